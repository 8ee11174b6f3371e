//! What is said late of an item of a numbered list, by its number: `edit: 3 is 120g`, `sorry step 2, 25 to a row`,
//! `between 2 and 3, rinse it`. It is said of that item, and so it is read right behind it, or before it.
mod moved;

use super::super::amounts::amounts;
use super::super::lexicon::{is_subject, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::sentences::end_of;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;

/// What is said of an item: its number, whether it comes before it, and the words without those that name it.
type Late = (u32, bool, Vec<Token>);

/// Brings each such sentence to its item, without the words that name it.
pub(super) fn brought_home(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    if !sentences.iter().any(|s| s.item.is_some()) {
        return sentences;
    }
    for at in 1..sentences.len() {
        if moved::moved(&mut sentences, at) || asked_of(&mut sentences, at) {
            continue;
        }
        let Some((number, before, words)) = of_number(&sentences[at]) else {
            continue;
        };
        let teller = sentences[at].speaker.clone();
        let Some((first, last)) = block(&sentences, at, number, &teller) else {
            continue;
        };
        let thing = goes_by(&sentences[at].tokens).is_some();
        let mut late = sentences.remove(at);
        if thing {
            late.mood = Mood::Item {
                ordered: true,
                depth: 0,
            };
        }
        (late.tokens, late.item) = (words, (!before).then_some(number));
        let instead = put_instead(&mut late);
        let to = if before { first } else { last + 1 };
        sentences.splice(to..to, std::iter::once(late).chain(instead));
    }
    sentences
}

/// Where the sentences of an item begin and end that somebody told before.
fn block(
    sentences: &[Sentence],
    at: usize,
    number: u32,
    teller: &Option<String>,
) -> Option<(usize, usize)> {
    let source = sentences[at].source;
    let of_it = |s: &Sentence| s.source == source && s.speaker == *teller && s.item == Some(number);
    let last = sentences[..at].iter().rposition(of_it)?;
    let first = sentences[..=last].iter().rposition(|s| !of_it(s));
    Some((first.map_or(0, |i| i + 1), last))
}

/// `scrap 3, we don't use Dunn's now,` **silk goes to Lomax**: what stands in its place is a sentence of its own.
fn put_instead(late: &mut Sentence) -> Option<Sentence> {
    let n = starts_any(&late.tokens, patterns!["scrap that"])?;
    let why = n + clause_end(&late.tokens[n..]);
    let denied = late.tokens[n..why]
        .iter()
        .any(|t| matches!(t.key.as_str(), "don't" | "doesn't" | "no" | "not" | "isn't"));
    let told = denied && why < late.tokens.len();
    told.then(|| Sentence {
        tokens: late.tokens.split_off(why),
        ..late.clone()
    })
}

/// `for 2, which tag?`, asked by another: question and answer are read behind the item.
fn asked_of(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(n) = starts_any(
        &s.tokens,
        patterns!["and|so? for|re|on|about|with step|item|point|number|no|line?"],
    ) else {
        return false;
    };
    let Some(number) = s.tokens.get(n).and_then(number) else {
        return false;
    };
    let rest = s.tokens.get(n + 1..).unwrap_or_default().to_vec();
    let asks = !rest.is_empty() && (s.end == End::Question || end_of(&rest) == End::Question);
    let teller = match sentences.get(at + 1) {
        Some(next) if asks && next.speaker != s.speaker => next.speaker.clone(),
        _ => return false,
    };
    let Some((_, last)) = block(sentences, at, number, &teller) else {
        return false;
    };
    if let Some(s) = sentences.get_mut(at) {
        (s.tokens, s.end) = (rest, End::Question);
    }
    sentences[last + 1..at + 2].rotate_right(2);
    true
}

/// The number of the item that a sentence is of, and what it says of it.
fn of_number(s: &Sentence) -> Option<Late> {
    // a line of the list itself may put another right
    let named = starts_any(
        &s.tokens,
        patterns![
            "correction|amendment|amended|change to|of the? item|point|number|no|minute|step"
        ],
    )
    .is_some();
    let said = matches!(s.mood, Mood::Speech | Mood::Prose) && s.item.is_none();
    if !(said || named) || s.end == End::Question || s.tokens.len() < 2 {
        return None;
    }
    let behind = |(n, words)| (n, false, words);
    before_it(&s.tokens)
        .or_else(|| goes_by(&s.tokens))
        .or_else(|| between(&s.tokens).map(behind))
        .or_else(|| added(&s.tokens).map(behind))
        .or_else(|| scrapped(&s.tokens).map(behind))
        .or_else(|| put_right(&s.tokens).map(behind))
}

/// `oh forgot, before 2` **put the sign out**, `step 0:` **wash your hands**
fn before_it(words: &[Token]) -> Option<Late> {
    let light = |t: &Token| {
        matches!(
            t.key.as_str(),
            "oh" | "sorry" | "forgot" | "i" | "and" | "also" | "ps" | "so" | "wait" | ""
        )
    };
    let from = words.iter().take_while(|t| light(t)).count();
    let led = starts_any(&words[from..], patterns!["just|right? before|ahead of?"]);
    let named = starts_any(
        &words[from + led.unwrap_or(0)..],
        patterns!["step|item|point|number|no"],
    );
    let at = from + led.unwrap_or(0) + named.unwrap_or(0);
    let item = words.get(at)?;
    let number = number(item)?;
    let rest = words.get(at + 1..)?;
    let nought = number == 0 && named.is_some();
    ((led.is_some() || nought) && bids(rest)).then(|| (number.max(1), true, rest.to_vec()))
}

/// **water for the guest** `goes before 6 btw`: a thing put in late, before an item or behind it.
fn goes_by(words: &[Token]) -> Option<Late> {
    let from = starts_any(words, patterns!["oh|sorry|also|and|ps|actually forgot?"]);
    let late = |t: &Token| matches!(t.key.as_str(), "btw" | "sorry" | "actually" | "though");
    let end = words.len() - words.iter().rev().take_while(|t| late(t)).count();
    let told = words.get(from.unwrap_or(0)..end)?;
    let at = told
        .iter()
        .position(|t| matches!(t.key.as_str(), "goes" | "go" | "comes" | "come"))?;
    let n = starts_any(
        &told[at + 1..],
        patterns!["in? before|after step|item|point|number|no?"],
    )?;
    let number = number(told.get(at + 1 + n)?)?;
    let before = told[at + 1..at + 1 + n].iter().any(|t| t.key == "before");
    let marked = from.is_some() || end < words.len() || n > 1;
    let whole = told.len() == at + n + 2;
    (marked && whole && at > 0).then(|| (number, before, told[..at].to_vec()))
}

/// `add to 2:` **pink for same day**, `on 2,` **use the pink ones**, `2b.` **weigh it**: more of an item, or one behind it.
fn added(words: &[Token]) -> Option<(u32, Vec<Token>)> {
    let lettered = || {
        let (digits, letter) = words[0]
            .key
            .split_at_checked(words[0].key.len().checked_sub(1)?)?;
        let fits = matches!(letter, "a" | "b" | "c") && (1..=2).contains(&digits.len());
        let n = digits.parse().ok().filter(|_| fits)?;
        Some((n, words.get(1..).filter(|rest| bids(rest))?.to_vec()))
    };
    let add = starts_any(
        words,
        patterns!["and|also|oh|ps? add to step|item|point|number|no?"],
    );
    let led = starts_any(
        words,
        patterns!["oh|and|also|ps? on|for|at|with|re step|item|point|number|no?"],
    );
    let Some(n) = add.or(led) else {
        return lettered();
    };
    let item = words.get(n)?;
    let (value, rest) = (number(item)?, words.get(n + 1..)?);
    let apart = matches!(item.tail(), Some(',' | ':'));
    let made = starts_any(rest, patterns!["make|change it|that"]).is_some();
    // `for 3 do the bar till too`; `at 3` is a time
    let of_it = apart || led.is_some() && matches!(words[n - 1].key.as_str(), "for" | "re");
    (of_it && !rest.is_empty() && !made && (add.is_some() || bids(rest)))
        .then(|| (value, rest.to_vec()))
}

/// What is done: a verb of doing first, behind `you` at most.
fn bids(rest: &[Token]) -> bool {
    let own = starts_any(rest, patterns!["you|we|always|then|also|please"]).unwrap_or(0);
    rest.get(own)
        .is_some_and(|t| is_action(&t.key) && !is_subject(&t.key) || t.key == "do")
        && crate::domain::quantity::unit_of(&rest[0].key).is_none()
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
    let rest = words.get(end + 1..)?;
    let apart = (words[end].comma() || both && bids(rest)) && (!both || last == first + 1);
    (apart && !rest.is_empty()).then(|| (first, rest.to_vec()))
}

/// `edit: 3 is` **120g**, `sorry step 2,` **25 to a row**, `2 is now` **15 mins**
fn put_right(words: &[Token]) -> Option<(u32, Vec<Token>)> {
    let cue = starts_any(
        words,
        patterns![
            "edit|edited|correction|amendment|update|updated|sorry|oops|whoops|actually|wait|no|ps|change",
            "oh|ah? sorry|oops|wait|no"
        ],
    );
    let mut from = cue.unwrap_or(0);
    let led = starts_any(
        &words[from..],
        patterns!["and|also|oh|so|ps? to|for|on|in|re|about"],
    );
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
            "should|must say|read|have|be",
            "needs|has to be"
        ],
    );
    let is = is.or_else(|| behind.first().filter(|t| t.word == "=").map(|_| 1));
    let marked = at.comma() || is.is_some();
    // `for 2, make it 15 mins`, `3 make it 60s`
    let made = starts_any(behind, patterns!["make|change it|that"]);
    let made = made.filter(|n| led.is_some() || marked || of_value(&behind[*n..]));
    // `3: 60s`
    let alone = at.comma() && of_value(behind);
    let cue = cue.or(made);
    // `on 3 its 10 mins now`
    let known = (cue.is_some() || named.is_some()) && (marked || made.is_some())
        || (from == 0 || led.is_some()) && (is.is_some() || alone || made.is_some());
    let rest = behind.get(is.unwrap_or(0)..)?;
    if !known || rest.is_empty() {
        return None;
    }
    // `at the five, not the half`, where the item says `at the half`
    let denied = rest
        .iter()
        .position(|t| t.key == "not")
        .and_then(|n| rest.get(n + 1))
        .is_some_and(|t| !opens_place(&t.key));
    let rest = match rest {
        [first, more @ ..] if denied && opens_place(&first.key) && more.len() > 2 => more,
        _ => rest,
    };
    let mut no = Token::new("no,", at.at);
    if let Some(said) = words.first().filter(|t| cue.is_some() && t.key == "sorry") {
        no.at = said.at;
    }
    Some((
        value,
        std::iter::once(no).chain(rest.iter().cloned()).collect(),
    ))
}

/// A value, and nothing before it.
fn of_value(words: &[Token]) -> bool {
    amounts(words).first().is_some_and(|a| a.at == 0)
}

/// A number in digits that an item may have.
fn number(word: &Token) -> Option<u32> {
    let digits = word.key.len() <= 2 && word.key.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.key.parse().ok()).flatten()
}
