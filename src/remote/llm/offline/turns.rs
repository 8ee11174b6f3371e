//! Spans to sentences: what one speaker says over several cues is one text, and a sentence may run through them.
use super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::talk;
use super::token::{At, Token, tokens};
use crate::domain::lines::{Shape, shape};
use crate::domain::source::{Place, Source, SpanKind};

/// How a sentence stands in its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// Said or sent.
    Speech,
    /// Written in a paragraph or on a line of its own.
    Prose,
    /// A list item.
    Item { ordered: bool, depth: u8 },
    /// A heading.
    Heading(u8),
    /// A line of code.
    Code,
}

/// How a sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Stop,
    Question,
    TrailsOff,
    Open,
}

/// A sentence with the words' places.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub tokens: Vec<Token>,
    pub speaker: Option<String>,
    pub mood: Mood,
    pub end: End,
    /// Which turn of the talk, or which block of the text.
    pub turn: usize,
    pub source: usize,
}

struct Turn {
    tokens: Vec<Token>,
    speaker: Option<String>,
    mood: Mood,
    source: usize,
}

/// All sentences of all sources, in order.
pub(super) fn sentences(sources: &[Source]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut number = 0;
    for (index, source) in sources.iter().enumerate() {
        let turns = turns(index, source);
        let words: usize = turns.iter().map(|t| t.tokens.len()).sum();
        let stops = turns
            .iter()
            .flat_map(|t| &t.tokens)
            .filter(|t| matches!(t.tail(), Some('.' | '?' | '!')))
            .count();
        let unpunctuated = words > 30 && stops * 40 < words;
        for turn in turns {
            number += 1;
            split(turn, number, unpunctuated, &mut out);
        }
    }
    out
}

fn turns(index: usize, source: &Source) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (n, span) in source.spans.iter().enumerate() {
        let at = At {
            source: index,
            span: n,
        };
        let mood = match span.kind {
            SpanKind::Speech => {
                speech(&mut turns, at, source);
                continue;
            }
            SpanKind::Continuation => {
                if let Some(open) = turns.last_mut().filter(|t| t.mood != Mood::Code) {
                    open.tokens.extend(tokens(&unstruck(&span.text), at));
                    continue;
                }
                Mood::Prose
            }
            SpanKind::Prose | SpanKind::Table => Mood::Prose,
            SpanKind::Heading(level) => Mood::Heading(level),
            SpanKind::Item { ordered, depth } => Mood::Item { ordered, depth },
            SpanKind::Code => Mood::Code,
        };
        let tokens = match mood {
            Mood::Code => vec![Token {
                word: span.text.trim().to_owned(),
                key: span.text.trim().to_lowercase(),
                at,
            }],
            _ => tokens(&unstruck(&span.text), at),
        };
        turns.push(Turn {
            tokens,
            speaker: span.speaker.clone(),
            mood,
            source: index,
        });
    }
    turns
}

/// Adds a cue or a message: to its speaker's open turn, over another's mere assent, or as a new turn.
fn speech(turns: &mut Vec<Turn>, at: At, source: &Source) {
    let span = &source.spans[at.span];
    let timed = matches!(span.start, Place::Time(_));
    let mut first = true;
    for line in span.text.lines().filter(|l| !l.trim().is_empty()) {
        let (mood, text) = match shape(line) {
            Shape::Item { ordered, text, .. } if !timed => (Mood::Item { ordered, depth: 0 }, text),
            Shape::Heading(level, text) if !timed => (Mood::Heading(level), text),
            _ => (Mood::Speech, line),
        };
        let words = tokens(&unstruck(text), at);
        let mine =
            |t: &Turn| t.speaker == span.speaker && t.mood == Mood::Speech && t.source == at.source;
        let nod = turns
            .last()
            .is_some_and(|t| !mine(t) && talk::is_backchannel(&t.tokens) && t.source == at.source);
        let open = if nod {
            turns.len().checked_sub(2)
        } else {
            turns.len().checked_sub(1)
        };
        let joined = timed && first && mood == Mood::Speech;
        match open
            .and_then(|i| turns.get_mut(i))
            .filter(|t| joined && mine(t) && (!nod || unfinished(t)))
        {
            Some(turn) => turn.tokens.extend(words),
            None => turns.push(Turn {
                tokens: words,
                speaker: span.speaker.clone(),
                mood,
                source: at.source,
            }),
        }
        first = false;
    }
}

fn unfinished(turn: &Turn) -> bool {
    turn.tokens
        .last()
        .is_some_and(|t| !matches!(t.tail(), Some('.' | '?' | '!')))
}

