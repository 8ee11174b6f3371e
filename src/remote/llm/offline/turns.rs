//! Spans to sentences: what one speaker says over several cues is one text, and a sentence may run through them.
mod dictated;
mod labels;
mod marks;
mod numbered;
mod resumed;

use std::borrow::Cow;

use self::labels::{begins_anew, is_label, lone_star};
use self::marks::plain_marks;
use super::gather::Placed;
use super::sentences::{Style, split};
use super::talk;
use super::token::{At, Token, mark_last, tokens};
use crate::domain::lines::{Shape, shape};
use crate::domain::source::{Format, Place, Source, SpanKind};

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
    /// An empty line follows.
    pub alone: bool,
    /// Where in the work it belongs, as it says itself.
    pub placed: Option<Placed>,
    /// Its number in a numbered list.
    pub item: Option<u32>,
}

/// How many parts a turn of the text may have by its arrows: each counts as a turn of its own, and all of them as one line.
pub(super) const PARTS: usize = 100;

/// The line of the text in which a turn stands.
pub(super) fn line_of(turn: usize) -> usize {
    turn / PARTS
}

/// Takes words back: the sentences stay, with nothing in them.
pub(super) fn unsay(sentences: &mut [Sentence]) {
    sentences.iter_mut().for_each(|s| s.tokens.clear());
}

impl Sentence {
    /// Whether whoever says it is called so by the first name.
    pub(super) fn is_by(&self, name: &Token) -> bool {
        let first = self
            .speaker
            .as_deref()
            .and_then(|who| who.split(' ').next());
        first.is_some_and(|who| {
            who.chars()
                .flat_map(char::to_lowercase)
                .eq(name.key.chars())
        })
    }
}

/// What one speaker says at a stretch, or one line of writing.
pub(super) struct Turn {
    pub tokens: Vec<Token>,
    pub speaker: Option<String>,
    pub mood: Mood,
    pub source: usize,
    /// An empty line follows.
    pub alone: bool,
    /// Its number in a numbered list.
    pub item: Option<u32>,
}

/// All sentences of all sources, in order.
pub(super) fn sentences(sources: &[Source]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut number = 0;
    for (index, source) in sources.iter().enumerate() {
        let turns = turns(index, source);
        let style = Style::of(turns.iter().map(|t| t.tokens.as_slice()), source);
        for mut turn in turns {
            number += 1;
            if let Some(kept) = super::remarks::without_remarks(&turn.tokens) {
                turn.tokens = kept;
            }
            split(turn, number, style, &mut out);
        }
    }
    for s in out.iter_mut().filter(|s| s.mood == Mood::Speech) {
        super::unmarked::marked(&mut s.tokens);
    }
    super::letters::opened(out)
}

fn turns(index: usize, source: &Source) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    // subtitles name a speaker where one begins: the cues without a name are theirs too
    let carries = matches!(source.format, Format::Srt | Format::Vtt);
    let mut speaking: Option<&String> = None;
    let (mut counted, mut listed) = (0, 0);
    let rows = super::tables::rows(source);
    let dictated = dictated::is_dictated(source);
    let numbered = numbered::numbered(source);
    for (n, span) in source.spans.iter().enumerate() {
        let at = At {
            source: index,
            span: n,
        };
        let mood = match span.kind {
            SpanKind::Continuation if dictated => {
                if let Some(open) = turns.last_mut() {
                    open.tokens.extend(tokens(&span.text, at));
                }
                continue;
            }
            SpanKind::Prose if dictated => {
                speech(&mut turns, at, (source, &span.text), None, &mut counted);
                continue;
            }
            SpanKind::Speech => {
                speaking = span.speaker.as_ref().or(speaking.filter(|_| carries));
                let text = numbered.get(&n).unwrap_or(&span.text);
                speech(&mut turns, at, (source, text), speaking, &mut counted);
                continue;
            }
            SpanKind::Continuation if goes_on(&mut turns, &span.text, at) => continue,
            kind => mood_of(kind),
        };
        let tokens = match (mood, span.kind) {
            (Mood::Code, _) => code(&span.text, at, None).tokens,
            (_, SpanKind::Table) => match rows.get(&n) {
                Some(cells) => row(cells, at),
                None => continue,
            },
            _ => written(&span.text, at),
        };
        let mood = match mood {
            Mood::Item { .. } if span.kind != SpanKind::Table && is_paragraph(&tokens) => {
                Mood::Prose
            }
            mood => mood,
        };
        turns.push(Turn {
            tokens,
            speaker: span.speaker.clone(),
            item: in_list(&mut listed, mood),
            mood,
            source: index,
            alone: alone(source, n),
        });
    }
    resumed::resumed(turns)
}

