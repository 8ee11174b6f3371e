//! A sentence that gives a value and little else, and one that says what a value is not.
mod denial;
mod straight_after;

pub(super) use self::denial::{Denial, denied};
use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::repairs::{self, value_of};
use super::super::talk;
use super::super::token::{Token, clause_end};
use super::own::then_again;
use super::slots::{is_code, numbered, pace_at, single};
use crate::domain::quantity::unit_name;

/// Values given by a sentence, and what was said with them.
#[derive(Debug, Clone)]
pub(super) struct Stated {
    /// The words that the values stand in.
    pub words: Vec<Token>,
    pub values: Vec<Amount>,
    /// The words before and after the values in their sentence.
    pub beside: Vec<Token>,
    /// What follows the values.
    pub rest: Vec<Token>,
    /// The noun that the value names one of: `port two`.
    pub label: Option<ecow::EcoString>,
    /// The value is a code: `SD2`.
    pub code: bool,
    /// Said with a word that puts right: `no`, `sorry`, `actually`.
    cued: bool,
    /// Said with words that lead up to a value: `it's`, `I thought`.
    led: bool,
    /// Said to gain time, unless it is of the unit: `sorry, one second`.
    pub waits: bool,
}

/// What may stand before a value and belongs to it.
static BEFORE: WordSet =
    word_set!("at by for to about only just after under over the every minus between");

impl Stated {
    pub(super) fn first(&self) -> &Amount {
        &self.values[0]
    }

    /// Whether a word says that this puts something right.
    pub(super) fn sure(&self) -> bool {
        self.cued
    }

    /// The same, said to put right what was told.
    pub(super) fn surely(self) -> Self {
        Self { cued: true, ..self }
    }

    /// Whether the value may stand in the place of another: of any unit of the kind, if it puts that right.
    pub(super) fn may_stand_for(&self, place: &Amount) -> bool {
        let new = self.first();
        new.may_stand_for(place) || self.cued && new.may_replace(place)
    }

    /// `three to four days`
    pub(super) fn is_range(&self) -> bool {
        matches!(self.values.as_slice(), [low, high] if high.at > 0
            && self.words[high.at - 1].key == "to" && low.at < high.at)
    }

    /// `every two hours`
    pub(super) fn paced(&self) -> bool {
        self.words[0].key == "every" && self.first().at > 0
    }

    /// `channel 6 since January`: since when it holds.
    pub(super) fn is_dated(&self) -> bool {
        starts_any(
            &self.rest,
            patterns!["since|nowadays", "these days", "now from|since?"],
        )
        .is_some()
    }

    /// Whether words say the name and its number: `bay one's empty`.
    pub(super) fn named_in(&self, words: &[Token]) -> bool {
        let Some(label) = &self.label else {
            return false;
        };
        words.windows(2).any(|pair| {
            let mut number = pair[1].clone();
            number.key = number.key.trim_end_matches("'s").into();
            pair[0].key == *label
                && numbered(std::slice::from_ref(&number)).as_deref() == Some(&self.first().size)
        })
    }

    /// Whether words put the value up against another: `it's`, `I thought`, `no`.
    pub(super) fn put_up(&self) -> bool {
        self.cued || self.led
    }
}

/// The words after what only leads up to a value, and whether one of them puts right.
fn led(words: &[Token]) -> (&[Token], bool) {
    let mut rest = words;
    let mut cued = false;
    loop {
        let n = starts_any(
            rest,
            patterns![
                "hang|hold on",
                "make that",
                "call it",
                "i mean",
                "more like",
                "i tell a lie",
                "god|gosh no",
                "i lied to you|them|everyone about that|this|it last week|month|time|year",
                "i lied to you|them|everyone? about that|this|it there|earlier|before|yesterday?",
                "i lied to you|them|everyone there|earlier|before|yesterday",
                "i misled you|them there|earlier|before|yesterday?",
                "i told|gave you|them wrong|nonsense|rubbish there|earlier|before|yesterday?",
                "i gave|told you|them the|a wrong number|figure|time|value|amount|one there|earlier|before?"
            ],
        );
        let word = rest
            .first()
            .filter(|t| repairs::CUES.contains(t.key.as_str()));
        // `wait half an hour` is a deed
        let word = word.filter(|t| t.key != "wait" || t.tail().is_some());
        let n = n.or(word.map(|_| 1)).filter(|n| *n < rest.len());
        cued |= n.is_some();
        let after = match n {
            Some(n) => &rest[n..],
            None => {
                let lead = talk::lead(rest);
                value_of(if lead.is_empty() { rest } else { lead })
            }
        };
        if after.len() == rest.len() || after.is_empty() {
            return (rest, cued);
        }
        rest = after;
    }
}

