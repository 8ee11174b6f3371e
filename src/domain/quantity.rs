//! Numbers with their units, in digits or in words: what must be right to the letter in an instruction.
use std::sync::LazyLock;

use ecow::EcoString;
use foldhash::{HashMap, HashSet};

use super::words::{key, stem};

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The value; ranges are two quantities.
    pub value: f64,
    /// The stem of the unit or of the noun that follows, empty where there is none.
    pub unit: EcoString,
    /// Index of its first word among the words of the text.
    pub at: usize,
    /// How many words the number takes, without its unit.
    pub len: usize,
}

const UNITS: &[(&str, &str)] = &[
    ("%", "%"),
    ("percent", "%"),
    ("pct", "%"),
    ("$", "$"),
    ("dollar", "$"),
    ("buck", "$"),
    ("usd", "$"),
    ("€", "€"),
    ("euro", "€"),
    ("eur", "€"),
    ("£", "£"),
    ("pound", "pound"),
    ("quid", "pound"),
    ("lb", "pound"),
    ("second", "s"),
    ("sec", "s"),
    ("s", "s"),
    ("minut", "min"),
    ("min", "min"),
    ("hour", "h"),
    ("hr", "h"),
    ("hrs", "h"),
    ("h", "h"),
    ("day", "day"),
    ("d", "day"),
    ("week", "week"),
    ("wk", "week"),
    ("wks", "week"),
    ("month", "month"),
    ("year", "year"),
    ("yr", "year"),
    ("yrs", "year"),
    ("°", "°"),
    ("degr", "°"),
    ("centimetr", "cm"),
    ("centimeter", "cm"),
    ("millimetr", "mm"),
    ("millimeter", "mm"),
    ("kilometr", "km"),
    ("kilometer", "km"),
    ("mil", "mile"),
    ("gallon", "gallon"),
    ("ounc", "oz"),
    ("oz", "oz"),
    ("°c", "°c"),
    ("celsius", "°c"),
    ("c", "°c"),
    ("°f", "°f"),
    ("fahrenheit", "°f"),
    ("f", "°f"),
    ("mm", "mm"),
    ("cm", "cm"),
    ("m", "m"),
    ("meter", "m"),
    ("metr", "m"),
    ("km", "km"),
    ("inch", "in"),
    ("feet", "ft"),
    ("foot", "ft"),
    ("ft", "ft"),
    ("g", "g"),
    ("gram", "g"),
    ("kg", "kg"),
    ("kilo", "kg"),
    ("kilogram", "kg"),
    ("ml", "ml"),
    ("milliliter", "ml"),
    ("millilitr", "ml"),
    ("l", "l"),
    ("liter", "l"),
    ("litr", "l"),
    ("psi", "psi"),
    ("bar", "bar"),
    ("volt", "v"),
    ("v", "v"),
    ("amp", "a"),
    ("watt", "w"),
    ("gb", "gb"),
    ("mb", "mb"),
    ("gigabyt", "gb"),
    ("megabyt", "mb"),
    ("ppm", "ppm"),
    ("rpm", "rpm"),
    ("am", "am"),
    ("pm", "pm"),
    ("a.m", "am"),
    ("p.m", "pm"),
    ("o'clock", "o'clock"),
    ("ms", "ms"),
    ("nm", "nm"),
    // `ninety newton metres`: a torque, as people say it; a force in newtons is rare
    ("newton", "nm"),
    ("tonn", "t"),
    ("ton", "t"),
    ("mg", "mg"),
    ("milligram", "mg"),
    ("microgram", "µg"),
    ("hertz", "hz"),
    ("hz", "hz"),
    ("khz", "khz"),
    ("mhz", "mhz"),
    ("kw", "kw"),
    ("kilowatt", "kw"),
    ("kwh", "kwh"),
    ("kpa", "kpa"),
    ("mbar", "mbar"),
    ("millibar", "mbar"),
    ("lux", "lux"),
    ("decibel", "db"),
    ("db", "db"),
    ("hectar", "ha"),
    ("acr", "acre"),
    ("yard", "yd"),
    ("pint", "pint"),
    ("teaspoon", "tsp"),
    ("tsp", "tsp"),
    ("tablespoon", "tbsp"),
    ("tbsp", "tbsp"),
    ("mph", "mph"),
    ("kph", "km/h"),
    ("penc", "p"),
    ("cent", "cent"),
    ("fortnight", "fortnight"),
    ("mmol", "mmol"),
    ("micron", "µm"),
    ("dpi", "dpi"),
    ("pixel", "px"),
    ("px", "px"),
    ("kb", "kb"),
    ("kilobyt", "kb"),
    ("tb", "tb"),
    ("terabyt", "tb"),
    ("ah", "ah"),
    ("mah", "mah"),
];

