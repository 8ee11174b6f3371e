//! The unit of a number, told after it: `Two hundred.` `Euros?` `Euros, yes.`, `Ten.` `Litres, not gallons.`
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::gather::kind_of_unit;
use super::super::lexicon::DETERMINERS;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end};
use super::super::turns::{End, Sentence, unsay};
use super::super::{fillers, talk};
use super::before;
use super::stated::led_only_cues;
use crate::domain::quantity::{unit_name, unit_of};

/// The most numbers that one unit is asked of.
const BOTH: usize = 2;

/// What a sentence asks of a number: the unit that it puts up, or just what it is of.
struct Asked {
    /// The number, where it is said again.
    of: Option<EcoString>,
    unit: Vec<Token>,
}

/// `Euros?` `Euros, yes.`, `A hundred and ten what?` `Newton metres.`: the unit that was asked back stands with the number.
pub(super) fn asked_back(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(asked) = asked(s) else {
        return false;
    };
    // `Two what? Days?`
    let told = before(sentences, at, 2).find(|i| sentences[*i].speaker != s.speaker);
    let heard = sentences
        .get(at + 1)
        .filter(|a| a.source == s.source && a.speaker != s.speaker);
    let (Some(told), Some(heard)) = (told, heard) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    // `Mins?` `No, secs.`
    let refused = starts_any(&words, patterns!["no|nah|nope"]).unwrap_or(0);
    let given = &words[refused..];
    let given = &given[unit_len(given).map_or_else(|| led(given), |_| 0)..];
    let full = told_with_unit(&sentences[told].tokens, given);
    let given = &given[full.as_ref().map_or(0, |a| a.number)..];
    let counted = || asked.of.as_ref().and_then(|_| counted(given));
    let len = unit_len(given).or_else(counted).unwrap_or(0);
    let again = |u: &Token| heard.tokens.iter().any(|t| t.key == u.key);
    let known = asked.unit.iter().any(again);
    let echo = known && full.is_none() && words.len() <= asked.unit.len() + 3;
    let other = (len > 0 && !echo).then(|| given[..len].to_vec());
    let nods = !asked.unit.is_empty() && (echo || talk::nods(&words));
    // `PSI.`, put in by whoever listens: only where it is said again
    if s.end == End::Stop && (!echo || asked.of.is_some()) {
        return false;
    }
    let mut numbers = bare(&sentences[told].tokens);
    numbers.retain(|n| asked.of.as_ref().is_none_or(|size| *size == n.size));
    if numbers.is_empty() || numbers.len() > BOTH || !(nods || other.is_some()) {
        return false;
    }
    let rest = given[len..].to_vec();
    // `Grams, not ounces.` says no more, and `Bags, the blue ones.` does
    let idle = talk::nods(&rest) || starts_any(&rest, patterns!["not|of|obviously"]).is_some();
    let short = match asked.unit.is_empty() && len > 0 {
        true => rest.is_empty() || idle,
        false => words.len() <= 4 || nods && echo || len > 0 && idle,
    };
    let unit = other.unwrap_or(asked.unit);
    let mut behind: Option<usize> = None;
    for number in numbers.iter().rev() {
        // of `between 4 and 6` the second alone has it
        let joined = behind.is_some_and(|at| at == number.end + 1);
        behind = Some(number.at);
        if !joined {
            put_in(&mut sentences[told].tokens, number, unit.clone());
        }
    }
    unsay(&mut sentences[told + 1..=at]);
    if short {
        sentences[at + 1].tokens.clear();
    } else if len > 0 {
        super::keep(&mut sentences[at + 1], &rest);
    }
    true
}

/// `Ninety seconds, not minutes.`: the number once more, with its unit.
fn told_with_unit(told: &[Token], given: &[Token]) -> Option<Amount> {
    let numbers = bare(told);
    let same = |a: &Amount| numbers.iter().any(|b| b.size == a.size);
    let full = amounts(given).into_iter().next()?;
    (full.at == 0 && full.class.is_known() && same(&full)).then_some(full)
}

/// `Two what?` `Bags, the blue ones.`: how many words say what is counted.
fn counted(words: &[Token]) -> Option<usize> {
    let end = clause_end(words);
    let plural = |t: &Token| t.key.len() > 3 && t.key.ends_with('s') && !t.key.ends_with("ss");
    let things = (1..=2).contains(&end)
        && !words[0].is_number()
        && plural(&words[end - 1])
        && super::super::gather::is_thing(&words[..end])
        && !DETERMINERS.contains(words[0].key.as_str());
    things.then_some(end)
}

