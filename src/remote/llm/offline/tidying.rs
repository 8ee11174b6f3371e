//! A second look at all that was told, once it is told: words that are half of a step join the other half, and what by
//! its shape cannot be a step is none.
use super::gather::{Gather, Told, names_value};
use super::lexicon::{NOUNISH, PARTICLES, PLACES, is_article, is_past, is_verbal};
use super::patterns::{patterns, starts_any};
use super::questions::has_main;
use super::reading::{Force, Reading, read};
use super::talk::lead;
use super::token::{Token, keys, mark_last};
use super::turns::Mood;
use super::verbs::is_action;
use crate::domain::quantity::quantities_of;

/// The most words of a measure that joins the step before it.
const MEASURE: usize = 12;
/// How many sentences after a step a measure of it may come, where nothing else was told between.
const NODS: usize = 3;

/// Joins halves, and takes out what only looks like a step.
pub(super) fn tidy(gathered: &mut Gather) {
    leading_conditions(&mut gathered.told);
    trailing_measures(&mut gathered.told, gathered.people.chat);
    loose_measures(&mut gathered.told);
    let mut dropped = Vec::new();
    gathered.told.retain(|t| {
        let out = t.is_step() && t.mood == Mood::Speech && (no_order(t) || broken_off(t));
        if out {
            dropped.push(t.tokens.clone());
        }
        !out
    });
    gathered.dropped.extend(dropped);
}

/// `Swab the...`, `put your—`: a deed of which the thing was never said.
fn broken_off(t: &Told) -> bool {
    const LONGEST: usize = 4;
    let article = |t: &Token| is_article(t) || matches!(t.key.as_str(), "your" | "our" | "my");
    t.tokens.len() <= LONGEST && t.additions.is_empty() && t.tokens.last().is_some_and(article)
}

/// `Before you start any of it, first thing in the morning` and `empty the drawer`: a condition and what it is a
/// condition of, told apart.
fn leading_conditions(told: &mut Vec<Told>) {
    let mut at = 0;
    while at + 1 < told.len() {
        let (open, next) = (&told[at], &told[at + 1]);
        let joins = open.is_step()
            && next.sentence == open.sentence
            && next.source == open.source
            && open.additions.is_empty()
            && next
                .reading
                .as_ref()
                .is_some_and(|r| r.condition.is_empty())
            && open.reading.as_ref().is_some_and(|r| {
                r.condition.is_empty()
                    && conjoined(&r.main)
                    && !has_main(&r.main)
                    && open.tokens.last().is_some_and(Token::comma)
            });
        if joins {
            let gone = told.remove(at);
            let mut condition = without_remarks(&gone.tokens);
            mark_last(&mut condition, ',');
            let placed = gone.placed;
            if let Some(reading) = told[at].reading.as_mut() {
                if let Some(open) = gone.reading {
                    reading.hint = open.hint;
                }
                reading.condition = condition;
            }
            told[at].placed = told[at].placed.take().or(placed);
        }
        at += 1;
    }
}

fn conjoined(words: &[Token]) -> bool {
    words.first().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "before"
                | "when"
                | "whenever"
                | "if"
                | "once"
                | "after"
                | "while"
                | "until"
                | "unless"
                | "as"
        )
    })
}

/// The words without what the speaker says about having left them out: `thing I skipped,`.
fn without_remarks(words: &[Token]) -> Vec<Token> {
    let remark = |part: &[Token]| {
        starts_any(
            part,
            patterns![
                "the|a|another|one? thing|bit|part i|i've|i'd",
                "i|i've|i'd always|just|nearly|almost|completely|should? have? forgot|forgotten|forget|skipped|missed|said|mentioned",
                "i|i've left *? out",
                "sorry|oh|by the? way?",
                "should have said|mentioned",
                "and? this is important"
            ],
        )
        .is_some()
    };
    let kept: Vec<Token> = words
        .split_inclusive(Token::comma)
        .filter(|part| !remark(part))
        .flatten()
        .cloned()
        .collect();
    if kept.is_empty() {
        words.to_vec()
    } else {
        kept
    }
}

