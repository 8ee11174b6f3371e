//! What holds for any text.

use super::blockdiff::diff_blocks;
use super::change_class::propose;
use super::digest::{Tree, sop1};
use super::document::read;
use super::hidden::hidden;
use super::outline::outline;
use super::plain::terminal_safe;
use super::questions::{open_questions, placeholders};
use super::stepdiff::diff_steps;
use super::steps::steps;
use crate::domain::change::Change;
use crate::domain::step::{ChangeKind, Step};
use proptest::prelude::*;

/// Text made of what Markdown is made of.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "# ",
        "## Steps\n",
        "1. ",
        "2) ",
        "- ",
        "   ",
        "\n",
        "\n\n",
        "> ",
        "> [!NOTE]\n> ",
        "```\n",
        "`",
        "``",
        "**",
        "_",
        "~~",
        "[a](b)",
        "![x](y.png)",
        "[^s1]",
        "[^s1]: ",
        "<b>",
        "<your team>",
        "<!-- ",
        " -->",
        "| a | b |\n|---|---|\n",
        "word ",
        "Open question: ",
        "ask: Ann",
        "TODO",
        "{{x}}",
        "[insert ",
        "]",
        "[r]: /x\n",
        "\r\n",
        "\t",
        "é",
        "手",
        "\u{202e}",
        "\u{0}",
        "&#x202e;",
        "\\",
        "30 days",
        "---\n",
        "https://x.y",
        "[ ] ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn list(steps: &[String]) -> String {
    steps
        .iter()
        .enumerate()
        .map(|(i, step)| format!("{}. {step}\n", i + 1))
        .collect()
}

fn step_texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-d]{1,2} [a-d]{1,3}( [0-9])?", 0..12)
}

fn read_everything(body: &str) {
    outline(body, 1).jumps();
    steps(body, 1);
    open_questions(body, 1);
    placeholders(body, 1);
    hidden(body, 1);
    terminal_safe(body);
    assert!(diff_blocks(body, body).is_empty());
}

fn words_only(step: &Step) -> String {
    step.identity.words.clone()
}

/// Has every picture that a path of five letters names.
struct Pictures;

impl Tree for Pictures {
    fn blob_sha256(&self, path: &str) -> Option<String> {
        (path.len() == 5).then(|| "0".repeat(64))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_digest_that_waits_is_the_digest(front in any::<bool>(), body in markdown()) {
        let text = if front { format!("---\ntitle: A\nrisk: high\n---\n{body}") } else { body };
        let page = read("a.md", "a.md", text.as_bytes(), &Pictures, None);
        match (page.digested(), sop1("a.md", text.as_bytes(), &Pictures, None)) {
            (Ok(waited), Ok(digest)) => {
                prop_assert_eq!(waited.digest, digest.digest);
                prop_assert_eq!(waited.images.len(), digest.images.len());
            }
            (Err(problem), Err(refusal)) => prop_assert_eq!(problem.code, refusal.code()),
            (waited, digest) => prop_assert!(false, "{waited:?} and {digest:?}"),
        }
    }

    #[test]
    fn nothing_panics(body in prop_oneof![markdown(), any::<String>()]) {
        read_everything(&body);
    }

    #[test]
    fn a_page_does_not_differ_from_itself(body in markdown()) {
        let found = steps(&body, 1);
        prop_assert!(diff_steps(&found, &found).is_empty());
        prop_assert_eq!(propose(&body, &body).change, Change::Minor);
    }

    #[test]
    fn no_difference_is_lost(before in markdown(), after in markdown()) {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let shown = diff_steps(&steps(&before, 1), &steps(&after, 1)).len() + diff_blocks(&before, &after).len();
        prop_assert!(shown > 0 || plain(&before) == plain(&after));
        prop_assert!(!propose(&before, &after).reasons.is_empty());
    }

    #[test]
    fn a_permutation_only_moves(texts in step_texts(), seed in any::<u64>()) {
        let mut shuffled = texts.clone();
        shuffled.sort_by_key(|text| text.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)));
        let changes = diff_steps(&steps(&list(&texts), 1), &steps(&list(&shuffled), 1));
        prop_assert!(changes.iter().all(|change| change.kind == ChangeKind::Moved));
        prop_assert_eq!(changes.is_empty(), texts == shuffled);
    }

    #[test]
    fn counts_add_up(before in step_texts(), after in step_texts()) {
        let (old, new) = (steps(&list(&before), 1), steps(&list(&after), 1));
        let changes = diff_steps(&old, &new);
        let count = |kind| changes.iter().filter(|change| change.kind == kind).count();
        prop_assert_eq!(old.len() + count(ChangeKind::Added), new.len() + count(ChangeKind::Removed));
        if changes.is_empty() {
            prop_assert!(old.iter().map(words_only).eq(new.iter().map(words_only)));
        }
    }

    #[test]
    fn another_number_is_major(texts in prop::collection::vec("[a-d]{1,2} [a-d]{1,3}", 1..8), at in any::<prop::sample::Index>(), n in 1..99u8) {
        let mut after = texts.clone();
        let step = at.get(&texts).clone();
        let place = at.index(texts.len());
        after[place] = format!("{step} {}", n + 1);
        let mut before = texts;
        before[place] = format!("{step} {n}");
        prop_assert_eq!(propose(&list(&before), &list(&after)).change, Change::Major);
    }

    #[test]
    fn safe_text_stays_safe(text in any::<String>()) {
        let safe = terminal_safe(&text);
        prop_assert!(!safe.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        prop_assert_eq!(terminal_safe(&safe), safe.clone());
    }
}

#[test]
fn hostile_text_stays_cheap() {
    // All readers together, some thirty parses.
    let size = if cfg!(debug_assertions) {
        15_000
    } else {
        50_000
    };
    let nested: String = (0..300)
        .map(|depth| format!("{}1. a\n", "   ".repeat(depth)))
        .collect();
    let unit = [
        ">",
        "*",
        "1. ",
        "- ",
        "[",
        "![",
        "](",
        "<",
        "<x>",
        "`",
        "[^a]",
        "{{",
        "_a",
        "# Steps\n",
        "1. a\n",
        "> a\n",
        "> > Open question: a\n",
        "<!--",
        "~~",
        "\n\n1. x\n",
    ];
    let pages = unit
        .iter()
        .map(|piece| piece.repeat(size / piece.len()))
        .chain([nested]);
    for body in pages {
        // What is quadratic would keep this test from ending.
        read_everything(&body);
        let proposal = propose(&body, &format!("{body}\n\nx"));
        assert!(!proposal.reasons.is_empty());
    }
}
