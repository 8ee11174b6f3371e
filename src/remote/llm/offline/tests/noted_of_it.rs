//! What notes, messages and minutes put beside what was told: another's value, what came of it, why, and what was asked.
use super::{asked, check_notes, check_of, messages, said, written};

/// Messages as people type them, between others.
fn typed(rows: &[(&str, &[&str], &[&str])]) {
    for (lines, want, not) in rows {
        let whole = format!(
            "Ann: open the store and switch the alarm off with the fob\nAnn: take the trolley to the loading bay\nBob: ok\nAnn: count the parcels, write the total on the sheet\nAnn: cut the straps, lay the lids on the bench\n{lines}\nAnn: push the trolley back to its corner\nAnn: lock the store\nBob: got it"
        );
        check_of(&[(whole.as_str(), *want, *not)], messages);
    }
}

#[test]
fn a_value_that_is_said_again_puts_right_no_other() {
    typed(&[
        (
            "Ann: water them at 7am, 2 litres a plant\nBob: the sheet says 3\nAnn: that was july. 2 now",
            &["7am, 2 litres a plant"],
            &["at 2"],
        ),
        (
            "Ann: open the gate at 9, 5 cars at a time\nBob: the sign says 6\nAnn: old sign. 5 now",
            &["open the gate at 9, 5 cars at a time"],
            &["gate at 5"],
        ),
        (
            "Ann: give him 2 tablets at 8\nBob: label says 1\nAnn: that was last year. 2 these days",
            &["give him 2 tablets at 8"],
            &["at 2"],
        ),
    ]);
    let draft = messages(
        "Ann: Seal the bag.\nAnn: start at 8, 3 people a table\nBob: the list says 4\nAnn: that was before. 3 now\nAnn: Lock up.",
    );
    assert!(asked(&draft).is_empty(), "{:?}", asked(&draft));
}

#[test]
fn praise_behind_a_value_is_no_part_of_it() {
    typed(&[
        (
            "Ann: feed them on mondays, 10 ml a can\nBob: 15 since they started fruiting no?\nAnn: yes 15 good spot",
            &["15 ml a can"],
            &["good spot", "10 ml"],
        ),
        (
            "Ann: give the pony 2 kg of hay\nBob: 3 since it got cold, right?\nAnn: yep 3 well remembered",
            &["3 kg of hay"],
            &["remembered"],
        ),
        (
            "Ann: set it at 5 bar\nBob: 4 since the service, isn't it?\nAnn: yes 4 thanks",
            &["at 4 bar"],
            &["thanks"],
        ),
        (
            "Ann: leave 4 cm between them\nBob: 6 for the new ones no?\nAnn: yes 6 my bad",
            &["leave 6 cm between them"],
            &["4 cm"],
        ),
    ]);
}

#[test]
fn what_is_not_to_be_had_may_be_what_was_told_last() {
    typed(&[
        (
            "Ann: seal the box with the wide tape\nBob: we're out\nAnn: brown tape then, second shelf",
            &["seal the box with brown tape"],
            &["wide"],
        ),
        (
            "Ann: stir it with the long spoon\nBob: it's gone\nAnn: the paddle then",
            &["with the paddle"],
            &["spoon"],
        ),
        (
            "Ann: tie the new growth in every other day\nAnn: with the soft string\nBob: can't find it\nAnn: the clips then, they're in the shed",
            &["every other day, with the clips"],
            &["string"],
        ),
    ]);
}

#[test]
fn what_is_done_instead_bears_the_name_of_the_thing() {
    typed(&[
        (
            "Ann: wash the shelves with soap\nAnn: * don't wash them, brush them",
            &["brush the shelves"],
            &["wash"],
        ),
        (
            "Ann: peel the carrots\nAnn: no don't peel them, scrub them",
            &["scrub the carrots"],
            &["peel"],
        ),
        (
            "Ann: shred the old slips\nAnn: edit: don't shred them, file them",
            &["file the old slips"],
            &["shred"],
        ),
    ]);
}

#[test]
fn what_is_put_down_ends_with_what_is_asked_of_it() {
    typed(&[
        (
            "Ann: log the firing: cone, top temp and how long",
            &["log the firing: cone, top temp and how long"],
            &[],
        ),
        (
            "Ann: note on the tag: weight, cut weight and when",
            &["note on the tag: weight, cut weight and when"],
            &[],
        ),
        (
            "Ann: sign the sheet\nBob: what sheet 😅\nAnn: the pink one",
            &["sign the sheet"],
            &[],
        ),
        (
            "Ann: ring the bell\nBob: how many times haha\nAnn: twice",
            &["ring the bell, twice"],
            &[],
        ),
    ]);
}

