//! Nothing but another value of the kind that was just told: `Be there by nine. Half eight.`
use super::super::super::amounts::{Amount, Class, amounts};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::Token;
use super::super::super::turns::{End, Sentence};
use super::super::Gather;
use super::super::denials::phrases;

impl Gather {
    /// `Be there by nine. Half eight.`, `You do that weekly. Monthly now.`: nothing but another value of the same kind.
    pub(super) fn says_only(
        &mut self,
        s: &Sentence,
        at: usize,
        words: &[Token],
        all: &[Amount],
    ) -> bool {
        let [new] = all else {
            return false;
        };
        let reasoned = starts_any(
            &words[new.end..],
            patterns!["it's|that's|they're|they've|since|because|cos|cause"],
        )
        .is_some();
        // `30 days, new policy`; `six and a half, it's the new bag`
        let why = (self.people.chat || reasoned)
            && new.at == 0
            && words[new.end - 1].comma()
            && words.len() <= new.end + if reasoned { 7 } else { 3 }
            && super::super::super::reading::read(words, s.mood).is_none();
        let better = is_better(words, new);
        let Some(last) = self
            .told
            .len()
            .checked_sub(1)
            .filter(|_| s.end != End::Question && (why || better || is_bare(words, new)))
        else {
            return false;
        };
        let open = &self.told[last];
        let near = open.source == s.source
            && open.speaker == s.speaker
            && open.reading.is_some()
            && !open.done_since()
            && at == open.until + 1
            && (s.turn == open.turn || self.people.chat);
        // One value and no other: what a long step says is not counted to its end.
        let said: Vec<Amount> = phrases(open).flat_map(amounts).take(2).collect();
        let Ok([old]) = <[Amount; 1]>::try_from(said) else {
            return false;
        };
        let kind = old.class == new.class && new.class != Class::Bare
            || new.class == Class::Bare
                && (words.len() == 1 || better || reasoned)
                && matches!(old.class, Class::Measure(_));
        let revised = near && kind && !old.alike(new) && self.revise(last, &old, words, new);
        if revised {
            self.told[last].until = at;
        }
        revised
    }
}

/// `Monthly now.`: a value with words around it that say nothing.
fn is_bare(words: &[Token], value: &Amount) -> bool {
    let idle = |t: &Token| {
        matches!(
            t.key.as_str(),
            "now" | "actually" | "no" | "well" | "nowadays" | "a" | "at" | "by" | "to"
        )
    };
    words[..value.at]
        .iter()
        .chain(&words[value.end..])
        .all(idle)
}

/// `Ten minutes would be better.`, `Let's say ten.`
fn is_better(words: &[Token], value: &Amount) -> bool {
    let better = starts_any(
        &words[value.end..],
        patterns![
            "is|would be|are|would? better|safer|right|correct",
            "better|safer"
        ],
    );
    let put = starts_any(
        words,
        patterns!["let's|we'll|i'd|you'd? say|make", "better|rather|say"],
    );
    value.at == 0 && better == Some(words.len() - value.end)
        || put == Some(value.at) && value.end == words.len()
}
