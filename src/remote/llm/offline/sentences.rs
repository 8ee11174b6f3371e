//! Turns to sentences: by punctuation where there is any, else by cues, pauses and the words that begin anew.
mod arrows;
mod cues;
mod style;
mod unstopped;

use self::arrows::{is_arrow, is_case, is_target, revised};
use self::cues::{cue_of, goes_on, torn};
pub(super) use self::style::Style;
use super::lexicon::{DETERMINERS, PLACES, holds, is_auxiliary, is_subject, pronoun_clause};
use super::patterns::{PatternSet, WordSet, has_any, pattern_set, patterns, starts_any, word_set};
use super::token::Token;
use super::turns::{End, Mood, PARTS, Sentence, Turn};

/// The most words of one sentence.
const LONGEST: usize = 80;

/// Whether a stop follows the word.
fn stopped(token: &Token) -> bool {
    matches!(token.tail(), Some('.' | '?' | '!'))
}

/// A word that a phrase cannot end with.
pub(super) fn hangs(token: &Token) -> bool {
    static OPEN: WordSet = word_set!(
        "and or but so then to of for with from at by into your the a an my our their is are was we you i they if when because just really that's it's very"
    );
    OPEN.contains(token.key.as_str())
        || (DETERMINERS.contains(token.key.as_str())
            && !matches!(
                token.key.as_str(),
                "that"
                    | "this"
                    | "all"
                    | "both"
                    | "first"
                    | "last"
                    | "next"
                    | "same"
                    | "each"
                    | "these"
                    | "those"
                    | "other"
                    | "another"
                    | "any"
                    | "some"
                    | "no"
                    | "his"
                    | "her"
            ))
}

/// Splits a turn into sentences.
pub(super) fn split(turn: Turn, number: usize, style: Style, out: &mut Vec<Sentence>) {
    let Turn {
        tokens,
        speaker,
        mood,
        source,
        alone,
        item,
    } = turn;
    let whole = matches!(mood, Mood::Code | Mood::Heading(_));
    let style = if mood == Mood::Speech {
        style
    } else {
        Style::Stops
    };
    let mut open: Vec<Token> = Vec::new();
    let mut arrows = 0;
    // `damage -> photo -> text to Jo`: one after another
    let mut chained = false;
    let mut put = |tokens: Vec<Token>, turn: usize| {
        let end = end_of(&tokens);
        if !tokens.is_empty() {
            out.push(Sentence {
                tokens,
                speaker: speaker.clone(),
                mood,
                end,
                turn,
                source,
                alone,
                placed: None,
                item,
            });
        }
    };
    let tokens = revised(tokens);
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let mut arrow = is_arrow(token);
        if !arrow {
            chained &= token.tail().is_none();
            open.push(token.clone());
            if let Some(last) = open.last_mut().filter(|t| is_number_of(t, next)) {
                last.bare();
            }
        } else if (is_case(&open, mood) || mood != Mood::Speech && is_target(&tokens[i + 1..]))
            && let Some(last) = open.last_mut()
        {
            last.bare();
            last.word.push(if chained { ',' } else { ':' });
            chained = true;
            arrow = false;
        }
        let anew = breaks(&open, &tokens[i + 1..], style);
        let listed = matches!(mood, Mood::Item { .. } | Mood::Prose) && token.tail() == Some(';');
        let endless = open.len() >= LONGEST;
        let stops = ends_sentence(token, next)
            && !(mood != Mood::Speech && bracketed(&open, &tokens[i + 1..]));
        if !whole && (arrow || anew || listed || endless || stops) {
            put(std::mem::take(&mut open), number * PARTS + arrows);
            chained = false;
            arrows += usize::from(arrow && arrows + 1 < PARTS);
        }
    }
    put(open, number * PARTS + arrows);
}

/// Whether a bracket is open that is closed a few words on: `for 3 years (5? ask Jo)`.
fn bracketed(open: &[Token], ahead: &[Token]) -> bool {
    const SHORT: usize = 5;
    let count = |words: &[Token], mark: char| -> usize {
        words.iter().map(|t| t.word.matches(mark).count()).sum()
    };
    let ahead = &ahead[..ahead.len().min(SHORT)];
    count(open, '(') > count(open, ')') && count(ahead, ')') > count(ahead, '(')
}

