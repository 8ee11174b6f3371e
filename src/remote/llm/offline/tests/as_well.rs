//! More about what was told just before, by a few words: another thing, with what not, what waits.
use super::check_in_work;

#[test]
fn a_few_words_behind_a_deed_go_with_it() {
    check_in_work(&[
        (
            "Ann: Count the keys and put the number in the form. Let me think, yes, the cellar key as well.",
            &["put the number in the form, the cellar key as well"],
            &["let me think"],
        ),
        (
            "Ann: Ink the plate. Rubber roller, not the brush.",
            &["ink the plate, rubber roller, not the brush"],
            &[],
        ),
        (
            "Ann: Hold it up to the light. Not with your fingers.",
            &["up to the light, not with your fingers"],
            &[],
        ),
        (
            "Ann: Put the bag in the bin. The sack, not the bin.",
            &["put the bag in the sack"],
            &["in the bin, the sack"],
        ),
        (
            "Ann: You call the vet and you touch nothing before she's there.",
            &["call the vet", "touch nothing before she's there"],
            &[],
        ),
    ]);
}

#[test]
fn things_of_a_kind_stand_before_what_is_done_with_them() {
    check_in_work(&[
        (
            "Ann: Colours we convert. Stones you throw out.",
            &["colours: convert", "stones: throw out"],
            &[],
        ),
        (
            "Ann: Compare the price. Anything that's off by more than two percent I send back to the supplier.",
            &[
                "compare the price",
                "anything that's off by more than two percent: send back to the supplier",
            ],
            &["price, anything"],
        ),
        (
            "Ann: Save each one as a PDF. With the supplier name in front.",
            &["save each one as a pdf"],
            &["with the supplier, name"],
        ),
    ]);
}

#[test]
fn a_value_with_another_way_stands_beside_the_first() {
    check_in_work(&[
        (
            "Ann: Weigh the third one. Eighteen in.\nBen: And thirty-six out.",
            &["eighteen in"],
            &["thirty-six in"],
        ),
        (
            "Ann: The new address goes on the last page, else you can't send the letter back.",
            &["the new address goes on the last page"],
            &["page, else", "can't send the letter"],
        ),
        (
            "Ann: When it's prom season tell them a fortnight.",
            &["when it's prom season, tell them a fortnight"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_said_twice_may_be_meant_twice() {
    check_in_work(&[
        (
            "Ann: You can't use bleach on the tray, and never leave soap on it, it goes yellow.",
            &["never leave soap on it"],
            &["on it goes yellow"],
        ),
        (
            "Ann: Make sure and lock it behind you.",
            &["make sure and lock it behind you"],
            &[],
        ),
        (
            "Ann: The filter wants changing every two weeks.",
            &["the filter wants changing every two weeks"],
            &[", the filter wants"],
        ),
    ]);
}
