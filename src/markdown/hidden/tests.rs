use super::HiddenKind::*;
use super::*;

fn found(body: &str) -> Vec<(HiddenKind, String)> {
    hidden(body, 1)
        .into_iter()
        .map(|h| (h.kind, h.text))
        .collect()
}

#[test]
fn what_a_renderer_takes_from_elsewhere() {
    for body in [
        "{% include note.md %}",
        "{%- include_relative a.md -%}",
        "{{< readfile file=\"a.md\" >}}",
        "{{#include ../a.md}}",
        "{!a.md!}",
        "!include a.md",
        "[!INCLUDE [title](a.md)]",
        "--8<-- \"a.md\"",
        "see ![[a]]",
    ] {
        let kinds: Vec<HiddenKind> = found(body).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Include], "{body}");
    }
    for body in [
        "Stop! include the totals.",
        "> [!NOTE]\n> include all",
        "`{% include a %}`",
        "```\n{% include a %}\n```",
        "{{ name }} and {% if x %}",
        "!important",
    ] {
        assert_eq!(found(body), [], "{body}");
    }
}

#[test]
fn what_an_approver_does_not_see() {
    for (body, expected) in [
        ("a <!-- psst --> b", vec![(Comment, "<!-- psst -->")]),
        (
            "<!-- one\ntwo -->\n\ntext",
            vec![(Comment, "<!-- one\ntwo -->")],
        ),
        (
            "<div>\n<!-- in -->\n</div>",
            vec![(RawHtml, "<div>"), (Comment, "<!-- in -->")],
        ),
        ("press <kbd>X</kbd>", vec![(RawHtml, "<kbd>")]),
        (
            "[//]: # (secret)\n\ntext",
            vec![(Comment, "[//]: # (secret)")],
        ),
        ("pay\u{202e}001", vec![(Bidi, "<U+202E>")]),
        (
            "zero\u{200b}width `co\u{200d}de`",
            vec![(Invisible, "<U+200B>"), (Invisible, "<U+200D>")],
        ),
        ("entity &#x202e; here", vec![(Bidi, "<U+202E>")]),
        (
            "![x](https://a.example/x.png) ![y](//b/y.png) ![z](z.png)",
            vec![
                (RemoteImage, "![x](https://a.example/x.png)"),
                (RemoteImage, "![y](//b/y.png)"),
            ],
        ),
        ("esc \u{1b}[0m", vec![(Invisible, "<U+001B>")]),
    ] {
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(kind, text)| (kind, text.to_owned()))
            .collect();
        assert_eq!(found(body), expected, "{body}");
    }
    let one = &hidden("a\nüb\u{200b}", 7)[0];
    assert_eq!((one.line, one.column), (8, 3));
}

#[test]
fn what_everybody_sees() {
    for body in [
        "plain\ttext\r\n",
        "👩\u{200d}🚒 ❤\u{fe0f} 1\u{fe0f}\u{20e3}",
        "می\u{200c}خواهم",
        "`<!-- code -->`\n\n```\n<b>\n```",
        "&amp; &lt;b&gt;",
        "[a](https://a.example)",
    ] {
        assert!(found(body).is_empty(), "{body}: {:?}", found(body));
    }
}
