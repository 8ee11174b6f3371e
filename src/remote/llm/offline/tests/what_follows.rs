//! What follows from what another put right, what both settle on, and what holds for some of them.
use super::check_in_work;

#[test]
fn what_another_says_of_some_of_them_stands_beside_the_value_of_all() {
    check_in_work(&[
        (
            "Ann: You charge fifteen a head.\nBob: Ten for kids.\nAnn: Ten for kids, right.",
            &["Charge fifteen a head, ten for kids"],
            &[],
        ),
        (
            "Ann: The fee's a hundred euros.\nBob: Eighty for students.\nAnn: Eighty for students, yes.",
            &["hundred euros, eighty for students"],
            &[],
        ),
        (
            "Ann: Give each table four forks.\nBob: Six for the big tables.\nAnn: Yes.",
            &["four forks, six for the big tables"],
            &[],
        ),
        (
            "Ann: Keep the receipts for two years.\nBob: Seven for invoices.\nAnn: Seven for invoices, that's right.",
            &["two years, seven for invoices"],
            &[],
        ),
        (
            "Ann: Keep the receipts for two years.\nBob: Seven for receipts.\nAnn: Seven, is it? Okay, seven.",
            &["Keep the receipts for seven years"],
            &["two years"],
        ),
        (
            "Ann: Allow ten minutes a room.\nBob: Fifteen, for safety.\nAnn: Fifteen, okay.",
            &["Allow fifteen minutes a room"],
            &["ten minutes"],
        ),
        (
            "Ann: Put six in a box.\nBob: Eight for the small ones.\nAnn: No, six for all of them.",
            &["Put six in a box"],
            &["eight"],
        ),
    ]);
}

#[test]
fn the_deed_told_again_with_what_follows_is_told_once() {
    check_in_work(&[
        (
            "Ann: You order the bread by four for a six o'clock start.\nBob: Five o'clock start now.\nAnn: Five o'clock, yes, so you order by three.",
            &["Order the bread by three for a five o'clock start"],
            &["by four", "six o'clock"],
        ),
        (
            "Ann: You book the van by Tuesday noon for a Thursday run.\nBob: Monday run, Ann.\nAnn: Yes, Monday run, so you book it by Thursday noon.",
            &["Book the van by Thursday noon for a Monday run"],
            &["Tuesday"],
        ),
        (
            "Ann: Peel four onions.\nBob: It is a double batch.\nAnn: True, so you peel eight.",
            &["Peel eight onions"],
            &["four"],
        ),
        (
            "Ann: Leave at eight.\nBob: And if there is snow?\nAnn: Then it takes longer, so you leave at seven.",
            &["Leave at eight"],
            &[],
        ),
        (
            "Ann: You book the van by Tuesday noon.\nBob: Isn't it earlier now?\nAnn: Sorry, yes, so you book by Monday noon.",
            &["Book the van by Monday noon"],
            &["earlier", "Tuesday"],
        ),
    ]);
}

#[test]
fn what_both_settle_on_holds() {
    for settled in [
        "Let's say fifteen.",
        "Let's all do fifteen.",
        "Call it fifteen, both of us.",
        "We'll split the difference, fifteen.",
        "Then from today it's fifteen for both.",
    ] {
        let said = format!("Ann: Wait ten minutes.\nBob: I wait twenty.\nAnn: {settled}");
        check_in_work(&[(said.as_str(), &["Wait fifteen minutes"], &["ten", "twenty"])]);
    }
}

#[test]
fn what_there_is_no_more_gives_way_to_what_there_is() {
    check_in_work(&[
        (
            "Ann: Wear the cotton gloves.\nBob: Not cotton, not any more. Nitrile.\nAnn: Oh. Nitrile, then.",
            &["Wear the nitrile gloves"],
            &["cotton"],
        ),
        (
            "Ann: Rinse the jug in the steel sink.\nBob: Not steel any more. The plastic one.\nAnn: The plastic one, right.",
            &["in the plastic sink"],
            &["steel"],
        ),
        (
            "Ann: Wrap the cheese in foil.\nBob: Foil's out. Film.\nAnn: Film, okay.",
            &["Wrap the cheese in film"],
            &["foil"],
        ),
        (
            "Ann: Send the invoice by fax.\nBob: We upload it now.\nAnn: Oh yes. Upload it.",
            &["Upload the invoice"],
            &["fax", "Upload it"],
        ),
        (
            "Ann: You order the fish on Wednesday.\nBob: It's the Tuesday before now.\nAnn: Right, order it the Tuesday before.",
            &["Order the fish on the Tuesday before"],
            &["Wednesday"],
        ),
        (
            "Ann: Put in sixty mils of oil. It's sixty for two kilos, we're just under so fifty-eight. Let's see. The book's got it as fifty-five. All right, go with the book.\nBob: Fifty-five mils.",
            &["Put in fifty-five mils of oil"],
            &["sixty", "fifty-eight"],
        ),
    ]);
}
