//! What is not needed after all: `Tape the box.` **`You don't need to tape it after all.`**, `Iron the napkins.` **`They don't need
//! ironing, actually.`**, `Use a funnel.` **`You don't need the funnel now.`**, `Wipe the screens.` **`Actually, don't bother.`** The
//! deed goes, or the words that say what it is done with.
use ecow::EcoString;

use super::super::clauses;
use super::super::lexicon::without_determiner;
use super::super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::super::reading::{Force, read};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::stated::led_only_cues;
use super::{NEAR, keep, own_steps, spoken};
use crate::domain::words::stem;

/// The most words of what the deed is done to, and of a thing.
const OBJECT: usize = 4;
/// The most words of whatever needs none of it.
const SUBJECT: usize = 3;

/// What says that a deed is not needed, up to its verb.
static DEED: PatternSet = pattern_set![
    "you|we|they|i don't|won't|wouldn't really|actually|even? need|have to",
    "you|we|they|i do not really|actually|even? need|have to",
    "you|we|they|i needn't",
    "you|we|they|i no longer need|have to",
    "there's|there is? no need to",
    "no need to",
];
/// What says it of a deed that is named by what it is to do.
static BOTHER: PatternSet = pattern_set![
    "you|we|they|i don't|needn't really|actually|even? bother",
    "you|we|they|i don't need|have to bother",
    "please? don't bother",
];
/// What says that a thing is not needed.
static THING: PatternSet = pattern_set![
    "you|we|they|i|it don't|doesn't|won't really|actually|even? need",
    "you|we|they|i|it do|does not really|actually|even? need",
    "you|we|they|i|it no longer need|needs",
];
/// What stands behind it.
static TAIL: PatternSet = pattern_set![
    "after all|that",
    "actually|really|now|anymore|nowadays|either|though",
    "any more|longer",
    "these days",
    "at the moment",
    "to be honest|fair",
    "for that|this|it|those|them|these",
    "come to think of it",
    "i suppose|think|guess",
];

/// Words for what was named before.
static IT: WordSet = word_set!("it them they that those him her");

/// What is not needed.
enum Needless {
    /// What was told last.
    Last,
    /// The deed of this verb, by its stem, with this object.
    Deed(EcoString, Vec<Token>),
    /// A thing.
    Thing(Vec<Token>),
}

/// Takes out what is not needed.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.end == End::Question || !s.tokens.iter().any(needs) || !spoken(s) {
            continue;
        }
        let Some((what, rest)) = needless(&s.tokens) else {
            continue;
        };
        // `And the frames?` `Actually, don't bother.`
        let asked = |i: usize| sentences[i..at].iter().any(|s| s.end == End::Question);
        let found = own_steps(sentences, (at, at), NEAR)
            .filter(|i| !matches!(what, Needless::Last) || !asked(*i))
            .find_map(|i| Some((i, without(&sentences[i], &what)?)));
        if let Some((told, left)) = found {
            sentences[told].tokens = left;
            keep(&mut sentences[at], &rest);
        }
    }
}

fn needs(word: &Token) -> bool {
    matches!(
        word.key.as_str(),
        "need" | "needs" | "needn't" | "have" | "bother"
    )
}

/// What a sentence says is not needed, and the words that follow.
fn needless(words: &[Token]) -> Option<(Needless, Vec<Token>)> {
    // `No need to rinse them.`
    let bare = talk::lead(words);
    let (words, cued) = match starts_any(bare, &DEED) {
        Some(_) => (bare, false),
        None => led_only_cues(bare),
    };
    let whole = |n: usize| {
        let end = n + clause_end(&words[n..]);
        let clause = &words[n..end];
        let (named, behind) = without_tail(clause);
        let next = if end == words.len() {
            0
        } else {
            tail(&words[end..]).unwrap_or(0)
        };
        let cued = cued || behind || next > 0;
        (named.to_vec(), words[end + next..].to_vec(), cued)
    };
    if let Some(n) = starts_any(words, &BOTHER).filter(|n| *n > 0) {
        let (named, rest, cued) = whole(n - 1);
        let named = &named[1..];
        return match named.split_first() {
            None => cued.then_some((Needless::Last, rest)),
            Some((verb, object)) => {
                let doing = verb.key.ends_with("ing") && object.len() <= OBJECT;
                doing.then(|| (Needless::Deed(stem(&verb.key), object.to_vec()), rest))
            }
        };
    }
    if let Some(n) = starts_any(words, &DEED).filter(|n| *n < words.len()) {
        let (named, rest, _) = whole(n);
        let (verb, object) = named.split_first()?;
        let deed = Needless::Deed(stem(&verb.key), object.to_vec());
        return (object.len() <= OBJECT).then_some((deed, rest));
    }
    if let Some((subject, verb)) = done_to(words) {
        let (named, rest, cued) = whole(subject + 2);
        let deed = Needless::Deed(verb, words[..subject].to_vec());
        return (cued && named.len() == 1).then_some((deed, rest));
    }
    let n = starts_any(words, &THING).filter(|n| *n < words.len())?;
    let (named, rest, cued) = whole(n);
    let thing = without_determiner(&named);
    (cued && (1..=OBJECT).contains(&named.len()) && super::super::gather::is_thing(thing))
        .then(|| (Needless::Thing(thing.to_vec()), rest))
}

