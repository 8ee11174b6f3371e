//! Pages as teams write them, and the steps that a reader finds in them.

use super::*;

fn numbered(body: &str) -> Vec<String> {
    steps(body, 1)
        .iter()
        .map(|step| format!("{} {}", step.number, step.text))
        .collect()
}

const RUNBOOK: &str = "# Disk full

Numbers that are no steps:

1. Impact: high
2. Page: ops

## Mitigation

1. Find the host in **Grafana**.[^s3]

   ```sh
   df -h
   ```

2. Free space:
   1. Rotate `journald`
   2) Other list
   - keep
     1. deep
3. [ ] Tell #ops

![screen](a.png)

4. Look again

### If it fails

> 1. quoted

```
1. fenced
```

1) Call [Maria](tel:1)

   second paragraph

## Next steps

1. Write it up

[^s3]: Maria, 00:04:12
";

#[test]
fn a_runbook() {
    assert_eq!(
        numbered(RUNBOOK),
        [
            "1 Find the host in Grafana.",
            "2 Free space:",
            "2.1 Rotate `journald`",
            "2.2 Other list",
            "2.1 deep",
            "3 Tell #ops",
            "4 Look again",
            "1 Call Maria second paragraph",
        ]
    );
    let found = steps(RUNBOOK, 11);
    assert_eq!(found[0].evidence, ["s3"]);
    assert_eq!(found[0].detail, "```sh\ndf -h\n```");
    assert_eq!(
        (found[0].line, found[0].end_line, found[0].depth),
        (20, 24, 1)
    );
    assert_eq!(found[1].raw, "Free space:\n- keep");
    assert_eq!(found[1].detail, "• keep");
    assert_eq!(found[2].depth, 2);
    assert_eq!(found[6].section, "Mitigation");
    assert_eq!(found[7].section, "If it fails");
    assert_eq!(found[7].links, ["tel:1"]);
}

#[test]
fn where_the_procedure_is() {
    for (page, body, expected) in [
        (
            "no such heading: all lists",
            "# Title\n1. a\n\n## Two\n\n1. b\n",
            vec!["1 a", "1 b"],
        ),
        (
            "the title does not count",
            "# How to x\n\n## Before you start\n1. a\n## Steps\n1. b\n",
            vec!["1 b"],
        ),
        (
            "only the title says so",
            "# How to x\n\n## Foo\n1. a\n## Bar\n1. b\n",
            vec!["1 a", "1 b"],
        ),
        (
            "a heading without lists is none",
            "## Process\nprose\n## Deploy\n1. a\n",
            vec!["1 a"],
        ),
        (
            "subsections",
            "## Procedure\n### One\n1. a\n### Two\n1. b\n## References\n1. c\n",
            vec!["1 a", "1 b"],
        ),
        (
            "several",
            "## Diagnosis\n1. a\n## Impact\n1. x\n## Mitigation\n1. b\n",
            vec!["1 a", "1 b"],
        ),
        (
            "German",
            "## Zweck\n1. x\n## Vorgehen\n1. Schalter aus\n",
            vec!["1 Schalter aus"],
        ),
        (
            "bullets around",
            "## Steps\n- group\n  1. a\n  2. b\n",
            vec!["1 a", "2 b"],
        ),
        ("heading in a quote", "> ## Steps\n\n1. a\n", vec!["1 a"]),
        (
            "CRLF",
            "## Steps\r\n\r\n1. a\r\n   b\r\n2. c\r\n",
            vec!["1 a b", "2 c"],
        ),
        (
            "setext",
            "Steps\n-----\n1. a\n\nOther\n-----\n1. b\n",
            vec!["1 a"],
        ),
        ("empty items", "1.\n2. b\n", vec!["2 b"]),
        ("nothing", "", vec![]),
    ] {
        assert_eq!(numbered(body), expected, "{page}");
    }
}

#[test]
fn sequences_that_go_on() {
    for (page, body, expected) in [
        ("image", "1. a\n\n![x](x.png)\n\n2. b\n", vec!["1 a", "2 b"]),
        (
            "code block",
            "1. a\n2. b\n\n```\ncode\n```\n\n3. c\n",
            vec!["1 a", "2 b", "3 c"],
        ),
        ("paragraph", "1) a\n\ntext\n\n2) b\n", vec!["1 a", "2 b"]),
        ("loose", "1. a\n\n1. b\n\n1. c\n", vec!["1 a", "2 b", "3 c"]),
        ("restart", "1. a\n\ntext\n\n1. b\n", vec!["1 a", "1 b"]),
    ] {
        assert_eq!(numbered(body), expected, "{page}");
    }
}

#[test]
fn identity_is_content() {
    let same = [
        "1. Click **Save**.",
        "7. click save",
        "1. Click *Save*[^1]!\n\n[^1]: x",
        "1. Click  Save[^s9]",
    ];
    let keys: Vec<_> = same
        .iter()
        .map(|body| steps(body, 1)[0].identity.clone())
        .collect();
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    let twice = steps("1. Next\n2. Other\n3. next\n", 1);
    assert_eq!(
        (twice[0].identity.ordinal, twice[2].identity.ordinal),
        (1, 2)
    );
    assert_ne!(
        steps("1. wait 5 s", 1)[0].identity,
        steps("1. wait 6 s", 1)[0].identity
    );
}

#[test]
fn evidence_without_a_definition_is_evidence() {
    let found = steps("1. Do `grep [^a]` it[^s1] now[^s2].\n\n[^s2]: x\n", 1);
    assert_eq!(found[0].text, "Do `grep [^a]` it now.");
    let mut evidence = found[0].evidence.clone();
    evidence.sort();
    assert_eq!(evidence, ["s1", "s2"]);
}

#[test]
fn pictures_and_tables_in_steps() {
    let found = steps(
        "1. ![The button](a.png)\n2. Fill in\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n3. ~~Old~~ new<br>line\n",
        1,
    );
    assert_eq!(
        (found[0].text.as_str(), found[0].images[0].as_str()),
        ("The button", "a.png")
    );
    assert!(found[1].detail.contains("| 1 | 2 |"), "{}", found[1].detail);
    assert_eq!(found[2].text, "~~Old~~ new line");
    assert_eq!(found[2].html, ["<br>"]);
}
