//! Numbers that stand without their unit.
use std::collections::HashSet;

use ecow::EcoString;

use super::amounts::{Amount, Class, amounts};
use super::order::Made;
use super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::phrase;
use super::questions::Doubt;
use super::token::{Token, keys, plain, sentence};
use super::turns::Sentence;
use crate::domain::quantity::unit_of;

/// The most words of a quote; longer ones are cut at the pauses around the number.
const QUOTE: usize = 16;
/// The fewest words of which the part that is quoted of a long sentence names its matter.
const NAMING: usize = 5;
/// The most words before a colon that say what all after it is about.
const TOPIC: usize = 4;

/// The questions that steps leave open by a number where a measure belongs, each number once.
pub(super) fn unnamed(steps: &[Made], sentences: &[Sentence]) -> Vec<Doubt> {
    let of = |words: &[Token]| amounts(words).into_iter();
    let measured = |a: &Amount| matches!(&a.class, Class::Measure(unit) if unit_of(unit).is_some());
    let known: HashSet<EcoString> = sentences
        .iter()
        .flat_map(|s| of(&s.tokens))
        .filter(measured)
        .map(|a| a.size)
        .collect();
    let mut asked: HashSet<EcoString> = HashSet::new();
    let mut out = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| steps.get(i));
        // `twenty times, about twenty`
        let counted = |a: &Amount| {
            of(&step.tokens).any(|b| {
                let measured = matches!(b.class, Class::Measure(_));
                b.size == a.size && (measured || at_a_time(&step.tokens[b.end..]))
            })
        };
        let named = |a: &Amount| known.contains(&a.size);
        let open = |a: &Amount| {
            let range = other_end(&step.tokens, a).is_some_and(|b| named(&b));
            let of_count = || before.is_some_and(|b| counts_them(&b.tokens));
            let bound = bounds_measure(&step.tokens, a)
                || beside_like(&step.tokens, a)
                || is_bound(&step.tokens, a) && of_count();
            lacks_unit(&step.tokens, a) && !named(a) && !range && !counted(a) && !bound
        };
        let Some(found) = of(&step.tokens).find(open) else {
            continue;
        };
        let number = plain(&step.tokens[found.at..found.end]);
        let number = number.trim_matches(|c: char| !c.is_alphanumeric());
        if asked.insert(found.size.clone()) {
            out.push(Doubt {
                text: format!("“{}”: {number} of what?", quote(&step.tokens, &found)),
                ask: step.speaker.clone(),
                at: step.at.clone(),
            });
        }
    }
    out
}

/// `four` **at a time**: of those that the deed is done to.
fn at_a_time(behind: &[Token]) -> bool {
    starts_any(behind, patterns!["at a|one|any time", "at once"]).is_some()
}

/// Whether a number stands without a unit where a measure belongs.
fn lacks_unit(words: &[Token], number: &Amount) -> bool {
    static MEASURE: WordSet = word_set!(
        "to at than above below under over about around exceeds least most until for within reaches approximately roughly between takes exceed wait hold rest soak simmer bake boil every is max maximum min minimum"
    );
    static CODED: WordSet = word_set!(
        "dial press key enter type select option extension code line gate number step room form page version level bay dock ratio call channel port chapter section table zone aisle area scale ph score rating priority severity grade count sev replicas o'clock back account"
    );
    let keys = keys(words);
    let first = keys[number.at].as_str();
    let before = number.at.checked_sub(1).map_or("", |i| keys[i].as_str());
    // `a few drops under, five or six`
    let paused = words[..number.at].last().is_some_and(Token::comma);
    let coded = keys[..number.at]
        .iter()
        .rev()
        .take(5)
        .any(|k| CODED.contains(k.as_str()))
        || keys[..number.at]
            .iter()
            .any(|k| matches!(k.as_str(), "code" | "pin" | "password" | "float"));
    let digits = first.chars().all(|c| c.is_ascii_digit() || c == '.');
    let glued = !digits && first.starts_with(|c: char| c.is_ascii_digit());
    // `over eighteen's`, `5 0 2`, `four nine one`
    static DIGITS: WordSet = word_set!("zero oh one two three four five six seven eight nine");
    let spelled = keys
        .get(number.at..number.at + 3)
        .is_some_and(|three| three.iter().all(|k| DIGITS.contains(k.as_str())));
    let named = first.ends_with("'s")
        || spelled
        || words[number.at..number.end]
            .iter()
            .all(|t| t.key.len() == 1)
            && number.end > number.at + 1;
    let large = number.size.parse::<f64>().is_ok_and(|n| n >= 2.0);
    // `one part cleaner to four of water`, `four per box`
    let part = words[number.end - 1].tail().is_none()
        && keys
            .get(number.end)
            .is_some_and(|k| matches!(k.as_str(), "of" | "per" | "each"))
        || starts_any(&words[number.end..], patterns!["on|in|for|to each|every"]).is_some()
        || shared(words, number);
    number.class == Class::Bare
        && MEASURE.contains(before)
        && !paused
        && large
        && !(number.named || named || part || coded || glued)
        && !other_end(words, number).is_some_and(|a| a.class.is_known())
        && !is_clock(words, number)
        && !of_people(words, number)
}

/// `one adult to` **eight**, `one jug between` **four**: how many share one.
fn shared(words: &[Token], number: &Amount) -> bool {
    const NAME: usize = 2;
    let joined = words[..number.at]
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "to" | "between" | "among"));
    let from = number.at.saturating_sub(NAME + 2);
    joined
        && words[from..number.at - 1]
            .iter()
            .any(|t| matches!(t.key.as_str(), "one" | "1" | "two" | "2") && t.tail().is_none())
}

