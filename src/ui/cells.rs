//! Text from anywhere in the cells of a Markdown table, for a pull request or an issue.

/// Text that stays text in a cell: nothing in it is Markdown, and no e-mail or name calls anybody.
pub fn cell(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in super::safe(text).chars() {
        match letter {
            '|' | '[' | ']' | '*' | '_' | '<' | '>' | '\\' | '!' | '#' | '~' | '`' | '&' => {
                shown.push('\\');
                shown.push(letter);
            }
            '@' => shown.push_str("@\u{200b}"),
            '\n' | '\r' | '\t' => shown.push(' '),
            letter => shown.push(letter),
        }
    }
    shown
}

/// Text as code in a cell; there only the bar has to be escaped, and a backtick would end it.
pub fn code(text: &str) -> String {
    let inner = super::safe(text)
        .replace('`', "'")
        .replace('|', "\\|")
        .replace(['\n', '\r', '\t'], " ");
    format!("`{inner}`")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_page_is_markdown_in_a_cell() {
        assert_eq!(
            super::cell("a|b\n[x](y) <script> `c` &amp;"),
            "a\\|b \\[x\\](y) \\<script\\> \\`c\\` \\&amp;"
        );
        assert_eq!(super::cell("@team"), "@\u{200b}team");
        assert_eq!(super::code("a_b`|c\n"), "`a_b'\\|c `");
    }
}
