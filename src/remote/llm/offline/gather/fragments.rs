//! What words without a reading are: a name, a measure, a list, an opinion.
mod against;
mod typed;

pub(in super::super) use self::against::names_value;
use self::against::told_of;
pub(super) use self::against::{
    covers, disagrees, of_another_value, own_line, said_already, shares,
};
pub(super) use self::typed::is_typed;
use super::super::amounts::amounts;
use super::super::leads::is_margin;
use super::super::lexicon::{is_auxiliary, is_subject, is_verbal};
use super::super::patterns::{
    PatternSet, WordSet, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::super::token::{Token, comma_end, keys, stems};
use crate::domain::quantity::quantities_of;

/// What still holds: nothing of how it was, and of `it was three, but now it's two` the second half.
pub(super) fn present(body: &[Token]) -> Option<&[Token]> {
    let past = |t: &[Token]| {
        has_any(
            t,
            patterns![
                "was|were|used|had|did|until|till 2024|2023|2022|2021|2020|2019|2018",
                "was|were|had|did",
                // and not `the cloth that's used`
                "used to",
                "i|we|you|they|he|she|people always? used"
            ],
        )
    };
    if !past(body) {
        return Some(body);
    }
    let turn = body
        .iter()
        .position(|t| matches!(t.key.as_str(), "but" | "now" | "nowadays"))?;
    let rest = &body[turn + 1..];
    (!rest.is_empty() && !past(rest)).then_some(rest)
}

/// Things one after another: `blood pressure sitting, blood pressure standing, and temperature`.
pub(super) fn listing(body: &[Token]) -> bool {
    let joints = body.iter().filter(|t| t.comma() || t.key == "and").count();
    // `forty litres each, so eighty litres` lists no things
    let all = quantities_of(&keys(body));
    let counted: usize = all
        .iter()
        .map(|q| q.len + usize::from(!q.unit.is_empty()))
        .sum();
    let things = stems(body).len().saturating_sub(counted);
    // `about twenty minutes, under a cloth`: a measure, and how
    let measures = starts_any(
        body,
        patterns![
            "about|around|roughly|approximately|maybe|nearly|takes|over|under",
            "at least|most",
            "up to"
        ],
    )
    .map_or(0, |n| n);
    let led = all
        .first()
        .is_some_and(|q| q.at <= measures && crate::domain::quantity::unit_of(&q.unit).is_some());
    is_noun_phrase(body)
        && !led
        && joints >= 1
        && (stems(body).len() >= 4 || names_what_of(body))
        && body.len() <= 20
        && (all.is_empty() || things >= 2)
}

/// **`the temperature of the water:`** `thirty-eight`: a measure by its name, with what it is of.
fn names_what_of(body: &[Token]) -> bool {
    const LONGEST: usize = 7;
    let end = body.iter().position(|t| t.tail() == Some(':'));
    let name = &body[..end.map_or(0, |e| e + 1)];
    let of = |t: &Token| matches!(t.key.as_str(), "of" | "in" | "on" | "between" | "for");
    name.len() <= LONGEST && name.iter().any(of) && stems(name).len() >= 2
}

/// `blue, then red, then yellow`: in which order.
pub(super) fn sequence(body: &[Token]) -> bool {
    is_noun_phrase(body) && !measured(body) && body.iter().filter(|t| t.key == "then").count() >= 2
}

/// `water's six litres`, `the dose is on the label`: a thing of its own with its verb.
pub(super) fn states_its_own(body: &[Token]) -> bool {
    if has_any(
        body,
        patterns!["there's|there|hasn't|haven't|isn't|aren't|usually|sometimes|often"],
    ) || quantities_of(&keys(&body[..body.len().min(2)]))
        .iter()
        .any(|q| q.at == 0)
    {
        return false;
    }
    let is = |t: &Token| {
        matches!(t.key.as_str(), "is" | "are") || (t.key.ends_with("'s") && !is_subject(&t.key))
    };
    // `an absence of more than eight hours is fourteen euros`
    let valued = |at: &usize| is(&body[*at]) && amounts(body).iter().any(|a| a.at == at + 1);
    // `the room takes thirty`
    let takes = |t: &Token| {
        matches!(
            t.key.as_str(),
            "takes" | "take" | "holds" | "hold" | "needs" | "need" | "wants" | "want"
        )
    };
    let determined = starts_any(body, patterns!["the|a|an|your|our|each|every *"]).is_some();
    let subject = (body.iter().take(5).position(is))
        .or_else(|| body.iter().take(4).position(takes).filter(|_| determined));
    let subject = subject.or_else(|| (5..body.len().min(10)).find(valued));
    subject.is_some_and(|n| {
        let noun = if body[n].key.ends_with("'s") {
            n + 1
        } else {
            n
        };
        noun > 0 && is_noun_phrase(&body[..n.max(1)]) && !stems(&body[..noun]).is_empty()
    })
}

pub(super) static SAYS_MORE: PatternSet = pattern_set![
    "it's|that's|its|they're",
    "it|that|this|they|these|those|everything takes|take|should|has|have|needs|need|must|is|are|lasts|goes|go|usually|can|will|comes|come|gets|get|wants|stays",
    "takes|lasts|usually|normally|just|about|around|roughly|within|until|till|at|for|up|between|no|not|maximum|minimum|max|min|with|only|plus|unless|except|in|on|from|by|so|or|even|as",
    "under|underneath|behind|above|below|beneath|beside|near|opposite|past|across|along|against|around|round|over the|a|an|your|our|it|them|each",
];

/// The words after connectives, and whether they lead to what comes next.
pub(super) fn body(tokens: &[Token]) -> (&[Token], bool) {
    static LEADS: PatternSet = pattern_set![
        "and|so|but|okay|ok|well|oh|yeah|yes|yep|right|exactly|correct|now|also|sorry|alright|again|ah|plus|anyway|like|say",
        "of course",
        "last but not least",
    ];
    static NEXT: PatternSet = pattern_set![
        "then|next",
        "after that",
        "after that it's",
        "then|next it's|its|comes|is",
        "then there's|there is",
        "next up|comes|is",
        "the? very? first|next|second|third|fourth|last|final|other thing|step|bit|job|part|stop|one is|was",
        "first"
    ];
    let mut rest = tokens;
    let mut next = false;
    loop {
        let parted = starts_any(rest, patterns!["the? very? first|next|final thing"])
            .filter(|n| rest[n - 1].comma());
        let lead = parted
            .or_else(|| starts_any(rest, &NEXT).filter(|_| !names_first(rest)))
            .map(|n| n - usize::from(is_done_next(&rest[n - 1..])))
            .inspect(|_| next = true)
            .or_else(|| starts_any(rest, &LEADS).filter(|_| !is_margin(rest)));
        let lead = lead.or_else(|| {
            rest.first()
                .filter(|t| t.key == "no" && t.tail().is_some())
                .map(|_| 1)
        });
        let Some(n) = lead else {
            break;
        };
        rest = &rest[n..];
    }
    if let Some((last, before)) = rest.split_last()
        && last.key == "next"
        && let Some(end) = before.last()
    {
        // `the next one goes beside it, and the next`
        let named = matches!(end.key.as_str(), "the" | "one" | "and");
        return (if named { rest } else { before }, true);
    }
    (rest, next || tells_first(rest))
}

/// `then` **it's washed**, `then` **they're weighed**: what is done next to what was told of.
pub(super) fn is_done_next(words: &[Token]) -> bool {
    let is = starts_any(
        words,
        patterns!["it's|they're|that's all?", "it|they|that is|are|gets all?"],
    );
    is.and_then(|n| words.get(n))
        .is_some_and(|t| super::super::verbs::is_participle(&t.key))
}

/// `first drop is always the house`: what comes first, by its name.
fn tells_first(words: &[Token]) -> bool {
    matches!(words, [first, thing, verb, ..] if first.key == "first"
        && first.tail().is_none()
        && thing.tail().is_none()
        && !is_subject(&thing.key)
        && thing.key != "one"
        && (is_auxiliary(&verb.key) || super::super::verbs::is_third_person(&verb.key)))
}

/// `first name`, `first Monday's`, `next door's`: a thing, and not what comes first.
fn names_first(words: &[Token]) -> bool {
    static THINGS: WordSet = word_set!(
        "aid name names floor class line page half row coat layer day night morning evening week month shift load round batch delivery visit time drop lot run pass hour"
    );
    let [first, thing, ..] = words else {
        return false;
    };
    // `next door's, if it's a terrace`
    if first.key == "next" && matches!(thing.key.as_str(), "door" | "door's") {
        return true;
    }
    first.key == "first"
        && first.tail().is_none()
        && (THINGS.contains(thing.key.as_str())
            || tells_first(words)
            // `first Monday of the month`
            || super::super::alignment::kind(&thing.key).is_some_and(|k| k <= 1)
            || thing.key.ends_with("'s") && !is_subject(&thing.key))
}

/// `the second wipe is the purple one`: after `then`, what comes is told by what it is.
pub(super) fn described(body: &[Token]) -> bool {
    let be = body
        .iter()
        .take(7)
        .position(|t| matches!(t.key.as_str(), "is" | "are"));
    let subject = be.is_some_and(|n| n > 0 && is_noun_phrase(&body[..n]));
    let long_noun = is_noun_phrase(body) && body.len() >= 4;
    let begins = body.len() >= 3
        && is_noun_phrase(&body[..3])
        && !body[..3]
            .iter()
            .any(|t| is_verbal(&t.key) && !super::super::lexicon::NOUNISH.contains(t.key.as_str()));
    (subject || long_noun || begins) && body.len() <= 30
}

pub(super) fn is_noun_phrase(body: &[Token]) -> bool {
    let first = body.first().map_or("", |t| t.key.as_str());
    // `under the desk`
    let placed = super::super::lexicon::opens_place(first)
        && body.get(1).is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "the" | "a" | "an" | "your" | "our" | "each" | "it" | "them"
            )
        });
    let starts = !placed
        && !is_subject(first)
        && !is_auxiliary(first)
        && !matches!(
            first,
            "what"
                | "how"
                | "why"
                | "where"
                | "who"
                | "if"
                | "that"
                | "this"
                | "not"
                | "because"
                | "thanks"
                | "thank"
                | "sorry"
                | "good"
                | "great"
                | "nice"
                | "for"
                | "with"
                | "in"
                | "on"
                | "at"
                | "to"
                | "until"
                | "as"
                | "like"
                | "half"
                | "super"
                | "brilliant"
                | "perfect"
                | "lovely"
                | "always"
                | "never"
                | "no"
                | "them"
                | "us"
                | "him"
                | "her"
                | "me"
                | "it"
                | "wow"
                | "hi"
                | "hello"
                | "hey"
                | "welcome"
                | "bye"
                | "handover"
        );
    let head = !body.iter().any(|t| {
        is_auxiliary(&t.key)
            || is_subject(&t.key)
            || matches!(t.key.as_str(), "said" | "know" | "think")
    });
    starts && head && !stems(body).is_empty()
}

