//! What it is no more, and what it is now; what is asked back and answered with another; what is told anew.
use super::{check_in_work, talk};

#[test]
fn what_it_is_no_more_gives_way_to_what_it_is() {
    check_in_work(&[
        (
            "Ann: You put the keys in the safe.\nBob: It's not the safe any more, it's the locker by the door.\nAnn: Oh yeah, sorry, the locker.",
            &["Put the keys in the locker by the door"],
            &["safe"],
        ),
        (
            "Ann: You write the weight in the book, the red book on the\nBob: It's not the book any more Ann, it's the sheet on the shared drive.\nAnn: Oh God yeah, sorry, the sheet.",
            &["Write the weight in the sheet on the shared drive"],
            &["book", "god"],
        ),
        (
            "Ann: You write the weight in the book.\nBob: It's not the book any more, it's the sheet on the shared drive.\nAnn: Oh yeah, sorry, the sheet, the daily sheet, you type it in before noon.",
            &["sheet on the shared drive", "Type it in before noon"],
            &["book", "yeah"],
        ),
        (
            "Ann: The box goes on the top shelf.\nBob: It's not the top shelf, it's the bottom one.\nAnn: Oh yeah, the bottom one.",
            &["The box goes on the bottom shelf"],
            &["top shelf"],
        ),
        (
            "Ann: Then you put the pad in the drawer.\nBob: It's not the drawer these days. It's the tray on the desk.\nAnn: True, the tray.",
            &["Put the pad in the tray on the desk"],
            &["drawer"],
        ),
        (
            "Ann: The parcels go in the cage. It's not the cage any more, sorry, it's the shelf behind the till.",
            &["The parcels go in the shelf behind the till"],
            &["cage"],
        ),
        (
            "Ann: And then you tell Linda.\nBob: It's not Linda any more, it's Priya.\nAnn: Oh yeah, Priya.",
            &["Tell Priya"],
            &["Linda"],
        ),
        (
            "Ann: And you wear the cotton gloves.\nBob: Can I stop you. Not cotton, not any more. Nitrile.\nAnn: Nitrile then, you're the boss.",
            &["Wear the nitrile gloves"],
            &["cotton"],
        ),
        // nobody takes it up
        (
            "Ann: You put the keys in the safe.\nBob: It's not the safe any more, it's the locker.\nAnn: No, it's the safe.",
            &["Put the keys in the safe"],
            &["locker"],
        ),
    ]);
}

#[test]
fn what_is_asked_back_gives_way_to_the_answer() {
    check_in_work(&[
        (
            "Ann: You send the proofs to the printers.\nBob: The printers?\nAnn: Sorry, the binders.",
            &["Send the proofs to the binders"],
            &["printers"],
        ),
        (
            "Ann: You put in the rate for the fifteenth.\nBob: The fifteenth?\nAnn: Sorry, the last day.",
            &["Put in the rate for the last day"],
            &["fifteenth"],
        ),
        (
            "Ann: You give the chart to the nurse.\nBob: To the nurse?\nAnn: No, sorry, the doctor.",
            &["Give the chart to the doctor"],
            &["nurse"],
        ),
        (
            "Ann: You use the wide brush.\nBob: The wide one?\nAnn: Sorry, the narrow one.",
            &["Use the narrow brush"],
            &["wide"],
        ),
        // no name, but what is done with it
        (
            "Ann: You switch off the fan.\nBob: The pump?\nAnn: No, the pump stays on.",
            &["The pump stays on"],
            &["Switch off the pump"],
        ),
    ]);
}

#[test]
fn what_does_harm_gives_way_to_what_does_none() {
    check_in_work(&[
        (
            "Ann: You melt the butter thirty seconds on full.\nAnn: No, half power, full power burns the middle.",
            &["Melt the butter thirty seconds on half power"],
            &["full"],
        ),
        (
            "Ann: You wipe the lens with a wet cloth.\nAnn: No, a dry cloth, wet cloths leave marks.",
            &["Wipe the lens with a dry cloth"],
            &["wet"],
        ),
    ]);
}

