//! A closer look at what a model wrote, beyond the gate that all drafts pass: names, verbs, conditions, bounds, denials.
use std::collections::HashSet;

use ecow::EcoString;

use crate::domain::draft::{Draft, Evidence, OpenQuestion};
use crate::domain::grounding;
use crate::domain::words::{content_stems, is_function_word, key, stem};

/// Verbs of instructions that say the same; a model may use one for another.
const SAME_VERBS: &[&str] = &[
    "check verify confirm ensure make look see review test",
    "click press hit tap push select choose pick",
    "open go navigate visit access head log sign",
    "enter type fill put insert key input add",
    "send email mail forward post message",
    "tell inform notify ask contact call let warn alert escalate",
    "run execute start launch do perform use begin",
    "write record note log document jot",
    "take get grab fetch collect pull pick retrieve obtain",
    "set configure adjust turn switch change",
    "wait hold leave let keep",
    "put place move bring hang",
    "never do avoid don't",
];

/// Words that open a condition.
const CONDITIONS: &[&str] = &["if", "unless", "except", "until", "only", "otherwise"];
/// Words that may stand for one in a source.
const CONDITIONAL: &[&str] = &[
    "if",
    "unless",
    "except",
    "until",
    "till",
    "only",
    "when",
    "whenever",
    "once",
    "case",
    "otherwise",
    "or",
    "should",
    "while",
    "where",
    "without",
    "anything",
    "any",
];
/// Bounds from below and from above, each as words before a number.
const BOUNDS: [&[&str]; 2] = [
    &[
        "least", "above", "over", "exceeds", "exceed", "minimum", "more", "greater", "longer",
        "higher",
    ],
    &[
        "most", "below", "under", "maximum", "less", "fewer", "within", "shorter", "lower", "to",
    ],
];
/// Headings that say nothing of their own.
const NEUTRAL: &[&str] = &[
    "procedure",
    "steps",
    "preparation",
    "prepare",
    "before you begin",
    "prerequisites",
    "requirements",
    "purpose",
    "scope",
    "overview",
    "what you need",
    "tools",
    "materials",
    "roles",
    "responsibilities",
    "afterwards",
    "after",
    "follow-up",
    "cleanup",
    "clean-up",
    "checks",
    "verification",
    "escalation",
    "exceptions",
    "warnings",
    "notes",
    "background",
    "closing",
    "setup",
    "start",
    "finish",
];

/// The keys of a text, in order.
fn keys(text: &str) -> Vec<EcoString> {
    text.split_whitespace()
        .map(key)
        .filter(|k| !k.is_empty())
        .collect()
}

/// Why a claim goes further than what it cites, where it does.
pub(super) fn beyond(text: &str, evidence: &[Evidence]) -> Option<String> {
    let cited: Vec<&str> = evidence.iter().map(|e| e.text.as_str()).collect();
    let cited = cited.join(" \n ");
    let said: HashSet<EcoString> = content_stems(&cited).into_iter().collect();
    let said_keys: HashSet<EcoString> = keys(&cited).into_iter().collect();
    invented_name(text, &said, &cited)
        .or_else(|| invented_verb(text, &said, &said_keys))
        .or_else(|| invented_condition(text, &said, &said_keys))
        .or_else(|| turned_bound(text, &cited))
        .or_else(|| lost_denial(text, &cited))
}

/// A word with a capital, a digit or a sign in it, past the first of a sentence, that the source lacks.
fn invented_name(text: &str, said: &HashSet<EcoString>, cited: &str) -> Option<String> {
    let lower = cited.to_lowercase();
    let mut first = true;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let named =
            bare.chars().any(char::is_uppercase) || bare.contains(['_', '/', '.', '@', '\\']);
        let known = is_function_word(&key(bare))
            || content_stems(bare).iter().all(|s| said.contains(s))
            || lower.contains(&bare.to_lowercase());
        let opens = first && bare.chars().skip(1).all(char::is_lowercase);
        if named && !known && !opens && !bare.is_empty() {
            return Some(format!("the source does not name {bare}"));
        }
        first = word.ends_with(['.', ':', '!', '?']);
    }
    None
}

/// What is to be done, in other words than the source's.
fn invented_verb(
    text: &str,
    said: &HashSet<EcoString>,
    said_keys: &HashSet<EcoString>,
) -> Option<String> {
    // After a condition the instruction begins behind its comma.
    let main = match keys(text).first().map(EcoString::as_str) {
        Some(
            "if" | "when" | "once" | "after" | "before" | "unless" | "for" | "in" | "while" | "on",
        ) => text.split_once(',').map_or(text, |(_, main)| main),
        _ => text,
    };
    let verb = keys(main)
        .into_iter()
        .find(|k| !is_function_word(k) || k == "do")?;
    let alike = |known: &&str| said.contains(&stem(known)) || said_keys.contains(*known);
    let known = said.contains(&stem(&verb))
        || SAME_VERBS.iter().any(|group| {
            group.split(' ').any(|member| stem(member) == stem(&verb))
                && group.split(' ').any(|member| alike(&member))
        });
    (!known).then(|| format!("the source does not say “{verb}”"))
}

