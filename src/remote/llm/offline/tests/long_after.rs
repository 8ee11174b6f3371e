//! What is put right long after it was told: somebody who has left, a value with what it is of, the only value of a unit.
use super::{check, check_in_work};

#[test]
fn somebody_who_has_left_by_whoever_named_them() {
    check_in_work(&[
        (
            "Ann: The person fills in a slip, and Martin signs it.\nBob: Where do I write the total?\nAnn: In the green book.\nAnn: Hang on, Martin's left. It's Priya who signs the slips now.",
            &["priya signs"],
            &["martin"],
        ),
        (
            "Ann: You ring Ole for the key. Then sweep the yard.\nBob: Okay.\nAnn: Oh, Ole's on holiday. Ask Berit.",
            &["berit for the key"],
            &["ole for"],
        ),
        (
            "Ann: Hand the sheet to Frank. File the copy.\nAnn: Wait, Frank's retired. It's Nora who takes them.",
            &["sheet to nora"],
            &["frank"],
        ),
        (
            "Ann: Give the sample to Frank. Frank's off on Mondays, so leave it on his desk then.",
            &["give the sample to frank"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_with_what_it_is_of() {
    check_in_work(&[
        (
            "Ann: Darkness at 12.\nAnn: Print two extra and stick them in the book.\nBob: You had darkness 14 on the last roll. At 12 it was all grey.\nAnn: You're right, it's 14.",
            &["darkness at 14", "print two extra"],
            &["at 12", "14 extra"],
        ),
        (
            "Ann: Set the speed to 30.\nAnn: Put three towels in.\nBob: The speed was 45 on Monday.\nAnn: You're right, it's 45.",
            &["speed to 45", "three towels"],
            &["45 towels"],
        ),
        (
            "Ann: Pressure at 6, then open the valve.\nAnn: Fill four cans.\nBob: Wasn't the pressure 5?\nAnn: Yes, you're right, 5.",
            &["pressure at 5", "four cans"],
            &["at 6", "5 cans", "five cans"],
        ),
    ]);
}

#[test]
fn the_only_value_of_its_unit() {
    check(&[
        (
            "Ann: Mix a bag with 6.5 litres.\nAnn: Trowel it on. Scratch it while it's soft.\nAnn: Wait a day.\nAnn: Rub it with the felt float. Sweep the floor.\nBob: Bag says 5.5 litres, by the way. I'm reading it here.\nAnn: Then put 5.5 in.",
            &["mix a bag with 5.5 litres", "rub it"],
            &["6.5", "rub the day"],
        ),
        (
            "Ann: Heat the oven to 180 degrees.\nAnn: Roll the dough. Cut the rounds. Brush them with egg.\nAnn: Dust them with sugar. Put them on the tray.\nBob: The card says 200 degrees.\nAnn: Oh, right, 200.\nAnn: Wipe the bench.",
            &["200 degrees", "wipe the bench"],
            &["180"],
        ),
        (
            "Ann: Soak the hay for 20 minutes.\nAnn: Sweep the box. Fill the drinker. Turn the straw. Brush the mare.\nAnn: Pick her feet. Put the rug on.\nBob: The chart says 60 minutes.\nAnn: Yes, 60 then.\nAnn: Close the door.",
            &["hay for 60 minutes", "close the door"],
            &["20 minutes"],
        ),
    ]);
}
