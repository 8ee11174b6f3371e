//! Minutes, letters and notes: what only frames them is no step, and what is put below or struck out is read as it is meant.
use super::{asked, draft, said, written};
use crate::domain::source::{Format, Place, Span, SpanKind};

#[test]
fn who_was_there_and_when_the_next_is_are_no_steps() {
    let draft = written(
        "Swim club, committee meeting 14 March\n\nPresent: Dee (chair), Omar, Lin\nApologies: Raj\n\n1. Minutes of last meeting agreed.\n\nThe gala:\n- Put the lane ropes in by 12:30.\n- Rinse the pads with fresh water.\n\nACTION: Lin to order new pads.\n\nNext meeting 11 April, 7.30pm.\n",
    );
    assert_eq!(
        said(&draft),
        [
            "Put the lane ropes in by 12:30",
            "Rinse the pads with fresh water"
        ]
    );
}

#[test]
fn what_is_put_below_the_letter_that_is_answered_stays() {
    let draft = written(
        "Hi all,\n\nClose the top gates and drop the paddles. Wave the boat in and ask the skipper to keep forward of the marker. Get lines round the bollards fore and aft, then close up behind.\n\nCheers,\nAlan\n\nOn 2 May Rita Cole wrote:\n> Alan, could you send the others how you do it?\n\nPPS Lock the paddles at night with the key.\n",
    );
    assert_eq!(
        said(&draft).last().map(String::as_str),
        Some("Lock the paddles at night with the key")
    );
}

#[test]
fn why_a_line_is_struck_out_goes_with_it() {
    let draft = written(
        "# Ring\n\n- Flux the joint\n- ~~easy solder~~ not for shanks any more\n- Heat the whole ring first\n- ~~buff it~~ polish it by hand\n",
    );
    assert_eq!(
        said(&draft),
        [
            "Flux the joint",
            "Heat the whole ring first",
            "Polish it by hand"
        ]
    );
}

#[test]
fn only_the_value_that_is_written_is_put_right() {
    let draft = written(
        "Heat it to half power and stir it for a minute. Pour it into the jug. The card says three spoons, it should be two.\n",
    );
    assert!(
        said(&draft)
            .iter()
            .any(|s| s.starts_with("Heat it to half power")),
        "{:?}",
        said(&draft)
    );
    let draft = written(
        "Put in three spoons of the powder. Pour it into the jug. The card says three spoons, it should be two.\n",
    );
    assert_eq!(
        said(&draft),
        ["Put in two spoons of the powder", "Pour it into the jug"]
    );
    assert!(asked(&draft).is_empty(), "{:?}", asked(&draft));
}

#[test]
fn what_others_say_or_how_it_was_goes_and_the_deed_stays() {
    for (page, want) in [
        (
            "Raise the request at least 5 working days ahead - they'll say 3, ignore that.\nSet the end date.\n",
            [
                "Raise the request at least 5 working days ahead",
                "Set the end date",
            ],
        ),
        (
            "1. rinse x3 tap then x3 DI (used to say x5 DI, waste of water)\n2. rack it\n",
            ["Rinse x3 tap then x3 DI", "Rack it"],
        ),
        (
            "Two people on the till at all times. Float is £50.\nLock the door.\n",
            [
                "Two people on the till at all times. Float is £50",
                "Lock the door",
            ],
        ),
        (
            "Raise the request 5 days ahead. Put a reminder in for 2 weeks before the end date.\n",
            [
                "Raise the request 5 days ahead",
                "Put a reminder in for 2 weeks before the end date",
            ],
        ),
    ] {
        assert_eq!(said(&written(page)), want, "{page}");
    }
}

#[test]
fn a_question_noted_without_its_mark_is_asked() {
    let draft = written(
        "Count the float.\nQuestion whether the hall kettle is allowed outside.\nBank it on Monday.\n",
    );
    assert_eq!(said(&draft), ["Count the float", "Bank it on Monday"]);
    assert_eq!(
        asked(&draft),
        ["Whether the hall kettle is allowed outside?"]
    );
}

#[test]
fn the_name_of_a_point_is_no_step() {
    for (page, want) in [
        (
            "Present: Asha, Colm\n\nItem 1, Set-up\nPut the tables up on Friday.\nItem 2: Money\nGed counts the float.\nClose the till.\nDONM: 14th\n",
            &[
                "Put the tables up on Friday",
                "Ged counts the float",
                "Close the till",
            ][..],
        ),
        (
            "Present: Asha, Colm\n\n1. Fridge alarm\n- Silence the alarm\n- Read both probes\n2. Parking\nNobody likes the new permits.\n3. Wipe the seals\n4. Lock the store\n",
            &[
                "Silence the alarm",
                "Read both probes",
                "Wipe the seals",
                "Lock the store",
            ],
        ),
    ] {
        assert_eq!(said(&written(page)), want, "{page}");
    }
}

