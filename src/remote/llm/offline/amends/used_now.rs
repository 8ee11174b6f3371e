//! What is used now, is enough, or will do, told in the place of what was just told: `Take the big pan.` **`The medium will do.`**,
//! `six hours,` **`well, eight`**, `the blue rolls.` **`We've switched to the red ones.`**, `Red's for returns.` **`Green then.`** are told as
//! a no with what holds.
use super::super::alignment::kind;
use super::super::amounts::{Amount, amounts};
use super::super::lexicon::{is_article, opens_place};
use super::super::nouns::is_somebody;
use super::super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::super::phrase::lowered;
use super::super::token::{Token, mark_last, put_for, tokens};
use super::super::turns::{End, Sentence, unsay};
use super::super::{reading, talk, unreal};
use super::slots::single;
use super::stated::led_only_cues;
use super::{before, own_deeds, spoken, tells};

/// The most words of what it is now.
const NEW: usize = 5;
/// The most words of a sentence that is looked at.
const SHORT: usize = 16;

/// What only begins a sentence.
static OPENS: PatternSet = pattern_set!["oh|ah|right|okay|ok|yeah|yes|so|and|but|well|actually"];
/// What goes before that which is right.
static BEFORE: PatternSet = pattern_set![
    "well",
    "or? more like",
    "nearer|closer to?",
    "best|better do|use|make|take",
    "it's|they're more like",
    "we're|i'm on|using",
    "we've|they've|i've all? gone over|up|down? to",
    "we've|they've|i've switched|changed|moved over? to",
    "we went|switched|changed|moved over|up|down? to",
    "as of *? * it's",
    "in truth|reality|fact? it's|they're nearer|closer|more to|like?",
    "if i'm|we're|you're honest|truthful|strict|careful it's|that's|they're?",
    "and? by|when i? say? * i mean|meant",
    "from next? * it's",
];
/// What goes before it, where it is said that it holds now.
static BEFORE_NOW: PatternSet = pattern_set![
    "up|down to",
    "they want|say",
    "it's|that's|they're",
    "you|we|i want|need|use"
];
/// What stands behind it.
static BEHIND: PatternSet = pattern_set![
    "is|are|would be? fine|better|plenty|enough|easier|best|safer now?",
    "will|would|does do? now?",
    "will do these days",
    "i should have|have? said",
    "i should've said",
    "to be safe|sure|honest",
    "if i'm|we're|you're being? honest|truthful|strict",
    "really|actually",
];
/// What says behind it that it holds now.
static NOW: PatternSet = pattern_set![
    "now|nowadays|instead",
    "these days",
    "we use|have|want now?",
    "you want|need now?",
    "at the moment",
    "currently|presently",
];
/// What it is with, or where, that is used here.
static HERE: PatternSet = pattern_set![
    "with|in|on|at our|my|ours|mine|this|these *?",
    "here",
    "in here",
    "for us|me|ours|mine",
];
/// That it is so now, at the end.
static THESE_DAYS: PatternSet = pattern_set!["now|nowadays|today", "these days", "at the moment"];
/// What is said of a thing, and is no place.
static JUDGED: WordSet = word_set!(
    "nightmare mess pain joke shame problem habit tradition rule law requirement must disaster doddle breeze pleasure bit lot same way case end faff palaver"
);
/// When that began.
static SINCE: PatternSet = pattern_set![
    "since|from * *?",
    "in january|february|march|april|may|june|july|august|september|october|november|december"
];

/// Tells it as a no with what holds.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question {
            continue;
        }
        if let Some((from, new)) = in_one_breath(&s.tokens) {
            let words = &mut sentences[at].tokens;
            let mut told: Vec<Token> = words.drain(..from).collect();
            if !named_instead(&mut told, &new) {
                told.extend([tokens("no,", new[0].at), new].concat());
            } else {
                mark_last(&mut told, '.');
            }
            *words = told;
        } else if let Some((told, new)) = by_itself(sentences, at) {
            if named_instead(&mut sentences[told].tokens, &new) {
                // `The big one?`
                unsay(&mut sentences[told + 1..=at]);
            } else {
                sentences[at].tokens = [tokens("No,", new[0].at), new].concat();
            }
        } else if let Some((told, from, new)) = place_now(sentences, at) {
            let step = &mut sentences[told].tokens;
            let end = step.len();
            put_for(step, from, end, &new);
            sentences[at].tokens.clear();
        }
    }
}

