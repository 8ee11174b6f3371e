//! What was told, told once more: `to recap`, and lists of the steps by their names.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::Sentence;
use super::Gather;

/// How many names make a list of what was told.
const LISTED: usize = 6;

impl Gather {
    /// `So, count, call, phones, close, form.`: near the end, the names of what was told, one after the other.
    pub(super) fn lists_the_steps(&self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let same = |n: &&Sentence| n.source == s.source;
        let after = sentences[at..].iter().take(12).take_while(same).count();
        let items: Vec<&[Token]> = s
            .tokens
            .split_inclusive(|t| t.tail().is_some())
            .filter(|item| !talk::lead(item).is_empty())
            .collect();
        let short = items.iter().filter(|i| talk::lead(i).len() <= 4).count();
        let told = self.told.iter().filter(|t| t.reading.is_some()).count();
        // `to go over it once more`, and then all of it in clauses
        let again = self.recap == Some(s.turn) && items.len() + 2 >= LISTED;
        // `at the end, beam off, wait three minutes, vent`: a recap has names, and gives nothing
        let said = |a: &Amount| {
            let told = sentences[..at].iter().filter(same);
            told.flat_map(|t| amounts(&t.tokens)).any(|o| o.alike(a))
        };
        let gives = || {
            !amounts(&s.tokens).iter().all(said)
                || starts_any(&s.tokens, patterns!["and|so? at the end"]).is_some()
        };
        let listed = items.len() >= LISTED && short + 1 >= items.len();
        if after >= 12 || told < items.len() || !again && (!listed || gives()) {
            return false;
        }
        items.iter().filter(|i| known(sentences, at, i)).count() * 5 >= items.len() * 4
    }
}

/// Whether something of the name of an item was told before a sentence.
fn known(sentences: &[Sentence], at: usize, item: &[Token]) -> bool {
    let source = sentences[at].source;
    let names = stems(talk::lead(item));
    names.is_empty()
        || names.iter().any(|n| {
            let knows = |tokens: &[Token]| stems(tokens).iter().any(|w| akin(w, n));
            let told = sentences[..at].iter().filter(|t| t.source == source);
            told.into_iter().any(|t| knows(&t.tokens))
        })
}

/// `So key, nuts, then jack.`: a few of the things just told, in their order.
pub(super) fn runs_through(sentences: &[Sentence], at: usize) -> bool {
    const NAME: usize = 3;
    let tokens = &sentences[at].tokens;
    if starts_any(tokens, patterns!["so *"]).is_none() || !amounts(tokens).is_empty() {
        return false;
    }
    let items: Vec<&[Token]> = tokens.split_inclusive(|t| t.tail().is_some()).collect();
    let last = items
        .last()
        .and_then(|item| starts_any(item, patterns!["and? then *"]));
    let short = |item: &&[Token]| (1..=NAME).contains(&talk::lead(item).len());
    let told = || items.iter().filter(|i| known(sentences, at, i)).count();
    items.len() >= 3 && last.is_some() && items.iter().all(short) && told() + 1 >= items.len()
}

/// Words of one family: `reconcile`, `reconciliation`.
fn akin(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.chars().take(5).collect::<String>();
    a == b || a.len() >= 5 && stem(a) == stem(b)
}

/// `so to recap, count the float, close the till`: a list of what was told, in one breath.
pub(super) fn lists_again(tokens: &[Token]) -> bool {
    let recaps = starts_any(
        tokens,
        patterns![
            "so|and|okay|ok|alright|right? just? to recap|summarize|summarise|sum up?",
            "so|okay|and? in summary|short",
            "so|okay|and? quick recap"
        ],
    );
    recaps.is_some() && tokens.iter().filter(|t| t.comma()).count() >= 3
}

pub(super) fn summing_up(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "so|and|okay|ok|alright? to recap|summarize|summarise|sum",
            "so|okay? in summary|short",
            "so|okay? quick recap",
            "let|so let? me recap|repeat",
            "so|ok|okay? just to recap|confirm|summarize",
            "so|right|okay|ok|and? just? to go over|through it|that|this|them|everything all? once|one? more|again|time?",
            "so|right|okay|ok|and? once|one more|again time?",
            "so|right|okay|ok|and? all|the whole? together|thing now|again",
            "so|right|okay|ok|and? from the top",
            "ah|oh? yes|yeah correct|right|exactly|true",
        ],
    )
    .is_some()
}
