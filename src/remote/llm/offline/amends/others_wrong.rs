//! How somebody else does it wrongly, told beside how it is done: `You don't knot it.` **`Greta knots them, and then the arm hangs.`**,
//! `Rinse it first.` **`Maria skips that.`**
use super::super::lexicon::is_capitalised;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::verbs::third_person_base;
use super::{before, spoken, tells};

/// Takes it out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.mood == Mood::Speech && is_old_way(sentences, at) {
            unsay(&mut sentences[at - 1..=at]);
            continue;
        }
        if s.mood == Mood::Speech && s.end != End::Question && is_wrong(sentences, at) {
            sentences[at].tokens.clear();
        }
    }
}

/// `And the drop sinks or it doesn't.` **`That's the old way, Grace.`**: said of what another tells.
fn is_old_way(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let of_it = starts_any(
        talk::lead(&s.tokens),
        patterns![
            "that's|that|it's was|is? the|an? old|former|previous way|method|process|system|machine|one|rule"
        ],
    );
    let (before, theirs) = (&sentences[at - 1], s.source == sentences[at - 1].source);
    of_it.is_some()
        && theirs
        && before.speaker != s.speaker
        && before.end != End::Question
        && spoken(before)
}

fn is_wrong(sentences: &[Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let [name, verb, ..] = words else {
        return false;
    };
    if !is_capitalised(name) {
        return false;
    }
    let Some(told) = before(sentences, at, 1).next().map(|i| &sentences[i]) else {
        return false;
    };
    if told.speaker != sentences[at].speaker || !tells(told) {
        return false;
    }
    if starts_any(
        &words[1..],
        patterns!["skips|forgets that|this|it always|every?"],
    )
    .is_some()
    {
        return true;
    }
    let Some(base) = third_person_base(&verb.key) else {
        return false;
    };
    // `you don't knot it`
    told.tokens.windows(2).any(|w| {
        matches!(w[0].key.as_str(), "don't" | "never" | "not") && w[1].key.as_str() == base
    })
}
