//! What a speaker takes back: `scratch that`, `no wait, first …`, `ten, sorry, fifteen`, `actually it's thirty`.
use super::token::{Token, keys, starts_any, stems};
use crate::domain::quantity::{Quantity, quantities_of, unit_of};
use crate::domain::words::stem;

/// How much of what was said before a marker calls back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    /// The statement before is void.
    Void,
    /// What follows stands for what was said before.
    Instead,
    /// What follows may stand for what was said before, if it fits its place.
    Perhaps,
}

const VOID: &[&str] = &[
    "scratch|strike that",
    "no? scratch|strike that",
    "forget that|it",
    "forget i said that",
    "forget what i said",
    "ignore that",
    "ignore what i said",
    "i take that back",
    "let me take that back",
    "delete that",
    "disregard that",
    "never mind that?",
    "oh? no? wait? scratch|strike that",
    "no forget|ignore that",
];
const INSTEAD: &[&str] = &[
    "oh? no wait",
    "wait no",
    "no no no?",
    "or rather",
    "correction",
    "let me correct that|myself?",
    "sorry? my mistake",
    "i misspoke",
    "sorry? i meant",
    "no sorry",
    "sorry no",
    "wait sorry",
    "no actually",
    "wait actually",
    "actually no",
    "actually wait",
    "well no",
    "sorry i mean",
    "that's wrong",
    "no i mean",
    "i said that wrong",
    "hold on no?",
    "oops",
];
const PERHAPS: &[&str] = &[
    "well? actually",
    "sorry",
    "i mean",
    "no",
    "wait",
    "make that",
    "or actually",
    "apologies",
    "excuse me",
    "oh wait",
    "now it's",
    "these days it's",
    "excuse me",
    "rather",
    "edit",
    "correcting myself",
    "fix",
];

/// Cuts a sentence at its markers; each piece but the first bears the marker before it.
pub(super) fn cut(tokens: &[Token]) -> Vec<(Option<Repair>, Vec<Token>)> {
    let mut pieces = vec![(None, Vec::new())];
    let mut at = 0;
    while at < tokens.len() {
        match marker(tokens, at) {
            Some((repair, len)) => {
                pieces.push((Some(repair), Vec::new()));
                at += len;
            }
            None => {
                if let Some((_, open)) = pieces.last_mut() {
                    open.push(tokens[at].clone());
                }
                at += 1;
            }
        }
    }
    // two markers in a row are one: the stronger
    let mut merged: Vec<(Option<Repair>, Vec<Token>)> = Vec::new();
    for (repair, words) in pieces {
        match merged.last_mut() {
            Some((Some(open), empty)) if empty.is_empty() => {
                *open = stronger(*open, repair.unwrap_or(*open));
                *empty = words;
            }
            _ => merged.push((repair, words)),
        }
    }
    merged.retain(|(repair, words)| !words.is_empty() || *repair == Some(Repair::Void));
    merged
}

fn stronger(a: Repair, b: Repair) -> Repair {
    match (a, b) {
        (Repair::Void, _) | (_, Repair::Void) => Repair::Void,
        (Repair::Instead, _) | (_, Repair::Instead) => Repair::Instead,
        _ => Repair::Perhaps,
    }
}

fn marker(tokens: &[Token], at: usize) -> Option<(Repair, usize)> {
    let rest = &tokens[at..];
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let parted = before.is_none_or(|b| b.tail().is_some());
    let closed = |n: usize| rest[n - 1].tail().is_some() || n == rest.len();
    if let Some(n) = starts_any(rest, VOID) {
        let object = rest.get(n).is_some_and(|t| !t.key.is_empty()) && !closed(n) && !parted;
        let governed = before.is_some_and(|b| {
            matches!(
                b.key.as_str(),
                "you" | "to" | "don't" | "never" | "can" | "not" | "we"
            )
        });
        return (!object && !governed).then_some((Repair::Void, n));
    }
    if let Some(n) = starts_any(rest, INSTEAD) {
        let negation = rest[0].key == "no" && n == 1;
        return (!negation && (parted || closed(n) || n >= 2)).then_some((Repair::Instead, n));
    }
    let n = starts_any(rest, PERHAPS)?;
    let word = rest[0].key.as_str();
    let governed = matches!(
        word,
        "wait" | "fix" | "edit" | "no" | "rather" | "actually" | "sorry"
    ) && !(parted && (closed(n) || word == "actually" || word == "sorry"));
    let opening = at == 0 && matches!(word, "wait" | "no" | "fix" | "edit") && !closed(n);
    let valued = rest
        .get(n)
        .is_some_and(|t| t.key.starts_with(|c: char| c.is_ascii_digit()));
    ((!governed && !opening && (parted || closed(n))) || (word == "sorry" && valued))
        .then_some((Repair::Perhaps, n))
}

