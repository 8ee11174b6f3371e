//! How, where or to whom it is done, as another asks behind the deed, and what it is: `Clean the screens.` `With the spray?`
//! **`No, the wipes.`**, `Send the forms back.` `To the ward?` **`Yes.`** The deed is told with it.
use super::super::alignment;
use super::super::clauses;
use super::super::lexicon::{DETERMINERS, is_auxiliary, is_subject};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::{Token, bare_last, clause_end, stems};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::verbs::is_action;
use super::answers_another;
use super::asked::{NO, YES};
use super::put_in::{add_on, keep};

/// The most words of what is asked, and of what it is in its place.
const ASKED: usize = 7;
const PHRASE: usize = 5;

/// Words that lead to the tool, the place or the person.
static LEADS: WordSet =
    word_set!("with to on in into onto at by from under using through against inside behind");

/// Tells the deed with what was asked and answered.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        if !answers_another(sentences, at) || sentences[at].mood != Mood::Speech {
            continue;
        }
        let (deed, asked, answer) = (&sentences[at - 2], &sentences[at - 1], &sentences[at]);
        if asked.tokens.len() > ASKED || answer.end == End::Question {
            continue;
        }
        let Some(put) = led_phrase(&asked.tokens, &deed.tokens) else {
            continue;
        };
        if deed.speaker != answer.speaker || deed.end == End::Question || !takes(deed, put) {
            continue;
        }
        let Some((phrase, rest)) = answered(put, &answer.tokens) else {
            continue;
        };
        add_on(&mut sentences[at - 2].tokens, &phrase);
        unsay(&mut sentences[at - 1..at]);
        keep(&mut sentences[at], &rest);
    }
}

/// **`with the spray`**, `reset it` **`with the magnet`**: what is asked, with nothing before it but the deed again.
fn led_phrase<'a>(asked: &'a [Token], deed: &[Token]) -> Option<&'a [Token]> {
    let skip = starts_any(asked, patterns!["so|and|what|is that|it|this?"]).unwrap_or(0);
    let at = (0..asked.len().saturating_sub(1)).find(|i| LEADS.contains(&asked[*i].key))?;
    let lead = &asked[skip.min(at)..at];
    let known = stems(deed);
    let again = lead
        .iter()
        .all(|t| t.tail().is_none() && !is_subject(&t.key) || t.key == "it")
        && stems(lead).iter().all(|w| known.contains(w));
    let phrase = &asked[at..];
    let named = phrase.iter().skip(1).all(|t| !says(t) && !t.is_number());
    (again && named && clause_end(phrase) == phrase.len()).then_some(phrase)
}

fn says(t: &Token) -> bool {
    is_subject(&t.key)
        || is_auxiliary(&t.key)
        || matches!(t.key.as_str(), "what" | "which" | "whom")
}

/// Whether the last thing that is told is a deed, and nothing of the same kind is told of it.
fn takes(deed: &Sentence, put: &[Token]) -> bool {
    let last = clauses::split(&deed.tokens, deed.mood).pop();
    last.is_some_and(|(words, reading)| {
        reading.is_some()
            && !words
                .iter()
                .any(|t| alignment::kin(&t.key, &put[0].key) || t.key == put[0].key)
    })
}

/// What it is done with, and what is said besides.
fn answered(put: &[Token], answer: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let ends = |n: &usize| *n == answer.len() || answer[n - 1].tail().is_some();
    if let Some(n) = starts_any(answer, &YES).filter(ends) {
        let mut phrase = put.to_vec();
        bare_last(&mut phrase);
        return (n == answer.len()).then_some((phrase, Vec::new()));
    }
    if starts_any(answer, &NO).is_some_and(|n| n == answer.len()) {
        return None;
    }
    let no = starts_any(answer, patterns!["oh|um|er? no|nope|nah"])?;
    let words = &answer[no..];
    let end = clause_end(words);
    let (name, rest) = words.split_at(end);
    let led = name.first().is_some_and(|t| t.key == put[0].key);
    let bare = &name[usize::from(led).min(end)..];
    let article = bare
        .first()
        .is_some_and(|t| DETERMINERS.contains(t.key.as_str()));
    let thing = &bare[usize::from(article).min(bare.len())..];
    let first = thing.first()?;
    let plain = name.len() <= PHRASE
        && !thing
            .iter()
            .any(|t| says(t) || t.is_number() || LEADS.contains(&t.key))
        && (led || article || thing.len() == 1 && !is_action(&first.key))
        && first.key.starts_with(char::is_alphabetic)
        && !matches!(
            first.key.as_str(),
            "not" | "need" | "just" | "only" | "never" | "problem"
        );
    let mut phrase = if led { Vec::new() } else { put[..1].to_vec() };
    phrase.extend_from_slice(name);
    bare_last(&mut phrase);
    let rest = if of_the_other(put, rest) { &[] } else { rest };
    plain.then(|| (phrase, rest.to_vec()))
}

/// `no, the wipes,` **the spray's for the desks**: why it is not the one that was asked about.
fn of_the_other(put: &[Token], rest: &[Token]) -> bool {
    let named = stems(&put[1..]);
    let that = starts_any(rest, patterns!["that's|it's|that|it|they're|those"]).is_some();
    let first = rest
        .iter()
        .take(2)
        .find(|t| !DETERMINERS.contains(t.key.as_str()));
    that || first.is_some_and(|t| {
        let own = t.before_s().map_or_else(|| vec![t.clone()], |t| vec![t]);
        stems(&own).iter().all(|w| named.contains(w))
    })
}
