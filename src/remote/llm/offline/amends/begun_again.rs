//! A deed begun again, once what came after its beginning was called off: `The crate is wrapped and it goes in the
//! freezer. Well, no.` **`It is wrapped, and you ask the curator.`**
use super::super::fillers;
use super::super::lexicon::is_subject;
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence, unsay};
use super::stated::{led_only_cues, only_cues};
use super::tells;

/// The most words that are said again.
const HEAD: usize = 6;

/// Puts what a sentence goes on with where the one told first went on otherwise.
pub(super) fn begun_again(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let (words, cued) = led_only_cues(talk::lead(&words));
    let Some(told) = told(sentences, at, cued).filter(|_| s.end != End::Question) else {
        return false;
    };
    let t = &sentences[told].tokens;
    let Some(joint) = joint(words, 0).filter(|n| (2..=HEAD).contains(n)) else {
        return false;
    };
    let subject = words[0].key.split('\'').next().unwrap_or_default();
    let (Some(last), true) = (last_said(t, &words[1..joint]), is_subject(subject)) else {
        return false;
    };
    let Some(old) = joint_at(t, last + 1) else {
        return false;
    };
    let mut new = t[..old].to_vec();
    let rest = &words[joint..];
    let same = stems(&t[old..]).iter().all(|w| stems(rest).contains(w));
    if same || stems(rest).len() < 2 {
        return false;
    }
    new.extend(rest.iter().cloned());
    sentences[told].tokens = new;
    unsay(&mut sentences[told + 1..=at]);
    true
}

/// The sentence of the same speaker before it, where a word or a sentence of its own puts that right.
fn told(sentences: &[Sentence], at: usize, cued: bool) -> Option<usize> {
    let s = &sentences[at];
    let own = |i: &usize| sentences[*i].speaker == s.speaker && sentences[*i].source == s.source;
    let last = at.checked_sub(1).filter(own)?;
    let between = only_cues(&sentences[last].tokens);
    let told = if between { last.checked_sub(1)? } else { last };
    ((cued || between) && own(&told) && tells(&sentences[told])).then_some(told)
}

/// Where `and` joins a clause on.
fn joint(words: &[Token], from: usize) -> Option<usize> {
    (from..words.len()).find(|i| joint_at(words, *i).is_some())
}

fn joint_at(words: &[Token], at: usize) -> Option<usize> {
    let next = words.get(at + 1)?;
    let joins = matches!(words[at].key.as_str(), "and" | "then");
    let clause = is_subject(&next.key) || super::super::verbs::is_action(&next.key);
    (joins && clause).then_some(at)
}

/// The last word in what was told of all those that are said again, in their order.
fn last_said(told: &[Token], head: &[Token]) -> Option<usize> {
    let wanted = stems(head);
    if wanted.is_empty() {
        return None;
    }
    let mut at = 0;
    for word in &wanted {
        let word = std::slice::from_ref(word);
        at = (at..told.len()).find(|i| stems(std::slice::from_ref(&told[*i])) == word)? + 1;
    }
    // `the jars`, said of as `them`
    let joint = joint(told, at)?;
    (joint <= at + 2).then_some(joint - 1)
}
