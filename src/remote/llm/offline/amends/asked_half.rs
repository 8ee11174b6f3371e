//! A sentence begun by another as a question, with its end for an answer: `And the fridge needs to be?` **`Under five degrees.`**; and
//! what is answered of a thing that is asked about by its name alone: `Oil?` **`One drop per link.`**
use super::super::gather::is_thing;
use super::super::lexicon::{NOUNISH, is_adverb, is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::{going_on, lowered};
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::verbs::is_third_person;
use super::{answers_another, before, spoken};

/// The most words of the end.
const END: usize = 6;

/// Tells the whole.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (asked, s) = (&sentences[at - 1], &sentences[at]);
        let answers = answers_another(sentences, at)
            && s.mood == Mood::Speech
            && spoken(s)
            && s.end != End::Question;
        if !answers || asked.tokens.is_empty() {
            continue;
        }
        if let Some(whole) = whole(&asked.tokens, &s.tokens) {
            sentences[at].tokens = whole;
            unsay(&mut sentences[at - 1..at]);
        } else if let Some(whole) = named(sentences, at) {
            sentences[at].tokens = whole;
            unsay(&mut sentences[at - 1..at]);
        }
    }
}

/// `the fridge needs to be` **under five degrees**
fn whole(asked: &[Token], end: &[Token]) -> Option<Vec<Token>> {
    let begun = talk::lead(asked);
    let from = begun.len().checked_sub(3)?;
    let opens = starts_any(&begun[from..], patterns!["needs|need|has|have to be"])
        .or_else(|| starts_any(&begun[from + 1..], patterns!["should|must be"]))?;
    let question = starts_any(
        begun,
        patterns!["what|how|who|where|when|which|do|does|is|are|should|must"],
    );
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let short =
        end.len() <= END && !end.iter().any(says) && reading::read(end, Mood::Speech).is_none();
    if question.is_some() || begun.len() <= opens || !short {
        return None;
    }
    let mut told = begun.to_vec();
    bare_last(&mut told);
    let first = told.len();
    told.extend_from_slice(end);
    told[first].word = lowered(&told[first].word);
    Some(told)
}

/// `Oil?` **`One drop per link.`**: told under the name, where it was not spoken of just before.
fn named(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let (asked, s) = (&sentences[at - 1], &sentences[at]);
    let [name] = asked.tokens.as_slice() else {
        return None;
    };
    let noun = is_thing(&asked.tokens) || NOUNISH.contains(name.key.as_str());
    // `Days?` asks for the unit, and `stays out` answers of the thing itself
    let unit = crate::domain::quantity::unit_of(&name.key).is_some();
    let does = s.tokens.first().is_some_and(|t| is_third_person(&t.key));
    let thing = noun && !unit && !does && !name.is_number() && !is_adverb(&name.key);
    let stem = stems(&asked.tokens);
    let known = before(sentences, at - 1, 3).any(|i| {
        let said = stems(&sentences[i].tokens);
        stem.iter().all(|w| said.contains(w))
    });
    let answer = &s.tokens[..clause_end(&s.tokens)];
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let nods = starts_any(
        answer,
        patterns!["yes|yeah|yep|no|nope|not|never|always|only|what|sure|exactly|right|ok|okay"],
    );
    let plain = !answer.iter().any(says) && nods.is_none() && answer.len() <= END + 2;
    let told = plain && reading::read(answer, Mood::Speech).is_none();
    let again = stems(answer).iter().any(|w| stem.contains(w));
    (thing && !known && told && !again && !stem.is_empty()).then(|| {
        let mut told = asked.tokens.clone();
        mark_last(&mut told, ':');
        told.extend(going_on(&s.tokens));
        told
    })
}