#[test]
fn where_it_is_gives_way_once_it_is_denied() {
    check_in_work(&[
        (
            "Ann: The list is under Stock, no it isn't. It's under Reports, and you print it.",
            &["under Reports", "Print"],
            &["Stock"],
        ),
        (
            "Ann: You find the key in the drawer, no you don't. It's on the hook.",
            &["Find the key on the hook"],
            &["drawer"],
        ),
        (
            "Ann: You leave the bags in the porch. No you don't. They go in the hall.",
            &["Leave the bags in the hall"],
            &["porch"],
        ),
    ]);
}

#[test]
fn what_is_told_anew_is_told_once() {
    check_in_work(&[
        (
            "Ann: You release one twelfth of the insurance and one twelfth of the rent deposit.\nAnn: Sorry, not the deposit. One twelfth of the insurance and a third of the rent, because the rent's quarterly.",
            &["Release one twelfth of the insurance and a third of the rent"],
            &["deposit"],
        ),
        (
            "Ann: You order two boxes of gloves and two boxes of masks. Sorry, not masks. Two boxes of gloves and one of aprons.",
            &["Order two boxes of gloves and one of aprons"],
            &["masks"],
        ),
        (
            "Ann: You plug in the mixer, switch on the pump.\nAnn: No wait. Switch on the pump first, then plug in the mixer, or it trips.",
            &["Switch on the pump first"],
            &[],
        ),
        (
            "Ann: You do the windows, then the floor, then the bins.\nBob: Not bins first?\nAnn: You're right, bins first, then windows, then the floor.",
            &["bins first, then windows, then the floor"],
            &["the floor, then the bins"],
        ),
        (
            "Ann: You clean the windows, then the floor, then the bins. No, wait. Bins, windows, floor.",
            &["Clean the bins, windows, floor"],
            &["then the bins"],
        ),
        (
            "Ann: Thickness is fifty over the pipe. Fifty over the pipe, minimum.\nBob: Fifty's the sand and cement, mate. This stuff's thirty. Thirty over the crown of the pipe.\nAnn: Thirty, that's right.",
            &["Thickness is thirty over the pipe, minimum"],
            &["fifty"],
        ),
    ]);
    let draft = talk(
        "Ann: You plug in the mixer, switch on the pump.\nAnn: No wait. Switch on the pump first, then plug in the mixer.\nAnn: Then you fill the bowl.",
    );
    assert_eq!(draft.steps.len(), 3, "{:#?}", super::said(&draft));
}

#[test]
fn what_others_do_is_told_of_them() {
    check_in_work(&[
        (
            "Ann: Guests don't sign the book, they sign the sheet.",
            &["Guests sign the sheet"],
            &["sign the book"],
        ),
        (
            "Ann: The small ones don't get a lid, they get a bag.",
            &["The small ones get a bag"],
            &["get a lid"],
        ),
        // a limit, and no other way
        (
            "Ann: Guests don't sign the book until they leave, they sign the sheet.",
            &[],
            &["Guests sign the sheet"],
        ),
    ]);
}

#[test]
fn what_was_allowed_is_taken_back() {
    check_in_work(&[
        (
            "Ann: You need two people on the ladder.\nBob: Can it be one?\nAnn: It can be one and a broom. No, don't do it with one.",
            &[],
            &["broom"],
        ),
        (
            "Ann: You cut the rope with the shears. You can use a knife. No, don't use a knife.",
            &["Cut the rope with the shears"],
            &["you can use a knife"],
        ),
    ]);
}

#[test]
fn half_and_half_is_a_ratio() {
    check_in_work(&[
        (
            "Ann: You mix oil and vinegar, fifty fifty. No, three parts oil, one part vinegar.",
            &["Mix oil and vinegar, three parts oil, one part vinegar"],
            &["fifty"],
        ),
        (
            "Ann: You mix the cleaner half and half with water. Actually two to one.",
            &["Mix the cleaner two to one with water"],
            &["half"],
        ),
        (
            "Ann: The deposit's fifty euros per a hundred. A hundred per set.",
            &["the deposit's a hundred euros"],
            &["fifty"],
        ),
    ]);
}
