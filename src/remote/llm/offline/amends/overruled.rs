//! Another says that a step is done no more, or what is done in its place, and whoever told it takes that up:
//! `email the customer.` `Don't we call them?` `Oh yes, you're right.`; `tape the lid.` `Nobody does that any more.`
use ecow::EcoString;

use super::super::patterns::{PatternSet, find, has_any, pattern_set, patterns, starts_any};
use super::super::reading::{Force, Reading, asks, read};
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::stated::led_only_cues;
use super::{NEAR, before, keep, spoken, tells};
use crate::domain::words::{is_function_word, stem};

/// How many sentences later it may be taken up.
const ANSWER: usize = 3;
/// The most words of a step that another deed may stand for, and of a sentence that takes something up.
const SHORT: usize = 12;

/// Whether a sentence overrules the step that another told just before; that goes, or becomes the other deed.
pub(super) fn overruled(sentences: &mut [Sentence], at: usize) -> bool {
    done_no_more(sentences, at) || done_otherwise(sentences, at) || given_up(sentences, at)
}

/// `There's no time for that.` `Okay, skip it then.`: whoever told a step gives it up after what another said.
fn given_up(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let answers = words.len() < s.tokens.len() || talk::agrees(&s.tokens);
    let clause = &words[..clause_end(words)];
    let out = starts_any(clause, &LEAVING_OUT).is_some_and(|n| clause.len() <= n + 2);
    if !answers || !out || s.end == End::Question {
        return false;
    }
    let earlier: Vec<usize> = before(sentences, at, NEAR).collect();
    let by = |i: &usize| sentences[*i].speaker == s.speaker;
    let other = earlier.first().filter(|i| !by(i)).copied();
    let told = earlier.into_iter().skip(1).find(by).filter(|i| {
        let t = &sentences[*i];
        tells(t) && asks(t).is_some()
    });
    let (Some(other), Some(told)) = (other, told) else {
        return false;
    };
    let rest = words[clause.len()..].to_vec();
    sentences[told].tokens.clear();
    sentences[other].tokens.clear();
    keep(&mut sentences[at], &rest);
    true
}

/// The step told just before by somebody else.
fn told(sentences: &[Sentence], at: usize) -> Option<(usize, Reading)> {
    let other = |i: &usize| sentences[*i].speaker != sentences[at].speaker;
    let found = before(sentences, at, NEAR).take_while(other).find_map(|i| {
        let s = &sentences[i];
        let main = asks(s)?;
        Some((i, main))
    });
    found.filter(|(i, r)| tells(&sentences[*i]) && r.force == Force::Step && r.main.len() <= SHORT)
}

/// The first thing that whoever told a step says after a sentence, if it is said before anybody tells another step.
fn answer(sentences: &[Sentence], at: usize, told: usize) -> Option<usize> {
    let own = |i: &usize| sentences[*i].speaker == sentences[told].speaker;
    let idle = |i: &usize| {
        let s = &sentences[*i];
        let step = asks(s).is_some();
        s.source == sentences[at].source && spoken(s) && (own(i) || !step)
    };
    (at + 1..(at + 1 + ANSWER).min(sentences.len()))
        .take_while(idle)
        .find(own)
}

/// `We don't do that any more.`, `Do we still do that?`: the step told just before goes once its teller agrees.
fn done_no_more(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, _) = led_only_cues(talk::lead(&sentences[at].tokens));
    let asks = sentences[at].end == End::Question;
    let over = if asks {
        asks_whether(words)
    } else {
        over(words)
    };
    let by_itself = by_itself(words).filter(|_| !asks);
    if !over && by_itself.is_none() {
        return false;
    }
    let Some((told, old)) = told(sentences, at) else {
        return false;
    };
    // `deleting it is automatic` is said of what is deleted
    let other = |verb: &EcoString| old.main.first().is_none_or(|v| stem(&v.key) != *verb);
    if by_itself.as_ref().is_some_and(other) {
        return false;
    }
    let Some(heard) = answer(sentences, at, told) else {
        return false;
    };
    let words = fillers::pauses(&sentences[heard].tokens);
    let surprised = !asks && talk::wonders(&words);
    let gone = leaves_out(&words) || gives_way(&words) || !asks && talk::nods(&words) || surprised;
    let open = sentences[heard].end == End::Question && !surprised;
    if !gone || open || words.len() > SHORT {
        return false;
    }
    for i in [told, at, heard] {
        sentences[i].tokens.clear();
    }
    true
}

