//! A deed is called off: `god no, don't`, `don't use the knife, use the wire`, `no screenshots, they don't count`.
use super::super::amounts::{Amount, Class, amounts};
use super::super::lexicon::PLACES;
use super::super::patterns::{find, patterns, starts_any};
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::super::{clauses, reading, repairs, talk};
use super::slots::Slots;
use super::stated::{led_only_cues, stated};
use super::{NEAR, before, tells};

/// The most words of what a refusal names.
const NAME: usize = 3;
/// The most words of a sentence that goes as a whole.
const SHORT: usize = 9;

/// Whether a sentence calls off what was told before it; that goes.
pub(super) fn called_off(sentences: &mut [Sentence], at: usize) -> bool {
    struck_out(sentences, at)
        || refused(sentences, at)
        || begun_again(sentences, at)
        || said_anew(sentences, at)
        || elsewhere(sentences, at)
        || not_that_thing(sentences, at)
        || none_of_it(sentences, at)
        || not_really(sentences, at)
}

/// The last sentence of the same speaker that tells a step.
fn last_told(sentences: &[Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    before(sentences, at, 2).find(|i| {
        let told = &sentences[*i];
        told.speaker == s.speaker && tells_step(told)
    })
}

/// Whether a sentence tells a step, and does not ask.
fn tells_step(s: &Sentence) -> bool {
    s.end != End::Question && reading::asks(s).is_some()
}

/// What was told last goes, and the sentence keeps what follows. Says whether anything was told.
fn leave_last(sentences: &mut [Sentence], at: usize, rest: Vec<Token>) -> bool {
    let Some(told) = last_told(sentences, at) else {
        return false;
    };
    sentences[told].tokens.clear();
    sentences[at].tokens = rest;
    true
}

/// `No. Forget I said that, …`: the word by itself before it is no statement that it could take back.
fn struck_out(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, _) = led_only_cues(talk::lead(&sentences[at].tokens));
    let Some(n) = repairs::voids(words) else {
        return false;
    };
    let n = n + starts_any(&words[n..], patterns!["i? said? that"]).unwrap_or(0);
    let rest = words[n..].to_vec();
    let alone = before(sentences, at, 1).find(|i| {
        led_only_cues(talk::lead(&sentences[*i].tokens))
            .0
            .is_empty()
    });
    let first = &sentences[at].tokens[0];
    let own = first.key == "no" && first.tail() == Some('.');
    let Some(told) = last_told(sentences, at).filter(|_| own || alone.is_some()) else {
        return false;
    };
    sentences[told].tokens.clear();
    if let Some(no) = alone {
        sentences[no].tokens.clear();
    }
    sentences[at].tokens = rest;
    true
}

/// `god no, don't.`, `no, don't, write it on the card`
fn refused(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, cued) = led_only_cues(talk::lead(&sentences[at].tokens));
    let end = clause_end(words);
    let bare = starts_any(
        words,
        patterns!["don't|never", "do not", "don't do that|it|this"],
    )
    .is_some_and(|n| n == words.len() || words[n - 1].comma());
    // `no you wouldn't, we stopped doing that`
    let elided = starts_any(
        words,
        patterns!["you|we wouldn't|don't|shouldn't|mustn't|can't"],
    )
    .is_some_and(|n| n == end);
    if !cued || !bare && !elided {
        return false;
    }
    let mut rest = words[end..].to_vec();
    // `And you open them with the key.` `No you don't.`
    // `Do you rinse them?` `No, never.`: that was asked, and nothing told is called off
    let asked = before(sentences, at, 1)
        .find(|i| sentences[*i].end == End::Question)
        .is_some_and(|i| sentences[i].speaker != sentences[at].speaker);
    let told = put_up(sentences, at).or_else(|| last_told(sentences, at).filter(|_| !asked));
    let Some(told) = told else {
        return false;
    };
    let last = without_last(&mut sentences[told]);
    if let Some((it, object)) = rest.get(1).filter(|t| t.is_it_or_them()).zip(object(&last)) {
        let mut object = object.to_vec();
        if let Some(end) = object.last_mut() {
            end.bare();
            end.word.extend(it.tail());
        }
        rest.splice(1..2, object);
    }
    sentences[at].tokens = rest;
    true
}

