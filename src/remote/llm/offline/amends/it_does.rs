//! That a case happens, said before what is done in it: `What if it jams?` **`It will.`** `Switch it off.`
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;
use super::super::turns::{End, Sentence};
use super::super::{fillers, questions};
use super::replies::{reply, tells_nothing};
use super::spoken;

/// The most words of it.
const LONGEST: usize = 8;

/// Leaves out that the case asked about happens, or that it is well asked, where whoever answers goes on.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        if sentences[at].end == End::Question && says_nothing_yet(sentences, at) {
            sentences[at + 1].tokens.clear();
        }
    }
}

/// Whether the answer to a question comes only behind what is said first.
fn says_nothing_yet(sentences: &[Sentence], at: usize) -> bool {
    let asked = &sentences[at];
    let Some((heard, next)) = reply(sentences, at).zip(sentences.get(at + 2)) else {
        return false;
    };
    if next.turn != heard.turn || !spoken(next) {
        return false;
    }
    // `And if it doesn't match?` `It always does.` is no such thing
    let negated = |s: &Sentence| s.tokens.iter().any(|t| t.key.ends_with("n't"));
    praises(&heard.tokens) && answers(next)
        || spoken(asked)
            && happens(&fillers::pauses(&heard.tokens))
            && negated(heard) == negated(asked)
            && questions::condition(&asked.tokens).is_some()
}

/// `Good question.`, and no more.
fn praises(words: &[Token]) -> bool {
    let praise =
        patterns!["oh|ah|yeah|well? that's? a? very|really? good|great|fair question|one|point|q"];
    starts_any(words, praise) == Some(words.len())
}

/// Whether a sentence gives an answer, and does not go on without one.
fn answers(s: &Sentence) -> bool {
    let evades = patterns![
        "i think|guess|suppose|reckon|don't|couldn't|haven't|wouldn't",
        "i'm|i'd|i'll|we'd",
        "ask|not|never|no|nobody|probably|maybe|perhaps|hopefully|depends|let",
        "you'd|you'll have|need to? ask",
        "it|that depends"
    ];
    let words = fillers::strip(&s.tokens);
    s.end != End::Question && !tells_nothing(&words) && starts_any(&words, evades).is_none()
}

/// `They always do.`, `It does sometimes.`, `It won't, half the time.`
fn happens(words: &[Token]) -> bool {
    static OFTEN: WordSet = word_set!(
        "always often sometimes usually occasionally regularly frequently happens happen do does will can could might may would won't \
         doesn't don't and now then again once twice in a while lot half most all of the time every day days week quite once bit"
    );
    let who = starts_any(
        words,
        patterns!["oh|well|yeah|yes? it|they|he|she|that|some"],
    );
    let verb = |t: &Token| {
        matches!(
            t.key.as_str(),
            "do" | "does"
                | "will"
                | "can"
                | "might"
                | "may"
                | "won't"
                | "doesn't"
                | "don't"
                | "happens"
        )
    };
    who.is_some_and(|n| {
        let rest = &words[n..];
        words.len() <= LONGEST
            && rest.iter().any(verb)
            && rest.iter().all(|t| OFTEN.contains(t.key.as_str()))
    })
}