/// `Put the crate in the basement.` **`It's the annex now.`**, `in the red book.` **`Well, it's a spreadsheet these days.`**: where it is,
/// and where in the deed told before the other place is named.
fn place_now(sentences: &[Sentence], at: usize) -> Option<(usize, usize, Vec<Token>)> {
    let s = &sentences[at];
    if s.tokens.len() > SHORT || !s.tokens.iter().any(|t| t.key == "it's") {
        return None;
    }
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let words = &words[starts_any(words, patterns!["well|or? it's"])?..];
    let ends = |i: &usize| starts_any(&words[*i..], &THESE_DAYS) == Some(words.len() - i);
    let mut new = words[..(2..=3.min(words.len())).find(ends)?].to_vec();
    let other = |t: &Token| JUDGED.contains(t.key.as_str()) || is_somebody(&t.key);
    if !is_article(&new[0]) || new.iter().any(other) {
        return None;
    }
    new[0].word = lowered(&new[0].word);
    own_deeds(sentences, (at, at), 1).find_map(|i| {
        let t = &sentences[i].tokens;
        let the = t.iter().rposition(is_article)?;
        let place = the > 0 && the + 3 >= t.len() && opens_place(&t[the - 1].key);
        place.then(|| (i, the, new.clone()))
    })
}

/// `six hours, well, eight really`: where the old one is told with it.
fn in_one_breath(words: &[Token]) -> Option<(usize, Vec<Token>)> {
    let means = words.iter().any(|t| t.key == "mean");
    let from = (2..words.len()).find(|i| {
        words[i - 1].comma()
            && match words[*i].key.as_str() {
                "well" | "more" | "nearer" | "closer" | "the" => true,
                "and" | "by" | "when" => means,
                _ => false,
            }
    })?;
    let (new, left) = framed(&words[from..])?;
    let told = &words[..from];
    let ours = left == 0 && !unreal::is_unreal(told);
    (ours && in_place_of(told, &new)).then_some((from, new))
}

/// `The medium will do.`, right after what it is told in the place of.
fn by_itself(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let s = &sentences[at];
    if s.tokens.len() > SHORT {
        return None;
    }
    let opened = starts_any(&s.tokens, &OPENS).filter(|_| s.tokens[0].key != "well");
    let said = &s.tokens[opened.unwrap_or(0)..];
    // `Well, forty-five.` is put right by its value
    if said.first().is_some_and(|t| t.key == "well") && amounts(said).iter().any(Amount::is_number)
    {
        return None;
    }
    let (new, _) = framed(said)?;
    let own = |i: &usize| sentences[*i].speaker == s.speaker;
    let told = before(sentences, at, 2).find(own)?;
    let t = &sentences[told];
    let needs = || starts_any(&t.tokens, patterns!["you|we need|want"]).is_some();
    let asks = || needs() || reading::asks(t).is_some();
    let step = tells(t) && !unreal::is_unreal(&t.tokens) && asks();
    (step && in_place_of(&t.tokens, &new)).then_some((told, new))
}

