//! Spoken sentences: questions, digressions, what a listener says again, summing up.
use super::super::announcements::announcement;
use super::super::patterns::{find, patterns, starts_any};
use super::super::questions::{self, Loose};
use super::super::reading::{Force, asks, read};
use super::super::repairs::Repair;
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{admissions, fillers, talk, unreal};
use super::Gather;
use super::recaps::{lists_again, runs_through, summing_up};

impl Gather {
    /// A sentence that was said, stage by stage: what it does to what was said before, whether it is about the work
    /// at all, what it leaves open, and what it tells.
    pub(super) fn speech(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        if self.people.chat && is_machine(&s.speaker) {
            return;
        }
        self.notices(sentences, at);
        self.takes_up_now(s, at);
        if self.refuses_own(s, at) {
            self.repairing = Some((at, Repair::Instead));
            return;
        }
        if self.bears_on_told(sentences, at) || self.puts_right(sentences, at) {
            return;
        }
        self.cannot_say(s);
        let recaps = self.lists_the_steps(sentences, at) || runs_through(sentences, at);
        if self.puts_question_off(s) || recaps {
            return;
        }
        if self.is_beside(sentences, at) || super::super::hearsay::quoted(&s.tokens) {
            self.drop_words(&s.tokens, s.mood);
            return;
        }
        if self.leaves_open(sentences, at) {
            return;
        }
        if self.people.listens(&s.speaker) && !self.adds(s) {
            self.propose(sentences, at);
            return;
        }
        if self.takes_back(sentences, at) || self.imagines(s, at) || self.sums_up(s) {
            return;
        }
        let told = self.told.len();
        self.pieces(s, at);
        self.closes_question(s, at, told);
    }

    /// `Kick it. No. Turn it off.`: whether whoever told a deed refuses it in the same breath.
    fn refuses_own(&self, s: &Sentence, at: usize) -> bool {
        let [no] = s.tokens.as_slice() else {
            return false;
        };
        let told = self.told.last().is_some_and(|t| {
            t.sentence + 1 == at
                && t.turn == s.turn
                && t.reading
                    .as_ref()
                    .is_some_and(|r| r.force == Force::Step && !r.condition.is_empty())
        });
        no.key == "no" && told
    }

    /// Whether a sentence says no more than how a step that was told is done, or what holds of the values put up for it.
    fn bears_on_told(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        self.steps_change_places(s, at)
            || self.says_how_now(s, at)
            || self.concludes_no(s, at)
            || self.goes_first(s, at)
            || self.echoes_measure(sentences, at)
            || self.nods_to_phrase(sentences, at)
            || self.looks_for_more(s, at)
            || self.answer_contest(s)
            || self.nods(s, at)
    }

    /// Whether a sentence only nods: a nod of another parts nothing from the step that it is to.
    fn nods(&mut self, s: &Sentence, at: usize) -> bool {
        let nods = talk::is_backchannel(&s.tokens);
        let open = self.told.last_mut().filter(|t| {
            nods && t.source == s.source && t.speaker != s.speaker && t.until + 1 == at
        });
        if let Some(open) = open {
            open.until = at;
        }
        nods
    }

    /// Whether a sentence puts right, takes back or puts up against it what a step says.
    fn puts_right(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        self.echoes_other(sentences, at)
            || self.denies_other(s, at)
            || self.says_revised(s, at)
            || self.revises(s, at)
            || self.relabels(s, at)
            || self.unmade(sentences, at)
            || self.puts_up(s)
            || self.agrees_on_phrase(sentences, at)
            || self.says_kind_anew(s, at)
            || super::agreed::gives_in(s)
            || super::breath::called_off(s)
            || self.says_phrase_too(sentences, at)
    }

    /// Whether a sentence is not about the work.
    fn is_beside(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        self.overhears(sentences, at)
            || self.digresses(sentences, at)
            || self.parts_for_good(sentences, at)
            || self.beside_the_point(sentences, at)
            || self.parts_company(sentences, at)
            || self.orders_teller(s)
            || self.quips(sentences, at)
    }

    /// Whether a sentence asks, sends elsewhere, or owns to not knowing.
    fn leaves_open(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        // `who does the bins I'm not sure` asks nobody
        if s.end == End::Question && !questions::says(&s.tokens) {
            self.question(s, at);
            return true;
        }
        self.referred(sentences, at)
            || self.heads(s)
            || admissions::is_left_open(s)
            || self.shrugged_off(s, at)
            || self.does_not_know(sentences, at)
            || questions::is_errand(&s.tokens)
    }

