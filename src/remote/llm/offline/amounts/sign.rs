//! The sign of a value: `minus eighteen`, `plus four`.
use super::super::token::Token;
use crate::domain::quantity::Quantity;

/// `minus eighteen`, `plus four`: the sign of a temperature, or of a number alone; not `ten minus four`, `plus or minus five`.
pub(super) fn sign<'a>(tokens: &'a [Token], q: &Quantity) -> Option<&'a str> {
    let at = q.at.checked_sub(1)?;
    let sign = tokens[at].key.as_str();
    if !matches!(sign, "minus" | "plus") || tokens[at].tail().is_some() {
        return None;
    }
    let of_heat = matches!(q.unit.as_str(), "" | "°" | "°c" | "°f");
    let opens = at.checked_sub(1).is_none_or(|b| {
        let before = &tokens[b];
        let leads = matches!(
            before.key.as_str(),
            "to" | "at"
                | "below"
                | "above"
                | "under"
                | "over"
                | "about"
                | "around"
                | "is"
                | "it's"
                | "be"
        );
        before.tail().is_some() || leads
    });
    (of_heat && opens).then_some(sign)
}