/// A draft of a list, each line with its depth.
fn listed(lines: &[(u8, &str)]) -> Vec<String> {
    let spans = lines.iter().enumerate().map(|(i, (depth, text))| Span {
        start: Place::Line(i + 1),
        end: Place::Line(i + 1),
        speaker: None,
        text: (*text).to_owned(),
        kind: SpanKind::Item {
            ordered: false,
            depth: *depth,
        },
    });
    said(&draft(Format::Markdown, spans.collect()))
}

#[test]
fn a_point_among_the_steps_heads_its_lines() {
    assert_eq!(
        listed(&[
            (0, "hose off first"),
            (0, "deck:"),
            (1, "rollers turn freely"),
            (1, "wipe with a cloth"),
            (0, "fuel: at least half"),
            (0, "driver signs the book"),
        ]),
        [
            "Hose off first",
            "Deck, rollers turn freely",
            "Deck, wipe with a cloth",
            "Fuel: at least half",
            "Driver signs the book",
        ]
    );
    assert_eq!(
        listed(&[
            (0, "open the doors"),
            (0, "kitchen"),
            (1, "urn on"),
            (1, "cups out"),
            (0, "lock the side gate"),
        ]),
        [
            "Open the doors",
            "Kitchen: urn on",
            "Kitchen: cups out",
            "Lock the side gate",
        ]
    );
    // parts, and nothing behind them
    assert_eq!(
        listed(&[
            (0, "kitchen"),
            (1, "put the urn on"),
            (1, "set out the cups"),
            (0, "hall"),
            (1, "sweep the floor"),
            (1, "lock the side gate"),
        ]),
        [
            "Put the urn on",
            "Set out the cups",
            "Sweep the floor",
            "Lock the side gate",
        ]
    );
}

#[test]
fn a_point_puts_another_right_by_its_number() {
    let draft = written(
        "Minutes, 3 November\n\nPresent: Jill, Tam\n\n1. Tam to check the bolts at the half.\n2. Pistol to be locked away straight after Act 2.\n3. Float to be £60.\n4. Correction to item 1: should be at the five, not the half.\n5. Correction to item 3: should read £70.\n6. After a long discussion sweets to be thrown underarm only.\n",
    );
    assert_eq!(
        said(&draft),
        [
            "Tam to check the bolts at the five",
            "Pistol to be locked away straight after Act 2",
            "Float to be £70",
            "Sweets to be thrown underarm only",
        ]
    );
}

#[test]
fn a_close_with_a_name_and_what_has_moved_since() {
    let draft = written(
        "Hi Keith,\n\nThe shop key is with Doreen at number 9, collect it on Friday. Open at 10. Put the board out by the gate. Close at 12.\n\nLove to Jean,\nPam\n\nPS I said Doreen at number 9, she's moved to 14.\n",
    );
    assert_eq!(
        said(&draft),
        [
            "The shop key is with Doreen at number 14",
            "Collect it on Friday",
            "Open at 10",
            "Put the board out by the gate",
            "Close at 12",
        ]
    );
}

#[test]
fn a_numbered_line_above_what_is_told_of_it_is_a_name() {
    for (head, who) in [
        ("Minutes of the allotment society, 3 March", ""),
        (
            "Team meeting notes - dental reception - 9 June",
            "Present: Kay, Lou\n",
        ),
        ("Parish hall committee", ""),
    ] {
        let page = format!(
            "{head}\n{who}\n1. Opening up\nAlarm off by 7.45. Lou said 7.30 as it is slow, agreed 7.30.\n2. Skip\nLids shut by 4. Pete thought 5 would do - agreed 5.\n3. AOB\nBonfires only after 6.\n"
        );
        let draft = written(&page);
        assert_eq!(
            said(&draft),
            [
                "Alarm off by 7.30",
                "Lids shut by 5",
                "Bonfires only after 6"
            ],
            "{page}"
        );
        let parts: Vec<&str> = draft.steps.iter().map(|s| s.section.as_str()).collect();
        assert_eq!(
            parts.first().zip(parts.last()),
            Some((&"Opening up", &"AOB"))
        );
    }
    // steps with more said of them stay steps
    let draft = written("1. Wash the trays\nUse the blue soap.\n2. Dry the lids\n3. Lock up\n");
    assert!(said(&draft).iter().any(|s| s.starts_with("Wash the trays")));
}