/// Whether a new sentence begins between what is open and what is ahead, where no stop says so.
fn breaks(open: &[Token], ahead: &[Token], style: Style) -> bool {
    let (Some(last), Some(next)) = (open.last(), ahead.first()) else {
        return false;
    };
    if style == Style::Stops || super::unmarked::denies_last(open, ahead).is_some() {
        return false;
    }
    let cue = last.at != next.at;
    if style == Style::Capitals {
        return cue
            && last.tail().is_none()
            && next.word.starts_with(char::is_uppercase)
            && !hangs(last);
    }
    if cue && matches!(style, Style::Cues | Style::Both) {
        let held = holds(&last.key) && is_subject(&next.key);
        let led = goes_on(next) && !super::fronts::leads_deed(cue_of(ahead));
        return !(hangs(last) || led || held || torn(open, cue_of(ahead)));
    }
    if style == Style::Nothing {
        return self::unstopped::begins_anew(open, ahead);
    }
    style == Style::Cues
        && open.len() >= 4
        && !hangs(last)
        && begins(ahead)
        && !(holds(&last.key) && pronoun_clause(ahead))
}

/// Where a speaker without punctuation begins anew.
fn begins(ahead: &[Token]) -> bool {
    static STARTS: PatternSet = pattern_set![
        "and then",
        "then you|we|i|they|it",
        "so then",
        "next you|we|i",
        "after that",
        "okay",
        "ok so",
        "so you|we|first|the|now|anyway|if|when|once",
        "make sure",
        "never",
        "don't forget",
        "and if|when|once|make|never|before",
        "but if|first|you|never|before",
        "no wait|sorry",
        "actually",
        "scratch that",
        "oh and",
        "anyway",
        "by the way",
        "and finally",
        "finally you|we",
        "before that",
        "the next|last|first thing|step",
        "um so",
        "because",
        "now you|we|i",
        "once you've|it's|that's",
    ];
    starts_any(ahead, &STARTS).is_some()
}

/// **`no.`** `of copies`: how many.
fn is_number_of(token: &Token, next: Option<&Token>) -> bool {
    token.key == "no" && token.tail() == Some('.') && next.is_some_and(|n| n.key == "of")
}

/// Whether a stop after a word ends a sentence.
fn ends_sentence(token: &Token, next: Option<&Token>) -> bool {
    if token.word.ends_with('…') || token.word.ends_with("...") {
        // `shake the… no. don't.`
        let no = |n: &Token| n.key == "no" && n.tail() == Some('.');
        return next.is_none_or(|n| n.word.starts_with(char::is_uppercase) || no(n));
    }
    match token.tail() {
        // `for ? months`: a blank, not an end
        Some('?') if token.key.is_empty() => {
            next.is_none_or(|n| n.word.starts_with(char::is_uppercase))
        }
        Some('?' | '!') => true,
        Some('.') => {
            static SHORT: WordSet =
                word_set!("e.g i.e vs etc approx dept inc st fig no min max a.m p.m tel ext re");
            let abbreviation = SHORT.contains(token.key.as_str());
            // `J. Smith`, and not `Where was I. Close …`, `it's plan B. Then …`
            let begins = next.is_some_and(|n| {
                crate::domain::words::is_function_word(&n.key) || super::verbs::is_action(&n.key)
            });
            let initial = token.key.chars().count() == 1
                && token.key != "i"
                && !begins
                && token.key.chars().all(char::is_alphabetic)
                && token.word.starts_with(char::is_uppercase);
            let lower = next.is_some_and(|n| {
                n.word
                    .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            });
            let goes_on =
                is_number_of(token, next) || matches!(token.key.as_str(), "e.g" | "i.e" | "vs");
            next.is_none() || !((abbreviation && lower) || goes_on || (initial && !lower))
        }
        _ => false,
    }
}

pub(super) fn end_of(tokens: &[Token]) -> End {
    let Some(last) = tokens.last() else {
        return End::Open;
    };
    if last.trails() || matches!(last.tail(), Some('—')) {
        return End::TrailsOff;
    }
    match last.tail() {
        Some('?') => End::Question,
        Some('.' | '!') => End::Stop,
        _ if asks(tokens) || asks_last(tokens) => End::Question,
        _ => End::Open,
    }
}

