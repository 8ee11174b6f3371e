//! What becomes of a clause, whether it was read or asks nothing by itself.
use super::super::lexicon::{is_auxiliary, is_subject, opens_place};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::questions;
use super::super::reading::{Force, Reading};
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_participle, is_third_person};
use super::super::{clauses, talk, verbless, whereabouts};
use super::{Gather, fragments, parts};

impl Gather {
    /// A clause of a sentence: an instruction, a place for what was told, more about it, or a value put up against it.
    pub(super) fn clause(
        &mut self,
        s: &Sentence,
        at: usize,
        tokens: Vec<Token>,
        reading: Option<Reading>,
    ) {
        let spoken = s.mood == Mood::Speech;
        if clauses::is_reason(&tokens)
            || super::super::evasions::gives_up(&tokens)
            || spoken && talk::shows_around(&tokens)
        {
            return;
        }
        if reading.is_none() && whereabouts::names_only(s, talk::lead(&tokens)) {
            self.bare_step(s, at, talk::lead(&tokens));
            return;
        }
        if self.tells_no_deed(s, at, &tokens) {
            return;
        }
        let again = starts_any(
            talk::lead(&tokens),
            patterns!["you|we? do|does that|this|it|those all|both? before|after"],
        );
        if again.is_some() && self.places_last(s, at, &tokens) {
            return;
        }
        match reading {
            Some(reading) => self.instruction(s, at, tokens, reading),
            None => self.no_instruction(s, at, tokens),
        }
    }

    /// A clause that was read: what it asks, under its case, of what its pronouns mean.
    fn instruction(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>, reading: Reading) {
        let private = (reading.first_person || talk::is_recommendation(&s.tokens))
            && self.people.listens(&s.speaker)
            && !self.tells_deeds(s);
        if private {
            return;
        }
        let reading = self.with_condition(s, at, reading);
        let reading = self.under_topic(s, at, reading);
        if self.instead(s, at, &reading) {
            return;
        }
        let reading = self.resolved(s, at, reading);
        self.supersedes(s, at, &reading);
        if self.lasts(s, at, &tokens, &reading) || self.takes_so_much(s, at, &reading) {
            return;
        }
        let first = self.told.is_empty() && parts::is_carried(&reading.main);
        // `Never bend the pin, turn it.`: what is done instead
        let barred = |t: &super::Told| {
            let warns = |r: &Reading| r.force == Force::Warning;
            t.sentence == at && t.reading.as_ref().is_some_and(warns)
        };
        let with_it = parts::is_of_it(&reading.main);
        let instead = with_it && self.told.last().is_some_and(barred);
        if s.mood == Mood::Speech && parts::is_thin(&reading) && !first && !instead {
            self.thin(s, at, &reading);
            return;
        }
        self.push(s, at, tokens, Some(reading));
    }

    /// A clause that asks nothing by itself.
    fn no_instruction(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>) {
        let spoken = s.mood == Mood::Speech;
        if self.places_last(s, at, &tokens) || spoken && self.answers_on(s, at, &tokens) {
            return;
        }
        let goes_on = tokens.last().is_some_and(Token::comma);
        if spoken && (goes_on && self.places_next(at, &tokens) || self.contest(s, &tokens)) {
            return;
        }
        let teller = !self.people.listens(&s.speaker);
        if teller && verbless::ruled_out(&tokens, s.mood) {
            let reading = Reading::plain(Force::Warning, tokens.clone());
            self.push(s, at, tokens, Some(reading));
            return;
        }
        if teller && spoken && super::residue::needed(super::super::talk::lead(&tokens)) {
            self.bare_step(s, at, super::super::talk::lead(&tokens));
            return;
        }
        if let Some(reading) = self.stated(s, &tokens) {
            self.push(s, at, tokens, Some(reading));
            return;
        }
        let dangling = questions::is_dangling(&tokens);
        let ends = s.end == End::Stop || self.people.chat && s.end == End::Open;
        if dangling && !self.people.listens(&s.speaker) && is_rule(s, &tokens, ends) {
            self.bare_step(s, at, &tokens);
            return;
        }
        if dangling || absent(&tokens) || !self.fragmentary(s, at, &tokens) {
            if self.noted(s, at, &tokens) {
                return;
            }
            let reading = self.residue(s, &tokens);
            self.push(s, at, tokens, reading);
        }
    }
}

