//! Where in the work something told late belongs: `I left one out, before any of that, you …`, `That comes before everything.`
//!
//! A sentence may own to an omission, say where what was left out is done, and tell it; or it says the place alone, of what
//! comes next or of what was told just before. The words that say so are taken away, and the sentence keeps the place.
mod named;

use self::named::{named_alone, named_before, said_between};
use super::anchors::pointing;
use super::gather::{Placed, is_thing};
use super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::token::{Token, clause_end};
use super::turns::{End, Mood, Sentence};

/// How many sentences must have been said before something can be told late.
const TOLD: usize = 3;

/// What owns to an omission, or announces one.
static OMITTED: PatternSet = pattern_set![
    "i|we|i've|we've left|skipped|missed|forgot|forgotten|omitted out?",
    "i|we|i've|we've left|skipped|missed|forgot|forgotten|omitted one|something out?",
    "i|we|i've|we've left|skipped|missed|forgot|forgotten|omitted a|the step|bit|thing|one out?",
    "and|which? i|i've|we always|nearly|almost|just|totally|completely? forgot|forget|forgotten|skipped|missed|left this|that|it|out|to? say|mention?",
    "i jumped|went over one|something|that|a step?",
    "i|we should|should've|shoulda have? said|mentioned|started|begun this|that|with? this|that|it?",
    "what|which i should|should've have? said|mentioned",
    "what|which i|we didn't|haven't|forgot to? say|mention|said|mentioned is? that?",
    "one|another thing|step|bit more?",
    "one|another thing|step|bit i|we i've? forgot|skipped|missed|left|forgotten|jumped out|over?",
    "one more thing|step|bit?",
    "there's one|something more|else?",
    "there's one|something i forgot|skipped|missed|left out?",
    "by the way",
    "going|go back to? the? start|beginning|top?",
    "going|go back a? bit|step?",
    "don't forget",
];
/// What an afterthought begins with, where nothing owns to it.
static AFTERTHOUGHT: PatternSet = pattern_set![
    "oh|ah|sorry|wait|actually",
    "hang|hold on",
    "one more|other"
];
/// What says nothing of the place and nothing of the deed.
static IDLE: PatternSet = pattern_set![
    "oh|ah|and|but|so|also|actually|sorry|wait|no|um|uh|er|erm|eh|right|ok|okay|well|yeah|yes|though|again|now|like|even|look|hm|god|gosh",
    "hang|hold on",
    "of course",
    "and? this|that|it is|was|comes|goes|happens",
    "and? that's|it's|this's",
];
/// Before all that was told, whatever is said around it.
static BEFORE_ALL: PatternSet = pattern_set![
    "before any|all of that|this|it|these|those",
    "before all that|this|these|those",
    "before anything|everything else? at? all?",
    "before anything|everything else? in|of the morning|day|evening",
    "before anything|everything happens|starts|begins",
    "before you|we|i|they|anyone|anybody even|ever? do|did|does|done|touch|touched|start|started|begin|began any|all of that|this|it|these|those",
    "before you|we|i|they|anyone|anybody even|ever? do|did|does|done|touch|touched anything|everything else? at? all?",
    "before you|we|i|they|anyone|anybody even|ever? do|did|does|done|touch|touched anything|everything at? all? in the morning|evening|day",
    "before you|we|i|they|anyone|anybody even|ever? start|started|begin|began on any|all of that|this|it|these|those",
    "before you|we|i|they|anyone|anybody even|ever? start|started|begin|began with? any|all of that|this|it|these|those",
    "before you|we|i|they even get|got|go|come there|in|here",
    "before step|number|no? 1|one",
];
/// The very beginning, whatever is said around it.
static TOP: PatternSet = pattern_set![
    "right|all at|from the very? start|beginning|top|outset",
    "at|from the very start|beginning|top|outset",
    "right|all? at|from the very? start|beginning|top|outset of it? all|everything",
    "i|we should|should've|shoulda have? started|begun with this|that|it?",
];
/// The beginning of something: of all that was told where an omission is owned to.
static BEGINNING: PatternSet = pattern_set![
    "at|from the start|beginning|top|outset",
    "before you|we|i|they|anyone|anybody even|ever? start|begin",
    "first of all",
    "you|we always? start|begin off? with|by",
    "the? very first thing|step|job of? all?",
    "the first thing|step|job of? all?",
];

