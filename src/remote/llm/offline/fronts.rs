//! Talk and messages leave out the comma behind what goes before a deed: `if it smells turn it over`, `after lunch sweep
//! the yard`. Here it is put in, before anything is read, so that all rules find a condition, a time or a place parted
//! from what is done then.
mod bare;
mod deed;
mod short;
mod thing;

use self::bare::behind_bare;
use self::deed::{comes, is_barred, is_deed, perceived, strong};
use self::short::{
    behind_all, behind_kind, behind_no, behind_short, behind_state, behind_time, in_front,
};
use super::lexicon::{
    DETERMINERS, NOUNISH, PARTICLES, PLACES, is_adverb, is_auxiliary, is_past, is_subject,
    is_verbal, pronoun_clause, sure_command,
};
use super::patterns::{PatternSet, WordSet, pattern_set, starts_any, word_set};
use super::token::Token;
use super::turns::{Mood, Sentence};
use super::verbs::{is_action, is_participle, is_third_person};

/// How many words a condition has at most.
const LONGEST: usize = 16;

static CLAUSES: PatternSet = pattern_set![
    "if|when|whenever|once|unless|while|before|after",
    "even if",
    "as soon as",
    "every|each time",
    "just|right|straight before|after",
];

static PHRASES: PatternSet = pattern_set![
    "after|before|during|at|in|on|by|from|with|for",
    "every|each",
    "the? last|first|next thing",
    "one last|more|other thing",
    "instead of",
];

/// Verbs that are nouns as well and that talk begins a deed with all the same.
static DEEDS: WordSet = word_set!(
    "turn check push pull press ring call put cut clean wash wipe switch stop start move lock lift fill empty mark tick tape note post email test try use wait walk change charge cover hold count add give sign scan bin hose sweep tie pour hit shut swap"
);

/// Verbs that are as often said of how something is: `leave it open`, `it's dry`.
static QUALITIES: WordSet = word_set!(
    "open close clean dry empty clear warm cool free level wet slow thin secure light correct complete present smooth calm blunt lower mean"
);

/// Verbs behind which another bare verb or a quality belongs to their object.
static LEAVES: WordSet = word_set!(
    "leave leaves keep keeps find finds get gets have has make makes let lets see sees hear hears watch feel help hold holds want wants need needs go come try"
);

/// Words behind which a condition may begin.
static CONNECTIVES: WordSet =
    word_set!("and so but or then ok okay right oh now well yeah yes also actually no wait");
/// Auxiliaries that a bare verb follows.
static JOINS: WordSet = word_set!(
    "do don't does doesn't did didn't can can't will won't would could couldn't should must may might cannot"
);
/// Words that no condition ends with.
static NEVER_LAST: WordSet = word_set!(
    "to and or but so as than just then also always only even please really very too quite how what which who where if when not no"
);
/// Places that a verb of moving ends with.
static WAYS: WordSet = word_set!("through round around under inside outside after before");
/// Puts the comma behind each condition, time or place that goes before what is done without one.
pub(super) fn parted(mut sentences: Vec<Sentence>, chat: bool) -> Vec<Sentence> {
    let spoken = |s: &&mut Sentence| s.mood == Mood::Speech;
    for s in sentences.iter_mut().filter(spoken) {
        super::apostrophes::put(&mut s.tokens);
    }
    super::trials::parted(&mut sentences);
    super::introduced::joined(&mut sentences);
    super::requests::plainly(&mut sentences);
    super::happenings::cut(&mut sentences);
    let told = |s: &&mut Sentence| !matches!(s.mood, Mood::Code | Mood::Heading(_));
    for s in sentences.iter_mut().filter(told) {
        thing::postscript(&mut s.tokens);
        super::bounds::past_that(&mut s.tokens);
    }
    for s in sentences.iter_mut().filter(spoken) {
        super::introduced::named(&mut s.tokens);
        if chat {
            thing::named(&mut s.tokens);
            thing::why_without(&mut s.tokens);
        }
        super::introduced::in_its_deed(&mut s.tokens);
        in_front(&mut s.tokens);
        super::bounds::as_cases(&mut s.tokens);
        let mut from = 0;
        while from + 3 < s.tokens.len() {
            let Some(at) = main_behind(&s.tokens, from) else {
                from += 1;
                continue;
            };
            if let Some(last) = s.tokens.get_mut(at - 1) {
                last.word.push(',');
            }
            from = at + 1;
        }
    }
    sentences
}

/// `in that time you sweep the yard`: a cue that begins with a time or a place and has its own deed.
pub(super) fn leads_deed(cue: &[Token]) -> bool {
    let Some(n) = starts_any(cue, &PHRASES) else {
        return false;
    };
    let told = (n + 1..cue.len().min(n + 7)).any(|at| {
        matches!(cue[at].key.as_str(), "you" | "we" | "i")
            && !super::lexicon::holds_at(cue, at)
            && pronoun_clause(&cue[at..])
            && !super::joints::relative(cue, at, false)
            && cue.get(at + 1).is_some_and(|t| is_action(&t.key))
    });
    told || behind_phrase(cue, n).is_some()
}

