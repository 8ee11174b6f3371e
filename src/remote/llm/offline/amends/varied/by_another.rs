//! What another says it is for some of them, and whoever told the first value agrees to: `Charge fifteen a head.` `Ten for kids.`
//! **`Ten for kids, right.`** Both hold, each for its own.
use super::super::super::amounts::{Amount, amounts};
use super::super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::super::phrase::going_on;
use super::super::super::talk;
use super::super::super::token::{Token, bare_last, clause_end, stems};
use super::super::super::turns::{End, Mood, Sentence};
use super::super::put_in::add;
use super::super::stated::led_only_cues;
use super::super::{before, replies};
use super::{NEAR, place};
use crate::domain::quantity::unit_of;

/// The most words of such a value with its kind, and of those that name the kind.
const SHORT: usize = 8;
const NAME: usize = 3;
/// How many sentences later it may be agreed to.
const ANSWER: usize = 3;

/// Words that name all of them, or none, although they stand behind `for`.
static ALL: WordSet = word_set!(
    "all both these those them us yours ours theirs years ages reasons purposes starters nows yes this always everybody everyone samples lots"
);

/// Puts the value of some of them behind the one of all others. Says whether it did.
pub(in super::super) fn for_some_of_them(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let talked = s.mood == Mood::Speech && s.end != End::Question && s.tokens.len() <= SHORT;
    if !talked
        || !s
            .tokens
            .iter()
            .any(|t| matches!(t.key.as_str(), "for" | "with"))
    {
        return false;
    }
    let Some((said, value, kind)) = for_some(&s.tokens) else {
        return false;
    };
    let found = before(sentences, at, NEAR)
        .take_while(|i| sentences[*i].speaker != s.speaker)
        .find_map(|i| {
            let told = &sentences[i];
            Some((i, place(told, told.speaker.as_ref(), &value)?.0))
        });
    let Some((told, end)) = found else {
        return false;
    };
    let known = stems(&sentences[told].tokens);
    if kind.iter().all(|w| known.contains(w)) {
        return false;
    }
    let says = |words: &[Token]| amounts(words).iter().any(|a| a.alike(&value));
    let heard = replies(sentences, at, told, ANSWER).next();
    let Some(heard) = heard.filter(|i| {
        let words = &sentences[*i].tokens;
        let refuses = starts_any(words, patterns!["no|nope|nah"]).is_some();
        !refuses && (talk::nods(words) || talk::is_backchannel(words) || says(words))
    }) else {
        return false;
    };
    let whole = sentences[heard].tokens.len() <= said.len() + 3;
    add(&mut sentences[told].tokens, end, going_on(&said));
    sentences[at].tokens.clear();
    if whole {
        sentences[heard].tokens.clear();
    }
    true
}

/// **`eighty for students`**, `Ann`: the value with the kind that it is for, and the stems of that.
fn for_some(words: &[Token]) -> Option<(Vec<Token>, Amount, Vec<ecow::EcoString>)> {
    let (body, _) = led_only_cues(talk::lead(words));
    let value = amounts(body).into_iter().next().filter(Amount::is_number)?;
    let rest = body.get(value.end..)?;
    let led = starts_any(rest, patterns!["for|with the|our|any|all|most|some?"])?;
    let end = value.end + clause_end(rest);
    let name = body.get(value.end + led..end)?;
    let plural = |t: &Token| {
        t.key.ends_with('s') && !t.key.ends_with("ss")
            || matches!(
                t.key.as_str(),
                "children" | "people" | "men" | "women" | "staff"
            )
    };
    let other = |t: &Token| !ALL.contains(t.key.as_str()) && unit_of(&t.key).is_none();
    let fits = value.at == 0 && (1..=NAME).contains(&name.len()) && name.iter().all(other);
    name.last().filter(|t| fits && plural(t))?;
    // `with eggs` is what it is done with
    let with = rest[0].key == "with" && name.len() == 1;
    let kind = stems(name);
    let mut said = body[..end].to_vec();
    bare_last(&mut said);
    (!with).then_some((said, value, kind))
}
