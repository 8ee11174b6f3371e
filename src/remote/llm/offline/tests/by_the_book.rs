//! What is written, or what people think, and what is done here: only ours is a step.
use super::check_in_work;

#[test]
fn a_number_of_ours_is_one_of_what_theirs_was() {
    check_in_work(&[
        (
            "Ann: Set the oven. The manual says fifty degrees but we do forty.",
            &["set the oven, forty degrees"],
            &["fifty", "manual"],
        ),
        (
            "Ann: Dilute the cleaner. It says one to six on the bottle, we do one to four.",
            &["dilute the cleaner, one to four"],
            &["one to six", "bottle"],
        ),
        (
            "Ann: Rest the dough. The book says an hour. We give it two.",
            &["rest the dough, two hours"],
            &["book"],
        ),
        (
            "Ann: Chase the invoice. They say thirty days but I'd chase after twenty.",
            &["chase after twenty days"],
            &["thirty"],
        ),
        (
            "Ann: Set the reading speed. Netflix says seventeen for adults. We do twenty.",
            &["reading speed, twenty for adults"],
            &["seventeen", "Netflix"],
        ),
        (
            "Ann: Tighten the nut. The sheet says forty newton metres, I only go to thirty five.",
            &["tighten the nut, thirty five newton metres"],
            &["forty"],
        ),
        (
            "Ann: Boil the eggs. The packet says twelve minutes. Ten's enough.",
            &["boil the eggs, ten minutes"],
            &["twelve"],
        ),
        (
            "Ann: Wait for the paint to dry. On the tin it says four hours, more like six in winter.",
            &["wait for the paint to dry, six hours in winter"],
            &["four", "tin"],
        ),
        (
            "Ann: The poster says wash for twenty seconds, we say thirty.",
            &["wash for thirty seconds"],
            &["twenty", "poster"],
        ),
        (
            "Ann: Soak it. The packet says twelve minutes, go with that.",
            &["twelve minutes"],
            &["go with"],
        ),
    ]);
}

#[test]
fn what_is_written_is_called_wrong() {
    for wrong in [
        "The label says one to six, ignore that.",
        "The label says one to six. Ignore the label.",
        "It says one to six on the bottle, ignore that.",
        "It says one to six on the bottle. Take no notice.",
        "On the tin it says one to six. Don't believe it.",
        "The tin says one to six, that's too weak.",
        "The tin says one to six but one to six is not enough.",
    ] {
        check_in_work(&[(
            &format!("Ann: Mix the wash one to four. {wrong}"),
            &["mix the wash one to four"],
            &["one to six", "notice", "believe", "weak", "enough"],
        )]);
    }
}

#[test]
fn a_deed_of_ours_against_theirs() {
    check_in_work(&[
        (
            "Ann: The instructions tell you to rinse the jar. Don't, wipe the jar.",
            &["wipe the jar"],
            &["rinse"],
        ),
        (
            "Ann: They tell you to shake the jar. Don't, you stir the jar.",
            &["stir the jar"],
            &["shake"],
        ),
        (
            "Ann: You'd think you lift the bar. You pull the bar.",
            &["pull the bar"],
            &["lift", "think"],
        ),
        (
            "Ann: The sign says to fill it to the red line, but we stop at the blue one.",
            &["stop at the blue one"],
            &["red line"],
        ),
        (
            "Ann: The label says to rinse the jar. You turn on the tap for that.",
            &["rinse the jar", "turn on the tap"],
            &[],
        ),
        (
            "Ann: They tell us the weight and you write it on the crate.",
            &["on the crate"],
            &[],
        ),
    ]);
}
