//! Told clauses to steps: each where it belongs, and what was told twice only once.
mod found;
mod locate;
mod place;

use std::collections::HashSet;

use ecow::EcoString;

use super::gather::Told;
use super::index::Index;
use super::lexicon::{DETERMINERS, OPPOSITE_WAYS};
use super::patterns::{WordSet, patterns, starts_any, word_set};
use super::phrase;
use super::reading::{Force, Reading};
use super::token::{At, Token, keys, mark_last, places, plain, sentence, stems};
use super::turns::{Mood, Sentence};
use crate::domain::quantity::quantities_of;

/// A step or a warning with its words still at hand.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub text: String,
    pub tokens: Vec<Token>,
    pub section: String,
    pub at: Vec<At>,
    pub speaker: Option<String>,
    pub source: usize,
    pub mood: Mood,
    sentence: usize,
    stems: Vec<EcoString>,
    numbers: Vec<(u64, EcoString)>,
}

/// Steps in the order of doing, and warnings each with the step that it was said after.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub steps: Vec<Made>,
    pub warnings: Vec<(Made, Option<usize>)>,
}

/// Steps and warnings while they are told. Steps keep the number under which they were made; `order` holds the numbers.
#[derive(Default)]
struct Ordering<'a> {
    sentences: &'a [Sentence],
    steps: Vec<Made>,
    order: Vec<usize>,
    by_stem: Index,
    /// By what the words of a family have in common.
    by_root: Index,
    warnings: Vec<(Made, Option<usize>)>,
    warned: Index,
    /// The stems of the steps told next.
    ahead: Vec<Vec<EcoString>>,
    /// Where the words of the sources are first said.
    mentions: locate::Mentions,
    /// The step told last.
    last: Option<usize>,
    /// The step told last, where it was put before all others.
    upfront: Option<usize>,
    sentence: Option<usize>,
    turn: Option<usize>,
}

/// Orders everything that was told.
pub(super) fn order(told: &[Told], sentences: &[Sentence]) -> Ordered {
    let mut out = Ordering {
        sentences,
        mentions: locate::Mentions::of(sentences),
        ..Ordering::default()
    };
    for (at, one) in told.iter().enumerate() {
        if let Some(reading) = &one.reading {
            let made = make(one, reading);
            if says_nothing(&made.tokens) {
                continue;
            }
            match reading.force {
                Force::Warning => out.warn(made),
                Force::Step => {
                    out.ahead = ahead(&told[at + 1..], one);
                    out.step(one, reading, made);
                }
            }
        }
    }
    out.done()
}

/// What is told next, in the sentences right after.
fn ahead(rest: &[Told], one: &Told) -> Vec<Vec<EcoString>> {
    rest.iter()
        .take_while(|t| t.source == one.source && t.sentence <= one.sentence + 2)
        .filter(|t| t.reading.is_some())
        .map(|t| stems(&t.tokens))
        .collect()
}

/// `Mind the`, `Step one`: words that were cut off before they said anything.
fn says_nothing(words: &[Token]) -> bool {
    static EMPTY: WordSet =
        word_set!("thing things day correct step one two it right away make a note they go week");
    static OPEN: WordSet = word_set!("the a an of my your can could will would from");
    let cut = words
        .last()
        .is_some_and(|t| OPEN.contains(t.word.as_str()) && t.tail().is_none());
    words.len() <= 4 && cut || words.iter().all(|t| EMPTY.contains(t.key.as_str()))
}

fn make(told: &Told, reading: &Reading) -> Made {
    let mut tokens = phrase::words(reading);
    let mut text = phrase::text(reading);
    let mut listing = false;
    for (joint, words) in &told.additions {
        let words = match *joint {
            '.' => words.clone(),
            _ => phrase::continued(words),
        };
        let more = match *joint {
            _ if text.ends_with('?') => sentence(&words),
            '.' => sentence(&words),
            _ => plain(&words),
        };
        let listed = told.tokens.last().is_some_and(|t| t.tail() == Some(':'));
        let glue = match (*joint, listing) {
            _ if text.ends_with('?') => " ",
            ('.', _) => ". ",
            (_, false) if listed || more.starts_with('`') => ": ",
            _ if phrase::is_capital(&more) => ". ",
            _ => ", ",
        };
        listing = *joint == ',';
        text.push_str(glue);
        text.push_str(&more);
        if let Some(mark) = glue
            .chars()
            .next()
            .filter(|mark| *mark != ' ' && !tokens.last().is_some_and(Token::is_code))
        {
            mark_last(&mut tokens, mark);
        }
        tokens.extend(words);
    }
    let mut at = places(&tokens);
    at.extend(told.evidence.iter().copied());
    at.sort_unstable();
    at.dedup();
    Made {
        text: capped(text),
        section: told.section.clone(),
        at,
        speaker: told.speaker.clone(),
        source: told.source,
        mood: told.mood,
        sentence: told.sentence,
        stems: distinct(stems(&tokens)),
        numbers: numbers(&tokens),
        tokens,
    }
}

