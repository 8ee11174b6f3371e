//! `docs/rules.md`, made from the rules: a test compares it, and writes it under `UPDATE_DOCS=1`.

use std::fmt::Write as _;
use std::path::Path;

use sop::check::{Rule, rules};

const INTRODUCTION: &str = "\
# The rules of `sop check`

Made from the rules themselves (`src/check/`) by a test; `UPDATE_DOCS=1 cargo test --test suite rule_book` writes it anew.

A rule's code is never renamed. Findings are written for people, as JSON, as annotations of a GitHub workflow
(`--format github`) and as SARIF 2.1.0 (`--format sarif`). `sop.yaml` sets what a finding amounts to:

```yaml
check:
  heading-jump: error      # off | warning | error
```

A warning is left out where a comment on the line before, or on the line itself, says so and why. Readers do not see it:

```markdown
<!-- sop-ignore link-text: the customer's own wording -->
The terms are [here](https://example.com/contract).
```

In MDX the comment is `{/* sop-ignore RULE: reason */}`. An error is left out by the team's policy alone, which is what
sop.yaml says on the default branch, path by path:

```yaml
ignore:
  - path: sops/imported/**
    rules: [raw-html, wide-table]
    reason: taken over as it was; rewritten until the audit
```

What gives no reason, or leaves out nothing, is a finding itself. `sop check --fix` mends what the rules marked *mends* are
sure of, all files or none; a published page it changes only on its own branch.

Which share of each rule's findings is right on public repositories: [rules-measured.md](rules-measured.md).

An SOP with an error cannot be published. Rules marked *governed* look only at pages that are governed or on their way
there (`status: draft` or `published`). The examples are whole pages or files, in a repository where roles.yaml has `cs-lead`
and `cs-agent`, people.yaml has `maria@example.com` and `jon@example.com`, who left, another page has the id `escalation`, and `escalation-calls` was
published as 1.0 and 1.1.
";

/// The rules that skip pages which are neither governed nor on their way there.
const GOVERNED: [&str; 11] = [
    "departed-owner",
    "include",
    "invisible-text",
    "missing-owner",
    "missing-role",
    "open-question",
    "placeholder",
    "raw-html",
    "remote-image",
    "unknown-reference",
    "version",
];

fn rule_book() -> String {
    let mut book =
        format!("{INTRODUCTION}\n| rule | severity | looks at | `--fix` |\n|---|---|---|---|\n");
    for rule in rules() {
        let pages = match rule.file() {
            Some(file) => file,
            None if GOVERNED.contains(&rule.code) => "governed pages",
            None => "all pages",
        };
        let fix = if rule.fix.is_some() { "mends" } else { "" };
        let _ = writeln!(
            book,
            "| [`{0}`](#{0}) | {1} | {pages} | {fix} |",
            rule.code, rule.severity
        );
    }
    for rule in rules() {
        book.push_str(&section(rule));
    }
    book
}

fn section(rule: &Rule) -> String {
    let language = if rule.file().is_some() {
        "yaml"
    } else {
        "markdown"
    };
    let example = |page: &str| format!("````{language}\n{page}````\n");
    format!(
        "\n## {}\n\n{}\n\n{}\n\nFound:\n\n{}\nNot found:\n\n{}",
        rule.code,
        rule.what,
        rule.why,
        example(rule.bad),
        example(rule.good)
    )
}

#[test]
fn rule_book_is_what_the_rules_say() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let book = rule_book();
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &book)?;
    }
    // A checkout may end lines its own way.
    let written = std::fs::read_to_string(&path)?.replace("\r\n", "\n");
    assert!(
        written == book,
        "docs/rules.md is not what the rules say: UPDATE_DOCS=1 cargo test --test suite rule_book"
    );
    Ok(())
}
