//! Messages leave the apostrophe of `it's` out, and put a digit for a word: only the words around tell `its` from `its lid`
//! and `4 that` from a number.
use super::lexicon::{DETERMINERS, PLACES};
use super::patterns::{WordSet, word_set};
use super::token::Token;

/// Words behind `its` that tell which one it is of several.
static KINDS: WordSet = word_set!("own old new first last next other");
/// Words behind `its` that only `it is` has.
static HOWS: WordSet =
    word_set!("not been done gone so too very only about already still just really");
/// Words behind which `its` begins a clause.
static OPENERS: WordSet = word_set!("if when once because cos unless until till while");

/// Words that a clause ends with behind `for` and `to`, and behind no number.
static WHOM: WordSet = word_set!("that you me him her them us it everyone everybody");

/// `its the second one`, `if its green`: messages leave the apostrophe out. `dont charge 4 that`: they put digits for words.
pub(super) fn put(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if let Some(word) = by_digit(tokens, at) {
            tokens[at].key = word.into();
        }
        if tokens[at].key != "its" || !states(tokens, at) {
            continue;
        }
        tokens[at].key = "it's".into();
    }
}

/// The word that a digit stands for: `wait` **4** `me`, `give it` **2** `them`.
fn by_digit(tokens: &[Token], at: usize) -> Option<&'static str> {
    let word = match tokens[at].word.as_str() {
        "4" => "for",
        "2" => "to",
        _ => return None,
    };
    let whom = tokens.get(at + 1)?;
    let ends = at + 2 == tokens.len() || whom.tail().is_some();
    let told = at > 0 && tokens[at - 1].tail().is_none();
    (told && ends && WHOM.contains(whom.key.as_str())).then_some(word)
}

fn states(tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return false;
    };
    let key = next.key.as_str();
    let told = (DETERMINERS.contains(key) && !KINDS.contains(key))
        || HOWS.contains(key)
        || PLACES.contains(key)
        || super::verbs::gerund_base(key).is_some()
        || key.starts_with(|c: char| c.is_ascii_digit());
    let opens =
        at == 0 || tokens[at - 1].tail().is_some() || OPENERS.contains(tokens[at - 1].key.as_str());
    // `if its dark` **goes in** `the drum`
    let case = at > 0 && OPENERS.contains(tokens[at - 1].key.as_str());
    let placed = |i: usize| {
        case && tokens[i].key == "goes"
            && tokens
                .get(i + 1)
                .is_some_and(|t| PLACES.contains(t.key.as_str()))
    };
    let whole = (at + 2..tokens.len().min(at + 4)).any(|i| {
        matches!(
            tokens[i].key.as_str(),
            "is" | "are" | "has" | "goes" | "needs" | "was"
        ) && !placed(i)
    });
    told || opens && !whole
}
