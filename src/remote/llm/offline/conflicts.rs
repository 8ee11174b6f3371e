//! Two values for one thing, told in two places.
use ecow::EcoString;

use super::gather::Told;
use super::index::Index;
use super::questions::{Doubt, contested};
use super::token::{keys, stems};
use crate::domain::quantity::{Quantity, quantities_of, unit_of};
use crate::domain::words::stem;

/// How many statements one may be held against: more would be asked about, not answered.
const MOST: usize = 4;

/// A statement that gives a measure: its measures, and the stems of its other words.
struct Valued<'a> {
    told: &'a Told,
    measures: Vec<Quantity>,
    words: Vec<EcoString>,
}

/// Pairs of statements, by different speakers or from different sources, that give different values in one unit to much the same thing.
pub(super) fn conflicts(told: &[Told]) -> Vec<Doubt> {
    let valued: Vec<Valued> = told.iter().filter_map(valued).collect();
    let mut index = Index::default();
    let mut pairs = Vec::new();
    for (later, b) in valued.iter().enumerate() {
        let alike = index.any(&b.words).into_iter();
        let against = alike.filter(|earlier| clash(&valued[*earlier], b));
        pairs.extend(against.take(MOST).map(|earlier| (earlier, later)));
        index.add(later, &b.words);
    }
    pairs.sort_unstable();
    pairs
        .into_iter()
        .map(|(a, b)| doubt(valued[a].told, valued[b].told))
        .collect()
}

fn valued(told: &Told) -> Option<Valued<'_>> {
    let keys = keys(&told.tokens);
    let mut measures = quantities_of(&keys);
    measures.retain(|q| unit_of(&q.unit).is_some());
    let numbers: Vec<EcoString> = measures
        .iter()
        .flat_map(|q| &keys[q.at..(q.at + q.len + 1).min(keys.len())])
        .map(|k| stem(k))
        .collect();
    let mut words = stems(&told.tokens);
    words.retain(|s| !numbers.contains(s));
    (!measures.is_empty()).then_some(Valued {
        told,
        measures,
        words,
    })
}

fn clash(a: &Valued, b: &Valued) -> bool {
    let apart = a.told.source != b.told.source || a.told.speaker != b.told.speaker;
    let shared = a.words.iter().filter(|w| b.words.contains(w)).count();
    let alike = shared >= 2 && shared * 2 >= a.words.len().min(b.words.len());
    apart
        && alike
        && a.measures.iter().any(|n| {
            let mut others = b.measures.iter().filter(|o| o.unit == n.unit).peekable();
            others.peek().is_some() && others.all(|o| (o.value - n.value).abs() >= 1e-9)
        })
}

fn doubt(a: &Told, b: &Told) -> Doubt {
    contested(&a.tokens, &b.tokens, a.speaker.clone())
}
