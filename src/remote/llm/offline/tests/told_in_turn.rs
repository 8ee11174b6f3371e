//! What comes first after all, and what stays in one piece: what is told of all of them, a case behind its clause, a list, a fold done twice.
use super::check_in_work;

#[test]
fn what_comes_first_after_all_is_told_first() {
    check_in_work(&[
        (
            "Ann: You burn the screen first. Well, first you degrease it, then you coat it, then you burn it.",
            &["degrease the screen", "coat", "burn"],
            &["burn the screen first"],
        ),
        (
            "Ann: Put the sugar in first, then the water. No, I tell a lie, water first, or it sets.",
            &["put the water in first, then the sugar"],
            &["sugar in first"],
        ),
        (
            "Ann: You wash the glasses first and then the plates. No, plates first, or the water's cold.",
            &["wash the plates first .. then the glasses"],
            &["glasses first"],
        ),
        (
            "Ann: Call the parents first, then the doctor. No, sorry, doctor first, then the parents.",
            &["call the doctor first, then the parents"],
            &[],
        ),
        (
            "Ann: Hotel keys hang on the left, the plant room's on the right. Other way round, left is plant room, since the refit.",
            &["hotel keys hang on the right, the plant room's on the left"],
            &["other way round"],
        ),
    ]);
}

#[test]
fn what_is_told_of_all_of_them_stays_with_its_deed() {
    check_in_work(&[
        (
            "Ann: Write down everything that's in it, celery, mustard, milk.",
            &["write down everything that's in it, celery, mustard, milk"],
            &[],
        ),
        (
            "Ann: You tick everything that's been paid, and you ring the rest.",
            &["tick everything that's been paid", "ring the rest"],
            &[],
        ),
        (
            "Ann: You write down pickup, drop, contact name and size.",
            &["write down pickup, drop, contact name and size"],
            &[],
        ),
        (
            "Ann: Note the reg, the mileage, contact name and the fault.",
            &["note the reg, the mileage, contact name and the fault"],
            &[],
        ),
        (
            "Ann: Sign the book, check names and dates, then lock it.",
            &["check names and dates"],
            &[],
        ),
        (
            "Ann: Fold them in half, in half again, then in three.",
            &["fold them in half, in half again, then in three"],
            &[],
        ),
    ]);
}

#[test]
fn a_case_behind_its_clause_is_not_that_of_the_next() {
    check_in_work(&[
        (
            "Ann: They can pay by card if they want, but you take the deposit in cash.",
            &["take the deposit in cash"],
            &["if they want, take"],
        ),
        (
            "Ann: You can use the lift if it's free, but I'd carry the glass up the stairs.",
            &["carry the glass up the stairs"],
            &["if it's free, carry"],
        ),
        (
            "Ann: You can use the lift. If it's broken, you carry the glass up the stairs.",
            &["if it's broken, carry the glass up the stairs"],
            &[],
        ),
    ]);
}

#[test]
fn room_that_is_left_is_a_deed() {
    check_in_work(&[
        (
            "Ann: Fill the bucket. Not to the brim, leave an inch.",
            &["fill the bucket", "leave an inch"],
            &[],
        ),
        (
            "Ann: Cut the stems. Not too short, leave about a hand.",
            &["leave about a hand"],
            &[],
        ),
        (
            "Ann: Plug the ends. Not tight, give it a finger.",
            &["give it a finger"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_found_is_a_case_and_what_somebody_is_asked_is_none() {
    check_in_work(&[
        (
            "Ann: Run the rope through your hand, any soft spot and you cut it.",
            &["any soft spot .. cut"],
            &["your hand, any"],
        ),
        (
            "Ann: Hold the sheet up to the light, any holes and you bin it.",
            &["any holes .. bin"],
            &["the light, any"],
        ),
        (
            "Ann: Don't ask them if it's tight, they always say yes.",
            &["don't ask them if it's tight"],
            &["if it's tight, they"],
        ),
        (
            "Ann: Don't ask the owner if it bites, they always say no.",
            &["don't ask the owner if it bites"],
            &["if it bites, they"],
        ),
        (
            "Ann: Check the form. Don't read it out loud, they don't like it.",
            &["don't read it out loud"],
            &["they don't like it"],
        ),
    ]);
}
