//! A fragment held against the step that is open: whether it says the same, less, or something else.
use super::super::super::alignment::kind;
use super::super::super::amounts::amounts;
use super::super::super::lexicon::{DETERMINERS, is_adverb, is_subject, opens_place};
use super::super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::super::token::{Token, keys, stems};
use super::super::super::verbs::is_participle;
use super::super::Told;
use super::super::denials::alike;
use super::measured;
use crate::domain::quantity::{Quantity, quantities_of, unit_of};
use crate::domain::words::is_function_word;

/// Whether a step says all of it already, with the same numbers.
pub(in super::super) fn covers(told: &Told, body: &[Token]) -> bool {
    let all: Vec<Token> = told
        .tokens
        .iter()
        .chain(told.additions.iter().flat_map(|(_, w)| w))
        .cloned()
        .collect();
    let known = stems(&all);
    let said = stems(body);
    let (have, want) = (quantities_of(&keys(&all)), quantities_of(&keys(body)));
    let numbers = want.iter().all(|q| {
        have.iter()
            .any(|h| (h.value - q.value).abs() < 1e-9 && (q.unit.is_empty() || h.unit == q.unit))
    });
    said.iter().all(|w| known.contains(w)) && numbers
}

pub(in super::super) fn shares(told: &Told, body: &[Token]) -> bool {
    let known = stems(&told.tokens);
    stems(body).iter().any(|w| known.contains(w))
}

/// All measures of a step, with what was added to it.
fn measures(open: &Told) -> Vec<Quantity> {
    let said = open.additions.iter().map(|(_, words)| words);
    said.chain([&open.tokens])
        .flat_map(|words| quantities_of(&keys(words)))
        .collect()
}

/// Whether all measures of words stand in the step.
pub(in super::super) fn said_already(open: &Told, body: &[Token]) -> bool {
    let have = measures(open);
    let new = quantities_of(&keys(body));
    !new.is_empty() && new.iter().all(|q| have.iter().any(|h| alike(h, q)))
}

/// Whether words give another value in a unit in which the step gives one already.
pub(in super::super) fn disagrees(open: &Told, body: &[Token]) -> bool {
    // `for a full house that's eight`: of another case
    if starts_any(
        body,
        patterns!["for|with|on|in|if|when a|an|the|two|three|more|less"],
    )
    .is_some()
    {
        return false;
    }
    // `two turns for a normal one.` `One turn in the evening.`: each for its own
    let new = quantities_of(&keys(body));
    if of_own_case(body, &new) && of_own_case(&open.tokens, &quantities_of(&keys(&open.tokens))) {
        return false;
    }
    // `three degrees less every week`: by how much it changes; `another five minutes`, `five more minutes`
    let changes = |q: &Quantity| {
        let rest = &body[(q.at + q.len).min(body.len())..];
        let more = starts_any(
            rest,
            patterns!["less|more|fewer|extra", "* less|more|fewer|extra"],
        );
        let another = q.at > 0 && body[q.at - 1].key == "another";
        another || !q.unit.is_empty() && more.is_some()
    };
    if new.iter().any(changes) || open.done_since() {
        return false;
    }
    let have = measures(open);
    let clashes = |q: &&Quantity| {
        !q.unit.is_empty()
            && have.iter().any(|h| h.unit == q.unit)
            && !have.iter().any(|h| alike(h, q))
    };
    !new.is_empty() && new.iter().filter(clashes).count() == new.len()
}

/// Whether a value has its case behind it: `one turn` **in the evening**, `two scoops` **for a large pot**.
fn of_own_case(words: &[Token], all: &[Quantity]) -> bool {
    all.first().is_some_and(|q| {
        let rest = &words[(q.at + q.len + usize::from(!q.unit.is_empty())).min(words.len())..];
        starts_any(
            rest,
            patterns![
                "of the|your * for|in|if|when *",
                "for|in|if|when|on a|an|the|your|it|it's|there's|you"
            ],
        )
        .is_some()
    })
}

