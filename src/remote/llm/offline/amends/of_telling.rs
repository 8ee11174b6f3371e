//! What somebody says of how they tell it: `I know that sounds silly.`, `I said that right?`, `Ever.` after what is never done.
use super::super::amounts::amounts;
use super::super::patterns::{PatternSet, find, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, stems, tokens};
use super::super::turns::{End, Sentence, unsay};
use super::{own_steps, spoken};

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

/// What says when it is done, before that is told in full.
static WHEN: PatternSet =
    pattern_set!["that's|that|it's is? before|after|afterwards|earlier|later"];

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
            || whole(&WHEN) && goes_on(sentences, at)
            || wondered(sentences, at)
            || since(sentences, at);
        if put_off(sentences, at) {
            unsay(&mut sentences[at - 1..=at]);
        } else if explains(sentences, at) || idle {
            unsay(&mut sentences[at..=at]);
            plainly(&mut sentences[at + 1..]);
        } else if before_all(sentences, at) {
            sentences[at].tokens = tokens("That comes before everything.", words[0].at);
            unsay(&mut sentences[at + 1..=at + 1]);
        } else if comes_first(sentences, at) {
            sentences[at].tokens = tokens("Yes, first.", words[0].at);
        } else if whole(&FORGOT) {
            sentences[at].tokens = tokens("I forgot that.", words[0].at);
        }
    }
}

/// `What about queen cells?` **`That's a different story, we'll do that another day.`**: asked, and not to be told here.
fn put_off(sentences: &[Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let other = starts_any(
        words,
        patterns![
            "that's a|an whole? different|other|another|separate story|matter|topic|subject|conversation|thing|procedure",
            "that's another story|matter|topic|subject|conversation|thing|procedure"
        ],
    );
    let later = find(
        words,
        patterns![
            "another|some|a day|time|other time|different day|time",
            "for another day|time"
        ],
    );
    let whole = other.is_some_and(|n| n == words.len() || words[n - 1].comma());
    let asked = sentences[at - 1].end == End::Question
        && sentences[at - 1].speaker != sentences[at].speaker;
    asked && (whole || later.is_some_and(|(i, n)| i + n == words.len() && words.len() < 8))
}

/// `Turn it upside down, and put the lid on that.` `Why upside down?` **`So you don't squash any.`**: why something was told that
/// was not told last.
fn explains(sentences: &[Sentence], at: usize) -> bool {
    let (s, asked) = (&sentences[at], &sentences[at - 1]);
    let why = starts_any(talk::lead(&asked.tokens), patterns!["why *"]);
    let so = starts_any(&s.tokens, patterns!["so you|it|they|nobody|nothing *"]);
    let Some(n) = why.filter(|_| so.is_some() && asked.end == End::Question) else {
        return false;
    };
    let of = stems(&talk::lead(&asked.tokens)[n - 1..]);
    let told = own_steps(sentences, (at, at - 1), 1).next();
    asked.speaker != s.speaker
        && !of.is_empty()
        && told.is_some_and(|i| {
            let t = &sentences[i].tokens;
            let last = t.iter().rposition(Token::comma).map_or(0, |c| c + 1);
            let said = stems(&t[last..]);
            last > 0 && !of.iter().any(|w| said.contains(w))
        })
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

/// `It's five now, isn't it?` `Yeah.` **`Five, since Easter.`**: the value that another said just before, and since when.
fn since(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !s.tokens[0].is_number() || s.tokens.len() > 5 {
        return false;
    }
    let all = amounts(&s.tokens);
    let [value] = all.as_slice() else {
        return false;
    };
    let since = starts_any(&s.tokens[value.end..], patterns!["since|from *"]).is_some();
    let asked = sentences[at.saturating_sub(2)..at]
        .iter()
        .find(|t| t.end == End::Question);
    since
        && asked.is_some_and(|t| {
            t.speaker != s.speaker && amounts(&t.tokens).iter().any(|a| a.alike(value))
        })
}

/// `What about breakfast?` **`That's before.`** `Before the audit, you send the list.`
fn goes_on(sentences: &[Sentence], at: usize) -> bool {
    let asked = sentences[at - 1].end == End::Question;
    sentences.get(at + 1).is_some_and(|next| {
        let when = starts_any(&next.tokens, patterns!["before|after *"]).is_some();
        asked && when && next.speaker == sentences[at].speaker
    })
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

/// `Do you check the oil?` **`Yes, that comes first.`**: what was asked about, and not what was told before.
fn comes_first(sentences: &[Sentence], at: usize) -> bool {
    let first = starts_any(
        &sentences[at].tokens,
        patterns![
            "yes|yeah|yep|oh that|this|it is|comes|goes|happens first",
            "yes|yeah|yep|oh that's|it's first"
        ],
    );
    first.is_some_and(|n| n == sentences[at].tokens.len())
        && sentences[at - 1].end == End::Question
        && sentences[at - 1].speaker != sentences[at].speaker
}

/// Whether the same speaker just said what is not done.
fn bars(sentences: &[Sentence], at: usize) -> bool {
    let denies = |t: &Token| matches!(t.key.as_str(), "don't" | "never" | "not" | "no");
    let last = &sentences[at - 1];
    last.speaker == sentences[at].speaker && last.tokens.iter().any(denies)
}
