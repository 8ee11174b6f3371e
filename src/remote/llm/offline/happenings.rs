//! What happened once, told behind a deed in one sentence, or between two: the deeds stay.
use super::lexicon::is_past;
use super::patterns::{has_any, patterns, starts_any};
use super::reading::{Force, read};
use super::stories;
use super::token::{Token, mark_last};
use super::turns::{End, Mood, Sentence};
use super::verbless::placed;
use super::verbs::is_participle;

/// Takes what happened once out of the sentences that tell a deed beside it.
pub(super) fn cut(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let before = at.checked_sub(1).map(|i| &sentences[i]);
        let s = &sentences[at];
        let answers = before.is_some_and(|b| b.end == End::Question && b.speaker != s.speaker);
        if s.mood == Mood::Speech {
            within(&mut sentences[at], answers);
        }
    }
}

/// `Close the lid, we had a bird in there last summer.`, `write it down, last time it was a mess, and sign it`: a deed,
/// behind it what happened once, and perhaps what is done next.
fn within(s: &mut Sentence, answers: bool) {
    const DEED: usize = 3;
    let told = (DEED..s.tokens.len()).find_map(|at| {
        let deed = &s.tokens[..at];
        if !deed[at - 1].comma() || !begins(&s.tokens[at..]) || !tells(deed, s.mood, answers) {
            return None;
        }
        let end = goes_on(&s.tokens, at, s.mood).unwrap_or(s.tokens.len());
        happened(&s.tokens[at..end]).then_some((at, end))
    });
    let Some((at, end)) = told else {
        return;
    };
    s.tokens.drain(at..end);
    if s.tokens.len() == at {
        mark_last(&mut s.tokens, '.');
    }
}

/// Whether words tell a deed, or answer shortly what was asked, and no story.
fn tells(deed: &[Token], mood: Mood, answers: bool) -> bool {
    !stories::is_story(deed)
        && !deed.iter().any(was)
        && (read(deed, mood).is_some()
            || placed(deed, Mood::Prose)
            || answers && starts_any(deed, patterns!["in|on|at|with|by|into|from"]).is_some()
            || super::clauses::split(deed, mood)
                .iter()
                .any(|(_, r)| r.as_ref().is_some_and(|r| r.force == Force::Step)))
}

/// A verb that can only be past: `fell`, and not `opened`.
fn was(t: &Token) -> bool {
    is_past(&t.key) && !is_participle(&t.key)
}

/// Where behind what happened the next deed is told: `…, and you type it in`, `…, so never lift it`.
fn goes_on(tokens: &[Token], from: usize, mood: Mood) -> Option<usize> {
    (from + 3..tokens.len()).find(|at| {
        let rest = &tokens[*at..];
        let bids = patterns!["and|so|but|then? then? you|you'll|never|always|don't|make"];
        let thing = patterns!["and|so the|it|it's|they|they're|all|each|every"];
        tokens[at - 1].comma()
            && (starts_any(rest, bids).is_some()
                || starts_any(rest, thing).is_some() && !rest.iter().any(was))
            && read(rest, mood).is_some()
    })
}

fn begins(words: &[Token]) -> bool {
    says(words) || why(words).is_some_and(once_began) || once_began(words)
}

/// `they'll tell you that they're freezing`: what others will say of it.
fn says(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "and|but? they'll|he'll|she'll tell you|us that|they|they're|it|it's|he|he's|she|she's|there|there's|i",
            "and|but? they'll|he'll|she'll say|claim|swear|insist"
        ],
    )
    .is_some()
}

/// `since last time the bellows grew a fur`: what happened once, told as the reason.
fn why(words: &[Token]) -> Option<&[Token]> {
    let n = starts_any(words, patterns!["because|since|as|cos|cause"])?;
    starts_any(&words[n..], patterns!["last *", "once *"]).map(|_| &words[n..])
}

fn once_began(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "i|we|he|she|they|somebody|someone|my|our|a|an",
            "i've|we've|they've had|seen|lost",
            "last week|month|year|summer|winter|spring|autumn|time i|we|he|she|they|it|there|somebody|someone|my|our|a|an|the|we'd|i'd",
            "once i|we|he|she|they|somebody|someone|my|our|a|an"
        ],
    )
    .is_some()
        || someone_did(words)
}

/// `my mate gouged a rim`, `a lad in Leeds lost one`, `someone set it to ninety`, `Derek took the end off`: one person,
/// and a verb that can only be past, with its thing.
fn someone_did(words: &[Token]) -> bool {
    const FAR: usize = 4;
    let who = starts_any(
        words,
        patterns![
            "my|our|his|her mate|friend|brother|sister|father|mother|dad|mum|mom|uncle|aunt|cousin|nephew|niece|grandfather|grandmother|grandad|gran|boss|neighbour|neighbor|husband|wife|son|daughter|kid|colleague",
            "a|an|some|one|this bloke|guy|fella|lad|man|woman|girl|boy|chap|lady|kid|fellow|customer|driver|student|apprentice|trainee|tenant|guest|temp",
            "the old|last|previous|former|other owner|manager|boss|guy|lad|man|bloke|tenant|caretaker|driver|firm|company|lot|crew",
            "someone|somebody"
        ],
    );
    let by_name = || {
        words.first().is_some_and(|t| {
            t.word.starts_with(char::is_uppercase)
                && t.key.len() > 2
                && t.tail().is_none()
                && !super::lexicon::is_subject(&t.key)
                && words.get(1).is_some_and(did)
        })
    };
    let Some(from) = who.or_else(|| by_name().then_some(1)) else {
        return false;
    };
    let rest = &words[from..];
    let end = super::token::clause_end(rest);
    let verb = rest[..end].iter().take(FAR + 1).position(did);
    verb.is_some_and(|at| {
        let thing = rest.get(at + 1).is_some_and(|t| {
            super::lexicon::opens_object(&t.key)
                || t.is_number()
                || matches!(
                    t.key.as_str(),
                    "one" | "it" | "them" | "his" | "her" | "himself" | "herself"
                )
        });
        let helped = rest[..at].iter().any(|t| {
            super::lexicon::is_auxiliary(&t.key) || matches!(t.key.as_str(), "who" | "that" | "to")
        });
        thing && rest[at].tail().is_none() && !helped
    })
}

/// A verb that is past behind one person: `lost`, `gouged`, `set`.
fn did(t: &Token) -> bool {
    was(t)
        || t.key.len() > 4 && t.key.ends_with("ed")
        || matches!(
            t.key.as_str(),
            "set" | "put" | "cut" | "hit" | "let" | "shut" | "left" | "made" | "burnt" | "dug"
        )
}

/// `we had a bird in there last summer`, `I once cut my hand`, `we've had two of them back`
fn happened(words: &[Token]) -> bool {
    if says(words) {
        return true;
    }
    let words = why(words).unwrap_or(words);
    let turns = words
        .iter()
        .any(|t| matches!(t.key.as_str(), "so" | "but" | "you" | "now" | "if"));
    let once = starts_any(
        words,
        patterns![
            "i|we|he|she|they once *",
            "last week|time|month|year we'd|i'd a|an|one|two|three|no|some"
        ],
    )
    .is_some();
    let seen = starts_any(words, patterns!["i've|we've|they've had|seen|lost"]).is_some()
        && !has_any(words, patterns!["had to"]);
    !turns && (once || seen || someone_did(words) || stories::is_story(words))
}
