//! A thing for a thing, by the words that put it up: `the fridge. Sorry, the freezer.`, `I said the fridge, it's the
//! freezer`; or by another, and taken up: `in Sharepoint.` `It's Teams now.` `Oh right, Teams.`
use ecow::EcoString;

use super::super::nouns::{named_for_named, only_name, thing_for_thing};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::{Token, bare_last, clause_end, stems};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::super::{fillers, reading, repairs, talk};
use super::stated::led_only_cues;
use super::{FAR, NEAR, WINDOW, before, keep, replies, spoken, tells};

/// How many sentences later it may be taken up.
const ANSWER: usize = 4;
/// The most words in which it is taken up.
const SHORT: usize = 9;

/// A thing that a sentence puts up, and how.
struct Said {
    name: Vec<Token>,
    /// With a word that puts right: `sorry`, `no`.
    cued: bool,
    /// As what is: `it's the freezer now`, `I thought the freezer`.
    held: bool,
    rest: Vec<Token>,
}

/// A thing in the place of another, where the words say so.
pub(super) fn renamed(sentences: &mut [Sentence], at: usize) -> bool {
    !calls(sentences, at) && (by_name(sentences, at) || own(sentences, at) || others(sentences, at))
}

/// `Ines, we're on ten now`: who is spoken to is no thing that is put up.
fn calls(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(name) = talk::lead(&s.tokens).first().filter(|t| t.comma()) else {
        return false;
    };
    sentences[at.saturating_sub(WINDOW)..at].iter().any(|b| {
        b.source == s.source
            && b.speaker.as_deref().is_some_and(|who| {
                who.split(' ')
                    .next()
                    .is_some_and(|w| w.to_lowercase() == name.key)
            })
    })
}

/// Reads a sentence as one that names a thing and little else.
fn said(words: &[Token]) -> Option<Said> {
    let front = put_up(words)?;
    if denies(words, front.rest) {
        return None;
    }
    let end = clause_end(front.rest);
    let (name, after) = front.rest.split_at(end);
    let behind = put_behind(name);
    let sorry = starts_any(
        after,
        patterns![
            "sorry|apologies",
            "you're|he's|she's right",
            "my mistake|bad",
            "of course"
        ],
    );
    let meant = starts_any(after, patterns!["i|you mean|meant"]);
    let tail = sorry
        .or(meant)
        .filter(|n| *n == after.len() || after[n - 1].tail().is_some());
    let mut name = behind.rest.to_vec();
    bare_last(&mut name);
    // `isn't it earlier now?`: how it differs, and no name
    let differs = name.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "earlier" | "later" | "sooner" | "more" | "less" | "longer" | "shorter"
        )
    });
    (only_name(&name) && !differs).then(|| Said {
        name,
        cued: front.cued || behind.cued || sorry.is_some(),
        held: front.held || behind.held || meant.is_some(),
        rest: after[tail.unwrap_or(0)..].to_vec(),
    })
}

/// What is left without the words that put a thing up, and how those put it.
struct PutUp<'a> {
    cued: bool,
    held: bool,
    rest: &'a [Token],
}

/// `no, sorry, I meant`, `it's`: all that goes before the thing.
fn put_up(words: &[Token]) -> Option<PutUp<'_>> {
    let mut said = PutUp {
        cued: false,
        held: false,
        rest: words,
    };
    loop {
        let led = talk::lead(said.rest);
        let led = if led.is_empty() { said.rest } else { led };
        let (after, cue) = led_only_cues(led);
        let void = repairs::voids(after).unwrap_or(0);
        let after = &after[void..];
        let hold = holds(after);
        // `I mean the other one`, and not `you mean the other one`
        let meant = hold.is_some()
            && after[0].key == "i"
            && starts_any(&after[1..], patterns!["mean|meant"]).is_some();
        // `scratch that, that's the guests' one`: what was wrong is that
        if void > 0 && hold.is_some() && after[0].key.starts_with("that") {
            return None;
        }
        said.cued |= cue || void > 0 || meant;
        said.held |= hold.is_some();
        let next = &after[hold.unwrap_or(0)..];
        if next.len() == said.rest.len() || next.is_empty() {
            return Some(said);
        }
        said.rest = next;
    }
}

/// `it's the freezer`, `we use Teams`: how many words say that what follows is so.
fn holds(words: &[Token]) -> Option<usize> {
    starts_any(
        words,
        patterns![
            "it's|that's",
            "it|that is",
            "isn't|wasn't it|that",
            "i|we thought|think it|that|this was|is",
            "i|we thought|think it's|that's",
            "i|we|you mean|meant",
            "make it|that",
            "we|you|they|i use|take|have|want|do",
            "we're|they're|you're on|using|with",
            "we've|they've|we|they moved|switched|changed|gone|went over? to|with",
            "you're|he's|she's right",
            "thanks|right|true|correct"
        ],
    )
    .filter(|n| *n < words.len())
}

