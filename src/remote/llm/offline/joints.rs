//! Where one clause ends and the next begins, judged by the words around the joint.
mod ahead;
mod going_on;
mod relative;
mod seam;

pub(super) use self::going_on::opens_count;
pub(super) use self::relative::relative;
use self::relative::{checks_both, is_told};
pub(super) use self::seam::{joint, names_case};
use super::clauses::connectives;
use super::leads::lead;
use super::lexicon::{
    holds, is_auxiliary, is_verbal, pronoun_clause, sure_command, verb_with_object,
};
use super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::token::{Token, comma_end};
use super::turns::Mood;
use super::verbs::is_third_person;

/// `hole in the middle, drop it in`: a verb with its object after a pause, though no verb came before.
pub(super) fn listed(tokens: &[Token], start: usize, at: usize) -> bool {
    let conjunction = usize::from(matches!(tokens[at].key.as_str(), "and" | "but"));
    let it = tokens.get(at + 1).is_some_and(|t| match t.key.as_str() {
        "it" | "them" | "those" => true,
        // `the pump, switch that off`
        "that" => tokens
            .get(at + 2)
            .is_none_or(|t| super::lexicon::PARTICLES.contains(t.key.as_str())),
        _ => false,
    });
    let named = at == start + 2
        && match tokens[start].key.as_str() {
            // `any scratch, take a photo`
            "any" | "no" => true,
            // `the bag, tie it twice`, `steam wands, wipe them`
            "the" | "your" => it,
            key => {
                let noun = !is_verbal(key) || super::lexicon::NOUNISH.contains(key);
                let thing = tokens[start + 1].key != "thing";
                it && noun && thing && super::gather::is_thing(&tokens[start..at])
            }
        };
    if !tokens[at - 1].comma() || at < start + 3 && !named {
        return false;
    }
    // `at the end, count them`: what only leads on is no deed of its own
    let said = lead(&tokens[start..]).0;
    tokens.len() - said.len() < at
        && starts_any(said, &super::frames::FRONTED).is_none()
        && verb_with_object(tokens, at + conjunction)
        && (!super::lexicon::NOUNISH.contains(tokens[at + conjunction].key.as_str())
            || tokens.get(at + conjunction + 1).is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "it" | "them" | "that" | "the" | "a" | "your"
                )
            }))
}

/// Joints that part whatever stands before them.
pub(super) fn always(open: &[Token], before: &Token, rest: &[Token], fronted: bool) -> bool {
    static HARD: PatternSet = pattern_set![
        "and only? then",
        "because|cos|otherwise",
        "or otherwise|else",
        "and after that",
        "then"
    ];
    let reason = starts_any(rest, patterns!["because", "or? otherwise", "or else"]).is_some();
    let onset = starts_any(rest, patterns!["and you|we|i|you'll|we'll"]).is_some()
        && pronoun_clause(&rest[1..])
        && !purpose(rest);
    // `and only` **then**: one joint
    let within = before.key == "only" && rest.first().is_some_and(|t| t.key == "then");
    if within || names_next(before, rest) || moves_back(rest) {
        return false;
    }
    if (fronted && !reason) || rest.len() < 2 || (starts_any(rest, &HARD).is_none() && !onset) {
        return false;
    }
    let deed = (1..rest.len().min(6)).any(|i| {
        let t = &rest[i];
        // `then the firm`
        let noun = matches!(rest[i - 1].key.as_str(), "the" | "a" | "an" | "your");
        is_verbal(&t.key) && !noun
            || super::lexicon::PLACES.contains(t.key.as_str())
            || super::verbs::gerund_base(&t.key).is_some()
    });
    if rest[0].key == "then" && !deed {
        return false;
    }
    let bound = rest[0].key == "then"
        && (matches!(
            before.key.as_str(),
            "and" | "so" | "by" | "until" | "till" | "since" | "but" | "or" | "only"
        ) || (open.len() < 3 && !before.comma()));
    !bound && !purpose(rest) && !bars_both(open, rest) && connectives(open) < open.len().min(3)
}

/// `don't do meat` **and then egg** `without changing the board`: one deed that is barred.
fn bars_both(open: &[Token], rest: &[Token]) -> bool {
    let barred = starts_any(
        super::leads::lead(open).0,
        patterns!["you|we? don't|never|mustn't", "do not"],
    );
    barred.is_some() && rest.iter().any(|t| t.key == "without")
}

/// `lock's on`, `it's done`: a noun with its verb drawn together.
pub(super) fn contracted(noun: &Token, next: &Token) -> bool {
    noun.key.ends_with("'s")
        && (super::lexicon::PARTICLES.contains(next.key.as_str())
            || super::verbs::is_participle(&next.key)
            || super::lexicon::is_subject(&noun.key)
            || matches!(
                next.key.as_str(),
                "a" | "the" | "not" | "too" | "very" | "in" | "at" | "ready" | "gone" | "done"
            ))
}

