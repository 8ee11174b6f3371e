use super::super::token::{At, plain, tokens};
use super::*;

fn t(said: &str) -> Vec<Token> {
    tokens(said, At { source: 0, span: 0 })
}

#[test]
fn values_of_every_class_are_found() {
    for (said, want) in [
        ("at half past seven", vec!["half past seven"]),
        (
            "by a quarter to six on Tuesday",
            vec!["quarter to six", "Tuesday"],
        ),
        ("twenty past four", vec!["twenty past four"]),
        ("the doors open at half five", vec!["half five"]),
        ("half six people", vec!["half", "six people"]),
        (
            "wait ten to fifteen minutes",
            vec!["ten", "fifteen minutes"],
        ),
        (
            "two and a half kilos of red wax",
            vec!["two and a half kilos", "red"],
        ),
        ("at 8:30 for 40 min", vec!["8:30", "40 min"]),
        ("nothing at all", vec![]),
    ] {
        let words = t(said);
        let found: Vec<String> = amounts(&words)
            .iter()
            .map(|a| plain(&words[a.at..a.end]))
            .collect();
        assert_eq!(found, want, "{said}");
    }
}

#[test]
fn one_value_is_put_for_another() {
    for (before, new, after) in [
        (
            "set it to two litres now",
            "one and a half",
            "set it to one and a half litres now",
        ),
        (
            "book it for eight o'clock, please",
            "Half past seven",
            "book it for half past seven, please",
        ),
        ("set it to 30%", "40", "set it to 40%"),
        (
            "send it by Wednesday noon",
            "Tuesday",
            "send it by Tuesday noon",
        ),
        ("wait 5 min", "two hours", "wait two hours"),
    ] {
        let (a, b) = (t(before), t(new));
        let (old, value) = (amounts(&a)[0].clone(), amounts(&b)[0].clone());
        assert_eq!(plain(&put(&a, &old, &b, &value)), after);
    }
}
