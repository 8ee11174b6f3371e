//! A case that whoever explains puts as a question of their own: **`Is the kettle on?`** `Switch it off.`, **`Got a beard?`** `Put the
//! net on.`, **`Is the tank full?`** `If not, top it up.` What is bidden next is told under it.
use ecow::EcoString;

use super::super::lexicon::{PARTICLES, determined, is_adverb, opens_place};
use super::super::patterns::{
    PatternSet, WordSet, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::super::phrase::lowered;
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, mark_last, stems, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_participle, is_state, third_person_of};

/// The most words of such a question.
const LONGEST: usize = 9;

/// Who or what a case is of, in a word.
static BARE: WordSet = word_set!(
    "it he she they you we there everything everybody everyone anything anybody anyone something somebody someone nothing nobody"
);
/// What is asked for the talk's sake, and no case of the work.
static IDLE: PatternSet = pattern_set![
    "you know|see|follow|remember|understand|hear|listening|ready|sure|think|seen|heard|believe|ever",
    "you with me|us",
    "you want to",
    "you got|have that|it|a? pen|minute|second|sec|moment|notebook",
    "that|this *? okay|ok|clear|right|all|recording|going|fine|working|it",
    "make|makes sense"
];

/// Tells what is bidden under its case.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (asked, s) = (&sentences[at - 1], &sentences[at]);
        let own = asked.end == End::Question
            && asked.mood == Mood::Speech
            && (1..=LONGEST).contains(&asked.tokens.len())
            && asked.speaker.is_some();
        let same = s.turn == asked.turn && s.source == asked.source && s.end != End::Question;
        if !own || !same {
            continue;
        }
        let words = talk::lead(&asked.tokens);
        // `Try the door, does it squeak?`: what is looked for
        let begun = asked.tokens[0].word.starts_with(char::is_uppercase);
        if !begun || has_any(words, &IDLE) {
            continue;
        }
        let Some((bidden, holds)) = bidden(&s.tokens) else {
            continue;
        };
        let Some(mut told) = case(words, holds) else {
            continue;
        };
        // `Have you washed your hands?` `Wash them.`: what is missing, and no case
        let done = stems(&told[1..]);
        if holds && stems(bidden).iter().any(|word| done.contains(word))
            || doubts(sentences, at - 1, &done)
            || looked_for(sentences, at - 1) && !bidden.iter().any(points)
        {
            continue;
        }
        let mut bidden = bidden.to_vec();
        bidden[0].word = lowered(&bidden[0].word);
        mark_last(&mut told, ',');
        told.append(&mut bidden);
        sentences[at - 1].tokens.clear();
        sentences[at].tokens = told;
    }
}

/// `Bo:` `It's on the tin.` `Ann:` **`Is it on the tin?`** `Go and look.`: whether it is so what another just said.
fn doubts(sentences: &[Sentence], asked: usize, words: &[EcoString]) -> bool {
    asked
        .checked_sub(1)
        .map(|i| &sentences[i])
        .is_some_and(|b| {
            let said = stems(&b.tokens);
            b.speaker != sentences[asked].speaker && words.iter().all(|word| said.contains(word))
        })
}

/// `Look at the gauge.` **`Is it in the green?`** `Close the door.`: what is looked for, and what comes next.
fn looked_for(sentences: &[Sentence], asked: usize) -> bool {
    asked
        .checked_sub(1)
        .map(|i| &sentences[i])
        .is_some_and(|b| {
            let looks = patterns!["you|we? look|check|see|watch|listen|feel|try|test"];
            b.turn == sentences[asked].turn && starts_any(talk::lead(&b.tokens), looks).is_some()
        })
}

fn points(t: &Token) -> bool {
    t.is_it_or_them() || matches!(t.key.as_str(), "one" | "that")
}

/// What is bidden after the question, and whether in the case that it holds: `then` **press start**, `if not,` **top it up**.
fn bidden(words: &[Token]) -> Option<(&[Token], bool)> {
    let words = talk::lead(words);
    let so = starts_any(
        words,
        patterns![
            "if so|yes",
            "if it is|does|has",
            "if you|we|they are|do|have|can",
            "right? then",
            "then"
        ],
    );
    let not = starts_any(
        words,
        patterns![
            "if not|no",
            "if it isn't|doesn't|hasn't|can't",
            "if you|we|they aren't|don't|haven't|can't"
        ],
    );
    let rest = &words[so.or(not).unwrap_or(0)..];
    let told = reading::read(rest, Mood::Speech)?;
    told.condition.is_empty().then_some((rest, not.is_none()))
}

/// `is the kettle on`: `if the kettle is on`; where it does not hold, `if the kettle is not on`.
fn case(asked: &[Token], holds: bool) -> Option<Vec<Token>> {
    let (first, rest) = asked.split_first()?;
    let at = first.at;
    let key = first.key.as_str();
    let mut told = tokens("If", at);
    if key == "got" && !rest.is_empty() {
        let got = if holds {
            "you've got"
        } else {
            "you have not got"
        };
        told.extend(tokens(got, at));
        told.extend_from_slice(rest);
        return Some(told);
    }
    let does = matches!(key, "do" | "does");
    if !does && !matches!(key, "is" | "are" | "has" | "have" | "can") {
        return None;
    }
    let who = subject(rest, does)?;
    told.extend_from_slice(&rest[..who]);
    let (verb, end) = rest[who..].split_first()?;
    match (does, holds) {
        (true, true) if key == "does" => told.push(Token::new(&third_person_of(&verb.key), at)),
        (true, true) => told.push(verb.clone()),
        (false, true) => told.extend([Token::new(key, at), verb.clone()]),
        (_, false) => {
            told.extend([Token::new(key, at), Token::new("not", at), verb.clone()]);
        }
    }
    told.extend_from_slice(end);
    Some(told)
}

/// How many words name whom or what the case is of; something follows them.
fn subject(words: &[Token], does: bool) -> Option<usize> {
    if BARE.contains(words.first()?.key.as_str()) {
        return (words.len() > 1).then_some(1);
    }
    if !determined(words) || words.len() < 3 {
        return None;
    }
    let follows = |t: &Token| {
        let key = t.key.as_str();
        if does {
            is_action(key) || is_state(key)
        } else {
            is_participle(key)
                || matches!(key, "gone" | "come" | "been" | "run" | "done" | "got")
                || is_adverb(key)
                || opens_place(key)
                || PARTICLES.contains(key)
        }
    };
    let found = (2..words.len()).find(|i| follows(&words[*i]));
    Some(found.unwrap_or(words.len() - 1))
}
