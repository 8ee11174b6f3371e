//! A kind of thing of which it is said that it differs, and its value: `Set it to ninety.` **`Vans are different, one eighty.`**
//! is told as `one eighty for vans`.
use super::super::amounts::{Amount, Class, amounts};
use super::super::lexicon::{determined, is_auxiliary, is_subject};
use super::super::nouns::is_plural;
use super::super::patterns::{PatternSet, find, pattern_set, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, bare_last, clause_end, comma_end, mark_last, stems, tokens};
use super::super::turns::{End, Sentence, unsay};
use super::super::{fillers, talk};
use super::{before, own_deeds, spoken};

/// The most words of the kind.
const KIND: usize = 5;
/// The most words of what is said of it.
const SHORT: usize = 14;

/// What says of a kind that it differs.
static DIFFERS: PatternSet = pattern_set![
    "is|are a? bit? different",
    "is|are another|a different story|matter|thing",
    "is|are the exception",
    "is|are? a? bit? longer|shorter|less|more often?",
    "is|are|get|gets|take|takes|need|needs|want|wants|have|has|pay|pays|go|goes a? bit? longer|shorter|less|more|extra",
    "don't|doesn't need|take|want|get that|so|as long|much|many|often?",
];
/// What only says what a kind has: it must not have been spoken of before.
static HAS: PatternSet = pattern_set!["need|needs|get|gets|take|takes|want|wants|is|are"];
/// What leads to such a kind.
static LEADS: PatternSet = pattern_set![
    "with|for",
    "it's|that's a? bit? different|longer|shorter|less|more for|with",
    "a? bit? longer|shorter|less|more for|with",
];
/// What says so behind it.
static THEN: PatternSet = pattern_set!["it's|that's a? bit? different|longer|shorter|less|more"];

/// Tells the value as one for that kind.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if let Some(from) = said_but(&sentences[at].tokens).filter(|_| spoken(&sentences[at])) {
            sentences[at].tokens.drain(..from);
        }
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question || s.tokens.len() > SHORT {
            continue;
        }
        if let Some((last, words)) = other_value(sentences, at) {
            unsay(&mut sentences[at..=last]);
            sentences[at].tokens = words;
        }
    }
}

/// `I said four props but` **the small shelves only need three**: where the kind begins that differs from what was said.
fn said_but(words: &[Token]) -> Option<usize> {
    starts_any(
        words,
        patterns!["i|we said|told|wrote|put|know", "ps i said|told|wrote"],
    )?;
    let (at, n) = find(words, patterns!["but|except the|my|your|our|those|these *"])?;
    let kind = &words[at + 1..];
    let (has, _) = find(
        kind,
        patterns!["only|just? need|needs|get|gets|take|takes|want|wants"],
    )?;
    let value = amounts(&kind[has..]).iter().any(Amount::is_number);
    (n > 2 && has <= KIND && value && amounts(&words[..at]).iter().any(Amount::is_number))
        .then_some(at + 1)
}

/// The value with its kind, and the sentence in which it is told: this one, or the next.
fn other_value(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let s = &sentences[at];
    let (kind, rest, plainly) = kind(talk::lead(&s.tokens))?;
    let next = sentences
        .get(at + 1)
        .filter(|n| rest.is_empty() && n.speaker == s.speaker && n.source == s.source);
    let (last, said) = match next {
        Some(next) => (at + 1, next.tokens.as_slice()),
        None => (at, rest),
    };
    let said = fillers::pauses(said);
    let from = starts_any(&said, patterns!["it's|that's|they're|about|say"]).unwrap_or(0);
    let value = amounts(&said).into_iter().next()?;
    let end = value.end;
    let apart = end == said.len() || said[end - 1].tail().is_some();
    if value.at != from || !value.is_number() || !apart {
        return None;
    }
    let told = own_deeds(sentences, (at, at), 1).next()?;
    let t = &sentences[told];
    if plainly && (value.class != Class::Bare || known(sentences, at, &kind)) {
        return None;
    }
    let other = |old: &Amount| value.fits(old) && !value.alike(old);
    amounts(&t.tokens).last().filter(|old| other(old))?;
    let mut words = said[value.at..end].to_vec();
    bare_last(&mut words);
    words.extend(tokens("for", kind[0].at));
    words.extend(kind);
    mark_last(&mut words, '.');
    words.extend_from_slice(&said[end..]);
    Some((last, words))
}

/// Whether something was told of the kind before: what is said of it now is of that.
fn known(sentences: &[Sentence], at: usize, kind: &[Token]) -> bool {
    const NEAR: usize = 12;
    let named = stems(kind);
    before(sentences, at, NEAR).any(|i| {
        let said = stems(&sentences[i].tokens);
        named.last().is_none_or(|w| said.contains(w))
    })
}

/// `the big ones` **are different,** `sixty`: the kind, what comes behind that, and whether nothing says that it differs.
fn kind(words: &[Token]) -> Option<(Vec<Token>, &[Token], bool)> {
    let led = starts_any(words, &LEADS);
    let body = &words[led.unwrap_or(0)..];
    let listed = || {
        let end = comma_end(body);
        let value = body.get(end).is_some_and(Token::is_number);
        value.then_some((end, 0, true))
    };
    let differs = |set| find(body, set).map(|(end, n)| (end, n, false));
    let has = || find(body, &HAS).map(|(end, n)| (end, n, true));
    let (end, n, plainly) = match led {
        Some(n) if n > 1 => (clause_end(body), 0, false),
        Some(_) => differs(&THEN)?,
        None => differs(&DIFFERS).or_else(has).or_else(listed)?,
    };
    let mut kind = body.get(..end)?.to_vec();
    // `the small shelves` **only** `need three`
    kind.pop_if(|t| matches!(t.key.as_str(), "only" | "just"));
    bare_last(&mut kind);
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key) || t.is_number();
    let last = kind.last()?;
    let named = determined(&kind) || is_plural(&last.key);
    let whole = kind.len() <= KIND && !kind.iter().any(|t| says(t) || t.tail().is_some());
    kind[0].word = lowered(&kind[0].word);
    (named && whole).then(|| (kind, &body[end + n..], plainly))
}
