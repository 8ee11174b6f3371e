//! One of two, after both were told: `Open both taps.` **`Just the cold one, actually.`**, `Both?` **`The cold one's enough.`**
use super::super::lexicon::{determined, is_auxiliary};
use super::super::patterns::{find, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, put_for};
use super::super::turns::{End, Sentence, unsay};
use super::stated::led_only_cues;
use super::{own_steps, spoken};

/// The most words of the one.
const ONE: usize = 4;

/// Puts the one where both were told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question || s.tokens.len() < 3 {
            continue;
        }
        if let Some((told, both, end, mut one)) = one_of_both(sentences, at) {
            name_thing(&mut one, &sentences[told].tokens[end - 1]);
            put_for(&mut sentences[told].tokens, both, end, &one);
            unsay(&mut sentences[told + 1..=at]);
        }
    }
}

/// The step that names both, where these words stand in it, and the one of them that is enough.
fn one_of_both(sentences: &[Sentence], at: usize) -> Option<(usize, usize, usize, Vec<Token>)> {
    let s = &sentences[at];
    let one = only_one(&s.tokens)?;
    let told = own_steps(sentences, (at, at), 2).next()?;
    reading::asks(&sentences[told])?;
    let words = &sentences[told].tokens;
    let both = words
        .iter()
        .position(|t| t.key == "both" && t.tail().is_none())?;
    let opens = |t: &&Token| {
        matches!(
            t.key.as_str(),
            "both" | "of" | "the" | "your" | "our" | "them"
        )
    };
    let end = both + words[both..].iter().take_while(opens).count();
    let thing = words.get(end).filter(|t| !is_auxiliary(&t.key));
    let end = end + usize::from(thing.is_some() && words[end - 1].tail().is_none());
    Some((told, both, end, one))
}

/// `The cold one`, of the taps: the cold tap.
fn name_thing(one: &mut [Token], things: &Token) {
    let plural = ["ies", "ses", "xes", "ches", "shes", "ss"];
    let thing = things.key.strip_suffix('s');
    let thing = thing.filter(|_| !plural.iter().any(|end| things.key.ends_with(end)));
    if let Some((last, thing)) = one.last_mut().filter(|t| t.key == "one").zip(thing) {
        *last = Token::new(thing, last.at);
    }
    if let Some(first) = one.first_mut() {
        first.word = lowered(&first.word);
    }
}

/// `just the cold one`, `you only need the cold one`, `the cold one's enough`
fn only_one(words: &[Token]) -> Option<Vec<Token>> {
    let (words, _) = led_only_cues(talk::lead(words));
    let led = starts_any(
        words,
        patterns!["just|only", "you|we|i only|just need|want|use|do"],
    );
    let words = &words[led.unwrap_or(0)..];
    let clause = &words[..clause_end(words)];
    let enough = find(
        clause,
        patterns!["is enough|plenty", "enough|plenty", "will do"],
    );
    let end = enough.map_or(clause.len(), |(at, _)| at);
    let mut one = clause[..end].to_vec();
    while one
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "actually" | "really" | "now" | "though"))
    {
        one.pop();
    }
    bare_last(&mut one);
    if let Some(last) = one.last_mut()
        && let Some(thing) = last.before_s()
    {
        *last = thing;
    }
    let said = led.is_some() || enough.is_some();
    let alone = words.len() == clause.len() || words[clause.len() - 1].comma();
    (said && alone && determined(&one) && (2..=ONE).contains(&one.len())).then_some(one)
}
