use super::*;
use proptest::prelude::*;

const PAGE: &str = "# Refund

## Procedure

1. Check the order [^s1]
2. Pay the refund within 30 [^s2]

   > [!WARNING]
   > Never pay in cash [^s3]

3. File the form [^s5]

> [!IMPORTANT]
> Open question: What happens if the customer disputes it? (ask Maria Lopez) [^s4]

> [!IMPORTANT]
> Open question: “Pay the refund within 30”: 30 of what? (ask Jon) [^s2]

> [!IMPORTANT]
> Open question: Who keeps the keys? (ask the owner)

[^s1]: Maria, 00:00:10, call.vtt
[^s2]: Maria, 00:00:20, call.vtt
[^s3]: Maria, 00:00:25, call.vtt
[^s4]: Jon, 00:00:31–00:00:35, call.vtt
[^s5]: Maria, 00:00:50, call.vtt
";

fn given(answer: &str) -> Given<'_> {
    Given {
        answer,
        by: "Maria Lopez",
        on: "2026-11-25",
    }
}

fn id(number: usize) -> String {
    asked(PAGE, 1)[number - 1].id.clone()
}

#[test]
fn questions_have_their_context() {
    let all = asked(PAGE, 1);
    let about: Vec<Option<&str>> = all
        .iter()
        .map(|asked| asked.about.as_ref().map(|step| step.number.as_str()))
        .collect();
    assert_eq!(about, [Some("2"), Some("2"), None]);
    assert_eq!(all[0].ask.as_deref(), Some("Maria Lopez"));
    assert_eq!(all[0].raised_by, ["Jon, 00:00:31–00:00:35, call.vtt"]);
    assert_eq!(all[0].id, id(1));
}

#[test]
fn a_sentence_stands_at_its_step() {
    let folded = fold(PAGE, &id(1), given("Ask the shift lead")).expect("folds");
    let expected = PAGE
        .replace("> [!IMPORTANT]\n> Open question: What happens if the customer disputes it? (ask Maria Lopez) [^s4]\n\n", "")
        .replace("Never pay in cash [^s3]\n", "Never pay in cash [^s3]\n\n   If the customer disputes it: ask the shift lead [^a1]\n")
        .replace("[^s4]: Jon, 00:00:31–00:00:35, call.vtt\n", "")
        + "[^a1]: Maria Lopez, answered 2026-11-25\n";
    assert_eq!(folded.body, expected);
    assert_eq!(folded.placed, "at step 2");
}

#[test]
fn a_number_of_several_words_gets_its_unit() {
    let page = PAGE
        .replace("within 30", "within two hundred and ten")
        .replace("30 of what", "two hundred and ten of what");
    let id = asked(&page, 1)[1].id.clone();
    for (answer, unit) in [
        ("days", "days"),
        ("parts per thousand", "parts per thousand"),
    ] {
        let folded = fold(&page, &id, given(answer)).expect("folds");
        let wanted = format!("2. Pay the refund within two hundred and ten {unit} [^s2] [^a1]\n");
        assert!(folded.body.contains(&wanted), "{}", folded.body);
    }
}

#[test]
fn a_number_gets_its_unit() {
    let folded = fold(PAGE, &id(2), given("days")).expect("folds");
    assert!(
        folded
            .body
            .contains("2. Pay the refund within 30 days [^s2] [^a1]\n"),
        "{}",
        folded.body
    );
    assert!(folded.body.contains("[^s2]: Maria"));
}

#[test]
fn who_does_it_takes_the_place_of_someone() {
    let page = PAGE
        .replace("File the form", "Someone files the form")
        .replace(
            "Who keeps the keys?",
            "“Someone files the form”: who does this?",
        );
    let third = asked(&page, 1)[2].id.clone();
    let folded = fold(&page, &third, given("the archivist.")).expect("folds");
    assert!(
        folded
            .body
            .contains("3. The archivist files the form [^s5] [^a1]\n"),
        "{}",
        folded.body
    );
}

#[test]
fn without_a_step_it_stands_where_it_was_asked() {
    let folded = fold(PAGE, &id(3), given("The shift lead")).expect("folds");
    assert!(
        folded
            .body
            .contains("\n\nWho keeps the keys? The shift lead [^a1]\n\n[^s1]: Maria"),
        "{}",
        folded.body
    );
}

#[test]
fn steps_and_warnings_are_steps_and_warnings() {
    let step = fold(PAGE, &id(1), given("step: call the lead")).expect("folds");
    assert!(
        step.body
            .contains("Never pay in cash [^s3]\n\n3. Call the lead [^a1]\n\n3. File the form"),
        "{}",
        step.body
    );
    let warning = fold(PAGE, &id(1), given("warning: never promise anything")).expect("folds");
    assert!(
        warning
            .body
            .contains("\n\n   > [!WARNING]\n   > Never promise anything [^a1]\n\n3. File"),
        "{}",
        warning.body
    );
}

#[test]
fn all_answered_leaves_no_question_and_one_note() {
    let mut body = PAGE.to_owned();
    while let Some(next) = asked(&body, 1).first() {
        body = fold(&body, &next.id, given("Ask Jon about it"))
            .expect("folds")
            .body;
    }
    assert_eq!(body.matches("[^a1]: ").count(), 1);
    assert!(!body.contains("[^a2]"));
    assert!(!body.contains("\n\n\n"), "{body}");
}

#[test]
fn unknown_questions_and_inert_answers() {
    assert_eq!(
        fold(PAGE, "q-000000", given("x")),
        Err(FoldError::Unknown("q-000000".into()))
    );
    let folded = fold(PAGE, &id(3), given("# <script>\n[x](y) [^s1]")).expect("folds");
    assert!(folded.body.contains("\\<script\\>"), "{}", folded.body);
    assert_eq!(
        super::super::outline::outline(&folded.body, 1)
            .headings
            .len(),
        2
    );
}

#[test]
fn line_ends_stay() {
    let page = PAGE.replace('\n', "\r\n");
    for asked in asked(&page, 1) {
        let folded = fold(&page, &asked.id, given("Ask the lead about it")).expect("folds");
        assert_eq!(
            folded.body.matches('\n').count(),
            folded.body.matches("\r\n").count()
        );
    }
}

proptest! {
    /// Whatever is answered: one question goes, and every line that is not the question's or the step's stays.
    #[test]
    fn a_fold_changes_its_own_lines(answer in "[ -~\n“”é]{1,80}", number in 1_usize..=3) {
        prop_assume!(!crate::domain::answer::is_none(&answer));
        let folded = fold(PAGE, &id(number), given(&answer)).expect("folds");
        prop_assert_eq!(asked(&folded.body, 1).len(), 2);
        let gone: Vec<&str> = PAGE
            .lines()
            .filter(|line| !line.is_empty() && !folded.body.lines().any(|own| own == *line))
            .collect();
        let allowed = |line: &str| line.starts_with("> ") || line.starts_with("[^s4]") || line.starts_with("2. Pay");
        prop_assert!(gone.iter().all(|line| allowed(line)), "{:?}", gone);
    }
}
