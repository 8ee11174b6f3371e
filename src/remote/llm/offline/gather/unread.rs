//! What has no reading: a deed without a verb, a name for what comes next, or more about the step told last.
mod for_case;

use super::super::lexicon::{DETERMINERS, NOUNISH, is_auxiliary, is_verbal};
use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Hint, read};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{asides, verbless};
use super::Gather;
use super::by_name_alone::{
    ahead_of_time, are_things, at_its_hour, chosen, goes_first, goes_there, is_labelled, names_one,
    of_several, set_apart, shown, thing_before,
};
use super::fragments::{
    body, covers, described, disagrees, is_done_next, is_noun_phrase, is_verdict, measured, present,
};
use super::linked::only_when;
use super::topics::{Topic, said_of_it};
use super::ways::says_when;

/// The most words of a name for what comes next.
const NAME: usize = 3;

/// Words without a reading, as they were said.
struct Unread<'a> {
    tokens: &'a [Token],
    /// Without the words that lead to them.
    body: &'a [Token],
    /// `then` or `next` went before them.
    next: bool,
    /// They answer what another asked just before.
    answer: bool,
}

/// `And the needles in the sharps bin`: where things of their own go.
fn of_things_placed(s: &Sentence, body: &[Token]) -> bool {
    let and = starts_any(&s.tokens, patterns!["and the|your|any|all"]).is_some();
    and && s.tokens[1].at == body[0].at && verbless::placed(&body[1..], Mood::Speech)
}

impl Gather {
    /// Takes in what has no reading. Says whether it was taken.
    pub(super) fn fragmentary(&mut self, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
        let (body, next) = body(tokens);
        let answer = self.answers(s, at);
        if self.people.is_minor(&s.speaker) && !answer {
            return false;
        }
        if answer && self.shortcut_refused(&s.tokens) {
            self.asked = None;
            return true;
        }
        if body.is_empty() || answer && (self.asked_idly() || self.asked_why()) {
            return true;
        }
        if self.goes_instead(s, at, body) {
            return true;
        }
        if !answer && self.found_there(s, at, body) || answer && self.comes_next(at, body) {
            return true;
        }
        let unread = Unread {
            tokens,
            body,
            next,
            answer,
        };
        if let Some(name) = set_apart(body).filter(|_| s.mood == Mood::Speech && !answer) {
            self.flush_topic(s, at);
            self.topic = Some(Topic::new(name, s, at, false));
            return true;
        }
        if !answer && (self.says_how(s, at, body) || self.says_which_one(s, at, body)) {
            return true;
        }
        if self.several_deeds(s, at, &unread)
            || self.answers_for_case(s, at, &unread)
            || self.adds_at_once(s, at, &unread)
        {
            return true;
        }
        if self.is_deed(s, at, &unread) {
            self.bare_step(s, at, body);
            return true;
        }
        if self.says_of_topic(s, at, &unread) {
            return true;
        }
        let opens = self.opens_topic(s, at, &unread);
        if opens && self.ends_message(s, at, &unread) {
            return true;
        }
        self.flush_topic(s, at);
        if self.done_with_such(s, at, body) {
            return true;
        }
        if opens {
            self.topic = Some(Topic::new(body, s, at, next));
            return true;
        }
        let taken = self.attach(s, at, body, answer);
        let stands = said_of_it(body) || of_things_placed(s, body);
        let thing = !taken && !answer && s.mood == Mood::Speech && stands;
        if thing {
            self.bare_step(s, at, body);
        }
        taken || thing
    }

    /// `And the tank.` `It should be down to four degrees.`: what is said of the name just given, under it.
    fn says_of_topic(&mut self, s: &Sentence, at: usize, unread: &Unread<'_>) -> bool {
        let body = unread.body;
        let moves = starts_any(
            body,
            patterns!["it|they should|must|has|have|needs|need|gets|get|goes|go|stays|stay|can"],
        );
        let is = starts_any(
            body,
            patterns!["it's|that's|they're", "it|they takes|take|wants|want"],
        );
        let says = moves.or(is).is_some();
        // `Ratios.` `One adult to six for year two.`
        let own = body.len() > 3 && body[0].is_number() && is_noun_phrase(body);
        let named = self.topic.take_if(|t| {
            at == t.sentence + 1
                && t.speaker == s.speaker
                && (says || own && !t.tokens.iter().any(Token::comma))
                && measured(body)
                && !unread.answer
                && t.tokens.len() <= NAME
                && (own || moves.is_some() || names_one(&t.tokens))
        });
        let Some(topic) = named else {
            return false;
        };
        let mut step = super::topics::titled(&topic.tokens);
        step.extend(body.iter().cloned());
        let first = topic.tokens.len();
        step[first].word = super::super::phrase::lowered(&step[first].word);
        self.bare_step(s, at, &step);
        true
    }

