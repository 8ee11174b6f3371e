//! A value in a unit and its parts: `one metre ten`, `two pounds fifty`, `an hour twenty`.
use ecow::EcoString;

use super::super::token::Token;
use crate::domain::quantity::{number_at, unit_of};

/// `one metre` **ten**, `two pounds` **fifty**: how many words the rest of a value takes, and what part of its unit it is.
pub(super) fn rest(tokens: &[Token], keys: &[EcoString], end: usize) -> Option<(usize, f64)> {
    let parts = match unit_of(keys.get(end.checked_sub(1)?)?)? {
        "m" | "pound" | "€" | "$" => 100.0,
        "ft" => 12.0,
        "h" => 60.0,
        _ => return None,
    };
    let (value, len, glued) = number_at(keys, end)?;
    let behind = keys.get(end + len).map_or("", EcoString::as_str);
    // `two hours thirty minutes`
    let named = parts > 12.0 && parts < 100.0 && unit_of(behind) == Some("min");
    let counts = unit_of(behind).is_some() || matches!(behind, "times" | "of" | "to" | "or" | "by");
    let whole = value.fract() == 0.0 && value > 1.0 && value < parts && glued.is_empty();
    let apart = tokens[end - 1].tail().is_some() || named && tokens[end + len - 1].tail().is_some();
    (!apart && whole && (named || !counts)).then_some((len + usize::from(named), value / parts))
}
