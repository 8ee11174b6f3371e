//! A number with the unit that was asked for, told of parts or in another unit of the kind, and where it has been moved to.
use super::check_in_work;

#[test]
fn the_unit_that_a_number_is_asked_for() {
    check_in_work(&[
        (
            "Ann: Torque it to a hundred and ten.\nBob: A hundred and ten what?\nAnn: Newton metres.",
            &["to a hundred and ten newton metres"],
            &[],
        ),
        (
            "Ann: Torque it, a hundred and ten for most cars.\nBob: A hundred and ten what?\nAnn: Newton metres. Vans are one sixty.",
            &["a hundred and ten newton metres for most cars"],
            &[],
        ),
        (
            "Ann: Set the valve to forty for the small ones.\nBob: Forty what?\nAnn: Bar. And sixty for the big ones.",
            &["to forty bar for the small ones", "sixty for the big ones"],
            &[],
        ),
        (
            "Ann: Set the valve to forty.\nBob: Forty?\nAnn: Bar.",
            &["Set the valve to forty bar"],
            &[],
        ),
        (
            "Ann: Set the valve to forty.\nBob: What, degrees?\nAnn: Degrees.",
            &["Set the valve to forty degrees"],
            &[],
        ),
        (
            "Ann: It has to be one twenty five for a woman and one thirty five for a man.\nBob: Grams per litre?\nAnn: Grams per litre.",
            &[
                "one twenty five grams per litre for a woman",
                "one thirty five grams per litre for a man",
            ],
            &[],
        ),
        (
            "Ann: Set the speed to thirty.\nBob: Is that miles an hour?\nAnn: Miles an hour, yes.",
            &["thirty miles an hour"],
            &[],
        ),
        (
            "Ann: Leave it two.\nBob: Two what? Days?\nAnn: Hours!",
            &["two hours"],
            &["days"],
        ),
        (
            "Ann: Pull off ten.\nBob: Ten centimetres?\nAnn: Metres! Ten metres.",
            &["Pull off ten metres"],
            &["centimetres"],
        ),
        (
            "Ann: Put in two.\nBob: Two what?\nAnn: Scoops.",
            &["Put in two scoops"],
            &[],
        ),
        (
            "Ann: Give them two hundred, three hundred for the big dog.\nBob: Two hundred what, grams?\nAnn: Grams.",
            &["two hundred grams, three hundred for the big dog"],
            &[],
        ),
        (
            "Ann: Put in two.\nBob: Two what?\nAnn: Two scoops.",
            &["Put in two scoops"],
            &["two two"],
        ),
    ]);
}

#[test]
fn in_another_unit_of_the_kind() {
    check_in_work(&[
        (
            "Ann: Go out one mile, no, four hundred metres.",
            &["Go out four hundred metres"],
            &["mile"],
        ),
        (
            "Ann: Go out half a mile, no, what is it, four hundred metres.",
            &["Go out four hundred metres"],
            &["mile", "what is it"],
        ),
        (
            "Ann: Put in half a kilo, no, three hundred grams.",
            &["Put in three hundred grams"],
            &["kilo"],
        ),
        (
            "Ann: Pour in half a litre. No, four hundred mil.",
            &["Pour in four hundred mil"],
            &["litre"],
        ),
        (
            "Ann: Cut off half a metre, no, what was it, forty centimetres.",
            &["Cut off forty centimetres"],
            &["half a metre"],
        ),
        // without a word that puts right, both stand
        (
            "Ann: Cut off half a metre. Leave forty centimetres for the hem.",
            &["half a metre", "forty centimetres"],
            &[],
        ),
    ]);
}

