//! Which verb behind a pronoun is a deed: `open it`, `look up`, `feel the edges`, and what only happens to somebody.
use super::super::lexicon::{PARTICLES, PLACES, opens_object};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;
use super::super::verbs::{is_action, is_state};

/// `feel the weight of the tray`, and not `feel the click`, which comes by itself.
pub(super) fn feels(rest: &[Token]) -> bool {
    const SOON: usize = 3;
    let comes = |t: &Token| {
        matches!(
            t.key.as_str(),
            "click"
                | "clicks"
                | "resistance"
                | "bite"
                | "pull"
                | "tug"
                | "bump"
                | "pop"
                | "stop"
                | "heat"
                | "difference"
                | "snap"
                | "kick"
                | "need"
                | "urge"
                | "same"
        )
    };
    starts_any(rest, patterns!["feel the|each|every|both|your *"]).is_some()
        && !rest.iter().skip(2).take(SOON).any(comes)
}

/// `you'll get scalded`, `you'll tear the film`: what comes of a deed done wrong.
pub(super) fn suffers(first: &str, rest: &[Token]) -> bool {
    let harmed = |t: &Token| {
        super::super::verbs::is_participle(&t.key)
            || super::super::lexicon::is_past(&t.key)
            || matches!(
                t.key.as_str(),
                "hurt" | "burnt" | "wet" | "lost" | "stuck" | "ill" | "sick" | "soaked"
            )
    };
    let gets = starts_any(rest, patterns!["only|just? get|be", "end up"])
        .is_some_and(|n| rest.get(n).is_some_and(harmed));
    // `you'll only throw it`, `you'll never get them out`
    let in_vain = starts_any(rest, patterns!["only|never * it|them"]).is_some_and(|n| {
        let after = rest.get(n).map_or("", |t| t.key.as_str());
        rest[n - 1].tail().is_some() || after.is_empty() || PARTICLES.contains(after)
    });
    first == "you'll"
        && (gets
            || in_vain
            || starts_any(
                rest,
                patterns![
                    "only|just|never? lose|tear|hurt|damage|ruin|snap|wreck|spoil|destroy|scald|regret|mess|scratch *",
                    "only|just? break|bend|strip|jam|burn|spill|flood|crack|kill|smear|drown|scorch|stain|shatter|stall|melt|warp|bruise|split|overheat|choke it|them|something|yourself|everything"
                ],
            )
            .is_some())
}

/// `have to be`, `need to know`: with an obligation even a state is asked of the reader.
pub(super) fn duty(rest: &[Token]) -> bool {
    rest.first().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "be" | "have" | "get" | "look" | "know" | "notice" | "remember" | "work"
        ) && rest.len() > 2
            && starts_any(rest, patterns!["be able"]).is_none()
    })
}

/// Whether a word after `you` or `we` is a deed. A word of no list is one if an object follows.
pub(super) fn is_deed(verb: &Token, next: Option<&Token>) -> bool {
    let follows = |words: &[&str]| next.is_some_and(|t| words.contains(&t.key.as_str()));
    if is_state(&verb.key) {
        return state_as_deed(verb, next);
    }
    if verb.key == "go" {
        return next.is_some_and(|t| {
            PLACES.contains(t.key.as_str())
                || matches!(
                    t.key.as_str(),
                    "straight" | "there" | "and" | "upstairs" | "downstairs" | "ahead"
                )
                || t.is_number()
        });
    }
    let unknown = verb.key.len() > 2
        && verb.key.chars().all(|c| c.is_alphabetic() || c == '-')
        && !crate::domain::words::is_function_word(&verb.key)
        && !verb.key.ends_with("ing")
        && !verb.key.ends_with("ed")
        && !super::super::lexicon::is_past(&verb.key)
        && follows(&[
            "the", "a", "an", "your", "our", "it", "them", "this", "that", "all", "each", "every",
            "up", "off", "any",
        ]);
    is_action(&verb.key) && !super::super::lexicon::is_auxiliary(&verb.key) || unknown
}