#[test]
fn what_somebody_once_did_and_said_is_a_story() {
    typed(&[
        (
            "Bob: once Jo left the gate open and we lost three. leave it open, she said, they won't go far",
            &["lock the store"],
            &["leave it open", "lost three"],
        ),
        (
            "Bob: once Dad put a hot one on the lino and it melted a ring. put it on the lino, he said, it'll be fine",
            &[],
            &["lino"],
        ),
    ]);
    check_notes(&[
        (
            "Dry the glasses by hand. Jo puts them in the machine and they chip.\nLock up.",
            &["dry the glasses by hand"],
            &["machine"],
        ),
        (
            "Carry the cake flat. Tom holds his upright and it slides.\nLock up.",
            &["carry the cake flat"],
            &["upright"],
        ),
        (
            "Lock the side gate. The front one has a bolt but we don't use that.\nSweep the yard.",
            &["lock the side gate"],
            &["bolt", "don't use"],
        ),
        // what comes of it is done to it
        (
            "Fill the drum.\nRuben checks the seal and signs the sheet.",
            &["ruben checks the seal"],
            &[],
        ),
    ]);
}

#[test]
fn notes_say_why_and_who_did_it_otherwise() {
    check_notes(&[
        (
            "Dose the drum.\nDo NOT add more by hand (Piotr did, foam to the door lol)\nLock up.",
            &["do not add more by hand"],
            &["piotr", "foam"],
        ),
        (
            "Glaze: 2 coats. he said 3 first but corrected himself\nLock up.",
            &["2 coats"],
            &["corrected"],
        ),
        (
            "lock the side door bc. the latch is weak\nsweep the yard",
            &["lock the side door"],
            &["latch"],
        ),
        (
            "Wash the floor.\npressure 2 bar (2.2 on the gauge because it lags)\nLock up.",
            &["2.2 on the gauge"],
            &[],
        ),
        (
            "dryer 25 min towels, 15 sheets. 40 for robes ask her?? -> 45\nfold them in 3",
            &["45 for robes"],
            &["40", "ask her"],
        ),
    ]);
}

#[test]
fn minutes_tell_what_came_of_what_was_said() {
    for (line, want) in [
        (
            "Radio check on channel 37. Ursula said 72 was quieter; agreed 37 as the office only listens there.",
            "Radio check on channel 37",
        ),
        (
            "Flushing: 5 minutes with the muffs. Raj by email: 10, salt's been eating them. Agreed 10.",
            "Flushing: 10 minutes with the muffs",
        ),
        (
            "Deposits. £40 each by 1 March. Ines pointed out half term; agreed 8 March.",
            "Deposits: £40 each by 8 March",
        ),
        (
            "Lights off, heating down. Bill pointed out the switch is behind the curtain now.",
            "Lights off, heating down",
        ),
    ] {
        let page = format!(
            "Minutes of the club, 9 June\n\n1. Lay the cloths on the tables.\n2. {line}\n3. Lock the hall.\n"
        );
        let said = said(&written(&page));
        assert!(said.iter().any(|s| s == want), "{want:?} in {said:#?}");
    }
}

#[test]
fn what_is_done_in_a_case_asked_about_in_a_word_is_told_under_it() {
    typed(&[
        (
            "Ann: check the lid, it mustn't rattle\nBob: and if it does?\nAnn: new clip, top drawer",
            &["if it does, new clip"],
            &["lid, new clip"],
        ),
        (
            "Ann: the needle should be in the green\nBob: and if it isn't?\nAnn: red card on the door",
            &["if it isn't, red card on the door"],
            &["green, red"],
        ),
        (
            "Ann: test the tap, it shouldn't drip\nBob: what if it does?\nAnn: blue tape and a note",
            &["if it does, blue tape and a note"],
            &["drip, blue"],
        ),
        // a value is no thing that is done then
        (
            "Ann: leave it ten minutes\nBob: and if it's cold?\nAnn: twenty",
            &["ten minutes"],
            &["if it's cold, twenty minutes"],
        ),
    ]);
}

#[test]
fn a_value_in_the_unit_that_another_names_brings_it_along() {
    typed(&[
        (
            "Ann: tyres first, 45 psi\nBob: gauge says bar\nAnn: 3 then",
            &["3 bar"],
            &["psi", "45"],
        ),
        (
            "Ann: set it to 350\nBob: the dial's in celsius\nAnn: 180 then",
            &["180 celsius"],
            &["350"],
        ),
        (
            "Ann: weigh out 12 ounces\nBob: the scale's in grams\nAnn: 340 then",
            &["weigh out 340 grams"],
            &["ounces"],
        ),
    ]);
}

