//! What a speaker takes back: `scratch that`, `no wait, first …`, `ten, sorry, fifteen`, `actually it's thirty`.
mod markers;
mod splices;
mod values;

use self::markers::marker;
pub(super) use self::markers::voids;
pub(super) use self::splices::{mended, spliced};
pub(super) use self::values::value_of;
use super::patterns::{WordSet, patterns, starts_any, word_set};
use super::token::Token;
use super::turns::Sentence;
use super::verbs::is_action;

/// How much of what was said before a marker calls back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    /// The statement before is void.
    Void,
    /// What follows stands for what was said before.
    Instead,
    /// What follows may stand for what was said before, if it fits its place.
    Perhaps,
}

/// Words by themselves that say that something is put right, here and in `amends`.
pub(super) static CUES: WordSet =
    word_set!("no nope nah sorry wait actually rather correction edit oops pardon apologies");

/// Words of a sentence, with the marker that stands before them.
type Piece = (Option<Repair>, Vec<Token>);

/// Cuts a sentence at its markers; each piece but the first bears the marker before it.
pub(super) fn cut(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = as_one(at_markers(tokens));
    for i in 1..pieces.len() {
        if pieces[i].0.is_some_and(|r| r != Repair::Void) {
            leave_onset(&mut pieces[i - 1].1);
        }
    }
    for (repair, words) in pieces.iter_mut().skip(1) {
        if matches!(repair, Some(Repair::Instead | Repair::Perhaps)) {
            leave_reason(words);
        }
    }
    pieces.retain(|(repair, words)| !words.is_empty() || *repair == Some(Repair::Void));
    pieces
}

/// The pieces between the markers as they stand; a star in front is one.
fn at_markers(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = vec![(starred(tokens).then_some(Repair::Instead), Vec::new())];
    let mut at = 0;
    if starred(tokens) {
        let mut first = tokens[0].clone();
        first.word = first.word.trim_start_matches('*').into();
        if !first.word.is_empty() {
            pieces[0].1.push(first);
        }
        at = 1;
    }
    while at < tokens.len() {
        match marker(tokens, at) {
            Some((repair, len)) => {
                pieces.push((Some(repair), Vec::new()));
                at += len;
            }
            None => {
                if let Some((_, open)) = pieces.last_mut() {
                    open.push(tokens[at].clone());
                }
                at += 1;
            }
        }
    }
    pieces
}

/// `by volume it's something different, ignore that`, `on the old one it was four, forget that`: what a sentence by itself
/// tells of something else is set aside in it, and nothing that was told before.
pub(super) fn set_aside(cut: &[Piece], s: &Sentence) -> bool {
    let [(None, words), (Some(Repair::Void), rest)] = cut else {
        return false;
    };
    let last = &s.tokens[words.len().min(s.tokens.len())..];
    let aside = starts_any(
        last,
        patterns![
            "so|but|and|just? you? ignore|forget|disregard|never mind? about? that|it|this|those|them|all|these"
        ],
    );
    // `that's the old one`, `no, it's not there`: of what was told before
    let of_told = starts_any(
        words,
        patterns![
            "no|nope|nah|wait|actually|sorry|oh|well",
            "that's|it's|this|that|it|they|they're|those|these|you|we|i|i'm|i've"
        ],
    );
    rest.is_empty()
        && aside.is_some_and(|n| n == last.len())
        && of_told.is_none()
        && words.len() > 3
        && !super::clauses::split(words, s.mood)
            .iter()
            .any(|(_, reading)| reading.is_some())
}

/// Two markers in a row are one: the stronger.
fn as_one(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::new();
    for (repair, words) in pieces {
        match merged.last_mut() {
            Some((Some(open), empty)) if empty.is_empty() => {
                *open = stronger(*open, repair.unwrap_or(*open));
                *empty = words;
            }
            _ => merged.push((repair, words)),
        }
    }
    merged
}

/// `put it in the fridge, it's, no, …`: what broke off before the marker goes.
fn leave_onset(words: &mut Vec<Token>) {
    let comma = words.iter().rev().skip(1).position(Token::comma);
    let from = comma.map(|back| words.len() - 1 - back);
    if let Some(from) = from.filter(|from| words.len() - from <= 2 && *from > 2) {
        words.truncate(from);
    }
}