/// `Euros?`, `Is that grams?`, `In what, grams per litre?`, `Two hundred what?`
fn asked(s: &Sentence) -> Option<Asked> {
    const LONGEST: usize = 12;
    let asks = matches!(s.end, End::Question | End::Open | End::Stop);
    if !asks || s.tokens.len() > LONGEST {
        return None;
    }
    // `mm?` is no sound behind a number
    let all = match unit_len(&s.tokens) {
        Some(_) => s.tokens.clone(),
        None => fillers::pauses(&s.tokens),
    };
    let words = match unit_len(&all) {
        Some(_) => &all,
        None => talk::lead(&all),
    };
    let number = amounts(words)
        .into_iter()
        .next()
        .filter(|n| n.at == 0 && n.end <= words.len());
    // `Forty?` and `Forty bar?` ask it too
    let of = number.as_ref().and_then(|n| match &words[n.end..] {
        [] => Some(n.number),
        rest if n.class == Class::Bare => Some(n.end + starts_any(rest, patterns!["of? what"])?),
        _ => None,
    });
    let rest = &words[of.unwrap_or_else(|| led(words))..];
    let len = unit_len(rest).unwrap_or(0);
    // in messages the mark is left out, and a letter by itself may be anything
    let sent = s.end == End::Open && rest.first().is_some_and(|t| t.key.len() > 1);
    let whole = len == rest.len() && (len > 0 || of.is_some());
    let put_in = s.end == End::Stop && len == s.tokens.len();
    (whole && (s.end == End::Question || sent || put_in)).then(|| Asked {
        of: number.filter(|_| of.is_some()).map(|n| n.size),
        unit: rest.to_vec(),
    })
}

/// `is that`, `in what,`: how many words lead to a unit that is put up.
fn led(words: &[Token]) -> usize {
    starts_any(
        words,
        patterns![
            "and|so? is|are that|it|this|those|they in?",
            "and|so? that's|it's|they're in?",
            "and|so? in|of? what",
            "in"
        ],
    )
    .unwrap_or(0)
}

/// How many words a unit has that stands first: `grams`, `newton metres`, `grams per litre`, `miles an hour`.
fn unit_len(words: &[Token]) -> Option<usize> {
    words.first().filter(|t| is_unit(t))?;
    let more = |at: usize| words[at - 1].tail().is_none() && at < words.len();
    let mut len = 1;
    if more(len) && is_unit(&words[len]) && words[len].key.len() > 1 {
        len += 1;
    }
    let each = |t: &Token| matches!(t.key.as_str(), "per" | "a" | "an");
    if more(len) && each(&words[len]) && more(len + 1) {
        // `mil per hundred grams`
        let counted = words[len + 1].is_number() && more(len + 2) && is_unit(&words[len + 2]);
        len += 2 + usize::from(counted);
    }
    Some(len)
}

/// `Ten.` `Litres, not gallons.`, `Cut them to forty.` `That's millimetres.`: by whoever told the number, right after it.
pub(super) fn told_after(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let led = starts_any(
        &words,
        patterns![
            "and|so? that's|it's|in|they're",
            "i mean",
            "and|so? it|that is"
        ],
    );
    let (words, _) = led_only_cues(&words[led.unwrap_or(0)..]);
    let (words, both) = without_tail(words);
    let own = |i: &usize| {
        let t = &sentences[*i];
        t.speaker == s.speaker && t.end != End::Question
    };
    let told: Vec<usize> = before(sentences, at, 1 + usize::from(both))
        .take_while(own)
        .collect();
    let Some(unit) = words.first().filter(|t| is_unit(t)) else {
        return false;
    };
    let rest = &words[1..];
    let other = match rest {
        [no, other] if no.key == "not" => unit.comma() && is_unit(other),
        [that, is] => matches!(that.key.as_str(), "that" | "it") && is.key == "is",
        rest => rest.is_empty(),
    };
    let numbers: Vec<Amount> = told
        .iter()
        .map_while(|i| only_bare(&sentences[*i].tokens))
        .collect();
    if !other || numbers.is_empty() || numbers.len() < told.len() {
        return false;
    }
    let mut unit = words.to_vec();
    if unit.last().is_some_and(|t| t.key == "is") {
        unit.truncate(1);
    }
    for (i, number) in told.iter().zip(&numbers) {
        put_in(&mut sentences[*i].tokens, number, unit.clone());
    }
    sentences[at].tokens.clear();
    true
}

/// `Freeze it for 14 days.` `Two weeks, right?` `Make it three.`: the number has the unit that another put the same in.
pub(super) fn in_other_units(sentences: &mut [Sentence]) {
    const SHORT: usize = 6;
    for at in 2..sentences.len() {
        let s = &sentences[at];
        if s.tokens.is_empty() || s.tokens.len() > SHORT || s.end == End::Question {
            continue;
        }
        // `two of you`
        let of = |n: &Amount| s.tokens.get(n.end).is_some_and(|t| t.key == "of");
        let Some(number) = only_bare(&s.tokens).filter(|n| !of(n)) else {
            continue;
        };
        let put = before(sentences, at, 1).find(|i| {
            let t = &sentences[*i];
            t.speaker != s.speaker && t.tokens.len() <= SHORT
        });
        let told = put
            .and_then(|put| before(sentences, put, 1).find(|i| sentences[*i].speaker == s.speaker));
        let (Some(put), Some(told)) = (put, told) else {
            continue;
        };
        let measures = |at: usize| {
            let mut all = amounts(&sentences[at].tokens);
            all.retain(|a| matches!(a.class, Class::Measure(_)) && a.class.is_known());
            all
        };
        let (said, asked) = (measures(told), measures(put));
        let ([old], [new]) = (&said[..], &asked[..]) else {
            continue;
        };
        let (Class::Measure(a), Class::Measure(b)) = (&old.class, &new.class) else {
            continue;
        };
        // `and an hour for the small one?` is of something else
        let behind = sentences[put].tokens.get(new.end..).unwrap_or_default();
        if starts_any(behind, patterns!["for|with|in|on|when|if *"]).is_some() {
            continue;
        }
        let unit = sentences[put].tokens.get(new.number..new.end);
        if let Some(unit) =
            unit.filter(|u| a != b && kind_of_unit(a) == kind_of_unit(b) && !u.is_empty())
        {
            let mut unit = unit.to_vec();
            // `an hour?` `Two.`
            let one = matches!(
                unit[0].key.as_str(),
                "hour" | "minute" | "second" | "day" | "week" | "month" | "year"
            );
            if one && number.size != "1" {
                bare_last(&mut unit);
                unit[0].word.push('s');
            }
            put_in(&mut sentences[at].tokens, &number, unit);
            sentences[put].tokens.clear();
        }
    }
}

