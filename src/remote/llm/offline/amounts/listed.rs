//! Values told one after the other without a mark between: `hardbacks 50p paperbacks 20p`, `20 g salt 30 g sugar`.
use super::super::token::{Token, clause_end};
use super::{Amount, Class, amounts};
use std::ops::Range;

/// The words of the item that a value of such a list is of. It stands behind its thing where the list ends with a value,
/// and in front of it where it begins with one.
pub(in super::super) fn item_of(words: &[Token], value: &Amount) -> Option<Range<usize>> {
    let pause = |t: &Token| t.tail().is_some();
    let start = words.get(..value.at)?.iter().rposition(pause);
    let start = start.map_or(0, |i| i + 1);
    let last = value.end.checked_sub(1)?;
    let end = last + clause_end(words.get(last..)?);
    let mut all = amounts(&words[start..end]);
    let measure = |a: &Amount| matches!(a.class, Class::Measure(_));
    all.retain(|a| a.class == value.class || measure(a) && measure(value));
    let place = all.iter().position(|a| a.at + start == value.at)?;
    if all.len() < 2 {
        return None;
    }
    let behind = all.last().is_some_and(|a| a.end + start == end);
    Some(if behind {
        let before = place.checked_sub(1).and_then(|i| all.get(i));
        before.map_or(start, |a| a.end + start)..value.end
    } else {
        let next = all.get(place + 1);
        value.at..next.map_or(end, |a| a.at + start)
    })
}