/// `once`, alone: as many times as `twice` says.
fn counted_once() -> Amount {
    Amount::of_word(Class::Measure(unit_name("times")), 0, "1".into())
}

/// The value that words begin with, in whatever form.
fn value_at(body: &[Token]) -> Option<(Vec<Amount>, Option<ecow::EcoString>, bool)> {
    let first = body.first()?;
    // `One, since the audit`, `one now`: alone, `one` is a number
    let now = || starts_any(&body[1..], patterns!["now|nowadays|since|then|actually"]).is_some();
    if first.key == "one" && (body.len() == 1 || first.tail().is_some() || now()) {
        return Some((vec![single(0, "1")], None, false));
    }
    // `twice a day`, put right by `once`
    if first.key == "once" && (body.len() == 1 || first.tail().is_some() || now()) {
        return Some((vec![counted_once()], None, false));
    }
    let from = usize::from(first.key == "the");
    if body.get(from).is_some_and(is_code) {
        return Some((vec![single(from, &body[from].key)], None, true));
    }
    let noun = body.get(from)?;
    let named = noun.tail().is_none() && noun.key.len() > 2 && !BEFORE.contains(noun.key.as_str());
    let plain = !noun.is_number();
    // `the red one` is one of its kind, and no number of it
    let one = from == 1 && body.get(2).is_some_and(|t| t.key == "one");
    let number = body.get(from + 1..).and_then(numbered).filter(|_| !one);
    if let Some(size) =
        number.filter(|_| named && plain && !super::super::lexicon::is_verbal(&noun.key))
    {
        let label = Some(noun.key.clone());
        return Some((vec![single(from + 1, &size)], label, false));
    }
    if let Some(pace) = pace_at(body, 0) {
        return Some((vec![pace], None, false));
    }
    let all = amounts(body);
    let near = |a: &Amount| {
        let row = matches!(a.class, Class::Word(0)) && which(body) == Some(a.at);
        a.at == 0 || row || a.at == 1 && BEFORE.contains(first.key.as_str())
    };
    all.first().is_some_and(near).then_some((all, None, false))
}

/// The clause that gives the value, where a sentence that puts right says why first: `no, not on her, she's slow, three hours`.
fn last_clause(body: &[Token]) -> Option<&[Token]> {
    let mut from = 0;
    let mut found: Option<(usize, Amount)> = None;
    while from < body.len() {
        let end = from + clause_end(&body[from..]);
        // `ten is right for accounts`: the old one stands
        if has_any(&body[from..end], patterns!["is|was|are right|correct|fine"]) {
            return None;
        }
        let (words, _) = led(&body[from..end]);
        let number = |a: &Amount| !matches!(a.class, Class::Word(_));
        let all: Vec<Amount> = amounts(words).into_iter().filter(number).collect();
        // `it's 14 days now`
        let now = words
            .last()
            .filter(|t| matches!(t.key.as_str(), "now" | "nowadays" | "instead" | "then"));
        let last = words.len() - usize::from(now.is_some());
        let alone = value_at(words)
            .map(|(all, ..)| all)
            .filter(|all| number(&all[0]) && all[0].at == 0 && all[all.len() - 1].end == last);
        // `the cooler's between ten and fourteen degrees`, `the baker wants it by nine now`
        let told_of = now.is_some() && all.first().is_some_and(|a| a.class.is_known());
        let far = if told_of { 7 } else { 4 };
        let said = all
            .last()
            .is_some_and(|a| a.end == last && all[0].at > 0 && all[0].at <= far);
        if let Some(alone) = alone {
            found = Some((end - words.len(), alone[0].clone()));
        } else if said && end == body.len() {
            found = Some((end - words.len() + all[0].at, all[0].clone()));
        } else {
            // another value in the words between: nobody knows which is meant
            let same = |f: &(usize, Amount)| amounts(words).iter().all(|a| a.alike(&f.1));
            found = found.filter(same);
        }
        from = end;
    }
    found.map(|(at, _)| &body[at..])
}

/// The first value, and those of its kind that are said with it in one breath: `ten to fourteen`, `day 7 and day 10`.
fn together(all: &[Amount], body: &[Token]) -> Vec<Amount> {
    // `ten, ten months`: the fuller saying holds
    let fuller = all
        .iter()
        .skip(1)
        .find(|a| a.alike(&all[0]) && all[0].class == Class::Bare && a.class != Class::Bare);
    let mut values = vec![fuller.unwrap_or(&all[0]).clone()];
    let from = values[0].at;
    for next in all.iter().filter(|a| a.at > from) {
        let last = &values[values.len() - 1];
        let between = &body[last.end..next.at];
        let joined = body[last.end - 1].tail().is_none()
            && between.len() <= 2
            && between
                .iter()
                .all(|t| matches!(t.key.as_str(), "to" | "and" | "or" | "day" | "-"));
        if joined && next.may_stand_for(last) && !next.alike(last) {
            values.push(next.clone());
        }
    }
    values
}