/// **`the napkins`** `don't need ironing`: how many words name what needs none of it, and the verb of that, by its stem.
fn done_to(words: &[Token]) -> Option<(usize, EcoString)> {
    let no = (1..=SUBJECT).find(|i| {
        let denied = words.get(*i..).unwrap_or_default();
        starts_any(denied, patterns!["don't|doesn't|won't need"]).is_some()
    })?;
    let verb = words.get(no + 2).filter(|t| t.key.ends_with("ing"))?;
    Some((no, stem(&verb.key)))
}

/// The words before those that stand behind what is named, and whether there are any of those.
fn without_tail(clause: &[Token]) -> (&[Token], bool) {
    let ends = (0..clause.len()).find(|i| tail(&clause[*i..]) == Some(clause.len() - i));
    ends.map_or((clause, false), |i| (&clause[..i], true))
}

/// How many words stand behind what is named: `any more, to be honest`.
fn tail(words: &[Token]) -> Option<usize> {
    let mut n = starts_any(words, &TAIL)?;
    while let Some(more) = words.get(n..).and_then(|rest| starts_any(rest, &TAIL)) {
        n += more;
    }
    (n == words.len() || words[n - 1].tail().is_some()).then_some(n)
}

/// What is left of a sentence without what is not needed.
fn without(s: &Sentence, what: &Needless) -> Option<Vec<Token>> {
    let parts = clauses::split(&s.tokens, s.mood).into_iter();
    let mut parts: Vec<Vec<Token>> = parts.map(|(words, _)| words).collect();
    if let [only] = parts.as_mut_slice() {
        only.clone_from(&s.tokens);
    }
    // the parts are the words of the sentence, and nothing was carried over
    if parts.iter().map(Vec::len).sum::<usize>() != s.tokens.len() {
        return None;
    }
    let mut all = (0..parts.len()).rev();
    let (at, left) = all.find_map(|i| Some((i, without_it(&parts[i], s.mood, what)?)))?;
    parts[at] = left;
    let mut left = parts.concat();
    if !left.is_empty() {
        mark_last(&mut left, '.');
    }
    Some(left)
}

/// What is left of a deed: nothing, or the deed without the thing that it is done with.
fn without_it(part: &[Token], mood: Mood, what: &Needless) -> Option<Vec<Token>> {
    let reading = read(part, mood).filter(|r| r.force == Force::Step && r.condition.is_empty())?;
    let (verb, object) = reading.main.split_first()?;
    let named = |words: &[Token]| {
        let (said, known) = (stems(words), stems(object));
        !said.is_empty() && said.iter().all(|w| known.contains(w))
    };
    match what {
        Needless::Last => Some(Vec::new()),
        Needless::Deed(deed, of) => {
            let it = |t: &Token| IT.contains(t.key.as_str());
            let meant = matches!(of.as_slice(), [one] if it(one)) || named(of);
            (stem(&verb.key) == *deed && meant).then(Vec::new)
        }
        Needless::Thing(thing) => {
            let same = |t: &[Token]| stems(t) == stems(thing);
            if same(std::slice::from_ref(verb)) {
                return Some(Vec::new());
            }
            let with = part
                .iter()
                .rposition(|t| matches!(t.key.as_str(), "with" | "using"));
            if let Some(with) = with.filter(|i| same(without_determiner(&part[i + 1..]))) {
                let mut left = part[..with].to_vec();
                bare_last(&mut left);
                return Some(left);
            }
            let head = without_determiner(object);
            let begins = (1..=head.len()).any(|n| same(&head[..n]));
            begins.then(Vec::new)
        }
    }
}
