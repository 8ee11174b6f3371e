use super::*;
use crate::domain::draft::{DraftStep, Evidence};
use crate::domain::source::{Format, Place, Span, SpanKind};
use crate::domain::step::ChangeKind;
use crate::markdown::stepdiff::diff_steps;
use crate::markdown::steps::steps;
use proptest::prelude::*;

const PAGE: &str = "# Renewal

Maria keeps this.

## Procedure

1. Open the account in the CRM.
2. Offer a **discount** of 10 percent [^s1]
3. Print the contract
4. Send the contract to the customer

   - by mail

5. File it

Ask Maria.

[^s1]: Maria, 00:00:10, call.vtt
";

fn source(lines: &[&str]) -> Source {
    let span = |(index, text): (usize, &&str)| Span {
        start: Place::Line(index + 1),
        end: Place::Line(index + 1),
        speaker: None,
        text: (*text).to_owned(),
        kind: SpanKind::Prose,
    };
    Source {
        name: "notes.txt".to_owned(),
        format: Format::Notes,
        spans: lines.iter().enumerate().map(span).collect(),
        digest: String::new(),
    }
}

/// A draft whose steps are the lines that begin with none of the marks `!` (warning) and `x` (not drafted).
fn drafted(lines: &[&str]) -> (Draft, Vec<Source>) {
    let source = source(lines);
    let evidence = |index: usize| vec![Evidence::of(&source, &source.spans[index])];
    let mut draft = Draft {
        title: "Renewal".to_owned(),
        ..Draft::default()
    };
    for (index, line) in lines.iter().enumerate() {
        if let Some(text) = line.strip_prefix("! ") {
            draft.warnings.push(Warning {
                text: text.to_owned(),
                evidence: evidence(index),
                after: draft.steps.len().checked_sub(1),
            });
        } else if !line.starts_with("x ") {
            draft.steps.push(DraftStep {
                text: (*line).to_owned(),
                section: "Procedure".to_owned(),
                evidence: evidence(index),
            });
        }
    }
    (draft, vec![source])
}

fn hunks(lines: &[&str]) -> Vec<Hunk> {
    let (draft, sources) = drafted(lines);
    propose(PAGE, &draft, &sources)
}

fn seen(hunks: &[Hunk]) -> Vec<(HunkKind, Option<&str>, Option<&str>)> {
    hunks
        .iter()
        .map(|hunk| (hunk.kind, hunk.step.as_deref(), hunk.after.as_deref()))
        .collect()
}

fn applied(hunks: &[Hunk]) -> String {
    apply(PAGE, &hunks.iter().collect::<Vec<_>>()).expect("applies")
}

#[test]
fn what_is_there_already_is_no_hunk() {
    assert_eq!(
        hunks(&[
            "Open the account in the CRM",
            "Offer the discount",
            "File it"
        ]),
        []
    );
}

#[test]
fn a_number_changes_and_the_words_stay() {
    let hunks = hunks(&["Offer a discount of fifteen percent"]);
    assert_eq!(
        seen(&hunks),
        [(
            HunkKind::Changed,
            Some("2"),
            Some("Offer a discount of fifteen percent")
        )]
    );
    assert_eq!(hunks[0].why, "10 percent becomes fifteen percent");
    let expected = PAGE.replace(
        "**discount** of 10 percent [^s1]",
        "**discount** of fifteen percent [^s1] [^s2]",
    ) + "[^s2]: line 1, notes.txt\n";
    assert_eq!(applied(&hunks), expected);
}

#[test]
fn a_clause_is_added_to_a_human_s_words() {
    let hunks = hunks(&["Offer the discount unless the account is in arrears"]);
    assert_eq!(
        hunks[0].after.as_deref(),
        Some("Offer a discount of 10 percent, unless the account is in arrears")
    );
    assert!(applied(&hunks).contains(
        "2. Offer a **discount** of 10 percent, unless the account is in arrears [^s1] [^s2]\n"
    ));
}

#[test]
fn steps_come_behind_what_they_were_told_behind() {
    let hunks = hunks(&[
        "Send the contract to the customer",
        "Log the call in Salesforce",
        "Archive the recording",
    ]);
    assert_eq!(
        seen(&hunks),
        [
            (
                HunkKind::Added,
                Some("4"),
                Some("Log the call in Salesforce")
            ),
            (HunkKind::Added, Some("4"), Some("Archive the recording")),
        ]
    );
    let page = applied(&hunks);
    assert!(page.contains("   - by mail\n\n5. Log the call in Salesforce [^s2]\n\n6. Archive the recording [^s3]\n\n5. File it\n"), "{page}");
}

