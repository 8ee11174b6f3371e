//! How great one value is beside another.
use super::Amount;

/// Whether one number may stand for another: the number of a thing for one near it, and none for half of something.
pub(super) fn may_be(new: &Amount, place: &Amount) -> bool {
    let named = !place.named || new.named || within(4.0, new, place);
    // `lid half` and `100 chairs`
    named && (new.is_part() == place.is_part() || near(new, place))
}

/// Whether neither is more than ten times the other.
pub(super) fn near(a: &Amount, b: &Amount) -> bool {
    within(10.0, a, b)
}

/// Whether neither is more than so many times the other, as far as they are numbers.
fn within(times: f64, a: &Amount, b: &Amount) -> bool {
    match (a.size.parse::<f64>(), b.size.parse::<f64>()) {
        (Ok(a), Ok(b)) => {
            // `minus eighteen` is as great as eighteen
            let (a, b) = (a.abs(), b.abs());
            a <= b * times && b <= a * times
        }
        _ => true,
    }
}