/// `So 480 grams?` **`480 exactly.`**: the number has the unit that another said it with, where it was told only so.
pub(super) fn said_back(sentences: &mut [Sentence]) {
    const SHORT: usize = 3;
    const ASKED: usize = 6;
    const BACK: usize = 6;
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.tokens.is_empty() || s.tokens.len() > SHORT || s.end == End::Question {
            continue;
        }
        let idle = patterns!["exactly|precisely|yes|yeah|yep|right|correct|that's it?"];
        let one = only_bare(&s.tokens).filter(|n| {
            let rest = &s.tokens[n.end..];
            n.at == 0 && starts_any(rest, idle).is_some_and(|n| n == rest.len())
        });
        let Some(number) = one else {
            continue;
        };
        let asked = before(sentences, at, 1).find(|i| sentences[*i].speaker != s.speaker);
        let Some(asked) = asked.filter(|i| sentences[*i].tokens.len() <= ASKED) else {
            continue;
        };
        let known = |i: usize| {
            let all = amounts(&sentences[i].tokens);
            all.iter().any(|a| a.size == number.size)
        };
        let put = amounts(&sentences[asked].tokens);
        let [new] = put.as_slice() else {
            continue;
        };
        let measured = matches!(new.class, Class::Measure(_)) && new.class.is_known();
        let told = before(sentences, asked, BACK).any(known);
        let unit = sentences[asked].tokens.get(new.number..new.end);
        let unit = unit.filter(|u| measured && new.size == number.size && !told && !u.is_empty());
        if let Some(unit) = unit.map(<[Token]>::to_vec) {
            put_in(&mut sentences[at].tokens, &number, unit);
        }
    }
}

/// `millimetres,` **of course**, `degrees` **both**: the words without what only stands behind, and whether it is of two.
fn without_tail(words: &[Token]) -> (&[Token], bool) {
    let end = (1..words.len()).find(|at| {
        let n = starts_any(
            &words[*at..],
            patterns![
                "of course",
                "obviously|naturally|clearly|mind|both|each|right|please|always|again",
                "mind you",
                "i mean|meant",
                "both of them?",
                "for|in both",
                "needless to say"
            ],
        );
        n.is_some_and(|n| at + n == words.len())
    });
    let Some(end) = end else {
        return (words, false);
    };
    let both = words[end..].iter().any(|t| t.key == "both");
    (&words[..end], both)
}

fn is_unit(word: &Token) -> bool {
    unit_of(&unit_name(&word.key)).is_some() || unit_of(&word.key).is_some()
}

/// The number of a sentence that stands without a unit, the last of several.
fn only_bare(words: &[Token]) -> Option<Amount> {
    let numbers = amounts(words)
        .into_iter()
        .filter(|a| a.is_number() && !a.named);
    let numbers: Vec<Amount> = numbers.collect();
    let bare = numbers.iter().filter(|a| a.class == Class::Bare);
    let one = bare.clone().next_back()?;
    let all = bare.count();
    let stands = one.end <= words.len() && (all == 1 || all == numbers.len());
    stands.then(|| one.clone())
}

/// The numbers of a sentence that stand without a unit; none where one of them is a name.
fn bare(words: &[Token]) -> Vec<Amount> {
    let mut all = amounts(words);
    all.retain(|a| a.class == Class::Bare);
    if all.iter().any(|a| a.named || a.end > words.len()) {
        all.clear();
    }
    all
}

/// The unit behind its number, with the pause that the number had.
pub(super) fn put_in(words: &mut Vec<Token>, number: &Amount, mut unit: Vec<Token>) {
    bare_last(&mut unit);
    // a scale has the name of who made it
    if !matches!(unit[0].key.as_str(), "celsius" | "fahrenheit" | "kelvin") {
        unit[0].word = super::super::phrase::lowered(&unit[0].word);
    }
    let last = &mut words[number.end - 1];
    if let Some(end) = unit.last_mut() {
        end.word.extend(last.tail());
    }
    last.bare();
    words.splice(number.end..number.end, unit);
}
