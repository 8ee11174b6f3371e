//! `My brother never oiled his, and it seized after forty.` `After forty minutes?` `Forty animals.`: what is asked of a story,
//! and the answer, are of the story.
use super::super::amounts::{Amount, amounts};
use super::super::turns::{End, Sentence};
use super::super::{deeds, fillers, reading, stories, talk};
use super::spoken;

/// The most words of a question that only says a value again, and of the answer to it.
const SHORT: usize = 7;

/// Takes out what another asks of a story by its value, and the value that answers it.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len().saturating_sub(2) {
        if !asked_back(sentences, at) || !tells_story(&sentences[at]) {
            continue;
        }
        sentences[at + 1].tokens.clear();
        if answers(sentences, at) {
            sentences[at + 2].tokens.clear();
        }
    }
}

fn tells_story(s: &Sentence) -> bool {
    let words = talk::lead(&s.tokens);
    spoken(s)
        && s.end != End::Question
        && !words.is_empty()
        && (stories::is_story(words)
            || stories::is_obsolete(words)
            || deeds::deed_of_others(words)
            || deeds::habit_of_others(words))
}

/// Whether the next sentence is another's, and little but a value of the story.
fn asked_back(sentences: &[Sentence], at: usize) -> bool {
    let (s, q) = (&sentences[at], &sentences[at + 1]);
    let another = q.speaker != s.speaker && q.source == s.source;
    if q.end != End::Question || !another || q.tokens.len() > SHORT {
        return false;
    }
    let told = amounts(&s.tokens);
    let same = |a: &Amount| told.iter().any(|o| o.size == a.size);
    let asked = amounts(&q.tokens);
    asked.first().is_some_and(Amount::is_number) && asked.iter().all(same)
}

/// Whether whoever told the story answers with a value and no deed.
fn answers(sentences: &[Sentence], at: usize) -> bool {
    let (s, a) = (&sentences[at], &sentences[at + 2]);
    let words = fillers::pauses(&a.tokens);
    a.speaker == s.speaker
        && a.source == s.source
        && a.end != End::Question
        && words.len() <= SHORT
        && amounts(&words)
            .first()
            .is_some_and(|v| v.is_number() && v.at <= 2)
        && reading::read(&words, a.mood).is_none()
}