/// `look up`, `work out`, `see if`: a verb of a state that is a deed with what follows it.
pub(super) fn state_as_deed(verb: &Token, next: Option<&Token>) -> bool {
    let follows = |words: &[&str]| next.is_some_and(|t| words.contains(&t.key.as_str()));
    match verb.key.as_str() {
        "look" => {
            let place =
                |t: &Token| PLACES.contains(t.key.as_str()) || PARTICLES.contains(t.key.as_str());
            verb.comma()
                || next.is_none_or(place)
                || follows(&["if", "whether", "it", "them", "him", "her", "along"])
        }
        "work"
            if follows(&[
                "outwards",
                "inwards",
                "upwards",
                "downwards",
                "towards",
                "forwards",
                "backwards",
                "round",
                "around",
                "across",
                "from",
                "into",
                "it",
                "them",
                "your",
            ]) =>
        {
            true
        }
        "feel" | "notice" | "work" => {
            verb.comma()
                || next.is_none()
                || follows(&["out", "for", "along", "down", "up", "through"])
        }
        "get" => {
            let helper = next.is_some_and(|t| {
                opens_object(&t.key) || t.key.len() > 2 || t.word.starts_with(char::is_uppercase)
            });
            helper
                && !follows(&[
                    "used", "to", "that", "this", "what", "paid", "jabbed", "hurt", "caught", "it",
                ])
        }
        "have" => follows(&["them", "him", "her", "someone", "somebody", "another"]),
        "do" => {
            follows(&[
                "that", "it", "this", "the", "a", "them", "your", "all", "both", "another",
            ]) && next.is_none_or(|t| t.tail() != Some('.') || t.key.len() > 4)
                // `do departures first`
                || next.is_some_and(|t| {
                    let thing = !matches!(t.key.as_str(), "things" | "favours" | "wonders");
                    thing && t.tail().is_none() && super::super::nouns::is_plural(&t.key)
                })
        }
        "see" => follows(&["if", "whether"]),
        "agree" => follows(&["on", "with"]),
        _ => false,
    }
}

/// `do` **twenty minutes** `on the chair`, `do` **three coats**: how much of it is done at a time; `we do forty a day` only counts.
pub(super) fn does_so_much(rest: &[Token]) -> bool {
    let [verb, rest @ ..] = rest else {
        return false;
    };
    if verb.key != "do" {
        return false;
    }
    static TIMES: WordSet = word_set!(
        "coat coats pass passes round rounds lap laps length lengths turn turns set sets"
    );
    let value = rest
        .first()
        .filter(|t| t.is_number())
        .and_then(|_| super::super::amounts::amounts(rest).into_iter().next());
    value.is_some_and(|a| {
        let unit = a.end.checked_sub(1).and_then(|i| rest.get(i));
        let of_kind = a.class.is_known() || unit.is_some_and(|t| TIMES.contains(t.key.as_str()));
        let behind = rest.get(a.end..).unwrap_or_default();
        let rate = starts_any(behind, patterns!["a|an|per|each|every *"]).is_some();
        a.at == 0 && a.is_number() && of_kind && !rate
    })
}

/// `you get an error`: something that happens to the reader.
pub(super) fn result(rest: &[Token]) -> bool {
    starts_any(rest, patterns!["get|receive a|an|the|your? * * error|errors|email|message|notification|popup|pop-up|confirmation|prompt|alert|beep|screen|page|warning", "get|receive a|an|the|your? *? error|errors|email|message|notification|popup|pop-up|confirmation|prompt|alert|beep|screen|warning", "get used", "get to see", "say to yourself", "get it", "get this|that|what", "find out", "lose|fail|miss", "break a|an|your|something|things", "hate|love|like", "call it|that|this"]).is_some() || names_them(rest) || gets_there(rest)
}

/// `you get there` in the end, and not `you get there ten minutes early`.
pub(super) fn gets_there(rest: &[Token]) -> bool {
    let by = |t: &Token| {
        t.is_number()
            || matches!(
                t.key.as_str(),
                "by" | "for" | "at" | "before" | "early" | "a" | "an" | "half"
            )
    };
    starts_any(rest, patterns!["get there"]).is_some_and(|n| !rest.get(n).is_some_and(by))
}

/// `we call them the shorts`, and not `you call them`, `you call them after lunch`.
pub(super) fn names_them(rest: &[Token]) -> bool {
    starts_any(
        rest,
        patterns!["call them a|an|the|our|your", "call them what|that"],
    )
    .is_some()
}
