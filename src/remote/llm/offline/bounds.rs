//! `anything more and you count again`, `over ten and it goes back`: a case that is told by its measure alone.
use super::amounts::amounts;
use super::lexicon::pronoun_clause;
use super::patterns::{patterns, starts_any};
use super::token::Token;

/// The most words of such a measure.
const LONGEST: usize = 7;

/// Puts the measure as the case of what is done in it: `if anything more, you count again`.
pub(super) fn as_cases(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 3 < tokens.len() {
        let opens = at == 0 || tokens[at - 1].tail().is_some();
        let and = if opens { measure(&tokens[at..]) } else { None };
        if let Some(and) = and {
            let last = &mut tokens[at + and - 1];
            if last.tail().is_none() {
                last.word.push(',');
            }
            tokens.remove(at + and);
            let first = &mut tokens[at];
            let place = first.at;
            first.word = super::phrase::lowered(&first.word);
            let word = if at == 0 { "If" } else { "if" };
            tokens.insert(at, Token::new(word, place));
            at += and;
        }
        at += 1;
    }
}

/// Where the `and` stands behind a measure, and then somebody or something that does something.
fn measure(words: &[Token]) -> Option<usize> {
    let more = starts_any(
        words,
        patterns![
            "anything|any|much more|less|over|above|under|below|beyond|bigger|smaller|longer|shorter|later|earlier|heavier|higher|lower|thicker|else",
            "more|less|fewer|later|earlier|longer|bigger|heavier|higher|lower|thicker than"
        ],
    );
    let bound = || {
        starts_any(words, patterns!["over|under|above|below"])
            .filter(|n| amounts(&words[*n..]).first().is_some_and(|a| a.at == 0))
    };
    let n = more.or_else(bound)?;
    let and = (n..words.len().min(LONGEST + 1)).find(|i| words[*i].key == "and")?;
    let whole = words[..and - 1].iter().all(|t| t.tail().is_none());
    let follows = pronoun_clause(&words[and + 1..]);
    (whole && follows).then_some(and)
}