/// `when you're back the medicines get signed in`: a noun and its verb after a condition that is whole.
pub(super) fn noun_clause(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    let starts = matches!(
        tokens[at].key.as_str(),
        "the"
            | "all"
            | "every"
            | "each"
            | "your"
            | "everybody"
            | "everyone"
            | "everything"
            | "nothing"
    );
    let acts = super::verbs::is_action(&before.key) || is_third_person(&before.key);
    let whole = !acts && !is_auxiliary(&before.key)
        || noun_here(tokens, at - 1)
        || super::lexicon::PARTICLES.contains(before.key.as_str());
    starts
        && whole
        && super::roles::third_person(&tokens[at..tokens.len().min(at + 10)], Mood::Speech)
            .is_some()
}

/// `turn it till it bites` **and then back a quarter turn**: which way it goes then, and how far.
fn moves_back(rest: &[Token]) -> bool {
    let n = starts_any(rest, patterns!["and|then then? back|out|in|up|down"]);
    let far = n.and_then(|n| super::amounts::amounts(&rest[n..]).into_iter().next());
    far.is_some_and(|a| a.at == 0 && a.is_number())
}

/// `dial 112 first,` **then** `the firm`, `notes first,` **then coins**: the deed goes on with another thing.
fn names_next(before: &Token, rest: &[Token]) -> bool {
    const NAME: usize = 5;
    let determined = |i: usize| {
        rest.get(i)
            .is_some_and(|t| matches!(t.key.as_str(), "the" | "a" | "an" | "your" | "our"))
    };
    let end = comma_end(rest);
    let bare = before.key == "first" && before.comma() && (2..=3).contains(&end);
    let whole = determined(1) && (3..=NAME).contains(&rest.len());
    let name = if bare { end } else { rest.len() };
    rest[0].key == "then"
        && (bare || whole)
        && (1..name).all(|i| determined(i) || determined(i - 1) || !is_verbal(&rest[i].key))
}

/// `lift it by the handle,` **and never by the rim**: how the deed before is not done.
pub(super) fn never_so(rest: &[Token]) -> bool {
    starts_any(
        rest,
        patterns![
            "and|but? never with|by|from|on|in|at|near|over|under|without|against|towards",
            "and|but? never to the|a|your|anyone|anybody"
        ],
    )
    .is_some_and(|n| (n..comma_end(rest)).all(|i| noun_here(rest, i) || !is_verbal(&rest[i].key)))
}

/// `seal's broken, you count`: how something is, and after the pause what is done then.
pub(super) fn states_case(rest: &[Token]) -> bool {
    const STATE: usize = 5;
    let Some(end) = rest.iter().take(STATE).position(Token::comma) else {
        return false;
    };
    let said = &rest[..=end];
    let is = said.iter().position(|t| {
        matches!(t.key.as_str(), "is" | "are")
            || t.key.ends_with("'s") && !super::lexicon::is_subject(&t.key)
    });
    is.is_some_and(|is| is < end && is + 3 > end)
        && !super::lexicon::is_subject(&rest[0].key)
        && !super::verbs::is_action(&rest[0].key)
        && pronoun_clause(&rest[end + 1..])
}

/// `the tray goes in the dishwasher,` **the wands you wipe** `with a cloth`: a thing in front of what is done with it.
fn thing_first(said: &[Token], rest: &[Token]) -> bool {
    const FAR: usize = 5;
    // `fill it with glue, the white wood glue, you leave it`
    let again = |t: &Token| said.iter().any(|s| s.key == t.key);
    // `the form, the one you print`, `the drill you use for wood`: more about what was named
    let told_of = |at: usize| {
        rest[at - 1].key == "one"
            || rest.get(at + 1).is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "use" | "need" | "want" | "see" | "keep" | "have" | "find" | "get"
                )
            })
    };
    // `metal frames cold,` **plastic ones you** `warm up`
    starts_any(rest, patterns!["the|your|all|any *", "* ones you|we|i"]).is_some()
        && (handled_next(rest).is_some_and(|name| !again(name))
            || (2..rest.len().min(FAR))
                .take_while(|i| rest[i - 1].tail().is_none())
                .any(|at| {
                    rest[at - 1].key != "of"
                        && super::reading::object_first(rest, at)
                        && !told_of(at)
                }))
}

