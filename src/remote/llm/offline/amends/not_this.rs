//! `… and the CITES form.` `Not CITES, that's animals. The export declaration.`: the one that is denied, what it is for, and
//! the one that is meant instead.
use super::super::gather::is_thing;
use super::super::lexicon::is_article;
use super::super::nouns::{named_for_named, only_name};
use super::super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, places_in, put_for, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, repairs};
use super::stated::led_only_cues;
use super::{NEAR, before, replies, tells};
use crate::domain::words::is_function_word;

/// The most words of the name that is denied.
const NAME: usize = 4;
/// How many sentences later whoever told it may take it up.
const ANSWER: usize = 3;

/// Words that say that it is so no longer.
static NO_LONGER: PatternSet = pattern_set![
    "not? any more",
    "not? anymore|nowadays|now",
    "not? these days",
    "not? since *"
];

/// Puts the one that is meant where the other was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let Some((old, after)) = denied(&words).filter(|_| s.end != End::Question) else {
        return false;
    };
    let next = goes_on(sentences, at).filter(|_| after.is_empty());
    let last = if next.is_some() { at + 1 } else { at };
    let Some(new) = meant(next.map_or(after, |n| &n.tokens)) else {
        return false;
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let whole = named_for_named(&t.tokens, &old, &new)
            .filter(|_| {
                !new.last()
                    .is_some_and(|t| matches!(t.key.as_str(), "one" | "ones"))
            })
            .or_else(|| kind_for_thing(&t.tokens, &old, &new))
            .filter(|_| tells(t))?;
        (t.speaker == s.speaker || taken_up(sentences, last, i, &new).is_some())
            .then_some((i, whole))
    });
    let Some((told, whole)) = found else {
        return false;
    };
    let echo =
        taken_up(sentences, last, told, &new).filter(|i| says_only(&sentences[*i].tokens, &new));
    sentences[told].tokens = whole;
    for i in (at..=last).chain(echo) {
        sentences[i].tokens.clear();
    }
    true
}

/// What the same speaker tells next.
pub(super) fn goes_on(sentences: &[Sentence], at: usize) -> Option<&Sentence> {
    let s = &sentences[at];
    sentences
        .get(at + 1)
        .filter(|n| n.speaker == s.speaker && n.source == s.source && n.end != End::Question)
}

/// `Not` **the fridge**`, that's for milk` and what follows: the name that is denied, said to be of something else.
fn denied(words: &[Token]) -> Option<(Vec<Token>, &[Token])> {
    let (words, _) = led_only_cues(talk::lead(words));
    // `Foil's out. Film.`
    if let Some(gone) = gone(words) {
        return Some(gone);
    }
    let n = starts_any(words, patterns!["not"])?;
    let end = n + clause_end(&words[n..]);
    // `not steel any more`
    let over = (n + 1..end).find(|i| starts_any(&words[*i..end], &NO_LONGER).is_some());
    let mut name = words[n..over.unwrap_or(end)].to_vec();
    bare_last(&mut name);
    let rest = &words[end..];
    let gone = over.is_some() || starts_any(rest, &NO_LONGER).is_some();
    let other = starts_any(
        rest,
        patterns![
            "that's|those're|they're|it's for|only|just|the|our|your|what",
            "that's|those're|they're",
            "that|those|they|it is|are|goes|go"
        ],
    );
    let why = if over.is_some() { 0 } else { clause_end(rest) };
    let named = (1..=NAME).contains(&name.len()) && only_name(&name);
    (named && (gone || other.is_some())).then_some((name, &rest[why..]))
}

