//! A value that is too much for something, which day of the month, and what does itself.
use super::check_in_work;

#[test]
fn what_is_too_much_gives_way_to_the_value_behind_it() {
    check_in_work(&[
        (
            "Ann: Fill the bath with water. The water should be at 60 degrees.\nAnn: That's too hot for wool, 40.",
            &["be at 40 degrees"],
            &["60"],
        ),
        (
            "Ann: Put in three spoons of salt.\nAnn: That's too much for a small pot, two.",
            &["two spoons of salt"],
            &["three"],
        ),
        (
            "Ann: Leave forty centimetres between the rows. That's too tight with the new tractor, fifty.",
            &["fifty centimetres between the rows"],
            &["forty"],
        ),
        (
            "Ann: Tighten the bolt to ninety. That's too tight, you'll strip it, seventy.",
            &["bolt to seventy"],
            &["ninety"],
        ),
        (
            "Ann: Look in the glass. The water should be 3/4 up.\nAnn: That's too much for cold, half. Half a glass.",
            &["should be half"],
            &["3/4"],
        ),
        (
            "Ann: Give the eggs ten minutes. That's too long for the small ones.\nAnn: Wipe the hob.",
            &["ten minutes", "wipe the hob"],
            &[],
        ),
    ]);
}

#[test]
fn which_day_of_the_month_is_put_right() {
    check_in_work(&[
        (
            "Ann: Put one bag aside for the lab, first Monday of the month.\nBob: It's the first Tuesday since June.\nAnn: Tuesday. You should be asleep.",
            &["lab, first tuesday of the month"],
            &["monday"],
        ),
        (
            "Ann: They empty the skip on the last Friday of the month.\nAnn: No, the last Thursday. Ring them.",
            &["last thursday of the month"],
            &["friday"],
        ),
        (
            "Ann: They collect the bins every second Friday.\nBob: It's every second Thursday now.\nAnn: Thursday, yes.",
            &["every second thursday"],
            &["friday"],
        ),
        (
            "Ann: The auditor comes on the first Wednesday.\nBob: The first Monday, I think.\nAnn: Monday, yes. Have the books ready.",
            &["first monday"],
            &["wednesday"],
        ),
    ]);
}

#[test]
fn the_3rd_is_a_day_as_the_third_is() {
    check_in_work(&[
        (
            "Ann: Log it in the refund sheet, with the reason. Finance read it on the 1st.\nBob: The 3rd.\nAnn: The 3rd, ok.",
            &["on the 3rd"],
            &["1st"],
        ),
        (
            "Ann: Send the list to finance by the 2nd.\nBob: The 3rd.\nAnn: The 3rd, ok.",
            &["finance by the 3rd"],
            &["2nd"],
        ),
        (
            "Ann: Pay the rent on the 21st. No, the 22nd.",
            &["on the 22nd"],
            &["21st"],
        ),
        (
            "Ann: The invoices go out on the 4th.\nBob: It's the 1st now.\nAnn: The 1st, yes.",
            &["on the 1st"],
            &["4th"],
        ),
    ]);
}

#[test]
fn what_does_itself_is_no_step() {
    check_in_work(&[
        (
            "Ann: Delete the snapshot after 48 hours.\nBob: Deleting it is automatic I think.\nAnn: Oh is it. Ok so just close the entry.",
            &["close the entry"],
            &["snapshot"],
        ),
        (
            "Ann: Email the driver the list.\nBob: That happens automatically.\nAnn: Oh does it? Okay, so just print it.",
            &["print"],
            &["email the driver"],
        ),
        (
            "Ann: Bolt the hatch.\nBob: Bolting it is automatic now.\nAnn: Oh, right. Then just put the lamps out.",
            &["lamps out"],
            &["hatch"],
        ),
        (
            "Ann: Bolt the hatch.\nBob: Opening it is automatic now.\nAnn: Oh, right. Then just put the lamps out.",
            &["bolt the hatch", "lamps out"],
            &[],
        ),
    ]);
}