/// **Deleting** `it is automatic`: the deed, by its stem, that does itself.
fn by_itself(words: &[Token]) -> Option<EcoString> {
    let first = words.first().filter(|t| t.key.ends_with("ing"))?;
    let rest = starts_any(
        &words[1..],
        patterns!["it|that|them|those is|happens? done? automatic|automated|automatically now?"],
    )?;
    (words.len() <= rest + 4).then(|| stem(&first.key))
}

/// Words that say of what was told that it is done no more.
fn over(words: &[Token]) -> bool {
    let clause = &words[..clause_end(words)];
    let whole = |n: usize| clause.len() <= n + 4;
    starts_any(
        clause,
        patterns![
            "we|you|they|i don't|doesn't|do do|need|use|have|want never|not? that|it|this|those|them",
            "we|you|they|i never|no do|need|use that|it|this|those|them",
            "nobody|none does|needs|uses|wants|do|of that|it|this|those|them|us",
            "no one does|needs|uses|wants that|it|this|those|them",
            "that's|it's|they're all? gone|automatic|automated|history|dead|obsolete|over|abolished|stopped",
            "that's|it's|they're all? not|no needed|necessary|longer|required",
            "that's|it's|they're all? done? automatically|by",
            "that|it|this happens|goes|runs|works by itself",
            "that|it|this happens|goes|runs|works on its own",
            "that|it|this happens|goes|runs|works automatically",
            "no need for? that|it|any|to",
            // `it went in March`, and not `it went up`
            "that|it|this stopped|ended",
            "that|it|this went out|away|in|with|when|last|years|months|weeks",
            "they|we stopped|dropped|scrapped|abolished|quit that|it|doing|this"
        ],
    )
    .is_some_and(whole)
        // `the system does that now`
        || find(clause, patterns!["does|sends|makes|handles|takes|fills|prints|books|checks that|it|this|them|those now|automatically|itself|by|already"])
            .is_some_and(|(at, _)| (1..=3).contains(&at))
}

/// `Do we still do that?`, `Is that still needed?`
fn asks_whether(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "do|does we|you|they|anybody|anyone still|even do|need|use|have that|it|this|those|them",
            "is|are that|it|this|those|they still|even"
        ],
    )
    .is_some_and(|n| words.len() <= n + 4)
}

/// `skip it`, `leave that out`
pub(super) static LEAVING_OUT: PatternSet = pattern_set![
    "skip|drop|scrap|scratch|forget|cut|lose|delete|ignore|strike that|it|this|those|them",
    "leave that|it|this|those|them out|off|away"
];

/// `Right, skip it, then.`
fn leaves_out(words: &[Token]) -> bool {
    has_any(words, &LEAVING_OUT)
}

/// `no, not any more`, `we don't`, `no, you're right`
fn gives_way(words: &[Token]) -> bool {
    let (rest, cued) = led_only_cues(talk::lead(words));
    let n = starts_any(rest, patterns!["true|right|correct|oh"]).unwrap_or(0);
    let (no, rest) = (cued || n > 0 || rest.len() < words.len(), &rest[n..]);
    starts_any(
        rest,
        patterns![
            "not any|anymore|now|longer more?",
            "no longer",
            "we|you|they don't|haven't|stopped|do",
            "you're|he's|she's|that's right|true",
            "of course not?"
        ],
    )
    .is_some_and(|n| no && (n == rest.len() || rest[n - 1].tail().is_some() || rest.len() <= n + 3))
}

