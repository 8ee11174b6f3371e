//! An audit as one HTML page: no script, nothing loaded from elsewhere, every word of a page escaped.

use super::ORDER;
use crate::ops::audit::{Judged, Report, Verdict};

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}\
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ddd}\
th{font-weight:600}td.n{text-align:right}code{font-size:13px;overflow-wrap:anywhere}ul{margin:0;padding-left:1.1rem}\
.counts td{font-size:1.4rem}.keep{color:#1a7f37}.retire,.merge{color:#8250df}.finish,.refresh{color:#9a6700}\
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}";

/// The report as a page.
pub(super) fn render(report: &Report) -> String {
    let totals = &report.totals;
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>Audit of {} pages on {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Audit of {} pages on {}</h1>\n<p>Files: {}</p>\n",
        totals.pages,
        escaped(&report.as_of),
        totals.pages,
        escaped(&report.as_of),
        escaped(&report.globs.join(", "))
    );
    let counts = [
        ("keep", totals.keep),
        ("refresh", totals.refresh),
        ("finish", totals.finish),
        ("merge", totals.merge),
        ("retire", totals.retire),
        ("with an owner", totals.with_owner),
        ("with steps", totals.with_steps),
        ("dead links", totals.dead_links),
        ("unfinished marks", totals.unfinished),
        ("linked by nobody", totals.orphans),
    ];
    let cells = |of: &dyn Fn(&(&str, usize)) -> String| counts.iter().map(of).collect::<String>();
    text.push_str(&format!(
        "<table class=\"counts\"><tr>{}</tr><tr>{}</tr></table>\n",
        cells(&|(name, _)| format!("<th>{name}</th>")),
        cells(&|(_, count)| format!("<td>{count}</td>"))
    ));
    for verdict in ORDER {
        text.push_str(&section(report, verdict));
    }
    text.push_str("</body>\n</html>\n");
    text
}

fn section(report: &Report, verdict: Verdict) -> String {
    let rows: Vec<String> = report
        .pages
        .iter()
        .filter(|page| page.verdict == verdict)
        .map(row)
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "<h2 class=\"{verdict}\">{verdict} ({})</h2>\n<table>\n<tr><th>page</th><th>why</th><th>owner</th><th>last change</th><th>words</th><th>steps</th></tr>\n{}</table>\n",
        rows.len(),
        rows.concat()
    )
}

fn row(page: &Judged) -> String {
    let reasons: String = page
        .reasons
        .iter()
        .map(|reason| format!("<li>{}</li>", escaped(reason)))
        .collect();
    let owner = match (&page.owner, page.owner_from.as_deref()) {
        (Some(owner), Some("last-editor")) => format!("last edited by {owner}"),
        (Some(owner), _) => owner.clone(),
        (None, _) => "–".to_owned(),
    };
    format!(
        "<tr><td>{}<br><code>{}</code></td><td><ul>{reasons}</ul></td><td>{}</td><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
        escaped(&page.title),
        escaped(&page.path),
        escaped(&owner),
        escaped(page.last_changed.as_deref().unwrap_or("–")),
        page.words,
        page.steps
    )
}

/// Text that stays text in HTML, in content and in quotes; what nobody sees and what turns lines around is dropped.
fn escaped(text: &str) -> String {
    let safe = crate::ui::safe(text);
    let mut shown = String::with_capacity(safe.len());
    for letter in safe.chars() {
        match letter {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            letter => shown.push(letter),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_page_is_html() {
        assert_eq!(
            super::escaped("<img src=x onerror=\"a('&')\">"),
            "&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;"
        );
    }
}
