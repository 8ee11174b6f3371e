//! A thing that is not to be had, as another says, and the one that whoever told it takes then: `Cream on the seats, the
//! white pot.` `White pot's empty.` **`Oh. Then the tin under the bench.`**
use super::super::super::gather::is_thing;
use super::super::super::lexicon::{DETERMINERS, is_auxiliary, is_subject, opens_place};
use super::super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::super::token::{Token, bare_last, clause_end, places_in, put_for};
use super::super::super::turns::{End, Mood, Sentence};
use super::super::super::{reading, talk};
use super::super::used_now::sort;
use super::super::{NEAR, keep, own_steps};
use super::{others, taken};

/// The most words of a thing's name, and of the other one with its place.
const NAME: usize = 4;
const OTHER: usize = 7;

/// What a thing is that is not to be had.
static GONE: WordSet = word_set!(
    "empty finished gone shut closed broken taken full out split locked blocked dead missing bust busted knackered jammed leaking occupied booked used cracked torn broke off down snapped flooded"
);

/// Puts the one that is taken then in the place of the one that is not to be had. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = taken(&s.tokens);
    let (led, rest) = words.split_at(clause_end(words));
    if s.end == End::Question || led.len() > OTHER {
        return false;
    }
    let Some(other) = others(sentences, at) else {
        return false;
    };
    let Some(gone) = gone(&sentences[other].tokens).or_else(|| {
        let none = is_none_left(&sentences[other].tokens);
        let told = none.then(|| {
            own_steps(sentences, (at, other), 2).find_map(|i| taken_with(&sentences[i].tokens))
        });
        told.flatten()
    }) else {
        return false;
    };
    let Some(mut new) = named(led, &gone) else {
        return false;
    };
    let found = own_steps(sentences, (at, other), NEAR).find_map(|i| {
        let step = &sentences[i].tokens;
        let from = places_in(step, &gone).next_back()?;
        Some((i, place(step, from, gone.len(), &new)?))
    });
    let Some((told, (from, end))) = found else {
        return false;
    };
    // `the green one`
    if let Some(one) = new.last_mut().filter(|t| t.key == "one")
        && let Some(name) = gone.last()
    {
        (one.word, one.key) = (name.word.clone(), name.key.clone());
    }
    let rest = rest.to_vec();
    put_for(&mut sentences[told].tokens, from, end, &new);
    sentences[other].tokens.clear();
    // `Is it?`
    for between in &mut sentences[other + 1..at] {
        if talk::wonders(&between.tokens) {
            between.tokens.clear();
        }
    }
    keep(&mut sentences[at], &rest);
    true
}

/// `can't find it`, `we're out`, `none left`, `it's gone`: of what was told last.
fn is_none_left(words: &[Token]) -> bool {
    let words = talk::lead(words);
    let gone = starts_any(words, patterns!["it's|they're|that's all? *"]);
    starts_any(
        words,
        patterns![
            "i|we? can't|cannot|couldn't find|see it|them|one|any|that",
            "we're|i'm|we all? out",
            "we've|we|i've run out of? it|them?",
            "there's|there is|are? none|no|not any more? left?",
            "haven't|we haven't got one|any|it|that|them"
        ],
    )
    .is_some_and(|n| n == words.len())
        || gone.is_some_and(|n| n == words.len() && GONE.contains(words[n - 1].key.as_str()))
}

/// `wipe the lens with the` **blue cloth**: the name of what something is done with, at the end of a step.
fn taken_with(step: &[Token]) -> Option<Vec<Token>> {
    let with = step
        .iter()
        .rposition(|t| matches!(t.key.as_str(), "with" | "using"))?;
    let from = with + 1 + usize::from(DETERMINERS.contains(step.get(with + 1)?.key.as_str()));
    let mut name = step[from..].to_vec();
    bare_last(&mut name);
    ((1..=NAME).contains(&name.len()) && is_thing(&name)).then_some(name)
}