/// Where the main clause begins behind the condition that begins at `from`, if no mark says so.
fn main_behind(tokens: &[Token], from: usize) -> Option<usize> {
    let opens = from == 0
        || tokens[from - 1].tail().is_some()
        || CONNECTIVES.contains(tokens[from - 1].key.as_str());
    if !opens {
        return None;
    }
    let rest = &tokens[from..];
    let anew = from == 0 || tokens[from - 1].tail().is_none();
    let phrase = || {
        starts_any(rest, &PHRASES)
            .filter(|_| anew)
            .and_then(|n| behind_phrase(rest, n))
    };
    let clause = || starts_any(rest, &CLAUSES).and_then(|n| behind_clause(rest, n));
    let short = || {
        behind_all(rest)
            .or_else(|| behind_short(rest))
            .or_else(|| behind_no(rest))
            .or_else(|| behind_state(rest))
            .or_else(|| behind_kind(rest).filter(|_| anew))
            .or_else(|| behind_bare(rest))
    };
    phrase()
        .or_else(|| behind_time(rest))
        .or_else(clause)
        .or_else(short)
        .map(|at| from + at)
}

/// `if it smells` / `turn it over`: subject and verb of the condition, and then the deed.
fn behind_clause(rest: &[Token], n: usize) -> Option<usize> {
    let verb = finite(rest, n)?;
    let end = rest
        .iter()
        .take(LONGEST)
        .position(|t| t.tail().is_some())
        .unwrap_or(rest.len().min(LONGEST) - 1);
    let joins = JOINS.contains(rest[verb].key.as_str());
    let mut inner = joins;
    for at in verb + 1..=end {
        if perceived(rest, at) {
            inner = false;
            continue;
        }
        if inner && is_verbal(&rest[at].key) {
            inner = false;
            continue;
        }
        if begins(rest, verb, at) {
            return Some(at);
        }
        // `before they hand you the lead you ask for the card`: the main part goes on here, and is whole as it stands
        if matches!(rest[at].key.as_str(), "you" | "we" | "i") && pronoun_clause(&rest[at..]) {
            return None;
        }
    }
    None
}

/// The finite verb of a condition whose subject begins at `at`.
fn finite(rest: &[Token], at: usize) -> Option<usize> {
    let subject = rest.get(at).filter(|t| t.tail().is_none())?;
    if is_subject(&subject.key) {
        if subject.key.contains('\'') {
            return Some(at);
        }
        let verb = at
            + 1
            + rest[at + 1..]
                .iter()
                .take_while(|t| is_adverb(&t.key))
                .count();
        return rest.get(verb).filter(|t| t.tail().is_none()).map(|_| verb);
    }
    // `after that it's a visit with your card`: the words before are whole
    if subject.key == "that" && rest.get(at + 1).is_some_and(|t| is_subject(&t.key)) {
        return None;
    }
    let head = at + usize::from(DETERMINERS.contains(subject.key.as_str()));
    let stop = rest.len().min(at + 8);
    (at..stop)
        .take_while(|i| *i == at || rest[*i - 1].tail().is_none())
        .find(|i| {
            let t = &rest[*i];
            let drawn = t.key.ends_with("'s") && *i >= head;
            let plural = *i > head
                && rest[*i - 1].key.ends_with('s')
                && !rest[*i - 1].key.ends_with("ss")
                && is_action(&t.key);
            drawn
                || *i > head
                    && (is_auxiliary(&t.key)
                        || is_third_person(&t.key)
                        || is_past(&t.key)
                        || plural)
        })
        .filter(|i| rest[*i].tail().is_none())
}

/// Whether what is done begins at a word behind the verb of a condition.
fn begins(rest: &[Token], verb: usize, at: usize) -> bool {
    let before = &rest[at - 1];
    if before.tail().is_some() || !closes(rest, verb, at) {
        return false;
    }
    let plural =
        at >= 2 && before.key.ends_with('s') && DETERMINERS.contains(rest[at - 2].key.as_str());
    if sure_command(&rest[at..]) && !is_auxiliary(&before.key) && !plural {
        return true;
    }
    // `if he hasn't got it printed he can mail it`: what is done to it belongs to the case
    let got = matches!(
        before.key.as_str(),
        "got" | "get" | "gets" | "have" | "has" | "had" | "want" | "wants" | "need" | "needs"
    );
    if got && rest.get(at + 1).is_some_and(|t| is_participle(&t.key)) {
        return false;
    }
    if deed::goes_behind(rest, verb, at) {
        return true;
    }
    if pronoun_clause(&rest[at..]) {
        let barred = rest.get(at + 1).is_some_and(|t| is_auxiliary(&t.key))
            && rest.get(at + 2).is_some_and(|t| t.tail().is_some());
        return rest[at].tail().is_none()
            && !barred
            && !super::lexicon::holds_at(rest, at)
            && (matches!(rest[at].key.as_str(), "it" | "it's")
                || !super::joints::relative(rest, at, false))
            && !matches!(rest[at].key.as_str(), "that's" | "there's");
    }
    // `when you're back the medicines get signed in`: what is back there is not what is done
    if plural && is_be(&rest[verb].key) && at > verb + 3 {
        return false;
    }
    if at > verb + 1
        && (super::joints::noun_clause(rest, at) || comes(rest, at) || is_barred(&rest[at..]))
    {
        return true;
    }
    let quality = QUALITIES.contains(rest[at].key.as_str());
    let left = LEAVES.contains(rest[verb].key.as_str());
    if quality && (left || at == verb + 1 || is_be(&before.key) || is_adverb(&before.key)) {
        return false;
    }
    let named = left || rest[verb].key == "there's";
    // `if there's no answer mark no-show`
    let lacks = verb + 3 == at
        && rest[verb + 1].key == "no"
        && DEEDS.contains(rest[at].key.as_str())
        && rest.get(at + 1).is_some_and(|t| {
            !PLACES.contains(t.key.as_str()) || t.key == "for" && rest[at].key == "wait"
        });
    if lacks {
        return true;
    }
    if named && (at == verb + 1 || !strong(rest.get(at + 1))) {
        return false;
    }
    is_deed(rest, at)
}