/// Whether words take the last instruction back without naming another.
pub(super) fn cancels(tokens: &[Token]) -> bool {
    tokens.len() <= 9
        && starts_any(
            tokens,
            &[
                "so|but|and|oh? you|we don't|do not? need|have to do that|this|it",
                "so|but|and? you|we don't do that|this",
                "so|and? skip that|this step|part?",
                "that's|that is? not right|how|correct",
                "that's|that is? the old way|process|one",
                "that's wrong",
                "don't do that",
                "that's not how|what",
                "that was the old",
                "so|but|and? you|we can skip that|this",
            ],
        )
        .is_some()
}

/// The words after `it's`, `make that`, `I thought it was`: a value given for another.
pub(super) fn value_of(tokens: &[Token]) -> &[Token] {
    const LEADS: &[&str] = &[
        "it's|its|that's",
        "it|that|this is",
        "make that|it",
        "it|that should be",
        "should be",
        "it was",
        "it's actually|now|more",
        "more like",
        "isn't|wasn't it",
        "i thought it was|is",
        "i thought it's",
        "shouldn't it be",
        "i thought we said",
        "we said",
        "is it",
        "they changed it to",
        "we changed it to",
        "it|that changed to",
        "now it's",
        "it has to be",
        "it needs to be",
        "they're|they are?",
        "we're at",
        "you mean",
        "do you mean",
        "didn't we change|move|raise|lower it|that to",
        "that'd be",
        "it's been",
    ];
    let mut rest = tokens;
    while let Some(n) = starts_any(rest, LEADS)
        .or_else(|| {
            starts_any(
                rest,
                &[
                    "so", "yeah", "yes", "well", "about", "around", "actually", "now", "oh",
                    "like", "no", "hmm", "wait", "hang on", "hold on", "uh", "um", "then", "right",
                    "and", "but",
                ],
            )
        })
        .filter(|n| *n < rest.len())
    {
        rest = &rest[n..];
    }
    rest
}

/// Puts `body` into its place in `before`: a number for a number, a phrase for the phrase that begins or ends alike.
pub(super) fn align(before: &[Token], body: &[Token], strong: bool) -> Option<Vec<Token>> {
    let body = value_of(body);
    if body.is_empty() {
        return None;
    }
    number_for_number(before, body)
        .or_else(|| phrase_for_phrase(before, body))
        .or_else(|| last_word(before, body, strong))
}

fn fits(old: &Quantity, new: &Quantity) -> bool {
    old.unit == new.unit || new.unit.is_empty() || old.unit.is_empty()
}

