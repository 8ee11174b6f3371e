//! What the sources leave open, put as questions to somebody.
mod cases;
mod direct;
mod loose;
mod not_known;
mod owners;
mod owning;

pub(super) use self::cases::{
    beyond, condition, condition_survives, goes_somewhere, has_main, is_dangling, is_finished,
    is_waved_off, main_at, told_shortly, unfinished,
};
pub(super) use self::loose::{Loose, around, claim, settle, short};
pub(super) use self::not_known::{not_known, says};
pub(super) use self::owners::{Manner, is_errand, open, to_ask, whose, whose_step};
pub(super) use self::owning::undecided;
use super::patterns::{has_any, patterns, starts_any};
use super::token::{At, Token, places, plain, sentence, stems};
use super::turns::Sentence;

/// Something that nobody said, with who should be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubt {
    pub text: String,
    pub ask: Option<String>,
    pub at: Vec<At>,
}

fn doubt(text: String, ask: Option<String>, tokens: &[Token]) -> Doubt {
    Doubt {
        text,
        ask,
        at: places(tokens),
    }
}

/// What is asked of two that are held against each other.
pub(super) const WHICH: &str = "which one holds?";

/// A question that names little stands with what was said before it: `“The form needs a signature”: from whom?`
pub(super) fn in_context(text: String, words: &[Token], before: Option<&[Token]>) -> String {
    let names = stems(words);
    let points = words.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "it" | "they" | "them" | "that" | "this" | "those" | "it's" | "that's" | "one"
        )
    });
    match before.filter(|b| stems(b).len() >= 2 && b.len() <= 30) {
        Some(before) if names.len() <= 1 || names.len() == 2 && points => {
            format!("“{}”: {}", plain(before), loose::small(&text))
        }
        _ => text,
    }
}

/// A question that the talk never answered.
pub(super) fn unanswered(tokens: &[Token], speaker: Option<String>) -> Doubt {
    let _ = speaker;
    doubt(asking(tokens), None, tokens)
}

/// A question, a blank or a `TBD` in writing.
pub(super) fn written(sentences: &[Sentence], at: usize) -> Option<Loose> {
    let s = &sentences[at];
    let n = starts_any(&s.tokens, patterns!["todo|tbd|ask|question|open|unclear"]).filter(|n| {
        s.tokens[*n - 1].tail() == Some(':')
            || matches!(s.tokens[0].key.as_str(), "todo" | "tbd")
            || s.tokens.get(*n).is_some_and(|t| t.key == "whether")
    });
    let words = &s.tokens[n.unwrap_or(0)..];
    // `TODO` **ask Kev** `who orders it`: what is to be found out
    let found = starts_any(
        words,
        patterns![
            "find|work out",
            "check",
            "ask|check|ring|email|text with? *"
        ],
    )
    .filter(|k| n.is_some() && words.get(*k).is_some_and(direct::opens));
    let words = &words[found.unwrap_or(0)..];
    let lead = super::talk::lead(words);
    let mut bare = words.to_vec();
    super::token::bare_last(&mut bare);
    let question = words.last().is_some_and(|t| t.tail() == Some('?'));
    let asks = lead
        .first()
        .is_some_and(|t| direct::opens(t) || asks_whether(lead));
    let said = loose::claim(sentences, at).filter(|_| at > 0 && sentences[at - 1].turn == s.turn);
    let text = if undecided(words) && n.is_none() && (!question || says(&bare)) {
        return not_known::not_known(sentences, at, None);
    } else if question || asks {
        in_context(asking(words), words, said.as_deref())
    } else if n.is_some() && stems(words).len() >= 3 {
        let end = super::token::clause_end(words);
        format!("What about {}?", plain(&words[..end]))
    } else {
        return not_known::unsaid(sentences, at, None, &[]);
    };
    Some(Loose {
        about: vec![stems(&super::token::tokens(&text, s.tokens[0].at))],
        doubt: doubt(text, None, &s.tokens),
    })
}

