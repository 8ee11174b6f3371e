//! Conditions whose speaker gives up before saying what is done, and deeds that nobody is named for.
use super::patterns::{has_any, patterns, starts_any};
use super::talk;
use super::token::Token;
use super::turns::{End, Sentence};

/// The most words of a claim that something has to be done by somebody.
const LONGEST: usize = 24;

/// `if it still won't latch after that, well`: a condition whose speaker gives up.
pub(super) fn breaks_down(s: &Sentence) -> bool {
    let words = talk::lead(&s.tokens);
    let condition = has_any(words, patterns!["if|unless", "in case"]);
    let last = |is: &dyn Fn(&Token) -> bool| words.last().is_some_and(is);
    let joint = last(&|t| matches!(t.key.as_str(), "and" | "then" | "or" | "so" | "but"));
    let hangs = s.end == End::TrailsOff || last(&Token::breaks_off);
    let open = (joint || gives_up(words) || evades(words)) && s.end != End::Question;
    condition && words.len() >= 4 && (open || hangs)
}

/// `if it fails, well, it hasn't yet`: where what is done should stand, the speaker evades.
fn evades(words: &[Token]) -> bool {
    let opens = starts_any(words, patterns!["if|unless", "in case"]).is_some();
    let Some(main) = words.iter().position(Token::comma).map(|c| &words[c + 1..]) else {
        return false;
    };
    let sighs = starts_any(
        main,
        patterns!["then|and|so? well|um|uh|erm|er|hm|hmm|oh|dunno|god|good"],
    )
    .is_some();
    let idle = has_any(
        main,
        patterns![
            "it|that|they|we|i hasn't|haven't|never|doesn't|don't|didn't yet|happened|happens|know|had|seen|fail|fails",
            "i'd|we'd|you'd|i|we have to think|look|ask|check",
            "touch wood",
            "good luck|question",
            "let's hope",
            "who knows",
            "god knows"
        ],
    );
    opens && idle && (sighs || main.len() <= 9)
}

/// A clause under a condition that ends in a sigh: nothing is told.
pub(super) fn gives_up(words: &[Token]) -> bool {
    let sighs = words
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "well" | "um" | "uh" | "erm" | "er"));
    sighs && starts_any(talk::lead(words), patterns!["if|unless|when", "in case"]).is_some()
}

/// `somebody's got to sign the sheet`: done by nobody who is named.
pub(super) fn unowned(tokens: &[Token]) -> bool {
    let words = talk::lead(tokens);
    starts_any(
        words,
        patterns![
            "and|so|but|also|then? somebody|someone also|always|really? has|have|needs|should|must|ought|gets|goes|does|signs|writes|checks|takes",
            "and|so|but|also|then? somebody|someone wants|will|would to|be|need|have",
            "and|so|but|also|then? somebody's|someone's got|gotta|gonna|supposed|meant|to",
            "and|so|but|also|then? that somebody|someone should|must|has|does",
        ],
    )
    .is_some()
        && !has_any(words, patterns!["if|when|decide|settle|mind"])
        && words.len() <= LONGEST
}
