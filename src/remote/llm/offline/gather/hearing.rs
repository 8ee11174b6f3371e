//! What is told of others, said by others and disowned, or called to somebody across the room.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::lexicon::is_subject;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::{Token, keys, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_third_person};
use super::super::{hearsay, stories, talk, unreal};
use super::{Gather, Told};

impl Gather {
    /// Whether a sentence only goes on with what others do, takes their words back, or calls somebody else.
    pub(super) fn overhears(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if self.called_away(s) || self.jokes_about(sentences, at) || self.gossips(s) {
            return true;
        }
        let goes_on = self.others.is_some_and(|o| {
            o + 1 == at && sentences[o].turn == s.turn && hearsay::goes_on(&s.tokens)
        });
        let echoes = self.others.is_some_and(|o| {
            let near = o + 1 == at || o + 2 == at && sentences[at - 1].tokens.len() <= 6;
            let same = sentences[o].turn == s.turn;
            // a pause parts the story from what is done next
            let breath = sentences[o]
                .tokens
                .last()
                .zip(s.tokens.first())
                .is_some_and(|(a, b)| a.at == b.at);
            same && breath
                && o + 1 == at
                && (echoed(&sentences[o].tokens, &s.tokens)
                    || self.tells_of_it(&sentences[o].tokens, &s.tokens))
                || same && o + 1 == at && dreams_on(&sentences[o].tokens, &s.tokens)
                || same && o + 1 == at && self.came_of_it(&sentences[o].tokens, &s.tokens)
                || same
                    && near
                    && just_so(&s.tokens)
                    && !sentences[o].tokens.iter().any(|t| t.key == "but")
                || at <= o + 2
                    && sentences[o].source == s.source
                    && unlike_others(&sentences[o].tokens, &s.tokens)
        });
        let of_others = unreal::is_unreal(&s.tokens)
            || stories::is_story(&s.tokens)
            || stories::is_obsolete(&s.tokens)
            || talk::is_aside(&s.tokens);
        if goes_on || of_others || echoes {
            self.others = Some(at);
        }
        if hearsay::attributes(&s.tokens) {
            self.attributed = Some(at);
        }
        goes_on || echoes
    }

    /// `My first week I put it all in. Open the door, smoke everywhere.`: an order after a story, of no thing of the work.
    fn tells_of_it(&self, story: &[Token], said: &[Token]) -> bool {
        let thing = |t: &&Token| {
            !is_action(&t.key) && !super::super::lexicon::PARTICLES.contains(t.key.as_str())
        };
        let things: Vec<Token> = said.iter().filter(thing).cloned().collect();
        let named = stems(&things);
        let work = |w: &EcoString| {
            self.told
                .iter()
                .rev()
                .take(12)
                .any(|t| t.reading.is_some() && stems(&t.tokens).contains(w))
        };
        // `I nearly told you to lift it. Slide it across.`, `Chris does it with a screwdriver. Use the proper tool.`: of
        // what the work is done with, whatever happened or others do
        let pointed = said.iter().take(2).any(|t| t.is_it_or_them())
            && !said.iter().rev().skip(1).any(Token::comma)
            && !unreal::is_unreal(story)
            || said.first().is_some_and(|t| t.key == "use")
            || was_forgotten(story);
        // `can you move the light a bit`, and then the next step
        let asks = has_any(story, patterns!["can|could|would|will you"]);
        let longest = if asks { 8 } else { 12 };
        (stories::is_story(story) || unreal::is_unreal(story))
            && said.first().is_some_and(|t| is_action(&t.key))
            && said.len() <= longest
            && !pointed
            && !named.iter().any(work)
    }

    /// `Last summer I left it open. Forty litres on the floor.`: what came of it, in a value that no step has one of.
    fn came_of_it(&self, story: &[Token], said: &[Token]) -> bool {
        const LONGEST: usize = 6;
        let counted = amounts(said).into_iter().find(|a| a.at <= 1);
        let known = |a: &Amount| {
            let last = self.told.last().map_or(&[][..], |t| &t.tokens);
            let all = [last, story].map(amounts).concat();
            all.iter().any(|o| a.may_stand_for(o))
        };
        let whole = starts_any(said, patterns!["the? whole|entire *"]).is_some();
        said.len() <= LONGEST
            && stories::is_story(story)
            && !said.iter().any(|t| is_subject(&t.key))
            && counted.map_or(whole, |a| {
                matches!(a.class, Class::Measure(_)) && !known(&a)
            })
    }