/// Words struck out with `~~` or Slack's `~` are taken back.
fn unstruck(text: &str) -> String {
    let mark = if text.contains("~~") { "~~" } else { "~" };
    let parts: Vec<&str> = text.split(mark).collect();
    if parts.len() < 3 || (mark == "~" && parts[1].starts_with([' ', '/'])) {
        return text.to_owned();
    }
    let closed = parts.len() % 2 == 1;
    parts
        .iter()
        .enumerate()
        .filter(|(i, _)| i % 2 == 0 || (!closed && i + 1 == parts.len()))
        .map(|(_, p)| *p)
        .collect()
}

fn split(turn: Turn, number: usize, unpunctuated: bool, out: &mut Vec<Sentence>) {
    let Turn {
        tokens,
        speaker,
        mood,
        source,
    } = turn;
    let whole = matches!(mood, Mood::Code | Mood::Heading(_));
    let mut open: Vec<Token> = Vec::new();
    let mut arrows = 0;
    let mut put = |tokens: Vec<Token>, turn: usize| {
        let end = end_of(&tokens);
        if !tokens.is_empty() {
            out.push(Sentence {
                tokens,
                speaker: speaker.clone(),
                mood,
                end,
                turn,
                source,
            });
        }
    };
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let arrow = matches!(token.word.as_str(), "→" | "->" | "=>" | "⇒");
        if !arrow {
            open.push(token.clone());
        }
        let anew = unpunctuated
            && mood == Mood::Speech
            && open.len() >= 4
            && breaks_before(&tokens[i + 1..]);
        let listed = matches!(mood, Mood::Item { .. } | Mood::Prose) && token.tail() == Some(';');
        let endless = open.len() >= 80;
        if !whole && (arrow || anew || listed || endless || ends_sentence(token, next)) {
            put(std::mem::take(&mut open), number * 100 + arrows);
            arrows += usize::from(arrow && arrows < 99);
        }
    }
    put(open, number * 100 + arrows);
}

/// Where a speaker without punctuation begins anew.
fn breaks_before(ahead: &[Token]) -> bool {
    static STARTS: PatternSet = pattern_set![
        "and then",
        "then you|we|i",
        "so then",
        "next you|we|i",
        "after that",
        "okay",
        "ok so",
        "so you|we|first|the",
        "make sure",
        "never",
        "don't forget",
        "and if|when|once|make|never|don't|you|we",
        "but if|first|you|never",
        "no wait",
        "actually",
        "scratch that",
        "oh and",
        "anyway",
        "by the way",
        "and finally",
        "finally you|we",
        "before that",
        "you need|have to",
        "the next|last thing|step",
        "um so",
        "the first thing",
    ];
    starts_any(ahead, &STARTS).is_some()
}

fn ends_sentence(token: &Token, next: Option<&Token>) -> bool {
    if token.word.ends_with('…') || token.word.ends_with("...") {
        return next.is_none_or(|n| n.word.starts_with(char::is_uppercase));
    }
    match token.tail() {
        Some('?' | '!') => true,
        Some('.') => {
            let abbreviation = matches!(
                token.key.as_str(),
                "e.g"
                    | "i.e"
                    | "mr"
                    | "mrs"
                    | "ms"
                    | "dr"
                    | "vs"
                    | "etc"
                    | "approx"
                    | "dept"
                    | "inc"
                    | "st"
                    | "fig"
                    | "no"
                    | "min"
                    | "max"
                    | "a.m"
                    | "p.m"
                    | "tel"
                    | "ext"
            );
            let initial = token.key.chars().count() == 1
                && token.key.chars().all(char::is_alphabetic)
                && token.word.starts_with(char::is_uppercase);
            let lower = next.is_some_and(|n| n.word.starts_with(|c: char| c.is_lowercase()));
            let titled = matches!(
                token.key.as_str(),
                "mr" | "mrs" | "ms" | "dr" | "e.g" | "i.e" | "vs"
            );
            next.is_none() || !((abbreviation && lower) || titled || (initial && !lower))
        }
        _ => false,
    }
}

fn end_of(tokens: &[Token]) -> End {
    let Some(last) = tokens.last() else {
        return End::Open;
    };
    if last.trails() || matches!(last.tail(), Some('—')) {
        return End::TrailsOff;
    }
    match last.tail() {
        Some('?') => End::Question,
        Some('.' | '!') => End::Stop,
        _ if starts_any(tokens, patterns!["so|and|but? what|how|who|where|when|why do|does|did|is|are|if|about|happens|should|can|would", "do|does|did|is|are|can|could|should|would you|we|i|they|it|that|the"]).is_some()
            && !has_any(tokens, patterns!["is|do|does that"]) =>
        {
            End::Question
        }
        _ => End::Open,
    }
}
