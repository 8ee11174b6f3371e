//! An audit as Markdown: for an issue, a pull request, a wiki.

use super::ORDER;
use crate::ops::audit::Report;

/// The report as tables, one a verdict.
pub(super) fn render(report: &Report) -> String {
    let totals = &report.totals;
    let mut text = format!(
        "# Audit of {} pages on {}\n\n| keep | refresh | finish | merge | retire | with an owner | with steps | dead links | unfinished |\n|---|---|---|---|---|---|---|---|---|\n| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
        totals.pages,
        report.as_of,
        totals.keep,
        totals.refresh,
        totals.finish,
        totals.merge,
        totals.retire,
        totals.with_owner,
        totals.with_steps,
        totals.dead_links,
        totals.unfinished
    );
    for verdict in ORDER {
        let mut pages = report
            .pages
            .iter()
            .filter(|page| page.verdict == verdict)
            .peekable();
        if pages.peek().is_none() {
            continue;
        }
        text.push_str(&format!(
            "\n## {verdict}\n\n| page | why | owner | last change |\n|---|---|---|---|\n"
        ));
        for page in pages {
            text.push_str(&format!(
                "| `{}` | {} | {} | {} |\n",
                cell(&page.path).replace('`', ""),
                cell(&page.reasons.join("; ")),
                cell(page.owner.as_deref().unwrap_or("–")),
                page.last_changed.as_deref().unwrap_or("–")
            ));
        }
    }
    text
}

/// Text that stays text in a cell: nothing in it is Markdown, and no e-mail or name calls anybody.
fn cell(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' | '[' | ']' | '*' | '_' | '<' | '>' | '\\' | '!' | '#' | '~' => {
                shown.push('\\');
                shown.push(letter);
            }
            '@' => shown.push_str("@\u{200b}"),
            '\n' | '\r' => shown.push(' '),
            letter => shown.push(letter),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_page_is_markdown_in_a_cell() {
        assert_eq!(
            super::cell("a|b\n[x](y) <script>"),
            "a\\|b \\[x\\](y) \\<script\\>"
        );
        assert_eq!(super::cell("@team"), "@\u{200b}team");
    }
}
