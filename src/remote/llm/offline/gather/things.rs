//! The thing that words take out of the work: `ignore the banner`, `there's no banner`, `re the banner, we dropped that`.
use ecow::EcoString;

use super::super::patterns::{WordSet, find, has_any, patterns, starts_any, word_set};
use super::super::talk::lead;
use super::super::token::{Token, clause_before, clause_end, stems};
use super::super::verbs::gerund_base;

/// The most words of the thing's name.
const NAME: usize = 4;
/// The stems of a thing, and whether the words can mean nothing else.
type Named = (Vec<EcoString>, bool);

/// The stems of the thing that words take out of the work, and whether they can mean nothing else.
pub(super) fn named_thing(words: &[Token]) -> Option<Named> {
    if has_any(
        words,
        patterns!["if|when|once|until|unless|till|before|after"],
    ) && starts_any(words, patterns!["we|they|i|we've"]).is_none()
    {
        return None;
    }
    told_to_leave(words)
        .or_else(|| abolished(words))
        .or_else(|| no_longer(words))
}

/// `recorded delivery no longer needed`, `the stamp isn't needed any more`.
fn no_longer(words: &[Token]) -> Option<Named> {
    let (at, _) = find(
        words,
        patterns![
            "is|are|was|were? no longer needed|required|used|necessary|in|done|allowed|valid",
            "is|are|was|were? not needed|required|used|necessary any|anymore",
            "isn't|aren't needed|required|used|necessary any|anymore"
        ],
    )?;
    let from = words[..at]
        .iter()
        .position(|t| t.tail() == Some(':'))
        .map_or(0, |p| p + 1);
    let from = from + starts_any(&words[from..], patterns!["the|that|our|a"]).unwrap_or(0);
    name_of(words.get(from..at)?).map(|named| (named, true))
}

/// `ignore the banner`, `scratch the hose then`, `leave the papers out of it`.
fn told_to_leave(words: &[Token]) -> Option<Named> {
    let strong = starts_any(
        words,
        patterns![
            "you|we? can? just|please? scratch|strike|scrap|forget about? the|that|those|this|any|all",
            "you|we? can? leave|keep the|that|those|this|any|all",
            "you|we? can? just|please? ignore|forget|scrap|scratch|skip|delete|disregard what|everything|anything|all i|we|you|he|she said|told|wrote|put you|there? about|on|for|with the|that|those|this|any|all?"
        ],
    );
    let weak = starts_any(
        words,
        patterns![
            "you|we? can? just|please? ignore|skip|drop|lose|bin|ditch|disregard the|that|those|this|any|all"
        ],
    );
    let n = strong.or(weak)?;
    let clause = &words[n..];
    let stop = clause_end(clause);
    let mut name = &clause[..stop];
    let leaves = words[..n]
        .iter()
        .any(|t| matches!(t.key.as_str(), "leave" | "keep"));
    if leaves {
        let out = find(
            name,
            patterns![
                "out of it|this|that",
                "out then|now|altogether|completely",
                "alone|be"
            ],
        )?;
        name = &name[..out.0];
    }
    name_of(name).map(|named| (named, strong.is_some()))
}

/// `no copies, skip that`: of a thing that was taken out before.
pub(super) fn no_such(tokens: &[Token]) -> Option<Named> {
    let words = lead(tokens);
    let rest = &words[starts_any(words, patterns!["no"])?..];
    let stop = clause_end(rest);
    let over = stop == rest.len()
        || starts_any(
            &rest[stop..],
            patterns!["just? skip|forget|drop|ignore|leave that|it"],
        )
        .is_some();
    let parted = words[0].tail().is_some();
    (over && !parted)
        .then(|| name_of(&rest[..stop]))?
        .map(|named| (named, over && stop < rest.len()))
}

/// `we got rid of the fax`, `we took the banner down, didn't we`, `they don't stamp the ticket, do they`.
pub(super) fn abolished(words: &[Token]) -> Option<Named> {
    let tagged = has_any(
        words,
        patterns!["didn't|don't|haven't|do|did|have we|they|you"],
    ) && words.len() >= 6
        && words[words.len() - 3].comma();
    let n = starts_any(
        words,
        patterns![
            "we|they|i|we've|they've|you've have|had? all|since|now|long? dropped|scrapped|ditched|binned|retired|axed|abolished|discontinued the|that|those|all|our|any?",
            "we|they|i|we've|they've|you've have|had? all|since|now|long? got|gotten rid of the|that|those|all|our|any?",
            "we|they|i|we've|they've|you've have|had? all|since|now|long? did|done away with the|that|those|all|our|any?",
            "we|they|i|we've|they've|you've have|had? all|since|now|long? stopped doing|using|putting|sending|making the|that|those|all|our|any?"
        ],
    );
    let removed = || {
        starts_any(
            words,
            patterns![
                "we|they|we've|they've took|taken|threw|thrown|pulled|ripped the|that|those|all|our"
            ],
        )
        .filter(|_| tagged)
    };
    let undone = || {
        starts_any(
            words,
            patterns!["we|you|they|i don't * the|that|those|any|a|an"],
        )
        .filter(|_| tagged)
    };
    let n = n.or_else(removed).or_else(undone)?;
    static BEYOND: WordSet =
        word_set!("in last since at when because out down off away ages years after on");
    let rest = &words[n..];
    let name = &rest[..clause_before(rest, &BEYOND)];
    let name = match name.split_last() {
        Some((last, head)) if BEYOND.contains(last.key.as_str()) => head,
        _ => name,
    };
    name_of(name).map(|named| (named, true))
}

/// The stems of a thing's name; none where the words are no mere name.
fn name_of(words: &[Token]) -> Option<Vec<EcoString>> {
    static IDLE: WordSet = word_set!(
        "thing bit part step stuff business idea then now altogether completely please is are was were been it's"
    );
    let words: Vec<Token> = words
        .iter()
        .filter(|t| !IDLE.contains(t.key.as_str()))
        .cloned()
        .map(|mut t| {
            if let Some(bare) = t.key.strip_suffix("'s") {
                t.key = bare.into();
            }
            t
        })
        .collect();
    static NO_NAME: WordSet = word_set!(
        "till until before after without in on over under with from to for at by you we i that which who"
    );
    let plain = words.len() <= NAME && !words.iter().any(|t| NO_NAME.contains(t.key.as_str()));
    let named = stems(&words);
    let deed = words.first().is_some_and(|t| gerund_base(&t.key).is_some());
    (plain && !deed && !named.is_empty()).then_some(named)
}