    /// Takes note that all is summed up. Says whether the sentence itself lists what was told.
    fn sums_up(&mut self, s: &Sentence) -> bool {
        let sums = summing_up(&s.tokens);
        if sums {
            self.recap = Some(s.turn);
        }
        sums && lists_again(&s.tokens) && self.told.len() >= 6
    }

    /// Whether a sentence takes a step back, by its name, its place or its words.
    pub(super) fn unmade(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        self.banishes(s, at)
            || self.done_no_more(s, at)
            || self.renumbers(sentences, at)
            || self.formerly(sentences, at)
            || self.is_outdated(s, at)
            || self.misplaces(sentences, at)
            || self.misnames(s, at)
            || self.puts_place_right(s, at)
            || self.is_renamed(s, at)
            || self.replaces_gone(s, at)
            || self.contradicts(sentences, at)
            || self.yields_place(sentences, at)
            || self.reverses(sentences, at)
    }

    /// What a sentence says about others beside it: nods, laughs, doubts, and things remembered late.
    fn notices(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        self.closes(sentences, at);
        self.takes_serious(sentences, at);
        self.confirmed(sentences, at);
        self.rejected(s, at);
        self.doubts_before(s, at);
        let other = self.people.is_other(&s.speaker);
        let else_asked = s.end == End::Question
            && s.tokens.len() <= 6
            && find(&s.tokens, patterns!["anything|something else"]).is_some();
        if else_asked && other {
            self.reminded = Some(at);
        }
        if super::looks_back(&s.tokens) {
            self.late = None;
        } else if s.placed.is_some() || super::is_late(&s.tokens) {
            self.late = Some((s.turn, at));
            self.forgotten(s, at);
            if other {
                self.reminded = Some(at);
            }
        }
        let laughs = |t: &Token| {
            matches!(t.key.as_str(), "laughs" | "laughing" | "lol" | "haha")
                || t.word.contains('😂')
        };
        if other && s.tokens.iter().any(laughs) {
            self.jokes.push((at, stems(&fillers::strip(&s.tokens))));
        }
    }

    /// Whether the speaker owns to not knowing: that is asked.
    fn does_not_know(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if !questions::undecided(&fillers::unwondered(&s.tokens)) {
            return false;
        }
        let asked = self.asked.take();
        let put = asked.as_ref().map(|a| (a.tokens.as_slice(), a.sentence));
        let loose = questions::not_known(sentences, at, put);
        // before any work was told of it is small talk
        let told = self.told.iter().any(|t| t.reading.is_some());
        let small = |l: &Loose| !told && l.doubt.text.starts_with('“');
        self.loose.extend(loose.filter(|l| !small(l)));
        true
    }

    /// Whether a sentence tells of anything but the work as it is done; where it turns to that, this is told.
    fn imagines(&mut self, s: &Sentence, at: usize) -> bool {
        if !unreal::is_unreal(&s.tokens) && !self.calls_another(s) {
            return false;
        }
        match super::super::hearsay::turn(&s.tokens) {
            // `you'd think you turn it, but you don't, you push it`
            Some(from) => {
                self.pieces_from(s, from, at);
            }
            None => self.drop_words(&s.tokens, s.mood),
        }
        true
    }

    /// A question is over once it is answered, or some sentences later.
    fn closes_question(&mut self, s: &Sentence, at: usize, told: usize) {
        let answered =
            self.told.len() > told && self.told.last().is_some_and(|t| t.reading.is_some());
        let over = self.asked.as_ref().is_some_and(|a| {
            let other = a.speaker != s.speaker;
            other && (answered || at > a.sentence + 2) || at > a.sentence + 4
        });
        if over {
            self.asked = None;
        }
    }

