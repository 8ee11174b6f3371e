//! What is to be done in a case that another asks about in a word: `Pull both, the lever mustn't touch the bar.` `And if it does?`
//! **`Red tag, hook 4.`** It is told under the case that was asked about.
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, mark_last, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::super::{gather, reading};
use super::{answers_another, asked_aloud};

/// The most words of the question, and of what is answered.
const ASKED: usize = 6;
const ANSWER: usize = 10;

/// Tells the answer under its case.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.end == End::Question || s.mood != Mood::Speech || !answers_another(sentences, at) {
            continue;
        }
        let asked = &sentences[at - 1];
        if let Some(case) = asked_aloud(asked, ASKED)
            .then(|| case(&asked.tokens))
            .flatten()
            && is_thing_then(&s.tokens)
        {
            let mut words = tokens("If", case[0].at);
            words.extend_from_slice(case);
            mark_last(&mut words, ',');
            let mut answer = talk::lead(&s.tokens).to_vec();
            if let Some(first) = answer.first_mut() {
                first.word = lowered(&first.word);
            }
            words.append(&mut answer);
            sentences[at].tokens = words;
        }
    }
}

/// `and if` **it does**: the case, of what was told just before.
fn case(words: &[Token]) -> Option<&[Token]> {
    let n = starts_any(words, patterns!["and|but|so|what|ok? if|when"])?;
    let case = &words[n..];
    let elliptic = starts_any(
        case,
        patterns![
            "it|they|that|he|she|this does|doesn't|don't|do|is|isn't|are|aren't|won't|will|can't|hasn't|haven't|has|have",
            "it's|they're not"
        ],
    );
    elliptic.is_some_and(|n| n == case.len()).then_some(case)
}

/// `red tag, hook 4`: things by themselves, and nothing that is bidden.
fn is_thing_then(words: &[Token]) -> bool {
    let words = talk::lead(words);
    let Some(first) = words.first() else {
        return false;
    };
    let end = super::super::token::clause_end(words);
    words.len() <= ANSWER
        && !matches!(
            first.key.as_str(),
            "no" | "yes" | "not" | "never" | "it" | "that" | "then"
        )
        && gather::is_thing(&words[..end])
        && reading::read(words, Mood::Speech).is_none()
}