/// Units that stand after `a` for one of them.
const SPANS: &[&str] = &[
    "hour",
    "minut",
    "day",
    "week",
    "month",
    "year",
    "litr",
    "liter",
    "metr",
    "meter",
    "kilo",
    "gallon",
    "mile",
    "pint",
    "yard",
    "teaspoon",
    "tablespoon",
];

/// The unit that a word names, if it is a unit of measure, money or time.
pub fn unit_of(word: &str) -> Option<&'static str> {
    static BY_NAME: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| UNITS.iter().rev().copied().collect());
    let named = |name: &str| BY_NAME.get(name).copied();
    named(word).or_else(|| named(&stem(word)))
}

/// Cardinals in words.
static CARDINALS: LazyLock<HashMap<&str, f64>> = LazyLock::new(|| {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
     sixteen seventeen eighteen nineteen";
    const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
    let small = SMALL
        .split_whitespace()
        .enumerate()
        .map(|(n, w)| (w, n as f64));
    let tens = TENS
        .split_whitespace()
        .enumerate()
        .map(|(n, w)| (w, (n as f64 + 2.0) * 10.0));
    let more = [
        ("half", 0.5),
        ("nought", 0.0),
        ("naught", 0.0),
        ("dozen", 12.0),
        ("hundred", 100.0),
        ("thousand", 1000.0),
    ];
    small.chain(tens).chain(more).collect()
});

/// A single word's value when it is a cardinal in words.
fn word_value(word: &str) -> Option<f64> {
    let joined = || {
        let (tens, ones) = word.split_once('-')?;
        let (tens, ones) = (CARDINALS.get(tens)?, CARDINALS.get(ones)?);
        (*tens >= 20.0 && *tens < 100.0 && *ones < 10.0).then_some(tens + ones)
    };
    // `seventy-six hundred's travel`; `one's` is mostly a pronoun
    let bare = || word.strip_suffix("'s").filter(|w| *w != "one");
    let plain = CARDINALS.get(word).copied().or_else(joined);
    plain.or_else(|| CARDINALS.get(bare()?).copied())
}

/// A word's value in digits with what is glued to it: `30`, `1,500`, `10%`, `$50`, `5kg`, `60-day`.
fn digits(word: &str) -> Option<(f64, EcoString)> {
    let (money, rest) = match word.chars().next() {
        Some(c @ ('$' | '€' | '£')) => (Some(c), &word[c.len_utf8()..]),
        _ => (None, word),
    };
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches(['.', ',']).replace(',', "");
    let value = number.parse::<f64>().ok()?;
    if let Some(value) = fraction(value, &rest[end..]) {
        return Some((value, EcoString::new()));
    }
    let glued = rest[end..].trim_start_matches(['-', '‑']);
    if glued.starts_with(':') || glued.chars().count() > 12 {
        return None;
    }
    Some((value, money.map_or_else(|| glued.into(), EcoString::from)))
}

/// `3/4`, with what stands after its first number.
fn fraction(upper: f64, rest: &str) -> Option<f64> {
    let lower = rest.strip_prefix('/')?.parse::<f64>().ok()?;
    (lower > upper && upper > 0.0 && lower <= 64.0).then_some(upper / lower)
}

