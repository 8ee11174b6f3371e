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
        // `And if it doesn't match?` `It always does.` is no such thing
        let negated = |s: &Sentence| s.tokens.iter().any(|t| t.key.ends_with("n't"));
        let asks = sentences[at].end == End::Question && spoken(&sentences[at]);
        let said = asks
            && reply(sentences, at).is_some_and(|heard| {
                happens(&fillers::pauses(&heard.tokens))
                    && negated(heard) == negated(&sentences[at])
                    && sentences
                        .get(at + 2)
                        .is_some_and(|next| next.turn == heard.turn && spoken(next))
            });
        if praised(sentences, at) || said && questions::condition(&sentences[at].tokens).is_some() {
            sentences[at + 1].tokens.clear();
        }
    }
}

/// `Good question.`, and then the answer; not where whoever was asked goes on without one.
fn praised(sentences: &[Sentence], at: usize) -> bool {
    if sentences[at].end != End::Question {
        return false;
    }
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let praise = starts_any(
        &heard.tokens,
        patterns!["oh|ah|yeah|well? that's? a? very|really? good|great|fair question|one|point|q"],
    );
    let answers = |next: &&Sentence| {
        let opens = patterns![
            "i think|guess|suppose|reckon|don't|couldn't|haven't|wouldn't",
            "i'm|i'd|i'll|we'd",
            "ask|not|never|no|nobody|probably|maybe|perhaps|hopefully|depends|let",
            "you'd|you'll have|need to? ask",
            "it|that depends"
        ];
        let words = fillers::strip(&next.tokens);
        next.turn == heard.turn
            && next.end != End::Question
            && spoken(next)
            && !tells_nothing(&words)
            && starts_any(&words, opens).is_none()
    };
    praise == Some(heard.tokens.len()) && sentences.get(at + 2).filter(answers).is_some()
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
