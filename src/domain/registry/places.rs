//! Where an SOP stands in a record that names many.

use std::sync::OnceLock;

use crate::domain::id::SopId;

/// Up to so many are looked through one after another.
const FEW: usize = 16;

/// The places of a record's SOPs in the order of their ids, once somebody has asked: an adoption names tens of thousands.
#[derive(Debug, Clone, Default)]
pub struct Places(OnceLock<Vec<usize>>);

impl Places {
    /// The first of the items that is of an SOP. The items must be the same at every question.
    pub(super) fn find<'i, T>(
        &self,
        items: &'i [T],
        id: &SopId,
        of: impl Fn(&T) -> &SopId,
    ) -> Option<&'i T> {
        if items.len() <= FEW {
            return items.iter().find(|item| of(item) == id);
        }
        let places = self.0.get_or_init(|| {
            let mut places: Vec<usize> = (0..items.len()).collect();
            // Stable: of two items of one SOP the first comes first.
            places.sort_by_key(|place| of(&items[*place]));
            places
        });
        let before = places.partition_point(|place| of(&items[*place]) < id);
        let item = items.get(*places.get(before)?)?;
        (of(item) == id).then_some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_the_first_of_each() {
        for count in [0, 1, FEW, FEW + 1, 500] {
            let id = |number: usize| SopId::parse(&format!("p{:03}", number * 7919 % 211)).unwrap();
            let items: Vec<(SopId, usize)> = (0..count).map(|at| (id(at), at)).collect();
            let places = Places::default();
            for number in 0..211 {
                let asked = id(number);
                let plain = items.iter().find(|(id, _)| *id == asked);
                assert_eq!(places.find(&items, &asked, |(id, _)| id), plain);
            }
        }
    }
}