/// Whether a number may begin with a word. Most words are asked, and most begin none.
fn may_begin(word: &str) -> bool {
    static OPENERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let words = CARDINALS.keys().chain(SPANS).chain(ORDINALS).copied();
        words.chain(["a", "an", "point"]).collect()
    });
    word.bytes()
        .any(|b| b.is_ascii_digit() || matches!(b, b'-' | b'\''))
        || OPENERS.contains(word)
}

/// Reads a number that starts at `at` among keys: its value, how many words, and a unit glued to it.
pub fn number_at(keys: &[EcoString], at: usize) -> Option<(f64, usize, EcoString)> {
    let first = keys.get(at).filter(|k| may_begin(k))?;
    if first == "point" {
        return point(keys, at, 0.0).map(|(value, len)| (value, len, EcoString::new()));
    }
    if let Some(span) = span_and_a_part(keys, at) {
        return Some(span);
    }
    let unit = |n: usize| {
        keys.get(at + n)
            .is_some_and(|k| k == "hr" || k.len() > 2 && SPANS.contains(&stem(k).as_str()))
    };
    match first.as_str() {
        "a" | "an" => {
            // `a volt and a half`
            let more = || {
                keys.get(at + 1).is_some_and(|k| unit_of(k).is_some())
                    && and_a_part(keys.get(at + 2..).unwrap_or_default()).is_some()
            };
            return (unit(1) || more()).then(|| (1.0, 1, EcoString::new()));
        }
        "half" if keys.get(at + 1).is_some_and(|k| k == "a" || k == "an") && unit(2) => {
            return Some((0.5, 2, EcoString::new()));
        }
        _ => {}
    }
    if let Some((value, glued)) = digits(first) {
        // `24 and a half degrees`
        let part = and_a_part(keys.get(at + 1..).unwrap_or_default());
        let whole = glued.is_empty() && value.fract() == 0.0;
        return Some(match part.filter(|_| whole) {
            Some((words, part)) => (value + part, 1 + words, glued),
            None => (value, 1, glued),
        });
    }
    // `twenty-four` is read with what follows it: `and a half`, `point five`
    if word_value(first).is_none()
        && let Some((tens, ones)) = first.split_once('-')
        && let (Some(a), Some(b)) = (word_value(tens), word_value(ones))
        && keys
            .get(at + 1)
            .and_then(|k| word_value(k))
            .is_none_or(|n| n < 100.0)
    {
        return Some((a + b, 1, EcoString::new()));
    }
    if let Some((number, unit)) = first.split_once('-')
        && let (Some(value), Some(_)) = (word_value(number), unit_of(unit))
    {
        return Some((value, 1, EcoString::from(unit)));
    }
    if let Some(value) = ordinal(first) {
        return Some((value, 1, EcoString::from("th")));
    }
    let mut value = word_value(first)?;
    let mut len = 1;
    if value >= 100.0
        && keys.get(at + 1).is_some_and(|k| k == "and")
        && keys
            .get(at + 2)
            .and_then(|k| word_value(k))
            .is_some_and(|n| n < 100.0 && n > 0.5)
    {
        // `a hundred and ten`
        len += 1;
    }
    while let Some(next) = keys.get(at + len).and_then(|k| word_value(k)) {
        let hundreds = next < 100.0
            && keys
                .get(at + len + 1)
                .and_then(|k| word_value(k))
                .is_some_and(|n| n == 100.0);
        if hundreds && value >= 100.0 {
            // `seven thousand two hundred`; after `seventy-six hundred, seventy-eight hundred` comes another number
            if value % 1000.0 == 0.0 && next < 10.0 {
                value += next * 100.0;
                len += 2;
                continue;
            }
            break;
        }
        match next {
            n if n >= 100.0 => value *= n,
            n if n < 10.0 && value >= 20.0 && value % 10.0 == 0.0 => value += n,
            // `two fifty`, `one eighteen`
            n if (10.0..100.0).contains(&n) && len == 1 && (1.0..10.0).contains(&value) => {
                value = value * 100.0 + n;
            }
            n if value >= 100.0 && value % 100.0 == 0.0 => value += n,
            _ => break,
        }
        len += 1;
        let and = keys.get(at + len).is_some_and(|k| k == "and")
            && value % 100.0 == 0.0
            && value >= 100.0;
        let more = keys.get(at + len + 1).and_then(|k| word_value(k));
        if and && more.is_some_and(|n| n < 100.0 && n > 0.5) {
            len += 1;
        }
    }
    let half = |n: usize, word: &str| keys.get(at + len + n).is_some_and(|k| k == word);
    if let Some((words, part)) = and_a_part(keys.get(at + len..).unwrap_or_default()) {
        // `two and a half thousand`
        let times = keys.get(at + len + words).and_then(|k| word_value(k));
        let (times, more) = times
            .filter(|n| *n >= 100.0)
            .map_or((1.0, words), |n| (n, words + 1));
        return Some(((value + part) * times, len + more, EcoString::new()));
    }
    if half(0, "point")
        && let Some((value, more)) = point(keys, at + len, value)
    {
        return Some((value, len + more, EcoString::new()));
    }
    Some((value, len, EcoString::new()))
}

