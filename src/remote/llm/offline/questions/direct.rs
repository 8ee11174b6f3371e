//! An indirect question put directly: `I don't know what the limit is` as `What is the limit?`
use super::super::lexicon::{
    DETERMINERS, PLACES, is_adverb, is_auxiliary, is_past, is_subject, pronoun_clause,
};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::{Token, bare_last, sentence};
use super::super::verbs::{is_action, is_participle, is_state, is_third_person, third_person_base};

/// The most words of the question.
const LONGEST: usize = 22;

/// Words that open an indirect question.
static OPENERS: WordSet =
    word_set!("who who's whom whose which what what's when where where's how whether if");

/// Helpers that may stand before the subject.
static HELPERS: WordSet = word_set!(
    "am is are was were has have had do does did can could should would will shall may might must isn't aren't wasn't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't"
);

/// Whether a word opens an indirect question.
pub(super) fn opens(t: &Token) -> bool {
    OPENERS.contains(t.key.as_str())
}

/// `who put the sticker there`, `where they got it from`, `what we did`: how something came about.
pub(super) fn looks_back(clause: &[Token]) -> bool {
    let Some(verb) = clause.get(1) else {
        return false;
    };
    let who = clause[0].key == "who"
        && !HELPERS.contains(verb.key.as_str())
        && !is_third_person(&verb.key)
        && (is_past(&verb.key) || is_action(&verb.key));
    who || starts_any(
        clause,
        patterns![
            "where|how|when it|they|that|this|he|she|we|they've|he's|she's|it's|you got|get|gets|came|comes|happened|had",
            "what|how|when|where we|they|he|she|i did|had|said"
        ],
    )
    .is_some()
}

/// The indirect question that words begin with, without what is said behind it.
pub(super) fn clause(words: &[Token]) -> &[Token] {
    let ends = |i: usize| {
        let rest = &words[i..];
        let paused = words[i - 1].tail().is_some();
        let aside = starts_any(
            rest,
            patterns![
                "honestly|really|yet|though|either|exactly|anyway|offhand|mate|sorry|tbh",
                "to be honest|fair|exact",
                "off the top",
                "i think|guess|suppose|reckon|mean"
            ],
        )
        .is_some_and(|n| i + n >= words.len() || n > 1 || rest[n - 1].tail().is_some());
        let joined = matches!(rest[0].key.as_str(), "and" | "but" | "so")
            && rest.len() > 1
            && pronoun_clause(&rest[1..]);
        let told = paused && !opens(&rest[0]) && rest[0].key != "or";
        aside || joined || told || words[i - 1].tail().is_some_and(|c| ".?!".contains(c))
    };
    let end = (1..words.len()).find(|i| ends(*i)).unwrap_or(words.len());
    &words[..end.min(LONGEST)]
}

/// The question that an indirect one asks, with a capital and a question mark.
pub(super) fn question(clause: &[Token]) -> String {
    let mut out: Vec<Token> = Vec::with_capacity(clause.len() + 1);
    let mut from = 0;
    // `what they want now, whether it's the card or the list`
    for at in 1..=clause.len() {
        if at == clause.len() || clause[at - 1].comma() && opens(&clause[at]) {
            out.extend(one(&clause[from..at]));
            from = at;
        }
    }
    bare_last(&mut out);
    format!("{}?", sentence(&out).trim_end_matches(['?', ',']))
}

/// One indirect question, its helper before its subject.
fn one(clause: &[Token]) -> Vec<Token> {
    let whether = matches!(clause[0].key.as_str(), "whether" | "if");
    // `what about when it's wet`
    let case = starts_any(clause, patterns!["what|how about", "what if|when"]).is_some();
    let Some(subject) = subject(clause).filter(|_| !case) else {
        return clause.to_vec();
    };
    let lead = if whether {
        &clause[1..1]
    } else {
        &clause[..subject]
    };
    let (who, rest) = parted(&clause[subject..]);
    let skipped = rest.iter().take_while(|t| is_adverb(&t.key)).count();
    let rest = &rest[skipped..];
    let Some(verb) = rest.first() else {
        return clause.to_vec();
    };
    let ought = verb.key == "ought" && rest.len() > 2;
    let inverted = if ought {
        [&[Token::new("should", verb.at)], &who[..], &rest[2..]].concat()
    } else if helps(rest) {
        let mut helper = verb.clone();
        helper.bare();
        [&[helper], &who[..], &rest[1..]].concat()
    } else if let Some((helper, base)) = helped(&who, verb) {
        [&[helper], &who[..], &[base], &rest[1..]].concat()
    } else {
        return clause.to_vec();
    };
    [lead, &inverted].concat()
}