    /// Whether the sentence answers what another asked just before.
    pub(super) fn answers(&self, s: &Sentence, at: usize) -> bool {
        // `Everyone?` `Everyone.` **`Then the photo.`**
        let next = starts_any(&s.tokens, patterns!["and|so? then"]).is_some();
        self.asked.as_ref().is_some_and(|a| {
            (a.speaker != s.speaker || s.speaker.is_none())
                && at <= a.sentence + if next { 1 } else { 2 }
        })
    }

    /// Deeds told by what is done with a thing, or by the things alone: each is a step.
    fn several_deeds(&mut self, s: &Sentence, at: usize, unread: &Unread<'_>) -> bool {
        let Unread { body, answer, .. } = *unread;
        // `The label: long side, top right.`
        let named = is_labelled(body)
            && (starts_any(body, patterns!["the|a|an|your|our"]).is_some() || of_several(body));
        let code = body.iter().skip(1).any(Token::is_command) && present(body).is_some();
        if code || named && s.mood == Mood::Speech && !answer {
            self.bare_step(s, at, body);
            return true;
        }
        if !answer && thing_before(body) {
            // `ESD strap before that, obviously`
            self.bare_step(s, at, body);
            if let Some(reading) = self.told.last_mut().and_then(|t| t.reading.as_mut()) {
                reading.hint = Hint::BeforeLast;
            }
            return true;
        }
        if self.thing_and_deed(s, at, unread) {
            return true;
        }
        if !answer && self.names_several(s, at, body) {
            return true;
        }
        let mut ends = verbless::list(body, s.mood);
        if ends.is_empty() || answer {
            ends = verbless::pairs(body);
        }
        let mut from = 0;
        for end in &ends {
            self.bare_step(s, at, &body[from..*end]);
            from = *end;
        }
        !ends.is_empty()
    }

    /// `Bell, wipers, destination.`: things one after another, and not those of a deed told just before.
    fn names_several(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        let things = s.mood == Mood::Speech && s.end == End::Stop && are_things(body);
        let open = self.just_told(s, at);
        let of_deed = open.is_some_and(|t| {
            t.tokens.iter().any(|w| {
                matches!(
                    w.key.as_str(),
                    "check"
                        | "need"
                        | "take"
                        | "get"
                        | "grab"
                        | "bring"
                        | "collect"
                        | "look"
                        | "pack"
                        | "test"
                        | "things"
                        | "these"
                        | "following"
                        | "write"
                        | "note"
                        | "record"
                        | "enter"
                        | "log"
                        | "sign"
                )
            })
        });
        if things && !of_deed {
            self.bare_step(s, at, body);
        }
        things && !of_deed
    }

    /// `red sticker and block it in the tablet`: a thing that is taken or put, and what is done next.
    fn thing_and_deed(&mut self, s: &Sentence, at: usize, unread: &Unread<'_>) -> bool {
        let body = unread.body;
        let and = body.iter().take(NAME + 2).position(|t| t.key == "and");
        let Some(and) = and.filter(|n| *n >= 2 && is_noun_phrase(&body[..*n])) else {
            return false;
        };
        let rest = &body[and + 1..];
        let bids = rest.first().is_some_and(|t| is_action(&t.key))
            && starts_any(rest, patterns!["* it|them|the|your"]).is_some()
            && !measured(&body[..and]);
        let Some(reading) = read(rest, Mood::Speech).filter(|_| bids) else {
            return false;
        };
        self.bare_step(s, at, &body[..and]);
        self.push(s, at, rest.to_vec(), Some(reading));
        true
    }

    /// `and then the lid`, `then only if it's wet`: the deed goes on.
    fn adds_at_once(&mut self, s: &Sentence, at: usize, unread: &Unread<'_>) -> bool {
        let Unread {
            tokens,
            body,
            next,
            answer,
        } = *unread;
        let open = self
            .told
            .last_mut()
            .filter(|t| t.sentence == at && t.reading.is_some() && t.until == at);
        // `press red,` **then green**
        let elliptic = next
            && (body[0].key == "the" && body.len() <= 8 || body.len() <= 2 && is_noun_phrase(body))
            && !body.iter().any(|t| is_auxiliary(&t.key));
        if let Some(open) = open.filter(|_| elliptic) {
            open.additions.push((',', tokens.to_vec()));
            return true;
        }
        let only = next && only_when(tokens, body);
        if only {
            self.attach(s, at, tokens, answer);
        }
        only
    }

