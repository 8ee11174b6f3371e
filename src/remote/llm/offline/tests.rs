//! The rules on sentences of many trades: what must stand among the steps, and what must not.
mod after_all_that;
mod agreed;
mod agreed_beside;
mod amended;
mod answered;
mod answers_that_add;
mod any_words;
mod as_it_is_asked;
mod as_it_is_told;
mod as_well;
mod asides;
mod asked_and_refused;
mod asked_and_told_again;
mod asked_things;
mod bare_cases;
mod bare_words;
mod beside;
mod beside_and_again;
mod beside_its_deed;
mod by_its_thing;
mod by_name;
mod by_number;
mod by_the_book;
mod by_themselves;
mod called_out;
mod captions;
mod case_asked;
mod completed;
mod conditions;
mod confirmed;
mod corrections;
mod curt;
mod debated;
mod digits;
mod do_it;
mod done_without;
mod drafted;
mod dreams_and_others;
mod each_its_own;
mod everyday;
mod far;
mod few_words;
mod for_all_of_them;
mod framed;
mod give_or_take;
mod given_in;
mod goes_on_by_itself;
mod gone;
mod grammar;
mod happens_to;
mod headed;
mod heard_late;
mod held;
mod how_it_is_kept;
mod how_much;
mod in_a_row;
mod in_one_breath;
mod in_passing;
mod instead;
mod it_does;
mod kept_whole;
mod labelled_lines;
mod last_word;
mod late;
mod laughs_and_nods;
mod lectures;
mod led_away;
mod letters;
mod long_after;
mod loose_ends;
mod meant_instead;
mod messages;
mod minutes;
mod more_than_that;
mod moved_to;
mod named_cases;
mod named_in_question;
mod never_done;
mod next_named;
mod no_longer;
mod nobody_may;
mod not_known;
mod not_meant;
mod not_needed;
mod not_that_long;
mod not_to_be_had;
mod note_form;
mod noted_of_it;
mod of_a_kind;
mod of_item;
mod of_its_step;
mod of_question;
mod of_what_is_done_last;
mod of_what_it_is;
mod on_paper;
mod once_and_now;
mod open;
mod open_ends;
mod order;
mod other_words;
mod others;
mod others_and_own;
mod over_turns;
mod overruled;
mod own_way;
mod owned_up;
mod pages;
mod parted;
mod parts_of_a_whole;
mod placed;
mod plain_forms;
mod put_elsewhere;
mod put_otherwise;
mod put_right;
mod put_to_the_deed;
mod ratios;
mod recalled;
mod relabelled;
mod renamed_and_moved;
mod requests;
mod retold;
mod revisions;
mod rows;
mod rows_and_rules;
mod said_against;
mod said_before;
mod said_by_others;
mod said_of_it_anew;
mod second_look;
mod seconded;
mod self_asked;
mod settled;
mod settled_on;
mod short_answers;
mod side_by_side;
mod since_then;
mod supposed;
mod taken_back;
mod taken_on;
mod tellings;
mod that_are_left;
mod thrown_out;
mod times_and_turns;
mod told_in_turn;
mod told_to_somebody;
mod told_whole;
mod too_much;
mod torn;
mod two_values;
mod typed;
mod typed_again;
mod typed_small;
mod unit_or_part;
mod unreal;
mod unstopped;
mod used_now;
mod used_these_days;
mod values;
mod values_beside;
mod varied;
mod walked_through;
mod weighed;
mod what_comes_of_it;
mod what_follows;
mod whereabouts;
mod which_value;
mod which_way_up;
mod who_and_how_now;
mod who_and_which;
mod who_does_it;
mod whose_deed;
mod whose_it_is;
mod whose_value;
mod why_and_what_came;
mod without_unit;
mod written_back;

use self::drafted::{draft, list, messages, notes, talk, written};
use crate::domain::draft::Draft;

/// Every text of a draft that a reader would follow.
fn said(draft: &Draft) -> Vec<String> {
    let steps = draft.steps.iter().map(|s| s.text.clone());
    steps
        .chain(draft.warnings.iter().map(|w| w.text.clone()))
        .collect()
}

/// The texts of the open questions.
fn asked(draft: &Draft) -> Vec<&str> {
    let questions = draft.open_questions.iter();
    questions.map(|q| q.text.as_str()).collect()
}

/// Checks rows of source, what must stand in one text each, and what must stand in none.
fn check(rows: &[Row]) {
    check_of(rows, talk);
}

