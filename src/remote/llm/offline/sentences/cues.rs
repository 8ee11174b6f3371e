//! Where a cue ends that was cut by its width, in the middle of what is said.
use super::super::lexicon::{DETERMINERS, is_auxiliary, is_subject};
use super::super::patterns::{WordSet, word_set};
use super::super::token::Token;

/// Words of how a thing is, before its name.
static QUALITIES: WordSet = word_set!(
    "red blue green white black yellow orange grey gray brown pink purple big small large little long short whole main new old clean dirty same hot cold warm wet dry heavy light empty full"
);

/// Whether a cue was cut by its width: `knock |` **the puck out**, `till |` **nine thirty**, `with one |` **scoop of it**,
/// `with the blue |` **cloth**.
pub(super) fn torn(open: &[Token], cue: &[Token]) -> bool {
    let (last, next) = (&open[open.len() - 1], &cue[0]);
    let before = open
        .len()
        .checked_sub(2)
        .map_or("", |i| open[i].key.as_str());
    let named = DETERMINERS.contains(before) && before != "that";
    if last.tail().is_some() {
        return false;
    }
    let tells = |t: &Token| {
        is_subject(&t.key) || is_auxiliary(&t.key) || super::super::verbs::is_third_person(&t.key)
    };
    let object = DETERMINERS.contains(next.key.as_str())
        && super::super::verbs::is_action(&last.key)
        && !named
        && open.len() > 1
        && !cue
            .iter()
            .skip(1)
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
        && !cue.iter().skip(2).any(tells);
    let verb = super::super::verbs::is_action(&next.key) || next.key.ends_with("ing");
    let begins = tells(next)
        || DETERMINERS.contains(next.key.as_str())
        || crate::domain::words::is_function_word(&next.key);
    let counted = last.is_number() && !begins && cue.get(1).is_some_and(|t| t.key == "of");
    let kind = named && QUALITIES.contains(last.key.as_str()) && !begins && !verb;
    let until = matches!(last.key.as_str(), "till" | "until" | "than" | "every");
    until || object || counted || kind
}

/// The words of the cue that comes next.
pub(super) fn cue_of(ahead: &[Token]) -> &[Token] {
    let end = ahead.iter().position(|t| t.at != ahead[0].at);
    &ahead[..end.unwrap_or(ahead.len())]
}

/// Words at the start of a cue that go on with the one before.
pub(super) fn goes_on(next: &Token) -> bool {
    matches!(
        next.key.as_str(),
        "of" | "to"
            | "that"
            | "which"
            | "than"
            | "until"
            | "till"
            | "with"
            | "or"
            | "from"
            | "in"
            | "into"
            | "at"
            | "as"
    )
}
