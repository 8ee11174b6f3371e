//! What somebody says of how they tell it: `I know that sounds silly.`, `I said that right?`, `Ever.` after what is never done.
mod answered;

use super::super::amounts::amounts;
use super::super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, tokens};
use super::super::turns::{End, Sentence, unsay};
use super::spoken;

/// The most words of what is looked at.
const LONGEST: usize = 14;

/// What says nothing of the work.
static OF_TELLING: PatternSet = pattern_set![
    "i know it? that|this|it? sounds|seems *",
    "i know it's|that's silly|daft|obvious|odd|strange|weird|boring|stupid|basic|mad|ridiculous",
    "it|that|this sounds|seems silly|daft|obvious|odd|strange|weird|boring|stupid|basic|mad|ridiculous but? it? works?",
    "i said|got|have? i? said|got that|it right",
    "did i say|get|tell that|it right",
    "have i got|said that|it right",
];
/// What stresses that something is never done.
static NEVER: PatternSet = pattern_set!["never|not? ever ever?", "never never?", "not once"];
/// What owns to an omission, without saying who.
static FORGOT: PatternSet =
    pattern_set!["just|nearly|almost? forgot|forgotten|missed about? that|this|it"];

/// Takes it out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.tokens.len() > LONGEST {
            continue;
        }
        let words = talk::lead(&s.tokens);
        let whole = |said| starts_any(words, said).is_some_and(|n| n == words.len());
        let idle = whole(&OF_TELLING)
            || whole(&NEVER) && bars(sentences, at)
            || tells_of_mistake(words)
            || known_otherwise(sentences, at)
            || wondered(sentences, at)
            || answered::tells_nothing(sentences, at);
        if answered::put_off(sentences, at) {
            unsay(&mut sentences[at - 1..=at]);
        } else if idle {
            unsay(&mut sentences[at..=at]);
            plainly(&mut sentences[at + 1..]);
        } else if before_all(sentences, at) {
            sentences[at].tokens = tokens("That comes before everything.", words[0].at);
            unsay(&mut sentences[at + 1..=at + 1]);
        } else if answered::comes_first(sentences, at) {
            sentences[at].tokens = tokens("Yes, first.", words[0].at);
        } else if whole(&FORGOT) {
            sentences[at].tokens = tokens("I forgot that.", words[0].at);
        }
    }
}

/// `she said 10 first then corrected herself`: how it came to be told.
fn tells_of_mistake(words: &[Token]) -> bool {
    let said = starts_any(words, patterns!["he|she|they said|told|wrote|had *"]);
    said.is_some()
        && has_any(
            words,
            patterns![
                "corrected it|himself|herself|themselves|that",
                "changed his|her|their mind",
                "took it|that back"
            ],
        )
}

/// `Put the date on it.` **`Was it twelve months?`** `… Twelve months.`: who asks, and says so a little later.
fn wondered(sentences: &[Sentence], at: usize) -> bool {
    const SOON: usize = 3;
    let s = &sentences[at];
    let n = starts_any(&s.tokens, patterns!["hang|hold|wait on? was|is it|that"])
        .or_else(|| starts_any(&s.tokens, patterns!["was|is it|that"]));
    let Some(n) = n.filter(|_| s.end == End::Question && s.speaker.is_some()) else {
        return false;
    };
    let asked = amounts(&s.tokens[n..]);
    let [value] = asked.as_slice() else {
        return false;
    };
    let after = &sentences[at + 1..sentences.len().min(at + 1 + SOON)];
    let mine = after.iter().take_while(|t| t.speaker == s.speaker);
    n + value.end == s.tokens.len() && mine.flat_map(|t| amounts(&t.tokens)).any(|a| a.fits(value))
}

/// `Is it six?` **`No it's seven.`**: told as `No, seven.`
fn plainly(after: &mut [Sentence]) {
    let Some(s) = after.first_mut().filter(|s| s.tokens.len() <= 6) else {
        return;
    };
    let Some(n) = starts_any(&s.tokens, patterns!["no|nope|nah it's|it is? *"]).map(|n| n - 1)
    else {
        return;
    };
    if s.tokens[n].is_number() {
        let cue = tokens("No,", s.tokens[0].at);
        s.tokens.splice(..n, cue);
    }
}

/// `Check it's on the hook.` **`First thing.`** `Before the gas even.`
fn before_all(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let first = starts_any(talk::lead(&s.tokens), patterns!["very? first thing"]);
    let next = sentences
        .get(at + 1)
        .filter(|n| n.turn == s.turn && n.tokens.len() <= 5);
    let even = next
        .is_some_and(|n| starts_any(&n.tokens, patterns!["before *", "even before *"]).is_some());
    first.is_some_and(|n| n == s.tokens.len()) && even
}

/// Whether the same speaker just said what is not done.
fn bars(sentences: &[Sentence], at: usize) -> bool {
    let denies = |t: &Token| matches!(t.key.as_str(), "don't" | "never" | "not" | "no");
    let last = &sentences[at - 1];
    last.speaker == sentences[at].speaker && last.tokens.iter().any(denies)
}

/// `Sixty of each.` **`I know I told you 80, they've cut the numbers.`**: what was told once, beside what is told now.
fn known_otherwise(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let told = starts_any(
        &s.tokens,
        patterns!["i|we know i|we've|i've|we said|told|wrote|put|promised"],
    );
    let numbers = |s: &Sentence| s.tokens.iter().filter(|t| t.is_number()).count();
    let last = &sentences[at - 1];
    told.is_some()
        && numbers(s) == 1
        && last.speaker == s.speaker
        && last.turn == s.turn
        && numbers(last) > 0
        && !s
            .tokens
            .iter()
            .any(|t| last.tokens.iter().any(|o| o.is_number() && o.key == t.key))
}
