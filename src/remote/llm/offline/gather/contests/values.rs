//! Which values of a step another may be put up against.
use super::super::super::token::keys;
use super::super::Told;
use super::super::denials;
use crate::domain::quantity::{Quantity, quantities_of, unit_of};

/// The values of a step that another may stand for: of its unit, or the only measure.
pub(super) fn values(told: &Told, new: &Quantity) -> Vec<Quantity> {
    let mut all = quantities_of(&keys(&told.tokens));
    for (_, words) in &told.additions {
        all.extend(quantities_of(&keys(words)));
    }
    let (measures, plain): (Vec<Quantity>, Vec<Quantity>) =
        all.into_iter().partition(|q| unit_of(&q.unit).is_some());
    let fits = |q: &Quantity| {
        new.unit.is_empty()
            || q.unit.is_empty()
            || denials::kind(&q.unit) == denials::kind(&new.unit)
            // `three copies`, and not for `two weeks`
            || unit_of(&new.unit).is_none() && unit_of(&q.unit).is_none()
    };
    let measures: Vec<Quantity> = measures.into_iter().filter(fits).collect();
    if measures.is_empty() {
        plain.into_iter().filter(fits).collect()
    } else {
        measures
    }
}
