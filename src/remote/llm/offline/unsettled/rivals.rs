//! Values that two people give, and neither takes back.
use super::super::disputes::{Dispute, Value, both_told, choice, values};
use super::super::fillers;
use super::super::patterns::{
    PatternSet, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::super::questions::{Doubt, WHICH};
use super::super::talk;
use super::super::token::{Token, places, plain, sentence};
use super::super::turns::{End, Sentence};
use super::{BACK, LONGEST};

/// How far a value stands behind the words that put it up, and before them.
const AFTER: usize = 7;
const BEFORE: usize = 6;

/// A value as others give it, or as it is written down.
static CITED: PatternSet = pattern_set![
    "i've|we've|i|we was|been told",
    "told|tells me|us",
    "i|we|i've|we've heard|read",
    "i|we|he|she|they saw|got|have|has it as|at|down",
    "says",
    "say",
    "said",
    "swears|reckons|thinks",
    "according to",
    "i've|we've got",
    "in the law|policy|rules|regs|contract|plan|book|manual there's|it's|it",
];

/// A value that somebody puts up themselves.
static OWN: PatternSet = pattern_set![
    "i|we thought|remember|remembered|understood|reckon",
    "is|isn't it not",
    "isn't it",
    "isnt it",
    "not|really every",
    "i've|i|we|we've always *",
    "i|we do|use|take|put|give|leave|set|run|keep|make|charge|fill",
    "i've|we've been doing|using|taking|giving|putting|setting|running|leaving",
    "i'd say",
    "i'm sure",
    "surely",
    "or is it",
];

/// What a value is written on.
static PAPERS: WordSet = word_set!(
    "sheet wall card label board poster box bottle tin packet website chart sign sticker plate plan policy contract book binder manual leaflet regs notes list spec form wiki"
);

/// Whether words put up a value of their own.
pub(in super::super) fn claims(tokens: &[Token]) -> bool {
    claimed(tokens).is_some()
}

/// Where the words begin that put up a value of the speaker's own.
pub(in super::super) fn claim_at(tokens: &[Token]) -> Option<usize> {
    find(tokens, &OWN).map(|(at, _)| at)
}

/// The values that words put up, and whether they are another's or a paper's.
fn claimed(tokens: &[Token]) -> Option<(Vec<Value>, bool)> {
    let all = values(tokens);
    static NO_CLAIM: PatternSet = pattern_set![
        "you|i said|told",
        "let's say",
        "did i|you say",
        "mine|it|ours|this|that|yours shows|reads|showed|showing",
        "i'll change|fix|correct|update",
    ];
    // `Was 10 but the vet said more`, `he says 12 is fine, it isn't`
    let past = starts_any(tokens, patterns!["was|were", "used to"]).is_some();
    let cased = past
        || has_any(tokens, patterns!["fine|enough it isn't|wasn't"])
        || starts_any(tokens, patterns!["what|and|but|so? if|when|unless|once"]).is_some();
    if cased || has_any(tokens, &NO_CLAIM) {
        return None;
    }
    let near = |at: usize, n: usize| -> Vec<Value> {
        let from = at.saturating_sub(BEFORE);
        let close =
            |v: &&Value| v.at >= from && v.end <= at || v.at + 1 >= at + n && v.at < at + n + AFTER;
        all.iter().filter(close).cloned().collect()
    };
    let by = |set: &'static PatternSet| {
        let (at, n) = find(tokens, set)?;
        let close = near(at, n);
        (!close.is_empty() && !of_a_case(tokens, at, n)).then_some(close)
    };
    if let Some(close) = by(&CITED) {
        return Some((close, !says_self(tokens)));
    }
    if let Some(close) = written_on(tokens, &all) {
        return Some((close, true));
    }
    by(&OWN).map(|close| (close, false))
}

/// `I'd say four`: what the speaker thinks.
fn says_self(tokens: &[Token]) -> bool {
    let first = find(tokens, &CITED);
    first.is_some_and(|(at, _)| {
        let own = ["i", "i'd", "we", "we'd", "you'd"];
        tokens[at].key == "say" && at > 0 && own.contains(&tokens[at - 1].key.as_str())
    })
}