/// Another deed with the same thing, and whether the words put it up against the one told.
fn deed(s: &Sentence) -> Option<(Vec<Token>, bool)> {
    let (words, cued) = led_only_cues(talk::lead(&s.tokens));
    let asks = starts_any(
        words,
        patterns![
            "don't|didn't|shouldn't|doesn't|wouldn't we|you|they|it",
            "i|we thought|think|believe you|we|they|it"
        ],
    );
    if asks.is_none() && s.end == End::Question {
        return None;
    }
    let rest = &words[asks.unwrap_or(0)..];
    let mut said = fillers::strip(rest);
    let now = said
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "now" | "nowadays" | "instead"));
    if now {
        said.pop();
    }
    let also = starts_any(&s.tokens, patterns!["and|then|so|or|plus|also"]).is_some();
    let reading = read(&said, s.mood).filter(|r| {
        r.force == Force::Step && r.condition.is_empty() && r.main.len() >= 2 && !also
    })?;
    Some((reading.main, cued || asks.is_some() || now))
}

/// `We call the customer now.`, `Don't we call them?`: the deed goes where the other stood, once its teller agrees.
fn done_otherwise(sentences: &mut [Sentence], at: usize) -> bool {
    let Some((new, against)) = deed(&sentences[at]) else {
        return false;
    };
    let Some((told, old)) = told(sentences, at) else {
        return false;
    };
    let Some(heard) = answer(sentences, at, told) else {
        return false;
    };
    if !same_thing(&old.main, &new) {
        return false;
    }
    let s = &sentences[heard];
    let words = fillers::pauses(&s.tokens);
    let verb = stem(&new[0].key);
    let echo = words.iter().any(|t| stem(&t.key) == verb);
    let nods = talk::nods(&words) || gives_way(&words);
    let sorry = find(
        &words,
        patterns!["sorry", "you're right", "of course", "my mistake", "then"],
    )
    .is_some();
    let refuses = starts_any(&words, patterns!["no|nope|nah"]).is_some() && !nods;
    let again = words.iter().any(|t| stem(&t.key) == stem(&old.main[0].key));
    if refuses && again && words.len() <= SHORT {
        // `No, we tape it.`: it is done as it was told
        sentences[at].tokens.clear();
        sentences[heard].tokens.clear();
        return true;
    }
    let short = words.len() <= SHORT && s.end != End::Question;
    if !(echo || nods) || !(against || sorry) || refuses || !short {
        return false;
    }
    let Some(step) = with_deed(&sentences[told].tokens, &old.main[0], &new[0]) else {
        return false;
    };
    sentences[told].tokens = step;
    sentences[at].tokens.clear();
    sentences[heard].tokens.clear();
    // `Oh yes.` `Email it.`
    if let Some(next) = sentences.get_mut(heard + 1).filter(|n| n.tokens.len() <= 3) {
        let again = next.tokens.first().is_some_and(|t| stem(&t.key) == verb);
        if again && next.tokens.iter().skip(1).all(|t| is_function_word(&t.key)) {
            next.tokens.clear();
        }
    }
    true
}

/// Whether another deed is done with the same thing.
fn same_thing(old: &[Token], new: &[Token]) -> bool {
    let (Some(first), Some(verb)) = (old.first(), new.first()) else {
        return false;
    };
    let pronoun = |t: &Token| {
        matches!(
            t.key.as_str(),
            "it" | "them" | "him" | "her" | "that" | "those"
        )
    };
    let known = stems(&old[1..]);
    let things = stems(&new[1..]);
    let meant = new.len() == 2 && pronoun(&new[1]);
    let same = !things.is_empty() && things.iter().all(|w| known.contains(w));
    let other = stem(&first.key) != stem(&verb.key);
    other && (meant || same)
}

/// The step with another verb.
fn with_deed(step: &[Token], old: &Token, new: &Token) -> Option<Vec<Token>> {
    let at = step.iter().position(|t| t.key == old.key)?;
    let mut whole = step.to_vec();
    whole[at] = new.clone();
    whole[at].word = super::super::phrase::lowered(&new.word);
    // `send it` **by post**, and `email it`
    let by = (at + 1..whole.len()).find(|i| {
        starts_any(
            &whole[*i..],
            patterns![
                "by post|hand|fax|phone|mail|email|e-mail|courier|letter|text|car|van|bike",
                "on paper",
                "on|over the *? phone|telephone|radio|intercom|tannoy"
            ],
        ) == Some(whole.len() - i)
    });
    if let Some(by) = by {
        let tail = whole.last().and_then(Token::tail);
        whole.truncate(by);
        if let Some(mark) = tail {
            super::super::token::mark_last(&mut whole, mark);
        }
    }
    Some(whole)
}