impl Gather {
    /// `Seven days.` **And after any storm.** An answer that was just told goes on.
    fn answers_on(&mut self, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
        const LONGEST: usize = 14;
        let joined = tokens.first().is_some_and(|t| t.key == "and") && tokens.len() <= LONGEST;
        let clause = &tokens[..clause_end(tokens)];
        let told = |t: &Token| is_subject(&t.key) || is_third_person(&t.key);
        let more = starts_any(
            tokens,
            patterns!["and after|before|once|twice|every|each *"],
        )
        .is_some_and(|_| !clause.iter().any(told) && tokens[2].key != "that")
            || tokens.len() == 2 && is_participle(&tokens[1].key);
        let open = self.told.last_mut().filter(|t| {
            let last = t.additions.last().and_then(|(_, w)| w.first());
            let step = t.is_step();
            let near = t.until + 1 == at && last.is_some() || t.sentence + 2 >= at;
            t.source == s.source && t.speaker == s.speaker && step && near
        });
        match open.filter(|_| joined && more) {
            Some(open) => {
                open.say_more(',', tokens.to_vec(), at);
                true
            }
            None => false,
        }
    }
}

/// `no slip,` before `ask for the address`: what is not there, and then what is done.
pub(super) fn absent(tokens: &[Token]) -> bool {
    const LONGEST: usize = 5;
    let n = starts_any(tokens, patterns!["and|but|so? no"]).unwrap_or(0);
    let goes_on = tokens.last().is_some_and(Token::comma);
    goes_on
        && (n + 1..=LONGEST).contains(&tokens.len())
        && n > 0
        && tokens[..tokens.len() - 1]
            .iter()
            .all(|t| t.tail().is_none())
        && !matches!(
            tokens[n].key.as_str(),
            "need"
                | "way"
                | "worries"
                | "problem"
                | "matter"
                | "more"
                | "idea"
                | "thanks"
                | "one"
                | "no"
        )
        && fragments::is_noun_phrase(&tokens[n..])
}

/// `if the heel lifts more than five millimetres, it's one size less`: a case, and what holds in it.
fn is_rule(s: &Sentence, tokens: &[Token], ends: bool) -> bool {
    let is = patterns!["it's|they're|that's a|an|the|one|two|three|only|not?"];
    // `it's a one`
    let numbered = || has_any(tokens, patterns!["it's|they're|that's a one"]);
    let measured = questions::is_finished(tokens)
        && (fragments::measured(tokens) && has_any(tokens, is) || numbered());
    let short = fragments::names_answer(tokens) || questions::told_shortly(tokens);
    // `if it's windy, no gazebo`
    let rest = &tokens[super::super::token::comma_end(tokens)..];
    let none = rest.first().is_some_and(|t| t.key == "no") && matches!(rest.len(), 2 | 3);
    // `if they didn't, then it's general fund`
    let is_so = questions::main_at(tokens).is_some_and(|at| {
        const SHORT: usize = 5;
        let is = starts_any(&tokens[at..], patterns!["then? it's|they're *"]);
        is.is_some_and(|n| {
            let said = &tokens[at + n - 1..];
            // `it's a new PIN` **and it comes separately**
            let and = (1..said.len()).find(|i| {
                starts_any(&said[*i..], patterns!["and it|it's|they|they're|you"]).is_some()
            });
            let said = &said[..and.unwrap_or(said.len())];
            (2..SHORT).contains(&said.len())
                && !opens_place(&said[0].key)
                && !matches!(said[0].key.as_str(), "too" | "very" | "so" | "all")
                && !said
                    .iter()
                    .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
                && (said.len() == 2 || !fragments::opinion(&tokens[at..]))
        })
    });
    // `if it's today's date, it goes first`
    let turn = questions::main_at(tokens).is_some_and(|at| {
        let patterns = patterns![
            "it|they|that|those goes|go|comes|come|stays|stay first|last|next|back|straight|again"
        ];
        starts_any(&tokens[at..], patterns).is_some()
    });
    ends && (turn || is_so || short) || measured || s.end != End::TrailsOff && none
}
