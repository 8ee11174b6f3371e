//! Every ordinary way of putting something right, for everything that a step may name: a tool, a place, somebody, a
//! number, a day. What holds stands in the step, what was put right nowhere.
use super::talk;

/// A step with what it names, first wrong and then right, and a word that the step is known by.
type Named = (&'static str, &'static str, &'static str, &'static str);

const STEPS: &[Named] = &[
    ("file the report in {}", "Sharepoint", "Teams", "report"),
    (
        "put the sample in {}",
        "the fridge",
        "the freezer",
        "sample",
    ),
    ("give the keys to {}", "Martin", "Julia", "keys"),
    (
        "print the labels on {}",
        "yellow paper",
        "white paper",
        "labels",
    ),
    ("count the boxes in {}", "zone A", "zone C", "boxes"),
    (
        "wait {} by the gate",
        "ten minutes",
        "fifteen minutes",
        "wait",
    ),
    ("upload the file as {}", "a PDF", "a spreadsheet", "upload"),
    ("lock {}", "the back door", "the front door", "lock"),
    (
        "write the number in {}",
        "the logbook",
        "the spreadsheet",
        "number",
    ),
    ("clean the tray with {}", "vinegar", "alcohol", "tray"),
    (
        "ask {} for the code",
        "the landlord",
        "the caretaker",
        "code",
    ),
    ("tighten {}", "the nut", "the screw", "tighten"),
    ("call them within {}", "three days", "five days", "call"),
];

/// How the teller puts it right: `{S}` is the step as it was told first, `{O}` what was wrong, `{N}` what holds.
const OWN: &[&str] = &[
    "Then you {S}, no wait, {N}.",
    "Then you {S}, sorry, {N}.",
    "Then you {S}. Actually, {N}.",
    "Then you {S}. No, {N}.",
    "Then you {S}. Sorry, {N}, I meant.",
    "Then you {S}. No, hang on, it's {N} now.",
];

/// How another does, and how the teller takes it up.
const OTHERS: &[&str] = &[
    "{N}.",
    "Isn't it {N}?",
    "It's {N} now.",
    "Not {O}, {N}.",
    "I thought it was {N}.",
];
const TAKEN: &[&str] = &[
    "{N}, sorry.",
    "Oh right, {N}.",
    "Okay, {N} then.",
    "You're right.",
    "Yes, {N}.",
];
const KEPT: &str = "No, {O}.";

fn told(form: &str, (step, old, new, _): Named) -> String {
    let said = form
        .replace("{S}", &step.replace("{}", old))
        .replace("{O}", old)
        .replace("{N}", new);
    let mut words = said.chars();
    let first = words.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + words.as_str()
}

/// Whether one step names what holds, and none what does not.
fn holds(lines: &str, known: &str, right: &str, wrong: &str) -> Result<(), String> {
    let lines = format!(
        "Bob: Go on.\nAnn: First you open the ticket.\n{lines}\nAnn: Then you close the ticket."
    );
    let steps: Vec<String> = talk(&lines)
        .steps
        .iter()
        .map(|s| s.text.to_lowercase())
        .collect();
    let (right, wrong) = (right.to_lowercase(), wrong.to_lowercase());
    let good = steps
        .iter()
        .any(|s| s.contains(known) && s.contains(&right));
    let bad = steps
        .iter()
        .any(|s| s.replace(&format!("not {wrong}"), "").contains(&wrong));
    if good && !bad && (3..=4).contains(&steps.len()) {
        Ok(())
    } else {
        Err(format!("{lines}\n{steps:#?}"))
    }
}

#[test]
fn the_teller_puts_right_whatever_a_step_names() {
    for form in OWN {
        for step in STEPS {
            let lines = format!("Ann: {}", told(form, *step));
            assert_eq!(holds(&lines, step.3, step.2, step.1), Ok(()));
        }
    }
}

#[test]
fn another_puts_it_right_and_the_teller_takes_it_up() {
    for other in OTHERS {
        for taken in TAKEN {
            for step in STEPS {
                let lines = format!(
                    "Ann: {}\nBob: {}\nAnn: {}",
                    told("Then you {S}.", *step),
                    told(other, *step),
                    told(taken, *step)
                );
                assert_eq!(holds(&lines, step.3, step.2, step.1), Ok(()));
            }
        }
    }
}

#[test]
fn the_teller_keeps_to_it() {
    for other in OTHERS.iter().filter(|o| !o.starts_with("Not")) {
        for step in STEPS {
            let lines = format!(
                "Ann: {}\nBob: {}\nAnn: {}",
                told("Then you {S}.", *step),
                told(other, *step),
                told(KEPT, *step)
            );
            assert_eq!(holds(&lines, step.3, step.1, step.2), Ok(()));
        }
    }
}

#[test]
fn the_old_one_is_named_later() {
    for form in [
        "Oh, and I said {O} before, it's {N}.",
        "Did I say {O}? I meant {N}.",
    ] {
        for step in STEPS
            .iter()
            .filter(|s| !s.1.contains("minutes") && !s.1.contains("days"))
        {
            let lines = format!(
                "Ann: {} Then you sweep the floor.\nAnn: {}",
                told("Then you {S}.", *step),
                told(form, *step)
            );
            assert_eq!(holds(&lines, step.3, step.2, step.1), Ok(()));
        }
    }
}
