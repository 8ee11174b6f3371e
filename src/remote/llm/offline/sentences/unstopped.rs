//! Where a sentence begins in talk that nobody put stops in, and whose cues end where their width does.
//!
//! `so lift the arm undo the nut thirteen mil then the scuttle panel`: no single sign tells where one ends. Many small
//! ones do, and each has its weight here. The weights are those of a logistic regression over the words between two
//! stops of the tuned half of the corpus, its marks taken away, in tenths.
use super::super::lexicon::{
    DETERMINERS, NOUNISH, PARTICLES, causes, is_auxiliary, is_past, is_subject, opens_object,
    opens_place, pronoun_clause, sure_command, verb_with_object,
};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::read;
use super::super::roles::third_person;
use super::super::talk::lead;
use super::super::token::Token;
use super::super::turns::Mood;
use super::super::verbs::{is_action, is_third_person};
use crate::domain::words::is_function_word;

/// What a place must weigh to be a beginning: low, for two sentences in one are worse than one in two.
const LIMIT: i32 = -10;
/// What a place weighs of which nothing is known.
const BARE: i32 = -23;
/// How many words ahead are looked at.
const AHEAD: usize = 8;

/// Words that call to somebody, assent or lead on.
static CALLS: WordSet = word_set!(
    "ok okay right yeah yes yep well oh anyway alright um uh er erm sorry hang wait actually no cool great good thanks perfect"
);
/// Words that open a case.
static CASES: WordSet = word_set!("if when once unless whenever");
/// Words that say till when, or before and after what.
static TIMES: WordSet = word_set!("before after until till while as");
/// Words that hold what follows to what went before.
static BINDS: WordSet =
    word_set!("because cos which that who than of to or like whether where what how since");
/// Words that close what they end: `undo it`, `and again`.
static CLOSES: WordSet = word_set!("it them first again");

/// Whether a sentence begins with the words ahead, after those that are open.
pub(super) fn begins_anew(open: &[Token], ahead: &[Token]) -> bool {
    let (Some(last), Some(next)) = (open.last(), ahead.first()) else {
        return false;
    };
    if goes_on(open, last, next) {
        return false;
    }
    let ahead = &ahead[..ahead.len().min(AHEAD)];
    let clause = Clause::of(ahead);
    BARE + behind(last, next)
        + onset(ahead, &clause)
        + met(last, &clause)
        + in_case(open, ahead, &clause)
        > LIMIT
}

/// `forty` **five**, `it` **lets itself out**, `let them` **leave**, `very` **good**: no sentence ends there.
fn goes_on(open: &[Token], last: &Token, next: &Token) -> bool {
    let key = last.key.as_str();
    let finite = is_third_person(&next.key) || is_auxiliary(&next.key) || is_past(&next.key);
    let subject = matches!(key, "it" | "that" | "this" | "there") && finite;
    let lets = |t: &Token| causes(&t.key) || t.key == "hear";
    let before = open.len().checked_sub(2).map(|at| &open[at]);
    let caused = matches!(key, "it" | "them" | "him" | "her" | "this" | "that")
        && before.is_some_and(lets)
        && is_action(&next.key);
    let called = CALLS.contains(next.key.as_str())
        && (["'s", "'re", "'m"].iter().any(|be| key.ends_with(be))
            || matches!(
                key,
                "very" | "so" | "too" | "really" | "is" | "are" | "was" | "looks" | "as" | "no"
            ));
    last.is_number() && next.is_number() || subject || caused || called
}

/// What the words ahead are.
struct Clause {
    /// `you open`, `it goes`.
    pronoun: bool,
    /// `lift the arm`.
    object: bool,
}

impl Clause {
    fn of(ahead: &[Token]) -> Self {
        Self {
            pronoun: pronoun_clause(ahead),
            object: verb_with_object(ahead, 0),
        }
    }
}

fn sum(signs: &[(bool, i32)]) -> i32 {
    signs.iter().filter(|s| s.0).map(|s| s.1).sum()
}

/// What the word before it says, and the one after beside it.
fn behind(last: &Token, next: &Token) -> i32 {
    let key = last.key.as_str();
    let verb = is_action(key) && !NOUNISH.contains(key);
    let article = matches!(
        key,
        "the" | "a" | "an" | "your" | "my" | "our" | "their" | "its" | "every" | "each"
    );
    let asks_more = matches!(
        key,
        "said"
            | "say"
            | "says"
            | "saying"
            | "told"
            | "tell"
            | "know"
            | "think"
            | "mean"
            | "see"
            | "want"
            | "need"
            | "have"
            | "has"
            | "get"
            | "got"
            | "let"
            | "make"
    );
    let right_away = matches!(key, "right" | "all" | "straight")
        && (opens_place(&next.key) || matches!(next.key.as_str(), "away" | "now" | "there" | "so"));
    sum(&[
        (article, -29),
        (matches!(key, "and" | "or" | "but" | "so"), -24),
        (is_subject(key), -18),
        (
            CASES.contains(key) || TIMES.contains(key) || BINDS.contains(key),
            -16,
        ),
        (is_auxiliary(key), -13),
        (opens_place(key) && !PARTICLES.contains(key), -11),
        (verb && opens_object(&next.key), -10),
        (is_function_word(key), -9),
        (asks_more, -9),
        (right_away, -8),
        (is_action(key) && is_action(&next.key), 4),
        (CALLS.contains(key), 10),
        (matches!(key, "it" | "them" | "that" | "this"), 21),
    ])
}