/// Each stem once, in order.
fn distinct(mut stems: Vec<EcoString>) -> Vec<EcoString> {
    let mut known = HashSet::new();
    stems.retain(|s| known.insert(s.clone()));
    stems
}

/// At most eighty words: what runs on is cut at a pause.
fn capped(text: String) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= 80 {
        return text;
    }
    let pause = words[..80]
        .iter()
        .rposition(|w| w.ends_with([',', '.', ';']))
        .filter(|p| *p > 20)
        .unwrap_or(79);
    words[..=pause]
        .join(" ")
        .trim_end_matches([',', ';', '.'])
        .to_owned()
}

impl Ordering<'_> {
    fn done(self) -> Ordered {
        let mut rank = vec![0; self.steps.len()];
        for (at, id) in self.order.iter().enumerate() {
            rank[*id] = at;
        }
        let mut steps: Vec<(usize, Made)> = rank.iter().copied().zip(self.steps).collect();
        steps.sort_unstable_by_key(|(at, _)| *at);
        let warnings = self.warnings.into_iter();
        Ordered {
            steps: steps.into_iter().map(|(_, made)| made).collect(),
            warnings: warnings
                .map(|(made, after)| (made, after.map(|id| rank[id])))
                .collect(),
        }
    }

    fn warn(&mut self, made: Made) {
        let known = self.warned.near(&made.stems).into_iter();
        let known = known
            .filter(|i| same(&self.warnings[*i].0, &made, 0.75))
            .min();
        match known {
            Some(i) => self.warnings[i].0.at.extend(made.at),
            None => {
                self.warned.add(self.warnings.len(), &made.stems);
                self.warnings.push((made, self.last));
            }
        }
    }

    fn step(&mut self, told: &Told, reading: &Reading, made: Made) {
        if self.moved(told, &made) {
            return;
        }
        if let Some(id) = self.twin(told, reading, &made) {
            let named = self.steps[id].stems.len() == 1 && self.order.last() == Some(&id);
            if named && made.stems.len() > 1 {
                // `the primer` was only named: it stands where what is said of it puts it
                self.order.pop();
                let at = self.place(told, reading, &made);
                self.order.insert(at.min(self.order.len()), id);
            }
            self.merge(id, told, made);
            return;
        }
        let at = self.place(told, reading, &made);
        let id = self.steps.len();
        let leads = at < self.order.len() && (at == self.first(told) || self.follows_upfront(at));
        self.upfront = leads.then_some(id);
        self.by_stem.add(id, &made.stems);
        self.by_root.add(id, &locate::roots(&made.stems));
        let made = Made {
            section: self.part_at(at, &made),
            ..made
        };
        self.steps.push(made);
        self.order.insert(at, id);
        (self.last, self.sentence, self.turn) = (Some(id), Some(told.sentence), Some(told.turn));
    }

    /// Whether a place is right behind the step told last, which was put before all others.
    fn follows_upfront(&self, at: usize) -> bool {
        self.upfront
            .and_then(|id| self.position(id))
            .is_some_and(|there| at == there + 1)
    }

    /// The part in which a step stands: that of its place, where it was told in another.
    fn part_at(&self, at: usize, made: &Made) -> String {
        let follows = at.checked_sub(1).and_then(|before| self.order.get(before));
        let follows = follows.filter(|id| self.last == Some(**id));
        let there = follows.or(self.order.get(at)).map(|id| &self.steps[*id]);
        there
            .filter(|step| at < self.order.len() && step.source == made.source)
            .map_or_else(|| made.section.clone(), |step| step.section.clone())
    }

    /// The step that says the same already.
    fn twin(&self, told: &Told, reading: &Reading, made: &Made) -> Option<usize> {
        let written = matches!(made.mood, Mood::Item { .. });
        let is_twin = |s: &Made| {
            let close = if told.recap {
                0.5
            } else if s.source != made.source {
                0.6
            } else {
                0.8
            };
            let apart = s.source != made.source || !written;
            apart
                && (same(s, made, close)
                    || (told.corrects && contains(s, made) && made.stems.len() >= 2))
        };
        let twins = self.by_stem.near(&made.stems).into_iter();
        let twins: Vec<usize> = twins.filter(|id| is_twin(&self.steps[*id])).collect();
        let thin = || {
            self.last.filter(|id| {
                let last = &self.steps[*id];
                self.order.last() == Some(id)
                    && !written
                    && last.stems.len() == 1
                    && (!names_nothing(last) || made.stems.first() == last.stems.first())
                    && last.speaker == made.speaker
                    && reading.condition.is_empty()
                    // `Glue it.` `The glue needs overnight.`: of a thing, and no deed
                    && !made.tokens.first().is_some_and(|t| DETERMINERS.contains(t.key.as_str()))
                    && contains(made, last)
            })
        };
        self.earliest(&twins).or_else(thin)
    }

    fn merge(&mut self, id: usize, told: &Told, made: Made) {
        let twin = &mut self.steps[id];
        if made.text.len() > twin.text.len() && contains(&made, twin) && !told.recap {
            self.by_stem.add(id, &made.stems);
            self.by_root.add(id, &locate::roots(&made.stems));
            twin.text = made.text;
            twin.tokens = made.tokens;
            twin.stems = made.stems;
            twin.numbers = made.numbers;
        }
        twin.at.extend(made.at);
    }

    /// Of several steps the one that is done first.
    fn earliest(&self, ids: &[usize]) -> Option<usize> {
        match ids {
            [] => None,
            [id] => Some(*id),
            _ => self.order.iter().copied().find(|id| ids.contains(id)),
        }
    }

    fn position(&self, id: usize) -> Option<usize> {
        self.order.iter().rposition(|o| *o == id)
    }
}