pub(super) fn measured(body: &[Token]) -> bool {
    !quantities_of(&keys(body)).is_empty()
}

/// What somebody feels about something.
static FEELINGS: WordSet = word_set!(
    "horrible nice fine easy annoying good great bad fun crazy clever funny weird true wrong amazing awful terrible boring hate love lovely brilliant perfect hard tricky simple silly stupid ridiculous honest sad happy lucky interesting nightmare disaster joke luck fair enough"
);

/// `water's fine`, `blocking's free`
pub(super) fn is_verdict(body: &[Token]) -> bool {
    let [thing, verdict] = body else {
        return false;
    };
    thing.key.ends_with("'s")
        && matches!(
            verdict.key.as_str(),
            "fine" | "ok" | "okay" | "good" | "great" | "allowed" | "free" | "enough" | "different"
        )
}

/// What somebody makes of it: no part of the work.
pub(super) fn opinion(body: &[Token]) -> bool {
    let pronoun = starts_any(
        body,
        patterns!["it's|that's|it|that|this|they're|he's|she's|i|i'm|we|they|you"],
    )
    .is_some();
    let feeling = body.len() <= 9 && body.iter().any(|t| FEELINGS.contains(t.key.as_str()));
    let empty = starts_any(body, patterns!["that's|it's|this|that is? all|it|that|why|how|what|where|when|because|just|like|everything|basically", "i think|guess|know|mean|love|hate|wish|hope|like|always|never|can't|don't|have|had", "that's|it's"]).is_some()
        && (body.len() <= 3 || starts_any(body, patterns!["that's|it's why|how|what|where|when|because|it|just|like", "i *"]).is_some());
    let forgets = starts_any(body, patterns!["everybody|everyone|people|they|most|nobody always|ever? forget|forgets|miss|misses|skip|skips"]).is_some();
    if forgets && !measured(body) {
        return true;
    }
    // `it's ninety minutes` says how long, whatever else it says
    !measured(body) && ((pronoun && feeling) || empty)
}

