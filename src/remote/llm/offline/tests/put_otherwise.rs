//! What is put right in a word or two: a rate, a name, so many of them; and what is asked back before the answer.
use super::check_in_work;

#[test]
fn what_a_rate_is_of_is_put_right() {
    check_in_work(&[
        (
            "Ann: You charge them six pounds an hour. Half hour, sorry.",
            &["six pounds a half hour"],
            &["an hour"],
        ),
        (
            "Ann: Run it at two litres a minute. A second, sorry.",
            &["two litres a second"],
            &["a minute"],
        ),
        (
            "Ann: You pay them ten euros a day, an hour, sorry.",
            &["ten euros an hour"],
            &["a day"],
        ),
        (
            "Ann: Set the drip to two drops a second. No, a minute.",
            &["two drops a minute"],
            &["a second"],
        ),
        (
            "Ann: Drive it at five miles an hour. An hour later you stop.",
            &["five miles an hour"],
            &[],
        ),
    ]);
}

#[test]
fn who_it_is_now_stands_for_the_other() {
    check_in_work(&[
        (
            "Ann: Then you hand it to Joe. Well, Kim now.",
            &["to Kim"],
            &["Joe"],
        ),
        (
            "Ann: Leave the form with Carol. Actually it's Jim now.",
            &["form with Jim"],
            &["Carol"],
        ),
        (
            "Ann: You call Dave about it. It's Priya now.",
            &["call Priya about it"],
            &["Dave"],
        ),
        (
            "Ann: You ask Tom for the code. Tom's on the late shift now.",
            &["ask Tom for the code"],
            &[],
        ),
        (
            "Ann: You send the list to Peter. Wait now.",
            &["list to Peter"],
            &[],
        ),
    ]);
}

#[test]
fn so_many_are_enough_now() {
    check_in_work(&[
        (
            "Ann: You take three trolleys. Two's plenty now.",
            &["take two trolleys"],
            &["three"],
        ),
        (
            "Ann: You need two people to lift it.\nBob: Okay.\nAnn: One's enough now.",
            &["one person to lift it"],
            &["two people"],
        ),
        (
            "Ann: You cut six of them, and by six I mean eight.",
            &["cut eight of them"],
            &["six"],
        ),
        (
            "Ann: Wait ten minutes, and when I say ten I mean fifteen.",
            &["wait fifteen minutes"],
            &["ten minutes"],
        ),
    ]);
}

#[test]
fn what_is_asked_back_comes_before_the_answer() {
    check_in_work(&[
        (
            "Bob: And if it's really dirty?\nAnn: Well, how dirty?\nBob: Like, caked on.\nAnn: Then soak it for an hour.",
            &["if it's dirty, soak it for an hour"],
            &["caked"],
        ),
        (
            "Bob: What if it's heavy?\nAnn: How heavy?\nBob: Fifty kilos?\nAnn: Then two of you carry it.",
            &["if it's fifty kilos, two of you carry it"],
            &[],
        ),
        (
            "Bob: What if they're late?\nAnn: How late are we talking?\nBob: An hour.\nAnn: You let the room go.",
            &["if they're an hour late, let the room go"],
            &[],
        ),
        (
            "Bob: What about the really heavy ones?\nAnn: How heavy?\nBob: Fifty kilos.\nAnn: Two of you lift it.",
            &["heavy ones, two of you lift it"],
            &[],
        ),
    ]);
}

#[test]
fn a_place_is_where_something_cannot_happen() {
    check_in_work(&[
        (
            "Ann: Take the panels off and put them somewhere they can't be kicked.",
            &["somewhere they can't be kicked"],
            &[],
        ),
        (
            "Ann: Put the glass somewhere nobody can knock it.",
            &["put the glass somewhere nobody can knock it"],
            &[],
        ),
        (
            "Ann: You leave the keys somewhere she can find them.",
            &["keys somewhere she can find them"],
            &[],
        ),
    ]);
}