/// What is right, in the words that say so, and how many words are left behind them.
fn framed(words: &[Token]) -> Option<(Vec<Token>, usize)> {
    let words = &drawn_apart(words);
    let before = starts_any(words, &BEFORE);
    let lead = before
        .or_else(|| starts_any(words, &BEFORE_NOW))
        .unwrap_or(0);
    let rest = &words[lead..];
    let ends = |n: usize| n == rest.len() || rest[n - 1].comma();
    (1..=NEW.min(rest.len())).find_map(|n| {
        let behind = &rest[n..];
        let now = starts_any(behind, &NOW);
        let led = before.is_some();
        let plain = starts_any(behind, &BEHIND).filter(|_| lead == 0 || led);
        let since = starts_any(behind, &SINCE)
            .or_else(|| starts_any(behind, &HERE))
            .filter(|_| led);
        let len = now
            .or(plain)
            .or(since)
            .or_else(|| (led && ends(n)).then_some(0))?;
        if !ends(n + len) {
            return None;
        }
        let mut new = rest[..n].to_vec();
        mark_last(&mut new, '.');
        Some((new, rest.len() - n - len))
    })
}

/// `The medium's fine`: apart from what is said of it.
fn drawn_apart(words: &[Token]) -> Vec<Token> {
    let mut out = words.to_vec();
    let good = |t: &Token| {
        matches!(
            t.key.as_str(),
            "fine" | "better" | "plenty" | "enough" | "easier" | "best" | "safer"
        )
    };
    let drawn = |w: &[Token]| w[0].before_s().filter(|_| good(&w[1]));
    let mut pairs = words.windows(2).take(NEW).enumerate();
    if let Some((i, thing)) = pairs.find_map(|(i, w)| Some((i, drawn(w)?))) {
        let is = Token::new("is", thing.at);
        out.splice(i..=i, [thing, is]);
    }
    out
}

/// Whether words have a value, or say which of a kind, in the place of that which others tell.
fn in_place_of(told: &[Token], new: &[Token]) -> bool {
    let from = opening(new);
    // `one is enough`
    let all = match new {
        [one] if one.key == "one" => vec![single(0, "1")],
        _ => amounts(new),
    };
    if let [value] = all.as_slice()
        && value.is_number()
    {
        let other = |old: &Amount| value.may_stand_for(old) && !value.alike(old);
        // `a third`, with its article
        let whole = (value.at == from || value.at == 0) && value.end == new.len();
        return whole && amounts(told).last().is_some_and(other);
    }
    other_of_kind(told, new).is_some()
}

/// How many words stand before that which is named: `the`, `about`.
fn opening(new: &[Token]) -> usize {
    let opens = |t: &&Token| is_article(t) || t.key == "about";
    new.iter().take_while(opens).count()
}

/// Puts the one that words name where another of the same kind was told: `the green ones`, for `the red rolls`. Says whether it did.
pub(super) fn named_instead(told: &mut Vec<Token>, new: &[Token]) -> bool {
    let Some((old, which)) = other_of_kind(told, new) else {
        return false;
    };
    let mut which = new[which].clone();
    if told[old].word.starts_with(char::is_lowercase) {
        which.word = lowered(&which.word);
    }
    put_for(told, old, old + 1, &[which]);
    true
}

/// The kind of a word that says which one: a colour, a side, a day, a size. `The big one` is no value by itself.
pub(super) fn sort(key: &str) -> Option<usize> {
    kind(if matches!(key, "big" | "little") {
        "small"
    } else {
        key
    })
}

/// Where the old one stands, and the word that names another of its kind.
pub(super) fn other_of_kind(told: &[Token], new: &[Token]) -> Option<(usize, usize)> {
    let at = opening(new);
    let [which, thing @ ..] = &new[at..] else {
        return None;
    };
    let named = sort(&which.key)?;
    let of_kind = |i: &usize| sort(&told[*i].key) == Some(named);
    // `by Tuesday noon for a Thursday run`, and `Monday run`
    let of_thing = (0..told.len()).filter(of_kind).find(|i| {
        let behind = told.get(i + 1).zip(thing.first());
        behind.is_some_and(|(a, b)| a.key == b.key)
    });
    let old = of_thing.or_else(|| (0..told.len()).find(of_kind))?;
    let same =
        |t: &Token| matches!(t.key.as_str(), "one" | "ones") || told.iter().any(|o| o.key == t.key);
    (told[old].key != which.key && thing.iter().all(same)).then_some((old, at))
}