/// What a sentence says of its place before it tells its deed.
#[derive(Default)]
struct Front {
    placed: Option<Placed>,
    /// Something owned to an omission.
    omitted: bool,
    /// How many words say so.
    len: usize,
}

/// Takes the words away that say where something told late belongs; its sentence keeps the place.
pub(super) fn placed(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut said = 0;
    for at in 0..sentences.len() {
        if at > 0 && sentences[at].source != sentences[at - 1].source {
            said = 0;
        }
        let s = &sentences[at];
        if s.tokens.is_empty() || s.end == End::Question {
            continue;
        }
        said += 1;
        if !matches!(s.mood, Mood::Speech | Mood::Prose) {
            continue;
        }
        if said > TOLD {
            named_alone(&mut sentences, at);
        }
        named_before(&mut sentences, at);
        if said > TOLD && !said_of_last(&mut sentences, at) && !said_in_front(&mut sentences, at) {
            owned_to_in_passing(&mut sentences[at].tokens);
        }
    }
    sentences
}

/// `I left one out, before any of that, you do the radio check.`, or all but the deed, which comes in the next sentence.
fn said_in_front(sentences: &mut [Sentence], at: usize) -> bool {
    let tokens = &sentences[at].tokens;
    let (end, first) = behind(tokens);
    let mut front = front(&tokens[..end], end < tokens.len());
    if first {
        front.placed = Some(Placed::First);
    }
    let Some(placed) = front.placed else {
        return false;
    };
    // `the radio check you do`
    let does = end.checked_sub(2).filter(|from| {
        *from > front.len
            && starts_any(&tokens[*from..end], patterns!["you|we do"]).is_some()
            && is_thing(&tokens[front.len..*from])
    });
    let end = does.unwrap_or(end);
    let rest = &tokens[front.len..end];
    let names = starts_any(rest, patterns!["there's|comes", "there is|are|comes"])
        .filter(|n| is_thing(&rest[*n..]));
    if let Some(n) = names {
        front.len += n;
    }
    // `before you do the till put the chairs out` has its deed in it
    let alone = rest.is_empty() && (placed == Placed::First || front.omitted);
    if rest.is_empty() && !alone {
        return false;
    }
    if !alone {
        // `before the tide, you …` is told in its place, or put there by its words
        let moves = placed == Placed::First || front.omitted || names.is_some();
        if moves {
            let s = &mut sentences[at];
            s.tokens.truncate(end);
            s.tokens.drain(..front.len);
            s.placed = Some(placed);
        }
        return moves;
    }
    if said_between(sentences, at) {
        sentences[at - 1].placed = Some(placed);
        sentences[at].tokens.clear();
        return true;
    }
    let s = &sentences[at];
    let follows =
        |n: &&mut Sentence| n.end != End::Question && matches!(n.mood, Mood::Speech | Mood::Prose);
    let (speaker, source) = (s.speaker.clone(), s.source);
    let next = sentences[at + 1..]
        .iter_mut()
        .take(2)
        .find(|n| n.speaker == speaker && n.source == source && !n.tokens.is_empty());
    let Some(next) = next.filter(follows) else {
        return false;
    };
    next.placed = Some(placed);
    sentences[at].tokens.clear();
    true
}