    /// `The sign says to lift it. Ignore the sign.`: what was said before is taken back.
    pub(super) fn disowned(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let pause = s.tokens.iter().rposition(Token::comma).map_or(0, |c| c + 1);
        if pause > 3
            && hearsay::attributes(&s.tokens[..pause])
            && starts_any(&s.tokens[pause..], patterns!["ignore|disregard|forget *"]).is_some()
            && s.tokens.len() <= pause + 3
        {
            // `people want it deep these days, ignore people`
            self.others = Some(at);
            return true;
        }
        let Some(before) = at.checked_sub(1).map(|i| &sentences[i]) else {
            return false;
        };
        let said = at - 1;
        // `sheep go in first class` `don't write that down`
        let unwritten = s.tokens.len() <= 7
            && if before.speaker == s.speaker {
                before.turn == s.turn && talk::keeps_out(&s.tokens)
            } else {
                starts_any(
                    talk::lead(&s.tokens),
                    patterns!["please? don't|do not? write|put|note|record|type|minute that|this"],
                )
                .is_some()
            };
        let attributed = self.attributed == Some(said)
            && s.end != End::Question
            && hearsay::disowns(&s.tokens, &stems(&before.tokens));
        if before.source != s.source || !unwritten && !attributed {
            return false;
        }
        let words = keys(&before.tokens);
        let within = |added: &[Token]| {
            let added = keys(added);
            !added.is_empty() && words.windows(added.len()).any(|w| w == added.as_slice())
        };
        self.told
            .retain(|t| t.sentence != said || t.source != s.source);
        if let Some(last) = self.told.last_mut() {
            last.additions.retain(|(_, added)| !within(added));
        }
        (self.contested, self.denied) = (None, None);
        self.others = Some(at);
        true
    }

    /// `Joking. Put the kettle on and cry.`: whoever owns to a joke told one before, or tells one after.
    fn jokes_about(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let owns = s.tokens.len() <= 4
            && has_any(
                &s.tokens,
                patterns![
                    "joking",
                    "kidding",
                    "a joke",
                    "jokes",
                    "not really|seriously"
                ],
            );
        if !owns || s.mood != Mood::Speech {
            return false;
        }
        let same = |i: usize| sentences[i].turn == s.turn && sentences[i].source == s.source;
        let before = (0..at)
            .rev()
            .take(1)
            .filter(|i| sentences[*i].speaker == s.speaker);
        let after = (at + 1..sentences.len()).take(2).take_while(|i| same(*i));
        let mut joked = Vec::new();
        for i in before {
            joked.extend(stems(&sentences[i].tokens));
            self.told
                .retain(|t| t.sentence != i || t.source != s.source);
        }
        for i in after.filter(|i| !talk::resumes(&sentences[*i].tokens)) {
            joked.extend(stems(&sentences[i].tokens));
            self.digression = i + 1;
        }
        self.jokes.push((at + 2, joked));
        (self.contested, self.denied) = (None, None);
        true
    }

    /// `Close your eyes and think of England. No, seriously, just pull it.`: what was said just before was a joke.
    pub(super) fn takes_serious(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        let marks = starts_any(
            &s.tokens,
            patterns![
                "no|but|and|so|okay|right|anyway? no? seriously|honestly though|now?",
                "no|but but|no? really|joking|jokes",
                "jokes|joking aside|apart",
                "all joking|jokes aside|apart"
            ],
        )
        .is_some_and(|n| n >= 2 && s.tokens[..n].iter().any(|t| t.tail().is_some()));
        let before = at.checked_sub(1).map(|i| &sentences[i]);
        if marks && before.is_some_and(|b| b.source == s.source && b.speaker == s.speaker) {
            // of the things of the work nobody jokes
            let just_said = |t: &Told| t.sentence + 1 == at && t.source == s.source;
            let (jokes, work): (Vec<&Told>, Vec<&Told>) =
                self.told.iter().partition(|t| just_said(t));
            let known: Vec<EcoString> = work.iter().flat_map(|t| stems(&t.tokens)).collect();
            let mut named = jokes.iter().flat_map(|t| stems(&t.tokens));
            if named.any(|w| known.contains(&w)) {
                return;
            }
            self.told.retain(|t| !just_said(t));
            (self.contested, self.denied) = (None, None);
        }
    }

