//! Drafts put together: the parts of a long source, and what the rules found that a model left out.
use std::collections::{HashMap, HashSet};

use ecow::EcoString;

use crate::domain::draft::{Draft, DraftStep, Evidence, OpenQuestion, Warning};
use crate::domain::quantity::quantities_of;
use crate::domain::words::{content_stems, key, overlap};

/// The share of stems in common at which two texts of the same place are about the same.
const ALIKE: f64 = 0.6;
/// The share at which they say the same wherever they stand.
const SAME: f64 = 0.8;

/// What was taken over from the rules' draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Taken {
    /// Steps that the model left out.
    pub steps: usize,
    /// Steps that it told with another number or without their condition.
    pub mended: usize,
    /// Steps that it told several in one.
    pub parted: usize,
    /// Warnings that it left out.
    pub warnings: usize,
}

fn set(text: &str) -> HashSet<EcoString> {
    content_stems(text).into_iter().collect()
}

/// How much of the first text the second has.
fn share(of: &HashSet<EcoString>, within: &HashSet<EcoString>) -> f64 {
    of.intersection(within).count() as f64 / of.len().max(1) as f64
}

fn touches(a: &[Evidence], b: &[Evidence]) -> bool {
    a.iter().any(|a| {
        b.iter()
            .any(|b| a.source == b.source && a.start <= b.end && b.start <= a.end)
    })
}

/// Values with their units, as text, so that two texts can be compared.
fn numbers(text: &str) -> HashSet<String> {
    let keys: Vec<EcoString> = text.split_whitespace().map(key).collect();
    quantities_of(&keys)
        .iter()
        .map(|q| q.value.to_string())
        .collect()
}

fn conditional(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| matches!(key(word).as_str(), "if" | "unless" | "except" | "until"))
}

/// Two tellings of one thing: nearly the same words, the same numbers, a place in common.
fn same(a: (&str, &[Evidence]), b: (&str, &[Evidence])) -> bool {
    let (left, right) = (set(a.0), set(b.0));
    let both = share(&left, &right).min(share(&right, &left));
    let either = share(&left, &right).max(share(&right, &left));
    touches(a.1, b.1)
        && numbers(a.0) == numbers(b.0)
        && (both >= SAME || either >= 1.0 && both >= ALIKE)
}

/// Joins the drafts of parts, in order; what two of them tell of one place stands once.
pub(super) fn join(parts: Vec<Draft>) -> Draft {
    let mut parts = parts.into_iter();
    let Some(mut whole) = parts.next() else {
        return Draft::default();
    };
    let first = Draft {
        sections: std::mem::take(&mut whole.sections),
        steps: std::mem::take(&mut whole.steps),
        warnings: std::mem::take(&mut whole.warnings),
        open_questions: std::mem::take(&mut whole.open_questions),
        ..whole.clone()
    };
    for part in std::iter::once(first).chain(parts) {
        add(&mut whole, part);
    }
    whole
}

fn add(whole: &mut Draft, part: Draft) {
    let mut places = Vec::new();
    for step in part.steps {
        let known = whole
            .steps
            .iter()
            .position(|old| same((&old.text, &old.evidence), (&step.text, &step.evidence)));
        places.push(known.unwrap_or(whole.steps.len()));
        if known.is_none() {
            whole.steps.push(step);
        }
    }
    for mut warning in part.warnings {
        warning.after = match warning.after {
            Some(at) => places.get(at).copied(),
            None => None,
        };
        let known = |old: &Warning| {
            same(
                (&old.text, &old.evidence),
                (&warning.text, &warning.evidence),
            )
        };
        if !whole.warnings.iter().any(known) {
            whole.warnings.push(warning);
        }
    }
    for section in part.sections {
        let heading = section.heading.to_lowercase();
        match whole
            .sections
            .iter_mut()
            .find(|old| old.heading.to_lowercase() == heading)
        {
            Some(old) => {
                for block in section.blocks {
                    if !old.blocks.iter().any(|b| b.text == block.text) {
                        old.blocks.push(block);
                    }
                }
            }
            None => whole.sections.push(section),
        }
    }
    add_questions(whole, part.open_questions);
}