/// Where the subject of an indirect question begins; none where the opener is the subject, or no subject is named.
fn subject(clause: &[Token]) -> Option<usize> {
    for at in 1..clause.len().min(6) {
        let (word, before) = (clause[at].key.as_str(), clause[at - 1].key.as_str());
        let pronoun = is_subject(word)
            || matches!(word, "one" | "this" | "those" | "these" | "that" | "there")
            || word
                .split_once('\'')
                .is_some_and(|(p, _)| is_subject(p) || p == "that");
        if PLACES.contains(before) || before == "of" {
            continue;
        }
        if pronoun || DETERMINERS.contains(word) && word != "of" {
            return Some(at);
        }
        let does = HELPERS.contains(word) || is_third_person(word) || is_past(word);
        if does || word == "to" || is_action(word) && at > 1 {
            return None;
        }
    }
    None
}

/// The subject and what follows it: `it's the card` as `it` and `is the card`.
fn parted(words: &[Token]) -> (Vec<Token>, Vec<Token>) {
    let first = &words[0];
    if let Some((subject, helper)) = first.key.split_once('\'') {
        let gone = words
            .get(1)
            .is_some_and(|t| matches!(t.key.as_str(), "been" | "gone" | "got"));
        let helper = match helper {
            "s" if gone => "has",
            "s" => "is",
            "re" => "are",
            "ll" => "will",
            "d" => "would",
            "ve" => "have",
            "m" => "am",
            _ => return (words[..1].to_vec(), words[1..].to_vec()),
        };
        let subject = if subject == "i" { "I" } else { subject };
        let who = vec![Token::new(subject, first.at)];
        let helper = [Token::new(helper, first.at)];
        return (who, [&helper, &words[1..]].concat());
    }
    // `the limit is`, `that lid goes on`
    let verb = |t: &Token| HELPERS.contains(t.key.as_str()) || agrees(&t.key);
    let named = DETERMINERS.contains(first.key.as_str()) && !words.get(1).is_some_and(verb);
    let end = if named {
        (2..words.len().min(7))
            .find(|i| verb(&words[*i]))
            .unwrap_or(1)
    } else {
        1
    };
    (words[..end].to_vec(), words[end..].to_vec())
}

/// Whether the first word helps another: `does fit`, and not `does with it`.
fn helps(words: &[Token]) -> bool {
    let word = words[0].key.as_str();
    let next = words.get(1).map(|t| t.key.as_str());
    HELPERS.contains(word)
        && match word {
            "do" | "does" | "did" => {
                next.is_some_and(|n| is_action(n) || is_state(n) || matches!(n, "not" | "even"))
            }
            "has" | "have" | "had" => next
                .is_some_and(|n| is_participle(n) || matches!(n, "been" | "to" | "got" | "gone")),
            _ => true,
        }
}

/// Whether a word is a verb in the third person, of doing or of being.
fn agrees(key: &str) -> bool {
    is_third_person(key)
        || key
            .strip_suffix('s')
            .is_some_and(|base| base != "thi" && is_state(base))
}

/// The helper of a verb that has none, and the verb as it stands with it: `it works` as `does` and `work`.
fn helped(who: &[Token], verb: &Token) -> Option<(Token, Token)> {
    let helper = |word: &str| Token::new(word, verb.at);
    let base = match verb.key.as_str() {
        "does" => Some("do".to_owned()),
        "has" => Some("have".to_owned()),
        key => third_person_base(key),
    };
    let base = base.or_else(|| {
        let base = verb.key.strip_suffix('s')?;
        is_state(base).then(|| base.to_owned())
    });
    if let Some(base) = base {
        let mut put = verb.clone();
        let tail = verb.tail().map(String::from).unwrap_or_default();
        put.word = ecow::eco_format!("{base}{tail}");
        put.key = base.into();
        return Some((helper("does"), put));
    }
    let plural = who.len() == 1
        && matches!(
            who[0].key.as_str(),
            "i" | "we" | "you" | "they" | "people" | "those" | "these"
        );
    let plain = is_action(&verb.key)
        || is_state(&verb.key) && !is_auxiliary(&verb.key)
        || matches!(verb.key.as_str(), "do" | "have");
    (plural && plain && !is_past(&verb.key)).then(|| (helper("do"), verb.clone()))
}
