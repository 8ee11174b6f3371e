//! Values called wrong long after they were told, and steps called back without their names.
use super::check;

#[test]
fn a_value_called_wrong_later_on() {
    check(&[
        (
            "Ann: First you fill the kettle to the two litre mark.\nAnn: Then you put the lid on.\nAnn: Hang on, did I say two litres? One and a half. It boils over at two.",
            &["kettle .. one and a half litre"],
            &["two litre"],
        ),
        (
            "Ann: Set the oven to a hundred and eighty degrees.\nAnn: Put the tray in the middle.\nAnn: That should've been a hundred and sixty, I was thinking of the other oven.",
            &["oven .. hundred and sixty degrees"],
            &["eighty"],
        ),
        (
            "Ann: Leave the glue for twenty minutes.\nAnn: Then you take off the clamps.\nAnn: Not twenty minutes for the glue, that's for the small ones, forty for these.",
            &["glue .. forty minutes"],
            &["twenty"],
        ),
        (
            "Ann: You add three scoops of salt to the tank. Well, it used to be three, it's five since they changed the filter.\nAnn: Then you stir it.",
            &["five scoops"],
            &["three"],
        ),
        (
            "Ann: Send it to the printer by Wednesday noon.\nAnn: Then ring them to confirm.\nAnn: Sorry, I said Wednesday, they moved it, it's Tuesday noon now.",
            &["printer by Tuesday noon"],
            &["Wednesday"],
        ),
        (
            "Ann: Book the van for eight o'clock. No, make it half past seven, because of the traffic.\nAnn: Load the boxes.",
            &["van for half past seven"],
            &["eight"],
        ),
        (
            "Ann: Order twelve boxes on Monday.\nAnn: Check the delivery note.\nAnn: I told you twelve boxes but since the new shop opened it's twenty.",
            &["twenty boxes"],
            &["twelve"],
        ),
        (
            "Ann: You mix one part resin to three parts hardener.\nAnn: Other way round, sorry.\nAnn: Pour it slowly into the mould.",
            &["three parts resin to one part hardener"],
            &["three parts hardener"],
        ),
        (
            "Ann: You take the blue folder, no not the blue one, the green one, from the cupboard.",
            &["green one"],
            &["blue"],
        ),
    ]);
}

#[test]
fn a_value_put_up_by_another_and_taken_up() {
    check(&[
        (
            "Ann: We send the invoice within fourteen days.\nAnn: Then we book it in the ledger.\nBo: Isn't that ten days now?\nAnn: Ten, true.\nAnn: After that we file the copy.",
            &["invoice within ten days"],
            &["fourteen"],
        ),
        (
            "Ann: Cut the strips to thirty centimetres.\nBo: Thirty-five, you told us last week.\nAnn: Did I? Right, yes, thirty-five.\nAnn: Fold the strips in half.",
            &["strips to thirty-five centimetres"],
            &["thirty cent"],
        ),
        (
            "Ann: Keep the panel in the store for twenty-four hours.\nBo: Forty-eight for panel paintings.\nAnn: For panel paintings forty-eight, yes. Canvas twenty-four.\nAnn: Then you open the crate.",
            &["store for twenty-four hours", "open the crate"],
            &[],
        ),
    ]);
}

#[test]
fn a_step_called_back_without_its_name() {
    check(&[
        (
            "Ann: You fax the order to the depot.\nBo: Nobody faxes any more, we put it in the portal.\nAnn: Oh, right, yes. You put it in the portal.\nAnn: Then you wait for the green tick.",
            &["portal", "green tick"],
            &["fax"],
        ),
        (
            "Ann: You stamp the letter in red.\nAnn: Hang on, that was before the new rules. We don't stamp anything now.\nAnn: You sign the letter at the bottom.",
            &["sign the letter"],
            &["stamp"],
        ),
        (
            "Ann: You call the guard on the radio. Or you did, until they took the radios away. You text him now.\nAnn: He opens the gate.",
            &["text him"],
            &["radio"],
        ),
        (
            "Ann: You scan the passport.\nAnn: You keep a copy in the red file. Hmm, are we even allowed to? No. We're not. So no copies.\nAnn: You hand back the passport.",
            &["scan", "hand back"],
            &["keep a copy"],
        ),
        (
            "Ann: Put the samples in the fridge.\nAnn: Oh, that's wrong, they mustn't get cold. Leave them on the bench.\nAnn: Label each tube.",
            &["on the bench", "label each"],
            &["fridge"],
        ),
        (
            "Ann: Write the weight on the label.\nAnn: Then you bring it to Tom in the office. Well, Tom's retired. You bring it to Jill.",
            &["weight on the label", "Jill"],
            &["Tom"],
        ),
    ]);
}

#[test]
fn more_ways_to_put_a_value_right() {
    check(&[
        (
            "Ann: The dough rests for forty-five minutes.\nAnn: Then you knock it back.\nAnn: Actually hang on. Forty-five was the white. This one's an hour and ten.\nAnn: Then shape it.",
            &["dough .. an hour"],
            &["forty-five"],
        ),
        (
            "Ann: The session runs from ten till twelve.\nAnn: You put the chairs in a circle.\nAnn: From ten till half twelve, sorry, since we added the coffee.",
            &["ten till half twelve"],
            &["till twelve"],
        ),
        (
            "Ann: You file the claim within three months.\nAnn: You attach the receipts.\nAnn: They shortened it, so not three months, six weeks.",
            &["claim within six weeks"],
            &["three"],
        ),
        (
            "Ann: The parcel has to be under ten kilos.\nAnn: If it's heavier you split it in two.\nBo: Since January it's twelve kilos.\nAnn: Is it? Nobody tells me anything. Twelve then.\nAnn: Stick the label on the long side.",
            &["parcel .. twelve kilos", "split it in two"],
            &["ten kilos"],
        ),
        (
            "Ann: Lift the bonnet.\nAnn: Disconnect the battery, plus first.\nAnn: Minus! Always minus first.\nAnn: Take out the lamp.",
            &["battery, minus first"],
            &["plus"],
        ),
        (
            "Ann: Take the stain out with petrol.\nAnn: Just kidding.\nAnn: Dab it with vinegar.",
            &["vinegar"],
            &["petrol"],
        ),
        (
            "Ann: Order I do the same evening. Below 20 of anything you order a full tray.\nBo: Below 30 for milk.\nAnn: Yes.\nAnn: Lock the door.",
            &["below 20"],
            &[],
        ),
    ]);
}
