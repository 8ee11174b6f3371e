//! A thing that is there no more is left out of what it was named with.
use super::check_in_work;

#[test]
fn one_of_two_things_that_is_gone_leaves_the_other() {
    check_in_work(&[
        (
            "Ann: Give them the key and the breakfast slip.\nBob: Breakfast slips are gone. It's on the key sleeve.\nAnn: Tick them off on the list.",
            &["give them the key", "tick them off"],
            &["breakfast slip"],
        ),
        (
            "Ann: Take the hammer and the red pliers.\nBob: The red pliers are gone.\nAnn: Sweep the bench.",
            &["take the hammer"],
            &["pliers"],
        ),
        (
            "Ann: Hand out the visitor badge, the map and a parking token.\nBob: Parking tokens don't exist any more.\nAnn: Sweep the bench.",
            &["visitor badge and the map"],
            &["token"],
        ),
        (
            "Ann: Fill in the blue form and the yellow one.\nBob: The blue form's been abolished.\nAnn: Sweep the bench.",
            &["fill in the yellow one"],
            &["blue form"],
        ),
        (
            "Ann: You put in the manual and the warranty card.\nAnn: The warranty card's long gone, sorry. Sweep the bench.",
            &["put in the manual", "sweep the bench"],
            &["warranty card"],
        ),
    ]);
}