/// `cork sits flush or 1/2 mm under`, on another line than the step before it and of another thing.
pub(in super::super) fn own_line(
    last: Option<&Told>,
    s: &super::super::super::turns::Sentence,
    body: &[Token],
) -> bool {
    let below = last.filter(|t| t.turn != s.turn && t.source == s.source);
    let apart = below.is_some_and(|t| !shares(t, body) || of_case(body));
    let named = body.first().is_some_and(|t| {
        t.key.chars().any(char::is_alphabetic) && !is_subject(&t.key) && !is_function_word(&t.key)
    });
    s.mood != super::super::super::turns::Mood::Speech
        && apart
        && (named || of_case(body))
        && measured(body)
        && !body.iter().any(told_of)
}

/// `float £50`, `results by 6 to the league`, sent by itself: a thing with its value.
pub(in super::super::super) fn names_value(body: &[Token]) -> bool {
    const LONGEST: usize = 10;
    static OF_LAST: WordSet = word_set!(
        "takes lasts costs opens shuts closes starts ends finishes begins holds weighs needs wants fits comes goes gets makes means says does looks feels tops max min another more less extra twice once double both"
    );
    let named = body
        .first()
        .is_some_and(|t| names(t) && !OF_LAST.contains(t.key.as_str()));
    let told = |t: &Token| told_of(t) && !is_participle(&t.key);
    named
        && body.len() <= LONGEST
        && amounts(body)
            .into_iter()
            .find(|a| a.is_number())
            .is_some_and(|a| a.at > 0)
        && super::is_noun_phrase(body)
        && !body.iter().any(told)
}

/// `float`, and neither a time, a place, a unit nor what is thought of it: a word typed small that a thing may begin with.
pub(super) fn names(t: &Token) -> bool {
    t.key.len() > 2
        && t.word.starts_with(char::is_lowercase)
        && t.key.chars().all(char::is_alphabetic)
        && t.tail().is_none()
        && !is_subject(&t.key)
        && !DETERMINERS.contains(t.key.as_str())
        && !super::FEELINGS.contains(t.key.as_str())
        && !is_adverb(&t.key)
        && !opens_place(&t.key)
        && !is_function_word(&t.key)
        && kind(&t.key).is_none_or(|k| k > 1)
        && unit_of(&t.key).is_none()
}

/// `For old dogs 12 mm`: what is so in one case, and in no other.
fn of_case(body: &[Token]) -> bool {
    starts_any(body, patterns!["for|with the|a|an|all?"]).is_some_and(|n| {
        body.get(n).is_some_and(|t| {
            t.key.chars().any(char::is_alphabetic) && !t.is_number() && !is_function_word(&t.key)
        })
    })
}

/// `half is how you get lumps`, `the ten's the big crane`: what a value is that the step does not give.
pub(in super::super) fn of_another_value(open: &Told, body: &[Token]) -> bool {
    let from = usize::from(body[0].key == "the");
    let words = &body[from..];
    let part = words.first().is_some_and(|t| {
        matches!(t.key.as_str(), "half" | "half's" | "quarter" | "double") && words.len() > 2
    });
    let value = amounts(words).into_iter().find(|a| a.at == 0);
    let end = match (&value, part) {
        (Some(value), _) => value.end,
        (None, true) => 1,
        (None, false) => return false,
    };
    let glued = words[end - 1].key.ends_with("'s");
    let is = usize::from(!glued);
    let after = words.get(end..).unwrap_or_default();
    // `ten makes it sweat`
    let harms = starts_any(
        after,
        patterns!["makes|gives|gets|leaves|turns|burns|kills it|them|you|everything"],
    )
    .is_some();
    let told_of = harms
        || (glued || starts_any(after, patterns!["is|was|are|were"]).is_some())
            && after.get(is..).is_some_and(|rest| {
                starts_any(
                    rest,
                    patterns!["how|for|the|what|only|too|my|our|a|an|when"],
                )
                .is_some()
            });
    let given = super::super::denials::phrases(open)
        .flat_map(amounts)
        .any(|a| value.as_ref().is_some_and(|v| v.alike(&a)));
    told_of && !given
}

/// A word with which something is told of somebody, or of what was.
pub(super) fn told_of(t: &Token) -> bool {
    super::super::super::lexicon::is_past(&t.key)
        || is_subject(&t.key)
        || matches!(t.key.as_str(), "says" | "does" | "thinks")
}