/// `no goggles`: the thing that is named is denied.
fn denies(words: &[Token], rest: &[Token]) -> bool {
    let front = &words[..words.len() - rest.len()];
    let no = |t: &Token| t.key == "no" && t.tail().is_none();
    front.last().is_some_and(no) && starts_any(rest, patterns!["the|a|an|your|our"]).is_none()
}

/// `the freezer now, sorry`: the thing without what goes behind it.
fn put_behind(words: &[Token]) -> PutUp<'_> {
    static AFTER: WordSet = word_set!(
        "now then instead rather actually sorry surely nowadays really yes yeah right thanks"
    );
    let mut said = PutUp {
        cued: false,
        held: false,
        rest: words,
    };
    // `it's Precious this year`
    let this = said.rest.len().saturating_sub(2);
    if this > 0
        && starts_any(
            &said.rest[this..],
            patterns!["this year|season|term|month|week"],
        )
        .is_some()
    {
        (said.rest, said.held) = (&said.rest[..this], true);
    }
    while let Some((last, before)) = said.rest.split_last()
        && AFTER.contains(last.key.as_str())
        && !before.is_empty()
    {
        said.cued |= last.key == "sorry";
        said.held |= last.key == "now";
        said.rest = before;
    }
    said
}

/// `The screw.`, and not `Stop.`: a deed by its build is named only by words that say so.
fn is_deed(said: &Said) -> bool {
    is_action(&said.name[0].key) && !said.cued && !said.held
}

/// The sentence told just before, if it is a step in which the thing has a place, and what it is then.
fn told(
    sentences: &[Sentence],
    at: usize,
    reach: usize,
    own: bool,
    put: impl Fn(&[Token]) -> Option<Vec<Token>>,
) -> Option<(usize, Vec<Token>)> {
    let s = &sentences[at];
    let by = |i: &usize| (sentences[*i].speaker == s.speaker) == own;
    let idle = |i: &usize| own && talk::is_backchannel(&sentences[*i].tokens);
    let all = before(sentences, at, reach + 1).take_while(by);
    all.filter(|i| !idle(i)).take(reach).find_map(|i| {
        let t = &sentences[i];
        let whole = put(&t.tokens).filter(|_| tells(t))?;
        reading::read(&fillers::strip(&whole), t.mood)
            .is_some()
            .then_some((i, whole))
    })
}

/// `Sorry, the freezer.`, `Scratch that, vinegar.`: straight after the step.
fn own(sentences: &mut [Sentence], at: usize) -> bool {
    let words = fillers::pauses(&sentences[at].tokens);
    let Some(new) = said(&words).filter(|n| n.cued && sentences[at].end != End::Question) else {
        return false;
    };
    let Some((i, whole)) = told(sentences, at, 1, true, |step| {
        thing_for_thing(step, &new.name, false)
    }) else {
        return false;
    };
    sentences[i].tokens = whole;
    keep(&mut sentences[at], &new.rest);
    true
}

/// `I said the fridge before, it's the freezer`, `the fridge was wrong, it's the freezer`: the old one by its name.
fn by_name(sentences: &mut [Sentence], at: usize) -> bool {
    let words = fillers::pauses(&sentences[at].tokens);
    let Some((old, rest)) = wrong(&words) else {
        return false;
    };
    let asked = sentences[at].end == End::Question;
    let next = if rest.is_empty() { at + 1 } else { at };
    if asked && next == at {
        return false;
    }
    let Some(follows) = sentences
        .get(next)
        .filter(|n| n.speaker == sentences[at].speaker && n.source == sentences[at].source)
    else {
        return false;
    };
    let given = if next == at {
        rest.to_vec()
    } else {
        fillers::pauses(&follows.tokens)
    };
    let Some(new) = said(&given) else {
        return false;
    };
    let Some((i, whole)) = told(sentences, at, FAR, true, |step| {
        named_for_named(step, &old, &new.name)
    }) else {
        return false;
    };
    sentences[i].tokens = whole;
    sentences[at].tokens.clear();
    keep(&mut sentences[next], &new.rest);
    true
}

