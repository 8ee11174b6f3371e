//! What is asked for politely is told plainly: `Could you lock the gate for me?`, `Would you mind emptying the bins?`,
//! `If you could wipe the tables, that'd be great.`, `Put the lid on, if you don't mind.`
use super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::reading::{Force, read};
use super::talk;
use super::token::{Token, clause_end, mark_last};
use super::turns::{End, Mood, Sentence};
use super::verbs::{gerund_base, is_action, is_state};

/// How many sentences before one its speaker must have told a step: before that, what is asked is of the talk itself.
const BEGUN: usize = 200;
/// The most words of an assent.
const ASSENT: usize = 5;

/// What asks somebody to do what follows.
static ASKS: PatternSet = pattern_set![
    "please? could|would|will|can you please|also|then|just|kindly|maybe|possibly|now?",
    "please? could|can|may|might i|we just|also? ask|get|trouble|bother you to please|also|then|just?",
    "i|i'm was? wondering|wonder if|whether you could|would|can please|also|then|just?",
    "would|is it be? possible|okay|ok|alright for? you? to",
    "i'd|i|we'd|we would? ask|urge|beg|advise you to please|also|then|just?",
    "i'd|we'd like you to please|also|then|just?",
    "would|will you be so? kind|good|able as? to",
    "be so kind|good as? to",
    "why don't you then|also|just?",
];
/// What asks so with the doing as a noun.
static MINDS: PatternSet = pattern_set!["would|do you mind also|then|just|awfully?"];
/// What asks so by a case.
static CASES: PatternSet = pattern_set![
    "and? if you could|would please|just|also|then?",
    "and? if you can please|just",
    "i'd|we'd be? very? appreciate|grateful|happy|glad it? if you could|would please|just|also|then?",
    "it'd|it|that'd|that would? be|help very|really|so? great|good|nice|helpful|lovely|ideal|brilliant if you could|would please|just|also|then?",
    "it'd|it|that'd|that would? help a? lot? if you could|would please|just|also|then?",
];
/// What is behind such a case.
static THANKS: PatternSet = pattern_set![
    "that|it would|will|that'd|that'll|it'd be|help",
    "that'd|it'd|that'll be|help",
    "i'd|we'd appreciate|be",
    "thanks|please|cheers|ta",
    "thank you",
];
/// What is asked for at the end.
static TAILS: PatternSet = pattern_set![
    "if you don't|wouldn't mind",
    "if you would|please|can|could",
    "if that's|it's all? right|ok|okay|fine|alright with|by|for? you?",
];

/// Tells plainly what somebody who explains asks for.
pub(super) fn plainly(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        let written = s.mood == Mood::Prose;
        if !(s.mood == Mood::Speech || written) || s.tokens.len() < 3 {
            continue;
        }
        if let Some(n) = thanked(&s.tokens) {
            sentences[at].tokens.drain(..n);
            continue;
        }
        let words = talk::lead(&s.tokens);
        let (case, words) = words.split_at(case(words));
        let Some(deed) = deed(words)
            .map(for_nobody)
            .filter(|d| is_deed(d, !case.is_empty()))
        else {
            continue;
        };
        if !is_free(sentences, at) || !written && !begun(sentences, at) {
            continue;
        }
        let led = s.tokens.len() - words.len();
        let case = case.len();
        let s = &mut sentences[at];
        s.tokens.truncate(led);
        if case > 0 {
            mark_last(&mut s.tokens, ',');
        }
        s.tokens.extend(deed);
        mark_last(&mut s.tokens, '.');
        s.end = End::Stop;
        assented(sentences, at);
    }
}

/// `Great, thank you, then you wash the bowl.`: how many words of thanks go before a deed.
fn thanked(words: &[Token]) -> Option<usize> {
    let n = starts_any(
        words,
        patterns![
            "great|okay|ok|lovely|perfect|good|right|yes? thanks|cheers|ta a|so|very? lot|much?",
            "great|okay|ok|lovely|perfect|good|right|yes? thank you so|very? much?"
        ],
    )?;
    let rest = words.get(n..).filter(|_| words[n - 1].comma())?;
    read(rest, Mood::Speech).is_some().then_some(n)
}

/// `While I'm away` **could you** `feed the cat?`: how many words of a case go before what asks.
fn case(words: &[Token]) -> usize {
    const LONGEST: usize = 9;
    let opens = starts_any(
        words,
        patterns![
            "while|when|whenever|once|before|after|if|as you|we|i|i'm|you're|he|she|they|it|it's|the|a|an|your|anyone|somebody|someone *"
        ],
    );
    let asks = |at: &usize| {
        starts_any(
            &words[*at..],
            patterns!["please? could|would|will|can you", "would you mind"],
        )
        .is_some()
    };
    let end = (3..words.len().min(LONGEST)).find(asks);
    end.filter(|_| opens.is_some()).unwrap_or(0)
}

