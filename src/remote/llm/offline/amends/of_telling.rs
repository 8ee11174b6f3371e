//! What somebody says of how they tell it: `I know that sounds silly.`, `I said that right?`, `Ever.` after what is never done.
mod answered;

use super::super::amounts::amounts;
use super::super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, clause_end, mark_last, tokens};
use super::super::turns::{End, Sentence, unsay};
use super::spoken;
use super::stated::led_only_cues;

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

/// Takes out what owns to a mix-up, and what was asked of it: `For children?` **`Sorry, I'm mixing it up with the hospital.`**
pub(super) fn mixed_up(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if spoken(s) && s.tokens.len() <= LONGEST && mixes_up(&s.tokens) {
            let asked = super::answers_another(sentences, at);
            unsay(&mut sentences[at - usize::from(asked)..=at]);
        }
    }
}

/// Takes it out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        told_wrong(&mut sentences[at]);
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

/// `You fill it in the evening,` **`I told you wrong.`**: told as `Sorry, you fill it in the evening.`
fn told_wrong(s: &mut Sentence) {
    const OWNED: usize = 5;
    let words = &s.tokens;
    let from = words
        .iter()
        .rev()
        .skip(1)
        .take(OWNED)
        .position(Token::comma);
    let Some(from) = from.map(|back| words.len() - 1 - back) else {
        return;
    };
    let owned = starts_any(
        &words[from..],
        patterns![
            "i told|said|gave you? it|that? wrong|backwards",
            "i got|had it|that wrong|backwards"
        ],
    );
    if !spoken(s) || owned != Some(words.len() - from) {
        return;
    }
    let oh = starts_any(words, patterns!["oh and?", "and|so"]).unwrap_or(0);
    let mut told = tokens("Sorry,", words[0].at);
    told.extend_from_slice(&words[oh..from]);
    mark_last(&mut told, '.');
    s.tokens = told;
}

/// `Sorry, I'm mixing it up with the hospital.`, `I was thinking of the old pump.`
fn mixes_up(words: &[Token]) -> bool {
    let (words, _) = led_only_cues(talk::lead(words));
    let n = starts_any(
        words,
        patterns!["i'm just|probably?", "i was|am|keep just|probably?"],
    )
    .unwrap_or(0);
    n > 0
        && starts_any(
            &words[n..],
            patterns![
                "mixing|mixed|confusing|muddling it|that|this|them|the? *? up|with *",
                "thinking of *"
            ],
        )
        .is_some()
        && clause_end(words) == words.len()
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
