//! What is put right by its frame: a phrase said again, a name, a place in a row, a value asked back and refused.
use super::{asked_in_work, check};

#[test]
fn a_phrase_said_again_with_another_end() {
    check(&[
        (
            "Ann: You hang the sign with the writing facing up.\nAnn: Facing down. Sorry. Writing down.\nAnn: Then you screw it to the wall.",
            &["writing facing down", "screw"],
            &["facing up", "face down", "write down"],
        ),
        (
            "Ann: Send the tenant the first letter. It's called Welcome A.\nBob: It's called Welcome New in my list.\nAnn: Yes, that one, Welcome New.\nAnn: Then you put a note in the file.",
            &["first letter .. welcome new"],
            &["welcome a"],
        ),
        (
            "Ann: You write the total in the book and give it to Hannah.\nBob: Hannah's left. It's Joe now.\nAnn: Joe, right. Give it to Joe.\nAnn: Then you lock the drawer.",
            &["write the total in the book", "to joe", "lock the drawer"],
            &["hannah"],
        ),
        (
            "Ann: We used to type them all in by hand. Not any more, you upload them to the portal with the grey button.\nAnn: Then you print the summary and pin it on the board.",
            &[
                "upload them to the portal with the grey button",
                "print the summary",
            ],
            &["by hand"],
        ),
        (
            "Ann: First you fill the kettle. No, wait, first you rinse it, then you fill it.\nAnn: Then you switch it on and wait until it boils.",
            &[
                "rinse the kettle",
                "fill the kettle",
                "switch the kettle on",
            ],
            &["fill it"],
        ),
    ]);
}

#[test]
fn a_value_taken_up_in_other_words() {
    check(&[
        (
            "Ann: Fill in the form and insure it for three thousand.\nBob: I'd put six.\nAnn: Okay, six thousand.\nBob: Six thousand euros.\nAnn: Then you sign it at the bottom.",
            &["insure .. six thousand", "sign"],
            &["three thousand", "put six"],
        ),
        (
            "Ann: It starts on the second working day, when the bank's been done.\nBob: Third. The bank's done on the second, so you can't start until the third.\nAnn: Third, yes, you're right. Third working day.\nAnn: You download the list from the portal and save it in the folder.",
            &["third working day", "download the list"],
            &["on the second working"],
        ),
        (
            "Ann: The report goes to Sam on the first of the month.\nBob: The third.\nAnn: The third, okay.\nAnn: Then you file the copy in the cabinet.",
            &["on the third of the month", "file the copy"],
            &["first", "of the third"],
        ),
        (
            "Ann: Put it in the blue folder and close the cabinet.\nBob: The blue one?\nAnn: No, the red one. The blue one's for invoices.\nAnn: Then you lock the cabinet and hang up the key.",
            &["red folder", "close the cabinet", "hang up the key"],
            &["blue"],
        ),
        (
            "Ann: You put the tray in the oven and set the timer for twenty minutes.\nBob: Twenty minutes?\nAnn: No, actually, it isn't any more. The new ones are thicker. Twenty five to thirty minutes.\nBob: Okay.\nAnn: Then take it out and let it cool on the rack.",
            &[
                "timer for twenty five to thirty minutes",
                "cool on the rack",
            ],
            &["isn't any more"],
        ),
    ]);
}

#[test]
fn what_is_left_open_is_no_step() {
    check(&[
        (
            "Ann: Juniors get six days.\nBob: Juniors get five, don't they?\nAnn: I have six in the contract.\nBob: I've got five in the plan. One of us is wrong.\nAnn: Okay. Then you print the list and sign it.",
            &["print the list", "sign the list"],
            &["juniors get"],
        ),
        (
            "Ann: Check that the sum is over ninety.\nBob: I'd say ninety five.\nAnn: Well. The manual says ninety, I think. We'd need to ask Martha.\nBob: Shall I write ninety for now?\nAnn: Let's leave it until Martha's back.\nAnn: Okay. Then shake the bottle and put it in the fridge.",
            &["check that the sum", "shake the bottle", "in the fridge"],
            &["ask martha", "leave it"],
        ),
    ]);
    asked_in_work(&[(
        "Ann: Juniors get six days.\nBob: Juniors get five, don't they?\nAnn: I have six in the contract.\nBob: I've got five in the plan. One of us is wrong.\nAnn: Okay. Then you print the list and sign it.",
        &["juniors get six days"],
    )]);
}

#[test]
fn an_order_after_a_story_or_a_remark_is_one() {
    check(&[(
        "Ann: You weigh the sample on the small scale.\nAnn: I once stood there for an hour and then found the plug was out.\nAnn: Write down the weight to two decimals, and the time.\nBob: Two decimals, and the time.\nAnn: Then book Dunn and Sons, on the phone, before three o'clock.\nAnn: Put the lid back on the jar.",
        &[
            "write down the weight to two decimals",
            "book dunn and sons",
            "put the lid back",
        ],
        &["plug"],
    )]);
}

#[test]
fn a_thing_put_for_another_by_the_noun_that_both_share() {
    check(&[
        (
            "Ann: Lights on, both switches. All three switches.\nAnn: You wipe the counter with the cloth.\nAnn: Sponge, not cloth.\nAnn: You take the bins out on a Tuesday.\nBob: They come on Wednesday now.\nAnn: Then you take them out on Wednesday.",
            &[
                "lights on, all three switches",
                "wipe the counter with the sponge",
                "bins out on a wednesday",
            ],
            &["both", "cloth", "tuesday", "they come"],
        ),
        (
            "Ann: You put the pie on the big rack.\nAnn: No, small rack, the big one's broken.\nAnn: Wait five minutes, then ring Arturo.\nAnn: You text Rosa when it's done.\nBob: Rosa's off, it's Kim this week.\nAnn: Kim, then.",
            &["small rack", "wait five minutes", "text kim"],
            &["pie on the big", "rosa"],
        ),
    ]);
}