/// **`Foil`**`'s out,` and what follows: the name of what there is no more.
fn gone(words: &[Token]) -> Option<(Vec<Token>, &[Token])> {
    let end = clause_end(words);
    let gone = |n: usize| {
        let drawn = words[n - 1].key.ends_with("'s");
        let is = starts_any(&words[n..end], patterns!["is|are|has|have been?"]);
        let from = n + is.filter(|_| !drawn).unwrap_or(0);
        let state = starts_any(
            &words[from..end],
            patterns!["out|gone|finished|history|discontinued|banned|stopped now?"],
        );
        (drawn || is.is_some()) && state == Some(end - from)
    };
    let n = (1..end.min(NAME)).find(|n| gone(*n))?;
    let mut name = words[..n].to_vec();
    if let Some(bare) = name[n - 1].before_s() {
        name[n - 1] = bare;
    }
    let it = matches!(
        name[0].key.as_str(),
        "it" | "that" | "he" | "she" | "they" | "what"
    );
    (!it && only_name(&name)).then_some((name, &words[end..]))
}

/// The name that a sentence gives and little else: `The export declaration.`, `Use the freezer.`
fn meant(words: &[Token]) -> Option<Vec<Token>> {
    let (words, _) = led_only_cues(talk::lead(words));
    let n = starts_any(
        words,
        patterns![
            "it's|use|take",
            "it|that is",
            "we|you|i? use|take|want|mean|need"
        ],
    );
    let words = &words[n.unwrap_or(0)..];
    let mut name = words[..clause_end(words)].to_vec();
    bare_last(&mut name);
    // `the driver's card`
    let article = starts_any(&name, patterns!["the|a|an"]).is_some();
    let names = only_name(&name) || article && name.len() <= NAME && is_thing(&name);
    if let Some(first) = name.first_mut().filter(|_| article) {
        first.word = super::super::phrase::lowered(&first.word);
    }
    (name.len() == words.len() && names).then_some(name)
}

/// `the CITES form`, of which `CITES` is denied: the whole gives way to `the export declaration`.
fn kind_for_thing(step: &[Token], old: &[Token], new: &[Token]) -> Option<Vec<Token>> {
    let at = places_in(step, old).next_back()?;
    let from = at.checked_sub(1).filter(|b| is_article(&step[*b]))?;
    // `the steel sink`, and `the plastic one`
    let one = new
        .last()
        .filter(|t| matches!(t.key.as_str(), "one" | "ones") && new.len() == 3);
    if one.is_some()
        && step
            .get(at + old.len())
            .is_some_and(|t| !is_function_word(&t.key))
    {
        let mut out = step.to_vec();
        put_for(&mut out, at, at + old.len(), &new[1..2]);
        return Some(out);
    }
    let end = at + old.len();
    let noun = step
        .get(end)
        .filter(|t| step[end - 1].tail().is_none() && !is_function_word(&t.key))?;
    let whole = noun.tail().is_some() || end + 1 == step.len();
    let mut out = step.to_vec();
    (whole && is_article(&new[0])).then(|| put_for(&mut out, from, end + 1, new))?;
    Some(out)
}

/// The sentence in which whoever told it says the other name again, or agrees.
pub(super) fn taken_up(
    sentences: &[Sentence],
    at: usize,
    told: usize,
    new: &[Token],
) -> Option<usize> {
    let named = stems(new);
    let mut said = replies(sentences, at, told, ANSWER);
    // `Oh.` `Nitrile, then.`
    let idle = |words: &[Token]| talk::is_backchannel(words) && !talk::nods(words);
    let answer = said.find(|i| {
        let s = &sentences[*i];
        s.end != End::Question && !idle(&s.tokens)
    });
    answer.filter(|i| {
        let words = fillers::pauses(&sentences[*i].tokens);
        let again = stems(&words);
        let refuses = starts_any(&words, patterns!["no|nope|nah"]).is_some();
        !refuses && (talk::nods(&words) || named.iter().all(|w| again.contains(w)))
    })
}

/// `The export declaration, sorry.`, `God, yes, the sheet.`: the name once more, and nothing else.
pub(super) fn says_only(words: &[Token], new: &[Token]) -> bool {
    static IDLE: WordSet = word_set!("god gosh yes yeah right course true");
    let known = stems(new);
    let idle =
        |t: &&Token| !repairs::CUES.contains(t.key.as_str()) && !IDLE.contains(t.key.as_str());
    let rest: Vec<Token> = talk::lead(words).iter().filter(idle).cloned().collect();
    stems(&rest).iter().all(|w| known.contains(w))
}
