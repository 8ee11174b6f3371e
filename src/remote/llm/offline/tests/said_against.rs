//! What is said against a value, by whoever told it or by another, and the one that holds.
use super::{asked_in_work, check_in_work};

#[test]
fn a_value_named_again_and_judged_gives_way() {
    check_in_work(&[
        (
            "Ann: Use two sheets. Two's a bit thin, I'd use three.",
            &["Use three sheets"],
            &["two", "thin"],
        ),
        (
            "Ann: You ring them at nine. Nine's too early in fact, so ten.",
            &["Ring them at ten"],
            &["nine"],
        ),
        (
            "Ann: Drive it in ten centimetres. Ten's not enough in sand, so fifteen.",
            &["fifteen centimetres"],
            &["ten "],
        ),
        (
            "Ann: Lay the boards six millimetres apart. Six is what the book says, we do eight.",
            &["Lay the boards eight millimetres apart"],
            &["six", "book"],
        ),
        (
            "Ann: Water them for five minutes. Five's what I do at home. Here it's eight.",
            &["Water them for eight minutes"],
            &["five", "home"],
        ),
        (
            "Ann: Oil it every two hundred hours. Two hundred is the official figure, I do it at a hundred and fifty.",
            &["every hundred and fifty hours"],
            &["two hundred", "official"],
        ),
        // the one that was told holds
        (
            "Ann: Use two sheets. Two's plenty, don't use three.",
            &["Use two sheets"],
            &["use three sheets"],
        ),
    ]);
}

#[test]
fn a_value_asked_of_oneself_is_settled_by_what_comes_next() {
    check_in_work(&[
        (
            "Ann: Tighten it to forty newton metres. Forty, was it? Forty-five, that's it.",
            &["forty-five newton metres"],
            &["forty newton", "was it"],
        ),
        (
            "Ann: You take ten mil of the dye. Is it ten? Twelve. It's twelve.",
            &["Take twelve mil of the dye"],
            &["ten", "it's"],
        ),
        (
            "Ann: Warm it to fifty degrees. Or is it fifty-five? Fifty-five, yes.",
            &["fifty-five degrees"],
            &["fifty degrees", "yes"],
        ),
        (
            "Ann: You mix for ten seconds, and then under vacuum for thirty. Thirty seconds. Is it thirty? Forty-five.",
            &["Mix for ten seconds", "vacuum for forty-five seconds"],
            &["thirty"],
        ),
        (
            "Ann: You fill it two thirds. Or three quarters. Three quarters, yeah.",
            &["three quarters"],
            &["two thirds", "or three"],
        ),
        (
            "Ann: Turn it down to simmer. What's that, about ninety? Ninety.",
            &["simmer, ninety"],
            &["what's that"],
        ),
    ]);
}

#[test]
fn what_another_says_against_a_value_is_given_in_to() {
    check_in_work(&[
        (
            "Ann: Cook them for six minutes.\nBob: They're raw at six.\nAnn: Give them eight.",
            &["Cook them for eight minutes"],
            &["six", "give them"],
        ),
        (
            "Ann: Cut it to nine inches.\nBob: Mine came up short at nine.\nAnn: Do ten then and trim it.",
            &["ten inches", "Trim"],
            &["nine", "do ten"],
        ),
        (
            "Ann: Hang it for three days.\nBob: I wrote five.\nAnn: Keep it at five.",
            &["for five days"],
            &["three", "keep it"],
        ),
        (
            "Ann: Hang it for three days.\nBob: I wrote five.\nAnn: I'd stick with three.",
            &["for three days"],
            &["stick with", "five"],
        ),
        (
            "Ann: You send it by noon.\nBob: Noon? The post goes at eleven.\nAnn: By half ten then, to be safe.",
            &["by half ten"],
            &["noon"],
        ),
        (
            "Ann: Order six boxes.\nBob: Six? We've got two left.\nAnn: Four then.",
            &["Order four boxes"],
            &["six", "two left"],
        ),
        // another case keeps its own
        (
            "Ann: Cook them for six minutes.\nBob: And if there are more than six?\nAnn: Give them eight.",
            &["Cook them for six minutes"],
            &["Cook them for eight"],
        ),
    ]);
}

#[test]
fn a_paper_or_a_person_that_is_right_settles_a_value() {
    check_in_work(&[
        (
            "Ann: Hang it for three days.\nBob: My notes say five.\nAnn: Then your notes are right.",
            &["for five days"],
            &["three", "notes"],
        ),
        (
            "Ann: Post it by four.\nBob: On the door it says three.\nAnn: The door's right.",
            &["by three"],
            &["four"],
        ),
        (
            "Ann: Take four tablets.\nBob: The chart says three.\nAnn: Do what the chart says.",
            &["Take three tablets"],
            &["four", "chart"],
        ),
    ]);
}

#[test]
fn a_value_goes_to_the_one_of_several_that_is_named() {
    check_in_work(&[
        (
            "Ann: Set the left one to five and the right one to seven. No, six on the right.",
            &["the left one to five and the right one to six"],
            &["seven", "six on"],
        ),
        (
            "Ann: Set the left one to five and the right one to seven. Six, the right one.",
            &["the left one to five and the right one to six"],
            &["seven"],
        ),
        (
            "Ann: Give the front ones two turns, and the back ones two turns. Three turns on the back ones.",
            &["front ones two turns, and the back ones three turns"],
            &["back ones two"],
        ),
        (
            "Ann: Run it for two minutes at the low speed and four at the high one. Five at the high one in fact.",
            &["two minutes at the low speed and five at the high one"],
            &["four"],
        ),
        // neither is named by it
        (
            "Ann: Set the left one to five and the right one to seven. Six on a Sunday.",
            &["the left one to five and the right one to seven"],
            &[],
        ),
        // each has its own
        (
            "Ann: Put the left one at ten. The right one, I'd say twelve.",
            &["Put the left one at ten", "right one .. twelve"],
            &["right one at ten"],
        ),
        (
            "Ann: The small ones get ten minutes. The large ones, twenty.",
            &["The small ones get ten minutes", "large ones, twenty"],
            &["large ones get ten"],
        ),
    ]);
}

