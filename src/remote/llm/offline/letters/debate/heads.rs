//! What heads a line of minutes: a name with its value, and who told what stands below it.
use super::super::super::amounts::amounts;
use super::super::super::gather::is_thing;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::reading::read;
use super::super::super::token::{Token, mark_last};
use super::super::super::turns::{End, Mood, Sentence};
use super::{How, said_by, same_line};

/// **`Deposits.`** `£40 each by 8 March.` as `Deposits: £40 each by 8 March.`: what a value is of that stands by itself.
pub(super) fn headed(sentences: &mut Vec<Sentence>) {
    const NAME: usize = 2;
    for at in 1..sentences.len() {
        let (name, told) = (&sentences[at - 1], &sentences[at]);
        let first = at < 2 || !same_line(&sentences[at - 2], name);
        let head = first
            && name.tokens.len() <= NAME
            && name.end == End::Stop
            && same_line(name, told)
            && is_thing(&name.tokens);
        let value =
            || told.tokens[0].is_number() || amounts(&told.tokens).iter().any(|a| a.at == 0);
        if head && value() && told.end != End::Question && read(&told.tokens, Mood::Prose).is_none()
        {
            let mut whole = name.tokens.clone();
            mark_last(&mut whole, ':');
            whole.extend_from_slice(&told.tokens);
            sentences[at].tokens = whole;
            sentences[at - 1].tokens.clear();
        }
    }
    sentences.retain(|s| !s.tokens.is_empty());
}

/// `Loading` **(Wim explained for the new stewards)**`:`: who told what the line heads.
pub(super) fn unexplained(s: &mut Sentence) {
    let Some(from) = s
        .tokens
        .iter()
        .skip(1)
        .position(|t| t.word.starts_with('('))
        .map(|n| n + 1)
    else {
        return;
    };
    let mark = s.tokens.last().and_then(Token::tail);
    let closes = s.tokens.last().is_some_and(|t| t.word.contains(')'));
    let told = starts_any(
        &s.tokens[from..],
        patterns![
            "* explained|showed|demonstrated|presented|told",
            "as? explained|shown|told|demonstrated by *"
        ],
    );
    if closes && told.is_some() {
        s.tokens.truncate(from);
        if let Some(mark) = mark {
            mark_last(&mut s.tokens, mark);
        }
    }
}

/// **`Dev explained how it is done:`** `shut the stopcock`: how many words only say who told it.
pub(super) fn explained(words: &[Token]) -> Option<usize> {
    let colon = words.iter().position(|t| t.tail() == Some(':'))? + 1;
    let (_, how) = said_by(words)?;
    (how == How::Explained).then_some(colon)
}
