//! Where the main part of a clause begins behind its condition, where no comma says it.
use super::super::lexicon::{
    DETERMINERS, NOUNISH, holds_at, is_auxiliary, is_subject, opens_object, pronoun_clause,
    sure_command,
};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::verbs::{is_action, is_third_person};

/// `On mismatch call the lead`: written notes leave the comma out.
pub(super) fn noted(tokens: &[Token], at: usize, clause: bool) -> bool {
    let verb = &tokens[at];
    let nounish = NOUNISH.contains(verb.key.as_str());
    // `with the customer number, it deletes the profile`: a verb is not parted from its object
    !verb.comma()
        && is_slot_of_verb(tokens, at, clause)
        && tokens.get(at + 1).is_some_and(|t| {
            let named = t.word.starts_with(char::is_uppercase);
            let plain = at >= 3 && t.key.len() > 2 && !is_auxiliary(&t.key);
            let verbal =
                !nounish && plain || opens_object(&t.key) && !ends_noun(tokens, at, clause);
            begins_thing(t) || verbal || named
        })
}

/// `if you open the front page in the morning`, `on the front page, …`: the last word of a thing's name, and no verb.
fn ends_noun(tokens: &[Token], at: usize, clause: bool) -> bool {
    let determined = (2..=3).any(|back| {
        at.checked_sub(back)
            .is_some_and(|i| DETERMINERS.contains(tokens[i].key.as_str()))
    });
    NOUNISH.contains(tokens[at].key.as_str()) && (tokens[at].comma() || clause && determined)
}

/// The same where it was said: only what can be nothing else.
pub(super) fn told(tokens: &[Token], at: usize) -> bool {
    let nounish = NOUNISH.contains(tokens[at].key.as_str());
    at >= 3
        && is_slot_of_verb(tokens, at, true)
        && (!nounish || is_third_person(&tokens[at - 1].key) && at >= 4)
        && !is_subject(&tokens[at - 1].key)
        && tokens.get(at + 1).is_some_and(begins_thing)
}

/// `if you pull too hard` / `it snaps`, `if you leave the lid off` / `the rats get in`: what comes of a deed, and no deed.
pub(super) fn is_mishap(condition: &[Token], main: &[Token]) -> bool {
    // `if it's hot` / `you'll singe them`
    let harms = starts_any(
        main,
        patterns![
            "you'll|you'd|we'll|we'd just|only|probably|really|always?",
            "you|we will|might|may|can|could just|only|really|always?"
        ],
    )
    .is_some_and(|n| starts_any(&main[n..], &super::super::harms::HARMS).is_some());
    if harms
        && starts_any(
            condition,
            patterns!["and|but|so|cos|because? if|unless|when *"],
        )
        .is_some()
    {
        return true;
    }
    let Some(verb) = starts_any(
        condition,
        patterns![
            "and|but|so|cos|because? if|unless|when you|we|they ever|then|just? don't|do? not?"
        ],
    )
    .and_then(|n| condition.get(n)) else {
        return false;
    };
    let met = matches!(
        verb.key.as_str(),
        "find"
            | "see"
            | "get"
            | "have"
            | "need"
            | "want"
            | "notice"
            | "hear"
            | "think"
            | "know"
            | "spot"
            | "use"
            | "take"
            | "do"
            | "finish"
            | "reach"
    );
    let comes = starts_any(
        main,
        patterns![
            "it|that|they|this|everything|nothing just|only|always|all? gets|get lost|stuck|cold|wet|hot|bent|broken|torn|dirty|confused|mixed|jammed|damaged",
            "it|that|they|this|everything|nothing just|only|always|all? goes|go|comes|come back|out|off|wrong|bad|mouldy|brown|everywhere|mad|up|down|missing",
            "it|that|they|this|everything|nothing just|only|always|all? drops|snaps|jumps|drifts|bends|breaks|cracks|leaks|sticks|jams|slips|burns|falls|rips|tears|bursts|stops|fails|crashes|freezes|shrinks|splits|spills|floods|trips",
            "the|your|our|all|everybody|everyone * gets|get in|lost|stuck|cold|wet|hot|bent|broken|torn|dirty|confused|mixed|jammed|damaged",
            "the|your|our|all * goes|go back|wrong|bad|off|mouldy|brown|everywhere|mad|missing",
            "the|your|our|all whole? * drops|snaps|jumps|drifts|bends|breaks|cracks|leaks|sticks|jams|slips|burns|falls|rips|tears|bursts|stops|fails|crashes|freezes|shrinks|splits|spills|floods|trips"
        ],
    );
    (is_action(&verb.key) || verb.key == "forget") && !met && comes.is_some()
}

fn begins_thing(token: &Token) -> bool {
    matches!(
        token.key.as_str(),
        "the" | "a" | "an" | "your" | "it" | "them"
    )
}