/// `do we do the back doors`: a question that yes or no would answer.
fn asks_whether(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns!["do|does|did|is|are|can|should|must|has|have|will we|i|you|they|it|he|she|that|this|the|there"],
    )
    .is_some()
}

/// Two people gave two values and neither took the other's.
pub(super) fn contested(told: &[Token], body: &[Token], speaker: Option<String>) -> Doubt {
    let mut all = told.to_vec();
    all.extend_from_slice(body);
    doubt(
        format!("“{}” or “{}”: {WHICH}", plain(told), plain(body)),
        speaker,
        &all,
    )
}

/// `Isn't it the ninth?`, where it is asked besides which of the eighth and the ninth holds.
pub(super) fn is_in_choice(question: &str, choice: &str) -> bool {
    let bare = |text: &str| text.trim_end_matches(['?', '.']).to_lowercase();
    let own = question.rsplit_once("”: ").map_or(question, |(_, own)| own);
    let Some((first, second)) = choice
        .strip_suffix(WHICH)
        .and_then(|quoted| quoted.strip_suffix("”: ")?.split_once("” or “"))
    else {
        return false;
    };
    let first = first.rsplit_once('“').map_or(first, |(_, first)| first);
    [first, second].iter().any(|part| bare(part) == bare(own))
}

fn asking(tokens: &[Token]) -> String {
    let lead = starts_any(
        tokens,
        patterns!["so|and|but|okay|ok|right|now|oh|well|also"],
    )
    .filter(|n| *n < tokens.len())
    .unwrap_or(0);
    format!("{}?", sentence(&tokens[lead..]).trim_end_matches('?'))
}

/// `right?`, `does that make sense?`, `Did I?`: no question to be kept.
pub(super) fn is_tag(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "right",
            "okay",
            "ok",
            "yeah",
            "does that",
            "make|makes sense",
            "you know",
            "ready",
            "can you see|hear",
            "got it",
            "any questions",
            "shall we",
            "are you",
            "how are|was",
            "do you see|want|have",
            "did you",
            "is that clear|ok|okay|right|correct|it|everything|all",
            "really",
            "what else",
            "anything else",
            "can you walk|tell|explain|show|take|describe|go|start",
            "could you walk|tell|explain|show|take|describe|go|start",
            "and? then what|next",
            "what|what's next|then",
            "what happens next|then",
            "what comes next|after",
            "and? after that",
            "so|and? what do you do first|next|then",
            "so? how do you|we|i start|begin|do",
            "what's|what is? the first|next",
            "where do you|we start|begin",
            "so you|we|i|it's|that's|just|the",
            "like what",
            "how come",
            "why",
        ],
    )
    .is_some_and(|n| n > 0)
        || starts_any(tokens, patterns!["did|have|was i|we", "have you"]) == Some(tokens.len())
        || has_any(
            tokens,
            patterns![
                "how does it|that|this work",
                "walk me|us through",
                "tell me|us",
            ],
        )
}

/// `then what`, `and what then`: what comes next is asked for.
pub(super) fn asks_next(tokens: &[Token]) -> bool {
    let n = starts_any(
        tokens,
        patterns![
            "so|and|but|ok|okay? then what",
            "so|and|but|ok|okay? what then|next"
        ],
    );
    n == Some(tokens.len())
}

/// `And then?`, `next what`: nothing but a word to go on.
pub(super) fn bids_on(tokens: &[Token]) -> bool {
    let n = starts_any(
        tokens,
        patterns![
            "and|so|okay? then|next|afterwards what|next?",
            "and|so|okay? after that",
            "what then|next"
        ],
    );
    n == Some(tokens.len())
}

/// Whether the question asks for a measure.
pub(super) fn asks_measure(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns![
            "how long|many|much|hot|cold|often|far|deep|high|late|early|big|fast|tight|soon|old|close",
            "what temperature|time|pressure|percentage|percent|amount|dose|speed|limit|torque|size|number",
            "what's the temperature|time|pressure|amount|dose|limit|threshold|deadline|maximum|minimum|max|min",
            "by when",
            "which one|value|setting|size|speed|temperature",
            "what|which value|setting",
            "what is the *",
        ],
    )
}