/// `wait how long`, `call on what`, `into which bin`: what is asked comes last, or behind what leads to it.
fn asks_last(tokens: &[Token]) -> bool {
    const LONGEST: usize = 5;
    let last = |n: usize| &tokens[tokens.len().saturating_sub(n)..];
    let ends = starts_any(
        last(2),
        patterns![
            "how long|many|much|often|far|hot",
            "on|in|with|to|for|into|from|at|by what|which|who|whom",
            "who by"
        ],
    );
    let opens = starts_any(
        tokens,
        patterns![
            "and|so? on|in|with|to|for|into|from|at|by which|what|whose|how *",
            "and|so? how deep|high|low|full|tight|wide|thick|thin|tall|heavy|big|strong|fast|slow|hard|late|early|close|warm|cold for|then|exactly|roughly|though?"
        ],
    );
    let apart = tokens.iter().all(|t| t.tail().is_none());
    (2..=LONGEST).contains(&tokens.len()) && apart && (ends.is_some() || opens.is_some())
}

/// A question by its words alone.
fn asks(tokens: &[Token]) -> bool {
    static ASKS: PatternSet = pattern_set![
        "so|and|but|okay? what|how|who|where|when|why do|does|did|is|are|if|about|happens|should|can|would",
        "so|and|but|okay? what's|who's|how's|where's|why's",
        "so|and|but|okay? how long|many|much|often|hot|far",
        "so|and|but|okay? why|how not|last|come",
        "so|and|but|okay? what|which kind|sort|time|one|bag|colour|color|size|temperature",
        "so|and? do|does|did|is|are|can|could|should|would you|we|i|they|it|that|the|there|anyone|anybody|everyone",
        "any|anyone|anybody want|fancy|know",
        "so|and? has|have|was|were that|it|you|they|i",
    ];
    let short = asks_shortly(tokens);
    (short || starts_any(tokens, &ASKS).is_some())
        && !has_any(tokens, patterns!["is|do|does that"])
        && !names_what(tokens)
        && !does_a_thing(tokens)
        && (tokens.len() <= 2 || starts_any(tokens, patterns!["what you|we|i"]).is_none())
        && !tokens
            .first()
            .is_some_and(|t| PLACES.contains(t.key.as_str()))
        && (tokens.len() <= 18 || is_auxiliary(&tokens[0].key))
}

/// `do the raffle at the start`: a deed, for nothing that does anything is named.
fn does_a_thing(tokens: &[Token]) -> bool {
    let Some(n) = starts_any(tokens, patterns!["so|and|then? do the *"]) else {
        return false;
    };
    let does = |i: usize| {
        let key = tokens[i].key.as_str();
        let named = super::lexicon::opens_object(&tokens[i - 1].key)
            || super::lexicon::opens_place(&tokens[i - 1].key);
        !named && (super::verbs::is_action(key) || super::verbs::is_state(key))
    };
    tokens.len() > n && !(n..tokens.len()).any(does)
}

/// **`what's in the cage`** `has to come to what we made`: what something is done with, and not what is asked.
fn names_what(tokens: &[Token]) -> bool {
    let led = starts_any(tokens, patterns!["so|and|but|then? what's"]);
    let of_it = |t: &Token| {
        matches!(
            t.key.as_str(),
            "that" | "which" | "who" | "you" | "we" | "i" | "they"
        )
    };
    let said = |at: usize| {
        starts_any(
            &tokens[at..],
            patterns![
                "goes|gets|stays|comes in|into|on|onto|to|back|out|under|at|with|by",
                "has|needs to",
                "must|should *"
            ],
        )
        .is_some()
    };
    led.is_some_and(|n| {
        (n + 2..tokens.len())
            .any(|at| said(at) && !of_it(&tokens[at - 1]) && tokens[at - 1].tail().is_none())
    })
}

/// `who signs the slip`, `why two`, `then what`: a short question whose verb is no auxiliary, or that has none.
fn asks_shortly(tokens: &[Token]) -> bool {
    const WHO: usize = 9;
    const WHY: usize = 4;
    let apart = tokens.iter().all(|t| t.tail().is_none());
    let who = starts_any(
        tokens,
        patterns!["so|and|but|ok|okay|oh? who else|then|normally?"],
    );
    let does = who.and_then(|n| tokens.get(n)).is_some_and(|t| {
        super::verbs::is_third_person(&t.key) && !matches!(t.key.as_str(), "knows" | "cares" | "is")
    });
    let why = starts_any(tokens, patterns!["so|and|but|ok|okay|oh? why"]).is_some();
    let next = super::questions::asks_next(tokens);
    apart && (does && tokens.len() <= WHO || why && tokens.len() <= WHY || next)
}
