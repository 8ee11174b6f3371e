//! The embedded provider: rules of English, no key, no network, no model. It phrases what was said and adds no word of content.
mod admissions;
mod alignment;
mod amends;
mod amounts;
mod anchors;
mod announcements;
mod apostrophes;
mod asides;
mod bounds;
mod clauses;
mod commands;
mod conflicts;
mod deeds;
mod disputes;
mod elsewhere;
mod evasions;
mod fillers;
mod frames;
mod fronts;
mod gather;
mod happenings;
mod harms;
mod headings;
mod heard_only;
mod hearsay;
mod held;
mod index;
mod introduced;
mod joints;
mod leads;
mod letters;
mod lexicon;
mod measures;
mod nouns;
mod order;
mod ordinals;
mod patterns;
mod people;
mod phrase;
mod questions;
mod ratios;
mod reading;
mod references;
mod remarks;
mod remembered;
mod repairs;
mod requests;
mod roles;
mod sentences;
mod spellings;
mod stories;
mod subjects;
mod tables;
mod talk;
mod tidying;
mod token;
mod trials;
mod turns;
mod units;
mod unmarked;
mod unreal;
mod unsettled;
mod vague;
mod verbless;
mod verbs;
mod warnings;
mod weigh;
mod whereabouts;

use self::patterns::{PatternSet, has_any, pattern_set};
use std::collections::{HashMap, HashSet};

use self::gather::Gather;
use self::order::{Made, Ordered};
use self::people::People;
use self::questions::{Doubt, Loose};
use self::token::{At, Token, plain};
use self::turns::Sentence;
use super::{Provider, ProviderError};
use crate::domain::brief::Brief;
use crate::domain::draft::{
    Block, Draft, DraftStep, Evidence, OpenQuestion, Section, Unused, Warning,
};
use crate::domain::grounding;
use crate::domain::source::{Place, Source};

/// The section that steps stand in where the source names no part.
const PROCEDURE: &str = "Procedure";

/// How far back the step may stand that a question is put in the context of.
const CONTEXT: usize = 6;

/// Drafts by rules alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offline;

impl Provider for Offline {
    fn name(&self) -> &str {
        "offline"
    }

    fn draft(&self, brief: &Brief) -> Result<Draft, ProviderError> {
        let sources = &brief.sources;
        if sources.is_empty() {
            return Err(ProviderError::NoSource);
        }
        let chat = is_chat(sources);
        let sentences = amends::amended(fronts::parted(turns::sentences(sources), chat));
        let sentences = whereabouts::placed(sentences);
        let mut gathered = gather::gather(&sentences, People::of(&sentences, chat));
        tidying::tidy(&mut gathered);
        weigh::weigh(&mut gathered, &sentences);
        held::hold_together(&mut gathered);
        let ordered = order::order(&gathered.told, &sentences);
        if ordered.steps.is_empty() {
            let names: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
            return Err(ProviderError::NoSteps {
                searched: names.join(", "),
            });
        }
        let draft = assemble(brief, &sentences, gathered, ordered);
        let mut draft = grounding::ground(draft);
        references::renumber(&mut draft, sources);
        Ok(draft)
    }
}

/// Why words are no step, where the rules can tell it from the words alone: a story, the words of others, how it was.
pub(super) fn aside(text: &str) -> Option<String> {
    let words = token::tokens(text, At { source: 0, span: 0 });
    let told = !words.is_empty()
        && (stories::is_remark(&words)
            || stories::is_story(&words)
            || stories::is_obsolete(&words)
            || unreal::is_unreal(&words)
            || talk::bids_writer(&words));
    told.then(|| "the source tells it as a story, of others, or of how it was".to_owned())
}

/// Whether messages were sent, not words said: there whoever says little may say what counts.
fn is_chat(sources: &[Source]) -> bool {
    sources.iter().any(|s| {
        s.spans
            .first()
            .is_some_and(|s| matches!(s.start, Place::Message(_)))
    })
}

fn assemble(brief: &Brief, sentences: &[Sentence], gathered: Gather, ordered: Ordered) -> Draft {
    let sources = &brief.sources;
    let open_questions = open_questions(sources, sentences, &gathered, &ordered);
    let unused = unused(sources, &gathered);
    let title = title(brief, &gathered);
    let step = |m: &Made| DraftStep {
        text: m.text.clone(),
        section: m.section.clone(),
        evidence: evidence(sources, &m.at),
    };
    let steps = grouped(&ordered.steps);
    let rank: HashMap<usize, usize> = steps
        .iter()
        .enumerate()
        .map(|(new, old)| (*old, new))
        .collect();
    let warnings = ordered.warnings.iter().map(|(m, after)| Warning {
        text: m.text.clone(),
        evidence: evidence(sources, &m.at),
        after: after.and_then(|a| rank.get(&a).copied()),
    });
    Draft {
        title,
        sections: sections(sources, &gathered),
        warnings: warnings.collect(),
        steps: steps.iter().map(|i| step(&ordered.steps[*i])).collect(),
        open_questions,
        unused,
    }
}

/// Steps of one part together, parts in the order in which they first come.
fn grouped(steps: &[Made]) -> Vec<usize> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (i, step) in steps.iter().enumerate() {
        let part = *known.entry(&step.section).or_insert(parts.len());
        match parts.get_mut(part) {
            Some(part) => part.push(i),
            None => parts.push(vec![i]),
        }
    }
    parts.concat()
}

