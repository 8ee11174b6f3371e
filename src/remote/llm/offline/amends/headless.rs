//! An answer without the thing it is about, which the question named: `And the foam?` `Goes in the grey bin.`
use super::super::gather::is_thing;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_participle, is_third_person};

/// The most words of the thing's name.
const NAME: usize = 4;

/// Words that ask about the thing that they lead to.
static ABOUT: PatternSet = pattern_set![
    "what|how about",
    "what happens|happened to|with",
    "what becomes|became of",
];

/// Puts the thing that was asked about before its verb. Says whether it did.
pub(super) fn named(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(thing) = asked(s) else {
        return false;
    };
    let answers = |a: &&Sentence| {
        a.source == s.source
            && a.speaker != s.speaker
            && a.mood == Mood::Speech
            && a.end != End::Question
    };
    let Some(heard) = sentences.get(at + 1).filter(answers) else {
        return false;
    };
    let whole = headless(&heard.tokens, &thing);
    let Some(from) = whole.or_else(|| stands_for(&heard.tokens, &thing)) else {
        return false;
    };
    let heard = &mut sentences[at + 1].tokens;
    let mut told = thing;
    if heard.len() > from + 1 && is_done(&heard[from], &heard[from + 1]) {
        super::super::token::mark_last(&mut told, ':');
    }
    told.extend(heard[from..].iter().cloned());
    let verb = told.len() - (heard.len() - from);
    told[verb].word = super::super::phrase::lowered(&told[verb].word);
    *heard = told;
    if whole.is_some() || starts_any(talk::lead(&sentences[at].tokens), &ABOUT).is_some() {
        sentences[at].tokens.clear();
    }
    true
}

/// `And the foam?`, `what about the old forms?`, `what happens to the wet ones?`: the thing, with a capital.
fn asked(s: &Sentence) -> Option<Vec<Token>> {
    if s.end != End::Question || s.mood != Mood::Speech {
        return None;
    }
    let words = talk::lead(&s.tokens);
    let about = starts_any(words, &ABOUT).unwrap_or(0);
    let name = match &words[about..] {
        // `and the full one then?`
        [name @ .., then] if then.key == "then" && !name.is_empty() => name,
        name => name,
    };
    let one = |t: &Token| t.key == "one" && name.len() > 2;
    let several = || name.last().is_some_and(super::is_several);
    // `VAT?`
    let short = matches!(name, [one] if one.key.len() > 1 && one.word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
    if starts_any(name, patterns!["the|our|your|this|that"]).is_none() && !several() && !short {
        return None;
    }
    let plain =
        |t: &Token| !is_subject(&t.key) && !is_auxiliary(&t.key) && (!t.is_number() || one(t));
    let whole = name[..name.len() - 1].iter().all(|t| t.tail().is_none());
    let named = (1..=NAME).contains(&name.len()) && whole && name[1..].iter().all(plain);
    if !named || !is_thing(name) {
        return None;
    }
    let mut name = name.to_vec();
    name[0].word = super::super::phrase::raised(&name[0].word);
    name.last_mut()?.bare();
    Some(name)
}

/// `Parcels?` `They go under the desk.`: where the verb stands behind the pronoun that means the thing.
fn stands_for(words: &[Token], thing: &[Token]) -> Option<usize> {
    let lead = talk::lead(words);
    let from = words.len() - lead.len();
    let (pronoun, verb) = (lead.first()?, lead.get(1)?);
    let many = thing.last().is_some_and(super::is_several);
    let points = matches!(
        (pronoun.key.as_str(), many),
        ("those" | "these", true) | ("that" | "this", false)
    );
    let means = points || pronoun.key == if many { "they" } else { "it" };
    let goes = matches!(
        verb.key.as_str(),
        "go" | "goes" | "stay" | "stays" | "belong" | "belongs" | "get" | "gets" | "come" | "comes"
    );
    // `Returns?` `Those you log in the book.`
    let handled = points && matches!(verb.key.as_str(), "you" | "we" | "i");
    (means && pronoun.tail().is_none() && (goes || handled)).then_some(from + 1)
}

/// `entered in the book`, `boiled for ten minutes`: what is done with the thing that was asked about.
fn is_done(verb: &Token, next: &Token) -> bool {
    is_participle(&verb.key)
        && matches!(
            next.key.as_str(),
            "in" | "into" | "on" | "to" | "with" | "by" | "for" | "at" | "off" | "out"
        )
}

/// Where the verb of an answer stands that has no subject: `Is done by Hugh`, `Goes in the bin`, `Has to be told`.
fn headless(words: &[Token], thing: &[Token]) -> Option<usize> {
    let lead = talk::lead(words);
    let from = words.len() - lead.len();
    let (verb, next) = (lead.first()?, lead.get(1)?);
    let inverted = is_subject(&next.key) || next.key == "there";
    let is = matches!(
        verb.key.as_str(),
        "is" | "are" | "has" | "needs" | "must" | "isn't" | "aren't" | "should" | "can"
    );
    let duty = verb.key == "have" && next.key == "to";
    let many = thing.last().is_some_and(super::is_several);
    // `And the copies?` `Stay in the binder.`
    let stay = many
        && !matches!(next.key.as_str(), "it" | "them" | "those" | "these" | "the")
        && matches!(
            verb.key.as_str(),
            "stay" | "go" | "come" | "hang" | "belong"
        );
    let does =
        stay || is_done(verb, next) || !many && is_third_person(&verb.key) && !is_action(&verb.key);
    let agrees = many || !matches!(verb.key.as_str(), "are" | "aren't" | "have");
    (verb.tail().is_none() && !inverted && agrees && (is || duty || does)).then_some(from)
}