/// A verb of doing where a main clause can begin.
fn is_slot_of_verb(tokens: &[Token], at: usize, clause: bool) -> bool {
    let before = &tokens[at - 1];
    // `since they all pay by card`
    let floats = matches!(before.key.as_str(), "all" | "both" | "each")
        && at >= 2
        && is_subject(&tokens[at - 2].key);
    // `it's put aside`: a participle, and no verb of doing
    let passive = before.key.ends_with("'s") || before.key.ends_with("'re");
    // `with the supplier name in front`: two nouns, and where
    let noun = !clause
        && starts_any(tokens, patterns!["with|without"]).is_some()
        && super::super::lexicon::NOUNISH.contains(tokens[at].key.as_str())
        && tokens
            .get(at + 1)
            .is_some_and(|t| super::super::lexicon::PLACES.contains(t.key.as_str()));
    // `it's two pound for every hour`: so many of them
    let counted = before.is_number()
        && at >= 2
        && matches!(
            tokens[at - 2].key.as_str(),
            "it's" | "that's" | "there's" | "is" | "are" | "about" | "costs" | "takes" | "another"
        );
    // `in hot` **water**
    let qualified = at == 2
        && !clause
        && matches!(
            before.key.as_str(),
            "hot"
                | "cold"
                | "warm"
                | "cool"
                | "clean"
                | "fresh"
                | "dry"
                | "wet"
                | "soapy"
                | "clear"
                | "plain"
                | "salt"
        );
    !floats
        && !qualified
        && !counted
        && !passive
        && !noun
        && (clause || at < 5 || at < 9 && timed(before) || ends_span(tokens, at))
        && (is_action(&tokens[at].key) || clause && tokens[at].key == "do")
        && !is_noun_slot(&before.key)
        && !is_auxiliary(&before.key)
}

/// `at the end of the run`
fn ends_span(tokens: &[Token], at: usize) -> bool {
    let span = starts_any(
        tokens,
        patterns![
            "at|by|from|in|on the very? end|start|beginning|top|bottom|middle|front|back|side of the|your|each|every|a *"
        ],
    );
    span == Some(at)
}

/// `if nobody has after two hours page the on-call`: what is done begins behind a span of time.
pub(super) fn after_span(tokens: &[Token], at: usize) -> bool {
    let verb = &tokens[at];
    let counted = crate::domain::quantity::number_at(&super::super::token::keys(tokens), at - 2)
        .is_some()
        && crate::domain::quantity::unit_of(&tokens[at - 1].key).is_some();
    counted
        && tokens[at - 1].tail().is_none()
        && verb.key.chars().all(char::is_alphabetic)
        && !crate::domain::words::is_function_word(&verb.key)
        && tokens.get(at + 1).is_some_and(begins_thing)
}

/// A time or a number, with which a fronted phrase ends: `on the last day at 17:00`.
fn timed(token: &Token) -> bool {
    token.is_number()
        || token.key.contains(':')
        || matches!(
            token.key.as_str(),
            "noon" | "midnight" | "am" | "pm" | "o'clock"
        )
}

/// Whether a main clause may begin here without a comma before it.
pub(super) fn begins_main(tokens: &[Token], at: usize) -> bool {
    let before = tokens[at - 1].key.as_str();
    let rest = &tokens[at..];
    let free = !holds_at(tokens, at) && !matches!(before, "and" | "or" | "but" | "so");
    let command = (sure_command(rest) || starts_any(rest, patterns!["just"]).is_some())
        && !is_noun_slot(before)
        // `if customers don't pay`
        && !(rest[0].key == "don't"
            && before.ends_with('s')
            && matches!(tokens[0].key.as_str(), "if" | "when" | "where" | "unless"))
        && !matches!(before, "you" | "we" | "they" | "it" | "customer" | "i");
    let often = matches!(tokens[0].key.as_str(), "every" | "each");
    let agent = matches!(tokens[at].key.as_str(), "you" | "we" | "i")
        || often
            && matches!(
                tokens[at].key.as_str(),
                "somebody" | "someone" | "they" | "everybody" | "everyone"
            );
    // `if it is over eight everything in it gets binned`
    let all = at >= 3
        && !is_action(before)
        && matches!(
            tokens[at].key.as_str(),
            "everything" | "anything" | "everybody" | "everyone"
        );
    free && ((pronoun_clause(rest) && (at >= 3 || at == 2 && (agent || tokens[1].is_number())))
        || all
        || command
        || (at >= 3 && super::super::joints::noun_clause(tokens, at)))
}

fn is_noun_slot(key: &str) -> bool {
    matches!(
        key,
        "the"
            | "a"
            | "an"
            | "your"
            | "our"
            | "their"
            | "its"
            | "this"
            | "that"
            | "each"
            | "every"
            | "no"
            | "any"
            | "of"
            | "to"
            | "new"
            | "and"
            | "or"
            | "you"
            | "we"
            | "i"
            | "they"
            | "not"
            | "for"
            | "in"
            | "on"
            | "with"
            | "my"
            | "by"
            // `at night,` **last round** `at ten`
            | "first"
            | "last"
            | "next"
    )
}