/// The words that are asked for.
fn deed(words: &[Token]) -> Option<Vec<Token>> {
    let front = starts_any(
        words,
        patterns!["if you don't|wouldn't mind", "if you please"],
    )
    .filter(|n| words.len() > n + 1 && words[n - 1].comma());
    if let Some(n) = front {
        return Some(words[n..].to_vec());
    }
    if let Some(n) = starts_any(words, &MINDS) {
        let base = gerund_base(&words.get(n)?.key)?;
        return Some(with_verb(&words[n..], &base));
    }
    if let Some(n) = starts_any(words, &ASKS) {
        return Some(untailed(&words[n..]).unwrap_or_else(|| words[n..].to_vec()));
    }
    if let Some(n) = starts_any(words, &CASES) {
        let end = n + clause_end(words.get(n..)?);
        let over = end == words.len() || starts_any(&words[end..], &THANKS).is_some();
        return over.then(|| words[n..end].to_vec());
    }
    untailed(words)
}

/// Words without what asks for them at the end; nothing where nothing does.
fn untailed(words: &[Token]) -> Option<Vec<Token>> {
    let from = (1..words.len()).find(|i| {
        words[i - 1].comma()
            && starts_any(&words[*i..], &TAILS).is_some_and(|n| i + n == words.len())
    })?;
    Some(words[..from].to_vec())
}

/// `lock the gate for me` as `lock the gate`.
fn for_nobody(mut words: Vec<Token>) -> Vec<Token> {
    let end = words.len().saturating_sub(2);
    if starts_any(&words[end..], patterns!["for me|us"]).is_some() {
        words.truncate(end);
    }
    words
}

fn with_verb(words: &[Token], base: &str) -> Vec<Token> {
    let mut words = words.to_vec();
    let first = &mut words[0];
    first.word = first
        .word
        .to_lowercase()
        .replacen(&first.key.clone(), base, 1);
    first.key = base.into();
    words
}

/// Whether it is a deed of the work, and not one of the talk: `repeat that`, `hear me`, `wait`.
fn is_deed(words: &[Token], in_case: bool) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let of_talk = starts_any(
        words,
        patterns![
            "repeat|say|tell|explain|describe|show|wait|hang|hold|speak|talk|walk|run|take|help|remind|excuse|believe|imagine|see|hear|give|pass|hand|let|go|come me|us|him|that|this|on|up|again|through|over|into|a|there",
            "move|turn|pass|hold|hand|get|shut|stop|put|wait that|this|it|off|over|up",
            "speak|talk|explain|elaborate|clarify|repeat|wait|slow|mute|unmute|share",
            "keep|be|stay|do|say it|that|quiet|still|down|this"
        ],
    );
    is_action(&first.key)
        && !is_state(&first.key)
        && (in_case || of_talk.is_none())
        && words.len() >= 2
        && read(words, Mood::Speech).is_some_and(|r| r.force == Force::Step)
}

/// Whether nobody answers it as a question: nobody else speaks next, or only agrees.
fn is_free(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    sentences
        .get(at + 1)
        .is_none_or(|n| n.source != s.source || n.speaker == s.speaker || agrees(&n.tokens))
}

fn agrees(words: &[Token]) -> bool {
    talk::is_backchannel(words)
        || words.len() <= ASSENT
            && starts_any(
                words,
                patterns![
                    "will do",
                    "no problem|worries|bother",
                    "not at all",
                    "of course|sure|yes|yeah|yep|okay|ok|happily|gladly|done|righto|absolutely|certainly|consider",
                    "i will|can|do|shall",
                    "i'll do that|it",
                    "on it",
                    "happy|glad to"
                ],
            )
            .is_some()
}

/// Takes out the assent to what was asked for.
fn assented(sentences: &mut [Sentence], at: usize) {
    let speaker = sentences[at].speaker.clone();
    let said = sentences
        .get_mut(at + 1)
        .filter(|n| n.speaker != speaker && agrees(&n.tokens));
    if let Some(said) = said {
        said.tokens.clear();
    }
}

/// Whether its speaker told a step before.
fn begun(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    (at.saturating_sub(BEGUN)..at).rev().any(|i| {
        let b = &sentences[i];
        b.source == s.source && b.speaker == s.speaker && super::reading::asks(b).is_some()
    })
}
