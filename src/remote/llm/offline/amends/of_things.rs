//! A value with what it is of, after the one told was denied: `… and 23 millilitres of water. Scratch that, that's the
//! plaster. Twenty millilitres of water to the 100 grams.`
use super::super::amounts::{amounts, put};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, begins_with};
use super::super::turns::{End, Sentence, unsay};
use super::super::{fillers, repairs, talk};
use super::stated::led_only_cues;
use super::{NEAR, before};

/// Puts the value right where it was said of the same thing; what is said of it in addition goes there too.
pub(super) fn said_of_it(sentences: &mut [Sentence], at: usize) -> bool {
    let (s, Some(denial)) = (&sentences[at], at.checked_sub(1)) else {
        return false;
    };
    let other = &sentences[denial];
    if !denies(&fillers::pauses(&other.tokens))
        || other.speaker != s.speaker
        || s.end == End::Question
    {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (words, _) = led_only_cues(&words);
    let all = amounts(words);
    let Some(new) = all.first().filter(|a| a.at == 0 && a.is_number()) else {
        return false;
    };
    let Some(end) = thing_end(words, new.end) else {
        return false;
    };
    let found = before(sentences, denial, NEAR).find_map(|i| {
        let told = &sentences[i];
        let own = told.speaker == s.speaker;
        let old = amounts(&told.tokens).into_iter().rfind(|a| {
            a.is_number()
                && new.may_stand_for(a)
                && begins_with(&told.tokens[a.end..], &words[new.end..end])
        })?;
        (own && !old.alike(new)).then_some((i, old))
    });
    let Some((told, old)) = found else {
        return false;
    };
    let last = old.end + (end - new.end) == sentences[told].tokens.len();
    let mut tokens = put(&sentences[told].tokens, &old, words, new);
    let rest = words[end..].to_vec();
    if let Some(noun) = tokens.last_mut().filter(|_| last) {
        noun.bare();
        noun.word.extend(words[end - 1].tail());
        tokens.extend(rest.iter().cloned());
    }
    sentences[told].tokens = tokens;
    unsay(&mut sentences[told + 1..=at]);
    if !last {
        sentences[at].tokens = rest;
    }
    true
}

/// `no, that's for the topcoat`, `scratch that, that's the plaster`
fn denies(words: &[Token]) -> bool {
    let (words, _) = led_only_cues(talk::lead(words));
    let rest = &words[repairs::voids(words).unwrap_or(0)..];
    starts_any(
        rest,
        patterns![
            "that's|they're|those're|it's for|only|just|the|my|our|your|an?",
            "that|they|those|it is|are|was|were for|only|just|the|my|our|your|an?"
        ],
    )
    .is_some()
}

/// Where the thing ends that a value is of: `of water`, `buckets of water`.
fn thing_end(words: &[Token], from: usize) -> Option<usize> {
    let of = (from..words.len().min(from + 2)).find(|i| words[*i].key == "of")?;
    let article = words
        .get(of + 1)
        .is_some_and(|t| matches!(t.key.as_str(), "the" | "your" | "this"));
    let end = of + 2 + usize::from(article);
    (end <= words.len()).then_some(end)
}
