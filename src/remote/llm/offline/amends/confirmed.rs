//! What is told as a question, and agreed to, extended or put right: `So I print two copies?` `Yes, and sign both.`,
//! `The red cable goes on the left?` `No, on the right.` Whoever answers tells it, as it is in the end.
mod phrases;

pub(super) use self::phrases::replaced;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::{Force, read};
use super::super::token::{At, Token, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_state, is_third_person};
use super::super::{fillers, talk};
use super::asked::{NO, YES, begun};
use super::before;
use super::replies::{reply, tell, tells_nothing};

/// How many sentences back all of it may have been told already.
const KNOWN: usize = 8;
/// The most words of an answer that goes into what was asked.
const SHORT: usize = 10;
/// The most words of what is put in the place of others.
const PHRASE: usize = 6;

/// What leads to a question that only makes sure.
static CHECKS: PatternSet = pattern_set![
    "just|only? to check|confirm|clarify|recap",
    "just|only? to be|make sure|clear|certain",
    "just? so i've|i got|get|have|understand|know this|that|it? right|straight|clear?",
    "let me just? check|see|repeat that|this? back?",
    "if i got|understood|heard that|it|you right|correctly?",
    "am i right that|in? thinking?|saying? that?",
    "is it right that?",
    "you mean|meant|said that?",
    "sorry|wait",
    "hang|hold on",
];

/// Tells what was asked as it was answered. Says whether it did.
pub(super) fn confirmed(sentences: &mut [Sentence], at: usize) -> bool {
    let Some(asked) = asked(&sentences[at]) else {
        return false;
    };
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    if !begun(sentences, at) || told_before(sentences, at, &asked) {
        return false;
    }
    let Some((step, rest)) = answered(&asked, &words) else {
        return false;
    };
    tell(sentences, at, step, rest);
    true
}

/// What is told with the answer, and what the answer tells besides; nothing where it is no such answer.
pub(super) fn answered(asked: &[Token], words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let ends = |n: &usize| *n == words.len() || words[n - 1].tail().is_some();
    let reads = |rest: &[Token]| read(&fillers::strip(rest), Mood::Speech).is_some();
    if let Some(n) = starts_any(words, &NO).filter(ends) {
        let rest = &words[n..];
        return match rest.is_empty() || reads(rest) {
            true => Some((Vec::new(), rest.to_vec())),
            false => replaced(asked, rest, true).map(|step| (told(step), Vec::new())),
        };
    }
    if let Some(n) = starts_any(words, &YES).filter(ends) {
        let again = starts_any(&words[n..], &YES).map_or(n, |more| n + more);
        let rest = &words[again..];
        // `You tell the customer, yes, before noon.`: it is told by the answer itself
        let first = stems(&rest[..clause_end(rest)]);
        let again = !first.is_empty() && reads(rest) && {
            let asked = stems(asked);
            first.iter().all(|w| asked.contains(w)) || asked.iter().all(|w| first.contains(w))
        };
        if again {
            return Some((Vec::new(), rest.to_vec()));
        }
        if rest.len() > SHORT || reads(rest) {
            return Some((told(asked.to_vec()), rest.to_vec()));
        }
        // `Yes, the green tray.`
        let fuller = replaced(asked, rest, false).filter(|_| rest.len() <= PHRASE);
        let step = fuller.unwrap_or_else(|| joined(asked, rest));
        return Some((told(step), Vec::new()));
    }
    let empty = tells_nothing(words);
    let short = words.len() <= PHRASE && !empty && !reads(words);
    let step = short.then(|| replaced(asked, words, false)).flatten()?;
    Some((told(step), Vec::new()))
}

/// What was asked, and what the answer adds to it; not `keys on the hook`, which only says it again.
pub(super) fn joined(asked: &[Token], rest: &[Token]) -> Vec<Token> {
    let known = stems(asked);
    let again = |words: &[Token]| stems(words).iter().all(|w| known.contains(w));
    let first = clause_end(rest);
    let mut rest = rest[if again(&rest[..first]) { first } else { 0 }..].to_vec();
    let mut step = asked.to_vec();
    if let (Some(first), Some(last)) = (rest.first_mut(), step.last_mut()) {
        first.word = super::super::phrase::lowered(&first.word);
        last.word.push(',');
    }
    step.extend(rest);
    step
}

pub(super) fn told(mut step: Vec<Token>) -> Vec<Token> {
    if let Some(first) = step.first_mut() {
        first.word = super::super::phrase::raised(&first.word);
    }
    mark_last(&mut step, '.');
    step
}