#[test]
fn a_step_goes_only_where_the_source_says_so() {
    let gone = hunks(&[
        "x We no longer print the contract",
        "Send the contract to the customer",
    ]);
    assert_eq!(seen(&gone), [(HunkKind::Removed, Some("3"), None)]);
    assert_eq!(applied(&gone), PAGE.replace("3. Print the contract\n", ""));
    for kept in [
        "x Never print it twice",
        "x Skip printing the contract if it is signed online",
    ] {
        assert_eq!(hunks(&[kept, "File it"]), [], "{kept}");
    }
    let told = hunks(&[
        "Print the contract no longer",
        "x We don't print the contract anymore",
    ]);
    assert_eq!(seen(&told), [(HunkKind::Removed, Some("3"), None)]);
}

#[test]
fn warnings_stand_at_their_step_and_contradictions_are_hunks() {
    let warned = hunks(&["Offer the discount", "! Never promise a second one"]);
    assert_eq!(warned[0].kind, HunkKind::Warning);
    assert!(
        applied(&warned).contains(
            "[^s1]\n\n   > [!WARNING]\n   > Never promise a second one [^s2]\n\n3. Print"
        )
    );
    let against = hunks(&["Never send the contract to the customer"]);
    assert_eq!(against[0].why, "it contradicts what is there");
}

#[test]
fn somebody_s_own_words_have_somebody_as_source() {
    let mut hunks = hunks(&["Offer a discount of fifteen percent"]);
    hunks[0].after = Some("Offer up to 15 percent".to_owned());
    hunks[0].edited = Some("Maria Lopez, answered 2026-11-25".to_owned());
    let page = applied(&hunks);
    assert!(
        page.contains("2. Offer up to 15 percent [^s1] [^s2][^a1]\n"),
        "{page}"
    );
    assert!(
        page.ends_with("[^s2]: line 1, notes.txt\n[^a1]: Maria Lopez, answered 2026-11-25\n"),
        "{page}"
    );
}

const MATERIAL: [&str; 8] = [
    "Open the account in the CRM within 2 days",
    "Offer a discount of 15 percent, unless the account is in arrears",
    "x We no longer print the contract",
    "Send the contract to the customer",
    "! Never send it by fax",
    "Log the call in Salesforce",
    "File it",
    "Tell the owner",
];

proptest! {
    /// Only lines of the hunks that were taken change; none taken changes nothing.
    #[test]
    fn only_what_is_taken_changes(taken in prop::collection::vec(any::<bool>(), 8), crlf in any::<bool>()) {
        let page = if crlf { PAGE.replace('\n', "\r\n") } else { PAGE.to_owned() };
        let (draft, sources) = drafted(&MATERIAL);
        let all = propose(&page, &draft, &sources);
        prop_assert_eq!(all.len(), 6);
        let some: Vec<&Hunk> = all.iter().zip(&taken).filter(|(_, take)| **take).map(|(hunk, _)| hunk).collect();
        let edited = apply(&page, &some).expect("applies");
        if some.is_empty() {
            prop_assert_eq!(&edited, &page);
        }
        let named = |line: &str| some.iter().any(|hunk| {
            let number = hunk.step.clone().unwrap_or_default();
            matches!(hunk.kind, HunkKind::Changed | HunkKind::Removed) && line.starts_with(&format!("{number}. "))
        });
        let kept: Vec<&str> = edited.split_inclusive('\n').collect();
        for line in page.split_inclusive('\n') {
            prop_assert!(kept.contains(&line) || named(line), "{:?} of {}", line, edited);
        }
    }
}

#[test]
fn all_taken_is_what_the_step_diff_says() {
    let hunks = hunks(&MATERIAL);
    let count = |kind: HunkKind| hunks.iter().filter(|hunk| hunk.kind == kind).count();
    let diff = diff_steps(&steps(PAGE, 1), &steps(&applied(&hunks), 1));
    let said = |kind: ChangeKind| diff.iter().filter(|change| change.kind == kind).count();
    // A warning inside a step is a change of that step.
    assert_eq!(
        said(ChangeKind::Changed),
        count(HunkKind::Changed) + count(HunkKind::Warning)
    );
    assert_eq!(said(ChangeKind::Added), count(HunkKind::Added));
    assert_eq!(said(ChangeKind::Removed), count(HunkKind::Removed));
    assert_eq!(said(ChangeKind::Moved), 0);
}

#[test]
fn what_was_taken_is_no_news() {
    let (draft, sources) = drafted(&MATERIAL);
    let page = applied(&hunks(&MATERIAL));
    let again = propose(&page, &draft, &sources);
    assert_eq!(again, [], "{page}");
}

#[test]
fn every_hunk_is_borne_out_by_its_evidence_and_the_words_that_were_there() {
    for hunk in hunks(&MATERIAL) {
        let (Some(text), Some(first)) = (&hunk.after, hunk.evidence.first()) else {
            continue;
        };
        let mut evidence = hunk.evidence.clone();
        evidence.extend(hunk.before.as_ref().map(|before| Evidence {
            text: before.clone(),
            ..first.clone()
        }));
        assert_eq!(
            crate::domain::grounding::gap(text, &evidence),
            None,
            "{text}"
        );
    }
}