    /// `Get down, Taffy`: an order to somebody who takes no part in the talk.
    fn calls_another(&self, s: &Sentence) -> bool {
        let words = talk::lead(&s.tokens);
        let named = (1..words.len()).any(|at| {
            let t = &words[at];
            let name = t.word.starts_with(char::is_uppercase)
                && t.key.chars().all(char::is_alphabetic)
                && t.key.len() > 2
                && !self.people.is_name(&t.key);
            let apart = words[at - 1].comma() && (t.tail().is_some() || at + 1 == words.len());
            name && apart
        });
        // `walk around, Mister Whitcombe, look at the sunglasses`
        let titled = (1..words.len()).any(|at| {
            words[at - 1].comma()
                && matches!(
                    words[at].key.as_str(),
                    "mister" | "mr" | "mrs" | "miss" | "ms" | "madam" | "sir"
                )
        });
        (named && words.len() <= 8 || titled) && words.first().is_some_and(|t| is_action(&t.key))
    }

    /// `not sure. ask the cards team`: whom to ask is no step.
    pub(super) fn referred(&self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let asks = starts_any(
            &s.tokens,
            patterns![
                "so|and|but|you|you'd|i'd|we|we'd? have|better? to? ask",
                "so|and|but|you|you'd|i'd|we|we'd? have|better? to? check with"
            ],
        )
        .is_some()
            && s.tokens.len() <= 6
            // `ask if a doctor has been`
            && find(&s.tokens, patterns!["ask if|whether|what|who|when|where|how|to|for"]).is_none();
        // `we'd need to ask Hanna`, `let's leave it till Hanna is back`
        let puts_off = starts_any(
            &s.tokens,
            patterns![
                "so|and|but|okay|well? you'd|we'd|i'd|we|we'll|i'll need|have to ask|check",
                "so|and|but|okay|well? let's ask|check",
                "so|and|but|okay|well? you|we|i|you'd|we'd|we'll need|have to? sort|clear|settle|clarify|find that|this|it out|up|with",
                "so|and|but|okay|well? let's|i'd|we'll leave it|that|this until|till|for|open|there|out|blank"
            ],
        )
        .is_some()
            && s.tokens.len() <= 10;
        let open = |i: usize| {
            let before = &sentences[i];
            let put = before.end == End::Question && before.speaker != s.speaker;
            before.source == s.source
                && (questions::undecided(&before.tokens)
                    || put
                    || super::super::unsettled::claims(&before.tokens))
        };
        let unsettled = || (0..at).rev().take(3).any(open);
        asks && unsettled() || puts_off && (self.contested.is_some() || unsettled())
    }

    /// `I've skipped the credit check.`: a step by its name, unless more is said of it.
    fn forgotten(&mut self, s: &Sentence, at: usize) {
        let words = talk::lead(&s.tokens);
        let named = starts_any(
            words,
            patterns![
                "sorry? i|we|i've|we've just|clean? forgot|forgotten|skipped|missed|omitted the|a|an|your",
                "sorry? i|we|i've|we've left|missed out the|a|an|your",
                "sorry? i|we never|haven't|didn't mentioned|mention the|a|an|your"
            ],
        );
        let Some(n) = named.filter(|n| words.len() > *n && words.len() <= n + 5) else {
            return;
        };
        let thing = &words[n - 1..];
        if super::is_thing(thing) && !thing.iter().any(Token::comma) {
            self.topic = Some(super::topics::Topic::new(thing, s, at, true));
        }
    }

    /// `And eat it.`: what another puts in shortly, and whoever explains does not take up.
    fn quips(&self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let short = s.tokens.len() <= 5
            && self.people.is_other(&s.speaker)
            && starts_any(&s.tokens, patterns!["and|or|then"]).is_some();
        let next = sentences
            .get(at + 1)
            .filter(|n| n.speaker != s.speaker && n.source == s.source);
        short
            && next.is_some_and(|n| !talk::affirms(&n.tokens) && !talk::is_backchannel(&n.tokens))
            && asks(s).is_some_and(|r| r.condition.is_empty())
    }

    pub(super) fn drop_words(&mut self, tokens: &[Token], mood: Mood) {
        let announced = announcement(tokens) == tokens.len();
        if !announced && !talk::is_meeting(tokens) && read(tokens, mood).is_some() {
            self.dropped.push(tokens.to_vec());
        }
    }
}

/// `statusbot: ALERT …`: what a machine sends into a chat is said to nobody.
fn is_machine(speaker: &Option<String>) -> bool {
    let name = speaker.as_deref().unwrap_or_default().to_lowercase();
    name.len() > 3 && (name.ends_with("bot") || name.ends_with("[bot]") || name.ends_with(" app"))
}
