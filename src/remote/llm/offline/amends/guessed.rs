//! `You take off, what, eight millimetres?`: who tells a value with a pause for thought asks nobody, and goes on.
use super::super::amounts::amounts;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::reading::asks;
use super::super::repairs::value_of;
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::spoken;
use super::stated::stated;

/// Words that gain time before a value.
static PAUSES: PatternSet = pattern_set![
    "what",
    "what is|was|would it|that be?",
    "what's it",
    "what do|did|does they|you|we|i|he|she|it say|put|call",
    "i don't know",
    "i dunno",
    "let's say",
    "let me think|see",
    "oh|hmm|um|er"
];

/// Tells what was put like a question, without the pause.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        if spoken(&sentences[at]) && sentences[at].end != End::Question {
            waited(&mut sentences[at].tokens);
        }
        if spoken(&sentences[at])
            && sentences[at].mood == Mood::Speech
            && sentences[at].end == End::Question
            && !filled_in(sentences, at)
            && let Some((from, to)) = pause(&sentences[at].tokens)
            && goes_on(sentences, at)
        {
            let mut words = sentences[at].tokens.clone();
            words.drain(from..to);
            words[from - 1].bare();
            mark_last(&mut words, '.');
            let stop = Sentence {
                tokens: words,
                end: End::Stop,
                ..sentences[at].clone()
            };
            if asks(&stop).is_some() {
                sentences[at] = stop;
            }
        }
    }
}

/// `until it drops under, what is it, Pete?` `Three hundred.`: the value that another fills in stands where it was wanted.
fn filled_in(sentences: &mut [Sentence], at: usize) -> bool {
    const ANSWER: usize = 5;
    let s = &sentences[at];
    let Some(from) = wanted(&s.tokens) else {
        return false;
    };
    let Some(heard) = sentences
        .get(at + 1)
        .filter(|h| h.source == s.source && h.speaker != s.speaker && h.end != End::Question)
    else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let words = value_of(talk::lead(&words)).to_vec();
    let all = amounts(&words);
    let Some(value) = all.first().filter(|a| a.at <= 1 && words.len() <= ANSWER) else {
        return false;
    };
    let mut told = s.tokens[..from].to_vec();
    bare_last(&mut told);
    told.extend(words.iter().cloned());
    told[from].word = lowered(&told[from].word);
    mark_last(&mut told, '.');
    // `Three hundred.`, said back
    let back = sentences.get(at + 2).is_some_and(|b| {
        let said = fillers::pauses(&b.tokens);
        let same = stated(&said).is_some_and(|v| v.rest.is_empty() && v.first().alike(value));
        b.speaker == sentences[at].speaker && (same || talk::is_backchannel(&said))
    });
    sentences[at].tokens = told;
    sentences[at].end = End::Stop;
    sentences[at + 1].tokens.clear();
    if back {
        sentences[at + 2].tokens.clear();
    }
    true
}

/// Where what asks for the value begins, behind a word that leads up to one.
fn wanted(words: &[Token]) -> Option<usize> {
    (2..words.len()).find(|at| {
        let open = matches!(
            words[at - 1].key.as_str(),
            "to" | "at"
                | "under"
                | "over"
                | "above"
                | "below"
                | "of"
                | "for"
                | "about"
                | "is"
                | "says"
                | "shows"
                | "reads"
                | "hits"
                | "reaches"
                | "takes"
                | "by"
                | "between"
        );
        let asks = starts_any(
            &words[*at..],
            patterns![
                "what is|was it|that again?",
                "what's it|that again?",
                "what would it be",
                "how much|many|long|hot|high|far|deep|wide is|was it|that? again?"
            ],
        );
        // `…, Pete?`
        let ends = asks.is_some_and(|n| {
            let rest = words.len() - at - n;
            rest == 0 || rest == 1 && words[at + n - 1].comma()
        });
        open && words[at - 1].tail().is_some() && ends
    })
}

/// `wait,` **what,** `ten seconds`: so long is waited, and nothing is put right.
fn waited(words: &mut Vec<Token>) {
    let found = (1..words.len()).find(|at| {
        let before = &words[at - 1];
        let verb = matches!(
            before.key.as_str(),
            "wait" | "count" | "hold" | "leave" | "rest"
        );
        let n = starts_any(
            &words[*at..],
            patterns!["what|oh", "i don't know", "i dunno"],
        );
        verb && before.comma()
            && n.is_some_and(|n| {
                words[at + n - 1].comma()
                    && amounts(&words[at + n..]).first().is_some_and(|a| a.at <= 1)
            })
    });
    if let Some(at) = found {
        let n = words[at..]
            .iter()
            .position(Token::comma)
            .map_or(1, |n| n + 1);
        words.drain(at..at + n);
        words[at - 1].bare();
    }
}

/// Where the pause stands, between commas and before a value that ends the sentence.
fn pause(words: &[Token]) -> Option<(usize, usize)> {
    const TAIL: usize = 3;
    (1..words.len()).find_map(|at| {
        let n = starts_any(&words[at..], &PAUSES)?;
        let to = at + n;
        let apart = words[at - 1].comma() && words[to - 1].comma();
        let value = amounts(words.get(to..)?).into_iter().next()?;
        let near = value.at <= 1 && to + value.end + TAIL >= words.len();
        (apart && near).then_some((at, to))
    })
}

/// Whether whoever said it goes on, or is answered by nobody.
fn goes_on(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let own = |o: &Sentence| o.speaker == s.speaker && o.source == s.source;
    let told = at
        .checked_sub(1)
        .and_then(|i| sentences.get(i))
        .is_some_and(|b| own(b) && b.end != End::Question);
    sentences.get(at + 1).is_some_and(|next| {
        let answers = || !amounts(&next.tokens).is_empty() || talk::nods(&next.tokens);
        match own(next) {
            true => next.end != End::Question,
            false => told && !answers() && next.source == s.source,
        }
    })
}
