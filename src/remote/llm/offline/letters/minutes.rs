//! The frame of minutes: who was there, what was agreed of the last ones, who does what till the next, and when that is.
use super::super::patterns::{PatternSet, pattern_set, starts_any};
use super::super::turns::{End, Mood, Sentence};

/// Who was there, and who was not: `Present: Dee, Omar`.
static THERE: PatternSet = pattern_set![
    "present|attendees|attending|attended|apologies|absent|regrets",
    "in attendance",
    "apologies for absence|from",
];

/// What minutes say of meetings.
static MEETINGS: PatternSet = pattern_set![
    "date|time? of? next meeting",
    "minutes of|from the? last|previous",
    "minutes agreed|approved|accepted",
    "next meeting|session",
    "meeting closed|opened|ended|started",
    "matters arising",
    "any other business",
    "aob",
];

/// What somebody does till the next.
static ACTIONS: PatternSet = pattern_set!["action|actions|task|todo point|item|items|points?",];

/// Takes the frame away where minutes name who was there.
pub(super) fn unframed(sentences: &mut Vec<Sentence>) {
    let Some(first) = sentences
        .iter()
        .find(|s| labelled(s, &THERE))
        .map(|s| s.turn)
    else {
        return;
    };
    let frame = |s: &Sentence| {
        // `AOB. Who locks up?`: what is asked stays
        let meets = s.end != End::Question && starts_any(&s.tokens, &MEETINGS).is_some();
        // what stands above who was there is the name of the meeting
        let head = s.mood == Mood::Prose && s.turn < first;
        meets || head || labelled(s, &THERE) || labelled(s, &ACTIONS)
    };
    sentences.retain(|s| !frame(s));
}

fn labelled(s: &Sentence, set: &PatternSet) -> bool {
    let named = starts_any(&s.tokens, set)
        .and_then(|n| s.tokens.get(n - 1))
        .is_some_and(|t| t.tail() == Some(':'));
    named && matches!(s.mood, Mood::Prose | Mood::Item { .. })
}
