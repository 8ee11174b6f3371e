//! What the sources leave open, put as questions to somebody.
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
        "i need to check|ask|look",
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
        "nobody's|no-one's|nobody|no-one|nobody has ever? told|said|asked|decided|explained",
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
            && starts_any(tokens, &SUBORDINATE).is_none()
            && !has_any(tokens, patterns!["if you're|you|they|they're not? sure"]))
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

/// The condition that a question asks about: `what if they decline?`, `and if it's late?`.
pub(super) fn condition(tokens: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        tokens,
        patterns![
            "so|and|but|okay? what",
            "so|and|but|okay? what happens|about",
            "so|and|but|okay? what do|should|would you|we|i do",
            "so|and|but|okay? how about",
            "so|and|but",
            "so|and|but|okay? what does one do",
            "so|and|but|okay? who do|should you|we|i call|tell|ask",
        ],
    )
    .unwrap_or(0);
    let rest = &tokens[n..];
    let opens = starts_any(rest, patterns!["if", "when", "in case"]).is_some()
        && starts_any(
            rest,
            patterns!["when do|does|did|is|are|can|should|will|would"],
        )
        .is_none();
    if let Some(case) = case(tokens, rest) {
        return Some(case);
    }
    (opens && rest.len() >= 3).then(|| {
        let mut condition = rest.to_vec();
        if let Some(comma) = condition
            .iter()
            .position(Token::comma)
            .filter(|c| has_any(&rest[*c + 1..], patterns!["what|who|how"]))
        {
            condition.truncate(comma + 1);
        }
        condition
    })
}

/// `And for returns?`, `What about the red ones?`: another case, by a word or two.
fn case(tokens: &[Token], rest: &[Token]) -> Option<Vec<Token>> {
    const NAME: usize = 4;
    let about = starts_any(tokens, patterns!["so|and|but|okay? what|how about"]);
    let name = match about {
        Some(n) => &tokens[n..],
        None => rest,
    };
    let placed = starts_any(name, patterns!["for|with|on|at|in|without"]).unwrap_or(0);
    let clause = super::token::clause_end(name) < name.len();
    let says = name[placed..].iter().any(|t| {
        super::lexicon::is_auxiliary(&t.key)
            || super::lexicon::is_subject(&t.key)
            || matches!(
                t.key.as_str(),
                "that" | "this" | "it" | "me" | "us" | "what" | "how" | "long"
            )
    });
    let short = (1..=NAME).contains(&(name.len() - placed));
    if !short || says || clause || about.is_none() && placed == 0 {
        return None;
    }
    if placed > 0 {
        return Some(name.to_vec());
    }
    let mut words = vec![Token::new("for", name[0].at)];
    words.extend(name.iter().cloned());
    Some(words)
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

/// `If it fails` and no more.
pub(super) fn is_dangling(tokens: &[Token]) -> bool {
    let n = starts_any(tokens, patterns!["and|but|so|or|oh|then|also"]).unwrap_or(0);
    // `Once, in 2019.` begins no clause
    let set_off = tokens.get(n).is_some_and(|t| t.key == "once" && t.comma())
        || starts_any(
            &tokens[n..],
            patterns!["once is|was|should|a|an|every|per|in|more|again|upon"],
        )
        .is_some();
    !set_off
        && starts_any(
            &tokens[n..],
            patterns![
                "if",
                "when",
                "once",
                "unless",
                "in case",
                "as soon as",
                "whenever",
            ],
        )
        .is_some()
        && tokens.len() >= n + 3
        && tokens.len() <= 25
}

/// Whether a condition is followed by what then holds: `if it is white it's good`.
pub(super) fn has_main(tokens: &[Token]) -> bool {
    use super::lexicon::{holds_at, pronoun_clause};
    (4..tokens.len()).any(|at| {
        tokens[at].key.contains('\'') || tokens[at - 1].comma()
    } && matches!(tokens[at].key.as_str(), "it" | "it's" | "that's" | "they're" | "you're" | "he's" | "she's")
        && pronoun_clause(&tokens[at..])
        && !holds_at(tokens, at))
}

/// Whether a condition is told with what follows from it, though that is no step: `if it's sunk, that's different`.
pub(super) fn is_finished(tokens: &[Token]) -> bool {
    let follows = |at: usize| {
        let before = &tokens[at - 1];
        let holds = !matches!(
            before.key.as_str(),
            "and" | "or" | "if" | "when" | "but" | "that" | "because" | "once" | "unless"
        );
        let clause = tokens[at].key.split_once('\'').is_some_and(|(subject, _)| {
            matches!(
                subject,
                "it" | "that" | "they" | "you" | "he" | "she" | "there" | "i" | "we"
            )
        });
        let subject = before.comma() && super::lexicon::is_subject(&tokens[at].key);
        // `if you force it, it snaps`, `if you skip the pin, the whole thing jumps`
        let comes = before.comma()
            && (at + 1..tokens.len().min(at + 5)).any(|i| {
                super::verbs::is_third_person(&tokens[i].key)
                    && !super::lexicon::DETERMINERS.contains(tokens[i - 1].key.as_str())
            })
            && (subject || super::lexicon::DETERMINERS.contains(tokens[at].key.as_str()));
        holds && (clause && tokens.len() >= at + 2 || subject && tokens.len() >= at + 3 || comes)
    };
    let hangs = has_any(tokens, patterns!["good question", "don't know", "depends"])
        || tokens.iter().any(|t| t.key.ends_with("'d"))
        || tokens.last().is_some_and(|t| {
            t.breaks_off()
                || matches!(
                    t.key.as_str(),
                    "then" | "and" | "well" | "um" | "or" | "i" | "you" | "the"
                )
        });
    !hangs && (3..tokens.len()).any(follows)
}

/// The open question of a condition that nobody finished.
pub(super) fn unfinished(
    tokens: &[Token],
    speaker: Option<String>,
    before: Option<&[Token]>,
) -> Doubt {
    let n = starts_any(tokens, patterns!["and|but|so|or|oh|then|also"]).unwrap_or(0);
    let words = plain(&tokens[n..]);
    let lower = super::phrase::lowered(words.split(' ').next().unwrap_or_default());
    let rest = words.split_once(' ').map_or("", |(_, r)| r);
    let text = format!("What happens {lower} {rest}?");
    doubt(in_context(text, tokens, before), speaker, tokens)
}

/// Whether a condition still belongs to words that were corrected.
pub(super) fn condition_survives(condition: &[Token], tokens: &[Token]) -> bool {
    !condition.is_empty() && tokens.first().is_none_or(|t| t.key != condition[0].key)
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