    /// `Gary tips it on his bonfire`: what a listener has to tell of somebody.
    fn gossips(&self, s: &Sentence) -> bool {
        let words = talk::lead(&s.tokens);
        words.len() >= 4
            && words.len() <= 10
            && self.people.is_other(&s.speaker)
            && words[0].word.starts_with(char::is_uppercase)
            && words[0].tail().is_none()
            && !is_subject(&words[0].key)
            && is_third_person(&words[1].key)
            && words
                .iter()
                .any(|t| matches!(t.key.as_str(), "his" | "her" | "himself" | "herself"))
    }

    /// `Luca! Take the bins out!`: an order to somebody who was called.
    fn called_away(&mut self, s: &Sentence) -> bool {
        if s.mood != Mood::Speech || self.people.chat {
            return false;
        }
        let name = |t: &Token| {
            t.word.starts_with(char::is_uppercase)
                && t.key.len() > 2
                && (t.tail() == Some('!') || self.people.is_name(&t.key))
                && !is_action(&t.key)
                && !talk::is_backchannel(std::slice::from_ref(t))
        };
        if let [one] = s.tokens.as_slice()
            && name(one)
            && s.end == End::Stop
        {
            self.calling = Some((s.turn, false));
            return true;
        }
        // `Sir, would you stand back, please? And hold on to the boy.`
        if let [title, _, ..] = s.tokens.as_slice()
            && matches!(title.key.as_str(), "sir" | "madam" | "miss" | "mister")
            && title.comma()
        {
            self.calling = Some((s.turn, true));
            return true;
        }
        let and = s.tokens.first().is_some_and(|t| t.key == "and");
        let called = self.calling == Some((s.turn, and))
            && s.tokens
                .get(usize::from(and))
                .is_some_and(|t| is_action(&t.key))
            && !talk::resumes(&s.tokens);
        if !called && !talk::is_backchannel(&s.tokens) {
            self.calling = None;
        }
        called
    }
}

/// `If I won the lottery I'd buy a new one. Just buy one every week.`: a daydream told on.
fn dreams_on(dream: &[Token], said: &[Token]) -> bool {
    let on = starts_any(
        said,
        patterns![
            "and|then|so? just|simply *",
            "and|then|so? i'd|we'd|he'd|she'd|they'd *"
        ],
    );
    on.is_some() && unreal::supposed(talk::lead(dream))
}

/// `In my first company we were switching off the main breaker. You just pull it.`
fn just_so(said: &[Token]) -> bool {
    said.len() <= 6
        && starts_any(said, patterns!["and|so|then? you just|simply|only"]).is_some()
        && said
            .iter()
            .any(|t| matches!(t.key.as_str(), "it" | "them" | "that" | "him" | "her"))
}

/// `They used to wax it. Don't wax it.`: what others do is not how it is done here, and no more is said of it.
fn unlike_others(story: &[Token], said: &[Token]) -> bool {
    let words = talk::lead(said);
    let denies = starts_any(
        words,
        patterns![
            "no? we|you|i don't|wouldn't *",
            "no? don't *",
            "no? we|you? do not *"
        ],
    );
    let told = stems(story);
    let verb = denies.and_then(|n| words.get(n - 1));
    words.len() <= 6
        && verb.is_some_and(|t| {
            is_action(&t.key) && told.contains(&crate::domain::words::stem(&t.key))
        })
}

/// `somebody forgot the lid`: what is told for the sake of what is done next.
fn was_forgotten(story: &[Token]) -> bool {
    has_any(
        story,
        patterns!["i|we|he|she|they|somebody|someone forgot the|to|it"],
    )
}

/// `My neighbour swears by vinegar. Rub it with vinegar.`: an order in the words of the story before it.
fn echoed(story: &[Token], said: &[Token]) -> bool {
    let told = stems(story);
    // `one time I forgot the brake. Put the brake on.`: what comes of it
    if was_forgotten(story) {
        return false;
    }
    said.first().is_some_and(|t| is_action(&t.key))
        && said.len() <= 14
        && stems(said).iter().any(|w| told.contains(w))
}