/// The deed that another put up just before.
fn put_up(sentences: &[Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    before(sentences, at, 1).find(|i| {
        let told = &sentences[*i];
        told.speaker != s.speaker && tells_step(told)
    })
}

/// Takes the last deed out of a sentence, and all of it where it tells no other.
fn without_last(s: &mut Sentence) -> Vec<Token> {
    let mut parts = clauses::split(&s.tokens, s.mood);
    let last = parts.pop().map(|(words, _)| words).unwrap_or_default();
    s.tokens = parts.into_iter().flat_map(|(words, _)| words).collect();
    last
}

/// `scratch` **the date** `on the lid`
fn object(deed: &[Token]) -> Option<&[Token]> {
    const LONGEST: usize = 5;
    let verb = deed.iter().position(|t| is_action(&t.key))?;
    let rest = &deed[verb + 1..];
    starts_any(rest, patterns!["the|your|a|an *"])?;
    let end = rest
        .iter()
        .position(|t| PLACES.contains(t.key.as_str()))
        .or_else(|| rest.iter().position(|t| t.tail().is_some()).map(|n| n + 1))
        .unwrap_or(rest.len());
    (2..=LONGEST).contains(&end).then(|| &rest[..end])
}

/// `cut them every month - no, you cut the ends`: the same verb begins again, and what came before it goes.
fn begun_again(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, cued) = led_only_cues(&sentences[at].tokens);
    let Some(verb) = starts_any(words, patterns!["you|we|i"])
        .and_then(|n| words.get(n))
        .filter(|_| cued)
    else {
        return false;
    };
    let told = before(sentences, at, 1).find(|i| {
        let said = &sentences[*i];
        let main = reading::asks(said).map(|r| r.main);
        said.speaker == sentences[at].speaker
            && main.is_some_and(|m| m.first().is_some_and(|v| v.key == verb.key))
    });
    let Some(told) = told else {
        return false;
    };
    let rest = words.to_vec();
    sentences[told].tokens.clear();
    sentences[at].tokens = rest;
    true
}

/// `you send it by the gate, no, not the gate, that's for lorries. You send it by the yard`: the same verb, told anew
/// after what it was told with was denied.
fn said_anew(sentences: &mut [Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let verb = starts_any(words, patterns!["you|we|i"]).and_then(|n| words.get(n));
    let (Some(verb), Some(denied)) = (verb.map(|v| v.key.clone()), at.checked_sub(1)) else {
        return false;
    };
    let Some(told) = denied.checked_sub(1) else {
        return false;
    };
    let own = |i: usize| {
        let (one, s) = (&sentences[i], &sentences[at]);
        one.speaker == s.speaker && one.source == s.source
    };
    let thing = starts_any(&sentences[denied].tokens, patterns!["no|sorry|wait not"]).map(|n| {
        let rest = &sentences[denied].tokens[n..];
        stems(&rest[..clause_end(rest)])
    });
    let said = &sentences[told];
    let main = reading::asks(said).map(|r| r.main);
    let same = main.is_some_and(|m| m.first().is_some_and(|v| v.key == verb));
    let named = stems(&said.tokens);
    let meant = thing.is_some_and(|thing| thing.iter().any(|w| named.contains(w)));
    if !same || !meant || !own(told) || !own(denied) {
        return false;
    }
    sentences[told].tokens.clear();
    sentences[denied].tokens.clear();
    true
}

/// `no sorry, that's the monthly one, in the mornings you only look`: what was told belongs elsewhere.
fn elsewhere(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, cued) = led_only_cues(talk::lead(&sentences[at].tokens));
    let other = starts_any(words, patterns!["that's|that was|is? the|a|for|only"]).filter(|_| cued);
    let end = clause_end(words);
    let one = words[..end].last().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "one" | "ones" | "list" | "job" | "day" | "check"
        )
    });
    let counts = |a: &Amount| !matches!(a.class, Class::Word(_));
    if other.is_none() || !one || amounts(words).iter().any(counts) || revalued(sentences, at) {
        return false;
    }
    let rest = words[end..].to_vec();
    leave_last(sentences, at, rest)
}

/// `Give it three minutes, no, that's for the thin ones.` **`Five.`**: another value of the same deed is told next.
fn revalued(sentences: &[Sentence], at: usize) -> bool {
    let (s, next) = (&sentences[at], sentences.get(at + 1));
    let new = next
        .filter(|n| n.speaker == s.speaker && n.source == s.source)
        .and_then(|n| stated(&n.tokens));
    let told = last_told(sentences, at);
    new.zip(told).is_some_and(|(new, told)| {
        let places = Slots::of(&new.surely()).places(&sentences[told].tokens, |_| true);
        places.is_some()
    })
}

