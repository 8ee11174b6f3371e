//! What an answer to an open question amounts to on the page: a step, a warning, a number, or a sentence that reads
//! without its question.

mod wording;

use self::wording::{capital, instruction, sentence, small};
use super::measure::{Measure, measures, replaced};
use super::words::content_stems;

/// What becomes of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// What was asked about is not so: nothing stands on the page.
    Dropped,
    /// Steps, in order.
    Steps(Vec<String>),
    /// Something never to be done, or to be watched for.
    Warning(String),
    /// A number for the step that the question is about; the sentence where that step has no place for it.
    Measure {
        /// The number with its unit, as answered.
        words: String,
        /// The number that was asked about, where it stood without a unit.
        bare: Option<f64>,
        /// The same as a sentence.
        sentence: String,
    },
    /// Who does what the step leaves to `someone`; the sentence where the step does not begin so.
    Doer {
        /// The one who does it, as answered.
        name: String,
        /// The same as a sentence.
        sentence: String,
    },
    /// A sentence.
    Sentence(String),
}

/// Whether somebody left a question open: nothing, a question mark, or words that say so.
pub fn is_none(answer: &str) -> bool {
    let plain = answer.trim().trim_end_matches(['.', '!']).to_lowercase();
    let plain = plain.trim_matches(['(', ')', '_', '*', '-', '…', ' ']);
    plain.is_empty()
        || plain.chars().all(|c| c == '?')
        || matches!(
            plain,
            "skip"
                | "later"
                | "open"
                | "n/a"
                | "na"
                | "tbd"
                | "todo"
                | "i don't know"
                | "don't know"
                | "dont know"
                | "do not know"
                | "no idea"
                | "not sure"
                | "unknown"
        )
}

/// Reads an answer in the light of its question.
pub fn meaning(question: &str, answer: &str) -> Meaning {
    let lines: Vec<&str> = answer
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let whole = lines.join(" ");
    if let Some(marked) = marked(&lines, &whole) {
        return marked;
    }
    if lines.len() > 1
        && let Some(items) = lines.iter().map(|line| item(line)).collect()
    {
        return Meaning::Steps(items);
    }
    if let Some(claim) = claim(question) {
        return confirmed(claim, &whole);
    }
    if asks_for_step(question) {
        let steps = lines
            .iter()
            .map(|line| instruction(item(line).as_deref().unwrap_or(line)));
        return Meaning::Steps(steps.collect());
    }
    if let Some((first, second)) = choice(question) {
        return chosen(question, first, second, &whole);
    }
    let sentence = sentence(question, &whole);
    if question.ends_with("who does this?") && whole.split_whitespace().count() <= 6 {
        return Meaning::Doer {
            name: whole.trim_end_matches('.').to_owned(),
            sentence,
        };
    }
    match measured(question, &whole) {
        Some((words, bare)) => Meaning::Measure {
            words,
            bare,
            sentence,
        },
        None => Meaning::Sentence(sentence),
    }
}

/// `step: …`, `warning: …`, `note: …`: whoever answers decides.
fn marked(lines: &[&str], whole: &str) -> Option<Meaning> {
    let after = |text: &str, mark: &str| {
        let head = text.get(..mark.len())?;
        let rest = text[mark.len()..].trim();
        (head.eq_ignore_ascii_case(mark) && !rest.is_empty()).then(|| rest.to_owned())
    };
    if after(whole, "step:")
        .or_else(|| after(whole, "steps:"))
        .is_some()
    {
        let steps = lines.iter().filter_map(|line| {
            let text = after(line, "step:")
                .or_else(|| after(line, "steps:"))
                .unwrap_or_else(|| (*line).to_owned());
            let text = item(&text).unwrap_or(text);
            (!matches!(text.to_lowercase().as_str(), "step:" | "steps:")).then(|| capital(&text))
        });
        return Some(Meaning::Steps(steps.collect()));
    }
    after(whole, "warning:")
        .or_else(|| after(whole, "warn:"))
        .map(|text| Meaning::Warning(capital(&text)))
        .or_else(|| after(whole, "note:").map(|text| Meaning::Sentence(capital(&text))))
}

/// The words of `1. …`, `2) …`, `- …`.
fn item(line: &str) -> Option<String> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => line.strip_prefix(['-', '*', '•'])?,
        _ => line[digits..].strip_prefix(['.', ')'])?,
    };
    let text = rest.strip_prefix(' ')?.trim();
    (!text.is_empty()).then(|| capital(text))
}

/// The claim of `Is it so? “CLAIM”: REASON`.
fn claim(question: &str) -> Option<&str> {
    let rest = question.strip_prefix("Is it so?")?.trim_start();
    let inside = rest.strip_prefix('“')?;
    let end = inside.rfind("”:").or_else(|| inside.rfind('”'))?;
    Some(&inside[..end])
}

fn confirmed(claim: &str, answer: &str) -> Meaning {
    let (said, rest) = yes_or_no(answer);
    let rest = rest.trim_matches([' ', ',', '.', ';', ':', '-', '–', '—']);
    match (said, rest.is_empty()) {
        (Some(true), true) => stands(claim.to_owned()),
        (Some(true), false) => stands(format!("{claim}, {}", small(rest))),
        (Some(false), true) => Meaning::Dropped,
        _ => corrected(claim, rest),
    }
}

/// Another number for a claim, or other words in its place.
fn corrected(claim: &str, answer: &str) -> Meaning {
    let new = measures(answer);
    let old = measures(claim);
    if let [new] = new.as_slice()
        && content_stems(answer).len() <= 3
        && let Some(old) = old
            .iter()
            .find(|old| old.unit == new.unit || old.unit.is_empty())
    {
        return stands(replaced(claim, &old.bytes, &answer[new.bytes.clone()]));
    }
    stands(instruction(answer))
}

