//! A value that is taken up for the thing it was said with: by its name, of several in a step or far back.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts, item_of};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::Sentence;
use super::denials::phrases;
use super::echoed::{AGO, BACK, TAKING, another, place};
use super::{Gather, Told};

impl Gather {
    /// `Did the float not go up? Jo gave me 250.`: the value of the step that tells of what whoever gave it named.
    pub(super) fn stands_by_name(
        &self,
        s: &Sentence,
        sentences: &[Sentence],
        given: usize,
        new: &Amount,
    ) -> Option<(usize, Amount)> {
        let theirs = |b: &&Sentence| b.turn == sentences[given].turn && another(b, s);
        let names: Vec<EcoString> = sentences[given.saturating_sub(AGO)..=given]
            .iter()
            .filter(theirs)
            .flat_map(|b| named_things(&b.tokens))
            .collect();
        let tells = |t: &Told| {
            let own = t.source == s.source && t.speaker == s.speaker && t.sentence < given;
            let named = |words: &[Token]| named_things(words).iter().any(|n| names.contains(n));
            own && super::contests::stands(t) && phrases(t).any(named)
        };
        let told = self.nearest(tells)?;
        // `its own one` is no value
        let bare = |a: &Amount| a.class == Class::Bare && a.size != "1";
        let alike = |a: &Amount| a.class == new.class || bare(a) || bare(new);
        let beside = |words: &[Token]| {
            let own = |a: &Amount| {
                let by = named_things(around(words, a));
                by.iter().any(|n| names.contains(n)) && !a.alike(new) && new.may_stand_for(a)
            };
            amounts(words).into_iter().find(own)
        };
        let of_name = phrases(&self.told[told]).find_map(beside);
        let old = of_name.or_else(|| place(&self.told[told], new));
        Some((told, old.filter(alike)?))
    }

    /// Takes what another put up out of the steps that it was added to.
    pub(super) fn unsay(&mut self, given: &Sentence) {
        let place = given.tokens.first().map(|t| t.at);
        let from = self.lately(BACK);
        for t in &mut self.told[from..] {
            let theirs = |w: &[Token]| w.first().map(|t| t.at) == place;
            t.additions
                .retain(|(_, w)| t.speaker == given.speaker || !theirs(w));
        }
    }

    /// Whether the value is told of the thing already.
    pub(super) fn has_for_thing(&self, s: &Sentence, value: &Amount, thing: &str) -> bool {
        let told = |t: &Told| phrases(t).any(|w| of_thing(w, thing).any(|a| a.alike(value)));
        self.told[self.lately(BACK)..]
            .iter()
            .any(|t| t.source == s.source && t.speaker == s.speaker && told(t))
    }

    /// The value that is told of a thing, of several in one step.
    pub(super) fn stands_for_thing(
        &self,
        s: &Sentence,
        given: usize,
        new: &Amount,
        thing: &str,
    ) -> Option<(usize, Amount)> {
        (self.lately(BACK)..self.told.len()).rev().find_map(|i| {
            let t = &self.told[i];
            let own = t.source == s.source && t.speaker == s.speaker && t.reading.is_some();
            let other = |a: &Amount| !a.alike(new) && new.may_stand_for(a);
            let found = phrases(t).find_map(|words| of_thing(words, thing).find(other));
            Some((i, found.filter(|_| own && t.sentence < given)?))
        })
    }
}

/// The stems of the nouns of words: nothing that is done, and no number.
fn named_things(words: &[Token]) -> Vec<EcoString> {
    use super::super::lexicon::{DETERMINERS, NOUNISH, is_verbal};
    let noun = |i: usize| {
        let key = words[i].key.split('\'').next().unwrap_or_default();
        let determined = i > 0 && DETERMINERS.contains(words[i - 1].key.as_str());
        let content = !crate::domain::words::is_function_word(key) && key.len() > 2;
        let measures = words[i].is_number() || crate::domain::quantity::unit_of(key).is_some();
        let verb = is_verbal(key) && !NOUNISH.contains(key) && !key.ends_with("ing");
        content && !measures && (!verb || determined)
    };
    let stem = |i: usize| crate::domain::words::stem(&words[i].key);
    (0..words.len()).filter(|i| noun(*i)).map(stem).collect()
}

/// `80 for the caustic, thank you`: the thing that a value is taken up for, by its stem.
pub(super) fn thing_of(words: &[Token], value: &Amount) -> Option<EcoString> {
    let light = |t: &Token| TAKING.contains(t.key.as_str());
    let rest = words.get(value.end..)?;
    let n = starts_any(
        rest,
        patterns!["for|on|in the|that|our|your *", "of the|our|your? *"],
    )?;
    let after = talk::lead(rest.get(n..)?);
    let whole = after.is_empty()
        || rest[n - 1].tail().is_some() && (after.len() <= 2 || talk::is_backchannel(after));
    (whole && value.is_number() && words[..value.at].iter().all(light))
        .then(|| crate::domain::words::stem(&rest[n - 1].key))
}

/// The values that words give of a thing.
fn of_thing<'a>(words: &'a [Token], thing: &'a str) -> impl Iterator<Item = Amount> + 'a {
    let named = move |t: &Token| crate::domain::words::stem(&t.key) == thing;
    amounts(words)
        .into_iter()
        .filter(move |a| around(words, a).iter().any(named))
}

/// The words about a value, as far as the next joint: `four in the foyer` of `ten in the hall and four in the foyer`, `small
/// £2` of `large £4 small £2`.
fn around<'a>(words: &'a [Token], value: &Amount) -> &'a [Token] {
    if let Some(item) = item_of(words, value) {
        return &words[item];
    }
    let joint = |t: &Token| t.comma() || matches!(t.key.as_str(), "and" | "but");
    let start = words[..value.at]
        .iter()
        .rposition(joint)
        .map_or(0, |i| i + 1);
    if value.end > 0 && words[value.end - 1].comma() {
        return &words[start..value.end];
    }
    let behind = &words[value.end..];
    let end = behind.iter().position(|t| joint(t) || t.tail().is_some());
    &words[start..value.end + end.map_or(behind.len(), |i| i + 1)]
}
