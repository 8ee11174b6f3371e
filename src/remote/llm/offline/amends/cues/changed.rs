//! Why something is put right, between the no and what is right: `called Intake, no, sorry,` **they renamed it,** `it's called
//! Welcome`.
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::turns::Sentence;

/// Leaves out why.
pub(super) fn left_out(s: &mut Sentence) {
    let words = &s.tokens;
    let cue = |i: &usize| {
        let before = &words[i - 1];
        before.comma()
            && matches!(
                before.key.as_str(),
                "no" | "sorry" | "wait" | "on" | "actually"
            )
    };
    let why = (1..words.len()).filter(cue).find_map(|i| {
        let n = starts_any(
            &words[i..],
            patterns![
                "they|we|he|she|somebody|someone|it|they've|we've|it's have|has|been|got? changed|renamed|moved|switched|swapped|locked|closed|replaced|scrapped|stopped it|that|them|those? now|since?"
            ],
        )?;
        (words[i + n - 1].comma() && i + n < words.len()).then_some((i, i + n))
    });
    if let Some((from, to)) = why {
        s.tokens.drain(from..to);
    }
}