/// `cap it`: only what is done is said, and `a blue cap is washed` is of another thing.
fn names_nothing(step: &Made) -> bool {
    let pronoun = |t: &Token| matches!(t.key.as_str(), "it" | "them" | "that" | "this");
    step.tokens.iter().any(pronoun)
}

fn contains(large: &Made, small: &Made) -> bool {
    small.stems.iter().all(|s| large.stems.contains(s))
}

fn numbers(tokens: &[Token]) -> Vec<(u64, EcoString)> {
    quantities_of(&keys(tokens))
        .into_iter()
        .map(|q| (q.value.to_bits(), q.unit))
        .collect()
}

/// Whether two instructions say the same, with the same numbers and under the same condition.
fn same(a: &Made, b: &Made, close: f64) -> bool {
    let (x, y) = (&a.stems, &b.stems);
    let shared = x.iter().filter(|s| y.contains(s)).count();
    let union = x.len() + y.len() - shared;
    let alike = union > 0 && shared >= 2.min(x.len()) && shared as f64 / union as f64 >= close;
    let condition =
        |m: &Made| starts_any(&m.tokens, patterns!["if", "unless", "for", "otherwise"]).is_some();
    let (n, m) = (&a.numbers, &b.numbers);
    let agree = n.is_empty()
        || m.is_empty()
        || n.iter().all(|q| m.contains(q))
        || m.iter().all(|q| n.contains(q));
    alike && agree && condition(a) == condition(b) && !turned_round(a, b)
}

/// `bung in` and `bung out`: what makes one deed the opposite of another.
fn turned_round(a: &Made, b: &Made) -> bool {
    let says = |m: &Made, way: &str| m.tokens.iter().any(|t| t.key == way);
    let one = |m: &Made, w: &[&str; 2]| match (says(m, w[0]), says(m, w[1])) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    };
    let differ = |w| one(a, w).zip(one(b, w)).is_some_and(|(x, y)| x != y);
    OPPOSITE_WAYS.iter().any(differ)
}
