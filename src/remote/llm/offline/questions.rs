//! What the sources leave open, put as questions to somebody.
mod cases;

pub(super) use self::cases::{
    beyond, condition, condition_survives, has_main, is_dangling, is_finished, is_waved_off,
    main_at, told_shortly, unfinished,
};
use super::frames::SUBORDINATE;
use super::patterns::{PatternSet, find, has_any, pattern_set, patterns, starts_any};
use super::token::{At, Token, places, plain, sentence, stems};

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
            let mut chars = text.chars();
            let first: String = chars
                .next()
                .into_iter()
                .flat_map(char::to_lowercase)
                .collect();
            format!("“{}”: {first}{}", plain(before), chars.as_str())
        }
        _ => text,
    }
}

/// Words that own to not knowing.
pub(super) fn undecided(tokens: &[Token]) -> bool {
    static UNKNOWN: PatternSet = pattern_set![
        "i don't really|actually|quite|even? know|remember|recall",
        "not|isn't a? hundred|100 percent|per|%",
        "i do not know",
        "i'm|i am? not really|entirely|totally|quite|actually? sure",
        "i'm|i am? really|entirely|totally|quite|actually? not sure",
        "hm|hmm|um|well? not sure|certain tbh|honestly|actually?",
        "not sure|clear|certain who|what|when|where|how|if|whether|about|which|on",
        "no idea",
        "dunno",
        "i can't remember|recall",
        "i forget what|how|when|who|the|which",
        "i'd|i would? have to check|ask|look",
        "i'll have to check|ask|look",
        "to be confirmed|decided|determined|clarified|agreed|defined|specified|announced",
        "nobody|no-one|none yet|so far?",
        "not yet decided|known|agreed|clear|defined|settled",
        "haven't|hasn't been? decided|agreed|figured|settled",
        "nobody knows|remembers",
        "never|not really|quite|actually|fully? clear|settled|decided|agreed|sorted",
        "i'd|i would? have to think",
        "i'd|i would? need to check|ask|look|think",
        "no one knows|remembers",
        "you'd|you would? have to ask",
        "need|needs to confirm|decide|clarify",
        "still unclear|open|undecided",
        "couldn't|can't say|tell you? what|who|whose|where|when|how|which|whether|if",
        "i|we couldn't|can't tell you|him|her|them",
        "we|they|i|anybody|anyone never|haven't really|actually|quite|properly? said|agreed|decided|settled|worked",
        "i've|we've never been|really? sure|clear|known|told|asked",
        "above|beyond my pay|paygrade grade?",
        "i|we couldn't|can't say",
        "haven't|hasn't|not|without a|the clue|foggiest",
        "nobody's|no-one's|nobody|no-one has ever? told|said|asked|decided|explained",
        "up in the air",
        "don't|doesn't think|believe anybody's|anyone's|anybody|anyone|nobody's|it's ever? said|told|decided|asked|written|been|knows",
        "don't quote me",
        "your guess",
        "anyone's|anybody's guess",
        "search me",
        "who|god|lord knows",
        "don't know|remember who|what|when|where|how|if|whether|which|exactly",
    ];
    let marked = tokens
        .iter()
        .any(|t| matches!(t.key.as_str(), "tbd" | "tbc" | "tba") || t.word.contains("???"));
    marked
        || tokens.iter().any(|t| t.word == "??")
        || (has_any(tokens, &UNKNOWN)
            && !is_open_case(tokens)
            && starts_any(tokens, &SUBORDINATE).is_none()
            && !is_purpose(tokens)
            && !has_any(
                tokens,
                patterns![
                    "if you're|you|they|they're not? sure",
                    "can't|couldn't say that|this|it often|enough"
                ],
            ))
}

