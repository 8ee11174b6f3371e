//! Notes as people write them: signs for words, no verbs, cases as questions, lists, checks and tables.
use super::{asked, said, written};

/// The texts of a draft of what is written, and what is asked.
fn drafted(text: &str) -> (Vec<String>, Vec<String>) {
    let draft = written(text);
    let asked = asked(&draft).into_iter().map(str::to_owned).collect();
    (said(&draft), asked)
}

/// What is made of one line between plain deeds: in notes, in a list, and in a numbered one.
fn lines(rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (line, want) in rows {
        let frames = [
            (
                "a.txt",
                "Morning round\n\nLoad the van.\n{}\nClose the door.\nRing the depot.\n",
            ),
            (
                "a.md",
                "# Round\n\n- Load the van\n- {}\n- Close the door\n- Ring the depot\n",
            ),
            (
                "a.md",
                "# Round\n\n1. Load the van\n2. {}\n3. Close the door\n4. Ring the depot\n",
            ),
        ];
        for (name, frame) in frames {
            let (said, asked) = drafted(&frame.replace("{}", line));
            let kept = ["Load the van", "Close the door", "Ring the depot"];
            let own: Vec<&String> = said
                .iter()
                .filter(|s| !kept.contains(&s.as_str()))
                .collect();
            let plain = kept.iter().all(|k| said.iter().any(|s| s == k));
            if own != *want || !plain || !asked.is_empty() {
                wrong.push(format!("{name} {line:?}: {said:?} {asked:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn signs_stand_as_they_are_written() {
    lines(&[
        ("Left over fruit = freezer", &["Left over fruit = freezer"]),
        (
            "Soak in sanitiser (1 tab / 5 l)",
            &["Soak in sanitiser (1 tab / 5 l)"],
        ),
        ("Add 10 ul / 50 ul", &["Add 10 ul / 50 ul"]),
        ("pH between 7.2 and 7.6", &["pH between 7.2 and 7.6"]),
        ("spill = stop & call 2222", &["Spill = stop & call 2222"]),
        (
            "amber = log it, red = call Sam",
            &["Amber = log it, red = call Sam"],
        ),
        ("Sample 50 ml -> fridge", &["Sample 50 ml: fridge"]),
        (
            "Park in row D (NOT the red ones)",
            &["Park in row D (NOT the red ones)"],
        ),
    ]);
}

#[test]
fn a_line_without_a_verb_is_told() {
    lines(&[
        ("NB gloves", &["NB gloves"]),
        ("Mirrors clean", &["Mirrors clean"]),
        (
            "wool = HAND WASH ONLY, cold",
            &["Wool = HAND WASH ONLY, cold"],
        ),
        (
            "Label top, not side. Fragile both sides.",
            &["Label top, not side. Fragile both sides"],
        ),
        (
            "Max 18 kg per box - two-man lift over 25",
            &["Max 18 kg per box, two-man lift over 25"],
        ),
        ("Jo does the float", &["Jo does the float"]),
        ("if windy: no gazebo", &["If windy: no gazebo"]),
        ("First aid kit in the cab", &["First aid kit in the cab"]),
    ]);
}

#[test]
fn a_case_put_as_a_question_stands_with_what_is_done() {
    lines(&[
        (
            "No light? Check the fuse.",
            &["If no light, check the fuse"],
        ),
        (
            "Red light? -> stop, call Jo",
            &["If red light, stop, call Jo"],
        ),
        ("Missing button? bag it", &["If missing button, bag it"]),
        (
            "Scours? -> electrolytes, skip 1 feed",
            &["Scours: electrolytes, skip 1 feed"],
        ),
        (
            "Any spares left? back to stores",
            &["Any spares left: back to stores"],
        ),
        (
            "Sealed? If not, replace it.",
            &["Sealed: if not, replace it"],
        ),
        (
            "Enough paper? (min 2 packs)",
            &["Enough paper (min 2 packs)"],
        ),
    ]);
    let (_, asked) = drafted("# Round\n\n- Load the van\n- Sign the sheet\n- Who signs?\n");
    assert_eq!(asked, ["Who signs?"]);
}

#[test]
fn a_name_goes_with_all_that_is_done_with_it() {
    let (said, _) = drafted(
        "Closing\n\nLock the door.\nTill: count, float 120, rest in bag.\nLeft overs: back to stock, tell Ola.\nGo home.\n",
    );
    assert_eq!(
        said[1..3],
        [
            "Till: count, float 120, rest in bag",
            "Left overs: back to stock, tell Ola"
        ]
    );
}

#[test]
fn a_row_of_a_table_is_a_step() {
    let (said, asked) = drafted(
        "# Pool\n\n| Reading | Do | Amount |\n|---|---|---|\n| Chlorine < 1 | add granules | 50 g |\n| Chlorine > 3 | close pool, wait | 2 h |\n\nTest again.\n",
    );
    assert_eq!(
        said,
        [
            "Chlorine < 1: add granules, amount 50 g",
            "Chlorine > 3: close pool, wait, amount 2 h",
            "Test again"
        ]
    );
    assert!(asked.is_empty(), "{asked:?}");
    let (said, _) = drafted(
        "# Café\n\n| # | Time | Who | What | Done |\n|---|---|---|---|---|\n| 1 | 06:30 | Lena | Ovens on, 200 °C | |\n| 2 | 07:10 | Omar | Fill milk fridge | |\n",
    );
    assert_eq!(
        said,
        [
            "06:30, Lena: Ovens on, 200 °C",
            "07:10, Omar: Fill milk fridge"
        ]
    );
    let (said, _) = drafted(
        "# Lines\n\n- Rinse the line.\n- Mix the cleaner.\n\n| line | cleaner | water |\n|---|---|---|\n| up to 20 m | 100 ml | 10 litres |\n| longer | 150 ml | – |\n",
    );
    assert_eq!(
        said[2..],
        [
            "Line up to 20 m: cleaner 100 ml, water 10 litres",
            "Longer: cleaner 150 ml"
        ]
    );
}

#[test]
fn a_row_of_what_was_is_no_step() {
    let (said, _) = drafted(
        "# Oven\n\n| What | Old | Now | Status |\n|---|---|---|---|\n| Heat the oven | 180 °C | 200 °C | live |\n| Turn the tray | 5 min | 8 min | live |\n| Brush with egg | once | twice | retired |\n\n| Status | Do |\n|---|---|\n| Red | stop the belt |\n",
    );
    assert_eq!(
        said,
        [
            "Heat the oven, now 200 °C",
            "Turn the tray, now 8 min",
            "Red: stop the belt"
        ]
    );
}

#[test]
fn why_goes_with_a_deed_without_a_verb() {
    lines(&[(
        "lights off last of all, you need them for the chain",
        &["Lights off last of all, you need them for the chain"],
    )]);
}

#[test]
fn what_was_asked_and_refused_at_once_is_told_as_it_is() {
    lines(&[
        (
            "Load tall pots at the bottom? no, at the top",
            &["Load tall pots at the top"],
        ),
        (
            "Hang the gowns on the left rail? No, the right rail.",
            &["Hang the gowns on the right rail"],
        ),
    ]);
}

#[test]
fn what_the_writer_has_to_get_is_no_step() {
    lines(&[
        ("Need to order: clips, net", &[]),
        ("need to buy: twine, mints for the ponies", &[]),
        ("Order clips", &["Order clips"]),
    ]);
}

#[test]
fn what_another_does_with_another_value_is_no_step() {
    lines(&[
        (
            "Open the kiln under 100 degrees. Sue opens at 200 and it cracks.",
            &["Open the kiln under 100 degrees"],
        ),
        (
            "Sieve the compost at 10 mm. Gus uses 6.",
            &["Sieve the compost at 10 mm"],
        ),
        ("Jo does the float", &["Jo does the float"]),
    ]);
}

#[test]
fn a_bare_do_not_forbids_nothing() {
    super::check_notes(&[(
        "Load the van.\nI gave him two by mistake in June. don't\nClose the door.",
        &["Load the van", "Close the door"],
        &["don't"],
    )]);
}
