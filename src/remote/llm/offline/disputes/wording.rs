//! A dispute as a question: the clauses with the two values, and what they are about where those do not name it.
use super::super::fillers;
use super::super::questions::{Doubt, WHICH, to_ask};
use super::super::talk;
use super::super::token::{Token, places, plain, sentence};
use super::super::turns::{End, Mood, Sentence};
use super::{Dispute, Value, content};

/// The most words of a quote, and of one that is cut no further.
const LONGEST: usize = 24;
const WHOLE: usize = 16;
/// How far the words stand that name what it is about.
const NEAR: usize = 5;

pub(super) fn doubt(sentences: &[Sentence], d: &Dispute) -> Doubt {
    let pair = d.pair();
    let quoted = |words: &[Token], value: Option<&Value>| match value {
        Some(value) => plain(clause(words, value)),
        None => plain(words),
    };
    let (old, new) = (
        quoted(&d.old, pair.map(|p| p.0)),
        quoted(&d.new, pair.map(|p| p.1)),
    );
    let about = about(sentences, d).map_or_else(String::new, |a| format!("{a} "));
    let replies = sentences[d.put..].iter().take(NEAR);
    let named = replies
        .take_while(|r| r.source == sentences[d.put].source)
        .find_map(|r| to_ask(&r.tokens));
    let mut at = places(&d.old);
    at.extend(places(&d.new));
    Doubt {
        text: format!("{about}“{old}” or “{new}”: {WHICH}"),
        ask: named.or_else(|| d.ask.clone()),
        at,
    }
}

/// The clause that a value stands in, with those around it that name something.
pub(super) fn clause<'a>(words: &'a [Token], value: &Value) -> &'a [Token] {
    if words.len() <= WHOLE {
        return words;
    }
    let last = value.end.min(words.len());
    let mut from = words[..value.at.min(words.len())]
        .iter()
        .rposition(|t| t.tail().is_some())
        .map_or(0, |p| p + 1);
    let mut to = words[last.saturating_sub(1)..]
        .iter()
        .position(|t| t.tail().is_some())
        .map_or(words.len(), |p| last.saturating_sub(1) + p + 1);
    while from > 0 && content(&words[from..to]).len() < 3 {
        let before = words[..from - 1]
            .iter()
            .rposition(|t| t.tail().is_some())
            .map_or(0, |p| p + 1);
        if to - before > LONGEST {
            break;
        }
        from = before;
    }
    to = to.min(from + LONGEST).max(last);
    &words[from..to]
}

/// What it is about, where both quotes name next to nothing: the question they answer, or what was told before.
fn about(sentences: &[Sentence], d: &Dispute) -> Option<String> {
    let (old, _) = d.pair()?;
    let names = content(&d.old).len();
    // `It should be a hundred and fifty`, `Twelve to a box`
    let front = old.at <= 1;
    let bare = front
        || matches!(
            d.old[0].key.as_str(),
            "it" | "it's" | "that's" | "they" | "that" | "they're"
        );
    if names >= 2 || names == 1 && !front {
        return None;
    }
    let told = &sentences[d.told];
    let from = d.told.saturating_sub(NEAR);
    let near: Vec<&Sentence> = sentences[from..d.told]
        .iter()
        .rev()
        .take_while(|s| s.source == told.source && !matches!(s.mood, Mood::Heading(_) | Mood::Code))
        .filter(|s| s.tokens.len() <= LONGEST)
        .collect();
    let asks = |s: &&&Sentence| s.end == End::Question && s.speaker != told.speaker;
    let question = near
        .iter()
        .take(3)
        .find(asks)
        .filter(|q| !content(&q.tokens).is_empty());
    if let Some(q) = question.filter(|q| q.tokens.len() >= 3) {
        return Some(format!(
            "{}?",
            sentence(talk::lead(&q.tokens)).trim_end_matches('?')
        ));
    }
    if !bare {
        return None;
    }
    let named = near
        .iter()
        .find(|s| content(&s.tokens).len() >= 2 && !talk::is_backchannel(&s.tokens))?;
    Some(format!("“{}”:", plain(&fillers::strip(&named.tokens))))
}
