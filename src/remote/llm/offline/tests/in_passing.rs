//! What is said in passing: the way back to something, private errands, a thing that `one` stands for, what a thing is.
use super::{check_in_work, talk};

#[test]
fn the_way_back_to_something_is_no_step() {
    check_in_work(&[
        (
            "Ann: If anything's missing, you send the letter to the agent. They get fourteen days to send it.\nBob: Okay.\nAnn: Then you print the notice.\nBob: And, sorry, going back, the letter, I've just opened the template and it says 21 days.\nAnn: Is it? Let me, oh yes. Okay, then it's 21 days they get, not fourteen.\nBob: I'll change the handbook, it said ten.",
            &["21 days", "send the letter"],
            &["go back", "let me", "handbook"],
        ),
        (
            "Ann: Coming back to that, you rinse the jar first.\nAnn: Let me, hang on. Okay. You dry the jar.",
            &["rinse the jar", "dry the jar"],
            &["come back", "let me"],
        ),
        (
            "Ann: You let it stand.\nAnn: Then you go back to the van and fetch the jack.",
            &["let .. stand", "go back to the van"],
            &[],
        ),
        (
            "Ann: Oh, and before you even take the seat out, I should've said, you take a photo of the seat.",
            &["take a photo"],
            &["should've"],
        ),
    ]);
}

#[test]
fn what_is_said_beside_the_work_is_no_step() {
    check_in_work(&[
        (
            "Ann: You wipe the shelf.\nAnn: The gutter's leaking again, by the way. Somebody has to look at it before the weekend.\nBob: Not it.\nAnn: Right. Then you restock the shelf.",
            &["restock the shelf"],
            &["gutter", "look at it"],
        ),
        (
            "Ann: You wipe the shelf.\nAnn: The shelf's the lower one, by the way.",
            &["lower one"],
            &[],
        ),
        (
            "Ann: You pick a name from the list.\nAnn: Sorry, the cat's on the keyboard. Down. He thinks I should feed him, feed the cat.\nBob: Mine does that at five in the morning.\nAnn: So. You send the brief.",
            &["name from the list", "send the brief"],
            &["cat", "mine does"],
        ),
        (
            "Bob: Read the audit.\nAnn: You read the audit. Takes a minute.\nBob: Before you open anything else.\nAnn: Aye. And you write it down.",
            &["read the audit"],
            &["before you open"],
        ),
    ]);
}

#[test]
fn a_private_errand_is_no_step() {
    check_in_work(&[
        (
            "Ann: Are you going down after this?\nBob: I've got to sort out my parking permit first, get a new photo done. Where were we.\nAnn: If anything's missing, you send the card back.",
            &["send the card back"],
            &["permit", "photo"],
        ),
        (
            "Ann: I have to ring the dentist at some point. Where was I? You stamp the card.",
            &["stamp the card"],
            &["dentist"],
        ),
    ]);
}

#[test]
fn one_stands_for_the_thing_it_is_one_of() {
    check_in_work(&[
        (
            "Ann: You put that day in the team diary, so that somebody chases.\nBob: In the shared one, not your own.\nAnn: In the shared one.",
            &["in the shared diary"],
            &["team", "shared one"],
        ),
        (
            "Ann: You hang it on the left hook.\nBob: On the brass one.\nAnn: Yes, on the brass one.",
            &["on the brass hook"],
            &["left"],
        ),
    ]);
}

#[test]
fn what_a_thing_is_or_needs_stands_with_its_step() {
    check_in_work(&[
        (
            "Ann: You make it valid. And this one people get wrong, the valid date's the date of the last document.",
            &["the valid date's the date of the last document"],
            &[],
        ),
        (
            "Ann: You check the drawings. Existing and proposed elevations, all the sides that change, and each sheet needs a scale bar on it.",
            &["each sheet needs a scale bar"],
            &[],
        ),
        (
            "Ann: You run the erasure job.\nBob: Okay.\nAnn: In the admin console, with the customer number, it deletes the profile and the lists.",
            &["with the customer number"],
            &["customer, number"],
        ),
        (
            "Ann: You take the planned and suggested times, and each time needs a name beside it.",
            &["each time needs a name"],
            &[],
        ),
    ]);
}

/// Twenty plain deeds, with a line among them.
fn long_work(line: &str) -> Vec<String> {
    let before = "Ann: You unlock the shutter.\nAnn: Then you switch the lights on.\nAnn: You check the pressure on the gauge.\nAnn: Write the pressure down.\nAnn: You open the valve by a quarter.\nAnn: Wait until the gauge settles.\nAnn: Then you take the first pallet off the rack.\nAnn: Cut the straps on the pallet.\nAnn: Count the boxes.\nAnn: Scan every box.\nAnn: Put the boxes on the belt.";
    let after = "Ann: You start the belt from the panel.\nAnn: Watch the first box through the wrapper.\nAnn: Check the seal on the box.\nAnn: If the seal is open, stop the belt.\nAnn: Stack the boxes on a new pallet.\nAnn: Wrap the pallet.\nAnn: Put the label on the pallet.\nAnn: Then you close the valve.\nAnn: Sign the sheet.";
    let draft = talk(&format!("{before}\nAnn: {line}\n{after}"));
    draft.steps.into_iter().map(|s| s.text).collect()
}

#[test]
fn what_is_of_home_and_a_break_is_no_step_of_long_work() {
    for line in [
        "Put a tenner on a draw.",
        "Order the ramen.",
        "Eat a pie.",
        "Put the dog in the shed.",
        "Bring cake on Saturday.",
        "Put a pigeon on the other side.",
    ] {
        let said = long_work(line);
        assert_eq!(said.len(), 20, "{line}: {said:#?}");
    }
    for line in [
        "You take the bottles home in the van.",
        "Then you put the kettle under the valve.",
        "Then you feed the guard dog by the shutter.",
    ] {
        let said = long_work(line);
        assert_eq!(said.len(), 21, "{line}: {said:#?}");
    }
}
