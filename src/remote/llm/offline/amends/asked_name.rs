//! A thing, a place or a day asked back, and answered with another: `Send it to the printers.` `The printers?` **`Sorry, the
//! binders.`**
use super::super::fillers;
use super::super::gather::is_thing;
use super::super::lexicon::{determined, is_auxiliary, is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::{going_on, lowered, raised};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, places_in, put_for, tokens};
use super::super::turns::{End, Sentence};
use super::super::verbs::{is_action, is_third_person};
use super::stated::led_only_cues;
use super::{before, keep, tells};

/// The most words of what is asked back, and of what it is.
const NAME: usize = 5;

/// Puts what was answered where the other was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    stays_as_it_is(sentences, at);
    let (s, asked) = (&sentences[at], &sentences[at - 1]);
    let other = asked.speaker != s.speaker && asked.source == s.source;
    if !other || asked.end != End::Question || s.end == End::Question {
        return false;
    }
    let Some((mut new, rest)) = named_instead(&fillers::pauses(&s.tokens)) else {
        return false;
    };
    let asked = fillers::pauses(&asked.tokens);
    let mut old = without_place(talk::lead(&asked)).to_vec();
    if !(1..=NAME).contains(&old.len())
        || determined(&old) != determined(&new)
        || old[0].key == new[0].key && old.len() == 1
    {
        return false;
    }
    let mut found = told(sentences, at, &old);
    // `use the wide brush`, asked back as `the wide one`
    let one = |words: &[Token]| words.len() > 1 && words.last().is_some_and(|t| t.key == "one");
    if found.is_none() && one(&old) && one(&new) {
        old.pop();
        new.pop();
        found = told(sentences, at, &old);
    }
    let Some((told, from)) = found else {
        return false;
    };
    let told = &mut sentences[told].tokens;
    if told[from].word.starts_with(char::is_lowercase) {
        new[0].word = lowered(&new[0].word);
    }
    put_for(told, from, from + old.len(), &new);
    sentences[at - 1].tokens.clear();
    keep(&mut sentences[at], &rest);
    true
}

/// `The pump?` **`No, the pump stays on. The heater.`**: what is meant comes first, and then what is not.
fn stays_as_it_is(sentences: &mut [Sentence], at: usize) {
    let (s, asked) = (&sentences[at], &sentences[at - 1]);
    let Some(next) = sentences.get(at + 1).filter(|n| {
        n.turn == s.turn
            && n.source == s.source
            && n.end != End::Question
            && asked.speaker != s.speaker
    }) else {
        return;
    };
    let (words, cued) = led_only_cues(talk::lead(&s.tokens));
    let name = talk::lead(&asked.tokens);
    let stays = words.get(name.len()..).is_some_and(|rest| {
        starts_any(
            rest,
            patterns!["stays|is|goes|has|gets|needs|stay|are|go *"],
        )
        .is_some()
    });
    let again = name.iter().zip(words).all(|(a, b)| a.key == b.key);
    let named = (2..=NAME).contains(&name.len()) && determined(name) && again && stays;
    let instead = next.tokens.len() <= NAME && determined(&next.tokens) && is_thing(&next.tokens);
    if !cued || !named || !instead || asked.end != End::Question {
        return;
    }
    let mut other = tokens("No,", s.tokens[0].at);
    other.extend(going_on(&next.tokens));
    let mut kept = words.to_vec();
    kept[0].word = raised(&kept[0].word);
    sentences[at].tokens = other;
    sentences[at + 1].tokens = kept;
}

/// Where whoever answers told just before what is asked back.
fn told(sentences: &[Sentence], at: usize, old: &[Token]) -> Option<(usize, usize)> {
    before(sentences, at - 1, 2).find_map(|i| {
        let t = &sentences[i];
        let own = t.speaker == sentences[at].speaker && tells(t);
        let from = places_in(&t.tokens, old).next_back()?;
        (own && from > 0).then_some((i, from))
    })
}

/// `Sorry,` **the binders**: the name that is given after a word that puts right, and what follows.
fn named_instead(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let (words, cued) = led_only_cues(talk::lead(words));
    let words = without_place(words);
    let end = clause_end(words);
    let mut new = words[..end].to_vec();
    bare_last(&mut new);
    let says = |t: &Token| {
        is_subject(&t.key)
            || is_auxiliary(&t.key)
            || is_third_person(&t.key)
            || t.key.ends_with("'s")
            || t.key == "not"
    };
    let deed = is_action(&new.first()?.key);
    (cued && new.len() <= NAME && !deed && !new.iter().any(says) && is_thing(&new))
        .then(|| (new, words[end..].to_vec()))
}

/// `to` **the printers**: the name without the word that it is placed by.
fn without_place(words: &[Token]) -> &[Token] {
    let place = words.first().is_some_and(|t| {
        opens_place(&t.key) || matches!(t.key.as_str(), "in" | "on" | "at" | "to")
    });
    &words[usize::from(place && words.len() > 1)..]
}
