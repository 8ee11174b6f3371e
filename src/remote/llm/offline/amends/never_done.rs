//! What is asked whether it is done, and never is: `Do you walk on them?` **`Never.`** Not what never comes to pass:
//! `Do you get many?`
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Sentence};
use super::asked::{begun, deed_after};
use super::confirmed::{led_by, told};
use super::replies::{reply, tell};

/// Tells it as a warning. Says whether it did.
pub(super) fn barred(sentences: &mut [Sentence], at: usize) -> bool {
    let asks = sentences[at].end == End::Question;
    let Some(heard) = reply(sentences, at).filter(|_| asks) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let never = starts_any(&words, patterns!["no|nope|god|oh|well? never ever?"])
        .filter(|n| *n == words.len() || words[n - 1].tail().is_some());
    let ever = patterns![
        "do|should|would|can|could|may i|you|we|they|people|anyone|anybody ever|also|just|then|still?"
    ];
    let comes = |t: &Token| {
        matches!(
            t.key.as_str(),
            "get" | "have" | "see" | "hear" | "find" | "lose" | "run" | "miss" | "forget" | "need"
        )
    };
    if never.is_none() {
        return false;
    }
    // `Never.` `Never wash them, it takes the bloom off.`
    let again = sentences
        .get(at + 2)
        .is_some_and(|b| starts_any(&b.tokens, patterns!["never", "don't"]).is_some());
    let own = |t: &Token| matches!(t.key.as_str(), "my" | "me" | "mine" | "i");
    let deed = never
        .filter(|_| !again)
        .and_then(|_| deed_after(&sentences[at], ever));
    let deed = deed.filter(|d| !comes(&d[0]) && !d.iter().any(own) && begun(sentences, at));
    let (Some(n), Some(deed)) = (never, deed) else {
        return false;
    };
    let ban = told(led_by(&["never"], words[0].at, &deed));
    tell(sentences, at, ban, words[n..].to_vec());
    true
}
