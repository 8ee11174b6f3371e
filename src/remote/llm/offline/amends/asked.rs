//! Whether something is done, asked and answered: `Do I lock the door?` `Yes.` is told, and `No.` is not.
use super::super::amounts::{Class, amounts};
use super::super::patterns::{PatternSet, Patterns, pattern_set, patterns, starts_any};
use super::super::reading::{Force, asks, read};
use super::super::token::{Token, clause_end, mark_last, put_for, stems};
use super::super::turns::{End, Mood, Sentence, line_of};
use super::super::verbs::{is_action, is_state};
use super::super::{fillers, talk};
use super::replies::reply;
use super::{WINDOW, before, spoken};
use crate::domain::quantity::unit_of;

/// How many sentences back the deed may have been told already.
const KNOWN: usize = 8;
/// The most words of an answer that goes into the deed.
const SHORT: usize = 8;

/// What asks whether somebody does something.
static WHETHER: PatternSet = pattern_set![
    "do|should|must|shall|would|will i|we|you|one|they also|then|still|always|really? need|have|got|want|supposed to",
    "do|should|must|shall|would|will i|we|one also|then|still|always|really?",
    "shouldn't i|we also|then|still|always|really?",
    "am|are i|we|you supposed|meant|expected|allowed? to",
    "does somebody|someone|anybody|anyone|it? have|need to"
];
/// A yes, and what says it again: `yes, you do`, `yeah, always`.
pub(super) static YES: PatternSet = pattern_set![
    "oh|well? yes|yeah|yep|yup|aye|exactly|correct|definitely|absolutely|certainly|sure|always|indeed please|always|exactly|definitely|indeed|absolutely|sure?",
    "of course",
    "that's right|correct|it",
    "you|we do|should|must|have|definitely|always to?",
    "you|we do|should|must now|always yes|yeah?",
    "it|that|they|we|you|he|she|there do|does|is|are|will|has|have|should|must",
    "that's it|right|correct|all",
    "i would definitely|always? yes|yeah?"
];
/// A no, and what says it again: `no, you don't`, `no need`.
pub(super) static NO: PatternSet = pattern_set![
    "oh|well? no|nope|nah you|we|they|i don't|needn't|shouldn't|won't|mustn't|never have|need|do? to|that|it|this?",
    "oh|well? no|nope|nah not any|necessarily|needed|here|now more?",
    "oh|well? no|nope|nah? no need for|to? that|it?",
    "oh|well|god? no|nope|nah way|chance?",
    "absolutely|definitely|certainly|probably not",
    "of course not",
    "you|we|they don't|needn't have|need|do? to|that|it|this?"
];

/// `Broken? Take a photo.`: whoever explains names the case as a question, and says what is done in it.
pub(super) fn case_named(sentences: &mut [Sentence], at: usize) -> bool {
    const LONGEST: usize = 8;
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let asks = starts_any(
        words,
        patterns![
            "do|does|did|is|are|was|were|can|could|should|shall|would|will|have|has|am|may",
            "isn't|aren't|don't|doesn't|can't|won't|what|what's|why|how|how's|who|who's|where|where's|when|which|whose",
            "right|ok|okay|yes|yeah|got|clear|see|understood|ready|sorry|pardon|really|you|i|we|so|and|or|if|it|that|this|anything|questions|hello|hi|huh|eh|hm|makes"
        ],
    )
    .is_some()
        || words.len() == 1 && words[0].key == "no";
    if s.mood != Mood::Speech {
        return !asks && case_written(sentences, at);
    }
    // after what another said it is asked back
    let goes_on = at.checked_sub(1).is_some_and(|i| {
        let b = &sentences[i];
        b.speaker == s.speaker && b.source == s.source && b.end != End::Question
    });
    let whole = words[..words.len().saturating_sub(1)]
        .iter()
        .all(|t| t.tail().is_none() && t.key != "you");
    let case = goes_on
        && whole
        && s.end == End::Question
        && !asks
        && (1..=LONGEST).contains(&words.len())
        && words.len() == s.tokens.len();
    let Some(next) = sentences.get(at + 1).filter(|n| {
        case && n.speaker == s.speaker && n.source == s.source && n.turn == s.turn && spoken(n)
    }) else {
        return false;
    };
    let deed = read(&fillers::strip(&next.tokens), Mood::Speech)
        .is_some_and(|r| r.force == Force::Step && r.condition.is_empty() && !r.first_person);
    let opens = starts_any(
        &next.tokens,
        patterns!["so|and|then|next|now|first|okay|ok|right|well|because"],
    );
    if !deed || opens.is_some() {
        return false;
    }
    let mut step = supposed(words);
    step.extend(next.tokens.iter().cloned());
    sentences[at].tokens.clear();
    sentences[at + 1].tokens = step;
    true
}

/// `broken?` as a case: `if broken,`.
pub(super) fn supposed(words: &[Token]) -> Vec<Token> {
    let mut case = vec![Token::new("if", words[0].at)];
    case.extend(words.iter().cloned());
    case[1].word = super::super::phrase::lowered(&case[1].word);
    mark_last(&mut case, ',');
    case
}

