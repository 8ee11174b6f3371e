//! What is said late of an item of a numbered list, by its number: `edit: 3 is 120g`, `sorry step 2, 25 to a row`,
//! `between 2 and 3, rinse it`. It is said of that item, and so it is read right behind it.
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};

/// Brings each such sentence to its item, without the words that name it.
pub(super) fn brought_home(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    if !sentences.iter().any(|s| s.item.is_some()) {
        return sentences;
    }
    for at in 1..sentences.len() {
        let Some((number, words)) = of_number(&sentences[at]) else {
            continue;
        };
        let s = &sentences[at];
        let item = (0..at).rev().find(|i| {
            let told = &sentences[*i];
            told.source == s.source && told.speaker == s.speaker && told.item == Some(number)
        });
        if let Some(item) = item {
            let mut late = sentences.remove(at);
            late.tokens = words;
            late.item = Some(number);
            sentences.insert(item + 1, late);
        }
    }
    sentences
}

/// The number of the item that a sentence is of, and what it says of it.
fn of_number(s: &Sentence) -> Option<(u32, Vec<Token>)> {
    let said = matches!(s.mood, Mood::Speech | Mood::Prose);
    if !said || s.item.is_some() || s.end == End::Question || s.tokens.len() < 2 {
        return None;
    }
    between(&s.tokens)
        .or_else(|| scrapped(&s.tokens))
        .or_else(|| put_right(&s.tokens))
}

/// `ignore 2, we don't soak now` as `scrap that, we don't soak now`; in a case it is left where it is.
fn scrapped(words: &[Token]) -> Option<(u32, Vec<Token>)> {
    let n = starts_any(
        words,
        patterns![
            "oh|sorry|actually|and|edit? ignore|scrap|scratch|drop|delete|forget|cancel|remove|skip step|item|point|number|no|line?"
        ],
    )?;
    let item = words.get(n)?;
    let value = number(item)?;
    let rest = words.get(n + 1..)?;
    let cased = starts_any(
        rest,
        patterns!["if|when|unless|for|on|in|until|till|and|to"],
    )
    .is_some();
    if cased {
        return None;
    }
    let mut that = Token::new("that", item.at);
    that.word.extend(item.tail());
    let gone = [Token::new("scrap", item.at), that];
    Some((
        value,
        gone.into_iter().chain(rest.iter().cloned()).collect(),
    ))
}

/// `between 2 and 3,` **rinse it**
fn between(words: &[Token]) -> Option<(u32, Vec<Token>)> {
    let n = starts_any(
        words,
        patterns!["oh? and|so|also? between|after step|steps|item|items|number|numbers?"],
    )?;
    let first = number(words.get(n)?)?;
    let both = words.get(n + 1).is_some_and(|t| t.key == "and");
    let end = n + if both { 2 } else { 0 };
    let last = number(words.get(end)?)?;
    let apart = words[end].comma() && (!both || last == first + 1);
    let rest = words.get(end + 1..)?;
    (apart && !rest.is_empty()).then(|| (first, rest.to_vec()))
}

/// `edit: 3 is` **120g**, `sorry step 2,` **25 to a row**, `2 is now` **15 mins**
fn put_right(words: &[Token]) -> Option<(u32, Vec<Token>)> {
    let cue = starts_any(
        words,
        patterns![
            "edit|edited|correction|update|updated|sorry|oops|whoops|actually|wait|no|ps|change",
            "oh|ah? sorry|oops|wait|no"
        ],
    );
    let mut from = cue.unwrap_or(0);
    let led = starts_any(&words[from..], patterns!["to|for|on|in|re|about"]);
    from += led.unwrap_or(0);
    let named = starts_any(
        &words[from..],
        patterns!["the? step|item|point|number|no|line"],
    );
    from += named.unwrap_or(0);
    let at = words.get(from)?;
    let value = number(at)?;
    let behind = words.get(from + 1..)?;
    let is = starts_any(
        behind,
        patterns![
            "is|should|must now? be?",
            "is|it's|that's|was now|meant|actually|supposed? to? be?",
            "should|must say|read|have|be"
        ],
    );
    let marked = at.comma() || is.is_some();
    // `for 2, make it 15 mins`
    let made = starts_any(behind, patterns!["make|change it|that"]).filter(|_| led.is_some());
    let cue = cue.or(made);
    let known = (cue.is_some() || named.is_some()) && marked || from == 0 && is.is_some();
    let rest = behind.get(is.unwrap_or(0)..)?;
    if !known || rest.is_empty() {
        return None;
    }
    let mut no = Token::new("no,", at.at);
    if let Some(said) = words.first().filter(|t| cue.is_some() && t.key == "sorry") {
        no.at = said.at;
    }
    Some((
        value,
        std::iter::once(no).chain(rest.iter().cloned()).collect(),
    ))
}

/// A number in digits that an item may have.
fn number(word: &Token) -> Option<u32> {
    let digits = word.key.len() <= 2 && word.key.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.key.parse().ok()).flatten()
}
