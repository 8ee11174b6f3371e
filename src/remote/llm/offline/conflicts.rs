//! Two values for one thing, told in two places.
use super::gather::Told;
use super::questions::Doubt;
use super::token::{keys, places, plain, stems};
use crate::domain::quantity::{Quantity, quantities_of, unit_of};
use crate::domain::words::stem;

/// Every pair of statements, by different speakers or from different sources, that give different values in one unit to much the same thing.
pub(super) fn conflicts(told: &[Told]) -> Vec<Doubt> {
    let valued: Vec<(&Told, Vec<Quantity>, Vec<String>)> = told
        .iter()
        .filter_map(|t| {
            let keys = keys(&t.tokens);
            let found: Vec<Quantity> = quantities_of(&keys)
                .into_iter()
                .filter(|q| unit_of(&q.unit).is_some())
                .collect();
            let numbers: Vec<String> = found
                .iter()
                .flat_map(|q| {
                    keys[q.at..(q.at + q.len + 1).min(keys.len())]
                        .iter()
                        .map(|k| stem(k))
                })
                .collect();
            let words = stems(&t.tokens)
                .into_iter()
                .filter(|s| !numbers.contains(s))
                .collect();
            (!found.is_empty()).then_some((t, found, words))
        })
        .collect();
    let mut doubts = Vec::new();
    for (i, (a, numbers, words)) in valued.iter().enumerate() {
        for (b, others, also) in &valued[i + 1..] {
            let apart = a.source != b.source || a.speaker != b.speaker;
            let shared = words.iter().filter(|w| also.contains(w)).count();
            let alike = shared >= 2 && shared * 2 >= words.len().min(also.len());
            let clash = numbers.iter().any(|n| {
                let same = |o: &&Quantity| o.unit == n.unit;
                others.iter().any(|o| same(&o))
                    && !others
                        .iter()
                        .filter(same)
                        .any(|o| (o.value - n.value).abs() < 1e-9)
            });
            if apart && alike && clash {
                let mut at = places(&a.tokens);
                at.extend(places(&b.tokens));
                let text = format!(
                    "“{}” or “{}”: which one holds?",
                    plain(&a.tokens),
                    plain(&b.tokens)
                );
                doubts.push(Doubt {
                    text,
                    ask: a.speaker.clone(),
                    at,
                });
            }
        }
    }
    doubts
}
