//! A stretch of a page as one line of plain words: what a reader sees of it before opening it.

use std::sync::LazyLock;

use regex::Regex;

/// The most letters of a passage.
const LETTERS: usize = 160;

/// The passage that begins with the line at a byte of the body; where that says nothing, the one after it.
pub fn passage(body: &str, at: usize) -> String {
    let rest = body.get(at..).unwrap_or_default();
    let mut words = String::new();
    for line in rest.lines() {
        let line = plain(line);
        if line.is_empty() {
            if words.is_empty() {
                continue;
            }
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&line);
        if words.chars().count() >= LETTERS {
            break;
        }
    }
    cut(&words)
}

fn cut(words: &str) -> String {
    if words.chars().count() <= LETTERS {
        return words.to_owned();
    }
    let head: String = words.chars().take(LETTERS).collect();
    let whole = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(head, _)| head);
    format!("{whole} …")
}

/// One line without the marks of Markdown, of HTML, and of the template languages that sites put around it.
pub fn plain(line: &str) -> String {
    static DROPPED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\{\{[<%]?.*?[%>]?\}\}|\{%.*?%\}|<%.*?%>|</?[A-Za-z][^>]*>|<!--.*?(-->|$)|\{[:#][^}]*\}").ok()
    });
    static LINKS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"!?\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])").ok());
    let mut text = line.trim().to_owned();
    if matches!(
        text.get(..3),
        Some("```" | "~~~" | ":::" | "---" | "+++" | "===" | "!!!")
    ) || is_import(&text)
    {
        return String::new();
    }
    if let Some(dropped) = &*DROPPED {
        text = dropped.replace_all(&text, "").into_owned();
    }
    if let Some(links) = &*LINKS {
        text = links.replace_all(&text, "$1").into_owned();
    }
    let text = text
        .trim_start_matches(['#', '>', ' ', '|'])
        .trim_end_matches(['|', ' ']);
    let text = text
        .replace("**", "")
        .replace("__", "")
        .replace(['`', '*'], "");
    text.split_whitespace()
        .filter(|word| *word != "|")
        .collect::<Vec<_>>()
        .join(" ")
}

/// A line of MDX that is program and no text.
fn is_import(line: &str) -> bool {
    (line.starts_with("import ") && line.contains(" from ")) || line.starts_with("export ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (line, words) in [
            ("## The **pump**", "The pump"),
            (
                "1. See [the guide](a.md) and `ls`.",
                "1. See the guide and ls.",
            ),
            ("{{< note >}}Mind the gap{{< /note >}}", "Mind the gap"),
            ("{% include x.md %} after", "after"),
            ("<%= partial 'x' %>", ""),
            ("<Tabs groupId=\"a\">inside</Tabs>", "inside"),
            ("import Tabs from '@theme/Tabs';", ""),
            ("import the contacts by hand", "import the contacts by hand"),
            ("| a | b |", "a b"),
            ("## Heading {#custom}", "Heading"),
            ("```yaml", ""),
            ("![shot](x.png)", "shot"),
            ("a < b and c > d", "a < b and c > d"),
        ] {
            assert_eq!(plain(line), words, "{line}");
        }
    }

    #[test]
    fn a_passage_ends_at_a_word() {
        let body = format!("\n\n{}\n", "word ".repeat(60));
        let text = passage(&body, 0);
        assert!(text.ends_with("word …") && text.chars().count() <= LETTERS + 2);
    }
}
