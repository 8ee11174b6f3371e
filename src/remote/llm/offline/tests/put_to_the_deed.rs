//! What messages put to a deed that was told: how or where it is done, as another asks; the end that is taken back and told
//! anew; several told anew by their names; what is to be forgotten of what was said; and what was only so once.
use super::{check_messages, said, written};

#[test]
fn how_or_where_it_is_done_as_another_asks() {
    check_messages(&[
        (
            "Ann: clean the screens\nBob: with the spray?\nAnn: no the wipes, spray's for the desks",
            &["Clean the screens with the wipes"],
            &["spray"],
        ),
        (
            "Ann: check the gauge, write it down, then reset it\nBob: reset with the magnet?\nAnn: no the button, magnet's the old one",
            &["Reset it with the button"],
            &["magnet"],
        ),
        (
            "Ann: send the forms back\nBob: to the ward?\nAnn: no, the clinic",
            &["Send the forms back to the clinic"],
            &["ward"],
        ),
        (
            "Ann: store the bulbs\nBob: in the shed?\nAnn: nah the cellar, shed's too damp",
            &["Store the bulbs in the cellar"],
            &["shed"],
        ),
        (
            "Ann: hang the coats up\nBob: on the rail?\nAnn: yes",
            &["Hang the coats up on the rail"],
            &[],
        ),
        // a deed of its own, and what is told already
        (
            "Ann: rinse the trays\nBob: with soap?\nAnn: no, stack them first",
            &["Stack them first", "Rinse the trays"],
            &["with soap", "with stack"],
        ),
    ]);
}

#[test]
fn the_end_that_is_taken_back_is_told_anew() {
    check_messages(&[
        (
            "Ann: do the raffle at the start\nAnn: scrap that, raffle at the end",
            &["Do the raffle at the end"],
            &["at the start"],
        ),
        (
            "Ann: put the props on the left table\nAnn: forget that, props on the right table",
            &["Put the props on the right table"],
            &["left table"],
        ),
        (
            "Ann: leave the invoices in the blue tray\nAnn: scrap that, green tray for invoices",
            &["Leave the invoices in the green tray"],
            &["blue"],
        ),
        (
            "Ann: feed the lambs first\nAnn: no scrap that, lambs last",
            &["Feed the lambs last"],
            &["lambs first"],
        ),
        // what is not done, or does itself, goes
        (
            "Ann: split the list and mail each one their sheet\nAnn: scratch that, no mails, the portal does it",
            &[],
            &["Mail each one"],
        ),
    ]);
}

#[test]
fn several_are_told_anew_by_their_names() {
    check_messages(&[
        (
            "Ann: lambs in pen 2, ewes in pen 3\nAnn: correction: lambs pen 3, ewes pen 2",
            &["Lambs in pen 3, ewes in pen 2"],
            &["Lambs in pen 2"],
        ),
        (
            "Ann: starters on the left, mains on the right\nAnn: correction - starters right, mains left",
            &["Starters on the right, mains on the left"],
            &["Starters on the left"],
        ),
        (
            "Ann: file the leases in the red box and the wills in the blue box\nAnn: sorry, leases blue, wills red",
            &["leases in the blue box and the wills in the red box"],
            &[],
        ),
        (
            "Ann: put travel books on top, childhood books in the middle\nAnn: correction: travel middle, childhood at the bottom",
            &["Put travel books in the middle, childhood books at the bottom"],
            &[],
        ),
        (
            "Ann: dogs go in 3, cats wait in 2\nAnn: sorry other way, dogs 2 cats 3",
            &["Dogs go in 2, cats wait in 3"],
            &["other way"],
        ),
        (
            "Ann: breaks are at half past four and at half past six\nAnn: sorry, half past five and half past seven",
            &[],
            &["at five and at seven"],
        ),
    ]);
}

#[test]
fn what_is_to_be_forgotten_of_what_was_said() {
    check_messages(&[
        (
            "Ann: give the fence two coats\nAnn: ignore what I said about two coats, one is fine",
            &["Give the fence one coat"],
            &["two coats"],
        ),
        (
            "Ann: charge the pump to 40 psi\nAnn: oil the seal\nAnn: forget what i said about 40, 35 is right",
            &["Charge the pump to 35 psi", "Oil the seal"],
            &["40"],
        ),
        (
            "Ann: ring the vet if she's off her food\nAnn: ignore what i said about the vet, text her",
            &["Text her"],
            &["Ring the vet"],
        ),
    ]);
}

