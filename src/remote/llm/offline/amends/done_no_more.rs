//! What is done no more, and what is done instead: `Fax it to the depot.` **`We don't do that any more, you email it.`**, `Put the key
//! under the mat.` **`We stopped that. It goes in the lockbox.`**, `Take the big pan.` `We don't have that any more.` **`Oh. The wok
//! then.`**
use super::super::lexicon::{determined, is_auxiliary, opens_place};
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, mark_last, tokens};
use super::super::turns::{End, Sentence, unsay};
use super::super::verbs::is_third_person;
use super::{before, spoken, tells};

/// The most words that are said of it besides: `after the break-in`.
const BESIDES: usize = 4;
/// The most words of a place, or of a thing.
const SHORT: usize = 6;

/// Words that say that the one just told is done no more.
static GONE: PatternSet = pattern_set![
    "and|but|so|which? we|they|you|i don't|haven't|can't do|use|have|got|get|need that|it|this|those|them? any more|longer",
    "and|but|so|which? we|they|you|i don't|haven't|can't do|use|have|got|get|need that|it|this|those|them? anymore|now|nowadays",
    "and|but|so? nobody|no-one does|uses|has that|it|this|those|them any more|longer",
    "and|but|so? nobody|no-one does|uses|has that|it|this|those|them anymore|now|nowadays",
    "and|but|so|which? we|they|i|you? stopped|dropped|scrapped doing? that|it|this|those|them",
    "and|but|so|which? we're|they're not doing|using that|it|this|those|them? any more|longer",
];

/// Puts what is done instead where the other was told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let Some((told, next, said)) = instead(sentences, at) else {
            continue;
        };
        let own = sentences[told].speaker == sentences[at].speaker;
        if let Some(place) = its_place(&said) {
            let words = &mut sentences[told].tokens;
            if let Some(old) = words.iter().rposition(|t| opens_place(&t.key)) {
                words.truncate(old);
                words.extend(place);
                unsay(&mut sentences[at..=next]);
            }
        } else if let Some(thing) = only_named(&said, own) {
            let no = tokens("No,", thing[0].at);
            unsay(&mut sentences[at..=next]);
            sentences[next].tokens = [no, thing].concat();
        } else if next == at && reading::read(&said, sentences[at].mood).is_some() {
            sentences[told].tokens.clear();
            sentences[at].tokens = said;
        }
    }
}

/// The step that is done no more, as a sentence says, where it stands what is told instead, and its words.
fn instead(sentences: &[Sentence], at: usize) -> Option<(usize, usize, Vec<Token>)> {
    let s = &sentences[at];
    if s.tokens.len() < 3 || !spoken(s) || s.end == End::Question {
        return None;
    }
    let gone = starts_any(&s.tokens, &GONE)?;
    let ends = |n: &usize| *n == s.tokens.len() || s.tokens[n - 1].comma();
    let end = (gone..=s.tokens.len().min(gone + BESIDES)).find(ends)?;
    let step = |i: &usize| tells(&sentences[*i]) && reading::asks(&sentences[*i]).is_some();
    let told = before(sentences, at, 2).find(step)?;
    let teller = &sentences[told].speaker;
    if end < s.tokens.len() {
        let said = talk::lead(&s.tokens[end..]).to_vec();
        return (*teller == s.speaker).then_some((told, at, said));
    }
    let theirs = |i: &usize| {
        let n = &sentences[*i];
        spoken(n) && n.speaker == *teller && !talk::lead(&n.tokens).is_empty()
    };
    let next = (at + 1..sentences.len().min(at + 4)).find(theirs)?;
    let said = talk::lead(&sentences[next].tokens).to_vec();
    (sentences[next].end != End::Question).then_some((told, next, said))
}

/// `It goes in the lockbox.`: the place, in the stead of the one that the thing had.
fn its_place(said: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        said,
        patterns![
            "it|they|that|those go|goes|live|lives|hang|hangs",
            "it's|they're"
        ],
    )?;
    let place = &said[n..];
    let one = place.len() >= 2
        && place.len() <= SHORT
        && !place[..place.len() - 1].iter().any(|t| t.tail().is_some());
    (one && opens_place(&place[0].key)).then(|| {
        let mut place = place.to_vec();
        mark_last(&mut place, '.');
        place
    })
}

/// `The wok then.`, `In the lockbox then.`, said by whoever told of the other one; of their own accord without the `then`.
fn only_named(said: &[Token], own: bool) -> Option<Vec<Token>> {
    let behind = said
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "then" | "instead" | "now"));
    let words = &said[..said.len() - usize::from(behind)];
    let named = words.len() >= 2
        && words.len() < SHORT
        && (own || behind)
        && !words[..words.len() - 1].iter().any(|t| t.tail().is_some())
        && (determined(words) || opens_place(&words[0].key))
        // `The lid goes on then.`
        && !words.iter().any(|t| is_third_person(&t.key) || is_auxiliary(&t.key));
    named.then(|| {
        let mut words = words.to_vec();
        mark_last(&mut words, '.');
        words
    })
}