/// What the words after it say.
fn onset(ahead: &[Token], clause: &Clause) -> i32 {
    let key = ahead[0].key.as_str();
    let second = ahead.get(1).map_or("", |t| t.key.as_str());
    let finite = |t: &Token| is_auxiliary(&t.key) || is_third_person(&t.key) || is_past(&t.key);
    let noun_does = DETERMINERS.contains(key) && ahead.iter().take(6).skip(2).any(finite);
    let does = |key: &str| {
        is_third_person(key) && !NOUNISH.contains(key.trim_end_matches('s'))
            || matches!(
                key,
                "go" | "goes"
                    | "is"
                    | "are"
                    | "get"
                    | "gets"
                    | "come"
                    | "comes"
                    | "stay"
                    | "stays"
                    | "has"
                    | "have"
                    | "needs"
                    | "need"
                    | "must"
            )
    };
    let asks = matches!(key, "what" | "how" | "where" | "why" | "who" | "which")
        && (is_auxiliary(second) || matches!(second, "about" | "do" | "long" | "many" | "much"));
    let of_you = matches!(key, "you" | "we" | "you'll" | "we'll" | "you've");
    let of_others =
        is_subject(key) && !of_you && !matches!(key, "it" | "that" | "this" | "these" | "those");
    let is = matches!(key, "it's" | "that's" | "there's" | "it'll" | "they're");
    let and_you = starts_any(
        ahead,
        patterns!["and you|we|i|if|when|once|make|don't|never"],
    );
    let so_you = starts_any(
        ahead,
        patterns!["so you|we|i|if|when|the|that's|it's|first|now"],
    );
    sum(&[
        (is_third_person(key), -14),
        (opens_place(key), -9),
        (BINDS.contains(key), -4),
        (key == "and" && verb_with_object(ahead, 1), -3),
        (third_person(ahead, Mood::Speech).is_some(), 4),
        (noun_does, 4),
        (!is_function_word(key) && does(second), 4),
        (read(lead(ahead), Mood::Speech).is_some(), 4),
        (matches!(key, "no" | "not"), 5),
        (
            matches!(
                key,
                "next" | "first" | "finally" | "now" | "also" | "lastly"
            ),
            7,
        ),
        (TIMES.contains(key), 9),
        (
            is_action(key) && matches!(second, "it" | "them" | "the" | "your"),
            10,
        ),
        (is_auxiliary(key) && is_subject(second), 10),
        (clause.pronoun && of_you, 14),
        (so_you.is_some(), 14),
        (asks, 15),
        (
            matches!(key, "what" | "how" | "and") && matches!(second, "if" | "about"),
            15,
        ),
        (is, 18),
        (key == "then", 20),
        (CASES.contains(key), 20),
        (and_you.is_some(), 21),
        (clause.pronoun && of_others, 22),
        (sure_command(ahead), 23),
        (key == "so", 24),
        (starts_any(ahead, patterns!["and then"]).is_some(), 28),
        (CALLS.contains(key), 32),
    ])
}

/// A clause after a noun, or after a word that closes one: `undo it` **lift the arm**.
fn met(last: &Token, clause: &Clause) -> i32 {
    let key = last.key.as_str();
    let closed = PARTICLES.contains(key) || CLOSES.contains(key);
    let noun = !is_function_word(key) && (!is_action(key) || NOUNISH.contains(key));
    sum(&[
        (clause.object && noun, 8),
        (clause.pronoun && noun, 9),
        (clause.object && closed, 18),
        (clause.pronoun && closed, 22),
    ])
}

/// `if it's low` **you top it up**: what is done in a case that is open goes on with it.
fn in_case(open: &[Token], ahead: &[Token], clause: &Clause) -> i32 {
    let case = open.iter().rposition(|t| CASES.contains(t.key.as_str()));
    let Some(said) = case.map(|at| &open[at + 1..]) else {
        return 0;
    };
    let own = |at: usize| {
        let before = said[at - 1].key.as_str();
        is_auxiliary(before)
            || is_subject(before)
            || matches!(before, "to" | "and" | "or" | "the" | "a")
    };
    let done = |at: usize| {
        said[at].key == "then"
            || !own(at) && (pronoun_clause(&said[at..]) || verb_with_object(said, at))
    };
    if (2..said.len()).any(done) {
        return 0;
    }
    let key = ahead[0].key.as_str();
    let main = clause.pronoun && matches!(key, "you" | "we")
        || clause.object && !NOUNISH.contains(key)
        || sure_command(ahead);
    sum(&[(true, -11), (main, -9), (key == "and", 9)])
}