fn add_questions(whole: &mut Draft, questions: Vec<OpenQuestion>) {
    for question in questions {
        let stems = content_stems(&question.text);
        let known = |old: &OpenQuestion| {
            old.text == question.text || {
                let (share, shared) = overlap(&content_stems(&old.text), &stems);
                share >= 0.9 && shared >= 3
            }
        };
        if !whole.open_questions.iter().any(known) {
            whole.open_questions.push(question);
        }
    }
}

/// Where the model tells a step of the rules, and whether it tells it rightly.
#[derive(Clone, Copy)]
enum Told {
    Well(usize),
    Badly(usize),
    /// One of several in one step, and whether the first.
    Among(usize, bool),
    Not,
}

/// For every step of the rules where the model tells it: in the same place first, else in words that no other step took.
fn told(draft: &Draft, rules: &Draft) -> Vec<Told> {
    let sets: Vec<HashSet<EcoString>> = draft.steps.iter().map(|step| set(&step.text)).collect();
    let mut told: Vec<Told> = rules
        .steps
        .iter()
        .map(|step| here(draft, &sets, step))
        .collect();
    let mut taken: HashSet<usize> = told
        .iter()
        .filter_map(|told| match told {
            Told::Well(at) | Told::Badly(at) | Told::Among(at, _) => Some(*at),
            Told::Not => None,
        })
        .collect();
    for (told, step) in told.iter_mut().zip(&rules.steps) {
        if !matches!(told, Told::Not) {
            continue;
        }
        let stems = set(&step.text);
        let elsewhere = (0..sets.len()).find(|i| {
            !taken.contains(i)
                && share(&stems, &sets[*i]) >= SAME
                && rightly(&draft.steps[*i].text, step)
        });
        if let Some(at) = elsewhere {
            taken.insert(at);
            *told = Told::Well(at);
        }
    }
    parted(&mut told);
    told
}

/// A line of the source taken over whole is several steps in one: each of them stands by itself.
fn parted(told: &mut [Told]) {
    let mut count: HashMap<usize, usize> = HashMap::new();
    for one in told.iter() {
        if let Told::Well(at) | Told::Badly(at) = one {
            *count.entry(*at).or_default() += 1;
        }
    }
    let mut seen = HashSet::new();
    for one in told.iter_mut() {
        if let Told::Well(at) | Told::Badly(at) = *one
            && count.get(&at).is_some_and(|n| *n > 1)
        {
            *one = Told::Among(at, seen.insert(at));
        }
    }
}

/// Whether the model tells a step of the rules from the same words of the source.
fn here(draft: &Draft, sets: &[HashSet<EcoString>], step: &DraftStep) -> Told {
    let stems = set(&step.text);
    let near: Vec<usize> = (0..sets.len())
        .filter(|i| touches(&draft.steps[*i].evidence, &step.evidence))
        .collect();
    let of = |i: usize| share(&stems, &sets[i]);
    let alike = near.iter().copied().filter(|i| of(*i) >= ALIKE);
    if let Some(best) = alike.max_by(|a, b| of(*a).total_cmp(&of(*b)).then(b.cmp(a))) {
        return match rightly(&draft.steps[best].text, step) {
            true => Told::Well(best),
            false => Told::Badly(best),
        };
    }
    // Told in pieces, or only a piece of it.
    let pieces: Vec<usize> = near
        .into_iter()
        .filter(|i| !sets[*i].is_empty() && share(&sets[*i], &stems) >= SAME)
        .collect();
    let texts = pieces.iter().map(|i| draft.steps[*i].text.as_str());
    let together = texts.collect::<Vec<_>>().join(" ");
    match pieces.first() {
        Some(first) if share(&stems, &set(&together)) >= SAME && rightly(&together, step) => {
            Told::Well(*first)
        }
        Some(first) if pieces.len() == 1 => Told::Badly(*first),
        _ => Told::Not,
    }
}

/// Whether a text has the numbers and the condition of a step, and no number that the step does not have.
fn rightly(text: &str, step: &DraftStep) -> bool {
    let (has, wanted) = (numbers(text), numbers(&step.text));
    wanted.is_subset(&has)
        && (conditional(text) || !conditional(&step.text))
        && (wanted.is_empty() || has.len() <= wanted.len())
}

