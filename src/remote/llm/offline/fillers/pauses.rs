//! Sounds that fill a pause, and what a transcriber wrote between the words.
use super::super::patterns::{WordSet, word_set};
use super::super::token::Token;

pub(in super::super) static SOUNDS: WordSet =
    word_set!("um uh uhm uhh umm er erm hmm hm mm mhm ah eh ooh oof uh-huh mm-hmm huh");

pub(super) fn take(out: &mut [Token], last: &Token) {
    // `Right, um, car comes on`: the word that a speaker begins with stays apart
    let begins = out.len() == 1
        && matches!(
            out[0].key.as_str(),
            "right" | "so" | "okay" | "ok" | "well" | "now" | "yes" | "yeah"
        );
    // a filler between commas takes one of them along
    if let Some(before) = out
        .last_mut()
        .filter(|b| b.comma() && last.comma() && !begins)
    {
        before.bare();
    }
}

pub(in super::super) fn pauses(tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        // `4 mm`, `100 Ah` and `in mm` are measures
        let measure = at > 0
            && matches!(token.key.as_str(), "mm" | "ah")
            && tokens[at - 1].tail().is_none()
            && (tokens[at - 1].is_number() || matches!(tokens[at - 1].key.as_str(), "in" | "per"));
        if !measure && SOUNDS.contains(token.key.as_str()) || is_noise(token) {
            take(&mut out, token);
            if let Some(before) = out
                .last_mut()
                .filter(|b| is_abbreviation(token) && b.tail().is_none() && !b.is_code())
            {
                before.word.extend(token.tail());
            }
            let number = |t: &Token| t.is_number();
            let again = tokens.get(at + 1).is_some_and(number)
                && out
                    .last()
                    .is_some_and(|b| number(b) && token.tail().is_some());
            if again {
                out.pop();
            }
            if let Some(before) = out.last_mut().filter(|_| token.breaks_off()) {
                before.word.push('—');
            }
        } else {
            out.push(token.clone());
        }
    }
    out
}

/// `[laughs]`, `(inaudible)`: what a transcriber wrote, not what was said.
fn is_noise(token: &Token) -> bool {
    if token.word.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return is_abbreviation(token);
    }
    let word = token.word.trim_end_matches(['.', ',', '!', '?']);
    let emoji = word.len() > 2 && word.starts_with(':') && word[1..].contains(':');
    emoji
        || (word.starts_with('[') && word.ends_with(']'))
        || (word.starts_with('(')
            && word.ends_with(')')
            && matches!(
                token.key.as_str(),
                "laughs"
                    | "laughing"
                    | "laughter"
                    | "inaudible"
                    | "pause"
                    | "coughs"
                    | "sighs"
                    | "crosstalk"
                    | "chuckles"
            ))
        || is_abbreviation(token)
}

/// `tbh:`: said in passing, but the mark after it parts what stands around.
fn is_abbreviation(token: &Token) -> bool {
    static IN_PASSING: WordSet =
        word_set!("lol haha btw pls obvs obv tbh fwiw imo imho afaik iirc ngl omg");
    IN_PASSING.contains(token.key.as_str())
}