#[test]
fn parts_and_one_of_a_thing() {
    check_in_work(&[
        (
            "Ann: Fill the bath two thirds. No, three quarters.",
            &["Fill the bath three quarters"],
            &["thirds"],
        ),
        (
            "Ann: Pour in a third of a tank, no, a quarter.",
            &["Pour in a quarter of a tank"],
            &["third"],
        ),
        (
            "Ann: Go out half a mile, no, a quarter of a mile.",
            &["Go out a quarter of a mile"],
            &["half"],
        ),
        (
            "Ann: Put in a cup. No, two cups.",
            &["Put in two cups"],
            &["a cup"],
        ),
        (
            "Ann: Put in a spoonful, no, two spoonfuls.",
            &["Put in two spoonfuls"],
            &["a spoonful"],
        ),
        (
            "Ann: Cut off a foot, no, two feet.",
            &["Cut off two feet"],
            &["a foot"],
        ),
        (
            "Ann: Put in a teaspoon, no, two.",
            &["Put in two teaspoons"],
            &["a teaspoon"],
        ),
        (
            "Ann: Put in a cup, no, half a cup.",
            &["Put in half a cup"],
            &["a cup, half"],
        ),
    ]);
}

#[test]
fn what_it_has_been_moved_to() {
    check_in_work(&[
        (
            "Ann: Put the radio on channel seventy two. They've moved us to thirty seven.",
            &["channel thirty seven"],
            &["seventy two", "moved us"],
        ),
        (
            "Ann: The ticket's nine pounds, they've put it up to eleven.",
            &["the ticket's eleven pounds"],
            &["nine"],
        ),
        (
            "Ann: Set the oven to forty, we've gone up to fifty since.",
            &["Set the oven to fifty"],
            &["forty"],
        ),
        (
            "Ann: Set the oven to, it used to be forty, we've gone up to fifty.",
            &["Set the oven to fifty"],
            &["forty"],
        ),
        (
            "Ann: Charge them, it was nine pounds, they've put it up to eleven.",
            &["leven pounds"],
            &["nine"],
        ),
    ]);
}

#[test]
fn a_case_and_its_deeds_without_a_verb() {
    check_in_work(&[
        (
            "Bob: If they feel faint?\nAnn: Stop, needle out, head down, legs up, and shout for the nurse.",
            &[
                "If they feel faint, stop, needle out",
                "head down, legs up, and shout for the nurse",
            ],
            &["gate. Stop"],
        ),
        (
            "Bob: And if the alarm goes?\nAnn: Engine off, everybody out, and ring the office.",
            &[
                "If the alarm goes, engine off, everybody out",
                "If the alarm goes, ring the office",
            ],
            &[],
        ),
        (
            "Ann: Check the form is signed. If they ticked yes anywhere, they see the nurse.",
            &["If they ticked yes anywhere, they see the nurse"],
            &[],
        ),
        (
            "Ann: I don't know the price. And the rags in the red bin.",
            &["The rags in the red bin"],
            &[],
        ),
    ]);
}

#[test]
fn asked_when_and_of_what_is_done() {
    check_in_work(&[
        (
            "Ann: Three whistles means come in.\nBob: When do they rig, then?\nAnn: After the briefing.",
            &["They rig after the briefing"],
            &["come in, after"],
        ),
        (
            "Ann: Wipe the table.\nBob: And where do you put the rags, by the way?\nAnn: In the red bin.",
            &["Put the rags in the red bin"],
            &[],
        ),
        (
            "Ann: Lift the lid.\nBob: What about briefing?\nAnn: Five minutes, before they rig.",
            &["Briefing: five minutes"],
            &[],
        ),
        (
            "Ann: They sit at the table fifteen minutes. Last week there was a man who took the whole box.\nBob: The whole box.\nAnn: The whole box. Then you sweep the floor.",
            &["at the table fifteen minutes", "Sweep the floor"],
            &["box"],
        ),
    ]);
}

#[test]
fn a_sentence_that_breaks_off_before_its_value() {
    check_in_work(&[
        (
            "Ann: Put the tyre on, seat the bead at, I go to about forty psi.",
            &["Seat the bead at about forty psi"],
            &["go to about"],
        ),
        (
            "Ann: Tighten the nut to, we go to about twenty newton metres.",
            &["Tighten the nut to about twenty newton metres"],
            &["Go to"],
        ),
        (
            "Ann: Leave the dough for, um, I usually give it ten minutes and then rinse the bowl.",
            &["Leave the dough for ten minutes", "Rinse the bowl"],
            &["give it"],
        ),
        (
            "Bob: And then?\nAnn: Right, um, van comes in and you shut the gate.",
            &["Van comes in", "Shut the gate"],
            &["Right"],
        ),
    ]);
}