/// `That's too hot for wool, 40.`: the value before is wrong, and another is given.
fn is_too_much(words: &[Token]) -> bool {
    let words = talk::lead(words);
    starts_any(
        words,
        patterns![
            "that's|it's|they're|that'd too",
            "that|it is|was|would be? too"
        ],
    )
    .is_some()
}

/// `the first` **Tuesday**, `every other` **Friday**: how many words say which of them.
fn which(body: &[Token]) -> Option<usize> {
    starts_any(
        body,
        patterns![
            "the? first|second|third|fourth|last",
            "every first|second|third|fourth|other"
        ],
    )
}

/// `ten days` **actually**`, …`, `five,` **in fact**`, five o'clock`
fn cue_behind(words: &[Token]) -> bool {
    // `two really big ones`
    let really = |t: &Token| t.key == "really" && (words.len() == 1 || t.tail().is_some());
    words.first().is_some_and(really)
        || starts_any(
            words,
            patterns!["rather|actually|sorry", "i mean", "in fact"],
        )
        .is_some()
}

/// Reads a sentence as a value given.
pub(super) fn stated(words: &[Token]) -> Option<Stated> {
    let star = words
        .first()
        .is_some_and(|t| t.word.starts_with('*') && t.word.len() > 1);
    let mut words = words.to_vec();
    if star {
        words[0].word.remove(0);
    }
    let (mut body, cued) = led(&words);
    let mut given = value_at(body);
    let put_right = cued || matches!(denied(&words), Some(Denial::Last));
    if given.is_none() && put_right {
        body = last_clause(body)?;
        given = value_at(body);
    }
    let (all, label, code) = given?;
    if matches!(denied(&words), Some(Denial::Value(old)) if old.alike(&all[0])) {
        return None;
    }
    let values = together(&all, body);
    let end = values[values.len() - 1].end;
    // `the right injector`: the noun was said before
    let kind = matches!(values[0].class, Class::Word(_));
    let noun = usize::from(
        kind && body[end - 1].tail().is_none() && body.get(end).is_some_and(|t| t.tail().is_some()),
    );
    let rest = &body[end + noun..];
    let trailing = cue_behind(rest) || cue_behind(&body[1..]);
    let lead = &words[..words.len() - body.len()];
    let beside = [lead, rest].concat();
    let much = !lead.is_empty() && is_too_much(&words);
    let closed = rest.is_empty()
        || cue_behind(rest)
        || cued && then_again(rest)
        || body[end + noun - 1].tail().is_some()
        || starts_any(
            rest,
            patterns![
                "now|then|since|because|cause|so|and|all|isn't|is|rather|actually",
                "they|we|i"
            ],
        )
        .is_some();
    let led = value_of(talk::lead(&words)).len() < talk::lead(&words).len();
    closed.then(|| Stated {
        values,
        beside,
        rest: rest.to_vec(),
        label,
        code,
        cued: cued || star || trailing || much,
        led,
        waits: talk::interrupts(&words),
        words: body.to_vec(),
    })
}

/// `they come on Wednesday now`: a short statement with one value that is more than a number.
pub(super) fn claimed(words: &[Token]) -> Option<Stated> {
    let all = amounts(words);
    let [only] = all.as_slice() else {
        return None;
    };
    let now = words.last().is_some_and(|t| t.key == "now")
        || starts_any(&words[only.end..], patterns!["now|since|these|nowadays"]).is_some();
    let known = !matches!(only.class, Class::Bare);
    (known && now && (3..=9).contains(&words.len())).then(|| Stated {
        words: words.to_vec(),
        values: vec![only.clone()],
        beside: Vec::new(),
        rest: Vec::new(),
        label: None,
        code: false,
        cued: false,
        led: true,
        waits: false,
    })
}

/// `No, hang on.`, `No, I tell a lie.`
pub(super) fn only_cues(words: &[Token]) -> bool {
    let (rest, cued) = led_only_cues(talk::lead(words));
    cued && rest.is_empty()
}

/// The words after those that only say that something is put right.
pub(super) fn led_only_cues(words: &[Token]) -> (&[Token], bool) {
    let mut rest = words;
    loop {
        let n = starts_any(
            rest,
            patterns![
                "hang|hold on",
                "god|gosh|oh no",
                "i tell a lie",
                "do? you know what"
            ],
        )
        .or_else(|| {
            rest.first()
                .filter(|t| repairs::CUES.contains(t.key.as_str()))
                .map(|_| 1)
        });
        match n {
            Some(n) => rest = &rest[n..],
            None => return (rest, rest.len() < words.len()),
        }
    }
}
