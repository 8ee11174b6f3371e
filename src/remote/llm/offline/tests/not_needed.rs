//! What is not needed after all: the deed goes, or what it was done with.
use super::check_in_work;

#[test]
fn a_deed_that_needs_no_doing_goes() {
    check_in_work(&[
        (
            "Ann: You tape the box.\nBob: Okay.\nAnn: You don't need to tape it after all.",
            &[],
            &["tape"],
        ),
        (
            "Ann: You rinse the pots.\nBob: Okay.\nAnn: No need to rinse them, actually.",
            &[],
            &["rinse"],
        ),
        (
            "Ann: You grease the hinges.\nBob: Do you?\nAnn: You don't have to grease them, really.",
            &[],
            &["grease"],
        ),
        (
            "Ann: You iron the napkins.\nBob: Okay.\nAnn: They don't need ironing, actually.",
            &[],
            &["iron"],
        ),
        (
            "Ann: You weigh the parcel.\nBob: Okay.\nAnn: It doesn't need weighing, actually.",
            &[],
            &["weigh"],
        ),
        (
            "Ann: You call the driver.\nBob: Okay.\nAnn: I don't bother calling him any more, to be honest.",
            &[],
            &["call the driver"],
        ),
        (
            "Ann: You wipe the screens.\nBob: Okay.\nAnn: Actually, don't bother.",
            &[],
            &["wipe the screens", "bother"],
        ),
        (
            "Ann: You rinse the beakers and you dry the racks.\nAnn: Actually, you don't need to dry them.",
            &["rinse the beakers"],
            &["dry"],
        ),
    ]);
}

#[test]
fn a_thing_that_is_not_needed_goes_with_its_deed() {
    check_in_work(&[
        (
            "Ann: You use a funnel.\nBob: Okay.\nAnn: You don't need a funnel after all.",
            &[],
            &["funnel"],
        ),
        (
            "Ann: You put a stamp on it.\nBob: Okay.\nAnn: It doesn't need a stamp any more, it's prepaid.",
            &[],
            &["stamp"],
        ),
        (
            "Ann: Then you take the dolly.\nBob: Okay.\nAnn: You don't need the dolly now, it's on wheels.",
            &["move the pallet to the gate"],
            &["dolly"],
        ),
        (
            "Ann: You lift the lid with the bar.\nBob: Okay.\nAnn: You don't need the bar any more.",
            &["lift the lid"],
            &["bar"],
        ),
    ]);
}

#[test]
fn what_is_not_needed_in_one_case_stays() {
    check_in_work(&[
        (
            "Ann: You salt the water.\nBob: Okay.\nAnn: You don't need salt for the fresh stuff.",
            &["salt the water"],
            &[],
        ),
        (
            "Ann: You tape the box.\nBob: Okay.\nAnn: You don't need to tape the small ones.",
            &["tape the box"],
            &[],
        ),
        (
            "Ann: You oil the blade.\nAnn: You don't need to oil it twice.",
            &["oil the blade"],
            &[],
        ),
        (
            "Ann: You wipe the screens.\nBob: And the frames?\nAnn: Actually, don't bother.",
            &["wipe the screens"],
            &[],
        ),
    ]);
}
