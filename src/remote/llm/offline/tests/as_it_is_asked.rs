//! What is asked with a value, a case or a name, and what the answer comes to.
use super::check_in_work;

#[test]
fn the_number_of_an_answer_has_the_unit_that_it_was_asked_with() {
    check_in_work(&[
        (
            "Ann: You roll it out thin.\nBob: Three mil?\nAnn: Two.",
            &["two mil"],
            &["three"],
        ),
        (
            "Ann: Fill the bath.\nBob: Forty litres?\nAnn: More like thirty.",
            &["Fill the bath, thirty litres"],
            &["forty", "more like"],
        ),
        (
            "Ann: Book a slot.\nBob: An hour?\nAnn: Two, to be safe.",
            &["Book a slot, two hours"],
            &["an hour"],
        ),
        (
            "Ann: Leave it overnight.\nBob: So twelve hours?\nAnn: Ten's enough.",
            &["overnight, ten hours"],
            &["twelve"],
        ),
        (
            "Ann: Set the oven.\nBob: Two hundred?\nAnn: Bit less. One ninety.",
            &["Set the oven, one ninety"],
            &["less", "two hundred"],
        ),
        (
            "Ann: You dilute it.\nBob: One to ten?\nAnn: Weaker. One to twenty.",
            &["one to twenty"],
            &["weaker", "one to ten"],
        ),
        (
            "Ann: Wipe it down.\nBob: Twice?\nAnn: Three times.",
            &["three times"],
            &["twice"],
        ),
        (
            "Ann: You give it ninety.\nBob: Minutes?\nAnn: Ninety seconds, not minutes.",
            &["ninety seconds"],
            &["minutes"],
        ),
        (
            "Ann: Pay the driver.\nBob: How much, forty?\nAnn: Fifty.",
            &["Pay the driver, fifty"],
            &["forty"],
        ),
        // a unit of its own stays
        (
            "Ann: You roll it out.\nBob: A centimetre?\nAnn: Eight mil.",
            &["eight mil"],
            &["centimetre"],
        ),
    ]);
}

#[test]
fn a_case_that_is_asked_about_is_told_once() {
    check_in_work(&[
        (
            "Ann: You water them daily.\nBob: Even in winter?\nAnn: In winter twice a week.",
            &["Water them daily, in winter twice a week"],
            &["even"],
        ),
        (
            "Ann: Take them out after twelve minutes.\nBob: With the fan on?\nAnn: Without. With the fan it's ten.",
            &["after twelve minutes, with the fan it's ten"],
            &["without"],
        ),
        (
            "Ann: Turn the heating to nineteen.\nBob: In the nursery too?\nAnn: Twenty-one.",
            &["nineteen, in the nursery twenty-one"],
            &["too"],
        ),
        (
            "Ann: Tighten it.\nBob: To any particular torque?\nAnn: Twenty-five.",
            &["to twenty-five"],
            &["particular"],
        ),
        (
            "Ann: You pack the box.\nBob: Do you weigh it?\nAnn: Not usually. If it feels heavy, yes.",
            &[
                "Pack the box",
                "Weigh it if it feels heavy",
                "Push the trolley back to its corner",
            ],
            &["yes"],
        ),
        (
            "Ann: You fill the form in.\nBob: Do you sign it?\nAnn: Normally no. When it's over a hundred, yes.",
            &["Sign the form when it's over a hundred"],
            &["yes", "normally"],
        ),
        (
            "Ann: Ring the manager.\nBob: And if he's not there?\nAnn: Ray.",
            &["If he's not there, Ray"],
            &["manager. ray"],
        ),
        (
            "Ann: Ring at two. Nobody picks up, you ring again at half past.",
            &["If nobody picks up, ring again at half past"],
            &[],
        ),
        (
            "Ann: You send the reminder.\nBob: A week before?\nAnn: Two days before, otherwise they forget.",
            &["Send the reminder, two days before"],
            &["a week"],
        ),
    ]);
}

#[test]
fn what_is_asked_for_interest_tells_nothing_of_the_step() {
    check_in_work(&[
        (
            "Ann: You polish the lenses.\nBob: How many do you do in a day?\nAnn: Forty.",
            &["Polish the lenses"],
            &["forty"],
        ),
        (
            "Ann: You fold the shirts.\nBob: How many do you get through in an hour?\nAnn: About sixty.",
            &["Fold the shirts"],
            &["sixty"],
        ),
        // how often it is done is told
        (
            "Ann: You check the fridge.\nBob: How many times a day?\nAnn: Three.",
            &["Check the fridge, three times a day"],
            &[],
        ),
    ]);
}

#[test]
fn a_thing_that_stays_as_it_is_gives_way_to_the_one_that_is_meant() {
    check_in_work(&[
        (
            "Ann: Switch off the pump.\nBob: The pump?\nAnn: No, the pump stays on. The heater.",
            &["Switch off the heater", "The pump stays on"],
            &["switch off the pump", "stays on, the heater"],
        ),
        (
            "Ann: You lock the side door.\nBob: The side door?\nAnn: No, the side door stays open for the cleaners. The back door.",
            &[
                "Lock the back door",
                "The side door stays open for the cleaners",
            ],
            &["back door stays"],
        ),
    ]);
}

#[test]
fn what_is_asked_of_somebody_and_said_again_is_told_with_its_name() {
    check_in_work(&[
        (
            "Ann: Put it in the mixer. Kim, what's the speed?\nKim: Four.\nAnn: Four, not higher.",
            &["Speed four, not higher"],
            &["four, four"],
        ),
        (
            "Ann: Load the drum. Set program three.",
            &["Load the drum", "Set program three"],
            &["drum. set"],
        ),
    ]);
}