fn stands(text: String) -> Meaning {
    let lower = text.to_lowercase();
    let warns = [
        "never ",
        "do not ",
        "don't ",
        "don’t ",
        "beware ",
        "be careful ",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    if warns {
        Meaning::Warning(text)
    } else {
        Meaning::Steps(vec![text])
    }
}

/// Yes or no at the start of an answer, and what follows.
fn yes_or_no(answer: &str) -> (Option<bool>, &str) {
    let end = answer
        .find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .unwrap_or(answer.len());
    let (word, rest) = answer.split_at(end);
    match word.to_lowercase().as_str() {
        "yes" | "y" | "yep" | "yeah" | "correct" | "right" | "true" => (Some(true), rest),
        "no" | "n" | "nope" | "wrong" | "false" => (Some(false), rest),
        _ => (None, answer),
    }
}

/// `What comes next?` and its like: whatever is answered is done.
fn asks_for_step(question: &str) -> bool {
    let lower = question.to_lowercase();
    let asks = [
        "what is done",
        "what do you do",
        "what do we do",
        "what comes",
        "what happens",
        "what is the",
        "what's the",
        "what must be done",
        "which step",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    let place = [
        " next",
        " first?",
        " then?",
        " first step",
        " next step",
        " last step",
        " after that",
        " before that",
    ]
    .iter()
    .any(|word| lower.contains(word));
    (asks && place && condition(question).is_none()) || lower.starts_with("which step")
}

/// The condition that a question asks about, with a capital: `If the customer declines`.
fn condition(question: &str) -> Option<String> {
    let lower = question.to_lowercase();
    let asks = ["what ", "and what ", "who ", "how ", "if ", "when "]
        .iter()
        .any(|start| lower.starts_with(start));
    let at = ["if ", "in case ", "when ", "unless ", "once "]
        .iter()
        .filter_map(|word| match lower.find(&format!(" {word}")) {
            _ if lower.starts_with(word) && *word != "when " => Some(0),
            found => found.map(|at| at + 1),
        })
        .min()?;
    if !asks || lower.len() != question.len() {
        return None;
    }
    let words = question[at..].trim_end_matches(['?', ' ', '.']);
    let words = words.split_once(", what").map_or(words, |(words, _)| words);
    (words.split_whitespace().count() >= 3).then(|| capital(words))
}

/// `“A” or “B”: which one holds?`, with what it is about in front: `How long do we keep them? “A” or “B”: …`
fn choice(question: &str) -> Option<(&str, &str)> {
    let (first, rest) = question.split_once("” or “")?;
    let (_, first) = first.rsplit_once('“')?;
    let (second, tail) = rest.split_once('”')?;
    tail.trim_start()
        .starts_with(':')
        .then_some((first, second))
}

fn chosen(question: &str, first: &str, second: &str, answer: &str) -> Meaning {
    let lower = answer.to_lowercase();
    let names = |words: &[&str]| {
        words
            .iter()
            .any(|word| lower.trim_end_matches('.') == *word)
    };
    let given = measures(answer);
    let has = |text: &str| {
        let said = measures(text);
        !given.is_empty()
            && given.iter().all(|new| {
                said.iter().any(|old| {
                    (old.value - new.value).abs() < 1e-9
                        && (new.unit.is_empty() || new.unit == old.unit)
                })
            })
    };
    let winner = match () {
        () if names(&[
            "first",
            "the first",
            "the first one",
            "a",
            "1",
            "the former",
        ]) =>
        {
            Some(first)
        }
        () if names(&[
            "second",
            "the second",
            "the second one",
            "b",
            "2",
            "the latter",
        ]) =>
        {
            Some(second)
        }
        () if has(first) != has(second) => Some(if has(first) { first } else { second }),
        () => None,
    };
    let told = winner.unwrap_or(answer);
    let sentence = match winner {
        Some(winner) => capital(winner),
        None => sentence(question, answer),
    };
    match measures(told).as_slice() {
        [one] => Meaning::Measure {
            words: told[one.bytes.clone()].to_owned(),
            bare: None,
            sentence,
        },
        _ => Meaning::Sentence(sentence),
    }
}

/// The number that an answer gives, where the question asks for one.
fn measured(question: &str, answer: &str) -> Option<(String, Option<f64>)> {
    let found = measures(answer);
    if let Some(bare) = question
        .strip_suffix(" of what?")
        .and_then(|start| measures(start.rsplit("”:").next()?).pop())
    {
        let short = answer.split_whitespace().count() <= 3;
        // `parts per thousand` names no number
        let rate = |m: &Measure| answer[..m.bytes.start].trim_end().ends_with(" per");
        return match found.as_slice() {
            all if short && all.iter().all(rate) => {
                let number = question.trim_end_matches(" of what?").rsplit(": ").next()?;
                let unit = small(answer.trim_end_matches('.'));
                Some((format!("{number} {unit}"), Some(bare.value)))
            }
            [one] => Some((answer[one.bytes.clone()].to_owned(), Some(bare.value))),
            _ => None,
        };
    }
    let lower = question.to_lowercase();
    let asks = [
        "how long",
        "how many",
        "how much",
        "how often",
        "by when",
        "which value",
        "what temperature",
        "what limit",
    ]
    .iter()
    .any(|words| lower.contains(words));
    match found.as_slice() {
        [one] if asks && one.is_measured() => Some((answer[one.bytes.clone()].to_owned(), None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