/// `the clip on the pin, you pull that off`
fn handled_next(rest: &[Token]) -> Option<&Token> {
    const NAME: usize = 9;
    let end = rest.iter().take(NAME).position(|t| t.tail().is_some())?;
    let deed = &rest[end + 1..];
    let handled = rest[end].comma()
        && end > 0
        && rest[1].key != "one"
        && super::gather::is_thing(&rest[..=end])
        && starts_any(deed, patterns!["you|we just|then? * it|that|them"]).is_some()
        && pronoun_clause(deed);
    handled.then_some(&rest[end])
}

/// Whether a word is a noun by what stands before it: `the bottom wheel`, `on the scale`.
pub(super) fn noun_here(tokens: &[Token], at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| {
        super::lexicon::DETERMINERS.contains(tokens[i].key.as_str())
            || matches!(
                tokens[i].key.as_str(),
                "in" | "on" | "with" | "into" | "from"
            )
    })
}

/// `seal the bag label it`: talk without any stops lets verbs follow one another bare.
pub(super) fn asyndetic(tokens: &[Token], start: usize, at: usize) -> bool {
    let before = &tokens[at - 1];
    let stopped = tokens[start..].iter().any(|t| t.tail().is_some());
    if stopped || at < start + 3 || super::lexicon::is_subject(&before.key) {
        return false;
    }
    // `let them` **leave the yard**
    if at >= start + 2 && super::lexicon::causes(&tokens[at - 2].key) {
        return false;
    }
    // `one` **letter a year**
    if before.is_number() && super::lexicon::NOUNISH.contains(tokens[at].key.as_str()) {
        return false;
    }
    let free = !is_auxiliary(&before.key)
        && !holds(&before.key)
        && !matches!(before.key.as_str(), "and" | "but" | "or" | "so");
    if free && sure_command(&tokens[at..]) {
        return true;
    }
    let closed = super::lexicon::PARTICLES.contains(before.key.as_str())
        || matches!(before.key.as_str(), "it" | "them" | "first" | "again")
        || !crate::domain::words::is_function_word(&before.key)
            && (!is_verbal(&before.key) || noun_here(tokens, at - 1));
    (object_follows(tokens, at) || bare_object_follows(tokens, at) && noun_here(tokens, at - 1))
        && closed
        && super::verbs::is_action(&tokens[at].key)
        && !super::lexicon::DETERMINERS.contains(before.key.as_str())
}

/// **label** `it`: a verb with its object, and no word that is mostly a noun.
fn object_follows(tokens: &[Token], at: usize) -> bool {
    let noun = matches!(
        tokens[at].key.as_str(),
        "arm"
            | "leg"
            | "hand"
            | "head"
            | "face"
            | "back"
            | "time"
            | "number"
            | "name"
            | "process"
            | "like"
            | "light"
    );
    let object = |t: &Token| {
        matches!(
            t.key.as_str(),
            "the" | "a" | "an" | "your" | "it" | "them" | "all"
        )
    };
    !noun && tokens.get(at + 1).is_some_and(object)
}

/// **unplug** `power`, **check** `pressure and`: a verb that is never a noun, with an object that nothing points at.
fn bare_object_follows(tokens: &[Token], at: usize) -> bool {
    let verb = matches!(
        tokens[at].key.as_str(),
        "wear"
            | "bring"
            | "remove"
            | "insert"
            | "attach"
            | "apply"
            | "add"
            | "unplug"
            | "check"
            | "repeat"
            | "tighten"
            | "loosen"
    );
    let noun = |t: &Token| {
        t.key.len() > 3 && !crate::domain::words::is_function_word(&t.key) && !is_verbal(&t.key)
    };
    let ends = |t: &Token| super::lexicon::PLACES.contains(t.key.as_str()) || t.key == "and";
    verb && tokens.get(at + 1).is_some_and(noun) && tokens.get(at + 2).is_none_or(ends)
}

/// `so you can`, `so it doesn't`, `so that nothing dries on`: what a deed is for.
pub(super) fn purpose(rest: &[Token]) -> bool {
    static PURPOSE: PatternSet = pattern_set![
        "so|and you|we|i|they|it|he|she can|don't|know|knows|have|has|won't|could|get|gets|never|see|doesn't|didn't|isn't|aren't|stays|will|would|might|may",
        "so that",
        "so you|we|i|they do not",
        "so it's|they're|you're|we're not|still|never",
        "so nothing|nobody|everyone|everybody|no",
    ];
    // `so it drains`
    let comes = starts_any(rest, patterns!["so it|they|that *"]).is_some()
        && super::token::clause_end(rest) <= 4
        && rest[2].key.len() > 2
        && (is_third_person(&rest[2].key) || super::verbs::is_action(&rest[2].key))
        && !matches!(
            rest[2].key.as_str(),
            "goes" | "needs" | "gets" | "comes" | "need" | "come" | "has"
        );
    (comes || starts_any(rest, &PURPOSE).is_some()) && rest[0].key == "so"
}
