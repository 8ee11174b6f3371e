//! Answers as they are read: the yes first, what only says again what was told left out, and what is told besides apart.
use super::super::lexicon::{is_auxiliary, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::{lowered, raised};
use super::super::token::{Token, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{evasions, questions, talk};
use super::{moved_to, spoken};

/// How many words a yes has before it at most where more is said behind it.
const AHEAD: usize = 4;

/// What another says right after the words at `at`, where they do not ask back.
pub(super) fn reply(sentences: &[Sentence], at: usize) -> Option<&Sentence> {
    let s = &sentences[at];
    sentences.get(at + 1).filter(|a| {
        a.source == s.source && a.speaker != s.speaker && spoken(a) && a.end != End::Question
    })
}

/// `Good question.`, `No idea.`, `Mhm.`: an answer with nothing in it that could be told.
pub(super) fn tells_nothing(words: &[Token]) -> bool {
    evasions::answers_nothing(words)
        || evasions::gives_up(words)
        || questions::undecided(words)
        || talk::is_backchannel(words)
}

/// Has whoever answers tell in place of the question what question and answer say in one; what the answer tells besides
/// stays after it.
pub(super) fn tell(sentences: &mut [Sentence], at: usize, step: Vec<Token>, rest: Vec<Token>) {
    let answer = &mut sentences[at + 1];
    answer.tokens = rest;
    let (teller, turn) = (answer.speaker.clone(), answer.turn);
    let asked = &mut sentences[at];
    (asked.tokens, asked.end, asked.speaker, asked.turn) = (step, End::Stop, teller, turn);
}

/// Brings answers into the order in which they are read.
pub(super) fn ordered(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::with_capacity(sentences.len());
    for mut s in sentences {
        let asked = out.last().is_some_and(|b| {
            b.end == End::Question && b.speaker != s.speaker && b.source == s.source
        });
        if !asked || !spoken(&s) || s.mood != Mood::Speech {
            out.push(s);
            continue;
        }
        let asked: &[Token] = out.last().map_or(&[], |b| &b.tokens);
        yes_first(&mut s.tokens);
        bare_name(&mut s.tokens, asked);
        moved_to::bare_thing(&mut s.tokens, asked);
        said_again(&mut s.tokens, &out);
        let more = deed_behind(&s.tokens, asked);
        let second = more.map(|at| {
            let mut second = s.clone();
            second.tokens = s.tokens.split_off(at);
            mark_last(&mut s.tokens, '.');
            s.end = End::Stop;
            second
        });
        out.push(s);
        out.extend(second);
    }
    out
}

/// `Gloves on first, yes.` and `the bag, yes, on the big scale` as `yes, …`.
fn yes_first(words: &mut [Token]) {
    let yes = |t: &Token| {
        matches!(
            t.key.as_str(),
            "yes" | "yeah" | "yep" | "exactly" | "correct"
        )
    };
    let last = words.len().saturating_sub(1);
    let at = (1..words.len()).find(|i| {
        let ends = *i == last || *i <= AHEAD && words[*i].comma();
        ends && yes(&words[*i]) && words[i - 1].comma()
    });
    let Some(at) = at.filter(|at| !yes(&words[0]) && !begun(&words[at - 1])) else {
        return;
    };
    let ends = at == last;
    words[..=at].rotate_right(1);
    if ends {
        mark_last(words, '.');
    }
    words[0].word = raised(&words[0].key.clone()) + ",";
    words[1].word = lowered(&words[1].word);
}

/// `that's, yeah`: a sentence that was only begun.
fn begun(t: &Token) -> bool {
    t.key.contains('\'') || is_auxiliary(&t.key)
}

/// `Which is?` **`It's one one one.`** as `one one one`: what it is called, and no more.
fn bare_name(words: &mut Vec<Token>, asked: &[Token]) {
    const LONGEST: usize = 6;
    let n = starts_any(
        asked,
        patterns![
            "and? which is|are",
            "and? what is|are it|that|they",
            "and? what's it|that"
        ],
    );
    let whole = n.is_some_and(|n| n == asked.len());
    let says = starts_any(words, patterns!["it's|that's|they're"]).is_some();
    if whole && says && (2..=LONGEST).contains(&words.len()) {
        words.remove(0);
        words[0].word = raised(&words[0].word);
    }
}

/// `Plug in the red cable.` `Which one?` `The red one, on the left.`: the name that was told already.
fn said_again(words: &mut Vec<Token>, before: &[Sentence]) {
    let yes = starts_any(words, patterns!["yes|yeah|yep|exactly|correct"]).unwrap_or(0);
    let end = yes + clause_end(&words[yes..]);
    let named = starts_any(&words[yes..], patterns!["the *"]).is_some();
    let told = before
        .len()
        .checked_sub(2)
        .map(|i| stems(&before[i].tokens))
        .unwrap_or_default();
    let said = stems(&words[yes..end]);
    let known = !said.is_empty() && said.iter().all(|w| told.contains(w) || w == "one");
    let number = words[yes..end]
        .iter()
        .any(|t| t.is_number() && t.key != "one");
    if named && known && !number && end < words.len() && words[end - 1].comma() {
        words.drain(yes..end);
        if let Some(first) = words.first_mut().filter(|_| yes == 0) {
            first.word = raised(&first.word);
        }
    }
}

/// `Every two hours, and write it down.`: where the deed begins behind a time or a place.
fn deed_behind(words: &[Token], asked: &[Token]) -> Option<usize> {
    let yes = starts_any(words, patterns!["yes|yeah|yep|no|nope"]).unwrap_or(0);
    let end = yes + clause_end(words.get(yes..)?);
    let rest = words.get(end..)?;
    let led = words.get(yes).is_some_and(|t| {
        opens_place(&t.key) || matches!(t.key.as_str(), "every" | "once" | "twice")
    });
    let asked = stems(asked);
    let said = stems(&words[yes..end]);
    let echo = !said.is_empty() && said.iter().all(|w| asked.contains(w));
    let n = starts_any(rest, patterns!["and|then you|then|also?"])?;
    let deed = rest.get(n).is_some_and(|t| is_action(&t.key)) && (echo || rest.len() > n + 1);
    ((led && end > yes + 1 || echo) && deed && words[end - 1].comma()).then_some(end)
}
