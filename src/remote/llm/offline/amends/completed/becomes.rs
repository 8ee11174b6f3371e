//! What becomes of a thing that was asked about by its name alone.
use super::super::super::gather::is_thing;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, clause_end};
use super::super::super::verbs::is_participle;

/// `And the new address?` `Goes on the last page.`: the answer begins with what happens to the thing.
pub(super) fn becomes(words: &[Token], told: &[Token], goes_on: bool) -> Option<Vec<Token>> {
    const NAME: usize = 4;
    let about = starts_any(words, patterns!["so? what|how about"]);
    let name = words.get(about.unwrap_or(0)..)?;
    let determined = starts_any(name, patterns!["the|a|an|your|our|all *"]).is_some();
    let named = (goes_on || about.is_some())
        && determined
        && name.len() <= NAME
        && clause_end(name) == name.len()
        && is_thing(name);
    let goes = starts_any(
        told,
        patterns![
            "also|always|still|then? goes|go|stays|stay|comes|come|gets|get|belongs|belong|hangs|hang *",
            "also|always|still|then? has|have|needs|need to *",
            "also|always|still|then? must|should *"
        ],
    );
    let done = starts_any(told, patterns!["is|are then|always|also? *"])
        .is_some_and(|n| is_participle(&told[n - 1].key));
    (named && (goes.is_some() || done)).then(|| {
        let mut whole = name.to_vec();
        whole.last_mut().into_iter().for_each(Token::bare);
        whole.extend(told.iter().cloned());
        let at = name.len();
        whole[at].word = super::super::super::phrase::lowered(&whole[at].word);
        whole
    })
}
