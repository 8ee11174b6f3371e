//! What is said around the work is no step.
use super::{check, check_in_work};

#[test]
fn words_to_others_and_of_other_things() {
    check(&[
        (
            "Ann: You fit the first filter. One second, the kettle boils over. Then you fit a second filter behind it.",
            &["first filter", "second filter"],
            &["kettle"],
        ),
        (
            "Ann: First you drain the sink. Hang on, somebody's at the door. Come in, put it on the table. Okay, where was I? Then you unscrew the trap.",
            &["drain the sink", "unscrew the trap"],
            &["on the table", "come in"],
        ),
        (
            "Ann: You cut the pipe. My brother once said just use tape, and it flooded.\nAnn: Then you file the edge.",
            &["cut the pipe", "file the edge"],
            &["tape"],
        ),
        (
            "Ann: Unplug the toaster. Did you see the game last night?\nBob: Yeah, you should watch the replay.\nAnn: Okay, anyway. Then you empty the tray.",
            &["unplug the toaster", "empty the tray"],
            &["replay", "watch"],
        ),
        (
            "Ann: Load the truck. Sorry, can you shut the window, it's freezing.\nBob: Sure.\nAnn: So then you strap the load.",
            &["load the truck", "strap the load"],
            &["window"],
        ),
        (
            "Ann: You feed the calves. Alexa, stop. Sorry. Then you clean the trough.",
            &["feed the calves", "clean the trough"],
            &["alexa"],
        ),
        (
            "Ann: You book the room. Grab yourself a coffee by the way.\nBob: Thanks.\nAnn: And you send the invite.",
            &["book the room", "send the invite"],
            &["coffee"],
        ),
        (
            "Ann: Let me share my screen. Can you see it? So you open the ledger.",
            &["open the ledger"],
            &["screen"],
        ),
        (
            "Ann: Check the tyres. I told my son to check his, and he ran over a nail.\nAnn: Then check the oil.",
            &["check the tyres", "check the oil"],
            &["nail", "son"],
        ),
        (
            "Ann: In 2019 we left the door open and lost the whole stock. So you close the door.",
            &["close the door"],
            &["2019", "lost"],
        ),
        (
            "Ann: You label the jars. Honestly, take the Friday off, you deserve it.\nBob: Ha.\nAnn: Then you shelve them.",
            &["label the jars"],
            &["friday"],
        ),
    ]);
}

#[test]
fn what_the_listener_says_again() {
    check(&[
        (
            "Ann: You take the tray out of the rack and you rinse it.\nBob: So take it out, rinse it.\nAnn: Yep. Then you dry it with a cloth.\nBob: What cloth?\nAnn: The blue cloth.",
            &["dry .. cloth"],
            &[],
        ),
        (
            "Ann: You start the pump and you watch the gauge.\nBob: I'll write that down. Can I put my bag here?\nAnn: Sure. Then you open the bypass.\nBob: How far?\nAnn: A quarter turn.",
            &["open the bypass .. quarter turn"],
            &["bag", "write"],
        ),
    ]);
}

#[test]
fn a_list_of_the_steps_by_name_is_no_step() {
    check(&[
        (
            "Ann: First you drain the sink. Then you unscrew the trap. You clean the trap with the brush. You fit the new washer. Then you test it for leaks. Last you write the ticket.\nAnn: So yeah, drain, trap, brush, washer, leaks, ticket.\nBob: Great.",
            &["drain the sink", "write the ticket"],
            &["brush, washer"],
        ),
        (
            "Ann: First you open the hatch. You record the call and put the recording in the folder. Then you shut the hatch. You close it with the key.",
            &["record the call", "the recording in the folder"],
            &[],
        ),
        (
            "Ann: First you open the hatch. Then you go and turn on the coffee machine. You call them when it's hot.",
            &["coffee machine", "call them"],
            &[],
        ),
    ]);
}

#[test]
fn a_break_between_steps_is_no_step() {
    check_in_work(&[
        (
            "Ann: You glue the joint and you leave it for an hour and you go and have your coffee, and today there's cake.",
            &["glue the joint"],
            &["coffee", "cake"],
        ),
        (
            "Ann: You press the hides for an hour and then I go for a coffee.",
            &["press the hides"],
            &["coffee"],
        ),
        (
            "Ann: You lay the table and you get the tea for room four. Then I go for a smoke.",
            &["get the tea for room four"],
            &["smoke"],
        ),
    ]);
}