/// `still unclear -> account 9990`: what is done where it is not clear.
fn is_open_case(tokens: &[Token]) -> bool {
    let told = |t: &Token| t.tail() == Some(':') || matches!(t.word.as_str(), "->" | "=>" | "→");
    find(tokens, patterns!["still? unclear|open|undecided"]).is_some_and(|(at, n)| {
        tokens[at + n - 1..].iter().take(2).any(told) && at + n < tokens.len()
    })
}

/// `so if you lose it nobody knows what it opens`: what it is good for that nobody knows.
fn is_purpose(tokens: &[Token]) -> bool {
    let so = find(tokens, patterns!["so that|if|nobody", "so no one"]);
    let nobody = find(tokens, patterns!["nobody|no-one knows", "no one knows"]);
    so.zip(nobody)
        .is_some_and(|((so, _), (nobody, _))| so > 0 && so <= nobody)
}

/// A speaker does not know what was asked, or what they were telling.
pub(super) fn unknown(tokens: &[Token], asked: Option<&[Token]>, speaker: Option<String>) -> Doubt {
    let named = find(tokens, patterns!["ask|check|confirm with? *"])
        .and_then(|(i, n)| tokens.get(i + n - 1))
        .filter(|t| t.word.starts_with(char::is_uppercase) && t.key != "i" && t.key.len() > 2);
    let mut named = named.map(|t| {
        t.word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()
    });
    if named.is_none() {
        named = speaker.filter(|_| asked.is_none());
    }
    match asked {
        Some(question) => {
            let mut all = question.to_vec();
            all.extend_from_slice(tokens);
            let said = super::token::stems(tokens).len() >= 5 && tokens.len() <= 45;
            let text = match said {
                true => format!("{} Said: “{}”", asking(question), plain(tokens)),
                false => asking(question),
            };
            doubt(text, named, &all)
        }
        None => doubt(format!("“{}”: what is it?", plain(tokens)), named, tokens),
    }
}

/// A question that the talk never answered.
pub(super) fn unanswered(tokens: &[Token], speaker: Option<String>) -> Doubt {
    let _ = speaker;
    doubt(asking(tokens), None, tokens)
}

/// A question or a `TBD` in writing.
pub(super) fn written(tokens: &[Token]) -> Doubt {
    let text = if tokens.last().is_some_and(|t| t.tail() == Some('?')) {
        asking(tokens)
    } else {
        format!("“{}”: what is it?", plain(tokens))
    };
    doubt(text, None, tokens)
}

/// Two people gave two values and neither took the other's.
pub(super) fn contested(told: &[Token], body: &[Token], speaker: Option<String>) -> Doubt {
    let mut all = told.to_vec();
    all.extend_from_slice(body);
    doubt(
        format!("“{}” or “{}”: which one holds?", plain(told), plain(body)),
        speaker,
        &all,
    )
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

/// Something is done, and nobody says by whom.
pub(super) fn whose(tokens: &[Token], speaker: Option<String>) -> Doubt {
    doubt(
        format!("“{}”: who does this?", plain(tokens)),
        speaker,
        tokens,
    )
}

/// `right?`, `does that make sense?`: no question to be kept.
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
            "is that clear|ok|okay|right|correct|it",
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
        || has_any(
            tokens,
            patterns![
                "how does it|that|this work",
                "walk me|us through",
                "tell me|us",
            ],
        )
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

/// Nobody is named who does it.
pub(super) fn nobody(tokens: &[Token]) -> bool {
    let n = starts_any(tokens, patterns!["and|then|so|but"]).unwrap_or(0);
    tokens[n..]
        .iter()
        .take(8)
        .any(|t| matches!(t.key.as_str(), "someone" | "somebody" | "whoever"))
        && !has_any(
            tokens,
            patterns!["someone|somebody else? is|calls|asks|answers|from|comes|needs|wants"],
        )
        && has_any(tokens, patterns!["someone|somebody|whoever * *"])
        && !has_any(
            tokens,
            patterns!["if|when|with|to|from|call|ask|tell|and|or|for|of someone|somebody"],
        )
}
