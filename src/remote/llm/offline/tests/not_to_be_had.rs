//! What is not to be had, and the other one that is taken then; a value that is too much; what is fine after all.
use super::check_messages;

#[test]
fn the_other_one_is_taken() {
    check_messages(&[
        (
            "Ann: leather cream on the seats, the white pot\nBob: white pot's empty\nAnn: oh. then the tin under the bench",
            &["Leather cream on the seats, the tin under the bench"],
            &["white pot"],
        ),
        (
            "Ann: fill the trough from the hose by the barn\nBob: the hose is split\nAnn: ah. then with the bucket",
            &["Fill the trough with the bucket"],
            &["hose"],
        ),
        (
            "Ann: clean the blade with the blue spray\nBob: blue spray's finished\nAnn: oh. the green one then",
            &["Clean the blade with the green spray"],
            &["blue"],
        ),
        (
            "Ann: park the van in bay 2\nBob: bay 2's taken by the skip\nAnn: is it. bay 4 then",
            &["Park the van in bay 4"],
            &["bay 2"],
        ),
        (
            "Ann: drive up mill lane\nBob: mill lane's shut till October\nAnn: is it? the ring road then",
            &["Drive up the ring road"],
            &["mill lane"],
        ),
        // what is done then is another deed
        (
            "Ann: lock the gate\nBob: the gate's shut already\nAnn: good. then sweep the yard",
            &["Lock the gate", "Sweep the yard"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_that_is_too_much_gives_way() {
    check_messages(&[
        (
            "Ann: put 5 bales in each pen\nBob: 5? that's loads, hay's £8 a bale\nAnn: ok 4 then",
            &["Put 4 bales in each pen"],
            &["5 bales"],
        ),
        (
            "Ann: boil the eggs for 12 minutes\nBob: 12 is a bit much\nAnn: ok 10. not less",
            &["Boil the eggs for 10 minutes"],
            &["12"],
        ),
        (
            "Ann: and leave 10 cm over all round\nBob: 10 is a lot Ann, cloth's £14 a metre\nAnn: ok 8. not less",
            &["Leave 8 cm over all round"],
            &["10 cm"],
        ),
        (
            "Ann: book 6 chairs\nBob: 6 is plenty\nAnn: yes",
            &["Book 6 chairs"],
            &[],
        ),
    ]);
}

#[test]
fn only_what_was_denied_is_fine_after_all() {
    check_messages(&[
        (
            "Ann: wash the plate on fridays. hose not jet\nAnn: scrap that, jet is ok, keep it off the cells",
            &["Wash the plate on fridays", "Keep it off the cells"],
            &["not jet"],
        ),
        (
            "Ann: mop the ward at six. water, no bleach\nAnn: actually bleach is fine, a capful",
            &["Mop the ward at six"],
            &["no bleach"],
        ),
    ]);
}
