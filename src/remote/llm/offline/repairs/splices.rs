//! A repair put where what it repairs stood.
use super::super::alignment::align;
use super::super::amounts::{amounts, is_rate, of_one_kind, part_at, put};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, comma_end, keys};
use super::{Repair, cut, value_of};
use crate::domain::quantity::{Quantity, quantities_of};

/// Puts the repair where what it repairs stood, as talk does it: `after five weeks, sorry, six weeks` is `after six
/// weeks`. What is a clause of its own, or begins like nothing before it, stays apart.
pub(in super::super) fn spliced(
    pieces: Vec<(Option<Repair>, Vec<Token>)>,
) -> Vec<(Option<Repair>, Vec<Token>)> {
    let mut out: Vec<(Option<Repair>, Vec<Token>)> = Vec::with_capacity(pieces.len());
    for (repair, words) in pieces {
        let joined = match (repair, out.last()) {
            (Some(Repair::Instead | Repair::Perhaps), Some((_, before))) => splice(before, &words),
            _ => None,
        };
        match (joined, out.last_mut()) {
            (Some(whole), Some((_, open))) => *open = whole,
            _ => out.push((repair, words)),
        }
    }
    out
}

/// The words before a marker with what puts them right in the place of what it stands for.
fn splice(before: &[Token], words: &[Token]) -> Option<Vec<Token>> {
    let body = value_of(words);
    let clause = super::super::lexicon::pronoun_clause(body)
        || super::super::lexicon::sure_command(body)
        || super::super::lexicon::verb_with_object(body, 0);
    let first = body.first()?;
    if before.len() < 2
        || before[0].key == "not"
        || (clause && quantities_of(&keys(&body[..1])).is_empty())
        || matches!(
            first.key.as_str(),
            "first" | "before" | "if" | "when" | "once" | "not"
        )
    {
        return None;
    }
    if let Some(from) = code_run(before, body) {
        return Some([&before[..from], body].concat());
    }
    if let Some(whole) = part(before, body) {
        return Some(whole);
    }
    if let Some(new) = quantities_of(&keys(body)).first().filter(|q| q.at == 0) {
        let old = value_at_end(before, new)?;
        let goes_on = new.len >= body.len()
            || starts_any(
                &body[new.len..],
                patterns!["for|on|in|with|if|when|per|at|of|now|then"],
            )
            .is_some();
        let unit = before
            .get(old.at + old.len)
            .filter(|_| !old.unit.is_empty() && new.unit.is_empty() && goes_on);
        return (old.at > 0).then(|| with_unit(&before[..old.at], body, new.len, unit));
    }
    let from = word_at_end(before, first)?;
    (from > 0).then(|| [&before[..from], body].concat())
}

/// `half a turn, no, a quarter turn`, `half way, no, two thirds`: a part, or the whole, in the place of another.
fn part(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let new = part_at(body, 0)?;
    let mut before = before.to_vec();
    bare_last(&mut before);
    let old = amounts(&before).pop()?;
    let all = body[new.end - 1].is_it_or_them();
    if all || old.at == 0 || old.end < before.len() || !new.may_replace(&old) {
        return None;
    }
    let mut whole = put(&before, &old, body, &new);
    if let Some(last) = whole.last_mut() {
        last.word.extend(body[new.end - 1].tail());
    }
    whole.extend_from_slice(&body[new.end..]);
    Some(whole)
}

/// `let it rest for ten, no, twenty`: where the value begins that words end in, if another may stand for it.
fn value_at_end(before: &[Token], new: &Quantity) -> Option<Quantity> {
    let keys = keys(before);
    let all = quantities_of(&keys);
    let old = all.iter().rfind(|old| {
        let end = old.at + old.len + usize::from(!old.unit.is_empty());
        // `half a litre, no, four hundred mil`
        let fits = old.unit == new.unit
            || new.unit.is_empty()
            || old.unit.is_empty()
            || of_one_kind(&new.unit, &old.unit);
        fits && end + 1 >= before.len() && !is_rate(&keys, &all, old)
    })?;
    Some(old.clone())
}

