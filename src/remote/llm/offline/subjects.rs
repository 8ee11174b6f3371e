//! Clauses of a pronoun and a deed: `you open`, `we then send`.
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::reading::{Force, opens_object};
use super::token::Token;
use super::verbs::{gerund_base, is_action, is_state};

static AUXILIARIES: PatternSet = pattern_set![
    "need to",
    "have to",
    "has to",
    "got to",
    "gotta",
    "should",
    "must",
    "will",
    "want to",
    "wanna",
    "are going to",
    "going to",
    "gonna",
    "are gonna",
    "would",
    "are supposed to",
    "supposed to",
    "had better",
    "better",
    "go ahead and",
    "go and",
    "shall",
    "then",
    "do",
    "are to",
    "can go ahead and",
    "start by",
    "begin by",
    "like to",
    "have got to",
    "try to",
    "make it a point to",
    "tend to",
];

pub(super) static ADVERBS: WordSet = word_set!(
    "always then just also usually normally basically first next simply quickly carefully manually immediately again still now typically generally only really actually probably finally gently slowly either even obviously essentially never ever all both later already quick quietly automatically physically visually personally thoroughly fully then"
);

pub(super) fn adverbs(tokens: &[Token]) -> usize {
    tokens
        .iter()
        .take_while(|t| {
            ADVERBS.contains(t.key.as_str())
                || (t.key.ends_with("ly") && t.key.len() > 4 && !is_action(&t.key))
        })
        .count()
}

/// `you open`, `we then send`, `I'm going to click`: the words after the subject, if they are a deed.
pub(super) fn subject_verb(tokens: &[Token]) -> Option<(Force, Vec<Token>, bool)> {
    let first = tokens.first()?.key.as_str();
    let pronoun = first.split('\'').next().unwrap_or(first);
    let subject = match pronoun {
        "you" | "we" | "i" | "let" => starts_any(
            tokens,
            patterns![
                "you guys|all|folks",
                "we all",
                "you",
                "we",
                "i",
                "you'll|we'll|i'll|you're|we're|i'm|you've|we've|i've|you'd|we'd|i'd",
                "let's",
            ],
        )?,
        "people" | "everyone" | "everybody" => return None,
        _ => return None,
    };
    let mut rest = &tokens[subject..];
    let mut obliged = first.contains('\'');
    let mut kept: Vec<Token> = Vec::new();
    loop {
        if starts_any(rest, patterns!["can|could|may|might"]).is_some()
            && starts_any(rest, patterns!["can|could go ahead and"]).is_none()
        {
            return allowed(tokens, rest);
        }
        if let Some(n) = starts_any(rest, &AUXILIARIES).filter(|n| *n < rest.len()) {
            if matches!(
                rest[0].key.as_str(),
                "do" | "would" | "will" | "better" | "then"
            ) && n == 1
                && rest
                    .get(1)
                    .is_none_or(|t| !is_deed(t, rest.get(2)) && adverbs(&rest[1..]) == 0)
            {
                break;
            }
            obliged = true;
            rest = &rest[n..];
            continue;
        }
        let n = adverbs(rest);
        if n == 0 || n >= rest.len() {
            break;
        }
        kept.extend(
            rest[..n]
                .iter()
                .filter(|t| {
                    !matches!(
                        t.key.as_str(),
                        "then"
                            | "just"
                            | "basically"
                            | "first"
                            | "next"
                            | "also"
                            | "actually"
                            | "really"
                            | "simply"
                            | "all"
                            | "both"
                            | "now"
                            | "obviously"
                            | "either"
                            | "probably"
                            | "even"
                            | "essentially"
                    )
                })
                .cloned(),
        );
        rest = &rest[n..];
    }
    let verb = rest.first()?;
    let gerund = obliged
        .then(|| gerund_base(&verb.key))
        .flatten()
        .filter(|_| !is_action(&verb.key));
    if gerund.is_none() && !is_deed(verb, rest.get(1)) && !(obliged && duty(rest)) {
        return None;
    }
    if result(rest) {
        return None;
    }
    let mut main = kept;
    main.extend(rest.iter().cloned());
    if let Some(base) = gerund {
        let at = main.len() - rest.len();
        main[at].word = base.clone();
        main[at].key = base;
    }
    Some((Force::Step, main, pronoun == "i"))
}

/// `have to be`, `need to know`: with an obligation even a state is asked of the reader.
fn duty(rest: &[Token]) -> bool {
    rest.first().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "be" | "have" | "get" | "look" | "know" | "notice" | "remember" | "work"
        ) && rest.len() > 2
    })
}

/// `you can refund up to 50`: leave, not duty, so the words stay as they are.
fn allowed(tokens: &[Token], rest: &[Token]) -> Option<(Force, Vec<Token>, bool)> {
    let after = &rest[1..];
    let n = adverbs(after);
    let verb = after.get(n)?;
    (is_deed(verb, after.get(n + 1)) && !matches!(tokens[0].key.as_str(), "i" | "we"))
        .then(|| (Force::Step, tokens.to_vec(), false))
}

/// Whether a word after `you` or `we` is a deed. A word of no list is one if an object follows.
fn is_deed(verb: &Token, next: Option<&Token>) -> bool {
    if is_state(&verb.key) {
        return match verb.key.as_str() {
            "look" => next.is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "up" | "for" | "at" | "in" | "through" | "over"
                )
            }),
            "get" => next.is_some_and(|t| opens_object(&t.key) || t.key.len() > 2),
            "have" => next.is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "them" | "him" | "her" | "someone" | "somebody" | "another"
                )
            }),
            _ => false,
        };
    }
    let unknown = verb.key.len() > 2
        && verb.key.chars().all(|c| c.is_alphabetic() || c == '-')
        && !crate::domain::words::is_function_word(&verb.key)
        && !verb.key.ends_with("ing")
        && !verb.key.ends_with("ed")
        && next.is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "your"
                    | "our"
                    | "it"
                    | "them"
                    | "this"
                    | "that"
                    | "all"
                    | "each"
                    | "every"
                    | "up"
                    | "off"
                    | "any"
            )
        });
    is_action(&verb.key) || unknown
}

/// `you get an error`: something that happens to the reader.
fn result(rest: &[Token]) -> bool {
    starts_any(rest, patterns!["get|receive a|an|the|your? * * error|errors|email|message|notification|popup|pop-up|confirmation|prompt|alert|beep|screen|page|warning", "get|receive a|an|the|your? *? error|errors|email|message|notification|popup|pop-up|confirmation|prompt|alert|beep|screen|warning", "get used", "get to see", "say to yourself", "get there", "get it", "get this|that|what"]).is_some()
}
