//! Who it is now, as whoever told the other one says themselves: `Hand it to Joe.` **`Well, Kim now.`**, `Call Dave.` **`It's Priya these
//! days.`**
use super::super::patterns::{patterns, starts_any};
use super::super::roles;
use super::super::talk;
use super::super::token::{Token, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::retold::is_name;
use super::stated::led_only_cues;
use super::{own_deeds, spoken};

/// The most words in which it is said.
const SHORT: usize = 8;
/// How many deeds back the other one may have been named.
const NEAR: usize = 2;

/// Puts the one who it is now in the place of the other.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > SHORT || !spoken(s)
        {
            continue;
        }
        let Some(name) = newcomer(&s.tokens) else {
            continue;
        };
        let found = own_deeds(sentences, (at, at), NEAR)
            .find_map(|i| Some((i, only_other(&sentences[i].tokens, &name)?)));
        if let Some((told, old)) = found {
            put_for(&mut sentences[told].tokens, old, old + 1, &[name]);
            sentences[at].tokens.clear();
        }
    }
}

/// `Well, it's` **Kim** `now.`
fn newcomer(words: &[Token]) -> Option<Token> {
    let (words, cued) = led_only_cues(talk::lead(words));
    let well = starts_any(words, patterns!["well|or|though|although"]).unwrap_or(0);
    let is = starts_any(&words[well..], patterns!["it's|that's", "it is"]).unwrap_or(0);
    let (name, rest) = words.get(well + is..)?.split_first()?;
    let now = starts_any(
        rest,
        patterns![
            "now|nowadays|currently actually|really?",
            "these days",
            "at the moment",
            "from now on"
        ],
    );
    let holds = now == Some(rest.len()) || cued && is > 0 && rest.is_empty();
    // `Stop now.`
    let led = well > 0 || is > 0 || cued;
    let person = is_name(name) && (led || roles::is_name(name));
    (person && holds).then(|| name.clone())
}

/// The one name that words have but at their head, where it is another.
fn only_other(told: &[Token], name: &Token) -> Option<usize> {
    let mut all = (1..told.len()).filter(|i| is_name(&told[*i]));
    let one = all.next().filter(|_| all.next().is_none())?;
    let whole = !told[one].key.ends_with("'s")
        && told.get(one + 1).is_none_or(|t| !is_name(t))
        && told[one].key != name.key;
    whole.then_some(one)
}