    /// Whether the words are a deed without a verb.
    fn is_deed(&self, s: &Sentence, at: usize, unread: &Unread<'_>) -> bool {
        let Unread {
            body, next, answer, ..
        } = *unread;
        let written = s.mood != Mood::Speech;
        let sent = next
            && starts_any(
                body,
                patterns![
                    "that|this|it|they|these|those goes|go|gets|get|comes|come",
                    // `then there's the call at five`
                    "there's|comes the|your|our",
                    "there is|are|comes the|your|our"
                ],
            )
            .is_some();
        // `water it for two minutes`, `then it's thirty before it can be driven`: the next, and no other value of the last
        let waits = next
            && measured(&body[..body.len().min(NAME)])
            && self.told.last().is_some_and(|t| disagrees(t, body));
        let sent = sent || waits || next && (is_done_next(body) || goes_there(body));
        let labelled = written && is_labelled(body);
        let answered = self.asked.as_ref().is_some_and(|a| at >= a.sentence + 2);
        if sent && (!answer || answered) || labelled && !answer {
            return true;
        }
        // `Wet ones: rack.` `Dry ones: drawer.`
        let label = |words: &[Token]| words.iter().take(NAME).any(|t| t.tail() == Some(':'));
        let last = self
            .told
            .last()
            .filter(|t| t.sentence + 1 >= at && label(&t.tokens));
        if last.is_some() && !answer && body.len() >= 2 && label(&body[..body.len() - 1]) {
            return true;
        }
        let chat = self.people.chat;
        let mood = if chat { Mood::Prose } else { s.mood };
        !answer
            && (verbless::placed(verbless::behind_time(body), mood)
                || verbless::restricted(body)
                || chosen(body) && !self.people.is_other(&s.speaker)
                || (written || chat) && verbless::treated(body)
                || verbless::inverted(body)
                || verbless::one_before_another(body)
                || verbless::is_there_to_do(body)
                || verbless::of_some(body)
                || goes_first(body)
                || verbless::until_then(body)
                || verbless::stands_there(body)
                || verbless::whenever(body)
                || verbless::in_its_own(body)
                || verbless::kept_so(body)
                || verbless::always_some(body) && !self.known(body)
                || ahead_of_time(body)
                || at_its_hour(body)
                || next && (described(body) || shown(body)))
    }

    /// `sign the top copy.` **`black pen`**: a message that is typed small ends with what belongs to its deed.
    fn ends_message(&mut self, s: &Sentence, at: usize, unread: &Unread<'_>) -> bool {
        let body = unread.body;
        let small = |t: &Token| t.word.starts_with(char::is_lowercase);
        let light = |t: &Token| {
            crate::domain::words::is_function_word(&t.key)
                || is_verbal(&t.key) && !NOUNISH.contains(t.key.as_str())
        };
        let ends = self.people.chat
            && !unread.next
            && body.len() == 2
            && !body.iter().any(light)
            && body.first().is_some_and(small)
            && body.last().is_some_and(|t| t.tail().is_none());
        let open = self.just_told(s, at).filter(|t| {
            let place = t.tokens.last().map(|t| t.at);
            ends && t.sentence + 1 == at && place == body.first().map(|t| t.at)
        });
        let Some(open) = open else {
            return false;
        };
        open.say_more(',', body.to_vec(), at);
        true
    }

    /// Whether the words name what comes next.
    fn opens_topic(&self, s: &Sentence, at: usize, unread: &Unread<'_>) -> bool {
        let Unread {
            body, next, answer, ..
        } = *unread;
        let last = self.told.last().filter(|t| t.source == s.source);
        let said = last.is_some_and(|t| covers(t, body));
        // `sweep the yard`, `also the side gate`
        let adds = starts_any(unread.tokens, patterns!["also|plus"]).is_some()
            && last.is_some_and(|t| t.until + 1 == at);
        let points = body.len() == 1 && DETERMINERS.contains(body[0].key.as_str());
        s.mood == Mood::Speech
            && is_noun_phrase(body)
            && !is_verdict(body)
            && !points
            && !adds
            && !answer
            && (next || body.len() <= NAME)
            && !said
            && !measured(body)
            && !asides::calls_out(body)
            && !are_things(body)
            && !says_when(body)
            && body[0].tail() != Some(':')
    }
}
