use super::*;

fn diff(before: &str, after: &str) -> Vec<(ChangeKind, String)> {
    diff_blocks(before, after)
        .into_iter()
        .map(|c| (c.kind, c.after.or(c.before).unwrap_or_default()))
        .collect()
}

#[test]
fn what_is_no_step() {
    use ChangeKind::*;
    let page = "Intro text here.\n\n> [!WARNING]\n> Never unplug it.\n\n## Steps\n\n1. One thing\n2. Two things\n\n| a | 30 |\n|---|---|\n| b | 40 |\n";
    for (what, from, to, expected) in [
        ("nothing", "", "", vec![]),
        (
            "a warning",
            "Never unplug",
            "Always unplug",
            vec![(Changed, "> [!WARNING]\n> Always unplug it.")],
        ),
        (
            "a cell",
            "| b | 40 |",
            "| b | 41 |",
            vec![(Changed, "| a | 30 |\n|---|---|\n| b | 41 |")],
        ),
        (
            "the preamble",
            "Intro text here.\n\n",
            "",
            vec![(Removed, "Intro text here.")],
        ),
        (
            "a step is for the step diff",
            "One thing",
            "One thought",
            vec![],
        ),
        (
            "emphasis in a step",
            "One thing",
            "**One** thing",
            vec![(Changed, "**One** thing")],
        ),
        (
            "a comment",
            "## Steps",
            "<!-- psst -->\n\n## Steps",
            vec![(Added, "<!-- psst -->")],
        ),
        ("line ends", "\n", "\r\n", vec![]),
        (
            "another way to number",
            "1. One thing\n2. Two",
            "3. One thing\n4. Two",
            vec![(Changed, "3. One thing\n4. Two things")],
        ),
    ] {
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(kind, text): (_, &str)| (kind, text.to_owned()))
            .collect();
        assert_eq!(diff(page, &page.replace(from, to)), expected, "{what}");
    }
}

#[test]
fn definitions_of_links_count_where_they_are_used() {
    let before = "See [it][r].\n\n[r]: https://a.example\n";
    let changes = diff_blocks(before, &before.replace("a.example", "b.example"));
    let shown: Vec<_> = changes.iter().filter_map(|c| c.after.as_deref()).collect();
    assert_eq!(shown, ["See [it][r].", "[r]: https://b.example"]);
}

#[test]
fn sections_are_named() {
    let changes = diff_blocks(
        "## A\n\nx\n\n## B\n\nold words\n",
        "## A\n\nx\n\n## B\n\nnew words\n",
    );
    assert_eq!((changes.len(), changes[0].section.as_str()), (1, "B"));
}