/// The thing that is called wrong, and what follows.
fn wrong(words: &[Token]) -> Option<(Vec<Token>, &[Token])> {
    let (words, _) = led_only_cues(talk::lead(words));
    let n = starts_any(words, patterns!["i|we said|told|wrote", "did i|we say"]);
    let not = starts_any(words, patterns!["not"]);
    let from = n.or(not).unwrap_or(0);
    let end = from + clause_end(&words[from..]);
    let clause = &words[from..end];
    let stop = match n {
        Some(_) => (0..clause.len()).find(|i| {
            starts_any(
                &clause[*i..],
                patterns!["before|earlier|there|but|just|didn't|at|a|further"],
            )
            .is_some()
                && *i > 0
        }),
        None if not.is_some() => None,
        None => Some((1..clause.len()).find(|i| {
            starts_any(&clause[*i..], patterns!["was|is|isn't wrong|right|it|a"]).is_some()
        })?),
    };
    let mut old = clause[..stop.unwrap_or(clause.len())].to_vec();
    bare_last(&mut old);
    only_name(&old).then(|| (old, &words[end..]))
}

/// Another names it, and whoever told the step takes it up.
fn others(sentences: &mut [Sentence], at: usize) -> bool {
    let words = fillers::pauses(&sentences[at].tokens);
    let asks = sentences[at].end == End::Question;
    let Some(new) = said(&words).filter(|n| n.held || !asks) else {
        return false;
    };
    if adds(&words) || answers(sentences, at) {
        return false;
    }
    let Some((i, _)) = told(sentences, at, NEAR, false, |step| {
        thing_for_thing(step, &new.name, true)
    }) else {
        return false;
    };
    // `a lad ate the whole tray`, `The whole tray!`: said again of what was told since, and of no step; and of a step
    // told since one word of it is enough: `hang them on the left rail`, `The left rail wobbles.`
    let named = stems(&new.name);
    let since = |b: &Sentence| {
        let words = stems(&b.tokens);
        let step = || b.speaker == sentences[i].speaker && reading::asks(b).is_some();
        let known = |w: &EcoString| words.contains(w);
        named.iter().all(known) || named.iter().any(known) && step()
    };
    if sentences[i + 1..at].iter().any(since) {
        return false;
    }
    if let Some(heard) = kept(sentences, at, i) {
        sentences[at].tokens.clear();
        sentences[heard].tokens.clear();
        return true;
    }
    let Some((taken, echoed)) = taken_up(sentences, at, i, &new) else {
        return false;
    };
    let whole = thing_for_thing(&sentences[i].tokens, &new.name, echoed && !new.held);
    let Some(whole) = whole else {
        return false;
    };
    sentences[i].tokens = whole;
    sentences[at].tokens.clear();
    for heard in taken {
        let words = fillers::pauses(&sentences[heard].tokens);
        let rest = said(&words).map(|s| s.rest).unwrap_or_default();
        keep(&mut sentences[heard], &rest);
    }
    true
}

/// `no sharepoint`, right after another put up something else: the step stays as it was told.
fn kept(sentences: &[Sentence], at: usize, told: usize) -> Option<usize> {
    let s = sentences.get(at + 1).filter(|s| {
        s.speaker == sentences[told].speaker && s.source == sentences[at].source && spoken(s)
    })?;
    let n = starts_any(&s.tokens, patterns!["no"])?;
    let again = stems(&s.tokens[n..]);
    let known = stems(&sentences[told].tokens);
    let short = s.tokens.len() <= n + 3 && s.end != End::Question;
    (short && !again.is_empty() && again.iter().all(|w| known.contains(w))).then_some(at + 1)
}

/// `And sleep.`, `So, exception.`: what goes on puts nothing right.
fn adds(words: &[Token]) -> bool {
    starts_any(words, patterns!["and|so|then|or|plus|but|also|with"]).is_some()
}

/// Whether a sentence answers what somebody else asked just before.
fn answers(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    sentences[..at]
        .last()
        .is_some_and(|b| b.end == End::Question && b.speaker != s.speaker && b.source == s.source)
}

/// The sentences in which whoever told the step takes up what another named, and whether they say it again.
fn taken_up(
    sentences: &[Sentence],
    at: usize,
    told: usize,
    new: &Said,
) -> Option<(Vec<usize>, bool)> {
    let named = stems(&new.name);
    let mut heard = Vec::new();
    for i in replies(sentences, at, told, ANSWER) {
        let s = &sentences[i];
        let words = fillers::pauses(&s.tokens);
        let again = said(&words);
        let asks = s.end == End::Question;
        heard.push(i);
        if let Some(again) = again.filter(|a| stems(&a.name) == named) {
            if asks {
                continue;
            }
            let deed = is_deed(new) && is_deed(&again);
            return (!deed).then_some((heard, true));
        }
        let nods = talk::nods(&words);
        if nods && words.len() <= SHORT && !is_deed(new) && !asks {
            return Some((heard, false));
        }
        if !(asks && words.len() <= 4 || talk::is_backchannel(&words)) {
            return None;
        }
    }
    None
}
