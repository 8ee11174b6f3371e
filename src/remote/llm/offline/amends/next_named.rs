//! What comes next, named by another and taken up by whoever tells: `Then shape?` `Shape, yeah.`, `And then the oil.`
//! `Cuticle oil, yes.`, `And colostrum.` `Within two hours.` It is told by its name, and what follows is of it.
use super::super::amounts::amounts;
use super::super::gather::is_thing;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::going_on;
use super::super::token::{Token, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_state};
use super::super::{fillers, talk};
use super::asked::begun;
use super::replies::{reply, tell};

/// The most words of its name.
const NAME: usize = 3;

/// Tells what comes next by its name. Says whether it did.
pub(super) fn told(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech {
        return false;
    }
    let Some((name, then)) = named(&fillers::pauses(&s.tokens)) else {
        return false;
    };
    let Some(heard) = reply(sentences, at).filter(|h| h.speaker.is_some()) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let (taken, rest) = match taken_up(&name, &words) {
        Some(taken) => (taken.to_vec(), Vec::new()),
        None if then && s.end == End::Stop && is_amount(&words) => (name, words),
        None => return false,
    };
    if !begun(sentences, at) {
        return false;
    }
    let mut told = vec![Token::new("Then", taken[0].at)];
    told.extend(going_on(&taken));
    mark_last(&mut told, '.');
    tell(sentences, at, told, rest);
    true
}

/// `Then` **shape**, `And then` **the oil**, `And` **colostrum**: the name, and whether it stands for a step of its own.
fn named(words: &[Token]) -> Option<(Vec<Token>, bool)> {
    let then = starts_any(words, patterns!["and|so? then|next"]);
    let n = then.or_else(|| starts_any(words, patterns!["and"]))?;
    let name = words
        .get(n..)
        .filter(|name| (1..=NAME).contains(&name.len()))?;
    let deed = name.len() == 1 && is_action(&name[0].key) && !is_state(&name[0].key);
    let plain = |t: &Token| t.tail().is_none_or(|c| matches!(c, '?' | '.'));
    let thing = is_thing(name)
        && !name.iter().any(|t| {
            matches!(
                t.key.as_str(),
                "one" | "ones" | "that" | "what" | "this" | "it" | "you"
            )
        });
    let bare = starts_any(name, patterns!["the|a|an|your|our"]).is_none();
    let whole = name.iter().all(plain) && amounts(name).is_empty() && (deed || thing);
    whole.then(|| (name.to_vec(), then.is_some() || bare))
}

/// `Shape, yeah.`, `Yes, cuticle oil.`: the words of the answer that say the name again, with nothing but a yes beside them.
fn taken_up<'a>(name: &[Token], words: &'a [Token]) -> Option<&'a [Token]> {
    let words = talk::lead(words);
    let (taken, rest) = words.split_at(clause_end(words));
    let again = stems(taken).last() == stems(name).last();
    let yes = rest.is_empty() || talk::nods(rest);
    ((1..=NAME).contains(&taken.len()) && yes && again).then_some(taken)
}

/// `Within two hours.`, `Sixty seconds.`
fn is_amount(words: &[Token]) -> bool {
    const SHORT: usize = 6;
    words.len() <= SHORT
        && amounts(words)
            .first()
            .is_some_and(|a| a.at <= 1 && a.is_number())
}
