//! How, where, when, how often what was just told is done, said of it with nothing else: `Swipe the card.` **`Do it at the
//! door.`**, `Check the oil.` **`You do that with the engine off.`**
use super::super::lexicon::{is_adverb, opens_place};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::read;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::put_in::add_last;
use super::{before, tells_of_own};

/// The most words of it.
const LONGEST: usize = 12;

/// Puts how it is done behind what the same speaker told just before. Says whether it did.
pub(super) fn told_of_it(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let stated = s.mood == Mood::Speech && s.end == End::Stop;
    let does = || s.tokens.iter().any(|t| t.key == "do");
    if !stated || s.tokens.len() > 2 * LONGEST || !does() {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some(how) = how(talk::lead(&words)).map(<[Token]>::to_vec) else {
        return false;
    };
    let told = before(sentences, at, 2)
        .find(|i| {
            let b = &sentences[*i];
            b.speaker == s.speaker || !talk::is_backchannel(&b.tokens)
        })
        .filter(|i| tells_of_own(sentences, *i, at));
    let Some(told) = told else {
        return false;
    };
    add_last(&mut sentences[told].tokens, &how);
    sentences[at].tokens.clear();
    true
}

/// What follows `do it`, if it says how, and tells no other deed; not `do that before the count`, which gives it its place.
fn how(words: &[Token]) -> Option<&[Token]> {
    static HOW: WordSet = word_set!(
        "once twice outside inside outdoors indoors upstairs downstairs cold hot warm dry wet standing sitting kneeling live every each when whenever while until till unless as together alone gloved by with without"
    );
    let n = starts_any(
        words,
        patterns![
            "you|we|i always|only|just|usually|normally? do it|that|this",
            "and? always|only|just? do it|that|this"
        ],
    )?;
    let how = words
        .get(n..)
        .filter(|w| !w.is_empty() && words[n - 1].tail().is_none())?;
    let first = &how[0];
    let often = starts_any(how, patterns!["* times"]).is_some() && first.is_number();
    let manner = first.key.ends_with("ly") && is_adverb(&first.key);
    let ordered = matches!(first.key.as_str(), "before" | "after");
    let placed = opens_place(&first.key) && how.len() > 1 && !ordered;
    let opens = often || manner || placed || HOW.contains(first.key.as_str());
    // `do it outside, it drips`: why
    let end = clause_end(how);
    let rest = &how[end..];
    let not = starts_any(rest, patterns!["and? not|never"]).is_some();
    // `do that cold, you'll get scalded`: it stands with what comes of it
    if starts_any(rest, patterns!["you'll|it'll|they'll|you'd|or|otherwise"]).is_some() {
        return None;
    }
    // `twice and take the average`
    let joined = how.iter().any(|t| t.key == "and") && !not;
    let other = joined || !not && read(rest, Mood::Speech).is_some();
    let whole = if not { end + clause_end(rest) } else { end };
    (opens && !other && how.len() <= LONGEST).then(|| &how[..whole])
}
