//! What a speaker finally meant stands in the place of what was said first, whatever the words that put it right, and
//! nothing else is taken away.

/// Whether both ways of telling have the steps between plain deeds, and ask nothing.
fn holds(line: &str, wanted: &[&str]) {
    for draft in super::between_deeds(line, wanted) {
        let asked = super::asked(&draft);
        assert!(asked.is_empty(), "{line}\n{asked:#?}");
    }
}

#[test]
fn words_by_themselves_that_put_right() {
    for cue in [
        "No.",
        "Sorry.",
        "No no no.",
        "Oh hang on, that's wrong.",
        "Wait, no.",
        "No, that's not right.",
        "What am I saying.",
        "Let me start again.",
        "I've said that wrong.",
        "Forget that.",
        "Not that.",
        "My mistake.",
        "Oops.",
        "Did I say that?",
        "Excuse me.",
    ] {
        holds(
            &format!("Put the meat on the top shelf. {cue} The bottom shelf."),
            &["Put the meat on the bottom shelf"],
        );
        holds(
            &format!("Give the form to the nurse. {cue} To the doctor."),
            &["Give the form to the doctor"],
        );
    }
    for cue in [
        "No no no.",
        "Oh hang on, that's wrong.",
        "Let me start again.",
    ] {
        holds(
            &format!("Start with the windows. {cue} Start with the floor."),
            &["Start with the floor"],
        );
    }
}

#[test]
fn words_behind_what_is_right() {
    for (line, want) in [
        (
            "Set the trap before dark. After dark, what am I on about.",
            "Set the trap after dark",
        ),
        (
            "Switch off the gas, the water I mean.",
            "Switch off the water",
        ),
        (
            "Put them in alphabetical order. By date, sorry, not alphabetical.",
            "Put them by date",
        ),
        ("Use the small pan. The big one, I mean.", "Use the big pan"),
        ("Email the parents. Text them, rather.", "Text the parents"),
        (
            "Label the jars with the date. The date and the batch, I should say.",
            "Label the jars with the date and the batch",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn a_phrase_that_another_preposition_leads() {
    for (line, want) in [
        (
            "Leave the key under the mat. No, behind the meter.",
            "Leave the key behind the meter",
        ),
        (
            "Leave the key under the mat, no, behind the meter.",
            "Leave the key behind the meter",
        ),
        (
            "Give the dose after food. Sorry, before food.",
            "Give the dose before food",
        ),
        (
            "Send it by email. No, through the portal.",
            "Send it through the portal",
        ),
        (
            "Lock it in the cage. Scrap that, under the bench.",
            "Lock it under the bench",
        ),
        (
            "Weigh them on the big scale. No, with the hand scale.",
            "Weigh them with the hand scale",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn another_deed_done_with_the_same() {
    for (line, wanted) in [
        ("Mow the lawn. Sorry, rake it.", &["Rake the lawn"][..]),
        (
            "Throw the box away. No, fold it flat.",
            &["Fold the box flat"],
        ),
        (
            "Peel the carrots. Actually, just scrub them.",
            &["Scrub the carrots"],
        ),
        (
            "Lock the gate. No, wait for Ben.",
            &["Lock the gate", "Wait for Ben"],
        ),
        (
            "Weigh the parcel. No, measure it first.",
            &["Measure it first", "Weigh the parcel"],
        ),
    ] {
        holds(line, wanted);
    }
}

#[test]
fn how_many_in_how_much_time() {
    for (line, want) in [
        (
            "Take two tablets a day. Sorry, three.",
            "Take three tablets a day",
        ),
        (
            "Take two tablets a day, excuse me, three.",
            "Take three tablets a day",
        ),
        (
            "Pay them ten pounds an hour. No, eleven.",
            "Pay them eleven pounds an hour",
        ),
        (
            "Water them once a week. Twice, sorry.",
            "Water them twice a week",
        ),
        (
            "Walk the dog twice a day. No, three times.",
            "Walk the dog three times a day",
        ),
        ("Take out five litres, sorry, six.", "Take out six litres"),
        (
            "Take the bins out on Sunday. No, Monday evening.",
            "Take the bins out on Monday evening",
        ),
        (
            "Do two rounds a night. Make it three.",
            "Do three rounds a night",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn a_sound_or_a_question_before_what_is_right() {
    for (line, want) in [
        (
            "Hang the red ones on the left. Er, on the right.",
            "Hang the red ones on the right",
        ),
        ("Press F5, ah, F8.", "Press F8"),
        (
            "Drain it through the sieve, well, the cloth.",
            "Drain the van through the cloth",
        ),
        (
            "Give it to Sandra, well, Sandra or Kim.",
            "Give it to Sandra or Kim",
        ),
        (
            "Screw the frame on to the, um, the poles.",
            "Screw the frame on to the poles",
        ),
        ("Put three spoons in. Three? No, two.", "Put two spoons in"),
        (
            "Give him the blue form. Is it blue? No, it's yellow.",
            "Give him the yellow form",
        ),
        (
            "Lock the door with the small key. Sorry, the brass one.",
            "Lock the door with the brass key",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn an_order_turned_round() {
    for (line, wanted) in [
        (
            "Add the milk first and then the eggs. No, other way round.",
            &["Add the eggs first, and then the milk"][..],
        ),
        (
            "Add the milk and then the eggs. Sorry, eggs first.",
            &["Add the eggs, and then the milk"],
        ),
        (
            "Load the big boxes before the small ones. Other way round, sorry.",
            &["Load the small ones before the big boxes"],
        ),
        (
            "Put the red one on the left and the blue one on the right. Sorry, other way round.",
            &["Put the red one on the right and the blue one on the left"],
        ),
        (
            "Unplug the charger. Well, switch it off first and then unplug it.",
            &["Switch the charger off", "Unplug the charger"],
        ),
        (
            "Close the valve. No, drain the line first and then close it.",
            &["Drain the line", "Close the valve"],
        ),
    ] {
        holds(line, wanted);
    }
}

#[test]
fn what_is_done_whatever_happened_once_or_others_do() {
    for (line, wanted) in [
        (
            "One time I forgot the brake and it rolled into the wall. Put the brake on.",
            &["Put the brake on"][..],
        ),
        (
            "Chris does it with a screwdriver. Use the proper tool.",
            &["Use the proper tool"],
        ),
        (
            "I nearly told you to lift it. Slide it across.",
            &["Slide it across"],
        ),
        ("My neighbour swears by vinegar. Rub it with vinegar.", &[]),
    ] {
        holds(line, wanted);
    }
}

#[test]
fn the_case_of_what_is_right_goes_with_it() {
    for (line, want) in [
        (
            "Send the crate on Friday. No, Monday, before the post goes.",
            "Send the crate on Monday, before the post goes",
        ),
        (
            "Soak the brush ten minutes. No, twenty, if it's cold.",
            "Soak the brush twenty minutes, if it's cold",
        ),
        (
            "Fill the tank to the red line. No, the blue line, or it spills.",
            "Fill the tank to the blue line",
        ),
    ] {
        holds(line, &[want]);
    }
}