/// `Twenty-five tamps each layer.`, `and then every hour`: how much of the step just told, told as if it were another.
fn trailing_measures(told: &mut Vec<Told>, chat: bool) {
    let mut at = 1;
    while at < told.len() {
        // what was said between and told nothing parts them no more than a nod does
        let back = (0..at).rev().take(NODS).find(|i| told[*i].is_step());
        let Some(back) = back else {
            at += 1;
            continue;
        };
        let (before, one) = (&told[back], &told[at]);
        let near = one.source == before.source
            && one.speaker == before.speaker
            && one.mood == Mood::Speech
            && one.sentence <= before.until + NODS;
        let joins = (near || lasts(before, one))
            && one.is_step()
            && one.placed.is_none()
            && !one.late
            && (is_measure(one)
                && !super::held::of_other_things(before, one)
                && !(chat && one.turn != before.turn && names_value(&one.tokens))
                || lasts(before, one))
            && !measured(before);
        if joins {
            let gone = told.remove(at);
            let before = &mut told[back];
            before.additions.push((',', gone.tokens));
            before.additions.extend(gone.additions);
            before.evidence.extend(gone.evidence);
            before.until = before.until.max(gone.until);
        } else {
            at += 1;
        }
    }
}

/// `run it three minutes`, said in one breath with what is run: how long the deed before it lasts.
fn lasts(before: &Told, one: &Told) -> bool {
    let words = lead(&one.tokens);
    let held = starts_any(
        words,
        patterns![
            "you|we? leave|let|run|hold|keep|give it|them|that",
            "you|we? wait|hold|allow|stay"
        ],
    )
    .is_some();
    // `wait for 30 before you remind them` is a deed of its own: something else hangs on it.
    let clause = ["before", "until", "till", "while"];
    let led = words.iter().any(|word| clause.contains(&word.key.as_str()));
    held && !led
        && one.sentence == before.sentence
        && one.source == before.source
        && words.len() <= 9
        && measured(one)
        && one.additions.is_empty()
        && one.reading.as_ref().is_some_and(|r| r.condition.is_empty())
}

fn measured(told: &Told) -> bool {
    let added = told.additions.iter().map(|(_, words)| words);
    added
        .chain([&told.tokens])
        .any(|words| !quantities_of(&keys(words)).is_empty())
}

/// Whether a step gives no number yet.
pub(super) fn lacks_measure(told: &Told) -> bool {
    told.is_step() && !measured(told)
}

/// Words that say how much, and no deed.
fn is_measure(told: &Told) -> bool {
    let unled = told
        .reading
        .as_ref()
        .is_some_and(|r| r.condition.is_empty());
    unled && told.additions.is_empty() && only_measures(&told.tokens)
}

/// Words that say how much, and no deed.
pub(super) fn only_measures(words: &[Token]) -> bool {
    let words = lead(words);
    let count = !quantities_of(&keys(words)).is_empty();
    let measures = starts_any(
        words,
        patterns![
            "takes|lasts|wants",
            "it|that takes|lasts|wants|is|should",
            "it's|that's",
            "every|for|about|around|at"
        ],
    )
    .unwrap_or(0);
    let words = &words[measures.min(words.len())..];
    let placed = words
        .first()
        .is_some_and(|t| PARTICLES.contains(t.key.as_str()) || PLACES.contains(t.key.as_str()));
    // `forty taps`: what is counted is a thing
    let counted = |at: usize| at > 0 && words[at - 1].is_number();
    let tells = |at: usize| {
        let t = &words[at];
        is_verbal(&t.key) && !NOUNISH.contains(t.key.as_str()) && !counted(at)
            || conjoined(std::slice::from_ref(t))
            || t.tail() == Some(':')
    };
    count
        && !words.is_empty()
        && !placed
        && !(0..words.len()).any(tells)
        && words.len() <= MEASURE
        && !super::gather::is_at_its_hour(words)
        && read(words, Mood::Speech)
            .is_none_or(|r| words[0].is_number() && r.main.len() == words.len())
        && words
            .first()
            .is_some_and(|t| measures > 0 || !is_action(&t.key) && !names(t))
}

