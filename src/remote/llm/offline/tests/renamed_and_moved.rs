//! Who it is now, how they want it, why it was put right, and what a deed by its verb alone is done to.
use super::check_in_work;

#[test]
fn who_it_is_this_year_takes_the_place_of_whoever_is_away() {
    check_in_work(&[
        (
            "Ann: If somebody's violent you ring Derek. Not me, I'm in bed by ten. Derek's number's on the wall.\nKim: It's Precious this year, Ann. Derek's in Spain.\nAnn: Is he? Since when? Well. Precious, then.",
            &["If somebody's violent, ring Precious"],
            &["ring Derek"],
        ),
        (
            "Ann: You ring Derek.\nKim: Derek's in Spain, it's Precious.\nAnn: Is he? Precious, then.",
            &["Ring Precious"],
            &["Derek", "Is he"],
        ),
        (
            "Ann: The order goes to Sam.\nKim: It's Jo this term.\nAnn: Jo, right.",
            &["order goes to Jo"],
            &["Sam"],
        ),
    ]);
}

#[test]
fn whoever_is_named_says_how_they_want_it() {
    check_in_work(&[
        (
            "Ann: If there's one missing you ring Grace.\nGrace: You don't ring me, you text me. I'm on the bus.\nAnn: Text Grace.",
            &["If there's one missing, text Grace"],
            &["ring", "Text me"],
        ),
        (
            "Ann: If it's wet you call Kim.\nKim: Don't call, message me.\nAnn: Message Kim.",
            &["If it's wet, message Kim"],
            &["call"],
        ),
        (
            "Ann: You ring the office.\nKim: Don't ring me on a Sunday.",
            &["Ring the office"],
            &[],
        ),
    ]);
}

#[test]
fn why_it_was_put_right_stands_in_no_way() {
    check_in_work(&[
        (
            "Ann: You open the form called Arrivals. No, they renamed it, it's called Welcome.",
            &["Open the form called Welcome"],
            &["Arrivals", "renamed"],
        ),
        (
            "Ann: You go in by the side door, no, they've locked it, the front door.",
            &["Go in by the front door"],
            &["side door", "locked"],
        ),
        (
            "Ann: You weigh out six hundred grams. Seven hundred, sorry, I read the wrong line.",
            &["Weigh out seven hundred grams"],
            &["six", "wrong line"],
        ),
        (
            "Ann: Strip the beds, and out by half seven. Well, quarter to eight really. Nobody's out by half seven.",
            &["out by quarter to eight"],
            &["half seven"],
        ),
        (
            "Bob: On the lid?\nAnn: On the lid no, the lids get mixed. On the side.",
            &["on the side"],
            &["On the lid no"],
        ),
    ]);
}

#[test]
fn a_deed_by_its_verb_alone_is_told_with_what_it_is_done_to() {
    check_in_work(&[
        (
            "Ann: Grease. Every bearing, two pumps.",
            &["Grease every bearing, two pumps"],
            &[],
        ),
        (
            "Ann: Sweep. All the aisles, front to back.",
            &["Sweep all the aisles, front to back"],
            &[],
        ),
        (
            "Ann: Always the mask, the P3, not the paper one.",
            &["Always the mask, the P3, not the paper one"],
            &[],
        ),
        (
            "Ann: The coats go on the rail, and you give them a ticket.",
            &["Give them a ticket"],
            &[],
        ),
        (
            "Ann: Walk round the outside first.",
            &["Walk round the outside first"],
            &[],
        ),
        (
            "Ann: Mix the glaze with the drill, slow. My colleague in Porto does it with his arm.",
            &["Mix the glaze with the drill, slow"],
            &["Porto"],
        ),
    ]);
}
