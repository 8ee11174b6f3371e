//! Every ordinary frame that a deed is told in: the deed is a step, and the frame is gone.
use super::{check_in_work, talk};

/// A deed, as it is done to what, and what it is done with.
const DEEDS: &[(&str, &str, &str)] = &[
    ("tape the lid", "taped", "lid"),
    ("check the oil", "checked", "oil"),
    ("call the customer", "called", "customer"),
    ("sign the form", "signed", "form"),
];

const FRAMES: &[&str] = &[
    "Then you {}.",
    "Then we {}.",
    "Then I {}.",
    "You want to {} then.",
    "Then you'll want to {}.",
    "Then you're going to {}.",
    "Then you go ahead and {}.",
    "What you do then is you {}.",
    "What you do next is {}.",
    "The next step is to {}.",
    "Make sure you {}.",
    "Make sure to {}.",
    "Don't forget to {}.",
    "Remember to {}.",
    "The trick is to {}.",
    "I usually {}.",
    "I always {}.",
    "Then we just {}.",
    "All you need to do is {}.",
    "It's important to {}.",
    "It's really important that you {}.",
    "Best is to {}.",
    "Then you have to {}.",
    "You've got to {}.",
    "You gotta {}.",
    "You need to {}.",
    "You should {}.",
    "You must {}.",
    "You're supposed to {}.",
    "Be sure to {}.",
    "Then it's time to {}.",
    "After that, {}.",
    "Once that's done, {}.",
    "When that's done you {}.",
    "And once you've done that you {}.",
    "Next, {}.",
    "Next up, you {}.",
    "Right, so now you {}.",
    "Um, and then, uh, you {}.",
    "And then you basically just {}.",
    "You can go and {} now.",
    "So the first thing I do is {}.",
    "So the first thing is you {}.",
    "Please {}.",
    "And please always {}.",
    "From there you {}.",
    "The other thing is, {}.",
    "So you kind of {}, and that's that.",
    "Then what we do is we {}.",
    "If you could then {}.",
    "You'd then {}.",
    "Then you would {}.",
    "We'd normally {} at that point.",
    "My advice is to {}.",
    "It's a good idea to {}.",
    "I'd {} next.",
    "Somebody from the team has to {}.",
    "The shift lead has to {}.",
    "The shift lead will {}.",
    "The driver and you {} together.",
    "Everybody has to {}.",
    "Whoever is on shift has to {}.",
    "Then let's {}.",
    "Go and {}.",
    "Then go ahead, {}.",
    "You just, you just {}.",
    "You, um, {}.",
    "So that's when you {}.",
    "This is where you {}.",
    "At this point you {}.",
    "Now is when you {}.",
    "Then you'd better {}.",
    "Don't leave before you {}.",
    "Never leave without doing this: {}.",
    "Every time, {}.",
    "Each morning you {}.",
    "On Mondays you {}.",
    "In the evening you {}.",
    "With the stamp you {}.",
    "As soon as the light is green, {}.",
    "If in doubt, {}.",
    "Before you go home, {}.",
    "To be safe, {}.",
    "Just to be sure, {}.",
    "By the way, you also {}.",
    "Oh, and {}.",
    "Also, {}.",
    "Plus you {}.",
    "And finally, {}.",
    "Last thing, {}.",
    "The last thing you do is {}.",
    "We end by doing one thing: {}.",
];

/// Somebody does it, who stays named.
const OTHERS: &[&str] = &[
    "The shift lead {}.",
    "Then somebody {}.",
    "Then the driver {}.",
    "Julia {} then.",
    "One of us {}.",
    "The person on duty {}.",
    "The shift lead has to {}.",
    "The shift lead will {}.",
    "Everybody has to {}.",
];

/// It is done, and nobody says by whom.
const DONE: &[&str] = &[
    "Then the {O} gets {D}.",
    "The {O} has to be {D}.",
    "The {O} needs to be {D}.",
    "The {O} should be {D}.",
    "The {O} is {D} then.",
    "Then the {O} must be {D}.",
    "Make sure the {O} is {D}.",
    "Get the {O} {D}.",
    "Have the {O} {D}.",
];

fn steps(line: &str) -> Vec<String> {
    let all = format!(
        "Bob: Go on.\nAnn: So, first you open the box.\nAnn: {line}\nAnn: And then you print the label."
    );
    let draft = talk(&all);
    let mut steps: Vec<String> = draft.steps.iter().map(|s| s.text.to_lowercase()).collect();
    steps.extend(draft.warnings.iter().map(|w| w.text.to_lowercase()));
    for kept in ["open the box", "print the label"] {
        assert!(steps.iter().any(|s| s.contains(kept)), "{all}\n{steps:#?}");
    }
    steps
}

#[test]
fn a_deed_is_a_step_in_whatever_frame() {
    const LEFT: [&str; 10] = [
        "so ", "um", "then ", "and ", "next", "you ", "we ", "i ", "right", "just ",
    ];
    for (deed, _, _) in DEEDS {
        for frame in FRAMES {
            let said = steps(&frame.replace("{}", deed));
            assert!(said.iter().any(|s| s.contains(deed)), "{frame}: {said:#?}");
            let raw = said.iter().any(|s| LEFT.iter().any(|l| s.starts_with(l)));
            assert!(!raw, "{frame}: {said:#?}");
        }
    }
}

#[test]
fn what_others_do_and_what_is_done_are_steps() {
    for (deed, done, thing) in DEEDS {
        let (verb, rest) = deed.split_once(' ').unwrap_or((deed, ""));
        for frame in OTHERS {
            let plain = frame.contains("to {}") || frame.contains("will {}");
            let does = if plain {
                (*deed).to_owned()
            } else {
                format!("{verb}s {rest}")
            };
            let said = steps(&frame.replace("{}", &does));
            assert!(
                said.iter().any(|s| s.contains(verb) && s.contains(thing)),
                "{frame}: {said:#?}"
            );
        }
        for frame in DONE {
            let said = steps(&frame.replace("{O}", thing).replace("{D}", done));
            assert!(said.iter().any(|s| s.contains(thing)), "{frame}: {said:#?}");
        }
    }
}

#[test]
fn frames_say_how_usual_it_is_and_stand_behind_a_time() {
    check_in_work(&[
        (
            "Ann: In the morning the first thing is always to look at them, whether everyone's standing.",
            &["in the morning, look at them, whether everyone's standing"],
            &["the first thing"],
        ),
        (
            "Ann: The next step is usually to call the vet.",
            &["call the vet"],
            &["next step"],
        ),
        (
            "Ann: What matters is that you count the keys twice.",
            &["count the keys twice"],
            &["what matters"],
        ),
        (
            "Ann: After that comes the trough, you scrub it with the brush.",
            &["the trough: scrub it with the brush"],
            &["comes the trough"],
        ),
    ]);
}
