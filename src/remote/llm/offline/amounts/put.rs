//! A value in the place of another.
use super::super::token::{Token, bare_last, keys};
use super::rates::{self, part_of_day};
use super::{Amount, Class, amounts, glued, parts};
use crate::domain::quantity::and_a_part;

/// Puts `new` with its words where `old` stands; what is said of the old one otherwise stays.
pub(in super::super) fn put(
    tokens: &[Token],
    old: &Amount,
    words: &[Token],
    new: &Amount,
) -> Vec<Token> {
    // `one part powder to five parts water` put right by `one to four`: what they are parts of stays
    if new.is_ratio() && old.is_of_things(tokens) && !new.is_of_things(words) {
        let last = Amount {
            class: Class::Bare,
            at: new.end - 1,
            ..new.clone()
        };
        return put(tokens, old, words, &last);
    }
    // `half a sachet` put right by `a whole one`: the thing stays
    if parts::is_one(words, new) && old.end > old.number {
        let (new, words) = (new.clone(), &words[..new.number]);
        let thing = Amount {
            end: old.end - 1,
            number: old.end - 1,
            ..old.clone()
        };
        let whole = Amount {
            class: old.class.clone(),
            end: new.number,
            ..new
        };
        return put(tokens, &thing, words, &whole);
    }
    let bare = new.class == Class::Bare && matches!(old.class, Class::Measure(_));
    let past = |t: &Token| matches!(t.key.as_str(), "past" | "to" | "after");
    // `one in ten` put right by `twenty`
    let second = tokens[old.at..old.end]
        .iter()
        .rposition(|t| matches!(t.key.as_str(), "to" | "in"))
        .filter(|_| bare && old.is_ratio());
    let hourless = new.class == Class::Clock && past(&words[new.end - 1]);
    let minutes = || tokens[old.at..old.end].iter().position(past);
    // `half a bag` put right by `a quarter`
    // `half the bag` put right by `all of it`
    let all = words[new.end - 1].is_it_or_them();
    // and not `fifty percent` by `a third`
    let percent = old.class == Class::Measure("%".into());
    let part = new.class == Class::Measure(parts::PART.into());
    let of = part && old.end > old.number && !all && !percent;
    let end = match minutes().filter(|_| hourless && old.class == Class::Clock) {
        Some(minutes) => old.at + minutes + 1,
        None if of => parts::end(tokens, old),
        None if bare && ends_in_part(&tokens[old.at..old.end]) => old.end,
        None if bare => old.number,
        // `Monday morning` put right by `Tuesday`
        None if old.class == Class::Word(0) && new.end - new.at == 1 => old.number,
        None => old.end + part_of_day(&tokens[old.end..], new),
    };
    let mut value: Vec<Token> = words[new.at..new.end].to_vec();
    // `on Wednesday` put right by `the Tuesday before`
    let the = new
        .at
        .checked_sub(1)
        .map(|i| &words[i])
        .filter(|t| t.key == "the");
    if let Some(the) = the.filter(|_| rates::is_beside(words, new))
        && old.at.checked_sub(1).is_none_or(|i| tokens[i].key != "the")
    {
        value.insert(0, Token::new("the", the.at));
    }
    if let Some(number) = value.last().and_then(number_drawn) {
        value.pop();
        value.push(number);
    }
    // `one sachet per bucket` put right by `one per two buckets`: the thing that is counted stays
    if let Some(thing) = rated(&tokens[old.at..end], old.number - old.at, &value) {
        value.splice(1..1, thing.iter().cloned());
    }
    let tail = tokens[end - 1]
        .tail()
        .filter(|c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '—'));
    if bare && end == old.end && old.end > old.number {
        // `a day and a half` put right by `two`: the unit stays
        value.push(tokens[old.number].clone());
    }
    if of
        && tokens
            .get(end)
            .is_some_and(|t| matches!(t.key.as_str(), "a" | "an" | "the" | "your"))
    {
        bare_last(&mut value);
        value.push(Token::new("of", tokens[end].at));
    }
    let glued = bare && old.number == old.end && old.at + 1 == old.end;
    if let (true, Some(last)) = (glued, value.last_mut()) {
        let (before, behind) = glued::unit(&tokens[old.at].word);
        let unit = last.key.starts_with(|c: char| c.is_ascii_digit());
        // `30%` put right by `40`, `£30` by `20`
        last.bare();
        last.word = match unit {
            true => ecow::eco_format!("{before}{}{behind}", last.word),
            false => ecow::eco_format!("{}{behind}", last.word),
        };
        last.key = crate::domain::words::key(&last.word);
    }
    if let Some(last) = value.last_mut() {
        last.bare();
        last.word.extend(tail);
    }
    let from = second.map_or(old.at, |n| old.at + n + 1);
    // `every two hundred hours` put right by `a hundred and fifty`
    let every = from > 0 && tokens[from - 1].key == "every" && tokens[from - 1].tail().is_none();
    if every && value.len() > 1 && matches!(value[0].key.as_str(), "a" | "an") {
        value.remove(0);
    }
    let opens = from == 0 && tokens[0].word.starts_with(char::is_uppercase);
    if let Some(first) = value
        .first_mut()
        .filter(|_| !opens && !matches!(new.class, Class::Word(0 | 1)))
    {
        first.word = super::super::phrase::lowered(&first.word);
    }
    [&tokens[..from], &value, &tokens[end..]].concat()
}

/// `one` **sachet** `per bucket`, where the new rate only has its number before `per`.
pub(in super::super) fn rated<'a>(
    old: &'a [Token],
    number: usize,
    new: &[Token],
) -> Option<&'a [Token]> {
    let per = |words: &[Token]| words.iter().position(|t| t.key == "per");
    let bare = new.first().is_some_and(Token::is_number) && per(new) == Some(1);
    let thing = old.get(number..per(old)?)?;
    (bare && !thing.is_empty()).then_some(thing)
}

/// **Eighteen**`'s nicer`: the number that is drawn together with its verb.
fn number_drawn(last: &Token) -> Option<Token> {
    let (number, s) = last
        .word
        .split_at_checked(last.word.len().checked_sub(2)?)?;
    let number = Token::new(number.trim_end_matches('’'), last.at);
    (s == "'s" && number.is_number()).then_some(number)
}

/// Whether a value ends in `and a half`.
fn ends_in_part(words: &[Token]) -> bool {
    let keys = keys(words);
    keys.len() > 3 && and_a_part(&keys[keys.len() - 3..]).is_some()
}

/// `not two minutes, three`: the words of a value that give way to a number alone, which are its number; else all of them.
pub(in super::super) fn given_up<'a>(old: &'a [Token], new: &[Token]) -> &'a [Token] {
    let whole = |words: &[Token]| {
        amounts(words)
            .pop()
            .filter(|a| a.at == 0 && a.end == words.len())
    };
    let number = || whole(new).is_some_and(|a| a.class == Class::Bare);
    let measure = whole(old).filter(|a| matches!(a.class, Class::Measure(_)) && number());
    &old[..measure.map_or(old.len(), |a| a.number)]
}
