//! A case put as a supposition: `Say it's raining, you put the cover on.`, `Let's say somebody's ill, you ring round.`
//! What only works out a value that was told (`say there's four, you flag four`) is an example, and bids nothing.
use super::super::amounts::amounts;
use super::super::lexicon::is_subject;
use super::super::patterns::{patterns, starts_any};
use super::super::reading::read;
use super::super::talk;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Sentence};
use super::asked::supposed;
use super::spoken;

/// The most words of the case.
const CASE: usize = 12;

/// Tells what is supposed as a case, and leaves out what is reckoned.
pub(super) fn told(sentences: &mut [Sentence]) {
    for s in sentences.iter_mut() {
        if s.end == End::Question || !spoken(s) {
            continue;
        }
        let Some((from, to)) = case(&s.tokens) else {
            continue;
        };
        let (case, then) = (&s.tokens[from..to], &s.tokens[to..]);
        if reckons(case, then) {
            s.tokens.clear();
        } else if read(then, s.mood).is_some() {
            s.tokens = [&supposed(case), then].concat();
        }
    }
}

/// Where the case stands, behind the word that supposes it: `say` **the alarm goes off,** `you ring`.
fn case(tokens: &[Token]) -> Option<(usize, usize)> {
    let words = talk::lead(tokens);
    let n = starts_any(
        words,
        patterns![
            "so|and|but? let's? say|suppose",
            "so|and|but? imagine|supposing"
        ],
    )?;
    let said = words.get(n..)?;
    let subject = starts_any(
        said,
        patterns![
            "there's|it's|they're|they've|he's|she's|it|there|they|he|she",
            "somebody|someone|something|nobody|nothing|somebody's|someone's|something's|nobody's",
            "the|a|an|one|your|our|their *"
        ],
    )?;
    let end = clause_end(said);
    let then = said.get(end..)?;
    let from = tokens.len() - said.len();
    let parted = said[..end].last().is_some_and(Token::comma);
    // `say it's for the vet, ask for Dawn` is what is to be said
    let sure = words[n - 1].key != "say" || tokens.iter().any(|t| t.key == "let's");
    let bids = then
        .first()
        .is_some_and(|t| is_subject(&t.key) || t.key == "it's" || sure && t.key != "and");
    (subject < end && end <= CASE && parted && bids).then_some((from, from + end))
}

/// Whether the deed has the case's own number, or only says what comes out.
fn reckons(case: &[Token], then: &[Token]) -> bool {
    let given = amounts(case);
    let same = amounts(then)
        .iter()
        .any(|a| a.is_number() && given.iter().any(|g| g.alike(a)));
    let comes_out = starts_any(then, patterns!["it's|that's|it|that"]).is_some()
        && given.iter().any(super::super::amounts::Amount::is_number)
        && !amounts(then).is_empty();
    same || comes_out
}