/// Where what a sentence says behind its deed begins, and whether that puts it first: `…, that comes first`, `…, I forgot to say`.
fn behind(tokens: &[Token]) -> (usize, bool) {
    let whole = tokens.len();
    let pause = tokens[..whole.saturating_sub(1)]
        .iter()
        .rposition(Token::comma);
    // `if it's today's date, it goes first`: in its case, and told here
    let case = starts_any(tokens, patterns!["and|but|so? if|when|unless|whenever"]).is_some()
        && tokens.iter().position(Token::comma) == pause;
    if let Some(from) = pause.map(|p| p + 1).filter(|from| *from >= 2 && !case) {
        let rest = &tokens[from..];
        if starts_any(rest, &OMITTED) == Some(rest.len()) {
            return (from, false);
        }
        // `wash your hands first, I should have said that at the start`
        let owned = starts_any(
            rest,
            patterns![
                "i|we should|should've have? said|mentioned this|that|it? right? at the very? start|beginning|top|outset"
            ],
        );
        if owned == Some(rest.len()) {
            return (from, true);
        }
        let says = starts_any(
            rest,
            patterns![
                "and|but? that|this|it|which comes|goes|is|happens",
                "and|but? that's|it's"
            ],
        );
        let said = &rest[says.unwrap_or(0)..];
        let first =
            says.is_some() && starts_any(said, patterns!["first|upfront"]) == Some(said.len());
        let begins = starts_any(said, &BEGINNING).filter(|_| says.is_some());
        let all = starts_any(said, &BEFORE_ALL)
            .or_else(|| starts_any(said, &TOP))
            .or(begins);
        if first || all.is_some_and(|n| ends(said, n)) {
            return (from, true);
        }
    }
    let from = (2..whole).find(|from| {
        let rest = &tokens[*from..];
        starts_any(
            rest,
            patterns!["before any|all of that|this|it|these|those"],
        ) == Some(rest.len())
    });
    // `I forgot, the radio check you do first of all`
    let all = whole.checked_sub(3).filter(|from| {
        *from >= 2 && starts_any(&tokens[*from..], patterns!["first of all"]).is_some()
    });
    let from = from.or(all);
    // `check the oil first, before any of that`
    let first = |from: usize| usize::from(tokens[from - 1].key == "first");
    from.map_or((whole, false), |from| (from - first(from), true))
}

/// `That's before everything.`, `You do that first of all.`: what was told in the sentence before comes first.
fn said_of_last(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(n) = starts_any(
        &s.tokens,
        patterns![
            "oh|ah|and|but|so|actually|sorry|no|well|yeah|yes? actually? that|this|it is|comes|goes|happens|has",
            "oh|ah|and|but|so|actually|sorry|no|well|yeah|yes? actually? that's|it's|this's",
            "oh|ah|and|but|so|actually|sorry|no|well|yeah|yes? actually? you|we do that|this|it|those|them"
        ],
    ) else {
        return false;
    };
    let rest = &s.tokens[n..];
    let first = starts_any(rest, patterns!["first|upfront"]).filter(|n| *n == rest.len());
    let all = starts_any(rest, &BEFORE_ALL)
        .or_else(|| starts_any(rest, &TOP))
        .or(first);
    let whole = all
        .or_else(|| starts_any(rest, &BEGINNING))
        .is_some_and(|n| ends(rest, n));
    let before = (0..at).rev().take(2).find(|i| {
        let b = &sentences[*i];
        !b.tokens.is_empty()
            && b.source == s.source
            && b.speaker == s.speaker
            && b.end != End::Question
    });
    let Some(last) = before.filter(|_| whole) else {
        return false;
    };
    sentences[last].placed = Some(Placed::First);
    let n = front(&sentences[last].tokens, true).len;
    if n < sentences[last].tokens.len() {
        sentences[last].tokens.drain(..n);
    }
    sentences[at].tokens.clear();
    true
}

/// Whether nothing of weight follows: `you do`, `really`.
fn ends(rest: &[Token], n: usize) -> bool {
    n == rest.len()
        || rest.get(n).is_some_and(|t| super::verbs::is_action(&t.key))
        || starts_any(
            &rest[n..],
            patterns![
                "you|we do",
                "though|really|actually|obviously|always",
                "of all"
            ],
        )
        .is_some_and(|m| n + m == rest.len())
}

