//! Whether a word begins what is done, judged by the word and the one behind it.
use super::super::lexicon::{
    DETERMINERS, NOUNISH, PARTICLES, PLACES, is_auxiliary, is_subject, pronoun_clause,
};
use super::super::patterns::{WordSet, word_set};
use super::super::token::Token;
use super::super::verbs::{is_action, is_third_person};
use super::DEEDS;

/// Words that only an object begins with.
static OBJECTS: WordSet = word_set!(
    "the a an it them your our their his her this that these those any all every each some me him us both another one two three everyone everybody somebody someone anybody anyone"
);

/// Words that only an object begins with.
pub(super) fn strong(next: Option<&Token>) -> bool {
    next.is_some_and(|t| {
        OBJECTS.contains(t.key.as_str()) || t.key.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// `wait` **for** `the best man`, `swap` **with** `someone`: a verb that reaches its thing by a word.
fn reached(verb: &Token, by: &Token) -> bool {
    match by.key.as_str() {
        "for" => matches!(verb.key.as_str(), "wait" | "call"),
        "with" => matches!(verb.key.as_str(), "swap" | "check" | "wait"),
        _ => false,
    }
}

/// A verb with what it is done to, where a noun could stand as well.
pub(super) fn is_deed(rest: &[Token], at: usize) -> bool {
    let word = &rest[at];
    let next = rest.get(at + 1);
    let counted = word.key == "point"
        && next
            .is_some_and(|t| !super::super::amounts::amounts(std::slice::from_ref(t)).is_empty());
    // `get` **everyone** `out`: no subject, unless it has its verb
    let anyone = next.is_some_and(|t| t.key.ends_with("one") || t.key.ends_with("body"));
    let other = next.is_some_and(|t| is_subject(&t.key) && t.key != "it" && !anyone)
        || pronoun_clause(rest.get(at + 1..).unwrap_or_default());
    let place = PLACES.contains(word.key.as_str());
    if !is_action(&word.key) || word.key == "be" || counted || other || place {
        return false;
    }
    let nounish = NOUNISH.contains(word.key.as_str());
    if word.tail().is_some() || next.is_none() {
        return matches!(
            word.key.as_str(),
            "stop" | "wait" | "repeat" | "restart" | "continue" | "shout" | "leave"
        );
    }
    let named = next.is_some_and(|t| {
        t.word.starts_with(char::is_uppercase) && t.key.len() > 1 && !is_subject(&t.key)
    });
    let parted = next.is_some_and(|t| PARTICLES.contains(t.key.as_str()))
        && (rest.get(at + 2).is_none_or(|t| strong(Some(t))) || !nounish);
    let determined = at >= 2 && DETERMINERS.contains(rest[at - 2].key.as_str());
    if nounish {
        let sure = DEEDS.contains(word.key.as_str());
        return sure
            && (strong(next)
                || named
                || parted
                || next.is_some_and(|t| t.key == "and" || reached(word, t)))
            || !determined && (strong(next) || named);
    }
    strong(next)
        || named
        || parted
        || next.is_some_and(|t| {
            t.key.len() > 2
                // `if it's prom` **season** `tell them`, and not `hit pause`
                && (!is_action(&t.key)
                    || NOUNISH.contains(t.key.as_str())
                    || DEEDS.contains(word.key.as_str()))
                && !is_auxiliary(&t.key)
                && !is_third_person(&t.key)
                && !crate::domain::words::is_function_word(&t.key)
        })
        || next.is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "from" | "with" | "to" | "for" | "until" | "till"
            )
        })
}

/// `if it's dark` / `goes in the blue drum`: how it is, and where it goes then.
pub(super) fn goes_behind(rest: &[Token], verb: usize, at: usize) -> bool {
    super::is_be(&rest[verb].key)
        && verb <= 2
        && (verb + 2..=verb + 3).contains(&at)
        && super::super::questions::goes_somewhere(&rest[at..])
}

/// `the whole drum jumps`: a thing and what it does, and nothing behind.
pub(super) fn comes(rest: &[Token], at: usize) -> bool {
    let thing = &rest[at + 1..rest.len().min(at + 5)];
    let verb = thing
        .iter()
        .position(|t| t.tail().is_some() || is_third_person(&t.key));
    matches!(rest[at].key.as_str(), "the" | "your" | "our" | "all")
        && verb.is_some_and(|n| {
            n > 0
                && is_third_person(&thing[n].key)
                && (thing[n].tail().is_some() || rest.len() == at + n + 2)
        })
}

/// `the bus can't go out`: a thing, and what it may not do.
pub(super) fn is_barred(rest: &[Token]) -> bool {
    const NAME: usize = 3;
    let bars = |t: &Token| matches!(t.key.as_str(), "can't" | "mustn't" | "cannot" | "doesn't");
    let named = matches!(rest[0].key.as_str(), "the" | "your" | "our" | "that");
    let at = rest.iter().take(NAME + 2).position(bars);
    // `a cup the dishwasher can't clean, soak it`: which cup
    let ahead = &rest[super::super::token::comma_end(rest)..];
    let which = ahead
        .first()
        .is_some_and(|t| is_action(&t.key) || matches!(t.key.as_str(), "you" | "we"));
    named
        && !which
        && at.is_some_and(|at| {
            at > 1
                && rest[1..at]
                    .iter()
                    .all(|t| t.tail().is_none() && !is_auxiliary(&t.key))
        })
}

/// `if you see the weave` **go** `wavy`, `if it does` **it again**: what somebody sees or hears a thing do, or it does once more.
pub(super) fn perceived(rest: &[Token], at: usize) -> bool {
    static SEES: WordSet = word_set!("see hear feel watch notice let make");
    let again = rest[at].key == "it"
        && matches!(rest[at - 1].key.as_str(), "do" | "does" | "did")
        && rest.get(at + 1).is_some_and(|t| t.key == "again");
    if again {
        return true;
    }
    // `if you can't make your day`: who is there, and not what is done to it
    let comes = |i: usize| {
        i > 0 && rest[i].key == "make" && matches!(rest[i - 1].key.as_str(), "can" | "can't")
    };
    let sees = |i: usize| {
        rest.get(i)
            .is_some_and(|t| SEES.contains(t.key.as_str()) && !comes(i))
    };
    let pronoun = matches!(rest[at - 1].key.as_str(), "it" | "them" | "her" | "him");
    pronoun && at >= 2 && sees(at - 2)
        || at >= 3 && DETERMINERS.contains(rest[at - 2].key.as_str()) && sees(at - 3)
}