/// `Missing button? bag it, pin note`, `Sealed? If not, replace it`, `Enough paper? (min 2 packs)`: on one line of notes.
fn case_written(sentences: &mut [Sentence], at: usize) -> bool {
    const LONGEST: usize = 8;
    let s = &sentences[at];
    let first = at
        .checked_sub(1)
        .is_none_or(|i| sentences[i].turn != s.turn);
    let short = (1..=LONGEST).contains(&s.tokens.len()) && s.end == End::Question;
    let goes_on = |n: &&Sentence| {
        line_of(n.turn) == line_of(s.turn) && n.source == s.source && n.mood == s.mood && spoken(n)
    };
    let Some(next) = sentences
        .get(at + 1)
        .filter(|n| short && goes_on(n) && n.end != End::Question)
    else {
        return false;
    };
    let led = starts_any(&next.tokens, patterns!["if|when|then|yes|no"]);
    let cased = starts_any(&next.tokens, patterns!["if|when|yes|no"]).is_some();
    let bracket = next.tokens[0].word.starts_with('(');
    let deed = read(&next.tokens, s.mood).is_some_and(|r| r.force == Force::Step);
    let alone = || super::super::gather::is_thing(&next.tokens) && first;
    if !(led.is_some() || bracket || deed || alone()) {
        return false;
    }
    let named = !deed && led.is_none();
    let mut step = match cased || bracket || named {
        true => s.tokens.clone(),
        false => supposed(&s.tokens),
    };
    match bracket {
        true => super::super::token::bare_last(&mut step),
        false if cased || named => mark_last(&mut step, ':'),
        false => {}
    }
    let then = usize::from(next.tokens[0].key == "then" && next.tokens.len() > 1);
    let mut rest = next.tokens[then..].to_vec();
    if cased {
        rest[0].word = super::super::phrase::lowered(&rest[0].word);
    }
    step.extend(rest);
    sentences[at].tokens.clear();
    sentences[at + 1].tokens = step;
    true
}

