//! Clauses of one sentence that are one deed, where the second gives the measure: apart, the measure would stand in
//! another step than the deed that it is of.
use super::amounts::{Amount, Class, amounts};
use super::gather::{Gather, Told, is_thing};
use super::lexicon::{DETERMINERS, PLACES, is_verbal};
use super::patterns::{WordSet, patterns, starts_any, word_set};
use super::reading::{Force, Reading};
use super::token::{Token, comma_end, keys, stems};
use super::turns::Mood;
use super::verbs::is_participle;
use crate::domain::quantity::{quantities_of, unit_of};

/// The most words of two clauses that make one step.
const MOST: usize = 24;

/// `take out a third of the whey and put back the same of water at 36 degrees`: one step, with its measure.
pub(super) fn hold_together(gathered: &mut Gather) {
    let told = &mut gathered.told;
    let mut at = 1;
    while at < told.len() {
        if !is_one_deed(&told[at - 1], &told[at]) {
            at += 1;
            continue;
        }
        let gone = told.remove(at);
        let before = &mut told[at - 1];
        let main = gone.reading.map(|r| (',', r.main));
        before.additions.extend(main);
        before.additions.extend(gone.additions);
        before.evidence.extend(gone.evidence);
        before.until = before.until.max(gone.until);
    }
}

fn is_one_deed(before: &Told, one: &Told) -> bool {
    let Some(first) = step(before) else {
        return false;
    };
    if let Some(second) = &one.reading
        && is_bound(&second.main)
    {
        return one.sentence == before.sentence
            && one.source == before.source
            && first.main.len() + second.main.len() <= MOST;
    }
    let Some(second) = step(one) else {
        return false;
    };
    if gives_measure(before, one) && first.main.len() + second.main.len() <= MOST {
        return true;
    }
    let together = one.sentence == before.sentence
        && one.source == before.source
        && one.placed.is_none()
        && !one.late;
    let under = second.condition.is_empty() || keys(&second.condition) == keys(&first.condition);
    // `and then you leave it ten minutes`: told as the next
    let next = starts_any(&one.tokens, patterns!["and? then", "and? next"]).is_some();
    let short = first.main.len() + second.main.len() <= MOST;
    together
        && under
        && !next
        && short
        && (of_the_same(&second.main) && has_measure(&second.main) || waits_for_value(&second.main))
}

/// `you pull a shot. Eighteen grams in, thirty six out.`: numbers said by themselves are of the deed before.
fn gives_measure(before: &Told, one: &Told) -> bool {
    let near = one.source == before.source
        && one.speaker == before.speaker
        && one.mood == Mood::Speech
        && one.sentence <= before.until + 2
        && one.placed.is_none()
        && !one.late
        && !of_other_things(before, one);
    let Some(second) = step(one).filter(|r| near && r.condition.is_empty()) else {
        return false;
    };
    let words = &second.main;
    let led = starts_any(
        words,
        patterns![
            "and? more like|than",
            "and? about|around|roughly|between|from|at|for",
            "and? up to",
            "and"
        ],
    )
    .unwrap_or(0);
    let deed = |t: &Token| is_verbal(&t.key) && !is_participle(&t.key) && t.key != "like";
    let number = |a: &Amount| a.at <= led && !matches!(a.class, Class::Word(_));
    let Some(first) = amounts(words).into_iter().next().filter(number) else {
        return false;
    };
    // `four weeks before, posters`: when, and what
    let ahead =
        |t: &Token| t.comma() && matches!(t.key.as_str(), "before" | "ahead" | "beforehand");
    if words.get(first.end).is_some_and(ahead) || words.get(first.end - 1).is_some_and(ahead) {
        return false;
    }
    // `twenty-five tamps each layer`: what is counted is no deed
    let rest = &words[(first.end + 1).min(words.len())..];
    let named = |i: usize| i > 0 && DETERMINERS.contains(rest[i - 1].key.as_str());
    !(0..rest.len()).any(|i| deed(&rest[i]) && !named(i))
}

/// `2 cones behind the van`, `clean sheets, soft towels, 2 pillows each side`, sent by itself: things that the deed before does not name,
/// and where they go.
pub(super) fn of_other_things(before: &Told, one: &Told) -> bool {
    const NAME: usize = 3;
    static SIDES: WordSet = word_set!("each either both against above below");
    static WHEN: WordSet = word_set!("per for with from after before until till to");
    let words = &one.tokens;
    if one.turn == before.turn {
        return false;
    }
    let head = &words[..comma_end(words)];
    let several = words.iter().filter(|t| t.comma()).count() > 1;
    let counted = quantities_of(&keys(head))
        .first()
        .is_some_and(|q| q.at == 0 && unit_of(&q.unit).is_none());
    let end = (1..head.len().min(NAME + 2)).find(|i| {
        let key = head[*i].key.as_str();
        !WHEN.contains(key) && (PLACES.contains(key) || SIDES.contains(key))
    });
    let name = match end {
        Some(end) if counted && end > 1 && end + 1 < head.len() => &head[1..end],
        _ if several && head.len() > 1 && quantities_of(&keys(head)).is_empty() => head,
        _ => return false,
    };
    let said = stems(&before.tokens);
    let named = stems(name);
    is_thing(name) && !named.is_empty() && !named.iter().any(|w| said.contains(w))
}

fn step(told: &Told) -> Option<&Reading> {
    told.reading.as_ref().filter(|r| r.force == Force::Step)
}

/// It speaks of what the deed before is done to, or of nothing else: `top it up`, `put back the same`, `wait`.
fn of_the_same(words: &[Token]) -> bool {
    starts_any(words, patterns!["wait|leave|let|hold|keep|stand|rest"]).is_some()
        // `and they get three days`
        || starts_any(words, patterns!["they|he|she"]).is_some()
        || keys(words)
            .iter()
            .any(|key| matches!(key.as_str(), "it" | "them" | "that" | "those" | "same"))
        // `they watch the video, it's four minutes`
        || starts_any(words, patterns!["it's|that's|they're"]).is_some()
}

/// `never more than three at a time`: how far a deed goes, and no deed that is forbidden.
fn is_bound(words: &[Token]) -> bool {
    let n = starts_any(
        words,
        patterns![
            "never|not|no? more|less|fewer|higher|lower|longer than",
            "never|not over|under|above|below"
        ],
    );
    n.is_some_and(|n| {
        quantities_of(&keys(words))
            .first()
            .is_some_and(|q| q.at <= n + 1)
    })
}

/// A number with a unit of measure, of time or of money; what only counts things may be a deed of its own.
fn has_measure(words: &[Token]) -> bool {
    quantities_of(&keys(words))
        .iter()
        .any(|q| unit_of(&q.unit).is_some())
}

/// `wait till it's under 50 sessions`: how far the deed before it goes.
fn waits_for_value(words: &[Token]) -> bool {
    starts_any(words, patterns!["wait until|till it|it's|they|they're"]).is_some()
        && !quantities_of(&keys(words)).is_empty()
}