/// `don't use the knife, use the wire`: after `take the cold knife`.
fn not_that_thing(sentences: &mut [Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let hinted = starts_any(words, patterns!["actually|no|sorry|wait|hang"]).is_some();
    let from = words
        .iter()
        .take(6)
        .position(|t| matches!(t.key.as_str(), "don't" | "never"));
    let Some(n) = from.filter(|_| hinted).and_then(|f| {
        starts_any(
            &words[f..],
            patterns!["don't|never use|take|do the|a|it|that"],
        )
        .map(|n| f + n)
    }) else {
        return false;
    };
    let end = n + clause_end(&words[n..]);
    let thing = stems(&words[n..end]);
    if thing.is_empty() || end > n + NAME || end >= words.len() {
        return false;
    }
    let rest = words[end..].to_vec();
    let told = before(sentences, at, NEAR).take(2).find(|i| {
        let said = &sentences[*i];
        let own = stems(&said.tokens);
        said.speaker == sentences[at].speaker
            && said.tokens.len() <= SHORT
            && tells(said)
            && thing.iter().all(|w| own.contains(w))
    });
    let Some(told) = told else {
        return false;
    };
    sentences[told].tokens.clear();
    sentences[at].tokens = rest;
    true
}

/// `you use the test key, you don't actually break it`: what was said to be done is not.
fn not_really(sentences: &mut [Sentence], at: usize) -> bool {
    let words = &sentences[at].tokens;
    let Some((from, n)) = find(
        words,
        patterns![
            "you|we don't actually|really",
            "you|we do not actually|really"
        ],
    ) else {
        return false;
    };
    let end = from + n + clause_end(&words[from + n..]);
    let Some(verb) = words.get(from + n).map(|t| t.key.clone()) else {
        return false;
    };
    let object = words[from + n + 1..end].iter().all(|t| {
        matches!(
            t.key.as_str(),
            "it" | "them" | "that" | "this" | "do" | "at" | "all"
        )
    });
    let told = before(sentences, at, NEAR).find(|i| {
        let s = &sentences[*i];
        s.speaker == sentences[at].speaker && s.tokens.iter().any(|t| t.key == verb) && tells(s)
    });
    let (Some(told), true) = (told, object) else {
        return false;
    };
    sentences[told].tokens.clear();
    sentences[at].tokens.drain(from..end);
    true
}

/// Whether a sentence tells a step: a deed, or a thing and where it goes.
fn placed(s: &Sentence) -> bool {
    let opens = starts_any(&s.tokens, patterns!["so|if|when|for|some|and|but"]).is_some();
    let goes = s
        .tokens
        .iter()
        .skip(1)
        .any(|t| matches!(t.key.as_str(), "into" | "on" | "in" | "to" | "out" | "off"));
    let read = reading::asks(s);
    !opens && (goes || read.is_some_and(|r| r.condition.is_empty()))
}

/// `no screenshots, they don't count any more`: after `screenshots into the ticket`.
fn none_of_it(sentences: &mut [Sentence], at: usize) -> bool {
    let words: &[Token] = &sentences[at].tokens;
    // `oh good, no mirrors`
    let glad = starts_any(
        words,
        patterns!["oh|ah? good|great|lovely|fine|perfect|brilliant|right|ok"],
    )
    .filter(|n| words[n - 1].comma());
    let words = &words[glad.unwrap_or(0)..];
    let no = starts_any(words, patterns!["no"])
        .filter(|_| words[0].tail().is_none() && !talk::denies_idly(words))
        // `no the mirrors`, for `no, the mirrors`
        .filter(|n| starts_any(&words[*n..], patterns!["the|your|our|my"]).is_none());
    let Some(n) = no else {
        return false;
    };
    let end = clause_end(words);
    let thing = stems(&words[n..end]);
    let known = |s: &Sentence| {
        let own = stems(&s.tokens);
        let negated = |t: &Token| {
            matches!(t.key.as_str(), "no" | "not" | "never" | "strike" | "scrap")
                || t.key.ends_with("n't")
        };
        s.tokens.len() <= SHORT
            && tells(s)
            && thing.iter().all(|w| own.contains(w))
            && !s.tokens.iter().any(negated)
            && placed(s)
    };
    // `no diaries any more, it's in teams`: where it is instead
    let instead = starts_any(
        &words[end..],
        patterns!["it's|they're|that's in|on|at|with|by|all"],
    );
    if thing.is_empty() || end > n + NAME || instead.is_some() {
        return false;
    }
    let Some(told) = before(sentences, at, 2).find(|i| known(&sentences[*i])) else {
        return false;
    };
    // `bruno finished bute thursday`, said of what is told of bute
    let own = (told == at - 1 && sentences[told].speaker != sentences[at].speaker)
        .then(|| before(sentences, told, 1).find(|i| known(&sentences[*i])))
        .flatten();
    for gone in [Some(told), own].into_iter().flatten() {
        sentences[gone].tokens.clear();
    }
    true
}
