//! Values of another's mouth or of paper: filled in by another, put right for one case, or written for something else.

use super::between_deeds as holds;

#[test]
fn a_value_that_another_fills_in_stands_where_it_was_wanted() {
    for (line, want) in [
        (
            "You run the fan until the gauge shows, what was it, Bob?\nBob: Two bar.\nAnn: Two bar.",
            "Run the fan until the gauge shows two bar",
        ),
        (
            "Set the oven to, what is it again?\nBob: A hundred and forty degrees.\nAnn: Right.",
            "Set the oven to a hundred and forty degrees",
        ),
        (
            "Dry the coats until the sensor is under, what's it, Bob?\nBob: Three hundred ppm.",
            "Dry the coats until the sensor is under three hundred ppm",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn another_puts_right_the_value_of_one_case() {
    for line in [
        "Bob: It should be fifty degrees on five.\nAnn: Did they change it? Okay, fifty then.",
        "Bob: It's fifty degrees on five now.\nAnn: Oh, right.",
        "Bob: No, fifty on five.\nAnn: Yes, fifty.",
    ] {
        let line = format!(
            "Set the dryer to sixty degrees. On five it dries at forty-five degrees.\n{line}"
        );
        let want = "Set the dryer to sixty degrees, on five it dries at fifty degrees";
        let draft = super::talk(&format!(
            "Ann: Load the van.\nAnn: {line}\nAnn: Close the door."
        ));
        assert!(
            super::said(&draft).contains(&want.to_owned()),
            "{line}: {:?}",
            super::said(&draft)
        );
    }
}

#[test]
fn what_is_written_for_something_else_is_no_value() {
    for line in [
        "It says forty-eight on the packet but that's for wine.",
        "The label says thirty hours, but that's in winter.",
        "On the box it says twelve hours, but I don't believe that.",
        "They say thirty on the tin but that's only for lining paper.",
    ] {
        holds(
            &format!("Leave the paste twenty-four hours. {line}"),
            &["Leave the paste twenty-four hours"],
        );
    }
}

#[test]
fn what_comes_with_time_and_what_should_have_been_said_is_no_deed() {
    for (line, wanted) in [
        (
            "Pull the cloth with about fifteen kilos, you get a feel for it.",
            &["Pull the cloth with about fifteen kilos"][..],
        ),
        (
            "Stir the glaze slowly. You'll soon get the hang of it.",
            &["Stir the glaze slowly"],
        ),
        (
            "Fold the rug. Iron the cloth, I should have said that earlier.",
            &["Fold the rug", "Iron the cloth"],
        ),
        (
            "Melt the wax at, ooh, seventy degrees.",
            &["Melt the wax at seventy degrees"],
        ),
        (
            "Load the drum, by hand. Then start it.",
            &["Load the drum, by hand", "Start the drum"],
        ),
    ] {
        holds(line, wanted);
    }
}

#[test]
fn the_value_of_another_kind_is_put_right_by_ours() {
    for (line, want) in [
        (
            "Torque on the bolts is twenty newton metres. No, hang on, that's the new type. These are fifteen.",
            "Torque on the bolts is fifteen newton metres",
        ),
        (
            "Tighten the nuts to twenty newton metres. Sorry, that's for the steel ones. Ours take fifteen.",
            "Tighten the nuts to fifteen newton metres",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn a_number_in_a_reason_is_none_of_the_step() {
    for (line, want) in [
        (
            "Let the dough rest for ten minutes.\nBob: Why ten?\nAnn: In five it's still tough.",
            "Let the dough rest for ten minutes",
        ),
        (
            "Walk the horse up, about twenty metres each way.\nBob: Why twenty?\nAnn: You don't see a lameness in five.",
            "Walk the horse up, about twenty metres each way",
        ),
        (
            "Charge the drill to eighty percent.\nBob: Why not a hundred?\nAnn: A hundred kills the cells in two years.",
            "Charge the drill to eighty percent",
        ),
        (
            "Wait twelve hours.\nBob: Why that long?\nAnn: At six it's still wet inside.",
            "Wait twelve hours",
        ),
    ] {
        holds(line, &[want]);
    }
}
