use super::*;

const PAGE: &str = "# Renewal

> [!WARNING]
> Never renew without approval.

See the [policy](p.md) and ![chart](a.png).

## Steps

1. Recieve the **request** within 30 days.[^s1]
2. Open [the form](form.md) and run `renew --dry-run`.
3. Wait.

   ```sh
   renew --all
   ```

| Limit | Value |
|-------|-------|
| Seats | 50    |

[^s1]: Maria, 00:04:12
";

fn class(from: &str, to: &str) -> (Change, Vec<String>) {
    assert!(PAGE.contains(from), "{from}");
    let Proposal { change, reasons } = propose(PAGE, &PAGE.replace(from, to));
    (change, reasons)
}

#[test]
fn minor_only_where_it_is_safe() {
    for (from, to, reason) in [
        ("Recieve", "Receive", "step 1: spelling, Recieve → Receive"),
        (
            "**request**",
            "*request*",
            "step 1: formatting, footnotes or alternative text only",
        ),
        (
            "30 days.[^s1]",
            "30 days[^s1]!",
            "step 1: punctuation or capitals only",
        ),
        (
            "form.md",
            "forms/form.md",
            "step 2: link target, form.md → forms/form.md",
        ),
        (
            "(p.md)",
            "(q.md)",
            "paragraph under “Renewal”: link target, p.md → q.md",
        ),
        (
            "![chart]",
            "![the chart]",
            "paragraph under “Renewal”: formatting, footnotes or alternative text only",
        ),
        (
            "|-------|-------|",
            "|---|---:|",
            "table under “Steps”: formatting, footnotes or alternative text only",
        ),
    ] {
        let (change, reasons) = class(from, to);
        assert_eq!(
            (change, reasons),
            (Change::Minor, vec![reason.to_owned()]),
            "{from} → {to}"
        );
    }
    assert_eq!(propose(PAGE, PAGE).reasons, ["nothing changed"]);
    assert_eq!(
        propose(PAGE, &PAGE.replace('\n', "\r\n")).change,
        Change::Minor
    );
}

#[test]
fn major_where_in_doubt() {
    for (from, to, reason) in [
        ("30 days", "45 days", "step 1 changed: 30 days → 45 days"),
        (
            "--dry-run",
            "--now",
            "step 2 changed: `renew --dry-run` → `renew --now`",
        ),
        (
            "renew --all",
            "renew --some",
            "detail of step 3 changed: `sh renew --all` → `sh renew --some`",
        ),
        (
            "renew --all\n   ```",
            "renew --all\n   ```\n4. Check the seats.",
            "step 4 added: Check the seats.",
        ),
        (
            "2. Open [the form](form.md) and run `renew --dry-run`.\n",
            "",
            "step 2 removed: Open the form and run `renew --dry-run`.",
        ),
        (
            "Never renew",
            "Renew",
            "alert under “Renewal” changed: Never renew → Renew (negation)",
        ),
        (
            "[!WARNING]",
            "[!NOTE]",
            "alert under “Renewal” changed: !WARNING → !NOTE",
        ),
        (
            "> [!WARNING]\n> Never",
            "Never",
            "alert under “Renewal” became paragraph under “Renewal”",
        ),
        (
            "a.png",
            "b.png",
            "paragraph under “Renewal”: picture, a.png → b.png",
        ),
        (
            "| 50    |",
            "| 60    |",
            "table under “Steps” changed: 50 → 60",
        ),
        (
            "(form.md)",
            "(tel:123)",
            "step 2: link target, form.md → tel:123",
        ),
        (
            "## Steps",
            "<!-- skip 2 -->\n\n## Steps",
            "raw HTML under “Renewal” added: <!-- skip 2 -->",
        ),
        (
            "Open [the form]",
            "<del>Open</del> [the form]",
            "step 2: raw HTML, <del> added",
        ),
        (
            "Open [the form]",
            "~~Open~~ [the form]",
            "step 2 changed: Open → ~~Open~~",
        ),
        (
            "00:04:12",
            "00:04:13",
            "footnote under “Steps” changed: 00:04:12 → 00:04:13",
        ),
    ] {
        let (change, reasons) = class(from, to);
        assert_eq!(
            (change, reasons[0].as_str()),
            (Change::Major, reason),
            "{from} → {to}: {reasons:?}"
        );
    }
}

#[test]
fn order_matters() {
    let moved = propose("1. stop it\n2. start it\n", "1. start it\n2. stop it\n");
    assert_eq!(moved.change, Change::Major);
    assert!(
        moved.reasons[0].contains("moved: it was step"),
        "{:?}",
        moved.reasons
    );
    let late = propose("> Danger here\n\n1. a\n", "1. a\n\n> Danger here\n");
    assert_eq!(
        (late.change, late.reasons),
        (Change::Major, vec!["quote moved: > Danger here".to_owned()])
    );
    assert_eq!(propose("- a\n  - b\n", "- a\n- b\n").change, Change::Major);
    let early = propose(
        "1. a\n\nMind the gap\n\n2. b\n",
        "Mind the gap\n\n1. a\n2. b\n",
    );
    assert_eq!(early.change, Change::Major);
}

#[test]
fn reasons_are_counted_past_twenty() {
    let page = |word: &str| -> String {
        (0..50)
            .map(|n| format!("{}. {word}{n} unique{n}{word}\n", n + 1))
            .collect()
    };
    let proposal = propose(&page("a"), &page("b"));
    assert_eq!(proposal.reasons.len(), 21);
    assert_eq!(proposal.reasons[20], "and 80 more");
}
