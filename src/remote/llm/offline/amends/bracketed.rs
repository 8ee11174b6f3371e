//! `Pump them to 5 bar. (Joe, behind me: no, 6.)`: what another called out while it was written down stands in brackets.
use super::super::fillers;
use super::super::token::{Token, tokens};
use super::super::turns::{Mood, Sentence};
use super::before;
use super::slots::Slots;
use super::stated::stated;

/// The most words that say who calls, and from where.
const CALLER: usize = 8;
/// How many sentences back the value stands that is called wrong.
const BACK: usize = 1;

/// Takes what was called out of its brackets, where it gives another value for the one just written.
pub(super) fn taken_out(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::with_capacity(sentences.len());
    for s in sentences {
        let called = called(&s).map(|words| Sentence {
            tokens: words,
            ..s.clone()
        });
        out.push(s);
        let Some(called) = called else { continue };
        let bracket = out.len() - 1;
        let new = stated(&fillers::pauses(&called.tokens));
        let fits = new.is_some_and(|new| {
            before(&out, bracket, BACK)
                .any(|i| Slots::of(&new).places(&out[i].tokens, |_| true).is_some())
        });
        if fits {
            out[bracket] = called;
        }
    }
    out
}

/// `(Joe, behind me:` **no, 6, …**`)`: the first that is said, as one who puts it right says it.
fn called(s: &Sentence) -> Option<Vec<Token>> {
    let (first, last) = (s.tokens.first()?, s.tokens.last()?);
    let name = first.word.trim_start_matches('(');
    let whole = s.mood != Mood::Speech
        && first.word.starts_with('(')
        && name.starts_with(char::is_uppercase)
        && last.word.contains(')');
    let colon = s
        .tokens
        .iter()
        .take(CALLER)
        .position(|t| t.tail() == Some(':'));
    let colon = colon.filter(|_| whole)?;
    let mut said = s.tokens[colon + 1..].to_vec();
    for t in &mut said {
        t.word = t.word.replace(")", "");
    }
    let end = said.iter().position(|t| t.tail() == Some('.'));
    said.truncate(end.map_or(said.len(), |e| e + 1));
    let no = tokens("no,", first.at);
    let cued = said.first()?.key == "no";
    Some(if cued { said } else { [no, said].concat() })
}
