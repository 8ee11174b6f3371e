//! Why something is done, what came of it once, and what is written down: words that hang on a step, or on none.
use super::check_in_work;

#[test]
fn what_others_do_goes_on_as_why() {
    for (why, gone) in [
        ("because people come up and start eating", "start eating"),
        ("because the kids come over and touch it", "touch"),
        ("cos they see it and take it home", "take it home"),
        ("otherwise the lads come in and use it", "use it"),
        (
            "because customers walk in and open the fridge",
            "open the fridge",
        ),
    ] {
        check_in_work(&[(
            &format!("Ann: Put the cover on {why}. Then you mop the floor."),
            &["put the cover on", "mop the floor"],
            &[gone],
        )]);
    }
    check_in_work(&[
        (
            "Ann: Put a sign up because it's slippery and mop the floor.",
            &["put a sign up", "mop the floor"],
            &[],
        ),
        (
            "Ann: Turn the heater off because that's the rule and lock the hatch.",
            &["heater off", "lock the hatch"],
            &[],
        ),
    ]);
}

#[test]
fn what_came_of_it_once_is_no_measure_of_a_step() {
    check_in_work(&[
        (
            "Ann: Wear the gloves. My second week I forgot. Three stitches. They still laugh about it. Then you sweep up.",
            &["wear the gloves", "sweep up"],
            &["stitches", "laugh"],
        ),
        (
            "Ann: Check the cap's locked. Last summer I left it open. Forty litres on the floor. Nobody spoke to me for a week. Then you plug it in.",
            &["cap's locked", "plug"],
            &["forty", "spoke"],
        ),
        (
            "Ann: Tip the salt in slow. My first month I put a bag in at the head end. Two days closed. The boss still brings it up at Christmas.",
            &["tip the salt in slow"],
            &["two days", "Christmas"],
        ),
        (
            "Ann: Fill the hopper with two scoops. My first week I put in ten. Two scoops, no more.",
            &["two scoops"],
            &["ten"],
        ),
    ]);
}

#[test]
fn what_is_written_there_stands_with_it() {
    check_in_work(&[
        (
            "Ann: Sign the card on the door. Initials and time.",
            &["sign the card on the door, initials and time"],
            &[],
        ),
        (
            "Ann: Then you sign the sheet. Name and date. Then you lock it.",
            &["sign the sheet, name and date"],
            &[],
        ),
        (
            "Ann: You write the tag. Date, time and your initials.",
            &["write the tag, date, time and your initials"],
            &[],
        ),
        (
            "Ann: Sign the sheet. Name the file after the job.",
            &["sign the sheet", "name the file after the job"],
            &["sheet, name"],
        ),
    ]);
}

#[test]
fn the_first_thing_is_told_by_its_name() {
    check_in_work(&[
        (
            "Ann: First thing, lights on, then the heating.",
            &["lights on"],
            &["thing"],
        ),
        (
            "Bob: OK so talk me through closing the tank.\nAnn: First thing, lid down. Then you bolt it.",
            &["lid down", "bolt"],
            &["thing", "talk me"],
        ),
        (
            "Ann: Leave the cards up five days. It's seven for the posters, and I think ten for, no, seven for anything big.",
            &["five days. It's seven for the posters, and seven for anything big"],
            &["ten"],
        ),
    ]);
}
