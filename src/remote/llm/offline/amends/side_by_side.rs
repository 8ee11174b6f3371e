//! A value and the one that was meant, side by side in one breath: `over ten degrees, twelve, sorry, you open the vents`,
//! `three drops, it's four drops, in each eye`. The one that was meant stands in the place of the other.
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::lexicon::{opens_place, pronoun_clause};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end, mark_last};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::slots::{counted, one_of};
use super::spoken;
use super::varied::of_another;

/// The most words of what is counted, between a value and the one that was meant.
const BETWEEN: usize = 2;

/// Puts the value that was meant in the place of the one before it.
pub(super) fn settled(sentences: &mut [Sentence]) {
    let said = sentences.iter_mut().filter(|s| spoken(s));
    for s in said.filter(|s| s.end != End::Question && s.tokens.iter().any(Token::is_number)) {
        if let Some(told) = excused(&s.tokens)
            .or_else(|| denied_in_front(&s.tokens))
            .or_else(|| of_another_thing(&s.tokens))
            .or_else(|| said_anew(&s.tokens))
        {
            s.tokens = told;
        }
    }
}

/// `over ten degrees,` **`twelve, sorry,`** `you open the vents`
fn excused(words: &[Token]) -> Option<Vec<Token>> {
    let all = amounts(words);
    all.iter().enumerate().skip(1).find_map(|(i, new)| {
        let old = &all[i - 1];
        let from = begins(words, old.end, new)?;
        let cue = starts_any(
            words.get(new.end..)?,
            patterns![
                "sorry|rather",
                "i mean",
                "i should say",
                "i? beg your? pardon"
            ],
        )?;
        let end = new.end + cue;
        let rest = words.get(end..).filter(|r| !r.is_empty())?;
        let apart = words[new.end - 1].comma() && words[end - 1].comma();
        // `at ten, twelve, sorry, two`
        let another = amounts(rest).first().is_some_and(|a| a.at <= 1);
        // `ten, twelve, fourteen, sorry, …`: one of a row
        let row = i > 1 && begins(words, all[i - 2].end, old).is_some();
        let meant = apart && !another && !row && new.fits(old) && !new.alike(old);
        meant.then(|| in_place(words, from, old, new, rest))
    })
}

/// `over ten degrees,` **`no, twelve,`** `you open the vents`: put right in the case, before its deed.
fn denied_in_front(words: &[Token]) -> Option<Vec<Token>> {
    let front = starts_any(
        words,
        patterns!["and|so|then|but? over|under|above|below|past|after|at|by *"],
    )?;
    let all = amounts(words);
    let [old, new, ..] = all.as_slice() else {
        return None;
    };
    let between = words.get(old.end..new.at)?;
    let no = starts_any(
        between,
        patterns!["no|sorry no|sorry?", "no? wait no?", "i mean"],
    )?;
    let rest = words.get(new.end..)?;
    let apart = [old.end, new.at, new.end]
        .iter()
        .all(|end| words[end - 1].comma());
    let meant = no == between.len() && apart && new.fits(old) && !new.alike(old);
    (meant && old.at < front && pronoun_clause(rest))
        .then(|| in_place(words, old.end, old, new, rest))
}

/// Where what is said anew begins, if a value does so right behind another and what that counts: `six boxes of gloves,`
/// **`eight boxes`**, `at ten,` **`at eleven`**.
fn begins(words: &[Token], end: usize, new: &Amount) -> Option<usize> {
    let led = new.at > 0 && !words[new.at - 1].comma();
    let from = new.at.checked_sub(usize::from(led))?;
    let again = !led
        || opens_place(&words[from].key) && words[..end].iter().any(|t| t.key == words[from].key);
    let between = words.get(end..from)?;
    let whole = from > 0 && words[from - 1].comma();
    let plain = between.len() <= BETWEEN && (end - 1..from - 1).all(|i| words[i].tail().is_none());
    (whole && again && plain).then_some(from)
}

/// `three drops in,` **`it's four drops,`** `in each eye`: what is said behind both is of the one that was meant.
fn said_anew(words: &[Token]) -> Option<Vec<Token>> {
    (1..words.len()).find_map(|from| {
        let led = starts_any(
            &words[from..],
            patterns!["it's|its|that's|they're actually|now|really?", "it is now?"],
        )
        .filter(|_| words[from - 1].comma())?;
        let said = amounts(words);
        let new = said.iter().find(|a| a.at == from + led)?;
        let now = starts_any(&words[new.end..], patterns!["now|actually|really|sorry"]);
        let end = new.end
            + now
                .filter(|_| words[new.end - 1].tail().is_none())
                .unwrap_or(0);
        let told = &words[..from];
        let rest = words
            .get(end..)
            .filter(|r| !r.is_empty() && words[end - 1].comma())?;
        let last = amounts(told).pop().or_else(|| one_of(told, new))?;
        let same = last.class == new.class || new.class == Class::Bare;
        let fits = same && !last.named && new.fits(&last) && !new.alike(&last);
        let broken = breaks_off(told, &last);
        let told = &words[..from - usize::from(broken)];
        (fits && (broken || goes_where(rest)))
            .then(|| in_place(words, told.len(), &last, new, rest))
    })
}

/// `soak it for an hour,` **`it's`** `two hours for leather`: both hold, each for its own.
fn of_another_thing(words: &[Token]) -> Option<Vec<Token>> {
    let from = (2..words.len()).find(|from| {
        let is = starts_any(&words[*from..], patterns!["it's|that's|they're *"]);
        is.is_some() && words[from - 1].comma()
    })?;
    let value = amounts(&words[from + 1..]).into_iter().next()?;
    let old = amounts(&words[..from]).pop()?;
    let rest = &words[from + 1 + value.end..];
    let rest = &rest[..clause_end(rest)];
    let fits = value.at == 0 && value.fits(&old) && !value.alike(&old);
    (fits && of_another(&words[from..], rest))
        .then(|| [&words[..from], &words[from + 1..]].concat())
}

/// `one scoop` **`to,`**: what broke off behind the value.
fn breaks_off(told: &[Token], value: &Amount) -> bool {
    let last = told.len() - 1;
    last >= value.end
        && matches!(
            told[last].key.as_str(),
            "to" | "of" | "at" | "for" | "from" | "with" | "the"
        )
}

/// `in each eye`, `with water`, `before the shop opens`: where or when all of it is done, and no case of its own.
fn goes_where(rest: &[Token]) -> bool {
    let each = patterns![
        "in|on|to|into|onto|for|at? each|every|both *",
        "per|each|every *",
        "with|to|into|onto|from|before|after *"
    ];
    let case = patterns!["with|to|into|onto|from the|these|those|big|small|large *"];
    starts_any(rest, each).is_some() && starts_any(rest, case).is_none()
}

/// The words up to one of them, with the new value in the place of the old, and what follows behind them.
fn in_place(words: &[Token], to: usize, old: &Amount, new: &Amount, rest: &[Token]) -> Vec<Token> {
    let mut told = counted(put(&words[..to], old, words, new), old, new);
    let parted = pronoun_clause(rest)
        || is_action(&rest[0].key)
        || starts_any(
            rest,
            patterns!["and|but|so|then|or|if|when|once|until|till|unless|because *"],
        )
        .is_some();
    match parted {
        true => mark_last(&mut told, ','),
        false => bare_last(&mut told),
    }
    told.extend_from_slice(rest);
    told
}
