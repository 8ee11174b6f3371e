//! Daydreams told on, what is done elsewhere, and what was said in jest: none of it is the work.
use super::check_in_work;

#[test]
fn a_daydream_is_no_step_and_neither_is_what_goes_on_with_it() {
    check_in_work(&[
        (
            "Ann: Wipe the screen with the cloth. If I won the lottery I'd buy a new one. Just buy a new one every week and throw the old one in the sea.\nBob: Dream on.",
            &["Wipe the screen with the cloth"],
            &["every week", "in the sea"],
        ),
        (
            "Ann: Check each plant. If I was twenty I'd run it. I'd run it and jump the fence at the end.",
            &["Check each plant"],
            &["jump"],
        ),
        (
            "Ann: Sweep the yard. If money was no object, we'd have it resurfaced. Rip it all up, put down rubber.",
            &["Sweep the yard"],
            &["object", "Rip", "rubber"],
        ),
        (
            "Ann: I'd love one of those big ovens. Put the tray in, close the door, walk away. But we've got the small one, so turn the tray after ten minutes.",
            &["urn the tray after ten minutes"],
            &["walk away"],
        ),
        (
            "Ann: If I'm not there, ring Tom.",
            &["If I'm not there, ring Tom"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_done_elsewhere_or_was_once_is_no_step() {
    check_in_work(&[
        (
            "Ann: You fill the tank slowly and stop at the tab.\nBob: Right.\nAnn: At Leeds they let the trainees fill it with the engine running, madness.",
            &["top at the tab"],
            &["trainees"],
        ),
        (
            "Ann: The lads over at Hull do it with a hammer. Hit it twice, turn it round, hit it again. We use the press.",
            &["Use the press"],
            &["Hit it"],
        ),
        (
            "Ann: On the telly they throw it in the oil and jump back. You lower the fish in with the basket.",
            &["Lower the fish in with the basket"],
            &["ump back"],
        ),
        (
            "Ann: In the war my uncle fed them on boiled sweets. Give them sugar and water.",
            &["Give them sugar and water"],
            &["boiled sweets"],
        ),
        (
            "Ann: The rep told me once, just say it's for testing. Say it's for testing and wave it through. Declare it on the form.",
            &["Declare it on the form"],
            &["wave it"],
        ),
        (
            "Ann: Our competitors glue it. Slap some glue on, press it, send it out. We stitch the sole.",
            &["Stitch the sole"],
            &["glue"],
        ),
        (
            "Ann: Send the list on Monday. At Brady's they want the order by noon.",
            &["by noon"],
            &[],
        ),
    ]);
}

#[test]
fn a_jest_that_is_said_back_and_refused_leaves_nothing() {
    check_in_work(&[
        (
            "Ann: Write it on the whiteboard.\nBob: And then a pint.\nAnn: And then a pint. No, then you switch the lights off.",
            &["Write it on the whiteboard", "witch the lights off"],
            &["pint"],
        ),
        (
            "Ann: Lock the gate.\nBob: And run.\nAnn: And run. No, then you hang the key up.",
            &["Lock the gate", "Hang the key up"],
            &["Run"],
        ),
    ]);
}
