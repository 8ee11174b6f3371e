//! What comes of too much, told as if somebody did it: `not over eighty,` **`you burn it`**, `not more,` **`you flood it`**. Nobody is
//! bidden to: it is told as `you'll burn it`.
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::token::{Token, mark_last};

/// Verbs of which one with `it` is foreseen where too much is barred.
static FORESEEN: WordSet = word_set!(
    "lose tear hurt damage ruin snap wreck spoil destroy scald scratch break bend strip jam burn spill flood crack kill smear \
     drown scorch stain shatter stall melt warp bruise overheat choke"
);

/// What harms, or makes work again.
pub(super) static HARMS: PatternSet = pattern_set![
    "lose|end|hurt|burn|break|spoil|waste|damage|scratch|crack|kill|strain|wreck|scald|poison|choke|smash|tear|stain|miss|risk|singe|strip|snap|overheat|flood|jam|bend|dent|ruin *",
    "let the *",
    "get|have bubbles|lumps|streaks|holes|stains|mould|cracks|leaks|burnt|hurt|wet|stuck|cut",
    "have|need to start|do|begin *",
    "have|need to * it|them|the|all again|over",
    "start again|over",
    "make a mess",
    "make it|them worse",
];

/// Tells a harm that is foreseen as what will come.
pub(super) fn foreseen(tokens: &mut [Token]) {
    let harm = |i: &usize| {
        let object = tokens
            .get(i + 2)
            .is_some_and(|t| matches!(t.key.as_str(), "it" | "them" | "everything" | "yourself"));
        let whole = tokens.len() == i + 3 || tokens.get(i + 2).is_some_and(|t| t.tail().is_some());
        tokens[*i].key == "you"
            && tokens
                .get(i + 1)
                .is_some_and(|t| FORESEEN.contains(t.key.as_str()))
            && object
            && whole
    };
    let Some(at) = (2..tokens.len().saturating_sub(2)).find(harm) else {
        return;
    };
    if !is_bound(&tokens[..at]) {
        return;
    }
    tokens[at] = Token::new("you'll", tokens[at].at);
    if tokens[at - 1].tail().is_none() {
        mark_last(&mut tokens[..at], ',');
    }
}

/// `let it cool, otherwise` **you** `crack the glass`: what comes of it, where no case has another deed of its own.
pub(super) fn otherwise(tokens: &mut [Token]) {
    let Some(at) = (2..tokens.len().saturating_sub(2)).find(|i| {
        tokens[*i].key == "you"
            && tokens[i - 1].key == "otherwise"
            && tokens[i - 2].tail().is_some()
    }) else {
        return;
    };
    let cased = tokens[..at].iter().any(|t| {
        matches!(
            t.key.as_str(),
            "if" | "when"
                | "unless"
                | "on"
                | "for"
                | "in"
                | "at"
                | "during"
                | "with"
                | "usually"
                | "normally"
        )
    });
    let verb = &tokens[at + 1].key;
    let same = tokens[..at].iter().any(|t| t.key == *verb);
    let helped = super::lexicon::is_auxiliary(verb)
        || matches!(verb.as_str(), "have" | "need" | "can" | "just");
    if FORESEEN.contains(verb.as_str()) || !cased && !same && !helped {
        tokens[at] = Token::new("you'll", tokens[at].at);
    }
}

/// `not over eighty`, `not more`: how much is too much, in the clause that words end with.
fn is_bound(words: &[Token]) -> bool {
    let last = words.len() - 1;
    let from = (0..last)
        .rfind(|i| words[*i].tail().is_some())
        .map_or(0, |i| i + 1);
    let clause = super::talk::lead(&words[from..]);
    let bound = patterns![
        "not|never *",
        "any more|less|longer|hotter|higher|tighter|harder|further|faster"
    ];
    starts_any(clause, bound).is_some()
}
