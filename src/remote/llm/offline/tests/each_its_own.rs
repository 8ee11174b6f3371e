//! Several things with a value each, one of which another puts right; who comes and who brings what; what would hurt.
use super::check_in_work;

#[test]
fn the_value_of_one_of_several_is_put_right() {
    check_in_work(&[
        (
            "Ann: The laps, side laps seventy five, end laps a hundred and fifty.\nBob: Side laps a hundred.\nAnn: Is it? On the maker's sheet?\nBob: On the maker's sheet, a hundred side.\nAnn: Grand, a hundred side and a hundred and fifty at the end.\nAnn: You roll the seam.",
            &["side laps a hundred, end laps a hundred and fifty"],
            &["seventy", "maker"],
        ),
        (
            "Ann: You set the front tyres to thirty psi and the rear tyres to forty psi.\nBob: Rear tyres forty-five.\nAnn: Rear tyres forty-five, yes.\nAnn: You wash the car.",
            &["front tyres to thirty psi and the rear tyres to forty-five psi"],
            &["forty psi"],
        ),
        (
            "Ann: You put the small pots in for ten minutes and the big pots in for thirty minutes.\nBob: Small pots twelve.\nAnn: Twelve for the small pots, right.\nAnn: You let the pots cool.",
            &["small pots in for twelve minutes and the big pots in for thirty minutes"],
            &["ten minutes"],
        ),
    ]);
    // nobody takes it up
    check_in_work(&[(
        "Ann: You set the front tyres to thirty psi and the rear tyres to forty psi.\nBob: Rear tyres forty-five.\nAnn: You wash the car.",
        &["rear tyres to forty psi"],
        &["to forty-five"],
    )]);
}

#[test]
fn who_brings_what_is_no_part_of_a_step() {
    check_in_work(&[
        (
            "Ann: You put out the tables, one by the door, four in a U.\nCid: Who's bringing cake this week?\nBob: Me! Lemon.\nAnn: You hang the sign.",
            &["tables, one by the door, four in a u", "hang the sign"],
            &["lemon", "cake"],
        ),
        (
            "Ann: You put the stock on the rack, heavy ones below.\nCid: Who's got the keys for Saturday?\nBob: I do. Friday too.\nAnn: You dim the lamp.",
            &["stock on the rack", "dim the lamp"],
            &["friday"],
        ),
        (
            "Ann: You fold the chairs, six to a stack.\nCid: Who's making tea tonight?\nBob: Me. With biscuits.\nAnn: You dim the lamp.",
            &["fold the chairs, six to a stack"],
            &["biscuits"],
        ),
    ]);
}

#[test]
fn what_would_hurt_is_no_step() {
    check_in_work(&[
        (
            "Ann: You lift the lid slowly. Don't touch the rim. You'll scald yourself.\nAnn: You wait until the water stops boiling.",
            &["lift the lid slowly"],
            &["scald"],
        ),
        (
            "Ann: You keep the blade covered.\nAnn: You'll cut yourself otherwise.\nAnn: You oil the hinge.",
            &["keep the blade covered", "oil the hinge"],
            &["cut yourself"],
        ),
        (
            "Ann: You tuck in your sleeves. Or you'll catch yourself.\nAnn: You start the belt.",
            &["tuck in your sleeves", "start the belt"],
            &["catch"],
        ),
    ]);
}