#[test]
fn another_s_words_said_back_with_a_nod_are_a_nod() {
    typed(&[
        (
            "Ann: give them 2 scoops\nBob: 3 for the big ones\nAnn: big ones 3 yes",
            &["3 for the big ones"],
            &["3 yes"],
        ),
        (
            "Ann: soak it 10 minutes\nBob: 20 for the burnt ones\nAnn: burnt ones 20 yeah",
            &["20 for the burnt ones"],
            &["20 yeah"],
        ),
    ]);
}

#[test]
fn what_comes_of_it_otherwise_is_no_deed() {
    check_notes(&[
        (
            "Take the young ones first, otherwise you carry the blue back to them.\nLock up.",
            &["take the young ones first"],
            &["otherwise, carry"],
        ),
        (
            "Let it cool, otherwise you crack the glass.\nLock up.",
            &["let it cool"],
            &["otherwise, crack"],
        ),
        (
            "If it's full use the other tin, otherwise you use this one.\nLock up.",
            &["otherwise, use this one"],
            &[],
        ),
        (
            "Turn it as you put it back.\nWipe the shelf.",
            &["turn it as you put it back"],
            &[],
        ),
    ]);
}

#[test]
fn what_else_is_then_moves_the_deed() {
    typed(&[
        (
            "Ann: sweep at 5\nBob: 5 is the delivery\nAnn: ok sweep after the delivery",
            &["sweep after the delivery"],
            &["sweep at 5"],
        ),
        (
            "Ann: bins out at 7\nBob: the lorry comes at 7\nAnn: ok bins out the night before",
            &["bins out the night before"],
            &["at 7"],
        ),
        (
            "Ann: set it at 180\nBob: 200 for pizza\nAnn: we don't do pizza",
            &["set it at 180"],
            &["pizza"],
        ),
    ]);
    check_notes(&[
        (
            "nail the strip, 1 nail, 30mm... he corrected: 38\nlock up",
            &["38"],
            &["30", "corrected"],
        ),
        (
            "set it at 40, she corrected to 45\nlock up",
            &["set it at 45"],
            &["40"],
        ),
    ]);
}

#[test]
fn what_is_not_allowed_and_why_not_the_other() {
    let draft = messages(
        "Ann: Seal the bag.\nAnn: kids aren't allowed behind the bar\nAnn: turn it with the fork, not the spade, you'll hit worms\nAnn: Lock up.",
    );
    let warned: Vec<&str> = draft.warnings.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(warned, ["Kids aren't allowed behind the bar"]);
    assert!(
        !said(&draft).iter().any(|s| s.starts_with("Hit worms")),
        "{:#?}",
        said(&draft)
    );
    typed(&[
        (
            "Ann: use the front stairs, not the lift, you'll wake them",
            &["use the front stairs, not the lift"],
            &["lift: wake", "hit worms"],
        ),
        (
            "Ann: top up the traps\nBob: drink the beer, leave the slugs\nAnn: not that wes",
            &["top up the traps"],
            &["slugs"],
        ),
    ]);
}

#[test]
fn where_somebody_has_put_it_since_is_where_it_is() {
    typed(&[
        (
            "Ann: hang the key under the third pot\nBob: moved it, it's on the nail inside the shed door\nAnn: clever, nail it is",
            &["hang the key on the nail inside the shed door"],
            &["third pot"],
        ),
        (
            "Ann: put the fob in the top drawer\nBob: I moved it, it's on the hook by the stairs\nAnn: great",
            &["on the hook by the stairs"],
            &["drawer"],
        ),
    ]);
}

#[test]
fn what_a_letter_puts_right_and_says_of_others() {
    check_notes(&[
        (
            "Let it cool to thirty degrees.\nPut the salt in.\nPS I said thirty degrees, twenty-five will do.",
            &["let it cool to twenty-five degrees"],
            &["thirty"],
        ),
        (
            "Fill it within ten degrees of the room.\nPaint the rim.\nGoing back: the filling temperature, I said within ten degrees. Five is better, the packet says five. So five.",
            &["within five degrees of the room"],
            &["ten degrees", "going back"],
        ),
        (
            "Wring the cloth out.\nTom's recipe says five per cent but his cellar's wetter.\nTurn each one.",
            &["turn each one"],
            &["tom", "five per cent"],
        ),
        (
            "Turn each one.\nGive my love to Ailsa, and do bring her next time.",
            &["turn each one"],
            &["ailsa"],
        ),
        (
            "Correction to what I told you on Tuesday: the boards get scrubbed with soda.\nRinse them twice.",
            &["the boards get scrubbed with soda"],
            &["tuesday"],
        ),
    ]);
}