/// **Speed's** `eleven hundred`: a thing, with what it is.
fn names(word: &Token) -> bool {
    word.key.ends_with("'s") && !super::lexicon::is_subject(&word.key) && !word.is_number()
}

/// Whether the words tell of what was, would be or is felt, whatever verb they begin with.
fn no_order(told: &Told) -> bool {
    let words = lead(&told.tokens);
    let [first, second, ..] = words else {
        return false;
    };
    let happened = first.tail().is_none()
        && !matches!(first.key.as_str(), "forgot" | "left" | "missed" | "skipped")
        && is_past(&first.key)
        && !is_action(&first.key)
        && (PARTICLES.contains(second.key.as_str()) || PLACES.contains(second.key.as_str()));
    happened
        || starts_any(
            words,
            patterns![
                "you'd|i'd|they'd|he'd|she'd|we'd be",
                "this|that|it is for whoever|anyone|anybody|people",
                "everybody's|everyone's|everybody|everyone has? been",
                "this|it is me|us",
                "ignore him|her|me|us|them",
                "get well soon|better?",
                "they'll|he'll|she'll|people try|tell|say|think|moan|complain|argue|laugh"
            ],
        )
        .is_some()
}

/// `Each sheep is in for a minute.`: a measure of the step beside it, though nothing is told to do.
fn loose_measures(told: &mut [Told]) {
    for at in 0..told.len() {
        let one = &told[at];
        if one.reading.is_some() || !is_loose_measure(one) {
            continue;
        }
        let beside = |other: &Told| {
            other.source == one.source
                && other.speaker == one.speaker
                && other.turn == one.turn
                && other.is_step()
                && other.sentence.abs_diff(one.sentence) <= 1
        };
        let back = starts_any(
            lead(&one.tokens),
            patterns!["that|it|that's|it's|this|those|they're|which"],
        );
        let next = (back.is_none()).then_some(at + 1);
        let target = [at.checked_sub(1), next]
            .into_iter()
            .flatten()
            .find(|i| told.get(*i).is_some_and(beside));
        if let Some(target) = target {
            let words = one.tokens.clone();
            told[target].additions.push(('.', words));
        } else if sets_value(one) {
            // `The fee is £840 for residents.`, in a paragraph of its own
            let words = one.tokens.clone();
            told[at].reading = Some(Reading::plain(Force::Step, words));
        }
    }
}

/// Whether a written sentence says of a thing how much it is.
fn sets_value(one: &Told) -> bool {
    let words = lead(&one.tokens);
    let is = words
        .iter()
        .take(5)
        .position(|t| matches!(t.key.as_str(), "is" | "are"));
    one.mood == Mood::Prose
        && is.is_some_and(|n| n > 0 && super::gather::is_thing(&words[..n]))
        && starts_any(words, patterns!["there|here|it|that|this|these|those|what"]).is_none()
}

fn is_loose_measure(one: &Told) -> bool {
    let words = lead(&one.tokens);
    let unit =
        |q: &crate::domain::quantity::Quantity| crate::domain::quantity::unit_of(&q.unit).is_some();
    let own = starts_any(
        words,
        patterns!["i|we|he|she|i'm|i've|we've|he's|she's|they"],
    )
    .is_some();
    let open =
        conjoined(words) || starts_any(words, patterns!["who|what|why|how|because|that"]).is_some();
    (4..=16).contains(&words.len())
        && quantities_of(&keys(words)).iter().any(unit)
        && !own
        && !open
        && !words
            .iter()
            .any(|t| is_past(&t.key) || t.key == "used" || t.key.ends_with("'d"))
}