/// `and a half`, `and a quarter`, `and three quarters`, behind a number: how many words, and how much it is.
pub fn and_a_part(keys: &[EcoString]) -> Option<(usize, f64)> {
    let word = |n: usize| keys.get(n).map_or("", EcoString::as_str);
    match (word(0), word(1), word(2)) {
        ("and", "a", "half") => Some((3, 0.5)),
        ("and", "a", "quarter") => Some((3, 0.25)),
        ("and", "three", "quarters") => Some((3, 0.75)),
        _ => None,
    }
}

/// `hour and a half`, without its article.
fn span_and_a_part(keys: &[EcoString], at: usize) -> Option<(f64, usize, EcoString)> {
    let key = keys.get(at).filter(|k| SPANS.contains(&k.as_str()))?;
    let (words, part) = and_a_part(keys.get(at + 1..)?)?;
    let counted = at > 0
        && (matches!(keys[at - 1].as_str(), "a" | "an" | "per" | "every" | "the")
            || word_value(&keys[at - 1]).is_some());
    (!counted).then(|| (1.0 + part, 1 + words, unit_of(key).unwrap_or(key).into()))
}

/// `point seven five`, after a whole number or by itself: the number with its part, and how many words the part takes.
fn point(keys: &[EcoString], at: usize, whole: f64) -> Option<(f64, usize)> {
    let digits: String = keys[at + 1..]
        .iter()
        .map_while(|k| word_value(k).filter(|v| *v < 10.0 && v.fract() == 0.0))
        .map(|v| format!("{v}"))
        .collect();
    let value = format!("{whole}.{digits}").parse::<f64>().ok()?;
    (!digits.is_empty()).then_some((value, 1 + digits.len()))
}