/// `aperture f eight`, after a step about something else: a thing with its value.
pub(super) fn labels_value(body: &[Token]) -> bool {
    // `tomatoes two litres`, `cucumbers, three litres`
    let named = body.first().is_some_and(|t| {
        matches!(t.tail(), None | Some(','))
            && t.key.len() > 2
            && t.key.chars().all(char::is_alphabetic)
            && !is_subject(&t.key)
            && !is_verbal(&t.key)
            && !super::super::lexicon::opens_object(&t.key)
            && !super::super::lexicon::is_adverb(&t.key)
            && !FEELINGS.contains(t.key.as_str())
            && super::super::alignment::kind(&t.key).is_none()
            && crate::domain::quantity::unit_of(&t.key).is_none()
            && !crate::domain::words::is_function_word(&t.key)
    });
    let all = quantities_of(&keys(body));
    let first = all.first();
    let led = first.is_some_and(|q| (1..=3).contains(&q.at));
    named && led && body.len() <= 8 && !body.iter().any(told_of)
}

/// `when it is awake, a spoon of the wet food`: a case, and by itself what is given or done then.
pub(super) fn names_answer(words: &[Token]) -> bool {
    let led = starts_any(words, patterns!["if|when|once|after"]).is_some();
    let pause = comma_end(words);
    let rest = &words[pause..];
    let end = super::super::token::clause_end(rest);
    let thing = &rest[..end];
    led && pause >= 3
        && (2..=10).contains(&thing.len())
        && is_noun_phrase(thing)
        && stems(thing).len() >= 2
        && !thing
            .iter()
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
}