/// `count the people, no more than` **100**, `anyone over` **16**, `if she's under` **ten**: how many there are, or how old they are.
fn of_people(words: &[Token], number: &Amount) -> bool {
    static PEOPLE: WordSet = word_set!(
        "anyone anybody everyone people kid kids child adult adults teenager teenagers boys girls woman women man he he's she she's"
    );
    let people = |t: &Token| super::nouns::are_people(&t.key) || PEOPLE.contains(t.key.as_str());
    is_bound(words, number) && words[..number.at].iter().any(people)
}

/// `more than` **fifty**, `at least` **ten**: how many there may be.
fn is_bound(words: &[Token], number: &Amount) -> bool {
    let last = words[..number.at].last();
    last.is_some_and(|t| matches!(t.key.as_str(), "than" | "over" | "under" | "most" | "least"))
}

/// `count the tickets`, before `if they're over fifty`: what a number in the next step is of.
fn counts_them(words: &[Token]) -> bool {
    words.iter().take(3).any(|t| t.key == "count")
}

/// `water 42 °C, not above` **45**, `max 18 kg, two-man lift over` **25**: the one measure before a bound says what it is of; how
/// long something takes does not.
fn bounds_measure(words: &[Token], number: &Amount) -> bool {
    let before = number
        .at
        .checked_sub(1)
        .map_or("", |i| words[i].key.as_str());
    let bound = matches!(
        before,
        "above" | "below" | "over" | "under" | "exceed" | "exceeds" | "max" | "min" | "than"
    );
    let kinds: HashSet<&str> = amounts(words)
        .iter()
        .filter(|a| a.end <= number.at)
        .filter_map(|a| match &a.class {
            Class::Measure(unit) => unit_of(unit),
            _ => None,
        })
        .map(super::gather::kind_of_unit)
        .collect();
    bound && kinds.len() == 1 && !kinds.contains("time")
}

/// `the haze to thirty percent and the fan to` **fifty**: one measure said before with the same word has its unit.
fn beside_like(words: &[Token], number: &Amount) -> bool {
    let led = |a: &Amount| a.at.checked_sub(1).map(|i| words[i].key.as_str());
    let mut measures = amounts(words).into_iter().filter(|a| {
        a.end <= number.at && matches!(&a.class, Class::Measure(unit) if unit_of(unit).is_some())
    });
    let like = |a: &Amount| led(a).is_some() && led(a) == led(number);
    measures.next().is_some_and(|a| like(&a)) && measures.all(|a| like(&a))
}

/// `between two` **and four millimetres**: the other end of a range.
fn other_end(words: &[Token], number: &Amount) -> Option<Amount> {
    let joined = |t: &&Token| matches!(t.key.as_str(), "and" | "to" | "or");
    words.get(number.end).filter(joined)?;
    amounts(words).into_iter().find(|a| a.at == number.end + 1)
}

/// `by 9`, `at 8.45`, `they come between two and four`: a time of day.
fn is_clock(words: &[Token], number: &Amount) -> bool {
    let size = number.size.parse::<f64>().unwrap_or_default();
    let first = words[number.at].key.as_str();
    let hour = size.fract() == 0.0 && size <= 24.0;
    // `six thirty`
    let spoken = number.end == number.at + 2
        && size.fract() == 0.0
        && (100.0..2400.0).contains(&size)
        && size % 100.0 < 60.0
        && !words[number.at..number.end]
            .iter()
            .any(|t| t.key == "hundred");
    let minutes = first
        .split_once('.')
        .is_some_and(|(h, m)| m.len() == 2 && h.len() <= 2 && size < 24.0);
    let before = words[..number.at].last().map_or("", |t| t.key.as_str());
    let said_of_times = matches!(before, "at" | "until" | "by" | "around");
    let comes = has_any(
        &words[..number.at],
        patterns![
            "be|come|comes|coming|arrive|arrives|arriving|driver|courier *? *? *? *? between|for|from|about|to"
        ],
    );
    // `deliveries come on Tuesdays, normally between seven and nine`
    let day = |t: &Token| super::alignment::kind(t.key.trim_end_matches('s')) == Some(0);
    let on_day = before == "between" && words[..number.at].iter().any(day);
    (hour || minutes || spoken) && (said_of_times || comes || on_day)
}

/// The sentence around a number, of a long one the words between the pauses around it, with so much before them that they
/// name their matter: `Conductivity: it has to be between thirteen and fourteen`.
fn quote(words: &[Token], number: &Amount) -> String {
    let stop = |t: &Token| matches!(t.tail(), Some('.' | '?' | '!' | ';'));
    let pause = |t: &Token| t.tail().is_some();
    let (begin, end) = around(words, number.at, number.end, stop);
    let (mut from, to) = match end - begin > QUOTE {
        true => around(words, number.at, number.end, pause),
        false => (begin, end),
    };
    while from > begin && to - from < NAMING {
        from = around(words, from - 1, from, pause).0;
    }
    let topic = words.iter().take(TOPIC).position(|t| t.tail() == Some(':'));
    match topic.filter(|at| *at < from) {
        Some(at) => {
            let said = plain(&phrase::continued(&words[from..to]));
            format!("{}: {said}", sentence(&words[..=at]))
        }
        None => sentence(&words[from..to]),
    }
}

/// The words around some, up to those that end something.
fn around(words: &[Token], at: usize, end: usize, ends: impl Fn(&Token) -> bool) -> (usize, usize) {
    let from = words[..at].iter().rposition(&ends).map_or(0, |i| i + 1);
    let to = (end - 1..words.len())
        .find(|i| ends(&words[*i]))
        .map_or(words.len(), |i| i + 1);
    (from, to)
}
