//! A value that another doubted, and whoever told it gives in long after: `we keep them for seven years.` `Isn't it
//! ten?` `I thought seven. Let me look.` … `You were right, it's ten years.`
use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{find, patterns};
use super::super::token::stems;
use super::super::turns::{End, Sentence};
use super::super::{fillers, reading, talk};
use super::{WINDOW, keep, spoken};

/// How many sentences after the value the doubt may be said.
const DOUBT: usize = 3;
/// How many words before a value may say what it is of.
const LABEL: usize = 3;
/// The most words of a sentence that only says one of the two values.
const SHORT: usize = 8;

/// Puts the value of the other where the own one stood, and takes out what was said for and against it.
pub(super) fn conceded(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let yields = find(
        &words[..words.len().min(8)],
        patterns![
            "you're|he's|she's|they're right",
            "you|he|she|they were|was|are right"
        ],
    );
    let Some((from, n)) = yields.filter(|_| s.end != End::Question) else {
        return false;
    };
    let rest = &words[from + n..];
    let number = |a: &Amount| a.class.is_known() || a.magnitude().is_some();
    let Some(new) = amounts(rest).into_iter().find(number) else {
        return false;
    };
    let Some((told, old, doubt)) = doubted(sentences, at, &new) else {
        return false;
    };
    let rest = rest.to_vec();
    let places: Vec<Amount> = amounts(&sentences[told].tokens)
        .into_iter()
        .filter(|a| a.alike(&old))
        .collect();
    for place in places.iter().rev() {
        sentences[told].tokens = put(&sentences[told].tokens, place, &rest, &new);
    }
    let said = |s: &Sentence| {
        let all = amounts(&s.tokens);
        let either = all.iter().all(|a| a.alike(&old) || a.alike(&new));
        !all.is_empty() && either && s.tokens.len() <= SHORT
    };
    for s in &mut sentences[told + 1..(doubt + DOUBT).min(at)] {
        if said(s) {
            s.tokens.clear();
        }
    }
    keep(&mut sentences[at], &[]);
    true
}

/// The sentence of the same speaker with the value that another doubted, that value, and the doubt.
fn doubted(sentences: &[Sentence], at: usize, new: &Amount) -> Option<(usize, Amount, usize)> {
    let s = &sentences[at];
    let here = |i: usize| sentences[i].source == s.source && spoken(&sentences[i]);
    let from = at.saturating_sub(WINDOW);
    (from..at).rev().filter(|i| here(*i)).find_map(|doubt| {
        let d = &sentences[doubt];
        let words = talk::lead(&d.tokens);
        let says = amounts(words).iter().any(|a| a.alike(new));
        let short = words.len() <= SHORT && reading::read(words, d.mood).is_none();
        if d.speaker == s.speaker || !says || !short {
            return None;
        }
        let fits = |told: usize| -> Vec<Amount> {
            let t = &sentences[told];
            let own = t.speaker == s.speaker && here(told) && t.end != End::Question;
            let fit = |a: &Amount| own && new.may_stand_for(a) && !new.alike(a);
            amounts(&t.tokens).into_iter().filter(fit).collect()
        };
        let named = stems(words);
        // `darkness at 12`, and `you had darkness 14`: what it is of is said in both
        let same = |told: usize| {
            let t = &sentences[told].tokens;
            let label = |a: &Amount| stems(&t[a.at.saturating_sub(LABEL)..a.at]);
            let of_it = |a: &Amount| label(a).iter().any(|w| named.contains(w));
            let mut old = fits(told).into_iter().filter(of_it);
            let (one, more) = (old.next()?, old.next());
            more.is_none().then_some((told, one, doubt))
        };
        let near = || (doubt.saturating_sub(DOUBT)..doubt).rev();
        near().find_map(same).or_else(|| {
            near().find_map(|told| match fits(told).as_slice() {
                [one] => Some((told, one.clone(), doubt)),
                _ => None,
            })
        })
    })
}
