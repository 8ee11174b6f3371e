//! A sentence cut at its repairs, and each clause under its condition.
use ecow::EcoString;

use super::super::announcements::announcement;
use super::super::patterns::{patterns, starts_any};
use super::super::questions;
use super::super::reading::{Force, Reading, read};
use super::super::repairs::{self, Repair};
use super::super::token::{Token, begins_with, clause_end, keys, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::{clauses, fillers, stories, talk, unreal};
use super::taken_in::absent;
use super::waved_off::{leaves_as_is, waived};
use super::{Gather, noted};
use crate::domain::quantity::quantities_of;

/// How many clauses back a deed may stand that is denied.
const DENIED: usize = 6;

impl Gather {
    /// As [`Gather::pieces`], of what a sentence says from a word on.
    pub(super) fn pieces_from(&mut self, s: &Sentence, from: usize, at: usize) {
        let rest = Sentence {
            tokens: s.tokens[from..].to_vec(),
            ..s.clone()
        };
        self.pieces(&rest, at);
    }

    /// `scrap that, it's on auto now, just check the gauge`: what is done behind why it is done no more.
    fn told_behind(&mut self, s: &Sentence, at: usize, words: &[Token]) {
        let from = clause_end(words);
        let rest = talk::lead(words.get(from..).unwrap_or_default());
        let told = read(rest, s.mood).filter(|r| r.force == Force::Step);
        if told.is_some() && rest.len() > 2 && words[from - 1].comma() {
            self.clause(s, at, rest.to_vec(), told);
        }
    }

    /// A sentence that tells of the work: cut at its repairs, each piece taken for what it does to what was told.
    pub(super) fn pieces(&mut self, s: &Sentence, at: usize) {
        let whole = match s.mood {
            Mood::Prose => !self.people.chat && noted::labelled(&s.tokens),
            Mood::Item { .. } => noted::equals(&s.tokens),
            Mood::Speech => {
                self.people.chat
                    && noted::equals(&s.tokens)
                    && !s.tokens.iter().any(|t| t.key == "then")
            }
            _ => false,
        };
        if whole {
            self.bare_step(s, at, &s.tokens);
            return;
        }
        if waived(&s.tokens) {
            self.drop_words(&s.tokens, s.mood);
            return;
        }
        let Some(cut) = self.cut_at_repairs(s, at) else {
            return;
        };
        let mut voided = false;
        for (repair, words) in cut {
            let words = match s.mood {
                Mood::Speech | Mood::Prose => fillers::strip(&words),
                _ => fillers::pauses(&words),
            };
            let void = repair == Some(Repair::Void);
            if std::mem::take(&mut voided) && repairs::explains(&words) {
                continue;
            }
            if void && (words.is_empty() || repairs::explains(&words)) {
                voided = words.is_empty();
                self.void(s);
                self.denies_deed(s, &words);
                self.told_behind(s, at, &words);
                continue;
            }
            let bare = super::super::talk::lead(&words);
            if repair.is_none() && !super::super::verbless::pairs(bare).is_empty() {
                self.clause(s, at, bare.to_vec(), None);
                continue;
            }
            if repair.is_none() && s.mood == Mood::Speech && one_of_several(bare) {
                self.bare_step(s, at, bare);
                continue;
            }
            if repair.is_some() && leaves_as_is(&words) {
                self.void(s);
                continue;
            }
            if words.is_empty() || self.unsaid(s, at, repair, &words) {
                continue;
            }
            let words = match self.settles(s, at, &words) {
                Some(left) if left.is_empty() => continue,
                Some(left) => left,
                None => words,
            };
            if self.left_out(s, at, &words) {
                continue;
            }
            if let Some(words) = still_so(&words, repair) {
                self.clauses(s, at, repair, &words);
            }
        }
    }

    /// The pieces of a sentence; none where it only says that what comes next puts something right.
    fn cut_at_repairs(
        &mut self,
        s: &Sentence,
        at: usize,
    ) -> Option<Vec<(Option<Repair>, Vec<Token>)>> {
        let mut cut = repairs::spliced(repairs::cut(&s.tokens));
        let waits = self.repairing.take().filter(|(from, _)| *from + 1 == at);
        if let (Some((_, repair)), Some((first @ None, _))) = (waits, cut.first_mut()) {
            *first = Some(repair);
        }
        self.takes_first_back(s, &mut cut);
        if repairs::set_aside(&cut, s) {
            return None;
        }
        if let [only] = s.tokens.as_slice()
            && matches!(only.key.as_str(), "wrong" | "correction" | "oops")
        {
            // `Turn it left. Wrong! To the right.`
            self.repairing = Some((at, Repair::Instead));
            return None;
        }
        if s.mood == Mood::Speech
            && let Some(repair) = repairs::trailing(&s.tokens)
        {
            self.repairing = Some((at, repair));
        }
        let asks_back = starts_any(
            &s.tokens,
            patterns![
                "no|sorry|wait? what do i mean|say",
                "no|sorry|wait? what am i saying|talking|on about?"
            ],
        );
        if asks_back.is_some_and(|n| n < s.tokens.len() && self.said_last(&s.tokens[n..])) {
            // `What do I mean, the top shelf.`: what was meant comes next
            self.repairing = Some((at, Repair::Instead));
            return None;
        }
        if let [(first, value), (Some(_), _), ..] = cut.as_mut_slice()
            && first.is_none()
            && value.len() <= 3
            && !quantities_of(&keys(value)).is_empty()
            && read(value, s.mood).is_none()
        {
            // `four, sorry, four o'clock`: a value put right by itself
            *first = Some(Repair::Instead);
        }
        Some(cut)
    }

    /// `okay, replace then, I take it back`: what is said anew comes first.
    fn takes_first_back(&mut self, s: &Sentence, cut: &mut Vec<(Option<Repair>, Vec<Token>)>) {
        let taken_back = starts_any(
            &s.tokens[s.tokens.len().saturating_sub(4)..],
            patterns![
                "i take it|that|this back",
                "take it|that|this back",
                "i stand corrected"
            ],
        );
        if let (Some(_), [(None, words), (Some(_), rest)]) = (taken_back, cut.as_slice())
            && rest.is_empty()
            && words.len() <= 7
        {
            cut.pop();
            cut[0].0 = Some(Repair::Void);
            while let Some(idle) = self.last_of(s).filter(|i| self.told[*i].reading.is_none()) {
                self.told.remove(idle);
            }
        }
    }

    /// `scrap that, you don't put your hand in anything`: the deeds that bid it go.
    fn denies_deed(&mut self, s: &Sentence, words: &[Token]) {
        let Some(n) = starts_any(
            words,
            patterns!["you|we don't|never|mustn't", "you|we do not"],
        ) else {
            return;
        };
        let said = super::super::token::stems(&words[n..]);
        let Some((verb, things)) = said.split_first() else {
            return;
        };
        let from = self.told.len().saturating_sub(DENIED);
        let bids = |t: &super::Told| {
            let own = t
                .reading
                .as_ref()
                .map_or_else(Vec::new, |r| super::super::token::stems(&r.main));
            t.source == s.source
                && t.speaker == s.speaker
                && own.first() == Some(verb)
                && things.iter().any(|w| own.contains(w))
        };
        for at in (from..self.told.len()).rev() {
            if bids(&self.told[at]) {
                self.told.remove(at);
            }
        }
    }

    /// Whether words do no more than take back, deny or describe anew what was told.
    fn unsaid(&mut self, s: &Sentence, at: usize, repair: Option<Repair>, words: &[Token]) -> bool {
        let anew = match repair {
            None => self.describes_anew(s, at, words),
            Some(Repair::Void) => false,
            Some(_) => self.belongs_elsewhere(s, at, words),
        };
        anew || self.negates(s, words)
            || self.refuses(s, at, words)
            || self.contrasts(s, words)
            || self.denies(s, at, words)
    }

    /// Whether words say that something is left out; what they go on to say is told.
    fn left_out(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        if self.leaves_out(s, words) {
            return true;
        }
        if repairs::spares(words)
            && let Some(open) = self.just_told(s, at)
        {
            open.say_more('.', words.to_vec(), at);
            return true;
        }
        let unneeded = self.unneeded(s, at, words);
        if !unneeded && !repairs::cancels(words) {
            return false;
        }
        if !unneeded {
            self.void(s);
        }
        // `that's wrong, you call them`: what holds comes after the pause
        let rest = &words[clause_end(words)..];
        if starts_any(rest, patterns!["you|we|i|they|now"]).is_some() {
            for (tokens, reading) in clauses::split(rest, s.mood) {
                self.clause(s, at, tokens, reading);
            }
        }
        true
    }

    /// The clauses of words that hold, each told.
    fn clauses(&mut self, s: &Sentence, at: usize, repair: Option<Repair>, words: &[Token]) {
        for (i, (tokens, reading)) in clauses::split(words, s.mood).into_iter().enumerate() {
            if unreal::is_unreal(&tokens) {
                self.drop_words(&tokens, s.mood);
                continue;
            }
            match repair.filter(|_| i == 0) {
                Some(repair) => self.repaired(s, at, repair, tokens, reading),
                None => self.clause(s, at, tokens, reading),
            }
        }
    }

    /// Whether the last step says these words already.
    fn said_last(&self, words: &[Token]) -> bool {
        let said = super::super::token::stems(words);
        self.told
            .iter()
            .rev()
            .find(|t| t.reading.is_some())
            .is_some_and(|t| {
                let added = t
                    .additions
                    .iter()
                    .flat_map(|(_, w)| super::super::token::stems(w));
                let have: Vec<EcoString> = super::super::token::stems(&t.tokens)
                    .into_iter()
                    .chain(added)
                    .collect();
                said.iter().all(|w| have.contains(w))
            })
    }

    /// `What if they decline?` puts its condition before the answer; `Once it is dry.` waits for what follows.
    pub(super) fn with_condition(
        &mut self,
        s: &Sentence,
        at: usize,
        mut reading: Reading,
    ) -> Reading {
        if !reading.condition.is_empty() || s.mood != Mood::Speech {
            return reading;
        }
        let fresh = self
            .asked
            .clone()
            .filter(|a| a.speaker != s.speaker || s.speaker.is_none());
        // `On the app?` `No, by phone.`: no case
        let refused = talk::no_by_itself(&s.tokens).is_some();
        let case = |a: &super::Asked| {
            a.tokens
                .iter()
                .any(|t| matches!(t.key.as_str(), "if" | "when" | "what"))
        };
        let fresh = fresh.filter(|a| at <= a.sentence + 3 && (!refused || case(a)));
        if let Some(asked) = fresh
            && let Some(mut condition) = questions::condition(&asked.tokens)
        {
            // `What about tablets?` `Tablets go in a bit of cheese.`
            let named = |(lead, thing): (&Token, &[Token])| {
                lead.key == "for" && begins_with(&reading.main, thing)
            };
            if condition.split_first().is_some_and(named) {
                return reading;
            }
            mark_last(&mut condition, ',');
            reading.condition = condition;
            return reading;
        }
        let moves_on = starts_any(
            &s.tokens,
            patterns!["so|but|and? anyway|anyhow", "moving on"],
        )
        .is_some();
        let waiting = self.told.last().filter(|_| !moves_on).filter(|t| {
            t.reading.is_none()
                && t.speaker == s.speaker
                && t.source == s.source
                && t.end != End::TrailsOff
                && at <= t.sentence + 1
        });
        if let Some(open) = waiting.filter(|t| {
            let told = questions::has_main(&t.tokens)
                || questions::is_finished(&t.tokens)
                || questions::is_waved_off(&t.tokens);
            let whole = t.end == End::Stop && t.sentence != at && told;
            questions::is_dangling(&t.tokens) && !whole || t.sentence == at && absent(&t.tokens)
        }) {
            let mut condition = open.tokens.clone();
            mark_last(&mut condition, ',');
            self.told.pop();
            reading.condition = condition;
        }
        reading
    }
}

/// `number seven, it sticks, you push it up`: one of several by its number, what it does, and what is done with it.
fn one_of_several(words: &[Token]) -> bool {
    const SHORT: usize = 16;
    let [name, number, it, ..] = words else {
        return false;
    };
    let pauses = words.iter().filter(|t| t.comma()).count();
    let acts = words[3..]
        .windows(2)
        .any(|pair| pair[0].comma() && matches!(pair[1].key.as_str(), "you" | "we"));
    number.comma()
        && number.is_number()
        && name.tail().is_none()
        && name.key.len() > 2
        && !crate::domain::words::is_function_word(&name.key)
        && matches!(
            it.key.as_str(),
            "it" | "she" | "he" | "they" | "it's" | "she's" | "he's"
        )
        && pauses == 2
        && acts
        && words.len() <= SHORT
}

/// The words after an announcement, and of `it used to be …, but now …` what holds now; none where nothing does.
fn still_so(words: &[Token], repair: Option<Repair>) -> Option<Vec<Token>> {
    let obsolete = stories::is_obsolete(words) && repair.is_none();
    let words = &words[announcement(words)..];
    let words = match stories::present(words).filter(|_| obsolete) {
        Some(now) => &words[now..],
        None if obsolete => return None,
        None => words,
    };
    (!words.is_empty()).then(|| words.to_vec())
}