fn evidence(sources: &[Source], at: &[At]) -> Vec<Evidence> {
    let mut at = at.to_vec();
    at.sort_unstable();
    at.dedup();
    at.iter()
        .filter_map(|a| {
            sources
                .get(a.source)
                .and_then(|s| s.spans.get(a.span).map(|span| Evidence::of(s, span)))
        })
        .collect()
}

fn title(brief: &Brief, gathered: &Gather) -> String {
    let given = brief
        .title
        .clone()
        .or_else(|| gathered.title.clone())
        .filter(|t| !t.trim().is_empty());
    let asked = || {
        brief
            .prompt
            .clone()
            .filter(|p| p.split_whitespace().count() <= 10 && !p.trim().is_empty())
    };
    given.or_else(asked).unwrap_or_else(|| {
        let name = brief.sources.first().map_or("", |s| s.name.as_str());
        let stem = name
            .split('.')
            .next()
            .unwrap_or_default()
            .replace(['-', '_'], " ");
        match stem.trim() {
            "" => PROCEDURE.to_owned(),
            stem => phrase::raised(stem).into(),
        }
    })
}

fn sections(sources: &[Source], gathered: &Gather) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for beside in &gathered.beside {
        let block = Block {
            text: plain(&beside.tokens),
            item: beside.item,
            evidence: evidence(sources, &token::places(&beside.tokens)),
        };
        let at = *known.entry(&beside.heading).or_insert(sections.len());
        match sections.get_mut(at) {
            Some(section) => section.blocks.push(block),
            None => sections.push(Section {
                heading: beside.heading.clone(),
                blocks: vec![block],
            }),
        }
    }
    sections
}

fn open_questions(
    sources: &[Source],
    sentences: &[Sentence],
    gathered: &Gather,
    ordered: &Ordered,
) -> Vec<OpenQuestion> {
    let mut doubts: Vec<Doubt> = gathered.doubts.clone();
    for (i, told) in gathered.told.iter().enumerate() {
        let open = told.reading.is_none()
            && questions::is_dangling(&told.tokens)
            && !questions::is_finished(&told.tokens);
        if open {
            let near = gathered.told[i.saturating_sub(CONTEXT)..i].iter().rev();
            let before = near
                .filter(|t| t.reading.is_some() && t.source == told.source)
                .map(|t| t.tokens.as_slice())
                .next();
            doubts.push(questions::unfinished(
                &told.tokens,
                told.speaker.clone(),
                before,
            ));
        }
    }
    doubts.extend(conflicts::conflicts(&gathered.told));
    doubts.extend(units::unnamed(&ordered.steps, sentences));
    // what else is not known of a deed says more than whose it is
    let whose = |l: &Loose| l.doubt.text.ends_with("who does this?");
    let (owners, mut loose): (Vec<Loose>, Vec<Loose>) =
        gathered.loose.iter().cloned().partition(whose);
    loose.extend(ordered.steps.iter().filter_map(questions::whose_step));
    loose.extend(owners);
    questions::settle(&mut doubts, loose);
    for step in &ordered.steps {
        if let Some(question) = vague::left_to_guess(&step.tokens) {
            doubts.push(Doubt {
                text: format!("“{}”: {question}", step.text),
                ask: step.speaker.clone(),
                at: step.at.clone(),
            });
        }
    }
    let mut open: Vec<OpenQuestion> = Vec::new();
    // the same question with what was heard besides, or with what it is about
    let all: Vec<String> = doubts.iter().map(|d| d.text.to_lowercase()).collect();
    let fuller = |text: &str| {
        let text = text.to_lowercase();
        let about = format!("”: {text}");
        all.iter()
            .any(|a| a.len() > text.len() && (a.starts_with(&text) || a.ends_with(&about)))
            || text.strip_prefix('“').is_some_and(|rest| {
                all.iter()
                    .any(|a| a.len() > text.len() && a.ends_with(rest))
            })
    };
    let mut known: HashSet<String> = HashSet::new();
    for doubt in doubts {
        let asked = doubt.ask.filter(|name| !name.is_empty());
        let ask = asked.unwrap_or_else(|| "the owner".to_owned());
        let doubled = all.iter().any(|a| questions::is_in_choice(&doubt.text, a));
        if !doubled && !fuller(&doubt.text) && known.insert(doubt.text.clone()) {
            open.push(OpenQuestion {
                text: doubt.text,
                ask,
                evidence: evidence(sources, &doubt.at),
            });
        }
    }
    open
}

/// What sounds like an instruction and is in no step: an aside, or a rule that no reading was found for.
fn unused(sources: &[Source], gathered: &Gather) -> Vec<Unused> {
    static SIGNALS: PatternSet = pattern_set![
        "must",
        "never",
        "make sure",
        "always",
        "need|needs|has|have to",
        "should",
        "don't|do not",
        "required",
        "important",
    ];
    let unread = gathered
        .told
        .iter()
        .filter(|t| {
            t.reading.is_none()
                && !questions::is_dangling(&t.tokens)
                && has_any(&t.tokens, &SIGNALS)
        })
        .map(|t| &t.tokens);
    let place = |tokens: &Vec<Token>| {
        let at = tokens.first()?.at;
        let source = sources.get(at.source)?;
        Some(Unused {
            text: plain(tokens),
            source: source.name.clone(),
            start: source.spans.get(at.span)?.start,
        })
    };
    gathered
        .dropped
        .iter()
        .chain(unread)
        .filter_map(place)
        .collect()
}

#[cfg(test)]
mod tests;
