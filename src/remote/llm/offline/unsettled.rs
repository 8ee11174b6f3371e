//! What the talk itself leaves unsettled: owners that nobody names, values that two people give, answers that break off.
mod rivals;
mod unanswered;

pub(super) use self::rivals::{claim_at, claims};
use self::rivals::{left_open, rival};
use self::unanswered::unanswered;
use super::disputes::{Dispute, both_told, choice, each_once};
use super::patterns::{PatternSet, has_any, pattern_set, patterns};
use super::questions::{self, Doubt, Loose, Manner, to_ask};
use super::token::{Token, places, plain, sentence, stems};
use super::turns::{End, Mood, Sentence};
use super::{fillers, talk};

/// How many sentences an answer may take.
const REPLY: usize = 5;
/// How far back the value stands that another is put up against.
const BACK: usize = 6;
/// The most words of a question and of a claim.
const LONGEST: usize = 24;

/// The open questions of all sentences, in their order, beside the disputes that are known to be open, and those that are
/// only put where no other asks the same.
pub(super) fn unsettled(sentences: &[Sentence], known: Vec<Dispute>) -> (Vec<Doubt>, Vec<Loose>) {
    let rivals = (0..sentences.len())
        .filter(|at| !matches!(sentences[*at].mood, Mood::Code | Mood::Heading(_)))
        .filter_map(|at| rival(sentences, at));
    let disputes = each_once(known.into_iter().chain(rivals).collect());
    let mut out: Vec<Doubt> = Vec::new();
    let mut loose: Vec<Loose> = Vec::new();
    for at in 0..sentences.len() {
        let s = &sentences[at];
        let here = disputes.iter().filter(|d| d.put == at);
        out.extend(here.clone().map(|d| d.doubt(sentences)));
        if matches!(s.mood, Mood::Code | Mood::Heading(_)) {
            continue;
        }
        let known = |d: &Doubt| {
            let near = out.len().saturating_sub(3);
            out[near..]
                .iter()
                .any(|o| d.at.iter().any(|a| o.at.contains(a)))
        };
        // `who tells the caretaker, I couldn't tell you`
        let says = questions::says(&s.tokens);
        let asked = here.count() > 0;
        let open = unanswered(sentences, at)
            .filter(|_| !says && !asked)
            .or_else(|| either(sentences, at).filter(|_| !is_disputed(s, at, &disputes)))
            .or_else(|| to_settle(sentences, at, &disputes).filter(|d| !known(d)))
            .or_else(|| {
                let open = super::admissions::admission(sentences, at);
                open.filter(|d| !is_disputed(s, at, &disputes) && !known(d))
            })
            .or_else(|| blank(s));
        let breaks = super::evasions::breaks_down(s).then(|| {
            questions::unfinished(
                &s.tokens,
                s.speaker.clone(),
                before(sentences, at).as_deref(),
            )
        });
        if open.is_none() {
            loose.extend(super::admissions::unruled(sentences, at).or_else(|| bare(sentences, at)));
            loose.extend(unowned(sentences, at));
        }
        out.extend(open.into_iter().chain(breaks));
    }
    (out, loose)
}

/// `somebody's got to sign the sheet`: done by nobody who is named.
fn unowned(sentences: &[Sentence], at: usize) -> Option<Loose> {
    const LONGEST: usize = 30;
    let s = &sentences[at];
    let words = fillers::strip(&s.tokens);
    let due = questions::open(&words).is_some_and(|(_, how)| how != Manner::Done);
    (due && words.len() <= LONGEST)
        .then(|| questions::whose(sentences, at, &words, s.speaker.clone()))
        .flatten()
}

/// `I don't know.`: what the speaker does not know stands in the words before.
fn bare(sentences: &[Sentence], at: usize) -> Option<Loose> {
    let s = &sentences[at];
    let bare = questions::undecided(&s.tokens) && stems(&fillers::strip(&s.tokens)).len() <= 3;
    bare.then(|| questions::not_known(sentences, at, None))
        .flatten()
}

/// Whether words hold two values against each other that were already, or only tell what is done where two differ.
fn is_disputed(s: &Sentence, at: usize, disputes: &[Dispute]) -> bool {
    let cased = patterns!["if they|you|these|those|the|it * *? agree"];
    has_any(&s.tokens, cased)
        || both_told(&s.tokens)
            .or_else(|| choice(&s.tokens))
            .is_some_and(|(a, b)| disputes.iter().any(|d| d.is_about(at, &a, &b)))
}

