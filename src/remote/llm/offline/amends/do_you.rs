//! Whether it is done, asked, and how often, when or how much, answered: `Do you clean it?` **`Once a month, with vinegar.`**, `Do you
//! smoke them?` **`Two puffs.`**, told as one.
use super::super::amounts::{Class, amounts};
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::phrase::going_on;
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::{answers_another, before};

/// The most words of the question.
const ASKED: usize = 8;

/// The most words of an answer that says how much.
const SHORT: usize = 6;

/// How an answer begins that says how often.
static OFTEN: WordSet = word_set!(
    "once twice every daily weekly monthly nightly fortnightly yearly mondays tuesdays wednesdays thursdays fridays saturdays sundays"
);

/// Tells the deed with how often it is done.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let often = s
            .tokens
            .iter()
            .take(2)
            .any(|t| OFTEN.contains(t.key.as_str()));
        let counts = s.tokens.len() <= SHORT && s.tokens.iter().take(2).any(Token::is_number);
        if !(often || counts)
            || s.mood != Mood::Speech
            || s.end == End::Question
            || !answers_another(sentences, at)
        {
            continue;
        }
        let Some(mut deed) = deed(&sentences[at - 1].tokens) else {
            continue;
        };
        let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
        let yes = starts_any(&s.tokens, patterns!["yes|yeah|yep|oh"]).unwrap_or(0);
        let answer = talk::lead(&s.tokens[yes..]);
        // `Every one.`, of several things
        let each = starts_any(answer, patterns!["every one|single|last|bit"]).is_some();
        let led = !each
            && answer
                .first()
                .is_some_and(|t| OFTEN.contains(t.key.as_str()));
        let much = counts && !led && is_new(sentences, at, &deed) && is_so_much(answer);
        if !(led || much) || answer.iter().any(says) {
            continue;
        }
        if much {
            mark_last(&mut deed, ',');
        }
        let whole = [deed, going_on(answer)].concat();
        sentences[at].tokens = whole;
        sentences[at - 1].tokens.clear();
    }
}

/// `Two puffs.`, `ten minutes each`: how much or how long, with its unit.
fn is_so_much(answer: &[Token]) -> bool {
    amounts(answer)
        .first()
        .is_some_and(|a| a.at == 0 && matches!(a.class, Class::Measure(_)))
}

/// Whether a deed was not told of just before, and is asked for what it is done to.
fn is_new(sentences: &[Sentence], at: usize, deed: &[Token]) -> bool {
    let same = |i: usize| sentences[i].tokens.iter().any(|t| t.key == deed[0].key);
    let vague = |t: &Token| matches!(t.key.as_str(), "long" | "often" | "much" | "many" | "or");
    !deed.iter().any(vague) && !before(sentences, at - 1, 2).any(same)
}

/// `Do you` **clean it**`?`
fn deed(asked: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        asked,
        patterns!["and|so|but|okay? do|should|must|does you|we|i|they ever|also|actually?"],
    )?;
    let mut deed = asked.get(n..)?.to_vec();
    let [verb, thing, ..] = deed.as_slice() else {
        return None;
    };
    let named = matches!(
        thing.key.as_str(),
        "it" | "them" | "that" | "those" | "the" | "your"
    );
    let whole = asked.len() <= ASKED && deed.iter().rev().skip(1).all(|t| t.tail().is_none());
    if !is_action(&verb.key) || !named || !whole {
        return None;
    }
    bare_last(&mut deed);
    Some(deed)
}
