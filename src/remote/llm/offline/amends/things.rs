//! A thing for a thing: a noun by itself, and beside it what says that the one named before is not meant.
//! `with a sponge. A brush. The sponge is for the sink.`; `with bleach? No, never bleach. Vinegar.`
use ecow::EcoString;

use super::super::lexicon::{is_adverb, is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::stated::led_only_cues;
use super::{NEAR, before, tells};
use crate::domain::words::{is_function_word, stem};

/// The most words of a thing's name.
const NAME: usize = 3;

/// A noun by itself that stands for the one that the sentences beside it rule out.
pub(super) fn swapped(sentences: &mut [Sentence], at: usize) -> bool {
    let Some(new) = lone(&sentences[at]) else {
        return false;
    };
    let found = ruled_out(sentences, at, &new).or_else(|| used(sentences, at, &new));
    let Some((told, old, beside)) = found else {
        return false;
    };
    if !put(&mut sentences[told], &old, &new) {
        return false;
    }
    sentences[at].tokens.clear();
    if let Some(beside) = beside {
        sentences[beside].tokens.clear();
    }
    true
}

/// The words of a sentence that is nothing but a name: `Vinegar.`, `A brush.`
fn lone(s: &Sentence) -> Option<Vec<Token>> {
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let from = starts_any(words, patterns!["the|a|an|some"]).unwrap_or(0);
    let name = words.get(from..)?;
    let idle = |t: &Token| {
        is_function_word(&t.key)
            || is_adverb(&t.key)
            || is_subject(&t.key)
            || is_auxiliary(&t.key)
            || t.key.len() < 3
            || t.key.contains('\'')
            // `Third.`, `The third.`: which one, and no thing
            || super::super::alignment::kind(&t.key) == super::super::alignment::kind("third")
            || t.key.chars().any(|c| c.is_ascii_digit())
            || t.is_number()
    };
    let last = name.last()?;
    let next = starts_any(&s.tokens, patterns!["then|and|now|next|so|or"]).is_some();
    let whole = !next && s.end == End::Stop && last.tail() == Some('.') && name.len() <= NAME;
    let plain = !name.iter().any(idle)
        && !talk::is_backchannel(words)
        && name[..name.len() - 1].iter().all(|t| t.tail().is_none());
    let verb = from == 0 && is_action(&name[0].key);
    (whole && plain && !verb).then(|| words.to_vec())
}

type Swap = (usize, Vec<EcoString>, Option<usize>);

/// What a sentence beside says is not meant: `never bleach`, `the sponge is for the sink`.
fn ruled_out(sentences: &[Sentence], at: usize, new: &[Token]) -> Option<Swap> {
    let own = &sentences[at];
    [at - 1, at + 1].into_iter().find_map(|i| {
        let s = sentences
            .get(i)
            .filter(|s| s.speaker == own.speaker && s.source == own.source)?;
        let (words, _) = led_only_cues(talk::lead(&s.tokens));
        let (name, forbids) = denied_name(words)?;
        let names = stems(name);
        let fresh = !names.is_empty() && names.iter().all(|n| !stems(new).contains(n));
        let holds = |t: &Sentence| {
            let said: Vec<EcoString> = t.tokens.iter().map(|t| stem(&t.key)).collect();
            names.iter().all(|n| said.contains(n))
        };
        let told = before(sentences, at.min(i), NEAR)
            .find(|t| tells(&sentences[*t]) && holds(&sentences[*t]))?;
        fresh.then_some((told, names, (!forbids).then_some(i)))
    })
}

/// The thing that a sentence rules out, and whether it forbids it.
fn denied_name(words: &[Token]) -> Option<(&[Token], bool)> {
    let end = clause_end(words);
    if let Some(n) = starts_any(words, patterns!["never|not|no the|a|an?"]) {
        // `not, the`: nothing is named
        let name = words.get(n..end)?;
        return ((1..=NAME).contains(&name.len()) && end == words.len())
            .then_some((name, words[0].key == "never"));
    }
    let n = starts_any(words, patterns!["the|a|an"])?;
    let is = (n + 1..words.len().min(n + NAME + 1)).find(|i| {
        matches!(
            words[*i].key.as_str(),
            "is" | "are" | "was" | "were" | "goes" | "will" | "would" | "just"
        ) || words[i - 1].key.contains('\'')
    })?;
    (words[is - 1].tail().is_none() && is < words.len()).then_some((&words[n..is], false))
}

/// `Use the bolster`, `we use nails now`: said again as what is used, straight after the name.
fn used(sentences: &[Sentence], at: usize, new: &[Token]) -> Option<Swap> {
    let own = &sentences[at];
    let next = sentences
        .get(at + 1)
        .filter(|s| s.speaker == own.speaker && s.source == own.source)?;
    let (words, _) = led_only_cues(talk::lead(&next.tokens));
    let n = starts_any(
        words,
        patterns![
            "we|you|i? use|want|take|need the|a|an?",
            "it's|always the|a|an?"
        ],
    )?;
    let end = clause_end(&words[n..]) + n;
    let again = stems(&words[n..end]);
    let same = stems(new).iter().all(|w| again.contains(w)) && end <= n + NAME;
    let told = before(sentences, at, 1)
        .find(|t| sentences[*t].speaker == own.speaker && tells(&sentences[*t]))?;
    let last = sentences[told]
        .tokens
        .last()
        .filter(|t| !is_function_word(&t.key) && !is_adverb(&t.key))?;
    same.then(|| (told, vec![stem(&last.key)], Some(at + 1)))
}

/// Puts the new name where the old one stood, with its article.
fn put(s: &mut Sentence, old: &[EcoString], new: &[Token]) -> bool {
    let named = |t: &Token| old.contains(&stem(t.key.trim_end_matches("'s")));
    let Some(last) = s.tokens.iter().rposition(named) else {
        return false;
    };
    let mut from = last;
    while from > 0 && named(&s.tokens[from - 1]) && s.tokens[from - 1].tail().is_none() {
        from -= 1;
    }
    let article = |t: &Token| matches!(t.key.as_str(), "the" | "a" | "an" | "some");
    if from > 0 && article(&s.tokens[from - 1]) && new.first().is_some_and(article) {
        from -= 1;
    }
    let tail = s.tokens[last].tail();
    let mut name = new.to_vec();
    if let Some(first) = name.first_mut().filter(|_| from > 0) {
        first.word = super::super::phrase::lowered(&first.word);
    }
    if let Some(end) = name.last_mut() {
        end.bare();
        end.word.extend(tail);
    }
    s.tokens.splice(from..=last, name);
    true
}