/// `it takes five minutes, I tell a lie, ten`, `ten minutes, no, eight for the small ones`: the unit is said once.
fn with_unit(before: &[Token], body: &[Token], len: usize, unit: Option<&Token>) -> Vec<Token> {
    let number = len.min(body.len());
    let (value, rest) = body.split_at(number);
    let mut whole = [before, value].concat();
    if let (Some(unit), Some(last)) = (unit, whole.last_mut()) {
        let mut unit = unit.clone();
        unit.bare();
        unit.word.extend(last.tail());
        last.bare();
        whole.push(unit);
    }
    whole.extend_from_slice(rest);
    whole
}

/// `put it in the red bin, no, the blue bin`, `on Monday, no, Tuesday`: where the phrase begins that begins alike, or stands
/// a word of one kind.
fn word_at_end(before: &[Token], first: &Token) -> Option<usize> {
    const TAIL: usize = 6;
    let opens = matches!(
        first.key.as_str(),
        "the"
            | "a"
            | "an"
            | "your"
            | "to"
            | "in"
            | "on"
            | "at"
            | "with"
            | "by"
            | "for"
            | "into"
            | "from"
            | "under"
    );
    let tail = before.len().saturating_sub(TAIL);
    let same = before[tail..].iter().rposition(|t| t.key == first.key);
    let alike = super::super::alignment::kind(&first.key).and_then(|kind| {
        before
            .iter()
            .rposition(|t| super::super::alignment::kind(&t.key) == Some(kind))
            .filter(|p| p + 2 >= before.len())
    });
    let led = || {
        let kin = |t: &Token| super::super::alignment::kin(&t.key, &first.key);
        let at = tail + before[tail..].iter().rposition(kin)?;
        before[at..before.len() - 1]
            .iter()
            .all(|t| t.tail().is_none())
            .then_some(at)
    };
    same.map(|p| p + tail)
        .filter(|_| opens)
        .or(alike)
        .or_else(led)
}

/// `on one two one decimal three, no, one two nine decimal nine`, `channel one two, no, channel one four`: where a code
/// stood that is said anew.
fn code_run(before: &[Token], body: &[Token]) -> Option<usize> {
    let digit = |t: &Token| {
        matches!(t.key.as_str(), "decimal" | "point" | "dot" | "dash" | "oh")
            || crate::domain::quantity::number_at(std::slice::from_ref(&t.key), 0)
                .is_some_and(|(v, _, unit)| unit.is_empty() && v < 100.0 && v.fract() == 0.0)
    };
    let label = usize::from(!digit(body.first()?));
    let run = |words: &[Token]| {
        let mut n = 0;
        while n < words.len() && digit(&words[n]) {
            n += 1;
            if words[n - 1].tail().is_some() {
                break;
            }
        }
        n
    };
    let new = run(&body[label..]);
    let old = before.iter().rev().take_while(|t| digit(t)).count();
    let from = before.len() - old;
    let same = label == 0 || from > 0 && before[from - 1].key == body[0].key;
    let coded = new >= 2 && old >= 2 && (label == 1 || new >= 3 && old >= 3);
    let end = label + new;
    let whole = coded && (end == body.len() || body[end - 1].tail().is_some());
    let from = from.checked_sub(label)?;
    (same && whole && from > 0).then_some(from)
}

/// A written line with its repairs made: `in the red book, correction: blue book` is `in the blue book`.
pub(in super::super) fn mended(tokens: &[Token]) -> Option<Vec<Token>> {
    let pieces = spliced(cut(tokens));
    let mut pieces = pieces.into_iter();
    let (None, mut whole) = pieces.next()? else {
        return None;
    };
    for (repair, words) in pieces {
        if repair == Some(Repair::Void) {
            // `1/8 inch above … scrap this, the gauge does it`
            whole = words;
            continue;
        }
        let end = comma_end(&words);
        let mut new = words[..end].to_vec();
        bare_last(&mut new);
        whole = align(&whole, &new, true)?;
    }
    (whole.len() != tokens.len()).then_some(whole)
}