/// `warm the jars before you pour, I always forget, ten minutes`: what only owns to it goes.
fn owned_to_in_passing(tokens: &mut Vec<Token>) {
    let found = (1..tokens.len())
        .filter(|i| tokens[i - 1].comma())
        .find_map(|from| {
            let end = from + clause_end(&tokens[from..]);
            let owns =
                end < tokens.len() && starts_any(&tokens[from..end], &OMITTED) == Some(end - from);
            // `oh, I forgot: …` says that it is late
            let told = super::reading::read(&tokens[..from], Mood::Speech).is_some();
            (owns && told).then_some((from, end))
        });
    if let Some((from, end)) = found {
        tokens.drain(from..end);
    }
}

/// Reads what a sentence says of its place before it tells its deed.
fn front(tokens: &[Token], omitted: bool) -> Front {
    let mut front = Front {
        omitted,
        ..Front::default()
    };
    let afterthought = starts_any(tokens, &AFTERTHOUGHT).is_some();
    let mut begins = false;
    while front.len < tokens.len() {
        let rest = &tokens[front.len..];
        let here = |set: &PatternSet| starts_any(rest, set).filter(|n| parts(rest, *n));
        if let Some(n) = here(&BEFORE_ALL).or_else(|| here(&TOP)) {
            front.placed = Some(Placed::First);
            front.len += n;
        } else if let Some(n) = here(&OMITTED) {
            front.omitted = true;
            front.len += n;
        } else if let Some(n) = here(&BEGINNING) {
            begins = true;
            front.len += n;
        } else if let Some((n, named)) = before_named(rest) {
            front.placed.get_or_insert(named);
            front.len += n;
        } else if let Some(n) = starts_any(rest, &IDLE).or_else(|| is_of(rest, &front, begins)) {
            front.len += n;
        } else {
            break;
        }
    }
    let late = front.omitted || afterthought;
    if begins && late {
        front.placed = Some(Placed::First);
    } else if begins && front.placed.is_none()
        || !late && matches!(front.placed, Some(Placed::Ahead(_)))
    {
        return Front::default();
    }
    front
}

/// `the first thing, which I forgot, is …`
fn is_of(rest: &[Token], front: &Front, begins: bool) -> Option<usize> {
    starts_any(rest, patterns!["is|was"]).filter(|_| begins || front.placed.is_some())
}

/// Whether what stands in front ends there: at a mark, or where somebody does something.
fn parts(rest: &[Token], n: usize) -> bool {
    // `before you start` **the restore**: before that, and not before all
    let of_it = matches!(rest[n - 1].key.as_str(), "start" | "begin")
        && rest[0].key == "before"
        && rest.get(n).is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "the" | "a" | "an" | "your" | "our" | "any" | "each" | "with" | "on"
            )
        });
    if of_it && rest[n - 1].tail().is_none() {
        return false;
    }
    n == rest.len()
        || rest[n - 1].tail().is_some()
        || super::verbs::is_action(&rest[n].key)
        || starts_any(
            &rest[n..],
            patterns!["you|we|i|they|somebody|someone|there's|is|and|but|before|right|do|even|though|always|the|your|a"],
        )
        .is_some()
}

/// `before the tide and everything,`, `before you even look up the tide`: up to the pause, or to whoever does something.
fn before_named(rest: &[Token]) -> Option<(usize, Placed)> {
    let n = starts_any(rest, patterns!["before"])?;
    let pause = clause_end(rest);
    let subject = |t: &Token| matches!(t.key.as_str(), "you" | "we" | "i" | "there's");
    let doer = 2 + usize::from(rest.get(1).is_some_and(subject));
    let end = (doer..pause).find(|i| subject(&rest[*i])).unwrap_or(pause);
    let named = !pointing(&rest[n..end]).is_empty();
    let mut front = rest[..end].to_vec();
    if let Some(last) = front.last_mut().filter(|t| !t.comma()) {
        last.word.push(',');
    }
    ((2..=10).contains(&end) && named).then_some((end, Placed::Ahead(front)))
}

/// Whether words that were put somewhere only name what is done: `the radio check`.
pub(super) fn names_only(s: &Sentence, words: &[Token]) -> bool {
    s.placed.is_some() && words.len() <= 6 && is_thing(words)
}
