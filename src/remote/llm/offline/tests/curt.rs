//! Short messages: a bare deed, a case without its comma, an answer in a word, a value without its sign.
use super::messages::sent;

#[test]
fn a_bare_thing_behind_a_verb_is_a_deed() {
    sent(&[
        (
            "Bob: check oil\nBob: keys go on the hook",
            &["Check oil", "Keys go on the hook"],
        ),
        (
            "Bob: check tyres\nBob: the form goes to Kim",
            &["Check tyres", "The form goes to Kim"],
        ),
        ("Bob: test alarm every friday", &["Test alarm every friday"]),
        (
            "Bob: wash brushes in warm water\nBob: lids back on",
            &["Wash brushes in warm water", "Lids back on"],
        ),
        (
            "Bob: check tyres for nails\nBob: clean sink and taps",
            &["Check tyres for nails", "Clean sink and taps"],
        ),
        // a noun with its verb is none
        (
            "Bob: test results go in the folder",
            &["Test results go in the folder"],
        ),
        (
            "Bob: wash water goes down the drain",
            &["Wash water goes down the drain"],
        ),
    ]);
}

#[test]
fn a_case_without_its_comma() {
    sent(&[
        (
            "Bob: if an alarm goes off get everyone out",
            &["If an alarm goes off, get everyone out"],
        ),
        (
            "Bob: if the gate sticks get somebody to help",
            &["If the gate sticks, get somebody to help"],
        ),
        (
            "Bob: if hes lost more than 10% ring the vet",
            &["If hes lost more than 10%, ring the vet"],
        ),
        (
            "Bob: if it loses over 5% top it up",
            &["If it loses over 5%, top it up"],
        ),
        (
            "Bob: when everybody leaves count the chairs",
            &["When everybody leaves, count the chairs"],
        ),
    ]);
}

#[test]
fn how_it_is_done_is_answered_in_a_word() {
    sent(&[
        (
            "Bob: run a bath\nPip: how deep\nBob: up to his chin",
            &["Run a bath, up to his chin"],
        ),
        (
            "Bob: fill the bucket\nPip: how full\nBob: to the line",
            &["Fill the bucket, to the line"],
        ),
        (
            "Bob: cut the hedge\nPip: how low\nBob: waist height",
            &["Cut the hedge, waist height"],
        ),
        (
            "Bob: pull the rope\nPip: how tight\nBob: tight as you can",
            &["Pull the rope, tight as you can"],
        ),
        (
            "Bob: line it with paper\nPip: newspaper ok?\nBob: yeah but not glossy",
            &["Line it with paper, newspaper ok, but not glossy"],
        ),
        (
            "Bob: wipe it with a rag\nPip: kitchen roll ok?\nBob: yes but not the blue stuff",
            &["Wipe it with a rag, kitchen roll ok, but not the blue stuff"],
        ),
        (
            "Pip: who signs the sheet??\nBob: customer n the crew lead both",
            &["Customer n the crew lead both sign the sheet"],
        ),
        (
            "Pip: who signs the sheet?\nBob: Kim and the driver",
            &["Kim and the driver sign the sheet"],
        ),
    ]);
}

#[test]
fn a_value_keeps_the_sign_of_the_one_it_puts_right() {
    sent(&[
        (
            "Bob: take payment up front for over £30\nBob: sorry 20 not 30",
            &["Take payment up front for over £20"],
        ),
        (
            "Bob: take a deposit of €80\nBob: *90",
            &["Take a deposit of €90"],
        ),
        ("Bob: heat it to 80°C\nBob: sorry 85", &["Heat it to 85°C"]),
        (
            "Bob: weigh the rugs. £8 a kilo\nPip: 8??\nBob: oops 9, went up in march",
            &["Weigh the rugs, £9 a kilo"],
        ),
    ]);
}

#[test]
fn a_deed_told_again_with_another_pace() {
    sent(&[
        (
            "Bob: weigh him every week\nBob: fill the tank\nBob: actually weigh him every 2 wks, every wk disturbs him",
            &["Weigh him every 2 wks", "Fill the tank"],
        ),
        (
            "Bob: clean the filter every 2 weeks\nBob: fill the tank\nBob: sorry clean the filter every month",
            &["Clean the filter every month", "Fill the tank"],
        ),
        (
            "Bob: clean the filter daily\nBob: fill the tank\nBob: oops you clean the filter weekly",
            &["Clean the filter weekly", "Fill the tank"],
        ),
        // another deed
        (
            "Bob: weigh him every week\nBob: actually feed him every day",
            &["Weigh him every week", "Feed him every day"],
        ),
    ]);
}

#[test]
fn what_is_asked_without_its_mark() {
    sent(&[
        (
            "Bob: strap it down\nPip: n the tuning\nBob: 2 weeks after",
            &["Strap it down", "The tuning: 2 weeks after"],
        ),
        (
            "Bob: tag it\nPip: and if they lost the ticket\nBob: ask for ID, they sign the book",
            &[
                "Tag it",
                "If they lost the ticket, ask for ID",
                "If they lost the ticket, they sign the book",
            ],
        ),
        (
            "Bob: wipe it with a rag\nPip: is kitchen roll ok\nBob: yes but not the blue stuff",
            &["Wipe it with a rag, kitchen roll ok, but not the blue stuff"],
        ),
    ]);
}