/// `after lunch` / `sweep the yard`: a time or a place with its noun, and then the deed.
fn behind_phrase(rest: &[Token], n: usize) -> Option<usize> {
    let thing = rest.get(n - 1).is_some_and(|t| t.key == "thing");
    let end = rest
        .iter()
        .take(9)
        .position(|t| t.tail().is_some())
        .unwrap_or(rest.len().min(9) - 1);
    // another noun begins: not in `the first of` **the month**
    let other = |at: &usize| {
        let key = rest[*at].key.as_str();
        let of = rest[*at - 1].key == "of";
        is_subject(key)
            || key == "no"
            || DETERMINERS.contains(key) && !of && !matches!(key, "of" | "first" | "last" | "next")
    };
    let end = (n + 1..rest.len().min(end + 1))
        .find(other)
        .map_or(end, |at| at - 1);
    (n + usize::from(!thing)..=end).find(|at| {
        let at = *at;
        let before = rest[at - 1].key.as_str();
        let noun = thing && at == n
            || before.starts_with(char::is_alphabetic)
                && !before.ends_with("'s")
                && !DETERMINERS.contains(before)
                && !PLACES.contains(before)
                && !is_subject(before)
                && !is_auxiliary(before)
                && !is_adverb(before)
                && !crate::domain::words::is_function_word(before);
        let deed = !NOUNISH.contains(rest[at].key.as_str())
            || DEEDS.contains(rest[at].key.as_str()) && at > n;
        let plain = !QUALITIES.contains(rest[at].key.as_str());
        let goes = matches!(rest[at].key.as_str(), "come" | "go" | "be" | "do");
        noun && deed
            && plain
            && !goes
            && !PLACES.contains(rest[at].key.as_str())
            && rest[n].key != "no"
            && is_action(&rest[at].key)
            && strong(rest.get(at + 1))
    })
}

fn is_be(key: &str) -> bool {
    matches!(key, "is" | "are" | "was" | "were" | "be" | "been")
        || key.ends_with("'s")
        || key.ends_with("'re")
}

/// Whether a condition may end with the word before `at`.
fn closes(rest: &[Token], verb: usize, at: usize) -> bool {
    let before = &rest[at - 1];
    let key = before.key.as_str();
    let points = matches!(
        key,
        "that" | "this" | "these" | "those" | "both" | "all" | "it" | "them" | "one"
    ) && at - 1 > verb
        && (is_verbal(&rest[at - 2].key)
            || PLACES.contains(rest[at - 2].key.as_str()) && key != "one");
    // `if the details are new`
    let kind = matches!(key, "new" | "old" | "same" | "other" | "first" | "last")
        && at - 1 > verb
        && is_be(&rest[at - 2].key);
    // `if it's not it goes back`
    let not = key == "not"
        && at >= 2
        && at - 2 == verb
        && is_be(&rest[verb].key)
        && matches!(rest[at].key.as_str(), "it" | "they" | "you" | "we");
    if points || kind || not {
        return true;
    }
    if DETERMINERS.contains(key) || is_subject(key) || is_auxiliary(key) || is_be(key) {
        return false;
    }
    if NEVER_LAST.contains(key)
        || key.ends_with("'ll")
        || key.ends_with("'ve")
        || key.ends_with("'d")
    {
        return false;
    }
    if PLACES.contains(key) {
        return PARTICLES.contains(key) || WAYS.contains(key) && at - 1 == verb + 1;
    }
    // `if you leave ring Petra`: the verb of the condition may want an object
    at - 1 > verb
        || key.ends_with('s') && matches!(rest[at - 2].key.as_str(), "it" | "he" | "she" | "that")
        || is_third_person(key)
        || is_past(key)
        || is_participle(key)
        || strong(rest.get(at + 1))
}

#[cfg(test)]
mod tests;
