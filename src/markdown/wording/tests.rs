use super::*;

#[test]
fn what_is_the_same() {
    for (before, after) in [
        ("Stop, then wait.", "Stop then wait"),
        ("it's \"fine\"", "it’s “fine”"),
        ("click save", "Click Save"),
        ("wait 5 days.", "wait 5 days!"),
        ("e‑mail", "e-mail"),
    ] {
        assert_eq!(
            compare(before, after),
            Wording::Typography,
            "{before} → {after}"
        );
    }
    for (before, after) in [
        ("recieve it", "receive it"),
        ("the color", "the colour"),
        ("organize all", "organise all"),
        ("requierd field", "required field"),
    ] {
        assert!(
            matches!(compare(before, after), Wording::Spelling(_)),
            "{before} → {after}"
        );
    }
    assert_eq!(compare("a `b`", "a `b`"), Wording::Same);
    assert_eq!(compare("run `rm`", "run rm"), Wording::Typography);
}

#[test]
fn what_is_another_meaning() {
    for (before, after, shown) in [
        (
            "Wait 30 days for it",
            "Wait 45 days for it",
            "30 days → 45 days",
        ),
        ("Wait 30 days", "Wait 30 hours", "days → hours"),
        ("5 MB", "5 Mb", "MB → Mb"),
        ("heat to -5 °C", "heat to 5 °C", "-5 °C → 5 °C"),
        ("10²", "102", "10² → 102"),
        ("pay $5", "pay €5", "$5 → €5"),
        (
            "Do restart it",
            "Do not restart it",
            "“not” added (negation)",
        ),
        ("Don't restart", "Do restart", "Don't → Do (negation)"),
        ("Run `get Pod`", "Run `get pod`", "`get Pod` → `get pod`"),
        ("enable it", "disable it", "enable → disable"),
        ("untied ends", "united ends", "untied → united"),
        ("form a", "from a", "form → from"),
        ("ask US staff", "ask us staff", "US → us"),
        ("~~Do it~~", "Do it", "~~Do it~~ → Do it"),
        ("a b c", "", "“a b c” removed"),
        ("5MB", "5 MB", "5MB → 5 MB"),
        ("手順一", "手順二", "一 → 二"),
    ] {
        assert_eq!(
            compare(before, after),
            Wording::Meaning(shown.to_owned()),
            "{before} → {after}"
        );
    }
}

#[test]
fn endless_backticks_are_cheap() {
    let mixed: String = (1..400).map(|n| "`".repeat(n) + " a ").collect();
    assert!(matches!(
        compare(&mixed, &format!("{mixed} b")),
        Wording::Meaning(_)
    ));
}