/// **`the white pot`**`'s empty`, **`bay 2`** `is taken by the skip`: the name without its article.
fn gone(words: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(words);
    let from = usize::from(DETERMINERS.contains(words.first()?.key.as_str()));
    let verb = (from..words.len().min(from + NAME + 1)).find(|i| {
        let t = &words[*i];
        t.key.ends_with("'s") || *i > from && matches!(t.key.as_str(), "is" | "are")
    })?;
    let glued = words[verb].key.ends_with("'s");
    let state = starts_any(
        &words[verb + 1..],
        patterns!["all|already|still|now|completely|always|nearly|totally? *"],
    )
    .and_then(|n| words[verb + 1..].get(n - 1))?;
    let mut name = words[from..verb + usize::from(glued)].to_vec();
    if let Some(last) = name.last_mut().filter(|_| glued) {
        for text in [&mut last.word, &mut last.key] {
            let bare = text
                .trim_end_matches("'s")
                .trim_end_matches("\u{2019}s")
                .len();
            text.truncate(bare);
        }
    }
    let apart = name
        .iter()
        .all(|t| t.tail().is_none() && !is_subject(&t.key));
    ((1..=NAME).contains(&name.len()) && apart && GONE.contains(state.key.as_str())).then_some(name)
}

/// `then the tin under the bench`, `use the other hose`, `bay 4 then`: the one that is taken instead.
fn named(words: &[Token], gone: &[Token]) -> Option<Vec<Token>> {
    let led = starts_any(
        words,
        patterns!["then? just? use|take|try", "in that case", "then"],
    );
    let led = led.filter(|n| *n < words.len() && !opens_place(&words[n - 1].key));
    let mut new = words[led.unwrap_or(0)..].to_vec();
    bare_last(&mut new);
    let then = new
        .pop_if(|t| matches!(t.key.as_str(), "then" | "instead"))
        .is_some();
    let first = new.first()?;
    let placed = opens_place(&first.key);
    let article = DETERMINERS.contains(first.key.as_str());
    let kin = || {
        new.iter()
            .any(|t| gone.last().is_some_and(|g| g.key == t.key))
    };
    let said = new
        .iter()
        .any(|t| is_subject(&t.key) || is_auxiliary(&t.key));
    let thing = &new[usize::from(placed)..];
    // `the tin under the bench`
    let head = (1..thing.len())
        .find(|i| opens_place(&thing[*i].key))
        .unwrap_or(thing.len());
    let sure = placed || article || (led.is_some() || then) && (kin() || !deed(&new));
    (sure && !said && !thing.is_empty() && is_thing(&thing[..head])).then_some(new)
}

/// Whether words say what is done.
fn deed(words: &[Token]) -> bool {
    reading::read(words, Mood::Speech).is_some()
}

/// Where the one that is not to be had stands in a step, with its article, and with its preposition where the other has one.
fn place(step: &[Token], from: usize, len: usize, new: &[Token]) -> Option<(usize, usize)> {
    let placing = |t: &Token| opens_place(&t.key) && t.tail().is_none();
    let article = |t: &Token| DETERMINERS.contains(t.key.as_str());
    let mut start = from - usize::from(from > 0 && article(&step[from - 1]));
    if placing(&new[0]) {
        start = start.checked_sub(1).filter(|i| placing(&step[*i]))?;
    }
    // **`the back rail`**, and `side rail`: with the word that says which
    let kin = new.len() > 1 && new[new.len() - 1].key == step[from + len - 1].key && len == 1;
    if kin && start == from && start > 1 && sort(&step[start - 1].key).is_some() {
        start -= 1;
    }
    let mut end = from + len;
    // `the hose` **by the barn**
    let more = step[end - 1].tail().is_none()
        && step.get(end).is_some_and(placing)
        && step.get(end + 1).is_some_and(article);
    if more {
        end += clause_end(&step[end..]);
    }
    (start > 0).then_some((start, end))
}
