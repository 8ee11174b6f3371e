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
    if sentences[at].end != End::Question {
        return false;
    }
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let never = starts_any(&words, patterns!["no|nope|god|oh|well? never ever?"])
        .filter(|n| *n == words.len() || words[n - 1].tail().is_some());
    let Some(n) = never else {
        return false;
    };
    let Some(deed) = deed(sentences, at) else {
        return false;
    };
    let ban = told(led_by(&["never"], words[0].at, &deed));
    tell(sentences, at, ban, words[n..].to_vec());
    true
}

/// The deed that is asked about, where it is not barred by name behind the answer.
fn deed(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    // `Never.` `Never wash them, it takes the bloom off.`
    let barred = |b: &Sentence| starts_any(&b.tokens, patterns!["never", "don't"]).is_some();
    if sentences.get(at + 2).is_some_and(barred) {
        return None;
    }
    of_work(sentences, at)
}

/// The deed that is asked about, where it is one of the work: not `Do you get many complaints?`
pub(super) fn of_work(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let ever = patterns![
        "do|should|would|can|could|may i|you|we|they|people|anyone|anybody ever|also|just|then|still?"
    ];
    let deed = deed_after(&sentences[at], ever)?;
    let comes = matches!(
        deed[0].key.as_str(),
        "get" | "have" | "see" | "hear" | "find" | "lose" | "run" | "miss" | "forget" | "need"
    );
    let own = |t: &Token| matches!(t.key.as_str(), "my" | "me" | "mine" | "i");
    (!comes && !deed.iter().any(own) && begun(sentences, at)).then_some(deed)
}
