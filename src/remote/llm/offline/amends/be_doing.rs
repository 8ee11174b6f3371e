//! What somebody can be doing meanwhile: `While it runs` **`you can be soaking`** `the baskets.` is told as `you soak the baskets`.
use super::super::patterns::{find, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, put_for};
use super::super::turns::{End, Sentence};
use super::super::verbs::gerund_base;
use super::spoken;

/// Tells it plainly.
pub(super) fn told(sentences: &mut [Sentence]) {
    for s in sentences.iter_mut() {
        if spoken(s) && s.end != End::Question {
            plainly(&mut s.tokens);
        }
    }
}

fn plainly(words: &mut Vec<Token>) {
    // `the other thing you could be doing is` **sharpening**
    let lead = words.len() - talk::lead(words).len();
    let named = starts_any(
        &words[lead..],
        patterns![
            "the|an|one other|next|only? thing|job that? you can|could|should|do do|doing? meanwhile? is",
            "the|an|one other|next|only? thing|job that? you can|could|should|want|need to? be doing meanwhile? is"
        ],
    );
    if let Some(n) = named {
        if let Some(verb) = words.get(lead + n).and_then(base) {
            put_for(words, lead, lead + n + 1, &[verb]);
        }
        return;
    }
    let Some((at, n)) = find(
        words,
        patterns![
            "you|we can|could|should|might|wanna also|just? be",
            "you|we want|need to also|just? be"
        ],
    ) else {
        return;
    };
    if let Some(verb) = words.get(at + n).and_then(base) {
        put_for(words, at + 1, at + n + 1, &[verb]);
    }
}

/// `soaking`: soak
fn base(doing: &Token) -> Option<Token> {
    Some(Token::new(&gerund_base(&doing.key)?, doing.at))
}