/// Adds a line to the turn that it goes on with. Says whether there is one.
fn goes_on(turns: &mut [Turn], text: &str, at: At) -> bool {
    let open = turns.last_mut().filter(|t| t.mood != Mood::Code);
    let open = open.filter(|t| !is_label(&t.tokens, text));
    let goes_on = open.is_some();
    if let Some(open) = open {
        let line = tokens(&plain_marks(text), at);
        if begins_anew(&open.tokens, &line) {
            mark_last(&mut open.tokens, '.');
        }
        open.tokens.extend(line);
    }
    goes_on
}

/// How words of a kind of span were put down.
fn mood_of(kind: SpanKind) -> Mood {
    match kind {
        SpanKind::Speech => Mood::Speech,
        SpanKind::Prose | SpanKind::Continuation => Mood::Prose,
        SpanKind::Table => Mood::Item {
            ordered: true,
            depth: 0,
        },
        SpanKind::Heading(level) => Mood::Heading(level),
        SpanKind::Item { ordered, depth } => Mood::Item { ordered, depth },
        SpanKind::Code => Mood::Code,
    }
}

/// The words of a line: `? ` before them asks, and `NB` only points.
fn written(text: &str, at: At) -> Vec<Token> {
    let mut words = tokens(&plain_marks(text), at);
    if let Some(last) = words.last_mut().filter(|_| text.starts_with("? ")) {
        last.word.push('?');
    }
    let nb = words
        .first()
        .is_some_and(|t| matches!(t.key.as_str(), "nb" | "n.b"));
    if nb && words.len() > 2 {
        words.remove(0);
    }
    words
}

/// The number of a line in the numbered list that it stands in, which a heading ends.
fn in_list(listed: &mut u32, mood: Mood) -> Option<u32> {
    match mood {
        Mood::Heading(_) => *listed = 0,
        Mood::Item {
            ordered: true,
            depth: 0,
        } => {
            *listed += 1;
            return Some(*listed);
        }
        _ => {}
    }
    None
}

/// Whether an item of a list is so long that its sentences tell one thing after another, as in minutes.
fn is_paragraph(tokens: &[Token]) -> bool {
    const SENTENCES: usize = 4;
    const WORDS: usize = 30;
    let stops = tokens
        .iter()
        .filter(|t| matches!(t.tail(), Some('.' | '?' | '!')));
    tokens.len() >= WORDS && stops.count() >= SENTENCES
}

/// The words of a row of a table, each where it stands.
fn row(cells: &[(String, usize)], at: At) -> Vec<Token> {
    let words = |(text, span): &(String, usize)| {
        let at = At { span: *span, ..at };
        tokens(&plain_marks(text), at)
    };
    cells.iter().flat_map(words).collect()
}