fn number_for_number(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let new = quantities_of(&keys(body))
        .into_iter()
        .next()
        .filter(|q| q.at <= 2)?;
    let before_keys = keys(before);
    let old = quantities_of(&before_keys)
        .into_iter()
        .rfind(|q| fits(q, &new))?;
    let mut out = before[..old.at].to_vec();
    let glued = |tokens: &[Token], q: &Quantity| {
        q.len == 1
            && !q.unit.is_empty()
            && tokens[q.at]
                .key
                .chars()
                .any(|c| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            && tokens[q.at]
                .key
                .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£'))
    };
    let mut end = old.at + old.len;
    let mut words: Vec<Token> = body[new.at..new.at + new.len].to_vec();
    let new_unit_follows = !new.unit.is_empty() && !glued(body, &new);
    if new_unit_follows {
        words.extend(body.get(new.at + new.len).cloned());
        let old_unit = before.get(end).is_some_and(|t| {
            crate::domain::quantity::unit_name(&t.key) == old.unit && !old.unit.is_empty()
        });
        end += usize::from(old_unit);
    } else if glued(before, &old) && new.unit.is_empty() {
        let digits: String = before[old.at]
            .key
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        words[0].word = before[old.at].word.replace(&digits, &words[0].key);
        words[0].key = crate::domain::words::key(&words[0].word);
    } else if glued(body, &new) && before.get(end).is_some_and(|t| unit_of(&t.key).is_some()) {
        end += 1;
    }
    let rest = before.get(end..).unwrap_or_default();
    let said = new.at + new.len + usize::from(new_unit_follows);
    if rest.is_empty() && strong_end(&words) {
        words.extend(body.get(said..).unwrap_or_default().iter().cloned());
    }
    if let Some(last) = words.last_mut() {
        last.bare();
    }
    out.extend(words);
    out.extend(rest.iter().cloned());
    Some(out)
}

/// Whether more of the clause may follow what was put in.
fn strong_end(words: &[Token]) -> bool {
    words.last().is_some_and(|t| t.tail().is_none())
}

fn phrase_for_phrase(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    if body.len() > 8 {
        return None;
    }
    let first = &body[0].key;
    let body_stems = stems(body);
    let from = before.len().saturating_sub(10);
    let best = (from..before.len())
        .filter(|j| before[*j].key == *first)
        .max_by_key(|j| {
            let window = &before[*j..(*j + body.len() + 1).min(before.len())];
            (
                window
                    .iter()
                    .filter(|t| body_stems.contains(&stem(&t.key)))
                    .count(),
                *j,
            )
        })?;
    let last = stem(&body[body.len() - 1].key);
    let end = (best + 1..before.len().min(best + body.len() + 2))
        .rfind(|k| stem(&before[*k].key) == last)
        .map_or(before.len(), |k| k + 1);
    let end = if end == before.len() {
        phrase_end(before, best)
    } else {
        end
    };
    let mut out = before[..best].to_vec();
    out.extend(body.iter().cloned());
    if let Some(t) = out.last_mut() {
        t.bare();
    }
    out.extend(before[end..].iter().cloned());
    Some(out)
}

/// Where the phrase that starts at `at` ends: before the next preposition or conjunction.
fn phrase_end(tokens: &[Token], at: usize) -> usize {
    let stop = |t: &Token| {
        matches!(
            t.key.as_str(),
            "and"
                | "to"
                | "for"
                | "with"
                | "before"
                | "after"
                | "in"
                | "on"
                | "at"
                | "from"
                | "then"
                | "until"
                | "by"
                | "into"
                | "so"
                | "because"
                | "when"
                | "if"
        )
    };
    (at + 2..tokens.len())
        .find(|i| stop(&tokens[*i]))
        .unwrap_or(tokens.len())
}

fn last_word(before: &[Token], body: &[Token], strong: bool) -> Option<Vec<Token>> {
    let old = before.last()?;
    let capital = |t: &Token| t.word.starts_with(char::is_uppercase);
    let names = body.len() <= 2 && capital(&body[0]) && capital(old) && before.len() > 1;
    let word = strong && body.len() == 1 && before.len() > 2;
    (names || word).then(|| {
        let mut out = before[..before.len() - 1].to_vec();
        out.extend(body.iter().cloned());
        out
    })
}

#[cfg(test)]
mod tests {
    use super::super::token::{At, plain, tokens};
    use super::*;

    #[test]
    fn the_value_finally_meant_takes_the_place() {
        let t = |s: &str| tokens(s, At { source: 0, span: 0 });
        for (before, body, after) in [
            (
                "wait thirty days before you call",
                "it's forty-five",
                "wait forty-five days before you call",
            ),
            ("add 5 percent", "10 percent", "add 10 percent"),
            (
                "take the red form to the desk",
                "the blue form",
                "take the blue form to the desk",
            ),
            ("set it to 30%", "40%", "set it to 40%"),
            ("send it to Bob", "Susan", "send it to Susan"),
            ("call them on Monday", "on Tuesday", "call them on Tuesday"),
        ] {
            let found = align(&t(before), &t(body), true).map(|f| plain(&f));
            assert_eq!(found.as_deref(), Some(after));
        }
    }
}