/// Adds to a model's draft what the rules found in the same sources and it does not have.
pub(super) fn supplement(draft: &mut Draft, rules: &Draft) -> Taken {
    let mut taken = Taken::default();
    warnings_are_no_steps(draft, rules);
    let told = told(draft, rules);
    // Where the model's steps are now, and where those of the rules have come to stand.
    let mut moved: Vec<usize> = (0..draft.steps.len()).collect();
    let mut places: Vec<usize> = Vec::new();
    let mut next = 0;
    for (step, told) in rules.steps.iter().zip(told) {
        let at = match told {
            Told::Well(at) => moved[at],
            Told::Badly(at) => {
                taken.mended += 1;
                let at = moved[at];
                draft.steps[at].text.clone_from(&step.text);
                draft.steps[at].evidence.clone_from(&step.evidence);
                at
            }
            Told::Among(at, true) => {
                taken.parted += 1;
                let at = moved[at];
                draft.steps[at].text.clone_from(&step.text);
                draft.steps[at].evidence.clone_from(&step.evidence);
                at
            }
            Told::Among(..) | Told::Not => {
                let among = matches!(told, Told::Among(..));
                taken.parted += usize::from(among);
                taken.steps += usize::from(!among);
                insert(draft, next, step.clone());
                for place in moved.iter_mut().chain(&mut places) {
                    *place += usize::from(*place >= next);
                }
                next
            }
        };
        places.push(at);
        next = at + 1;
    }
    taken.warnings = add_warnings(draft, rules, &places);
    for section in &rules.sections {
        let heading = section.heading.to_lowercase();
        if !draft
            .sections
            .iter()
            .any(|old| old.heading.to_lowercase() == heading)
        {
            draft.sections.push(section.clone());
        }
    }
    add_questions(draft, rules.open_questions.clone());
    draft.unused.clone_from(&rules.unused);
    taken
}

/// What the rules tell as a warning, the model told as a step: it is a warning.
fn warnings_are_no_steps(draft: &mut Draft, rules: &Draft) {
    let mut index = 0;
    let mut kept = Vec::new();
    draft.steps.retain(|step| {
        let is = |text: &str, evidence: &[Evidence]| {
            same((text, evidence), (&step.text, &step.evidence))
        };
        let warning = rules.warnings.iter().any(|w| is(&w.text, &w.evidence))
            && !rules.steps.iter().any(|s| is(&s.text, &s.evidence));
        if !warning {
            kept.push(index);
        }
        index += 1;
        !warning
    });
    for warning in &mut draft.warnings {
        warning.after = warning
            .after
            .and_then(|old| kept.iter().rposition(|k| *k <= old));
    }
}

/// Adds the warnings of the rules that the model does not have; how many.
fn add_warnings(draft: &mut Draft, rules: &Draft, places: &[usize]) -> usize {
    let before = draft.warnings.len();
    for warning in &rules.warnings {
        let known = draft.warnings.iter().any(|old| {
            let (a, b) = (set(&warning.text), set(&old.text));
            share(&a, &b) >= ALIKE
                && (touches(&old.evidence, &warning.evidence) || share(&a, &b) >= SAME)
        });
        if !known {
            draft.warnings.push(Warning {
                after: warning.after.and_then(|at| places.get(at).copied()),
                ..warning.clone()
            });
        }
    }
    draft.warnings.len() - before
}

/// Puts a step in its place; warnings stay with the steps that they were said after.
fn insert(draft: &mut Draft, at: usize, mut step: DraftStep) {
    let neighbour = at.checked_sub(1).or((!draft.steps.is_empty()).then_some(0));
    if let Some(neighbour) = neighbour.and_then(|i| draft.steps.get(i)) {
        step.section.clone_from(&neighbour.section);
    }
    draft.steps.insert(at.min(draft.steps.len()), step);
    for warning in &mut draft.warnings {
        warning.after = warning.after.map(|old| old + usize::from(old >= at));
    }
}

#[cfg(test)]
mod tests;