/// Adds a cue or a message: to its speaker's open turn, over another's mere assent, or as a new turn.
fn speech(
    turns: &mut Vec<Turn>,
    at: At,
    (source, text): (&Source, &str),
    speaker: Option<&String>,
    counted: &mut u32,
) {
    let span = &source.spans[at.span];
    let timed = matches!(span.start, Place::Time(_));
    let several = text.lines().filter_map(marked).count() > 1;
    let mut first = true;
    let mut fenced = false;
    for line in unfenced(text).lines().filter(|l| !l.trim().is_empty()) {
        let fence = line.trim() == "```";
        fenced ^= fence;
        if fence || fenced {
            if !fence {
                turns.push(code(line, at, speaker.cloned()));
            }
            continue;
        }
        let mark = marked(line);
        let listed = mark.is_none_or(|n| n == 1 || n == *counted + 1 || several);
        if let Some(n) = mark.filter(|_| listed) {
            *counted = n;
        }
        let starred = lone_star(source, at.span).filter(|_| !timed);
        let line = starred.as_deref().unwrap_or(line);
        let (mood, text) = match shape(line) {
            Shape::Item { .. } if !listed => (Mood::Speech, line),
            Shape::Item { ordered, text, .. } if !timed || !first => {
                (Mood::Item { ordered, depth: 0 }, text)
            }
            Shape::Heading(level, text) if !timed => (Mood::Heading(level), text),
            Shape::Item { text, .. } if turns.last().is_none_or(|t| !unfinished(t)) => {
                (Mood::Speech, text)
            }
            _ => (Mood::Speech, line),
        };
        let words = tokens(&plain_marks(text), at);
        let goes_on = timed && first && mood == Mood::Speech;
        match open_turn(turns, at.source, speaker).filter(|_| goes_on) {
            Some(turn) => turn.tokens.extend(words),
            None => turns.push(Turn {
                tokens: words,
                speaker: speaker.cloned(),
                mood,
                source: at.source,
                alone: false,
                item: mark.filter(|_| matches!(mood, Mood::Item { .. })),
            }),
        }
        first = false;
    }
}

/// The turn that the speaker may go on with: the last, or before another's mere assent one that is not at its end.
fn open_turn<'a>(
    turns: &'a mut [Turn],
    source: usize,
    speaker: Option<&String>,
) -> Option<&'a mut Turn> {
    let mine =
        |t: &Turn| t.speaker.as_ref() == speaker && t.mood == Mood::Speech && t.source == source;
    let nods = |t: &Turn| !mine(t) && talk::is_backchannel(&t.tokens) && t.source == source;
    let nod = turns.last().is_some_and(nods);
    let open = turns.len().checked_sub(1 + usize::from(nod))?;
    turns
        .get_mut(open)
        .filter(|t| mine(t) && (!nod || unfinished(t)))
}

/// The number or letter that a line begins with. It is the mark of a list where it goes on with one: `8. One a side.` is an
/// answer, and `k. cheers` a nod.
fn marked(line: &str) -> Option<u32> {
    let text = line.trim_start();
    let letter = text.bytes().next().map(|b| b.to_ascii_lowercase());
    if let Some(letter) = letter.filter(|b| b.is_ascii_lowercase() && !b"ivx".contains(b)) {
        let count = u32::from(letter - b'a') + 1;
        return text
            .get(1..)
            .is_some_and(|rest| rest.starts_with(['.', ')']))
            .then_some(count);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text[digits..]
        .starts_with(['.', ')'])
        .then(|| text[..digits].parse().ok())
        .flatten()
}

/// A message with its fences on lines of their own.
fn unfenced(text: &str) -> Cow<'_, str> {
    if text.contains("```") {
        Cow::Owned(text.replace("```", "\n```\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A line of code as one word.
fn code(line: &str, at: At, speaker: Option<String>) -> Turn {
    Turn {
        tokens: vec![Token {
            word: line.trim().into(),
            key: line.trim().to_lowercase().into(),
            at,
        }],
        speaker,
        mood: Mood::Code,
        source: at.source,
        alone: false,
        item: None,
    }
}

fn unfinished(turn: &Turn) -> bool {
    turn.tokens
        .last()
        .is_some_and(|t| !matches!(t.tail(), Some('.' | '?' | '!')))
}

/// Whether an empty line follows a line.
fn alone(source: &Source, n: usize) -> bool {
    match (
        source.spans[n].end,
        source.spans.get(n + 1).map(|s| s.start),
    ) {
        (Place::Line(a), Some(Place::Line(b))) => b > a + 1,
        _ => false,
    }
}
