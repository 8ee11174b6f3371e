//! What is said late of an item of a numbered list, by its number.
use super::{asked, messages, said};

/// Each late line, and the items as they are in the end.
fn late(rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (line, want) in rows {
        let items = [
            "Tare the scale",
            "Soak for 10 mins",
            "Put it in the red sheet",
        ];
        let chat: String = (1..)
            .zip(items)
            .map(|(n, item)| format!("Wen: {n}. {item}\n"))
            .collect();
        let draft = messages(&format!("{chat}Wen: {line}\nWen: lock up after"));
        let mut want = want.to_vec();
        want.push("Lock up after");
        if said(&draft) != want || !asked(&draft).is_empty() {
            wrong.push(format!("{line}: {:?} {:?}", said(&draft), asked(&draft)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_item_is_put_right_by_its_number() {
    let soaked = &[
        "Tare the scale",
        "Soak for 15 mins",
        "Put it in the red sheet",
    ];
    late(&[
        ("edit: 2 is 15 mins", soaked),
        ("sorry step 2, 15 mins", soaked),
        ("correction to 2: 15 mins", soaked),
        ("no 2 should be 15 mins", soaked),
        ("2 is now 15 mins", soaked),
        ("step 2 is 15 mins not 10", soaked),
        ("for 2, make it 15 mins", soaked),
        (
            "edit 3: blue sheet",
            &[
                "Tare the scale",
                "Soak for 10 mins",
                "Put it in the blue sheet",
            ],
        ),
        (
            "sorry number 3 should be the blue sheet",
            &[
                "Tare the scale",
                "Soak for 10 mins",
                "Put it in the blue sheet",
            ],
        ),
    ]);
}

#[test]
fn an_item_goes_or_has_one_behind_it() {
    late(&[
        (
            "ignore 2, we dont soak now",
            &["Tare the scale", "Put it in the red sheet"],
        ),
        ("scrap 2", &["Tare the scale", "Put it in the red sheet"]),
        (
            "actually skip step 2",
            &["Tare the scale", "Put it in the red sheet"],
        ),
        (
            "oh and between 2 and 3, rinse it",
            &[
                "Tare the scale",
                "Soak for 10 mins",
                "Rinse it",
                "Put it in the red sheet",
            ],
        ),
        (
            "after step 1, zero the display",
            &[
                "Tare the scale",
                "Zero the display",
                "Soak for 10 mins",
                "Put it in the red sheet",
            ],
        ),
    ]);
}

#[test]
fn a_number_that_is_no_item_is_left_where_it_is() {
    late(&[
        (
            "call 2 people to lift the lid",
            &[
                "Tare the scale",
                "Soak for 10 mins",
                "Put it in the red sheet",
                "Call 2 people to lift the lid",
            ],
        ),
        (
            "sorry, blue sheet",
            &[
                "Tare the scale",
                "Soak for 10 mins",
                "Put it in the blue sheet",
            ],
        ),
    ]);
}

#[test]
fn items_come_in_another_order() {
    let swapped = &[
        "Tare the scale",
        "Put it in the red sheet",
        "Soak for 10 mins",
    ];
    late(&[
        ("do 3 before 2", swapped),
        ("oh do step 2 after 3", swapped),
        ("actually 3 comes before 2", swapped),
        ("swap 2 and 3", swapped),
        ("sorry 2 and 3 are the wrong way round", swapped),
        ("2 and 3 should be swapped", swapped),
        (
            "swap 1 and 3",
            &[
                "Put it in the red sheet",
                "Soak for 10 mins",
                "Tare the scale",
            ],
        ),
    ]);
}

#[test]
fn what_is_told_late_stands_by_its_item() {
    let rinsed = &[
        "Tare the scale",
        "Rinse the jug",
        "Soak for 10 mins",
        "Put it in the red sheet",
    ];
    late(&[
        ("between 1 and 2 rinse the jug", rinsed),
        ("oh forgot - before 2 rinse the jug", rinsed),
        ("before step 2, rinse the jug", rinsed),
        ("1a rinse the jug", rinsed),
        ("on 1, rinse the jug", rinsed),
        (
            "scrap 2 we dont soak it now, rinse it under the tap",
            &[
                "Tare the scale",
                "Rinse it under the tap",
                "Put it in the red sheet",
            ],
        ),
        // an hour is no item
        (
            "ring the lab before 9",
            &[
                "Tare the scale",
                "Soak for 10 mins",
                "Put it in the red sheet",
                "Ring the lab before 9",
            ],
        ),
    ]);
}

#[test]
fn what_is_asked_of_an_item_is_answered_there() {
    late(&[
        (
            "weigh the jug\nPip: for 2, how warm?\nWen: hand warm",
            &[
                "Tare the scale",
                "Soak for 10 mins, hand warm",
                "Put it in the red sheet",
                "Weigh the jug",
            ],
        ),
        (
            "weigh the jug\nPip: re 1 which scale?\nWen: the small one",
            &[
                "Tare the scale, the small one",
                "Soak for 10 mins",
                "Put it in the red sheet",
                "Weigh the jug",
            ],
        ),
    ]);
}
