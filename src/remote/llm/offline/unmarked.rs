//! Pauses that nobody wrote: in a sentence without a mark, the words that put something right stand between commas.
//! `in sharepoint sorry teams` is `in sharepoint, sorry, teams`.
use super::patterns::{patterns, starts_any};
use super::token::Token;

/// Marks the pauses of a sentence that has no mark but its last.
pub(super) fn marked(tokens: &mut [Token]) {
    let count = tokens.len();
    if count < 2 || tokens[..count - 1].iter().any(|t| t.tail().is_some()) {
        return;
    }
    for at in 1..count {
        if let Some(again) = denied_again(tokens, at) {
            // `a pinch` no not a pinch `a quarter of a gram`
            for i in [at - 1, at, at + 1 + again] {
                pause(&mut tokens[i]);
            }
        }
    }
    let mut at = 0;
    while at < count {
        let Some(n) = cue(tokens, at) else {
            at += 1;
            continue;
        };
        if at > 0 {
            pause(&mut tokens[at - 1]);
        }
        if at + n < count {
            pause(&mut tokens[at + n - 1]);
        }
        at += n;
    }
    if starts_any(super::talk::lead(tokens), patterns!["i|we said|told|wrote"]).is_some()
        && let Some(is) = (3..count - 1).find(|i| tokens[*i].key == "it's")
    {
        // `I said the fridge before it's the freezer`
        pause(&mut tokens[is - 1]);
    }
}

/// How many words that were said just before are denied from here, with others behind them.
fn denied_again(tokens: &[Token], at: usize) -> Option<usize> {
    denies_last(tokens.get(..at)?, tokens.get(at..)?)
}

/// `… a pinch` / `no not a pinch a quarter of a gram`: how many of the last words are denied by those ahead.
pub(super) fn denies_last(open: &[Token], ahead: &[Token]) -> Option<usize> {
    const LONGEST: usize = 4;
    let behind = ahead.get(2..)?;
    starts_any(ahead, patterns!["no not"])?;
    (1..=LONGEST.min(open.len())).rev().find(|n| {
        let said = &open[open.len() - n..];
        behind.len() > *n && said.iter().zip(behind).all(|(a, b)| a.key == b.key)
    })
}

fn pause(t: &mut Token) {
    if t.tail().is_none() {
        t.word.push(',');
    }
}

/// How many words from here say that something is put right, and can say nothing else.
fn cue(tokens: &[Token], at: usize) -> Option<usize> {
    let rest = &tokens[at..];
    let before = at.checked_sub(1).map(|i| tokens[i].key.as_str());
    if let Some(n) = starts_any(
        rest,
        patterns![
            "no wait|sorry|actually|hang|scratch on?",
            "wait|sorry|actually|hang on? no",
            "scratch that",
            "or rather"
        ],
    ) {
        return (at > 0).then_some(n);
    }
    if before.is_some_and(says) {
        return None;
    }
    // `sorry the freezer`, and not `sorry about that`
    if starts_any(rest, patterns!["sorry"]).is_some() {
        let about = starts_any(
            &rest[1..],
            patterns!["about|for|to|i|if|but|that|guys|we|you|all|everyone|just|can|could"],
        );
        return (at > 0 && about.is_none()).then_some(1);
    }
    if starts_any(rest, patterns!["i mean|meant", "you mean|meant"]).is_some() {
        let ends = rest.len() == 2;
        let says = rest[0].key == "i" && !ends;
        return (at > 1 && (ends || says) || at > 0 && ends).then_some(2);
    }
    let has = |b: &str| {
        matches!(
            b,
            "there's" | "with" | "has" | "have" | "means" | "or" | "and" | "to"
        )
    };
    (no_by_itself(rest, at) && !before.is_some_and(has)).then_some(1)
}

/// `we say` sorry, `I'm` sorry: before such a word it puts nothing right.
fn says(word: &str) -> bool {
    matches!(
        word,
        "say"
            | "said"
            | "saying"
            | "says"
            | "am"
            | "are"
            | "i'm"
            | "we're"
            | "be"
            | "so"
            | "very"
            | "really"
            | "feel"
            | "what"
            | "that's"
            | "is"
    )
}

/// `no you press it`, `no the fridge`, and first of all `no ten minutes`: a no by itself.
fn no_by_itself(rest: &[Token], at: usize) -> bool {
    let counts = at == 0 && rest[0].key == "no" && rest.get(1).is_some_and(Token::is_number);
    counts
        || starts_any(
            rest,
            patterns!["no you|we|it's|they're|the|a|an|your|our|in|on|at|to|with|by|between|about|around|from|under|over|into|onto|every|after"],
        )
        .is_some()
}

#[cfg(test)]
mod tests {
    use super::super::token::{At, plain, tokens};
    use super::*;

    #[test]
    fn words_that_put_right_stand_apart() {
        for (said, apart) in [
            (
                "file it in sharepoint sorry teams",
                "file it in sharepoint, sorry, teams",
            ),
            ("no the fridge", "no, the fridge"),
            ("no ten minutes", "no, ten minutes"),
            (
                "oh and i said the fridge it's the freezer",
                "oh and i said the fridge, it's the freezer",
            ),
            (
                "you stir it no you shake it",
                "you stir it, no, you shake it",
            ),
            ("teams you mean", "teams, you mean"),
            ("use vinegar i mean alcohol", "use vinegar, i mean, alcohol"),
            (
                "wait ten minutes no wait fifteen",
                "wait ten minutes, no wait, fifteen",
            ),
            ("say sorry to the customer", "say sorry to the customer"),
            ("sorry about that", "sorry about that"),
            ("there's no tape in the box", "there's no tape in the box"),
            ("no tape in the box", "no tape in the box"),
            ("you know what i mean", "you know what i mean"),
            (
                "first, file it in sharepoint sorry teams",
                "first, file it in sharepoint sorry teams",
            ),
        ] {
            let mut words = tokens(said, At { source: 0, span: 0 });
            marked(&mut words);
            assert_eq!(plain(&words), apart);
        }
    }
}
