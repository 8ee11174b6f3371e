use super::*;

#[test]
fn open_questions_in_any_alert_or_quote() {
    for (body, text, ask) in [
        ("> [!NOTE]\n> Open question: how long?\n", "how long?", None),
        (
            "> [!WARNING]\n> **Open question:** who signs? (ask Maria Lopez)\n",
            "who signs?",
            Some("Maria Lopez"),
        ),
        (
            "> open QUESTION: which plan\n> of two? ask: Maria\n",
            "which plan of two?",
            Some("Maria"),
        ),
        (
            "> [!QUESTION]\n> Open question: why? — ask: p-7f3a.\n",
            "why?",
            Some("p-7f3a"),
        ),
        (
            "1. step\n\n   > [!TIP]\n   > Open question: nested?\n",
            "nested?",
            None,
        ),
        ("> > Open question: inner?\n", "inner?", None),
        (
            "> [!NOTE]\n>\n> Open question: later?\n>\n> ask: Ann\n",
            "later?",
            Some("Ann"),
        ),
        (
            "> Open question: what does the task: list mean?\n",
            "what does the task: list mean?",
            None,
        ),
    ] {
        let found = open_questions(body, 1);
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!(
            (found[0].text.as_str(), found[0].ask.as_deref()),
            (text, ask),
            "{body}"
        );
    }
    let lines: Vec<_> = open_questions("a\n\n> Open question: x\n\nb\n\n> Open question: y\n", 10)
        .iter()
        .map(|q| q.line)
        .collect();
    assert_eq!(lines, [12, 16]);
    for body in [
        "Open question: in prose",
        "> A quote: Open question: no",
        "```\n> Open question: code\n```",
        "> `Open question:` is how it begins",
        "> Open questions remain",
    ] {
        assert!(open_questions(body, 1).is_empty(), "{body}");
    }
}

fn texts(body: &str) -> Vec<String> {
    placeholders(body, 1).into_iter().map(|p| p.text).collect()
}

#[test]
fn holes_are_found() {
    for (body, expected) in [
        ("Ask <your team> now", vec!["<your team>"]),
        ("<placeholder>", vec!["<placeholder>"]),
        (
            "Call <team-name> or <Customer's name>",
            vec!["<team-name>", "<Customer's name>"],
        ),
        ("cd \\<path\\> there", vec!["<path\\>"]),
        (
            "[insert name here] and [Your company]",
            vec!["[insert name here]", "[Your company]"],
        ),
        ("Dear {{customer_name}},", vec!["{{customer_name}}"]),
        (
            "TODO: x, TBD. FIXME XXX",
            vec!["TODO", "TBD", "FIXME", "XXX"],
        ),
        (
            "| TBD |\n|---|\n| lorem ipsum dolor |",
            vec!["TBD", "lorem ipsum"],
        ),
        ("# TODO title", vec!["TODO"]),
    ] {
        assert_eq!(texts(body), expected, "{body}");
    }
    let found = placeholders("a\nü TODO", 5);
    assert_eq!((found[0].line, found[0].column), (6, 3));
}

#[test]
fn no_wolf() {
    for body in [
        "a <br> b <kbd>X</kbd> <details>\n<summary>x</summary></details>",
        "<https://example.com> <a@example.com>",
        "`<your team>` and `TODO`\n\n```\nkubectl <name> {{x}} TODO\n```\n\n    <indented>\n",
        "[x] and [text][ref] and [insert coin](a.md)\n\n[ref]: <b c.md>",
        "- [x] done\n- [ ] todo\n1. [x] ok",
        "if a < b and c > d, Vec<String>, x<y>z",
        "press [Enter] or [Tab], see [1]",
        "{{< note >}} {{% tip %}} {{ .Title }} ${{ github.sha }} {{ site.url }} {{ 'a' | x }}",
        "my todo list, a TODO list, TODOS, the mastodon, xxx",
        "<MyTag>text</MyTag> <img src=\"x\"/> <Badge type=\"tip\">",
        "[TODO](x.md) ![TBD](y.png)",
        "<!-- TODO later -->",
    ] {
        assert!(texts(body).is_empty(), "{body}: {:?}", texts(body));
    }
}
