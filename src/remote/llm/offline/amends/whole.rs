//! A whole way of doing is thrown out: `the way I was taught, you'd boil it and you'd skim it. Forget all that, we now …`.
//! All that the speaker told of it goes, and what follows stands by itself.
use super::super::patterns::{PatternSet, pattern_set, starts_any};
use super::super::stories;
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{End, Sentence};
use super::{before, spoken};

/// How many sentences back the old way may begin.
const REACH: usize = 6;

static ALL_OUT: PatternSet = pattern_set![
    "no|but|and|so|you? can? forget|scrap|scratch|skip|ignore|bin|disregard|strike|drop|chuck|bury all of? that|this|it|those",
    "no|but|and|so|you? can? forget|scrap|scratch|skip|ignore|bin|disregard|strike|drop|chuck the whole? lot",
    "no|but|and|so|you? can? forget|scrap|scratch|skip|ignore|bin|disregard|strike|drop|chuck that|this|it whole|entire business|thing|way|lot|part|procedure",
    "no|but|and|so|you? can? forget|scrap|scratch|skip|ignore|bin|disregard|strike|drop|chuck that|this|it all|none of it|that|this",
    "and|so|but? all of? that|this is|has all? out|gone|history|over|dead|finished",
    "and|so|but? that's|it's|this is all out|gone|history|over|dead|finished",
];

/// By itself this takes back what was said last; after an old way there is nothing left to take back.
static OUT: PatternSet = pattern_set![
    "no|but|and|so|you? can? forget|scrap|scratch|skip|ignore|bin|disregard|strike|drop|chuck that|this|it",
];

/// Whether a sentence throws out all that was told just before; that goes, and so do these words.
pub(super) fn thrown_out(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end == End::Question {
        return false;
    }
    let lead = s.tokens.len() - talk::lead(&s.tokens).len();
    let old_way = || {
        let mut own = before(sentences, at, 2).filter(|i| sentences[*i].speaker == s.speaker);
        own.next()
            .is_some_and(|i| stories::is_obsolete(&sentences[i].tokens))
    };
    let words = &s.tokens[lead..];
    let all = starts_any(words, &ALL_OUT).or_else(|| starts_any(words, &OUT).filter(|_| old_way()));
    let Some(n) = all.map(|n| lead + n) else {
        return false;
    };
    let apart = n == s.tokens.len() || s.tokens[n - 1].tail().is_some();
    if !apart {
        return false;
    }
    let speaker = s.speaker.clone();
    let own: Vec<usize> = before(sentences, at, REACH)
        .filter(|i| sentences[*i].speaker == speaker && sentences[*i].end != End::Question)
        .collect();
    // the old way begins where it is called old; where nothing says so, what was said last is meant
    let opens = own
        .iter()
        .position(|i| stories::is_obsolete(&sentences[*i].tokens));
    let breath = own
        .iter()
        .take(2)
        .filter(|i| sentences[**i].turn == sentences[at].turn);
    let gone = &own[..opens
        .map_or(breath.count().max(1), |last| last + 1)
        .min(own.len())];
    for i in gone {
        sentences[*i].tokens.clear();
    }
    // `Forget that, all of it, nobody insures you.`
    let mut rest: Vec<Token> = sentences[at].tokens.split_off(n);
    while let Some(more) = tag(&rest) {
        rest.drain(..more);
    }
    sentences[at].tokens = rest;
    spoken(&sentences[at]) || !gone.is_empty()
}

/// `all of it`, `the whole lot`, said after it.
fn tag(words: &[Token]) -> Option<usize> {
    let tags = super::super::patterns::patterns![
        "all|every bit? of it|that|this|them",
        "the whole? lot|thing",
        "that's|it's all? gone|out|over|history|dead|finished",
        "nobody|no-one does|did|do it|that|this? any? more|anymore|now?"
    ];
    starts_any(words, tags).filter(|n| *n == words.len() || words[n - 1].tail().is_some())
}
