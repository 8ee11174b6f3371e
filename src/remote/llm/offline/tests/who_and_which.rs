//! Who it is that must, which things they are, and whose deed a denial calls off.
use super::check_in_work;

#[test]
fn somebody_of_a_kind_must_do_something() {
    check_in_work(&[
        (
            "Ann: Anyone new who wants a colour needs a patch test, two days before.",
            &["anyone new who wants a colour needs a patch test, two days before"],
            &[],
        ),
        (
            "Ann: Everybody who goes on the roof has to wear the harness.",
            &["everybody who goes on the roof has to wear the harness"],
            &[],
        ),
        (
            "Ann: The new ones you do wipe, on the back, with a dry cloth.",
            &["the new ones: wipe, on the back, with a dry cloth"],
            &[],
        ),
        (
            "Ann: Drugs bag, you're just checking the seal number against the sheet.",
            &["drugs bag: check the seal number against the sheet"],
            &[],
        ),
        (
            "Ann: Wet boots don't go on the rack.",
            &["wet boots don't go on the rack"],
            &[],
        ),
        (
            "Ann: Check the passport has six months left from the day they come home, not the day they go.",
            &["six months left from the day they come home, not the day they go"],
            &[],
        ),
    ]);
}

#[test]
fn a_denial_calls_off_what_the_other_just_put_up() {
    check_in_work(&[(
        "Ann: Call the lift firm, the number's in the cupboard.\nBen: And you let them out with the triangle key.\nAnn: No you don't. Nobody opens the doors but the firm.",
        &["call the lift firm", "nobody opens the doors but the firm"],
        &["let them out"],
    )]);
}

#[test]
fn a_wrong_thing_puts_nothing_right() {
    check_in_work(&[
        (
            "Ann: After the video you ask three questions. Wrong answer, watch it again, no hard feelings.",
            &[
                "after the video, ask three questions",
                "wrong answer: watch it again",
            ],
            &[],
        ),
        (
            "Ann: You let the pressure out, and that's the bit where people get hurt, so you do it outside with the valve pointing away from you.",
            &[
                "let the pressure out",
                "do it outside with the valve pointing away from you",
            ],
            &[],
        ),
        (
            "Ann: When it says two hundred and thirty, no, hang on, two forty, the flour's changed since the summer, you load the rye first.",
            &["load the rye first"],
            &["flour's changed"],
        ),
    ]);
}
