//! Who explains, who listens, and who only happens to be there.
use std::collections::{HashMap, HashSet};

use ecow::EcoString;

use super::talk;
use super::turns::{End, Mood, Sentence};

type Name = Option<String>;

/// The parts that speakers play, found by what they mostly do.
#[derive(Debug, Default)]
pub(super) struct People {
    listeners: HashSet<Name>,
    minor: HashSet<Name>,
    /// Say again what was just told: they are there to learn it.
    attentive: HashSet<Name>,
    first: Name,
    second: Name,
    names: Vec<Named>,
    /// Messages were sent, not words said.
    pub(super) chat: bool,
}

/// A speaker with the keys of the name's words.
#[derive(Debug)]
struct Named {
    name: Name,
    keys: Vec<EcoString>,
}

impl Named {
    fn new(name: &str) -> Self {
        Self {
            name: Some(name.to_owned()),
            keys: name
                .split_whitespace()
                .map(crate::domain::words::key)
                .collect(),
        }
    }
}

#[derive(Default)]
struct Count {
    asked: usize,
    nodded: usize,
    sentences: usize,
    words: usize,
    echoed: usize,
}

impl People {
    /// Finds the parts.
    pub(super) fn of(sentences: &[Sentence], chat: bool) -> Self {
        let mut counts: HashMap<&Name, Count> = HashMap::new();
        for (at, s) in sentences.iter().enumerate() {
            if s.mood != Mood::Speech {
                continue;
            }
            let count = counts.entry(&s.speaker).or_default();
            count.echoed += usize::from(echoes(sentences, at));
            count.asked += usize::from(s.end == End::Question);
            count.nodded += usize::from(talk::is_backchannel(&s.tokens));
            count.sentences += 1;
            count.words += s.tokens.len();
        }
        let mut ranked: Vec<(&Name, &Count)> = counts.iter().map(|(n, c)| (*n, c)).collect();
        ranked.sort_by(|a, b| b.1.words.cmp(&a.1.words).then(a.0.cmp(b.0)));
        let most = ranked.first().map_or(0, |(_, c)| c.words);
        let told = |c: &Count| c.sentences.saturating_sub(c.nodded).max(1);
        let listens = |c: &Count| {
            c.words < most
                && ((c.words * 3 < most && c.asked > 0 && (c.nodded + c.asked) * 3 >= c.sentences)
                    || c.asked * 4 >= told(c)
                    || (c.nodded + c.asked) * 5 >= c.sentences * 3)
        };
        Self {
            listeners: ranked
                .iter()
                .filter(|(_, c)| ranked.len() > 1 && listens(c))
                .map(|(n, _)| (*n).clone())
                .collect(),
            minor: ranked
                .iter()
                .filter(|(n, c)| !chat && n.is_some() && c.words * 6 < most)
                .map(|(n, _)| (*n).clone())
                .collect(),
            attentive: ranked
                .iter()
                .filter(|(_, c)| c.echoed >= 3 && c.echoed * 4 >= c.sentences)
                .map(|(n, _)| (*n).clone())
                .collect(),
            first: ranked.first().and_then(|(n, _)| (*n).clone()),
            second: ranked.get(1).and_then(|(n, _)| (*n).clone()),
            chat,
            names: ranked
                .iter()
                .filter_map(|(n, _)| n.as_deref().map(Named::new))
                .collect(),
        }
    }

    /// Mostly asks: what they say of themselves is no procedure, and what they say again is to be confirmed.
    pub(super) fn listens(&self, speaker: &Name) -> bool {
        self.listeners.contains(speaker)
    }

    /// Says little.
    pub(super) fn is_minor(&self, speaker: &Name) -> bool {
        self.minor.contains(speaker)
    }

    /// Neither tells nor learns: whoever only happens to be there.
    pub(super) fn passes_by(&self, speaker: &Name) -> bool {
        self.is_third(speaker) && self.is_minor(speaker) && !self.attentive.contains(speaker)
    }

    /// Whether a word is a speaker's name.
    pub(super) fn is_name(&self, key: &str) -> bool {
        self.names.iter().any(|n| n.keys.iter().any(|w| w == key))
    }

    /// Whether a sentence calls the one who talks most by name, at its start or its end.
    pub(super) fn calls_first(&self, s: &Sentence) -> bool {
        let first = self.names.iter().find(|n| n.name == self.first);
        let Some(first) = first.filter(|_| !self.chat) else {
            return false;
        };
        let named = |key: &EcoString| first.keys.contains(key);
        let set_off = |at: usize| {
            named(&s.tokens[at].key)
                && s.tokens.len() > 1
                && (at == 0 && s.tokens[0].comma()
                    || at > 0 && s.tokens[at - 1].comma() && s.tokens[at].tail().is_some())
        };
        s.speaker != self.first && (0..s.tokens.len()).any(set_off)
    }

    /// Not the one who talks most.
    pub(super) fn is_other(&self, speaker: &Name) -> bool {
        *speaker != self.first
    }

    /// Neither of the two who mostly talk.
    pub(super) fn is_third(&self, speaker: &Name) -> bool {
        speaker.is_some() && *speaker != self.first && *speaker != self.second
    }

    /// A speaker beside the two who mostly talk whom a sentence calls by name at its end or start.
    pub(super) fn addressed(&self, s: &Sentence) -> bool {
        let third = self.names.iter().skip(2).filter(|n| n.name != s.speaker);
        let called = |parts: &[EcoString]| {
            let Some((end, before)) = s.tokens.split_last() else {
                return false;
            };
            let named = [parts.first(), parts.last()].contains(&Some(&end.key));
            let whole = parts.len() > 1 && before.last().is_some_and(|b| parts.contains(&b.key));
            let set_off = before.len().checked_sub(1 + usize::from(whole));
            named && set_off.is_some_and(|b| s.tokens[b].comma())
        };
        let mut called = third.filter(|n| called(&n.keys));
        called.any(|n| !self.attentive.contains(&n.name))
    }
}

/// `Three places.`: a few words of what another said just before.
fn echoes(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let said = super::token::stems(&s.tokens);
    (1..=8).contains(&s.tokens.len())
        && !said.is_empty()
        && sentences[at.saturating_sub(3)..at]
            .iter()
            .filter(|b| b.speaker != s.speaker && b.source == s.source)
            .any(|b| {
                let told = super::token::stems(&b.tokens);
                said.iter().filter(|w| told.contains(w)).count() * 2 >= said.len()
            })
}
