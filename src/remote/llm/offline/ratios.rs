//! How much of one thing goes with another: `1:4`, `one part in twenty`.
use ecow::EcoString;

use super::amounts::{Amount, Class};
use super::patterns::{patterns, starts_any};
use super::token::Token;
use crate::domain::quantity::number_at;

/// `1:4`, `one to ten`, `half and half`, `one part in twenty`: how much of one goes with another. `one to two days` is a range.
pub(super) fn ratio(tokens: &[Token], keys: &[EcoString], at: usize) -> Option<Amount> {
    let made = |len: usize, size: String| Amount {
        class: Class::Measure("ratio".into()),
        at,
        number: at + len,
        end: at + len,
        size: size.into(),
        named: false,
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if let Some((one, many)) = keys[at].split_once(':')
        && digits(one)
        && digits(many)
    {
        return Some(made(1, format!("{one}:{many}")));
    }
    if let Some(even) = half_and_half(tokens, at) {
        return Some(made(even, "1:1".to_owned()));
    }
    // `two to one`
    let down = keys.get(at + 1).is_some_and(|k| k == "to")
        && keys.get(at + 2).is_some_and(|k| k == "one" || k == "1");
    let last = || tokens[at + 2].tail().is_some() || at + 3 == tokens.len();
    if down && tokens[at].is_number() && last() {
        let many = number_at(keys, at)?.0;
        return (many > 1.0).then(|| made(3, format!("{many}:1")));
    }
    // `one part powder to four parts water`
    let of_things = || {
        let to = starts_any(&tokens[at..], patterns!["one|1 part of? *? * to"])?;
        let parts = keys.get(at + to + 1)?;
        matches!(parts.as_str(), "part" | "parts").then_some(to)
    };
    let to = starts_any(&tokens[at..], patterns!["one|1 part? to|in"]).or_else(of_things)?;
    let (many, len, glued) = number_at(keys, at + to)?;
    let end = at + to + len;
    let part = keys[at + 1] == "part";
    let within = keys[at + to - 1] == "in";
    let led = at > 0 && matches!(keys[at - 1].as_str(), "at" | "of" | "scale" | "ratio");
    let last = tokens[end - 1].tail().is_some()
        || keys
            .get(end)
            .is_none_or(|k| k == "parts" || crate::domain::words::is_function_word(k));
    let ranged = at > 0 && matches!(keys[at - 1].as_str(), "from" | "between" | "for");
    let whole = glued.is_empty() && many > 1.0 && many.fract() == 0.0;
    (whole && !ranged && last && (part || within || led || at > 0 || many >= 4.0))
        .then(|| made(end - at, format!("1:{many}")))
}

/// `half and half`, `fifty-fifty`: how many words say that there is as much of both.
fn half_and_half(tokens: &[Token], at: usize) -> Option<usize> {
    let key = tokens[at].key.as_str();
    if !key.starts_with("half") && !key.starts_with("fifty") {
        return None;
    }
    starts_any(
        &tokens[at..],
        patterns![
            "half and half",
            "half-and-half|fifty-fifty|half-half",
            "fifty fifty"
        ],
    )
}
