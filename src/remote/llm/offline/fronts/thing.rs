//! A thing in front of what is done with it, as it is typed: `gate shut it behind you`, `bins, empty them first`.
use super::super::gather::is_thing;
use super::super::nouns::is_somebody;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::talk;
use super::super::token::{Token, mark_last};
use super::super::verbs::{is_action, is_participle};

/// How many words such a name has at most.
const NAME: usize = 3;

/// Sets the name of a thing apart from what is done with it: `gate: shut it behind you`.
pub(super) fn named(tokens: &mut [Token]) {
    let from = tokens.len() - talk::lead(tokens).len();
    if let Some(n) = behind_thing(&tokens[from..]) {
        mark_last(&mut tokens[from..from + n], ':');
    }
}

/// What has a measure, by its name.
static MEASURED: WordSet = word_set!(
    "speed pressure temperature heat volume tension torque depth height length width weight flow power voltage current level dose pace angle brightness humidity"
);

/// `speed, keep it slow` as `speed: keep it slow`: what is measured, in front of how it is set.
pub(super) fn measured(tokens: &mut [Token]) {
    let from = tokens.len() - talk::lead(tokens).len();
    let [name, deed, it, ..] = &tokens[from..] else {
        return;
    };
    let known = MEASURED.contains(name.key.as_str()) && name.comma();
    if known && is_action(&deed.key) && deed.tail().is_none() && it.key == "it" {
        mark_last(&mut tokens[from..=from], ':');
    }
}

/// How many words name a thing before a deed that is done to it.
fn behind_thing(words: &[Token]) -> Option<usize> {
    let typed = words.first()?.word.starts_with(char::is_lowercase);
    let names = |t: &Token| {
        let several = super::super::amends::is_several(t);
        // `water tank`, and not `wash hands`
        let noun = !is_action(&t.key)
            || super::NOUNISH.contains(t.key.as_str()) && !super::DEEDS.contains(t.key.as_str());
        (several || noun && typed)
            && t.key.len() > 2
            && t.key.chars().all(char::is_alphabetic)
            && !crate::domain::words::is_function_word(&t.key)
            && !super::is_subject(&t.key)
            && !is_participle(&t.key)
            && !super::is_adverb(&t.key)
            && !super::QUALITIES.contains(t.key.as_str())
            && !is_somebody(&t.key)
    };
    let n = (1..=NAME.min(words.len().saturating_sub(2))).find(|n| {
        let done = words[n + 1].is_it_or_them();
        done && is_action(&words[*n].key) && words[*n].tail().is_none()
    })?;
    let name = &words[..n];
    let several = super::super::amends::is_several(&words[n - 1]);
    let parted = words[n - 1].comma() && words[n - 1].tail() != Some(':');
    // `members sign it` tells who does it
    let fits = several == (words[n + 1].key == "them") || several && parted;
    let whole = name[..n - 1].iter().all(|t| t.tail().is_none())
        && (words[n - 1].tail().is_none() && typed || parted);
    (fits && whole && name.iter().all(names) && is_thing(name)).then_some(n)
}

/// `scrap the menus` / `its all on the board now`: what is done without, and why, with the pause that nobody typed.
pub(super) fn why_without(tokens: &mut [Token]) {
    let from = tokens.len() - talk::lead(tokens).len();
    let drops = starts_any(
        &tokens[from..],
        patterns!["forget|scrap|ditch|skip|drop|leave|ignore the|those *"],
    );
    let Some(n) = drops else {
        return;
    };
    let why = |t: &Token| {
        matches!(
            t.key.as_str(),
            "it's" | "its" | "they're" | "theyre" | "we've" | "there's" | "theres"
        )
    };
    let at = (from + n..tokens.len().min(from + n + NAME)).find(|i| why(&tokens[*i]));
    let last = at.and_then(|at| tokens.get_mut(at - 1));
    if let Some(last) = last.filter(|t| {
        t.tail().is_none() && !matches!(t.key.as_str(), "if" | "when" | "unless" | "that")
    }) {
        last.word.push(',');
    }
}

/// `PS gloves are in the drawer` as `gloves are in the drawer`.
pub(super) fn postscript(tokens: &mut Vec<Token>) {
    const SHORTEST: usize = 3;
    let after = tokens
        .first()
        .is_some_and(|t| matches!(t.key.as_str(), "ps" | "p.s" | "pps" | "p.p.s"));
    if after && tokens.len() > SHORTEST {
        tokens.remove(0);
    }
}
