//! What became of a dispute: somebody takes one of the two up, explains both, or owns that nobody knows.
use ecow::EcoString;

use super::super::fillers;
use super::super::gather::concedes;
use super::super::patterns::{PatternSet, find, has_any, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::unsettled::{TO_SETTLE, VAGUE};
use super::super::{admissions, questions};
use super::{Dispute, Value, values};

/// In how many sentences it may be settled.
const REACH: usize = 8;
/// How many sentences a value that is held may be denied in.
const HELD: usize = 2;
/// The fewest words of a question that asks of something else.
const ASKED: usize = 5;

/// That it is left to be found out.
static LEFT: PatternSet = pattern_set![
    "one of us|them|the|those|these is|must|has wrong|right|be",
    "one of us|them|the|those|these|them's",
    "leave it|that for|till|until|open|blank",
    "question mark",
    "we'd|we|i'd|i|you'd better|should|must|could|to? ask|check|talk|find|look|clarify",
    "let's|we'll|i'll|will|we'd ask|check|ring|clarify|look|find|leave",
    "let me ask|check|find",
    "we'd|i'd|you'd want|need|like|have to ask|check|look",
    "somebody|someone must|should|ought|will|would|needs|has|might to? know|find|ask|decide|settle|say|check|look|test|tell",
    "can't|cannot|don't|won't|never agree",
    "don't|didn't|doesn't know",
    "in one room",
    "to be cleared|settled|decided|agreed",
    "he'd|she'd|they'd say",
    "maybe|perhaps it's|it|that",
    "it|that may|might|could be",
    "i|we never counted|asked|checked",
    "as a question",
    "write|put it|that|this|them? with|in pencil",
    "ask the|our *",
];

/// Whether a sentence owns to not knowing, or leaves it to somebody.
fn unsure(s: &Sentence) -> bool {
    has_any(&s.tokens, &LEFT)
        || has_any(&s.tokens, &VAGUE)
        || has_any(&s.tokens, &TO_SETTLE)
        || questions::undecided(&s.tokens)
}

/// Whether a value was chosen, or both were explained.
pub(super) fn settled(sentences: &[Sentence], d: &Dispute, old: &Value, new: &Value) -> bool {
    let put = &sentences[d.put];
    let teller = &sentences[d.told].speaker;
    let ahead = sentences[d.put + 1..].iter().take(REACH);
    let window: Vec<&Sentence> = ahead.take_while(|s| s.source == put.source).collect();
    let (mut held, mut third): (Option<usize>, Vec<Value>) = (None, Vec::new());
    for (n, s) in window.iter().enumerate() {
        let written = matches!(s.mood, Mood::Code | Mood::Heading(_));
        if written || held.is_some_and(|h| n > h + HELD) {
            break;
        }
        let words = fillers::strip(&s.tokens);
        let other = s.speaker != put.speaker || s.speaker.is_none();
        if other && dismisses(&words, &d.new) {
            return true;
        }
        if unsure(s) {
            return false;
        }
        let said = values(&words);
        let has = |v: &Value| said.iter().any(|o| o.alike(v));
        let asks = s.end == End::Question;
        if asks && n > 0 && said.is_empty() && words.len() >= ASKED {
            // what follows is of something else
            break;
        }
        // one who tells what others say decides it too
        let alone = *teller == put.speaker;
        let rival = !alone && s.speaker == put.speaker;
        if rival && has(new) && !asks {
            // says it again
            held = None;
        }
        if has(old) && has(new) && !asks && explains(&words, &said) {
            return true;
        }
        if rival || asks {
            continue;
        }
        match (has(old), has(new)) {
            (false, true) if turns_down(&words, &said, new) => return true,
            (false, true) if !cites(&words) && !denies(&words) => return true,
            (true, false) if alone || !is_habit(&words) => {
                if held.is_some_and(|h| window[h].speaker != s.speaker) {
                    return true;
                }
                held = held.or(Some(n));
            }
            _ => {}
        }
        let answers = answers(&window[..n], s, put, teller) && !is_habit(&words);
        if answers && agrees(s, &said) || admissions::sides(&words) {
            return true;
        }
        let other = said.into_iter().filter(|v| v.rivals(old) && !v.alike(new));
        let other: Vec<Value> = other.collect();
        if other.iter().any(|v| third.iter().any(|t| t.alike(v))) {
            // `It's minus sixty-five.` `So minus sixty-five.`
            return true;
        }
        third.extend(other);
    }
    held.is_some()
}

/// `first act six, third act eight`: both hold, each of its own.
fn explains(words: &[Token], said: &[Value]) -> bool {
    let own = !cites(words) || each_of_its_own(words, said);
    own && !either(words, said)
}

/// Whether whoever told it says the first word on what was put up.
fn answers(before: &[&Sentence], s: &Sentence, put: &Sentence, teller: &Option<String>) -> bool {
    let nothing =
        |b: &&Sentence| b.speaker == put.speaker || b.end == End::Question || b.tokens.len() <= 3;
    before.iter().all(nothing) && (s.speaker == *teller || teller.is_none())
}

/// Whether whoever told it gives in, or holds to it for good.
fn agrees(s: &Sentence, said: &[Value]) -> bool {
    let words = talk::lead(&s.tokens);
    let takes = said.is_empty() && (talk::agrees(&s.tokens) || concedes(&s.tokens));
    takes
        || talk::no_by_itself(&s.tokens).is_some()
        || admissions::mistaken(words)
        || starts_any(
            words,
            patterns!["quite|fair|you're|you|are|he's|she's|they're right|enough|point"],
        )
        .is_some()
}

/// `the book says`, `I thought`: a value as others give it.
fn cites(words: &[Token]) -> bool {
    has_any(
        words,
        patterns![
            "says|say|saying|said|told|thought|heard|thinks|reckons|swears|wants|wanted|remember",
            "with five|six|ten",
            "in the|my|our law|policy|contract|book|plan"
        ],
    )
}

/// `I've always done two`: what somebody does, and no answer to what holds.
pub(super) fn is_habit(words: &[Token]) -> bool {
    starts_any(
        talk::lead(words),
        patterns![
            "i've|we've|i|we always|only|just|usually|mostly? done|did|do|had|have|got|used|use|take|taken|put|give|said|say|give|been",
            "i|we was|were taught|told|shown",
            "i|we learnt|learned",
            "i'd|we'd|i|we|would say|sell|go|think",
            "i've|we've been taught|told",
            "i mean",
        ],
    )
    .is_some()
}

/// `six for applicants and three for interns`
fn each_of_its_own(words: &[Token], said: &[Value]) -> bool {
    let bound = |v: &Value| starts_any(&words[v.end..], patterns!["for|in|on|if|when|with"]);
    said.iter().all(|v| bound(v).is_some())
}

/// `thirty or fifty`
pub(super) fn either(words: &[Token], said: &[Value]) -> bool {
    let or = |p: &[Value]| {
        words[p[0].end.min(p[1].at)..p[1].at]
            .iter()
            .any(|t| t.key == "or")
    };
    said.windows(2).any(or)
}

/// `five isn't enough`
fn turns_down(words: &[Token], said: &[Value], new: &Value) -> bool {
    let put = said.iter().find(|v| v.alike(new));
    put.is_some_and(|v| admissions::unfit(&words[v.end.min(words.len())..]))
}

/// `four's not gonna kill anybody`: what is said of a value, and takes none up.
fn denies(words: &[Token]) -> bool {
    let no = |t: &Token| {
        t.key.ends_with("n't") || matches!(t.key.as_str(), "not" | "never" | "nobody" | "no")
    };
    words.iter().any(no)
}

/// `Don't look at the chart`, `the wiki is from before`: what was cited does not count.
fn dismisses(words: &[Token], cited: &[Token]) -> bool {
    let motive =
        patterns!["he|she|they|that says|say|said|always that|so? because|cause|'cause|cos"];
    if starts_any(talk::lead(words), motive).is_some() {
        return true;
    }
    if has_any(words, patterns!["don't know|remember"]) {
        return false;
    }
    let by = find(
        cited,
        patterns!["says|said|say|told|swears|reckons|thinks|wants"],
    );
    let things = by.map_or_else(Vec::new, |(at, _)| stems(&cited[..at]));
    let named = |t: &Token| {
        let base = t.key.split('\'').next().unwrap_or_default();
        things.contains(&crate::domain::words::stem(base))
    };
    let Some(at) = words.iter().position(named) else {
        return false;
    };
    // `the website's wrong`
    let wrong = starts_any(
        &words[at + 1..],
        patterns!["is|are|was? wrong|old|outdated|ancient|rubbish"],
    );
    wrong.is_some()
        || has_any(
            words,
            patterns![
                "don't|ignore|forget|never|bin|scrap",
                "is|are|was from|for before|when|until|the|another",
                "is|are|was|the old|wrong|out",
                "is|are made from|by"
            ],
        )
}

/// Whether words put against a place or a name stand open: nobody takes them up, and they are no echo.
pub(super) fn words_open(sentences: &[Sentence], d: &Dispute) -> bool {
    let s = &sentences[d.put];
    let mut new = named(&d.new);
    let denied = not_this(&d.new);
    let old = stems(&d.old);
    new.retain(|w| !old.contains(w));
    let told = |from: usize, to: usize| -> Vec<EcoString> {
        let near = sentences[from..to].iter();
        let others = near
            .filter(|o| o.source == s.source && (o.speaker != s.speaker || o.speaker.is_none()));
        others.flat_map(|o| stems(&o.tokens)).collect()
    };
    let before = told(d.put.saturating_sub(3), d.put);
    let after = told(d.put + 1, (d.put + 4).min(sentences.len()));
    let whole = |all: &[EcoString]| new.iter().all(|w| all.contains(w));
    // `in one go, not in dribs and drabs`: what it is not was never told
    let emphasis = denied.is_some_and(|not| !not.iter().any(|w| old.contains(w)));
    let reply = sentences[d.put + 1..]
        .iter()
        .find(|r| r.source == s.source && r.speaker != s.speaker);
    let agreed = reply.is_some_and(|r| {
        r.end != End::Question && (talk::agrees(&r.tokens) || concedes(&r.tokens))
    });
    !(whole(&before) || whole(&after) || emphasis || agreed)
}

/// The stems that name a place or a thing.
fn named(words: &[Token]) -> Vec<EcoString> {
    let end = find(words, patterns!["not"])
        .filter(|(at, _)| *at > 0)
        .map_or(words.len(), |(at, _)| at);
    let light = |t: &&Token| {
        !matches!(
            t.key.as_str(),
            "first" | "then" | "now" | "ok" | "okay" | "one" | "yes" | "surely"
        )
    };
    let kept: Vec<Token> = words[..end].iter().filter(light).cloned().collect();
    stems(&kept)
}

/// What comes behind `not`.
fn not_this(words: &[Token]) -> Option<Vec<EcoString>> {
    let (at, n) = find(words, patterns!["not"]).filter(|(at, _)| *at > 0)?;
    Some(stems(&words[at + n..]))
}