#[test]
fn what_was_so_only_once_changes_nothing() {
    check_messages(&[
        (
            "Ann: labels on the lid\nBob: the lid? you put them on the side last week\nAnn: only cos we'd run out of small ones. lid normally",
            &["Labels on the lid"],
            &["on the side", "run out", "normally"],
        ),
        (
            "Ann: put the focal group at the bottom left\nBob: bottom left? yours was top left on sat\nAnn: that was for mrs hall, she asked. bottom left as a rule",
            &["Put the focal group at the bottom left"],
            &["top left", "as a rule"],
        ),
    ]);
}

#[test]
fn two_values_each_with_its_case() {
    check_messages(&[
        (
            "Ann: over 10 a day ring me\nBob: my book says 8\nAnn: 8 in spring 10 now",
            &["Over 10 a day, ring me, 8 in spring"],
            &["Over 8"],
        ),
        (
            "Ann: set the oven to 190\nBob: card says 170\nAnn: 170 for the old oven, 190 now",
            &["Set the oven to 190"],
            &["oven to 170"],
        ),
        (
            "Ann: close the till at 6\nBob: sign says 5\nAnn: 5 in winter and 6 now",
            &["Close the till at 6, 5 in winter"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_taken_on_of_what_another_says() {
    check_messages(&[
        (
            "Ann: count the frames with brood, put it on the card\nBob: theres no cards left, we use the app\nAnn: app then",
            &["Count the frames with brood", "Put it on the app"],
            &["card"],
        ),
        (
            "Ann: wipe the bench with the blue roll\nBob: we're out of blue roll, there's the cloths\nAnn: cloths then",
            &["Wipe the bench with the cloths"],
            &["blue"],
        ),
        (
            "Ann: ring the vet before 5\nBob: they shut at 4 now\nAnn: before 4 then",
            &["Ring the vet before 4"],
            &["before 5"],
        ),
        (
            "Ann: chairs out by 9\nBob: they open at 8 now\nAnn: perfect, 8",
            &["Chairs out by 8"],
            &["perfect"],
        ),
        (
            "Ann: give the horses 2 slices each, 3 for the hunters\nBob: we're low on hay til mon\nAnn: ok 1 and 2",
            &["Give the horses 1 slice each, 2 for the hunters"],
            &["3 for"],
        ),
        (
            "Ann: bruno has his bute in half an apple\nBob: bruno finished bute thursday\nAnn: oh good, no bute",
            &[],
            &["bute"],
        ),
    ]);
}

#[test]
fn what_is_edited_where_it_stands() {
    check_messages(&[
        (
            "Ann: put out 40 chairs (edit: 60)",
            &["Put out 60 chairs"],
            &["40"],
        ),
        ("Ann: order 12 trays (now 14)", &["Order 14 trays"], &["12"]),
        (
            "Ann: float is 80 quid edit: 100",
            &["Float is 100 quid"],
            &["80"],
        ),
        ("Ann: serve at 12.30 (was 1)", &["Serve at 12.30"], &["was"]),
        (
            "Ann: use gas mark 6\nAnn: sorry mark 4 - 6 is for the pies",
            &["Use gas mark 4"],
            &["mark 6"],
        ),
        (
            "Ann: be there at 2\nAnn: use bay 4, not 2 like last time",
            &["Be there at 2", "Use bay 4"],
            &["last time"],
        ),
    ]);
}

#[test]
fn how_it_was_and_is_told_with_its_verb_twice() {
    check_messages(&[
        (
            "Ann: I used to use three props per shelf and now use four because a shelf cracked",
            &["Use four props per shelf"],
            &["three"],
        ),
        (
            "Ann: we used to file the slips by date but now by surname",
            &["File the slips by surname"],
            &["by date"],
        ),
        (
            "Ann: the mats get hoovered, we used to mop them but it rots the foam",
            &["The mats get hoovered"],
            &["mop"],
        ),
        (
            "Ann: the files go on the shared drive, we used to email them but they got lost",
            &["The files go on the shared drive"],
            &["email"],
        ),
        (
            "Ann: I used to feed the hens at 6 and now do it at 7",
            &["Feed the hens at 7"],
            &["at 6"],
        ),
    ]);
}

#[test]
fn a_letter_answers_what_was_asked_before_it() {
    for (page, want) in [
        (
            "You asked whether to stay with the kiln. Yes, for the first hour.\nLock the door.\n",
            ["Stay with the kiln for the first hour", "Lock the door"],
        ),
        (
            "Use four props per shelf. I said four props but the small shelves only need three.\nLock the door.\n",
            [
                "Lock the door",
                "Use four props per shelf. Three for the small shelves",
            ],
        ),
        (
            "Put out sixty of each. I know I told you 80, they've cut the numbers.\nLock the door.\n",
            ["Put out sixty of each", "Lock the door"],
        ),
    ] {
        let mut all = said(&written(page));
        all.sort();
        let mut want: Vec<String> = want.map(str::to_owned).to_vec();
        want.sort();
        assert_eq!(all, want, "{page}");
    }
}
