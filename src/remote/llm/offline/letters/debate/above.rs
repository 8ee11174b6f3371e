//! What stands above the words of a meeting, and what comes of it there: `Drain it for 20 minutes.` **`Colin thought 20 too short;
//! agreed 30.`** on a line of its own, `Wipe the tank.` **`Mags pointed out that it is gone, so not needed.`**
use super::super::super::amounts::amounts;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, clause_end, stems};
use super::super::super::turns::{Mood, Sentence, unsay};
use super::{by, fits, same_line};

/// The sentence that tells what was talked of: before it in its line, or the line above where its value is judged.
pub(super) fn told(sentences: &[Sentence], from: usize, at: usize) -> Option<usize> {
    let told = from.checked_sub(1)?;
    let judged = || {
        let all = amounts(&sentences[told].tokens);
        sentences[from..at].iter().any(|s| {
            by(&s.tokens).is_some_and(|by| {
                let said = &s.tokens[by.from..];
                let values = amounts(said);
                let again = |a| all.iter().any(|old| fits(a, old) && a.size == old.size);
                let whole = || {
                    let only = values.first().filter(|a| a.at == 0 && a.end == said.len());
                    only.is_some_and(|a| all.iter().any(|old| a.alike(old)))
                };
                by.label == 0 && (values.iter().any(again) || whole()) || by.judges(&s.tokens)
            })
        })
    };
    let line = same_line(&sentences[told], &sentences[at]);
    (line || is_above(&sentences[told], &sentences[at]) && judged()).then_some(told)
}

/// Whether a sentence stands in a line above that may be talked of.
fn is_above(told: &Sentence, s: &Sentence) -> bool {
    told.source == s.source && !matches!(told.mood, Mood::Heading(_) | Mood::Code)
}

/// `Bring them in on Friday.` **`Agreed Thursday.`**: whether the value that was agreed on has its place right before it.
pub(super) fn is_told(sentences: &[Sentence], at: usize, n: usize) -> bool {
    let Some(told) = at
        .checked_sub(1)
        .map(|i| &sentences[i])
        .filter(|t| same_line(t, &sentences[at]))
    else {
        return false;
    };
    takes_place(&told.tokens, &sentences[at].tokens[n..])
}

/// Whether words begin with a value that may stand in place of one of those told.
pub(super) fn takes_place(told: &[Token], words: &[Token]) -> bool {
    let why = words.iter().position(|t| {
        matches!(
            t.key.as_str(),
            "as" | "since" | "because" | "for" | "due" | "after" | "at" | "during"
        )
    });
    let end = clause_end(words).min(why.unwrap_or(words.len()));
    let new = amounts(&words[..end]);
    let new = new.first().filter(|a| a.at == 0 && a.end == end);
    new.is_some_and(|new| amounts(told).iter().any(|old| fits(new, old)))
}

/// **`so not needed`**, `Agreed to drop this`, `Agreed no need to count`: nothing is done of what was told.
pub(super) fn drops(words: &[Token]) -> bool {
    let ends = |n: usize| n == words.len() || words[n - 1].tail().is_some();
    starts_any(
        words,
        patterns![
            "so|therefore not|no longer? needed|necessary|required any? more|longer?",
            "not|no longer? needed|necessary|required any? more|longer?",
            "so nothing for us now?",
            "agreed|decided|so? to? drop|scrap|omit|skip|delete|remove this|it|that"
        ],
    )
    .is_some_and(ends)
        || starts_any(words, patterns!["agreed|decided no need"]).is_some()
}

/// Takes out what was told with what was said against it.
pub(super) fn dropped(sentences: &mut [Sentence], from: usize, at: usize) {
    let told = from.checked_sub(1).filter(|i| {
        let (told, s) = (&sentences[*i], &sentences[at]);
        let named = || {
            let said: Vec<_> = sentences[from..at]
                .iter()
                .flat_map(|s| stems(&s.tokens))
                .collect();
            stems(&told.tokens).iter().any(|w| said.contains(w))
        };
        same_line(told, s) || is_above(told, s) && named()
    });
    if let Some(told) = told {
        unsay(&mut sentences[told..=at]);
    }
}