/// As [`check`], of notes.
fn check_notes(rows: &[Row]) {
    check_of(rows, notes);
}

/// A source, what must stand, and what must not.
type Row<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

fn check_of(rows: &[Row], drafted: fn(&str) -> Draft) {
    let mut wrong = Vec::new();
    for (lines, wanted, unwanted) in rows {
        let draft = drafted(lines);
        let said = said(&draft);
        let low: Vec<String> = said.iter().map(|s| s.to_lowercase()).collect();
        for want in *wanted {
            let words: Vec<String> = want
                .to_lowercase()
                .split(" .. ")
                .map(str::to_owned)
                .collect();
            if !low
                .iter()
                .any(|s| words.iter().all(|w| s.contains(w.as_str())))
            {
                wrong.push(format!("missing {want:?} in {said:#?}"));
            }
        }
        for bad in *unwanted {
            let words: Vec<String> = bad
                .to_lowercase()
                .split(" .. ")
                .map(str::to_owned)
                .collect();
            if low
                .iter()
                .any(|s| words.iter().all(|w| s.contains(w.as_str())))
            {
                wrong.push(format!("{bad:?} stands in {said:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Work told before and after, so that the talk has somebody who explains and somebody who listens.
const BEFORE: &str = "Ann: So you open the store and you switch the alarm off with the fob.
Bob: Okay.
Ann: Then you take the trolley to the loading bay and you check the list against the delivery note.
Bob: Right.
Ann: You count the parcels and you write the total on the sheet.
Ann: Then you cut the straps and you lay the lids on the bench, and you check each parcel for dents.
Bob: And the dented ones?
Ann: They go on the red shelf, with a slip.
Ann: The good ones you scan, and you stack them on the pallet, heavy ones at the bottom. You wrap the pallet and you print the label for it.
Bob: Right.
Ann: You stick the label on the long side, and you move the pallet to the gate.
";
const AFTER: &str = "
Ann: Then you push the trolley back to its corner and you lock the store.
Bob: Got it.";

fn in_work(lines: &str) -> String {
    format!("{BEFORE}{lines}{AFTER}")
}

/// Checks that a line between two plain deeds tells just these steps, said in a talk and sent as messages; the drafts.
fn between_deeds(line: &str, wanted: &[&str]) -> [Draft; 2] {
    let lines = format!("Ann: Okay, so.\nAnn: Load the van.\nAnn: {line}\nAnn: Close the door.");
    let all = [&["Load the van"], wanted, &["Close the door"]].concat();
    [talk(&lines), messages(&lines)].map(|draft| {
        assert_eq!(said(&draft), all, "{line}");
        draft
    })
}

/// As [`check`], in the middle of other work.
fn check_in_work(rows: &[Row]) {
    check_of_work(rows, talk);
}

/// As [`check_in_work`], in messages.
fn check_messages(rows: &[Row]) {
    check_of_work(rows, messages);
}

fn check_of_work(rows: &[Row], drafted: fn(&str) -> Draft) {
    let whole: Vec<String> = rows.iter().map(|(lines, ..)| in_work(lines)).collect();
    let rows = rows.iter().zip(&whole);
    let rows: Vec<_> = rows
        .map(|((_, want, not), lines)| (lines.as_str(), *want, *not))
        .collect();
    check_of(&rows, drafted);
}

/// Where the first text stands that has all the words.
fn found(texts: &[String], words: &str) -> Option<usize> {
    texts.iter().position(|t| {
        words
            .to_lowercase()
            .split(" .. ")
            .all(|w| t.to_lowercase().contains(w))
    })
}

/// Checks that steps stand in an order.
fn order_in_work(rows: &[(&str, &[&str])]) {
    for (lines, order) in rows {
        let said = said(&talk(&in_work(lines)));
        let at: Vec<Option<usize>> = order.iter().map(|w| found(&said, w)).collect();
        let fine = at.iter().all(Option::is_some) && at.windows(2).all(|p| p[0] < p[1]);
        assert!(fine, "{order:?} stand at {at:?} of {said:#?}");
    }
}

/// Checks that questions are asked.
fn asked_in_work(rows: &[(&str, &[&str])]) {
    for (lines, wanted) in rows {
        let asked: Vec<String> = talk(&in_work(lines))
            .open_questions
            .into_iter()
            .map(|q| q.text)
            .collect();
        for want in *wanted {
            assert!(
                found(&asked, want).is_some(),
                "{want:?} is not among {asked:#?}"
            );
        }
    }
}