/// `Three days ahead.` `Three working days?` `Working days, yes.`: the fuller saying that was asked back stands.
pub(super) fn said_in_full(sentences: &mut [Sentence], at: usize) -> bool {
    const LONGEST: usize = 4;
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    if s.end != End::Question || words.len() > LONGEST {
        return false;
    }
    let all = amounts(words);
    let [full] = all.as_slice() else {
        return false;
    };
    let Some(told) = before(sentences, at, 1).find(|i| sentences[*i].speaker != s.speaker) else {
        return false;
    };
    let Some(heard) = sentences
        .get(at + 1)
        .filter(|a| a.speaker == sentences[told].speaker)
    else {
        return false;
    };
    let said = fillers::pauses(&heard.tokens);
    let yes = talk::affirms(&said)
        || said
            .last()
            .is_some_and(|t| matches!(t.key.as_str(), "yes" | "yeah" | "exactly" | "correct"));
    let old = amounts(&sentences[told].tokens)
        .into_iter()
        .find(|a| a.size == full.size && a.end - a.at < words.len())
        .filter(|a| a.end <= sentences[told].tokens.len());
    let ends = full.end == words.len() || words.last().is_some_and(|t| unit_of(&t.key).is_some());
    let whole = full.at == 0 && ends && full.class != Class::Bare;
    let (Some(old), true) = (old, whole && yes && said.len() <= LONGEST) else {
        return false;
    };
    let mut full = words.to_vec();
    full[0].word = super::super::phrase::lowered(&full[0].word);
    put_for(&mut sentences[told].tokens, old.at, old.end, &full);
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

/// Tells what was asked and answered with yes; takes out what was answered with no. Says whether it was such a question.
pub(super) fn answered(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech {
        return false;
    }
    let Some(deed) = deed(s)
        .or_else(|| leave(sentences, at))
        .or_else(|| habit(sentences, at))
    else {
        return false;
    };
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    if !begun(sentences, at) || said_before(sentences, at, &deed) {
        return false;
    }
    let but = |n: usize| {
        starts_any(
            &words[n..],
            patterns!["but|if|unless|though|although|only|except"],
        )
        .is_some()
    };
    let ends = |n: &usize| (*n == words.len() || words[n - 1].tail().is_some()) && !but(*n);
    if let Some(n) = starts_any(&words, &NO).filter(|n| ends(n)) {
        denied(sentences, at, &deed, &words[n..]);
        return true;
    }
    // `Do I test the alarms?` `All of them.`
    let all = patterns!["every|each single? one", "all|both of them"];
    let yes = starts_any(&words, &YES).or_else(|| starts_any(&words, all));
    let Some(n) = yes.filter(|n| ends(n)) else {
        return false;
    };
    let again = starts_any(&words[n..], &YES).map_or(n, |more| n + more);
    let praised = starts_any(
        &words[again..],
        patterns!["good|fair|great point|question|catch|idea"],
    );
    let again = again + praised.unwrap_or(0);
    let rest = words[again..].to_vec();
    let whole = read(&fillers::strip(&rest), Mood::Speech).is_some();
    let mut step = deed;
    if !whole && rest.len() <= SHORT {
        if let Some(last) = step.last_mut().filter(|_| !rest.is_empty()) {
            last.word.push(',');
        }
        step.extend(rest);
        sentences[at + 1].tokens.clear();
    } else {
        sentences[at + 1].tokens = rest;
    }
    let teller = sentences[at + 1].speaker.clone();
    let asked = &mut sentences[at];
    (asked.tokens, asked.end, asked.speaker) = (step, End::Stop, teller);
    true
}

/// Takes out what was answered with no, and tells what the answer says instead.
fn denied(sentences: &mut [Sentence], at: usize, deed: &[Token], rest: &[Token]) {
    // `No, you call them.`, and `No, that comes by itself.`, which only says why
    let why = starts_any(
        rest,
        patterns!["that|it|this|they|those|he|she|that's|it's|they're|there's|there"],
    )
    .is_some()
        && read(&fillers::strip(rest), Mood::Speech).is_none();
    let rest = if why { Vec::new() } else { rest.to_vec() };
    let whole = rest.is_empty() || read(&fillers::strip(&rest), Mood::Speech).is_some();
    // `do I feed the calves first?` `No, the cows first.`
    let other = (!whole)
        .then(|| super::confirmed::replaced(deed, &rest, true))
        .flatten();
    let teller = sentences[at + 1].speaker.clone();
    sentences[at + 1].tokens = if other.is_some() { Vec::new() } else { rest };
    let asked = &mut sentences[at];
    asked.tokens.clear();
    if let Some(step) = other {
        (asked.end, asked.speaker) = (End::Stop, teller);
        asked.tokens = super::confirmed::told(step);
    }
}

/// `Can we give a voucher?` `Yes, ten euros.`: leave to do it, where the answer says how much.
fn leave(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let heard = sentences.get(at + 1)?;
    let words = fillers::pauses(&heard.tokens);
    let n = starts_any(&words, &YES)?;
    let value = amounts(&words[n..]);
    let much = value.first().is_some_and(|a| a.at == 0 && a.is_number());
    let opens = patterns!["can|may|could i|we also|then|still?"];
    much.then(|| deed_after(&sentences[at], opens)).flatten()
}

/// `Do you weigh it?` `Always.`: a habit, where the answer says how often.
fn habit(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let heard = sentences.get(at + 1)?;
    let often = starts_any(
        &fillers::pauses(&heard.tokens),
        patterns![
            "yes|yeah|oh? always",
            "yes|yeah|oh? every|each time|single|one"
        ],
    );
    often.and_then(|_| {
        deed_after(
            &sentences[at],
            patterns!["do you|they|we always|also|then|still?"],
        )
    })
}

/// The deed that a question asks whether it is done.
pub(super) fn deed(s: &Sentence) -> Option<Vec<Token>> {
    deed_after(s, &WHETHER)
}

/// The deed of a question that begins so.
pub(super) fn deed_after(s: &Sentence, opens: &Patterns) -> Option<Vec<Token>> {
    let words = fillers::strip(&s.tokens);
    let words = &super::confirmed::unchecked(&words);
    let n = starts_any(words, opens)?;
    let first = words.get(n)?;
    // `do we know`, `do you think so`, and `do I press this, or that?`
    let either = words[n..].iter().any(|t| {
        matches!(
            t.key.as_str(),
            "or" | "somewhere" | "something" | "anything"
        )
    });
    if !is_action(&first.key) || is_state(&first.key) || either || clause_end(words) < words.len() {
        return None;
    }
    let mut deed = words[n..].to_vec();
    deed.last_mut()?.bare();
    let reading = read(&deed, Mood::Speech)?;
    (reading.force == Force::Step && reading.condition.is_empty() && deed.len() >= 2)
        .then_some(deed)
}

/// Whether whoever answers has told a step: before that, what is asked is of the talk itself.
pub(super) fn begun(sentences: &[Sentence], at: usize) -> bool {
    let teller = &sentences[at + 1].speaker;
    before(sentences, at, WINDOW).any(|i| {
        let s = &sentences[i];
        s.speaker == *teller && asks(s).is_some()
    })
}

/// Whether it was told just before: then it is only asked again.
pub(super) fn said_before(sentences: &[Sentence], at: usize, deed: &[Token]) -> bool {
    let named = stems(deed);
    // `rinse it off after?`: once more, and not yet told
    let more = |t: &Token| matches!(t.key.as_str(), "after" | "afterwards" | "again" | "twice");
    if deed.iter().any(more) {
        return false;
    }
    before(sentences, at, KNOWN).any(|i| {
        let said = stems(&sentences[i].tokens);
        named.iter().all(|w| said.contains(w))
    })
}
