//! A bound told behind a value, or by itself: `Put six in.` **`No more than eight.`**, `thirty-eight, no warmer than thirty-nine`. Its `no`
//! refuses nothing, and is told as `not`.
use super::super::token::Token;
use super::super::turns::Sentence;
use super::spoken;

/// Tells bounds with `not`.
pub(super) fn told(sentences: &mut [Sentence]) {
    for s in sentences.iter_mut().filter(|s| spoken(s)) {
        if !s.tokens.iter().any(|t| t.key == "than") {
            continue;
        }
        for at in 0..s.tokens.len().saturating_sub(3) {
            let apart = at == 0 || s.tokens[at - 1].tail().is_some();
            if apart && bounds(&s.tokens[at..]) {
                let no = &s.tokens[at];
                let large = no.word.starts_with(char::is_uppercase);
                s.tokens[at] = Token::new(if large { "Not" } else { "not" }, no.at);
            }
        }
    }
}

/// `no` **more than eight**, `no` **warmer than thirty-nine**
fn bounds(words: &[Token]) -> bool {
    // `no more than that`, `no later than` **half past**
    let [no, more, than, value, ..] = words else {
        return false;
    };
    let compares = matches!(more.key.as_str(), "more" | "less" | "later" | "fewer")
        || more.key.len() > 4 && more.key.ends_with("er");
    let joined = no.tail().is_none() && more.tail().is_none();
    let valued = value.is_number() || matches!(value.key.as_str(), "half" | "a" | "an" | "quarter");
    valued && no.key == "no" && joined && compares && than.key == "than"
}
