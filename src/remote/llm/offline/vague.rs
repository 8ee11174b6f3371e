//! What a step leaves to guess: a measure that is only called right, a while, an approval by nobody.
use super::patterns::{find, has_any, patterns};
use super::token::Token;
use crate::domain::quantity::quantities_of;

/// The question that a step leaves open, if it does.
pub(super) fn left_to_guess(tokens: &[Token]) -> Option<&'static str> {
    if approved_by_nobody(tokens) {
        return Some("by whom?");
    }
    if !quantities_of(&super::token::keys(tokens)).is_empty() {
        return None;
    }
    if has_any(
        tokens,
        patterns![
            "the right|correct|usual|normal|proper|appropriate|required|recommended|specified|desired|agreed *? temperature|amount|pressure|speed|dose|setting|level|time|length|weight|size|strength|concentration|ratio|torque|depth|height|number|quantity|thickness|dilution|limit|threshold",
            "to|at temperature|pressure|speed|strength"
        ],
    ) {
        return Some("which value is that?");
    }
    if has_any(
        tokens,
        patterns![
            "not too much|many|long|hot|tight|fast|full|often",
            "for a good? while|bit|time|spell",
            "for some|long time|enough?",
            "long enough",
            "a while|bit later|longer|before|after",
            "every so often",
            "now and then|again",
            "from time to time",
            "regularly|occasionally|periodically|frequently",
            "a few|couple of? minutes|hours|days|times|seconds|weeks"
        ],
    ) {
        return Some("how much, how long, or how often?");
    }
    None
}

/// `it then gets approved`, `the form has to be signed off`: whose word it takes is not said.
fn approved_by_nobody(tokens: &[Token]) -> bool {
    find(
        tokens,
        patterns![
            "is|are|gets|get|be|being|been|it's|they're then|first|also|always|both? approved|authorised|authorized|countersigned|reviewed|inspected|witnessed|verified|validated|audited|released|signed",
            "needs|need|wants approving|authorising|authorizing|countersigning|reviewing|inspecting|verifying|signing"
        ],
    )
    .is_some_and(|(at, n)| {
        // `once it's approved, …`, `check that they are signed`: that it is so, and not that it is done here
        let head = tokens[..at].iter().rposition(|t| t.tail().is_some());
        let clause = super::talk::lead(&tokens[head.map_or(0, |h| h + 1)..at]);
        let so = has_any(
            clause,
            patterns!["if|when|once|until|till|unless|before|after|whether|that|which|who|check|see|as", "make sure"],
        );
        !so && !has_any(&tokens[at + n..], patterns!["by", "you|we|i"])
    })
}
