//! A verb that only goes on: under another, with what happens to a thing, or in a reason.
use super::super::frames::SUBORDINATE;
use super::super::leads::lead;
use super::super::lexicon::{DETERMINERS, is_subject};
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::token::Token;
use super::super::verbs::{is_action, is_participle, is_third_person};

/// `the plug is pulled off and` **put in the charger**: what happens to a thing goes on.
pub(super) fn suffered(said: &[Token], rest: &[Token]) -> bool {
    let happens = |i: usize| {
        let does = &said[i - 1];
        is_participle(&said[i].key)
            && (matches!(does.key.as_str(), "is" | "are" | "be" | "gets" | "get")
                || does.key.ends_with("'s") && !is_subject(&does.key))
    };
    is_participle(&rest[0].key)
        && !rest
            .get(1)
            .is_some_and(|t| matches!(t.key.as_str(), "it" | "them" | "the" | "a" | "your"))
        && starts_any(lead(said).0, &SUBORDINATE).is_none()
        && (1..said.len()).any(happens)
}

/// `… because people come up` **and start eating**: what others do goes on, and is why.
pub(super) fn of_others(said: &[Token]) -> bool {
    let why = |t: &Token| {
        matches!(
            t.key.as_str(),
            "because" | "cause" | "cos" | "otherwise" | "or" | "else" | "since"
        )
    };
    let Some(at) = said.iter().rposition(why).filter(|at| *at > 0) else {
        return false;
    };
    let words = lead(&said[at + 1..]).0;
    let ours = |t: &Token| matches!(t.key.as_str(), "you" | "we" | "i" | "you'll" | "we'll");
    // whoever it is does it in the form of an order: `they see it`, and not `it's wet`
    let alike = |t: &Token| !t.key.ends_with("'s") && !is_third_person(&t.key) && t.key != "is";
    let acts = |t: &Token| super::super::verbs::is_action(&t.key);
    let several = |t: &Token| matches!(t.key.as_str(), "people" | "they" | "folk" | "some");
    let names = |t: &Token| DETERMINERS.contains(t.key.as_str()) || t.key.ends_with('s');
    let parts = words.first().is_some_and(|first| {
        !acts(first) && (several(first) || words[1..].iter().any(acts) && names(first))
    });
    parts && words.iter().all(|t| alike(t) && !ours(t))
}

/// `it helps the team to plan the week and share the load`, `go ahead and run it`: the verb goes on under the one before.
pub(super) fn governed(tokens: &[Token], start: usize, at: usize) -> bool {
    static GOVERNS: WordSet = word_set!(
        "lets allows helps enables makes gets wants tells prompts forces causes asks needs tries starts begins offers plans"
    );
    tokens[at - 1].key == "ahead"
        || (start..at).any(|i| {
            GOVERNS.contains(tokens[i].key.as_str())
                && tokens[i + 1..at.min(i + 5)]
                    .iter()
                    .any(|t| super::super::verbs::is_action(&t.key))
        })
}

/// `you need to know how to open and close the lid`: here the verb goes on under another.
pub(super) fn infinitive(tokens: &[Token], start: usize, at: usize) -> bool {
    let from = start.max(at.saturating_sub(6));
    tokens[from..at].iter().any(|t| {
        t.tail().is_none() && matches!(t.key.as_str(), "how" | "before" | "until" | "without")
    })
}

/// `once with the rule and once with the tape`: how many times, and not from when on.
pub(in super::super) fn opens_count(words: &[Token]) -> bool {
    let on = |i: usize| counts_on(&words[..i], &words[i..]);
    once_with(words) && (2..words.len()).any(on)
}

/// `once with the rule` **and** `once with the tape`
pub(super) fn counts_on(said: &[Token], rest: &[Token]) -> bool {
    rest[0].key == "and" && once_with(&rest[1..]) && (0..said.len()).any(|i| once_with(&said[i..]))
}

fn once_with(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns!["once with|by|from|in|on|at|for|before|after"],
    )
    .is_some()
}

/// `press` **and** `hold the button`, `wash, peel,` **and** `chop the carrots`: verbs that share their object.
pub(super) fn in_one_deed(said: &[Token], joined: bool, onset: &[Token]) -> bool {
    static ALONE: WordSet =
        word_set!("stop wait go come let look pause stand sit listen breathe start leave");
    let verb = |t: &Token| is_action(&t.key) && !ALONE.contains(t.key.as_str());
    let mut from = said.len();
    while from > 0 && verb(&said[from - 1]) && (from == said.len() || said[from - 1].comma()) {
        from -= 1;
    }
    let opens = from == 0 || said[from - 1].comma() || is_subject(&said[from - 1].key);
    let verbs = said.len() - from;
    let shared = match onset {
        [next, object, ..] => {
            let named = !matches!(object.key.as_str(), "it" | "them" | "that" | "again");
            // `scrub, rinse, leave it on the rack`
            let deed = verb(next) || verbs > 1 && is_action(&next.key);
            deed && (named || verbs > 1) && next.tail().is_none()
        }
        _ => false,
    };
    opens && shared && (verbs > 1 || verbs == 1 && joined)
}

/// `log the firing: cone,` **top temp and how long**: of a list that is put down, which ends with what is asked of it.
pub(super) fn in_record(tokens: &[Token], at: usize) -> bool {
    const LAST: usize = 4;
    let listed = tokens[..at].iter().any(|t| t.tail() == Some(':'));
    let tail = &tokens[tokens.len().saturating_sub(LAST).max(at)..];
    let asked = listed
        && has_any(
            tail,
            patterns!["and how|who|when|where|what|why|which|whose"],
        );
    asked || tokens[at - 1].comma() && names_entry(&tokens[at..]) && puts_down(&tokens[..at])
}

/// **contact name** `and size`, `order number`: what stands on a form, by its name.
fn names_entry(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "contact|order|phone|report|check|call|ship|pick|drop|start|finish|return|record|file|mark|state|test|charge|name|address name|names|number|numbers|details|date|time|address|code|sheet|price"
        ],
    )
    .is_some_and(|n| {
        let open = words.get(n).is_none_or(|t| matches!(t.key.as_str(), "and" | "or"));
        open || words[n - 1].tail().is_some()
    })
}

/// `write down pickup, drop,`: a deed of writing, and what is written.
fn puts_down(said: &[Token]) -> bool {
    has_any(
        said,
        patterns![
            "you|we|they|and|then? write|note|take|jot|log|record|enter|list|fill|put|get|need|want"
        ],
    )
}
