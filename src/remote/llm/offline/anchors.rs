//! Words that say where among the others a step is done: `before you send it`, `a week ahead`.
use ecow::EcoString;

use super::patterns::{
    PatternSet, Patterns, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::token::{Token, clause_before, clause_end, keys, stems};
use super::verbs::gerund_base;
use crate::domain::quantity::{quantities_of, unit_of};

pub(super) static BEFORE: PatternSet =
    pattern_set!["before you|we|i|you've|we've|i've|you're|we're|i'm"];

pub(super) static NOUN_BEFORE: PatternSet = pattern_set![
    "before you|we|i|you've|we've|i've|you're|we're|i'm|the|your|our|any|all|anyone|anybody|it|they"
];

pub(super) static AFTER: PatternSet = pattern_set![
    "after|once|when|while|whilst you|we|i|you've|we've|i've|they've|the|that's|it's|sending|opening|calling|starting|closing|it|any|they|anyone|anything|that?"
];

/// How many days before the day something is done: `4 weeks before`, `the day before`, `a week ahead`.
pub(super) fn lead_time(tokens: &[Token]) -> Option<u32> {
    if has_any(tokens, patterns!["next one|time|year|month|round"]) {
        return None;
    }
    let n = tokens.iter().take(30).position(|t| {
        matches!(
            t.key.as_str(),
            "before" | "ahead" | "beforehand" | "prior" | "advance"
        )
    })?;
    // counted from another day
    let ends = patterns!["before the|its|their|your end|expiry|renewal|last|closing|deadline"];
    if starts_any(&tokens[n..], ends).is_some() {
        return None;
    }
    let back = &tokens[n.saturating_sub(4)..n];
    let at = back.iter().rposition(|t| {
        matches!(unit_of(&t.key), Some("day" | "week" | "month"))
            || matches!(t.key.as_str(), "night" | "evening" | "afternoon")
    })?;
    if back.len() - at > 2 {
        return None;
    }
    let size = match unit_of(&back[at].key) {
        Some("week") => 7,
        Some("month") => 30,
        _ => 1,
    };
    let count = keys(&back[..at])
        .iter()
        .rev()
        .find_map(|k| crate::domain::quantity::number_at(std::slice::from_ref(k), 0))
        .map_or(1.0, |(v, ..)| v);
    Some(size * count as u32)
}

/// The deed that comes after the instruction: `before you send the quote`, `before sending it`. With a measure directly
/// before it (`30 days before …`), or of anything but a deed of the reader (`before lunch`), it is a point in time.
pub(super) fn preceded(
    tokens: &[Token],
    named: &Patterns,
    word: &Patterns,
) -> Option<Vec<EcoString>> {
    let timed = (1..tokens.len())
        .any(|i| starts_any(&tokens[i..], word).is_some() && is_span(&tokens[..i]));
    if timed {
        return None;
    }
    referred(tokens, named, word)
}

/// Whether words end in a span of time: `30 days`, `half an hour`, `two business days`, `the night`, `not long`.
pub(super) fn is_span(tokens: &[Token]) -> bool {
    static SPANS: WordSet = word_set!(
        "night nights evening evenings morning mornings afternoon afternoons weekend quarter quarters shift shifts fortnight moment long"
    );
    let Some(last) = tokens.last().filter(|t| t.tail().is_none()) else {
        return false;
    };
    let keys = keys(&tokens[tokens.len().saturating_sub(4)..]);
    let counted = quantities_of(&keys)
        .last()
        .is_some_and(|q| q.at + q.len + usize::from(!q.unit.is_empty()) >= keys.len());
    counted || unit_of(&last.key).is_some() || SPANS.contains(last.key.as_str())
}

/// Where the words end that say what something is done before or after: at a pause, or where another clause begins.
pub(super) fn reference_end(rest: &[Token]) -> usize {
    static ENDS: WordSet = word_set!(
        "so because or otherwise else when if not until unless cause cos and but then that's it's"
    );
    clause_before(rest, &ENDS).min(8)
}

/// The words of content of `after you send the quote`.
pub(super) fn referred(
    tokens: &[Token],
    named: &Patterns,
    word: &Patterns,
) -> Option<Vec<EcoString>> {
    let (at, _) = find(tokens, named).or_else(|| {
        (0..tokens.len().saturating_sub(1))
            .find(|i| starts_any(&tokens[*i..], word).is_some())
            .filter(|i| gerund_base(&tokens[i + 1].key).is_some())
            .map(|i| (i, 1))
    })?;
    let rest = &tokens[at + 1..];
    let words = pointing(&rest[..reference_end(rest)]);
    (!words.is_empty()).then_some(words)
}

/// `before anything: …`, `before you go anywhere, …`, `…, before you start`: before all else, though no step is named.
pub(super) fn before_everything(tokens: &[Token], late: bool) -> bool {
    static ALL: WordSet = word_set!(
        "anything everything else even ever start starting begin beginning go anywhere touch do"
    );
    let Some(at) = tokens.iter().position(|t| t.key == "before") else {
        return false;
    };
    let rest = &tokens[at + 1..];
    let end = clause_end(rest);
    // `before you do the till`: behind an article each word is a name
    let name = |i: usize| i > 0 && matches!(rest[i - 1].key.as_str(), "the" | "a" | "an" | "your");
    let mut said = rest[..end]
        .iter()
        .enumerate()
        .filter(|(i, t)| {
            name(*i) || !crate::domain::words::is_function_word(&t.key) || t.key == "do"
        })
        .map(|(_, t)| t)
        .peekable();
    // `before you go, look at it once more`: before you leave
    let leaves = end == 2 && rest[1].key == "go";
    let named = said.peek().is_some()
        && !leaves
        && !rest
            .first()
            .is_some_and(|t| matches!(t.key.as_str(), "that" | "this" | "it"));
    // `before you touch anything off` is of one deed
    let particle = end > 0 && matches!(rest[end - 1].key.as_str(), "off" | "up" | "down");
    let whole = !particle && end <= 6 && (end < rest.len() || at + 1 + end == tokens.len());
    named && whole && said.all(|t| ALL.contains(t.key.as_str())) && (late || at <= 2)
}

/// The stems of a reference that point at a step: `before you even go anywhere near the dosing` points by its noun.
pub(super) fn pointing(tokens: &[Token]) -> Vec<EcoString> {
    static IDLE: WordSet = word_set!(
        "anything any all everything even ever actually really just obviously anywhere near go goes going gone start starts begin business bit thing part stuff done finished finish get gets getting got you've we've i've you're we're i'm been kind sort whole"
    );
    static LIGHT: WordSet = word_set!("put do make get tak");
    // `before they go back in` points at no back
    let way = |i: usize| {
        tokens[i].key == "back"
            && i > 0
            && !super::lexicon::DETERMINERS.contains(tokens[i - 1].key.as_str())
    };
    let kept = tokens.iter().enumerate();
    let kept: Vec<Token> = kept
        .filter(|(i, t)| !IDLE.contains(t.key.as_str()) && !way(*i))
        .map(|(_, t)| t.clone())
        .collect();
    let mut named = stems(&kept);
    // `before you put the key in` points at the key
    if named.iter().any(|w| !LIGHT.contains(w.as_str())) {
        named.retain(|w| !LIGHT.contains(w.as_str()));
    }
    named
}

/// `before you unlock it`, `before you go in`: before the place of the work is entered, as what was told late.
pub(super) fn before_entering(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "and|but|oh|so|also? and|oh? before you|we|i|they even|ever? unlock|enter|arrive",
            "and|but|oh|so|also? and|oh? before you|we|i|they even|ever? go|walk|step|come|get|drive in|inside|there|aboard|onto|into",
            "and|but|oh|so|also? and|oh? before you|we|i|they even|ever? put|stick the|your key in",
            "and|but|oh|so|also? and|oh? before you|we|i|they even|ever? open the|your door|doors|gate|shop|building|up"
        ],
    )
    .is_some()
}