/// `at sixty, no, that's for towels, at forty`: the reason goes, what holds comes after it.
fn leave_reason(words: &mut Vec<Token>) {
    let reason = starts_any(
        words,
        patterns!["that's|that|it's|those|they're is|was|are? for|the|only|just|my|our"],
    );
    let end = words
        .iter()
        .position(Token::comma)
        .filter(|c| c + 1 < words.len());
    if let (Some(n), Some(end)) = (reason, end)
        && end >= n
        && !super::amounts::amounts(&words[end + 1..]).is_empty()
        && super::amounts::amounts(&words[..=end]).is_empty()
    {
        words.drain(..=end);
    }
}

/// A sentence that ends in a marker, or is one: what puts it right comes next.
pub(super) fn trailing(tokens: &[Token]) -> Option<Repair> {
    let from = tokens.len().saturating_sub(3);
    let at = (from.max(1)..tokens.len()).find(|at| {
        marker(tokens, *at)
            .is_some_and(|(repair, n)| repair != Repair::Void && at + n == tokens.len())
    })?;
    // `Well, no.`: all of it is put right
    let whole = starts_any(tokens, patterns!["well|oh|ah|actually|hm no|nope"])
        .is_some_and(|n| n == tokens.len());
    let repair = if whole {
        Repair::Instead
    } else {
        Repair::Perhaps
    };
    tokens[at - 1].tail().and(Some(repair))
}

fn stronger(a: Repair, b: Repair) -> Repair {
    match (a, b) {
        (Repair::Void, _) | (_, Repair::Void) => Repair::Void,
        (Repair::Instead, _) | (_, Repair::Instead) => Repair::Instead,
        _ => Repair::Perhaps,
    }
}

/// `*48 since March`: in a chat the star puts right what was sent before.
fn starred(tokens: &[Token]) -> bool {
    // a code between backticks is a word of its own, and so is the star before it
    let before_code = || tokens.get(1).is_some_and(|t| t.word.starts_with('`'));
    tokens.first().is_some_and(|t| {
        t.word.starts_with('*') && t.word.len() > 1 && !t.word.ends_with('*')
            || t.word == "*" && before_code()
    }) && !tokens.iter().skip(1).any(|t| t.word.ends_with('*'))
}

/// `we don't have it any more`: why something was taken back.
pub(super) fn explains(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "that's|it's|they're only|just|not|for",
            "that's|it's|they're the|an old",
            "we|you|they|it don't|doesn't",
            "because|since|cause",
            "that|it was|is|only|doesn't",
        ],
    )
    .is_some()
}

/// `skip that if it's raining`, `you don't need to do that for the small ones`: of the last instruction it is said when it
/// is not needed.
pub(super) fn spares(tokens: &[Token]) -> bool {
    let spared = starts_any(
        tokens,
        patterns![
            "so|but|and|oh? you|we don't|do not? need|have to do that|this|it",
            "so|but|and|oh? you|we can? skip|leave that|this|it out?"
        ],
    )
    .or_else(|| {
        starts_any(
            tokens,
            patterns!["so|but|and|oh? skip that|this|it step|part|bit?"],
        )
    });
    spared.and_then(|n| tokens.get(n..)).is_some_and(|rest| {
        starts_any(
            rest,
            patterns!["if|when|unless|once|where|while|for|on|with *"],
        )
        .is_some()
    })
}

/// Whether words take the last instruction back without naming another.
pub(super) fn cancels(tokens: &[Token]) -> bool {
    // `leave that to the office`, and not `leave it to dry`
    let left = starts_any(tokens, patterns!["so|but|and? leave that|this|it to"])
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| !is_action(&t.key));
    tokens.len() <= 9
        && !spares(tokens)
        && (left || starts_any(
            tokens,
            patterns![
                "so|but|and|oh? you|we don't|do not? need|have to do that|this|it",
                "so|but|and? you|we don't do that|this",
                "so|and? skip that|this step|part?",
                "that's|that is? not right|how|correct",
                "that's|that is? the old way|process|one",
                "that's wrong",
                "don't do that",
                "that's not how|what",
                "that was the old",
                "so|but|and? you|we can? skip that|this",
                "so|but|and|no? that's|that is not? your|our|my job|problem|business|concern|department",
                "so|but|and|no? that's|that is? not for us|ours",
                "so|but|and|no? * does|do|handles|handle that|it for you|us",
                "so|but|and|no? that|it happens|goes automatically|by itself|anyway",
                "so|but|and|no? that's|it's|that is|it is all? automatic|automated",
                "no|nope|nah? we|you don't do it|them|those here|now|that",
            ],
        )
        .is_some())
}
