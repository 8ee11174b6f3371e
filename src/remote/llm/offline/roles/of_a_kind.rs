//! Things and people of a kind, and where they go or what they do: `bikes that have a tick go to the workshop`, `anyone who
//! wants a colour needs a patch test`, `only the names on the list drive it`.
use super::super::lexicon::{DETERMINERS, is_auxiliary, is_subject, opens_object, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::Mood;
use super::super::verbs::{is_action, is_third_person};
use super::{MIDDLE, NO_SUBJECT, agrees, moved, plain, third_person};

/// `there's eleven on the shelf, and the red one goes seventh`: how many there are, and where one of them goes.
pub(super) fn of_so_many(tokens: &[Token], mood: Mood) -> bool {
    const FAR: usize = 12;
    let there = starts_any(tokens, patterns!["there's|there are|is? *"]);
    let counted = there.filter(|n| tokens[n - 1].is_number());
    let goes = |at: usize| {
        starts_any(&tokens[at..], patterns!["and the"]).is_some()
            && third_person(&tokens[at + 1..], mood).is_some()
    };
    counted.is_some_and(|n| (n..tokens.len().min(FAR)).any(goes))
}

/// `it's a second and goes in the blue bucket`: what something is, and where it goes then.
pub(super) fn is_and_goes(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "it's|that's|they're a|an|the? * and goes|go|gets|get|needs|need|stays|stay|has|have *",
            "it's|that's|they're a|an|the? * * and goes|go|gets|get|needs|need|stays|stay *"
        ],
    )
    .is_some()
}

/// `only the names on the list drive the tractor`: who alone does it.
pub(super) fn only_some(tokens: &[Token]) -> bool {
    const FAR: usize = 11;
    let Some(n) = starts_any(tokens, patterns!["only the|people|those|your|our *"]) else {
        return false;
    };
    let acts = |at: usize| {
        is_action(&tokens[at].key)
            && !DETERMINERS.contains(tokens[at - 1].key.as_str())
            && tokens[at - 1].key != "to"
            && tokens
                .get(at + 1)
                .is_some_and(|t| opens_object(&t.key) && !opens_place(&t.key))
    };
    (n..tokens.len().min(FAR)).any(acts)
}

/// `bikes that have a tick on the tag go to the workshop`: things of a kind, and where they go or what they need.
pub(super) fn which_go(tokens: &[Token]) -> bool {
    const FAR: usize = 13;
    const NAME: usize = 4;
    let of = tokens
        .iter()
        .take(NAME)
        .position(|t| matches!(t.key.as_str(), "that" | "which"));
    let Some((things, told)) = of.filter(|n| *n > 0).map(|n| tokens.split_at(n)) else {
        return false;
    };
    let has = told
        .get(1)
        .is_some_and(|t| is_auxiliary(&t.key) || is_action(&t.key) || is_third_person(&t.key));
    has && !NO_SUBJECT.contains(things[0].key.as_str())
        && plain(things)
        && (3..told.len().min(FAR)).any(|at| {
            let (before, rest) = (&told[at - 1], &told[at..]);
            MIDDLE.contains(rest[0].key.as_str())
                && rest.len() > 1
                && !is_subject(&before.key)
                && !is_auxiliary(&before.key)
                && before.key != "to"
                && agrees(things, &rest[0])
                && moved(rest)
        })
}

/// `anyone who wants a colour needs a patch test`: somebody of a kind, and what they must do or get.
pub(super) fn whoever_needs(tokens: &[Token]) -> bool {
    const FAR: usize = 13;
    let Some(who) = tokens.iter().take(4).position(|t| t.key == "who") else {
        return false;
    };
    let somebody = starts_any(
        tokens,
        patterns![
            "anyone|anybody|everyone|everybody|those|people|visitors|guests|customers|patients"
        ],
    );
    somebody.is_some()
        && (who + 3..tokens.len().min(FAR)).any(|at| {
            tokens[at - 1].tail().is_none_or(|c| c == ',')
                && starts_any(
                    &tokens[at..],
                    patterns![
                        "needs|need|gets|get a|an|the|to|their|two|one",
                        "has|have to",
                        "must|should|goes|pays|signs *"
                    ],
                )
                .is_some()
        })
}
