//! Whether something is done, answered with what it hangs on: `Do I change the cover?` `After every patient.`, `Do I wake
//! them?` `Only if they've had a fever.`, `Not unless the doctor says so.`, `Never.`
use super::super::fillers;
use super::super::lexicon::opens_place;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::reading::read;
use super::super::token::{Token, bare_last};
use super::super::turns::{End, Mood, Sentence};
use super::asked::{begun, deed, said_before};
use super::confirmed::{led_by, replaced, told};
use super::never_done::of_work;
use super::replies::{reply, tell};

/// The most words of such an answer.
const ANSWER: usize = 12;

/// Tells the deed with what it hangs on. Says whether it did.
pub(super) fn told_when(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech {
        return false;
    }
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let but = refused_but(sentences, at);
    let refused = but.is_some();
    let words = but.unwrap_or_else(|| fillers::pauses(&heard.tokens));
    let only = || {
        let led = patterns!["only *", "not unless|until|before|till *"];
        let hangs = refused || starts_any(&words, led).is_some();
        hangs.then(|| of_work(sentences, at)).flatten()
    };
    let Some(deed) = deed(s).or_else(|| short_deed(s)).or_else(only) else {
        return false;
    };
    if !begun(sentences, at) || said_before(sentences, at, &deed) {
        return false;
    }
    let Some(step) = with(&deed, &words) else {
        return false;
    };
    tell(sentences, at, told(step), Vec::new());
    if refused {
        sentences[at + 2].tokens.clear();
    }
    true
}

/// `No.` **`Well, only if it's heavy.`**: what it hangs on all the same, in the second sentence behind the question.
fn refused_but(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let (no, next) = (reply(sentences, at)?, sentences.get(at + 2)?);
    let refuses = starts_any(
        &no.tokens,
        patterns![
            "no",
            "nope",
            "no? not really|usually|always|normally|often",
            "usually|normally|mostly no|not"
        ],
    )
    .is_some_and(|n| n == no.tokens.len());
    if !refuses || next.turn != no.turn || next.end == End::Question {
        return None;
    }
    let words = fillers::pauses(&next.tokens);
    starts_any(
        &words,
        patterns!["well|but|though? only? if|when|on|at|in|with *"],
    )?;
    let from = starts_any(&words, patterns!["well|but|though"]).unwrap_or(0);
    // `If it feels heavy,` **yes.**
    let (last, rest) = words.split_last()?;
    let mut case = match last.key.as_str() {
        "yes" | "yeah" => rest[from..].to_vec(),
        _ => words[from..].to_vec(),
    };
    bare_last(&mut case);
    (!case.is_empty()).then_some(case)
}

/// `And hold it there?`: the deed alone.
fn short_deed(s: &Sentence) -> Option<Vec<Token>> {
    let n = starts_any(&s.tokens, patterns!["and then?"])?;
    let mut deed = s.tokens.get(n..)?.to_vec();
    let verb = super::super::verbs::is_action(&deed.first()?.key);
    deed.last_mut()?.bare();
    (verb && deed.len() >= 2 && super::super::token::clause_end(&deed) == deed.len())
        .then_some(deed)
        .filter(|d| read(d, Mood::Speech).is_some())
}

/// The deed with the answer, or as the answer forbids it.
fn with(deed: &[Token], words: &[Token]) -> Option<Vec<Token>> {
    let first = words.first()?;
    let ban = |lead: &[&str]| led_by(lead, first.at, deed);
    if starts_any(words, patterns!["no|nope|god? never ever?"]) == Some(words.len()) {
        return Some(ban(&["never"]));
    }
    if starts_any(words, patterns!["not unless|until|before|till"]).is_some()
        && words.len() <= ANSWER
    {
        return Some([&ban(&["do", "not"]), &words[1..]].concat());
    }
    let led = starts_any(
        words,
        patterns![
            "only|but|just? if|when|after|before|until|till|once|unless|at|on|in|with|for|by|from",
            "every|each|once|twice *",
            "always|usually before|after|at|on|in|with|when|if"
        ],
    );
    if starts_any(
        words,
        patterns![
            "up to you|him|her|them|us",
            "only? if you|we like|want|must|insist|fancy|really"
        ],
    )
    .is_some()
    {
        return None;
    }
    // `do I log that anywhere?`
    let vague = |t: &Token| {
        matches!(
            t.key.as_str(),
            "anywhere" | "somewhere" | "sometime" | "ever"
        )
    };
    let deed = match deed.split_last() {
        Some((last, rest)) if vague(last) && rest.len() > 1 => rest,
        _ => deed,
    };
    let place = led.is_some() || opens_place(&first.key) && words.len() > 1;
    if !place || words.len() > ANSWER || read(words, Mood::Speech).is_some() {
        return None;
    }
    replaced(deed, words, false).or_else(|| {
        let mut answer = words.to_vec();
        answer[0].word = lowered(&answer[0].word);
        Some([deed, &answer].concat())
    })
}