fn invented_condition(
    text: &str,
    said: &HashSet<EcoString>,
    said_keys: &HashSet<EcoString>,
) -> Option<String> {
    let keys = keys(text);
    let at = keys.iter().position(|k| CONDITIONS.contains(&k.as_str()))?;
    let opens = keys.get(at)?;
    if !CONDITIONAL.iter().any(|word| said_keys.contains(*word)) {
        return Some(format!("the source sets no condition (“{opens}”)"));
    }
    let from = text.to_lowercase().find(opens.as_str()).unwrap_or(0);
    let clause = text
        .get(from..)?
        .split([',', ';'])
        .next()
        .unwrap_or_default();
    let stems = content_stems(clause);
    let missing: Vec<EcoString> = stems
        .iter()
        .filter(|s| !said.contains(*s))
        .cloned()
        .collect();
    (missing.len() * 3 > stems.len())
        .then(|| format!("the source does not set the condition “{}”", clause.trim()))
}

/// The bounds that a text sets: whether from below, from above.
fn bounds(text: &str) -> [bool; 2] {
    let keys = keys(text);
    let numeric = |k: &EcoString| k.chars().any(|c| c.is_ascii_digit()) || number_word(k);
    let sets = |words: &[&str]| {
        keys.iter().enumerate().any(|(i, k)| {
            words.contains(&k.as_str())
                && (k != "to" || i > 0 && keys[i - 1] == "up")
                && keys.iter().skip(i + 1).take(3).any(numeric)
        })
    };
    BOUNDS.map(sets)
}

fn number_word(key: &str) -> bool {
    const WORDS: &str = " one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty \
                         fifty sixty seventy eighty ninety hundred thousand million half ";
    WORDS.contains(&format!(" {key} "))
}

fn turned_bound(text: &str, cited: &str) -> Option<String> {
    let ([low, high], [said_low, said_high]) = (bounds(text), bounds(cited));
    (low && !said_low && said_high || high && !said_high && said_low)
        .then(|| "the source sets the limit the other way round".to_owned())
}

fn denies(text: &str) -> bool {
    keys(text).iter().any(|k| {
        matches!(
            k.as_str(),
            "never" | "not" | "no" | "nobody" | "without" | "avoid"
        ) || k.ends_with("n't")
    })
}

/// The source forbids in just these words what the text bids.
fn lost_denial(text: &str, cited: &str) -> Option<String> {
    if denies(text) {
        return None;
    }
    let wanted: HashSet<EcoString> = content_stems(text).into_iter().collect();
    let share = |clause: &str| {
        let has = content_stems(clause)
            .iter()
            .filter(|s| wanted.contains(*s))
            .collect::<HashSet<_>>()
            .len();
        has * 100 / wanted.len().max(1)
    };
    let clauses = cited.split(['.', ';', '!', '?', '\n', ',']);
    let (mut bids, mut forbids) = (0, 0);
    for clause in clauses {
        let best = if denies(clause) {
            &mut forbids
        } else {
            &mut bids
        };
        *best = share(clause).max(*best);
    }
    (forbids >= 60 && forbids > bids)
        .then(|| "the source says that this must not be done".to_owned())
}

/// Takes what goes beyond its source out of a draft, and asks about it; prose that is not borne out goes.
/// Returns how many lines of prose went.
pub(super) fn scrutinise(draft: &mut Draft, speakers: &HashSet<String>) -> usize {
    let mut asked = Vec::new();
    let mut kept = Vec::new();
    let mut index = 0;
    draft.steps.retain(|step| {
        let why = beyond(&step.text, &step.evidence).or_else(|| super::offline::aside(&step.text));
        if why.is_none() {
            kept.push(index);
        }
        index += 1;
        asked.extend(
            why.as_ref()
                .map(|why| doubt(&step.text, why, &step.evidence)),
        );
        why.is_none()
    });
    draft.warnings.retain_mut(|warning| {
        warning.after = warning
            .after
            .and_then(|old| kept.iter().rposition(|k| *k <= old));
        let why = beyond(&warning.text, &warning.evidence);
        asked.extend(
            why.as_ref()
                .map(|why| doubt(&warning.text, why, &warning.evidence)),
        );
        why.is_none()
    });
    for question in &mut draft.open_questions {
        if !speakers.contains(&question.ask) {
            "the owner".clone_into(&mut question.ask);
        }
    }
    draft.open_questions.extend(asked);
    unborne_prose(draft)
}

fn unborne_prose(draft: &mut Draft) -> usize {
    let mut gone = 0;
    for section in &mut draft.sections {
        let before = section.blocks.len();
        section.blocks.retain(|block| {
            grounding::gap(&block.text, &block.evidence).is_none()
                && beyond(&block.text, &block.evidence).is_none()
        });
        gone += before - section.blocks.len();
    }
    draft.sections.retain(|section| !section.blocks.is_empty());
    gone
}

fn doubt(text: &str, why: &str, evidence: &[Evidence]) -> OpenQuestion {
    OpenQuestion {
        text: format!("Is it so? “{text}”: {why}"),
        ask: evidence
            .iter()
            .find_map(|e| e.speaker.clone())
            .unwrap_or_else(|| "the owner".to_owned()),
        evidence: evidence.to_vec(),
    }
}

/// A heading that the sources know, or that says nothing of its own; else nothing.
pub(super) fn heading(heading: &str, said: &HashSet<EcoString>) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || " -'’&,/()".contains(c);
    if !heading.trim().starts_with(char::is_alphanumeric) || !heading.chars().all(plain) {
        return None;
    }
    let stems = content_stems(heading);
    let neutral = NEUTRAL.contains(&heading.trim().to_lowercase().as_str());
    let known = !stems.is_empty() && stems.len() <= 8 && stems.iter().all(|s| said.contains(s));
    (neutral || known).then(|| heading.trim().to_owned())
}

#[cfg(test)]
mod tests;