/// A deed with words before it that were said at a place: `do not` before `open the lid`.
pub(super) fn led_by(lead: &[&str], at: At, deed: &[Token]) -> Vec<Token> {
    let lead = lead.iter().map(|word| Token::new(word, at));
    lead.chain(deed.iter().cloned()).collect()
}

/// What a question tells: `so I print two?`, `and the red one goes on the left?`; nothing where it asks by its build.
fn asked(s: &Sentence) -> Option<Vec<Token>> {
    if s.end != End::Question || s.mood != Mood::Speech {
        return None;
    }
    let words = untagged(unchecked(&fillers::strip(&s.tokens)));
    // `should they sit up?`
    let theirs = starts_any(
        &words,
        patterns![
            "should|must they|he|she|it|the|all *",
            "do|does they|he|she|it|that|this have|need to",
            "do|does the|that|this|it|they go|stay|sit|live|hang",
            "do|does the|that|this * go|stay|sit|live|hang",
            "do|does the|that|this * * go|stay|sit|live|hang"
        ],
    );
    if theirs.is_some() {
        return super::completed::deed(&words).filter(|d| {
            is_subject(&d[0].key) || matches!(d[0].key.as_str(), "the" | "all" | "that" | "this")
        });
    }
    let asks = starts_any(
        &words,
        patterns![
            "do|does|did|is|are|am|was|were|can|could|should|shall|would|will|have|has|may|might|must",
            "isn't|aren't|don't|doesn't|didn't|can't|won't|shouldn't|haven't|hasn't|what|what's|why|how|how's|who|who's|whose|where|where's|when|when's|which|any|anything|anyone|anybody|ready|remember|got|get|you're|i'm",
            "unless|because|not|no|yes|or|even|really|see|sorry|pardon",
        ],
    );
    let or = words
        .iter()
        .any(|t| matches!(t.key.as_str(), "or" | "maybe"));
    if asks.is_some() || or || words.len() < 2 {
        return None;
    }
    let mut told = words.clone();
    let own = starts_any(
        &words,
        patterns!["i|we|you then|just|also|always|first|still?"],
    );
    let acts = |n: usize| {
        words
            .get(n)
            .is_some_and(|t| is_action(&t.key) && !is_state(&t.key))
    };
    match own {
        Some(n) if acts(n) && words.len() > n + 1 && clause_end(&words) == words.len() => {
            told.drain(..n);
        }
        Some(n) if acts(n) => told.iter_mut().for_each(as_you),
        Some(_) => return None,
        None => {}
    }
    told.last_mut()?.bare();
    if of_it(&told) {
        return Some(told);
    }
    let reading = read(&told, Mood::Speech)?;
    (reading.force == Force::Step).then_some(told)
}

/// `…, don't they?`, `…, is it?`: a question without the words that only ask for a yes.
fn untagged(mut words: Vec<Token>) -> Vec<Token> {
    let right = words.len().saturating_sub(3);
    let asks = patterns!["is that|it right|correct|ok|okay|so"];
    if right > 1 && words[right - 1].comma() && starts_any(&words[right..], asks).is_some() {
        words.truncate(right);
    }
    let tag = words.len().saturating_sub(2);
    let apart = tag > 1 && words[tag - 1].comma();
    if apart && is_auxiliary(&words[tag].key) && is_subject(&words[tag + 1].key) {
        words.truncate(tag);
    }
    words
}

/// `It stays on overnight`, of what was told last.
fn of_it(words: &[Token]) -> bool {
    starts_any(words, patterns!["it|they *"]).is_some()
        && (is_third_person(&words[1].key) || words[0].key == "they" && is_action(&words[1].key))
}

pub(super) fn as_you(t: &mut Token) {
    if matches!(t.key.as_str(), "i" | "we") {
        *t = Token {
            word: t.word.to_lowercase().replacen(&t.key, "you", 1),
            key: "you".into(),
            at: t.at,
        };
    }
}

/// A question without what leads to it: `okay so, just to check, …`.
pub(super) fn unchecked(words: &[Token]) -> Vec<Token> {
    let mut words = talk::lead(words);
    while let Some(n) = starts_any(words, &CHECKS).filter(|n| *n < words.len()) {
        words = talk::lead(&words[n..]);
    }
    words.to_vec()
}

/// Whether all of it was told shortly before: then it is only said again.
fn told_before(sentences: &[Sentence], at: usize, asked: &[Token]) -> bool {
    let mut said = Vec::new();
    for i in before(sentences, at, KNOWN) {
        said.extend(stems(&sentences[i].tokens));
    }
    stems(asked).iter().all(|w| said.contains(w))
}
