//! Conditions whose speaker gives up before saying what is done, and answers that answer nothing.
use super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::talk;
use super::token::{Token, keys, stems};
use super::turns::{End, Sentence};
use crate::domain::quantity::quantities_of;

/// `if it still won't latch after that, well`: a condition whose speaker gives up.
pub(super) fn breaks_down(s: &Sentence) -> bool {
    let all = talk::lead(&s.tokens);
    // `pair the scanner, and if it won't pair, then, …`
    let from = (2..all.len().saturating_sub(3)).find(|i| {
        matches!(all[*i].key.as_str(), "if" | "unless")
            && (all[i - 1].comma() || all[i - 2].comma() && all[i - 1].key == "and")
    });
    let words = match from.filter(|i| evades(&all[*i..])) {
        Some(i) => &all[i..],
        None => all,
    };
    let condition = has_any(words, patterns!["if|unless", "in case"]);
    let last = |is: &dyn Fn(&Token) -> bool| words.last().is_some_and(is);
    let joint = last(&|t| matches!(t.key.as_str(), "and" | "then" | "or" | "so" | "but"));
    let hangs = s.end == End::TrailsOff || last(&Token::breaks_off);
    let open = (joint || gives_up(words) || evades(words)) && s.end != End::Question;
    condition && words.len() >= 4 && (open || hangs)
}

/// `if it fails, well, it hasn't yet`: where what is done should stand, the speaker evades.
pub(super) fn evades(words: &[Token]) -> bool {
    let opens = starts_any(words, patterns!["if|unless", "in case"]).is_some();
    let then = words
        .iter()
        .position(|t| t.key == "then")
        .filter(|at| *at >= 3);
    let comma = words.iter().position(Token::comma);
    let Some(main) = then
        .filter(|at| comma.is_none_or(|c| *at < c))
        .or(comma)
        .map(|c| &words[c + 1..])
    else {
        return false;
    };
    let sighs = starts_any(
        main,
        patterns!["then|and|so|you? well|um|uh|erm|er|hm|hmm|oh|dunno|god|good"],
    )
    .is_some();
    let idle = has_any(
        main,
        patterns![
            "it|that|they|we|i hasn't|haven't|never|doesn't|don't|didn't yet|happened|happens|know|had|seen|fail|fails",
            "i'd|we'd|you'd|i|we have to think|look|ask|check",
            "touch wood",
            "that's|it's|that|this|for|is another day|time|story",
            "some other day|time",
            "i'll|we'll tell|show|explain|get|come|cover you? *? *? later|tomorrow|another",
            "it|that|this all? depends",
            "that's|it's a? whole? different|another|other kettle|story|matter|question|animal|thing|ballgame",
            "have|has to see",
            "cross that bridge",
            "play it by ear",
            "nobody's|no-one's|nobody|no-one ever? told|said|asked|decided",
            "good luck|question",
            "let's hope",
            "hopefully|luckily it|that|they|you|we hasn't|haven't|never|doesn't|don't|won't|isn't|didn't",
            "who knows",
            "god knows"
        ],
    );
    opens && (idle && (sighs || main.len() <= 12) || sighs && main.len() <= 2)
}

/// Whether words that should answer a question answer nothing: no word of content, only how it was, or only a guess.
pub(super) fn answers_nothing(tokens: &[Token]) -> bool {
    static IDLE: WordSet = word_set!(
        "good one question clue idea troubl trouble thing list somewhere know think mayb maybe perhap perhaps possibly depend hop hope luck problem dear lord hell ha haha month time sometim honestly great interest tricky funny fair point ask check look find remember say tell chang change keep vary someone somebody nobody anyone anybody whoever need must have happen much often realli rare rarely seldom usual usually sure alway well huh pray cry whatever"
    );
    let words = super::fillers::strip(tokens);
    // `who cancels it?` `Not us.` `Sales says it isn't sales.`
    let names_nobody = words.len() <= 7
        && (starts_any(&words, patterns!["well|um|hm? not|isn't"]).is_some()
            || has_any(&words, patterns!["says|say it? isn't|not|wasn't"]))
        && quantities_of(&keys(&words)).is_empty();
    let shrugs = words.len() <= 3
        && words
            .iter()
            .any(|t| t.key.contains("shrug") || t.word.contains('🤷'));
    // `depends on the tide`
    let open = starts_any(
        &words,
        patterns!["it|that|this|they? all|always? depends|depend on *"],
    );
    if names_nobody || shrugs || open.is_some() && words.len() <= 6 {
        return true;
    }
    let content = stems(&words).iter().any(|w| {
        !IDLE.contains(w.as_str())
            && w.len() > 1
            && !super::lexicon::is_auxiliary(w)
            && !w.contains('\'')
            && !crate::domain::words::is_function_word(w)
    });
    let firm = has_any(
        &words,
        patterns!["is|are|it's|that's|they're|you|you'll|now|always|never|we|goes|has"],
    );
    let past = has_any(&words, patterns!["was|were|had", "used to"]);
    let guess = has_any(
        &words,
        patterns![
            "maybe|perhaps|possibly",
            "i think|guess|suppose|imagine|believe",
            "not a hundred",
            "not sure|certain",
            "no idea|clue",
            "don't|dunno|doesn't know",
            "rather not",
            "heard both",
            "there was a"
        ],
    ) && !super::talk::affirms(&words)
        && super::reading::read(&words, super::turns::Mood::Speech).is_none();
    let negated = super::talk::affirms(&words)
        || starts_any(
            &words,
            patterns!["no|nope|nah|never|always|both|all|none|neither|either|me|you|i|we"],
        )
        .is_some();
    let measured = !quantities_of(&keys(&words)).is_empty();
    !measured && (!content && !negated || past && !firm || guess && words.len() <= 16)
}

/// A clause under a condition that ends in a sigh: nothing is told.
pub(super) fn gives_up(words: &[Token]) -> bool {
    let sighs = words
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "well" | "um" | "uh" | "erm" | "er"));
    // `take the form as well`, `shake it well`: no sigh
    let adverb = words.last().is_some_and(|t| t.key == "well")
        && words.len() > 1
        && words[words.len() - 2].tail().is_none();
    sighs
        && !adverb
        && starts_any(talk::lead(words), patterns!["if|unless|when", "in case"]).is_some()
}
