//! What stands in brackets and is no part of the sentence: `(Marge once took back a cheese)`, `(the alarm man says …, ignore him)`.
use super::amounts::amounts;
use super::patterns::{has_any, patterns, starts_any};
use super::token::Token;
use super::{hearsay, stories, unreal};

/// A sentence without the brackets that only tell a story or quote somebody; nothing where it has none.
pub(super) fn without_remarks(tokens: &[Token]) -> Option<Vec<Token>> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let (mut at, mut changed) = (0, false);
    let aside = disowned(tokens);
    while at < tokens.len() {
        if let Some((_, end)) = aside.filter(|(from, _)| *from == at) {
            super::token::mark_last(&mut kept, '.');
            at = end;
            continue;
        }
        let close = opens(&tokens[at])
            .then(|| tokens[at..].iter().position(|t| t.word.contains(')')))
            .flatten()
            .map(|n| at + n);
        let inner = close.map(|end| bare(&tokens[at..=end]));
        if let (Some(end), Some(inner)) = (close, &inner)
            && at > 0
            && puts_right(&tokens[..at], inner)
        {
            // `by eight (half past eight, now that …)`: said as talk would say it
            if let Some(last) = kept.last_mut().filter(|t| t.tail().is_none()) {
                last.word.push(',');
            }
            kept.push(Token::new("sorry,", tokens[at].at));
            let inner = unsigned(inner);
            let inner = &inner[starts_any(inner, patterns!["now|edit|correction"]).unwrap_or(0)..];
            let pause = inner
                .iter()
                .position(Token::comma)
                .unwrap_or(inner.len() - 1);
            kept.extend(inner[..=pause].iter().cloned());
            (at, changed) = (end + 1, true);
            continue;
        }
        match close.filter(|_| {
            at > 0
                && inner
                    .as_deref()
                    .is_some_and(|i| is_remark(i) && !strikes_out(i))
        }) {
            Some(end) => {
                let tail = tokens[end]
                    .tail()
                    .filter(|c| matches!(c, '.' | ',' | ';' | '!'));
                if let (Some(last), Some(tail)) = (kept.last_mut(), tail)
                    && last.tail().is_none()
                {
                    last.word.push(tail);
                }
                at = end + 1;
            }
            None => {
                kept.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    (changed || kept.len() < tokens.len()).then_some(kept)
}

/// `raise it five days ahead -` **they'll say three, ignore that**: what others say of a deed, and that it does not count.
fn disowned(tokens: &[Token]) -> Option<(usize, usize)> {
    const LONGEST: usize = 12;
    let pause =
        |i: &usize| tokens[i - 1].comma() || matches!(tokens[i - 1].tail(), Some('—' | '–' | '-'));
    (2..tokens.len()).filter(pause).find_map(|at| {
        starts_any(
            &tokens[at..],
            patterns!["they'll|he'll|she'll|they|he|she|people will? say|says|tell|tells|ask|asks|want|wants *"],
        )?;
        let rest = &tokens[at..tokens.len().min(at + LONGEST)];
        let ignore = patterns!["ignore|disregard that|it|them|him|her"];
        let (from, n) = super::patterns::find(rest, ignore)?;
        let within = rest[..from].iter().all(|t| !matches!(t.tail(), Some('.' | '?' | '!')));
        let end = at + from + n;
        (within && (end == tokens.len() || tokens[end - 1].tail().is_some())).then_some((at, end))
    })
}

fn opens(token: &Token) -> bool {
    token.word.starts_with('(') && !token.is_code()
}

/// The words within brackets.
fn bare(words: &[Token]) -> Vec<Token> {
    let mut inner = words.to_vec();
    for t in &mut inner {
        t.word = t.word.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    }
    inner
}

/// `(not any more, …)`: said of the line itself.
fn strikes_out(inner: &[Token]) -> bool {
    starts_any(
        inner,
        patterns!["not any more|longer", "not anymore", "no longer"],
    )
    .is_some()
}

/// `(`**Bo:** `5 since May)` without the name of whoever put it there.
fn unsigned(inner: &[Token]) -> &[Token] {
    match inner {
        [who, rest @ ..] if who.tail() == Some(':') && super::roles::is_name(who) => rest,
        _ => inner,
    }
}

/// `(half past eight, now that …)`, `(5 since May)`: a value that holds now, after one of its kind.
fn puts_right(before: &[Token], inner: &[Token]) -> bool {
    let inner = unsigned(inner);
    let now = has_any(
        inner,
        patterns!["now|nowadays|correction|edit", "since", "these days"],
    ) && !has_any(inner, patterns!["was|were|used", "until|till now"]);
    let new = amounts(inner).into_iter().find(|a| a.at <= 1);
    let old = amounts(&before[before.len().saturating_sub(5)..]).pop();
    // `(7! Jo)`
    let signed = matches!(inner, [value, who] if value.is_number() && value.tail() == Some('!') && super::roles::is_name(who));
    (now || signed)
        && new
            .zip(old)
            .is_some_and(|(new, old)| new.fits(&old) && !new.alike(&old))
}

/// `(was 100)`, `(4 min, the old one took 10)`: a value that no longer holds.
fn of_before(inner: &[Token]) -> bool {
    let counts = |t: &Token| t.is_number() && !matches!(t.key.as_str(), "one" | "ones");
    inner.len() <= 7
        && !amounts(inner).is_empty()
        && inner.iter().any(counts)
        && starts_any(
            inner,
            patterns![
                "was|were|formerly|previously|before|not|used|until",
                "it|they was|were",
                "in? the old",
                "last year|time|month|summer"
            ],
        )
        .is_some()
}

/// `(Piotr did, foam to the door)`, `(Sam tried, never again)`
fn somebody_did(inner: &[Token]) -> bool {
    let [who, did, ..] = inner else {
        return false;
    };
    let past = matches!(did.key.as_str(), "did" | "tried" | "forgot");
    past && (super::roles::is_name(who) || matches!(who.key.as_str(), "i" | "we" | "he" | "she"))
}

fn is_remark(inner: &[Token]) -> bool {
    if of_before(inner) || somebody_did(inner) {
        return true;
    }
    // `(not the red ones)`
    let told =
        |t: &Token| super::lexicon::is_subject(&t.key) || super::lexicon::is_auxiliary(&t.key);
    let other = starts_any(inner, patterns!["not|never"]).is_some() && !inner.iter().any(told);
    inner.len() >= 3
        && !other
        && (stories::is_story(inner)
            || has_any(
                inner,
                patterns!["once", "last year|summer|winter|week", "one day"],
            ) && inner.iter().any(|t| super::lexicon::is_past(&t.key))
            || stories::is_obsolete(inner)
            || starts_any(inner, patterns!["used to *", "previously|formerly *"]).is_some()
            || unreal::is_unreal(inner)
            || hearsay::retells(inner)
            || hearsay::attributes(inner)
                && has_any(
                    inner,
                    patterns![
                        "ignore|disregard|don't",
                        "not|never us|here|true",
                        "but that's|it's|they're|he's|she's wrong|old|out|for|from|the|not"
                    ],
                )
            || has_any(
                inner,
                patterns![
                    "don't ask",
                    "ignore|disregard him|her|them|that|it",
                    "long story",
                    "not talk about",
                    "don't be *"
                ],
            ))
}

#[cfg(test)]
mod tests {
    use super::super::token::{At, plain, tokens};
    use super::*;

    #[test]
    fn only_what_tells_a_story_goes() {
        let words = |said: &str| tokens(said, At { source: 0, span: 0 });
        for (said, left) in [
            (
                "Check the seal (Marge once took back a half-eaten cheese).",
                "Check the seal",
            ),
            (
                "Lock the back door (the alarm man says use the other one - ignore him), then go.",
                "Lock the back door, then go",
            ),
        ] {
            let kept = without_remarks(&words(said)).unwrap_or_default();
            assert_eq!(plain(&kept), left, "{said}");
        }
        for kept in [
            "Fill it (to the line) and close it",
            "Add salt (5 g per litre)",
            "Call them (if they are late)",
            "Park in row D (not the red ones)",
        ] {
            assert!(without_remarks(&words(kept)).is_none(), "{kept}");
        }
    }
}