/// `when the battery says thirty`, `they'll say`, `say so`: what is said in a case, or is to be said.
fn of_a_case(tokens: &[Token], at: usize, n: usize) -> bool {
    static CASES: WordSet = word_set!(
        "if when until till once unless what to they'll it'll you'll he'll she'll i'll can did do you and & used should must will may"
    );
    static NOT_SAID: WordSet = word_set!(
        "if when until till once unless what whatever whoever should must will ever never nobody"
    );
    let says = matches!(tokens[at + n - 1].key.as_str(), "say" | "says" | "said");
    let before = &tokens[at.saturating_sub(4)..at];
    let leads = |t: &Token| t.tail().is_some() || CASES.contains(t.key.as_str());
    let alone = n == 1 && tokens[at].key == "say";
    let bid = alone && (tokens[at].tail().is_some() || before.last().is_none_or(leads));
    let cased = before.iter().any(|t| NOT_SAID.contains(t.key.as_str()));
    bid || says && cased
        || has_any(
            &tokens[..at + n],
            patterns!["used to say|be|read", "i to say"],
        )
}

/// `It's half, on the website.`
fn written_on(tokens: &[Token], all: &[Value]) -> Option<Vec<Value>> {
    let at = tokens
        .iter()
        .position(|t| PAPERS.contains(t.key.as_str()))?;
    let led = tokens[..at]
        .iter()
        .rposition(|t| matches!(t.key.as_str(), "on" | "in"))?;
    let close = all
        .last()
        .filter(|v| v.end <= led && led <= v.end + 2 && at <= led + 3)
        // `fifty in a box`
        .filter(|_| !matches!(tokens[led + 1].key.as_str(), "a" | "an" | "each" | "every"))?;
    let states = starts_any(
        tokens,
        patterns!["it's|there's|that's|it|there is?", "hm|well|oh|but it's"],
    )
    .is_some();
    (states || close.at <= 1).then(|| vec![close.clone()])
}

/// A number that another speaker, a book or a sign puts up against the one that was told, and nobody takes up.
pub(super) fn rival(sentences: &[Sentence], at: usize) -> Option<Dispute> {
    let s = &sentences[at];
    let words = fillers::strip(&s.tokens);
    if words.len() > LONGEST {
        return None;
    }
    // `HR says ninety, security says thirty`
    if both_told(&words).is_some() {
        return None;
    }
    let (_, cited) = claimed(&s.tokens)?;
    let written = s.mood != super::Mood::Speech;
    let dispute = Dispute::of_values(sentences, at, &words, cited)?;
    // in notes nobody speaks against themselves
    let own = written && !cited;
    (!own && dispute.is_open(sentences)).then_some(dispute)
}

/// What was said last that stands open: of two values which, of one whether it holds.
pub(super) fn left_open(
    sentences: &[Sentence],
    at: usize,
    known: &[Dispute],
    ask: Option<String>,
) -> Option<Doubt> {
    let s = &sentences[at];
    let mut told = sentences[at.saturating_sub(BACK)..at]
        .iter()
        .enumerate()
        .filter(|(_, b)| {
            b.source == s.source
                && b.end != End::Question
                && !values(&b.tokens).is_empty()
                && b.tokens.len() <= 40
        });
    let (i, last) = told.next_back()?;
    let i = at.saturating_sub(BACK) + i;
    let words = fillers::strip(&last.tokens);
    let both = Dispute::of_values(sentences, i, &words, true)
        .filter(|d| d.told + 2 >= i && choice(&words).is_none());
    match both {
        Some(both) if known.iter().any(|d| d.is_again(&both)) => None,
        Some(mut both) => {
            both.ask = ask.or(both.ask);
            Some(both.doubt(sentences))
        }
        // that two do not agree is asked with what they say
        None if has_any(&s.tokens, patterns!["agree|agreed"]) => None,
        None => {
            // `The corners, one or two?` `You do two, I do one.`
            let asked = i.checked_sub(1).map(|b| &sentences[b]);
            let asked = asked
                .filter(|b| b.end == End::Question && b.source == s.source && b.tokens.len() > 2);
            let asked = asked.map_or_else(String::new, |b| {
                format!(
                    "{}? ",
                    sentence(talk::lead(&b.tokens)).trim_end_matches('?')
                )
            });
            let which = match choice(&words).is_some() {
                true => WHICH,
                false => "does this hold?",
            };
            Some(Doubt {
                text: format!("{asked}“{}”: {which}", plain(&words)),
                ask,
                at: places(&words),
            })
        }
    }
}