/// From the fourth on.
const ORDINALS: &[&str] = &[
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// `fifteenth`: a day of the month, from the fourth; the first three are mostly an order.
fn ordinal(word: &str) -> Option<f64> {
    let place = ORDINALS.iter().position(|w| *w == word)?;
    Some(place as f64 + 4.0)
}

/// Every number of a list of keys with its unit. `one` as a pronoun is left out.
pub fn quantities_of(keys: &[EcoString]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < keys.len() {
        let Some((value, len, glued)) = number_at(keys, at) else {
            at += 1;
            continue;
        };
        let next = keys.get(at + len).map_or("", EcoString::as_str);
        let unit = if glued.is_empty() {
            unit_after(next, keys, at + len)
        } else {
            unit_name(&glued)
        };
        let before = at.checked_sub(1).map_or("", |i| keys[i].as_str());
        // `between one and three`
        let bound = before == "between" && next == "and";
        let pronoun = keys[at] == "one"
            && len == 1
            && !bound
            && unit_of(next).is_none()
            && (unit.is_empty()
                || matches!(
                    before,
                    "the"
                        | "this"
                        | "which"
                        | "each"
                        | "every"
                        | "any"
                        | "another"
                        | "other"
                        | "only"
                        | "right"
                        | "wrong"
                        | "new"
                        | "old"
                        | "big"
                        | "small"
                        | "first"
                        | "last"
                        | "next"
                        | "second"
                        | "latest"
                ));
        if !pronoun {
            found.push(Quantity {
                value,
                unit,
                at,
                len,
            });
        }
        at += len;
    }
    found
}

/// The name under which a unit is compared.
pub fn unit_name(word: &str) -> EcoString {
    unit_of(word).map_or_else(|| stem(word), EcoString::from)
}

fn unit_after(next: &str, keys: &[EcoString], at: usize) -> EcoString {
    if matches!(
        next,
        "business" | "working" | "calendar" | "more" | "full" | "degrees" | "°"
    ) {
        let after = keys.get(at + 1).map_or("", EcoString::as_str);
        if unit_of(after).is_some() {
            return unit_name(after);
        }
    }
    if next == "per" && keys.get(at + 1).is_some_and(|k| k == "cent") {
        return EcoString::from("%");
    }
    // words that follow a number and count nothing
    const IDLE: &str = "now then since instead please again total altogether today max maximum minimum exactly actually sorry straight apart these those though right okay yeah yes not nowadays currently already still first last ish upwards downwards maybe perhaps plus minus times_";
    static NO_UNIT: LazyLock<HashSet<&str>> = LazyLock::new(|| IDLE.split(' ').collect());
    // `10 am`, and not `is it ten, am I right`
    if next == "am" && keys.get(at + 1).is_none_or(|k| k != "i") {
        return unit_name(next);
    }
    if next.is_empty()
        || NO_UNIT.contains(next)
        || super::words::is_function_word(next)
        || number_at(keys, at).is_some()
    {
        return EcoString::new();
    }
    unit_name(next)
}

/// Every number of a text with its unit.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let keys: Vec<EcoString> = text.split_whitespace().map(key).collect();
    quantities_of(&keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_digits_say_the_same() {
        for (text, value, unit) in [
            ("wait thirty days", 30.0, "day"),
            ("wait 30 days", 30.0, "day"),
            ("forty five percent", 45.0, "%"),
            ("45%", 45.0, "%"),
            ("$1,500", 1500.0, "$"),
            ("two hundred and fifty dollars", 250.0, "$"),
            ("six and a half litres", 6.5, "l"),
            ("three tonnes", 3.0, "t"),
            ("0.2 milligrams", 0.2, "mg"),
            ("fifty lux", 50.0, "lux"),
            ("two acres", 2.0, "acre"),
            ("two hectares", 2.0, "ha"),
            ("four pints", 4.0, "pint"),
            ("twenty yards", 20.0, "yd"),
            ("two teaspoons", 2.0, "tsp"),
            ("fifty pence", 50.0, "p"),
            ("300 pixels", 300.0, "px"),
            ("thirteen point five percent", 13.5, "%"),
            ("ten per cent", 10.0, "%"),
            ("a 60-day notice", 60.0, "day"),
            ("fill 3/4 litre", 0.75, "l"),
            ("heat to 180 degrees celsius", 180.0, "°c"),
            ("twenty-one minutes", 21.0, "min"),
            ("two fifty grams", 250.0, "g"),
            ("a hundred and ten grams", 110.0, "g"),
            ("a thousand and twenty-five grams", 1025.0, "g"),
            ("between one and three", 1.0, ""),
            ("seven and a quarter degrees", 7.25, "°"),
            ("three and three quarters kilos", 3.75, "kg"),
        ] {
            let found = quantities(text);
            assert_eq!(
                (found[0].value, found[0].unit.as_str()),
                (value, unit),
                "{text}"
            );
        }
    }
}
