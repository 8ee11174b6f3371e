//! An answer that says only what was asked: the measure of what a thing does, more of it in the next breath, what becomes of it.
use super::check_in_work;

#[test]
fn how_long_a_thing_does_something() {
    check_in_work(&[
        (
            "Ann: You start the engine.
Bob: How long does it idle before I load?
Ann: Five minutes. In frost ten.",
            &["it idles .. five minutes"],
            &[],
        ),
        (
            "Ann: You wipe the top.
Bob: How long's it got to stay wet?
Ann: Two minutes, don't dry it off.",
            &["stay wet, two minutes"],
            &[],
        ),
        (
            "Ann: You wipe the top.
Bob: How long does it have to stay wet?
Ann: Two minutes.",
            &["it has to stay wet, two minutes"],
            &[],
        ),
        (
            "Ann: You glue the sole.
Bob: How long do they need to rest?
Ann: A night.",
            &["need to rest, a night"],
            &[],
        ),
        (
            "Ann: You put the clay in the bag.
Bob: How long has the clay got to soak?
Ann: Three days.",
            &["the clay has got to soak, three days"],
            &[],
        ),
    ]);
}

#[test]
fn an_answer_goes_on() {
    check_in_work(&[
        (
            "Ann: You fill the pump.
Bob: When do I check it again?
Ann: After a week. And after any frost, even if it's the day after you were there.",
            &["after a week, and after any frost"],
            &[],
        ),
        (
            "Ann: The tag at the foot gets filled in.
Bob: When's the next look?
Ann: Seven days. And after any storm.",
            &["seven days, and after any storm"],
            &[],
        ),
        (
            "Ann: The boxes go along the wall.
Bob: Fixed down?
Ann: Glued or wired. And locked.",
            &["glued or wired, and locked"],
            &[],
        ),
    ]);
}

#[test]
fn a_short_name_that_was_asked_about_is_what_the_answer_is_of() {
    check_in_work(&[
        (
            "Ann: Staff costs go in by timesheet.
Bob: VAT?
Ann: Stays out, we get it back elsewhere.",
            &["vat stays out"],
            &[],
        ),
        (
            "Ann: You sort the waste.
Bob: PVC?
Ann: Goes in the blue sack.",
            &["pvc goes in the blue sack"],
            &[],
        ),
        (
            "Ann: You look for oil on the ground.
Bob: Tyres?
Ann: Cuts deeper than a thumbnail you show to the fitter.",
            &["cuts deeper than a thumbnail"],
            &["tyres cuts"],
        ),
    ]);
}

#[test]
fn since_when_it_is_another_number() {
    check_in_work(&[
        (
            "Ann: Linen gets counted into the bag.
Ann: Pillows four on a double. Well, from October it's been two and two spare in the wardrobe.",
            &["pillows two on a double, and two spare in the wardrobe"],
            &["pillows four"],
        ),
        (
            "Ann: You put six chairs at each table. Well, from May it's been eight.",
            &["eight chairs at each table"],
            &["six chairs"],
        ),
        (
            "Ann: You set three glasses per place. Since Easter it's two.",
            &["two glasses per place"],
            &["three glasses"],
        ),
    ]);
}

#[test]
fn an_answer_with_several_kinds_is_no_part_of_a_case() {
    check_in_work(&[
        (
            "Ann: If a towel's missing you tell me.
Bob: Which cloth for which?
Ann: Pink toilet, blue basin, yellow for the rest of the room.",
            &["pink toilet, blue basin"],
            &["tell me, pink"],
        ),
        (
            "Ann: When the bell rings you open the gate.
Bob: Which crate for which?
Ann: Green apples, brown pears, grey for all the other fruit.",
            &["green apples, brown pears"],
            &["gate, green"],
        ),
        (
            "Ann: If the lamp is red you call the office.
Bob: Which hook for which?
Ann: Long hook ropes, short hook straps, blue hook for the rest of the gear.",
            &["long hook ropes"],
            &["office, long"],
        ),
    ]);
}
