//! The frame of minutes: who was there, what was agreed of the last ones, who does what till the next, and when that is.
use super::super::lexicon::DETERMINERS;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::read;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::debate;

/// Who was there, and who was not: `Present: Dee, Omar`.
static THERE: PatternSet = pattern_set![
    "present|there|attendees|attending|attended|apologies|absent|regrets",
    "in attendance",
    "apologies for absence|from",
];

/// What minutes say of meetings.
static MEETINGS: PatternSet = pattern_set![
    "date|time? of? next meeting",
    "minutes of|from the? last|previous",
    "minutes agreed|approved|accepted",
    "next meeting|session",
    "meeting closed|opened|ended|started",
    "matters arising",
    "any other business",
    "aob",
    "donm",
    "date|time of next",
];

/// What somebody does till the next.
static ACTIONS: PatternSet = pattern_set!["action|actions|task|todo point|item|items|points?",];

/// Takes the frame away where minutes name who was there.
pub(super) fn unframed(sentences: &mut Vec<Sentence>) {
    let entitled = sentences.first().is_some_and(|s| {
        starts_any(
            &s.tokens,
            patterns![
                "minutes",
                "notes of|from the? * *? meeting",
                "* meeting minutes"
            ],
        )
        .is_some()
            || names_meeting(s)
    });
    if entitled || sentences.iter().any(|s| labelled(s, &THERE)) {
        debate::settled(sentences);
        loosened(sentences);
    }
    let first = sentences
        .iter()
        .find(|s| labelled(s, &THERE))
        .map(|s| s.turn);
    if first.is_none() && !entitled {
        // a numbered line of any other page is mostly a step
        return;
    }
    let frame = |s: &Sentence| {
        // `AOB. Who locks up?`: what is asked stays
        let meets = s.end != End::Question
            && !matches!(s.mood, Mood::Heading(_))
            && starts_any(&s.tokens, &MEETINGS).is_some();
        // what stands above who was there is the name of the meeting
        // `Next: 14 July`
        let next = s.tokens.len() > 1
            && s.tokens[0].key == "next"
            && s.tokens[0].tail() == Some(':')
            && !bids(&s.tokens[1..]);
        let head = next || s.mood == Mood::Prose && first.is_some_and(|first| s.turn < first);
        meets || head || labelled(s, &THERE) || labelled(s, &ACTIONS)
    };
    points(sentences);
    sentences.retain(|s| !frame(s));
    sentences.iter_mut().for_each(without_talk);
}

/// `Parish hall committee`, `Team meeting notes, 9 June`: the first line names a meeting, and tells nothing.
fn names_meeting(s: &Sentence) -> bool {
    const LONGEST: usize = 12;
    let meets = |t: &Token| matches!(t.key.as_str(), "meeting" | "minutes" | "committee" | "agm");
    let line = s.end == End::Open && matches!(s.mood, Mood::Prose | Mood::Heading(_));
    line && s.tokens.len() <= LONGEST && s.tokens.iter().any(meets) && !bids(&s.tokens)
}

/// Makes headings of the names of points.
fn points(sentences: &mut [Sentence]) {
    let named: Vec<Option<usize>> = (0..sentences.len())
        .map(|at| item_named(&sentences[at]).or_else(|| heads(sentences, at)))
        .collect();
    for (s, name) in sentences.iter_mut().zip(named) {
        if let Some(name) = name {
            s.tokens.drain(..name);
            (s.mood, s.item) = (Mood::Heading(PART), None);
        }
    }
}

/// `Leftovers: bin them after 2 hours. Nothing goes home. Bread is OK.`: a point that tells one thing after another is no step.
fn loosened(sentences: &mut [Sentence]) {
    const SENTENCES: usize = 3;
    let mut from = 0;
    while from < sentences.len() {
        let (turn, source) = (sentences[from].turn, sentences[from].source);
        let line = sentences[from..]
            .iter()
            .take_while(|s| s.turn == turn && s.source == source)
            .count();
        if line >= SENTENCES {
            let items = sentences[from..from + line].iter_mut();
            items
                .filter(|s| matches!(s.mood, Mood::Item { .. }))
                .for_each(|s| s.mood = Mood::Prose);
        }
        from += line;
    }
}

/// `After a long discussion`**, float to be £60**: how it came to be agreed.
fn without_talk(s: &mut Sentence) {
    let talked = starts_any(
        &s.tokens,
        patterns![
            "after|following a|some|much|further|more? long|lengthy|short|brief|heated? discussion|debate|thought"
        ],
    );
    if let Some(n) = talked.filter(|n| *n < s.tokens.len()) {
        s.tokens.drain(..n);
    }
}

/// The level of a heading that a numbered line is.
const PART: u8 = 3;
/// The most words of the name of a point.
const NAME: usize = 5;

/// `Item 2, Set-up`, `Item 3: On the day`: how many words stand before the name of a point.
fn item_named(s: &Sentence) -> Option<usize> {
    let n = starts_any(&s.tokens, patterns!["agenda? item|point"])?;
    let number = s.tokens.get(n)?;
    let named = (n + 2..=n + 1 + NAME).contains(&s.tokens.len());
    let apart = number.comma() || matches!(number.tail(), Some('.' | '—' | '–' | '-'));
    (s.mood == Mood::Prose && number.is_number() && apart && named && !bids(&s.tokens[n + 1..]))
        .then_some(n + 1)
}

/// `2. Parking`, above lines that are no numbered items: the name of a point. None of its words goes.
fn heads(sentences: &[Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    let named = s.tokens.len() < NAME && s.end == End::Open && ordered(s);
    if !named || !above_lines(sentences, at) {
        return None;
    }
    // `Opening up`, `Skip`: what it is about, where every number stands above lines
    let about = || {
        let first = s.tokens.first().is_some_and(|t| t.key.ends_with("ing"));
        let plain = |t: &Token| !DETERMINERS.contains(t.key.as_str()) && !t.is_number();
        first || s.tokens.len() == 1 || s.tokens.iter().all(plain)
    };
    let all = || {
        let mut numbered = (0..sentences.len())
            .filter(|i| sentences[*i].source == s.source && ordered(&sentences[*i]));
        numbered.all(|i| above_lines(sentences, i))
    };
    (!bids(&s.tokens) || about() && all()).then_some(0)
}

/// Whether a numbered line stands by itself above one that has no number.
fn above_lines(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    sentences
        .get(at + 1)
        .is_some_and(|next| !ordered(next) && next.turn != s.turn && next.source == s.source)
}

fn ordered(s: &Sentence) -> bool {
    matches!(
        s.mood,
        Mood::Item {
            ordered: true,
            depth: 0
        }
    )
}

/// Whether words say what is to be done.
fn bids(words: &[Token]) -> bool {
    read(words, Mood::Prose).is_some()
}

fn labelled(s: &Sentence, set: &PatternSet) -> bool {
    let named = starts_any(&s.tokens, set)
        .and_then(|n| s.tokens.get(n - 1))
        .is_some_and(|t| t.tail() == Some(':'));
    named && matches!(s.mood, Mood::Prose | Mood::Item { .. })
}