/// Words that own to not knowing, or that tell of how it was, where an answer is due.
pub(super) static VAGUE: PatternSet = pattern_set![
    "used to be|think|do|go|ring|have",
    "somebody|someone|somebody's|someone's",
    "couldn't|can't tell|say|remember|recall",
    "don't|dunno|didn't know",
    "dunno",
    "no idea|clue",
    "no * idea",
    "not sure|certain",
    "good question",
    "was going to",
    "thought it|it's|you|that was|is|were",
    "i thought it's|it",
    "or is it",
    "never|not really|quite|actually|fully? settled|decided|agreed|clear|sorted|discussed",
    "never told|done|asked|counted|needed|agreed|deleted|happened",
    "that's true",
    "i'll|i? will|need to ask|check|think|find|look",
    "not any more|longer",
    "depends",
    "have|has|we'd|i'd|you'd|we'll|i'll|you'll to? see|think|look|wait",
    "different|another|other kettle|story|matter|question|animal|thing",
    "that's|it's a? good|tricky|hard|tough|interesting one|question",
    "haven't|hasn't|never thought|decided|worked|figured|got|come that|it|about|out|up|across|to",
    "cross that bridge",
    "play|plays|playing it by ear",
    "it|that varies|changes|differs",
    "whoever's|whoever is|has|happens",
    "god|lord|who|heaven knows",
    "beats me",
    "has|have|he's|she's|they've left|gone|retired",
    "but i think",
    "there? isn't any|one",
    "nobody|no-one",
    "let's not",
    "it's|is up to",
];

/// What was said last before a sentence, with words of content.
fn before(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let source = sentences[at].source;
    let told = sentences[..at].iter().rev().take(4);
    told.take_while(|b| b.source == source)
        .map(|b| fillers::strip(&b.tokens))
        .find(|words| stems(words).len() >= 2)
}

/// `UK or UTC?`, and nobody says which.
fn either(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let or = words.iter().position(|t| t.key == "or")?;
    let chosen = s.end == End::Question && or > 0 && or + 1 < words.len() && words.len() <= 12;
    if !chosen || questions::is_tag(words) {
        return None;
    }
    let mut named = stems(words);
    named.retain(|w| w != "one");
    let answered = reply(sentences, at).iter().take(3).any(|r| {
        r.speaker != s.speaker
            && (stems(&r.tokens).iter().any(|w| named.contains(w)) || talk::affirms(&r.tokens))
    });
    (!answered).then(|| Doubt {
        text: format!("{}?", sentence(words).trim_end_matches('?')),
        ask: None,
        at: places(words),
    })
}

/// What follows a question, until its asker asks the next.
fn reply(sentences: &[Sentence], at: usize) -> Vec<&Sentence> {
    let s = &sentences[at];
    sentences[at + 1..]
        .iter()
        .take(REPLY)
        .take_while(|r| r.source == s.source)
        .take_while(|r| {
            !(r.speaker == s.speaker && r.end == End::Question && r.tokens.len() > 2)
                || r.turn == s.turn
        })
        .collect()
}

/// That somebody has to settle it.
pub(super) static TO_SETTLE: PatternSet = pattern_set![
    "somebody|someone|somebody's|someone's should|must|has|have|needs|wants|gonna|going|ought to? have? to? decide|settle|make",
    "somebody|someone make|makes|decide|decides|settle|settles",
    "somebody|someone should|must|has|have|needs|ought to? lay|sort|clear that|this out|down|up",
    "never agreed",
    "we|they can't|don't|never agree",
    "i don't know where they've|they|that|it|you",
];

/// `somebody should decide that`, `we never agreed`: what was said before it stands open.
fn to_settle(sentences: &[Sentence], at: usize, disputes: &[Dispute]) -> Option<Doubt> {
    let s = &sentences[at];
    // `if they don't agree, stop`
    let cased = has_any(&s.tokens, patterns!["if|when|unless|whenever"]);
    if cased || !has_any(&s.tokens, &TO_SETTLE) {
        return None;
    }
    left_open(sentences, at, disputes, to_ask(&s.tokens))
}

/// A cell of a table, or the end of a note, that holds a question mark and no more.
fn blank(s: &Sentence) -> Option<Doubt> {
    let empty = s.mood != Mood::Speech && s.tokens.iter().any(|t| t.word == "?");
    // `old filters: ? who takes them`, `? long jobs: who goes`
    let words: Vec<Token> = s.tokens.iter().filter(|t| t.word != "?").cloned().collect();
    let opens = |i: &usize| words[*i - 1].tail().is_some() && words[*i].key.starts_with("wh");
    let text = match (1..words.len()).find(opens) {
        Some(from) => format!(
            "“{}”: {}?",
            plain(&words[..from]),
            plain(&words[from..]).trim_end_matches('?')
        ),
        None => format!("“{}”: what is missing?", plain(&s.tokens)),
    };
    empty.then(|| Doubt {
        text,
        ask: None,
        at: places(&s.tokens),
    })
}