/// `before you start`, `that goes at the top`: before all else, of what was told late.
pub(super) fn before_all(tokens: &[Token]) -> bool {
    static TOP: PatternSet = pattern_set![
        "before you|we|i|they do|touch anything",
        "before anything else",
        "before anything|anyone|anybody starts|begins|happens",
        "goes|belongs|comes|that's right? at the very? top|beginning|start",
    ];
    before_start(tokens) || ends_with(tokens, &TOP)
}

/// `before you start`: before all else, whenever it is told.
pub(super) fn before_start(tokens: &[Token]) -> bool {
    ends_with(tokens, patterns!["before you|we|i|they even? start|begin"])
}

/// Whether words come after others, and end there, or at a pause.
fn ends_with(tokens: &[Token], patterns: &Patterns) -> bool {
    find(tokens, patterns).is_some_and(|(at, n)| {
        let last = &tokens[at + n - 1];
        at > 0 && (at + n == tokens.len() || last.tail().is_some())
    })
}

/// `that goes on before any of this`: before all that was told.
pub(super) fn before_all_told(tokens: &[Token]) -> bool {
    find(
        tokens,
        patterns![
            "before any|all of? this|that|these",
            "before any of it",
            // `the mirror is the very first thing, then …`, `check the oil, that's the very first thing`
            "that's|it's|that is|are the? very first thing|job|step",
            "is|are|that's|it's the very first thing|job|step"
        ],
    )
    .is_some_and(|(at, n)| at + n == tokens.len() || tokens[at + n - 1].tail().is_some())
}

/// `before preheat: …`, `before any of the meter business, …`: the words before which an instruction that begins so is
/// done, and whether any one of them names it.
pub(super) fn fronted_before(tokens: &[Token], late: bool) -> Option<(Vec<EcoString>, bool)> {
    let lead = starts_any(tokens, patterns!["and|but|oh|so|also? and|oh? before"])?;
    let any = starts_any(
        &tokens[lead..],
        patterns!["any|all|anything of|in? the|that|this|it"],
    );
    let rest = &tokens[lead..];
    // `before the strip goes in you vacuum under the strings`
    let deed =
        || (2..rest.len().min(9)).find(|i| matches!(rest[*i].key.as_str(), "you" | "we" | "i"));
    let pause = rest.iter().take(9).position(Token::comma).map(|c| c + 1);
    let end = pause.or_else(|| deed().filter(|_| late))?;
    if is_span(&rest[..end]) {
        return None;
    }
    let words = pointing(&rest[..end]);
    (!words.is_empty()).then_some((words, any.is_some()))
}
