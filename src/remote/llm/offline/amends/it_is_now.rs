//! Who it is now, as whoever told the other one says themselves: `Hand it to Joe.` **`Well, Kim now.`**, `Call Dave.` **`It's Priya these
//! days.`**
use super::super::lexicon::{determined, opens_place};
use super::super::nouns::is_somebody;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::phrase::lowered;
use super::super::roles;
use super::super::talk;
use super::super::token::{Token, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::retold::is_name;
use super::stated::led_only_cues;
use super::{own_deeds, spoken};

/// Words before the one who is told something.
static ADDRESSED: WordSet =
    word_set!("ring call tell ask email text phone message warn inform to with");

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
        let Some(who) = newcomer(&s.tokens) else {
            continue;
        };
        let found = own_deeds(sentences, (at, at), NEAR)
            .find_map(|i| Some((i, other(&sentences[i].tokens, &who)?)));
        if let Some((told, (from, to))) = found {
            put_for(&mut sentences[told].tokens, from, to, &who);
            sentences[at].tokens.clear();
        }
    }
}

/// `Well, it's` **Kim** `now.`, `it's` **the verger** `now`, **Terry's son** `now, Terry's retired`
fn newcomer(words: &[Token]) -> Option<Vec<Token>> {
    let (words, cued) = led_only_cues(talk::lead(words));
    let well = starts_any(words, patterns!["well|or|though|although"]).unwrap_or(0);
    let is = starts_any(&words[well..], patterns!["it's|that's", "it is"]).unwrap_or(0);
    let said = words.get(well + is..)?;
    let led = well > 0 || is > 0 || cued;
    // `Stop now.`
    let person = |t: &Token| is_name(t) && (led || roles::is_name(t));
    let [first, second, ..] = said else {
        return None;
    };
    let theirs = first.key.ends_with("'s") && is_name(first) && second.tail().is_none();
    let by_work = led && determined(said) && is_somebody(&second.key);
    let len = if theirs || by_work { 2 } else { 1 };
    let rest = said.get(len..)?;
    let now = starts_any(
        rest,
        patterns![
            "now|nowadays|currently actually|really?",
            "these days",
            "at the moment",
            "from now on"
        ],
    );
    // `…, Terry's retired`
    let holds = now.is_some_and(|n| n == rest.len() || rest[n - 1].tail().is_some());
    let mut who = said[..len].to_vec();
    if by_work {
        who[0].word = lowered(&who[0].word);
    }
    (holds && (theirs || by_work || person(first))).then_some(who)
}

/// Where words name somebody else whom the deed is done to, or for.
fn other(told: &[Token], who: &[Token]) -> Option<(usize, usize)> {
    if who.len() == 2 && determined(who) {
        let addressed = |t: &Token| ADDRESSED.contains(t.key.as_str());
        let at = (1..told.len().saturating_sub(1))
            .find(|i| addressed(&told[i - 1]) && determined(&told[*i..]))?;
        let one = &told[at + 1];
        let whole = told
            .get(at + 2)
            .is_none_or(|t| opens_place(&t.key) || ends_phrase(t));
        return (one.key != who[1].key && (whole || one.tail().is_some())).then_some((at, at + 2));
    }
    let mut all = (1..told.len()).filter(|i| is_name(&told[*i]));
    let one = all.next().filter(|_| all.next().is_none())?;
    let whole = !told[one].key.ends_with("'s")
        && told.get(one + 1).is_none_or(|t| !is_name(t))
        && told[one].key != who[0].key;
    // `Terry's son`, for Terry alone
    let theirs = who[0].before_s();
    let same = theirs.is_none_or(|t| t.key == told[one].key);
    (whole && same).then_some((one, one + 1))
}

/// `ring the vicar` **the day before**, `tell the chef` **about it**
fn ends_phrase(word: &Token) -> bool {
    matches!(
        word.key.as_str(),
        "the" | "about" | "and" | "if" | "when" | "that" | "first"
    )
}
