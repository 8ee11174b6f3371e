//! `Put the keys in the safe.` **`It's not the safe any more, it's the locker by the door.`** `Oh yeah, the locker.`: what it is no
//! more, and what it is now, told by the same speaker, or by another and taken up.
use super::super::amounts::amounts;
use super::super::fillers;
use super::super::lexicon::{DETERMINERS, determined, opens_place};
use super::super::nouns::{named_for_named, only_name};
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, places_in, stems};
use super::super::turns::{End, Sentence, unsay};
use super::not_this::{goes_on, says_only, taken_up};
use super::stated::led_only_cues;
use super::{NEAR, before, keep, tells};
use crate::domain::words::is_function_word;

/// The most words of what it is no more, and of what it is now.
const OLD: usize = 5;
const NEW: usize = 8;

/// Words that say that something holds no longer.
static GONE: PatternSet = pattern_set![
    "any more|longer",
    "these days",
    "anymore|now|nowadays|longer"
];

/// Puts what it is now where the other was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let denies = |t: &Token| {
        matches!(
            t.key.as_str(),
            "not" | "isn't" | "aren't" | "ain't" | "don't"
        )
    };
    if !s.tokens.iter().any(denies) {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some((old, after)) = no_more(&words).filter(|_| s.end != End::Question) else {
        return false;
    };
    let next = goes_on(sentences, at).filter(|_| after.is_empty());
    let last = if next.is_some() { at + 1 } else { at };
    let following = next.map(|n| fillers::pauses(&n.tokens));
    let Some((new, rest)) = instead(following.as_deref().unwrap_or(after)) else {
        return false;
    };
    let head = head(&new);
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let whole = named_for_named(&t.tokens, &old, &new)
            .or_else(|| kind_for_kind(&t.tokens, &old, &new))
            .filter(|_| tells(t))?;
        let heard = taken_up(sentences, last, i, head);
        (t.speaker == s.speaker || heard.is_some()).then_some((i, whole, heard))
    });
    let Some((told, whole, heard)) = found else {
        return false;
    };
    sentences[told].tokens = without_old(whole, &new, &old);
    unsay(&mut sentences[at..=last]);
    keep(&mut sentences[last], &rest);
    let echo = heard.and_then(|i| Some((i, behind_echo(&sentences[i].tokens, &new)?)));
    if let Some((heard, behind)) = echo {
        keep(&mut sentences[heard], &behind);
    }
    true
}

/// `It's not` **the safe** `any more, …` and what follows.
fn no_more(words: &[Token]) -> Option<(Vec<Token>, &[Token])> {
    let (words, _) = led_only_cues(talk::lead(words));
    let is = starts_any(
        words,
        patterns![
            "it's|that's|they're|we're not in|on|at|to?",
            "it|that|this|they isn't|aren't|ain't in|on|at|to?"
        ],
    );
    // `we don't do chalk any more`
    let does = starts_any(
        words,
        patterns!["we|they|you|i|people don't use|do|have|take|keep|want|with?"],
    );
    let n = is
        .or(does)
        .or_else(|| starts_any(words, patterns!["not"]))?;
    let end = n + clause_end(&words[n..]);
    let clause = &words[n..end];
    let gone = (1..clause.len()).find_map(|i| {
        let n = starts_any(&clause[i..], &GONE)?;
        (i + n + 1 >= clause.len()).then_some(i)
    });
    let rest = &words[end..];
    // `not cotton, not any more`
    let again = starts_any(rest, patterns!["not any more|longer", "not anymore|now"])
        .filter(|n| *n == rest.len() || rest[n - 1].tail().is_some());
    let mut old = clause[..gone.unwrap_or(clause.len())].to_vec();
    bare_last(&mut old);
    let after = &rest[again.unwrap_or(0)..];
    // `it's not the top shelf, it's the bottom one`
    let set_apart =
        is.is_some() && starts_any(after, patterns!["it's|they're|that's|we're"]).is_some();
    let over = gone.is_some() || again.is_some() || set_apart;
    ((1..=OLD).contains(&old.len()) && over && only_name(&old)).then_some((old, after))
}

/// `it's` **the locker by the door**: what it is now, and what follows.
fn instead(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let n = starts_any(
        words,
        patterns![
            "it's|they're|that's|we're all? in|on|at|to? now?",
            "it|that|they goes|go in|on|at|to|into",
            "it|that|they is|are now?",
            "we|you|they use|take|have now?"
        ],
    )
    .unwrap_or(0);
    let words = &words[n..];
    let end = clause_end(words);
    let mut new = words[..end].to_vec();
    bare_last(&mut new);
    if new.last().is_some_and(|t| t.key == "now") {
        new.pop();
    }
    let first = new.first_mut()?;
    let article = DETERMINERS.contains(first.key.as_str());
    if article {
        first.word = lowered(&first.word);
    }
    let named = article && !amounts(&new).iter().any(|a| a.at == 0);
    (new.len() <= NEW && (named && new.len() > 1 || only_name(&new)))
        .then(|| (new, words[end..].to_vec()))
}

/// What somebody says after they said the name once more: `Oh God yeah, sorry, the sheet,` **you type it in**.
fn behind_echo(words: &[Token], new: &[Token]) -> Option<Vec<Token>> {
    let mut ends = (1..=words.len()).filter(|i| words[i - 1].tail().is_some() || *i == words.len());
    let known = stems(new);
    let says = |end: &usize| stems(&words[..*end]).iter().any(|w| known.contains(w));
    let end = ends.find(says)?;
    says_only(&words[..end], new).then(|| words[end..].to_vec())
}

/// The name at the head of a phrase: `the locker`, of `the locker by the door`.
fn head(new: &[Token]) -> &[Token] {
    let place = (1..new.len()).find(|i| opens_place(&new[*i].key));
    &new[..place.unwrap_or(new.len())]
}

/// `the cotton gloves`, of which `cotton` is denied: one word of what it is made, for the other.
fn kind_for_kind(step: &[Token], old: &[Token], new: &[Token]) -> Option<Vec<Token>> {
    let ([was], [is]) = (old, new) else {
        return None;
    };
    let at = (1..step.len().saturating_sub(1)).rfind(|i| step[*i].key == was.key)?;
    let of_noun = step[at].tail().is_none() && !is_function_word(&step[at + 1].key);
    let mut whole = step.to_vec();
    whole[at] = is.clone();
    if step[at].word.starts_with(char::is_lowercase) {
        whole[at].word = lowered(&is.word);
    }
    of_noun.then_some(whole)
}

/// `goes in the sheet, the red book on the`: what was said once more of the old one goes with it.
fn without_old(mut step: Vec<Token>, new: &[Token], old: &[Token]) -> Vec<Token> {
    let Some(from) = places_in(&step, new).next_back().map(|i| i + new.len()) else {
        return step;
    };
    let named = stems(old);
    let end = from + clause_end(&step[from..]);
    let again = stems(&step[from..end]);
    if determined(&step[from..])
        && step[from - 1].comma()
        && named.iter().all(|w| again.contains(w))
    {
        step.drain(from..end);
        bare_last(&mut step);
    }
    step
}