#[test]
fn more_of_what_was_told_as_one_is_so_many() {
    check_in_work(&[
        (
            "Ann: Add a spoon of honey. Well, two.",
            &["Add two spoons of honey"],
            &["a spoon"],
        ),
        (
            "Ann: Leave it a day. Well, make it two.",
            &["two days"],
            &["a day"],
        ),
        (
            "Ann: Cut the strip an inch wider than the gap. Well, say two.",
            &["two inches wider than the gap"],
            &["an inch"],
        ),
        (
            "Ann: You carry the oars out. Two per boat. And a spare pair, no, two spare pairs, on the rack.",
            &["two per boat .. two spare pairs, on the rack"],
            &["a spare pair", "two spare per"],
        ),
    ]);
}

#[test]
fn what_is_said_of_ones_own_words_is_no_step() {
    check_in_work(&[
        (
            "Ann: You rinse them. And when I say rinse I mean ten minutes under the tap.",
            &["Rinse them, ten minutes under the tap"],
            &["i say"],
        ),
        (
            "Ann: You put the trays in. I should say eight trays, not more.",
            &["Put the trays in, eight trays, not more"],
            &["say eight"],
        ),
        (
            "Ann: Stack them five high. I keep saying five. It's four.",
            &["Stack them four high"],
            &["five"],
        ),
        (
            "Ann: You come in at eight, well, I say eight, the gate's not open till nine, so nine.",
            &["at nine"],
            &["eight"],
        ),
        (
            "Ann: Put ten chairs out, well, I say ten, they never all come, so eight.",
            &["Put eight chairs out"],
            &["ten"],
        ),
        (
            "Ann: Spray from twenty centimetres. More like thirty if I'm honest.",
            &["Spray from thirty centimetres"],
            &["twenty", "honest"],
        ),
    ]);
}

#[test]
fn how_long_something_lasts_is_not_how_many_it_is() {
    check_in_work(&[
        (
            "Ann: Count out the pills.\nBob: Thirty?\nAnn: Twenty-eight. Four weeks.",
            &["twenty-eight, four weeks"],
            &["thirty"],
        ),
        (
            "Ann: Rinse each crate for ten minutes.\nBob: So three hours?\nAnn: No, two of you do it.",
            &["Rinse each crate for ten minutes"],
            &["hours"],
        ),
        (
            "Ann: Pack up to four plates in it. Five if they're small. Then you write the time on the board.\nBob: An hour later.\nAnn: An hour and ten.",
            &["five if they're small"],
            &["hour if"],
        ),
    ]);
}

#[test]
fn a_bound_refuses_nothing() {
    check_in_work(&[
        (
            "Ann: Put six in. No more than eight.",
            &["Put six in, not more than eight"],
            &["Put eight"],
        ),
        (
            "Ann: Let it stand for ten minutes, no longer than fifteen.",
            &["ten minutes, not longer than fifteen"],
            &["stand for fifteen"],
        ),
        (
            "Ann: Come at nine, no later than half past.",
            &["Come at nine, not later than half past"],
            &["Come at half"],
        ),
        (
            "Ann: Check the oil. If it's under the line, half a litre. No more than half.",
            &["If it's under the line, half a litre"],
            &[],
        ),
        (
            "Ann: Put six in. No, more than eight won't fit, so seven.",
            &["seven"],
            &["not more"],
        ),
    ]);
}

#[test]
fn what_comes_of_too_much_is_no_deed() {
    check_in_work(&[
        (
            "Ann: Heat it to seventy. Not over eighty, you burn it.",
            &["not over eighty"],
            &["Burn the"],
        ),
        (
            "Ann: Open it a quarter turn. Not more, you flood it.",
            &["a quarter turn"],
            &["Flood the", "Flood it"],
        ),
        (
            "Ann: Over fifteen kilos, you split it into two crates.",
            &["Over fifteen kilos, split the pallet into two crates"],
            &[],
        ),
    ]);
}

#[test]
fn the_value_of_another_case_stands_with_the_one_told_last() {
    check_in_work(&[
        (
            "Ann: Lay it in two rows. The dose is five mil. Ten if it's the cheap stuff.",
            &[
                "Lay the pallet in two rows",
                "The dose is five mil, ten if it's the cheap stuff",
            ],
            &["rows, ten"],
        ),
        (
            "Ann: You charge eighteen for six. Twenty for six! Twenty.",
            &["Charge twenty for six"],
            &["eighteen", "twenty for twenty"],
        ),
        (
            "Ann: You start when they've got two leaves. Some people say four. I say two.",
            &["Start when they've got two leaves"],
            &["say two", "four"],
        ),
        (
            "Ann: You sit in row, what do I sit in, row F.",
            &["Sit in row F"],
            &["what do i"],
        ),
    ]);
}

#[test]
fn nothing_is_asked_of_what_was_settled() {
    asked_in_work(&[(
        "Ann: You cut the sheet. Did I say how long? Sixty centimetres.\nBob: And what if it tears?\nAnn: No idea.",
        &["tears"],
    )]);
}
