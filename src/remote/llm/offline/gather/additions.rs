//! Words that say more about the step told last: its measure, its tool, its place.
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::lexicon::{
    is_auxiliary, is_past, is_subject, is_verbal, opens_object, opens_place,
};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::{Token, comma_end, places, stems};
use super::super::turns::{Mood, Sentence};
use super::super::verbs::is_third_person;
use super::super::{evasions, questions, repairs, stories, talk};
use super::asked_of::under;
use super::fragments::{
    SAYS_MORE, covers, disagrees, is_typed, is_verdict, labels_value, listing, measured,
    names_value, of_another_value, opinion, own_line, present, said_already, sequence, shares,
    states_its_own,
};
use super::linked::{goes_on, goes_on_till, is_contracted, timed};
use super::{Gather, Told, denials};

/// The most words of a step with what was added to it.
const LONGEST: usize = 60;

/// The most sentences between a step and what is added to it.
const REACH: usize = 3;

impl Gather {
    /// Adds words to the last step, if they say more about it. Says whether they were taken, or need not be.
    pub(super) fn attach(&mut self, s: &Sentence, at: usize, body: &[Token], answer: bool) -> bool {
        let idle = self.is_chat_of_its_own(body)
            || tells_why_not(s, body)
            || evasions::answers_nothing(body)
            || self.only_repeats(body);
        if !answer && ceased(body) {
            return true;
        }
        if self.guesses(s, at) || answer && idle {
            return true;
        }
        if answer && let Some(name) = self.topic_asked(body) {
            self.bare_step(s, at, &under(&name, body));
            self.asked = None;
            return true;
        }
        let apart = !answer || self.names_asked(body) || self.lists_kinds(body);
        if apart && self.stands_alone(s, body) {
            self.bare_step(s, at, body);
            return true;
        }
        if s.mood == Mood::Speech && self.only_value(s, at, body) {
            return true;
        }
        if !answer && self.lists_behind_warning(s, at, body) {
            self.bare_step(s, at, body);
            return true;
        }
        if own_line(self.told.last(), s, body) {
            // a line of its own about something else
            self.bare_step(s, at, body);
            return true;
        }
        let same = self.said_before(s, body);
        let Some(open) = self.added_to(s, at, body, (answer, same)) else {
            return false;
        };
        if covers(&self.told[open], body) {
            self.told[open].evidence.extend(places(body));
            self.told[open].until = at;
            return true;
        }
        if self.names_unit(open, body)
            || self.adds_nothing(open, body, answer)
            || self.gives_anew(open, s, body, answer)
        {
            return true;
        }
        let told = &self.told[open];
        let of_last = of_last(body);
        // `mix it for an hour`, `it sits twelve hours`: of another time
        let stays = |b: &&[Token]| (goes_on(b) || !disagrees(told, b)) && (of_last || !personal(b));
        let Some(body) = present(body).filter(stays) else {
            return true;
        };
        let long = told.tokens.len()
            + told.additions.iter().map(|(_, w)| w.len()).sum::<usize>()
            + body.len()
            > LONGEST;
        let measure = self
            .asked
            .as_ref()
            .is_some_and(|a| questions::asks_measure(&a.tokens));
        let answers = answer && (measure || body.len() <= 14);
        let line = told.turn == s.turn && states_value(s, body);
        if long || !answers && !line && !fits(told, at, (body, of_last)) {
            return false;
        }
        let sentence = !is_phrase(body)
            && body.first().is_some_and(|t| {
                is_subject(&t.key) || !opens_object(&t.key) && !opens_place(&t.key)
            })
            && !(answer && body.len() <= 8);
        // a sentence of its own, in writing
        let first = |words: &[Token]| words.first().map(|t| t.word.clone());
        let whole = s.mood == Mood::Prose
            && !answer
            && s.tokens
                .iter()
                .take(3)
                .any(|t| Some(&t.word) == first(body).as_ref())
            && body
                .iter()
                .any(|t| is_auxiliary(&t.key) || is_third_person(&t.key));
        let mark = if sentence || whole { '.' } else { ',' };
        let told = &mut self.told[open];
        told.additions.push((mark, body.to_vec()));
        told.until = told.until.max(at);
        let behind = self.told.iter().rposition(|t| t.reading.is_some()) != Some(open);
        self.answered_of = behind.then_some((open, at));
        if answer {
            self.asked = None;
        }
        true
    }

    /// `Pink for the toilet, blue for the basin, yellow for the rest.`: an answer that says none of a case told last.
    fn lists_kinds(&self, body: &[Token]) -> bool {
        let last = self.told.iter().rev().find_map(|t| t.reading.as_ref());
        let case = last.is_some_and(|r| !r.condition.is_empty());
        case && listing(body) && body.iter().filter(|t| t.comma()).count() >= 2
    }

    /// `Then candling?` **`Candling, yes.`**, `Do you wash them?` **`No, never.`**: no word that was not asked.
    fn only_repeats(&self, body: &[Token]) -> bool {
        let [word] = body else {
            return false;
        };
        let asked = self.asked.as_ref().map(|a| stems(&a.tokens));
        word.key == "never" || asked.is_some_and(|asked| asked == stems(body))
    }

    /// `What about films?` `Films are one euro a day.`
    fn names_asked(&self, body: &[Token]) -> bool {
        let asked = self.asked.as_ref().map(|a| stems(&a.tokens));
        let said = stems(&body[..body.len().min(2)]);
        asked.is_some_and(|asked| said.iter().any(|w| asked.contains(w)))
    }

    /// Whether the words are a step by themselves: of something that the steps just before do not name.
    fn stands_alone(&self, s: &Sentence, body: &[Token]) -> bool {
        if s.mood != Mood::Speech || self.people.is_minor(&s.speaker) || opinion(body) {
            return false;
        }
        // `Roll is at quarter past three.`; `cucumbers, three litres`, after `tomatoes get two litres each`
        let back = if timed(body) { 1 } else { 2 };
        let apart = |words: &[Token]| !self.told.iter().rev().take(back).any(|t| shares(t, words));
        // `coolant, hydraulic oil, engine oil, all with the bucket down`
        let several = body.iter().filter(|t| t.comma()).count() >= 2;
        let of_last = of_last(body);
        // `One kilo of flour, 620 of water.`, before anything else was told
        let opens = self.told.is_empty()
            && matches!(amounts(body).as_slice(), [first, _, ..] if first.at == 0);
        opens
            || sequence(body)
            || listing(body) && (apart(body) || several && apart(&body[..comma_end(body)]))
            || labels_value(body) && !of_last && apart(&body[..1])
            || states_its_own(body) && measured(body) && !of_last && apart(body)
            || self.people.chat
                && self.sent_alone(s, body)
                && !of_last
                && (names_value(body) || is_typed(body))
                && apart(body)
    }

    /// Whether words are all of a sentence, or its first part, and nothing was told in its message before.
    fn sent_alone(&self, s: &Sentence, body: &[Token]) -> bool {
        let whole = s.tokens.len() <= body.len() + 1;
        let first = body.last().is_some_and(Token::comma)
            && s.tokens.first().map(|t| &t.key) == body.first().map(|t| &t.key);
        (whole || first) && self.told.last().is_none_or(|t| t.turn != s.turn)
    }

    /// The step that words say more of: the one that gives the same value, or else the last.
    fn added_to(
        &self,
        s: &Sentence,
        at: usize,
        body: &[Token],
        (answer, same): (bool, Option<usize>),
    ) -> Option<usize> {
        let step = |t: &Told| t.is_step();
        // `mind the step, it's higher than you think`: of the warning that it goes on from
        let moved = starts_any(
            body,
            patterns!["it|they|that|those goes|go|gets|get|comes|come"],
        );
        let of_warning =
            |t: &Told| step(t) || moved.is_none() && t.reading.is_some() && t.sentence == at;
        let asked = answer.then(|| self.of_asked(s, at, body)).flatten();
        let named = same.or(asked).or_else(|| self.goes_on_of(s, at, body));
        let target = named.or_else(|| self.told.iter().rposition(of_warning))?;
        let open = &self.told[target];
        let near = open.source == s.source && (at <= open.until + REACH || named.is_some());
        let listener = self.people.listens(&s.speaker);
        let beside = !listener && shares(open, body) && measured(body);
        let own = open.speaker == s.speaker || beside || (answer && !listener);
        let line = s.mood == Mood::Speech
            || (open.mood == s.mood
                && (open.turn == s.turn
                    || s.mood == Mood::Prose && body.len() <= 8 && measured(body)));
        (near && own && line).then_some(target)
    }

    /// `leave it for ten`, `Ten minutes.`: the value of the step once more, with its unit.
    fn names_unit(&mut self, open: usize, body: &[Token]) -> bool {
        let all = amounts(body);
        let [new] = all.as_slice() else {
            return false;
        };
        let idle = |t: &Token| matches!(t.key.as_str(), "it's" | "that's" | "so" | "yes" | "yeah");
        // `fourteen's towels`: what a value is
        let told_of = body.iter().any(|t| t.key.ends_with("'s") && !idle(t));
        let only = body[..new.at].iter().all(idle) && new.end == body.len() && !told_of;
        let said: Vec<Amount> = denials::phrases(&self.told[open])
            .flat_map(amounts)
            .collect();
        let old = said
            .iter()
            .find(|a| a.class == Class::Bare && !a.named && a.alike(new));
        match old.filter(|_| only && new.class != Class::Bare) {
            Some(old) => self.revise(open, old, body, new),
            None => false,
        }
    }

    /// Whether words say nothing that the step lacks, or nothing of it.
    fn adds_nothing(&self, open: usize, body: &[Token], answer: bool) -> bool {
        let told = &self.told[open];
        let asked = self.asked.as_ref().filter(|_| answer);
        let reason = asked.is_some_and(|a| has_any(&a.tokens, patterns!["why", "how come"]));
        let known = has_any(
            body,
            patterns!["fine", "okay|ok", "enough", "plenty", "too much|long|many"],
        ) && said_already(told, body)
            && body.len() <= 20;
        // `how long does it last?` `Eight hours is the default.`
        let usual = answer
            && has_any(
                body,
                patterns!["default|normal|standard|usual|rule|maximum|minimum|limit"],
            );
        known
            || reason
            || opinion(body)
            || is_verdict(body)
            || super::is_late(body) && body.len() <= 10 && !measured(body)
            || of_another_value(told, body) && !usual
            || !answer && stories::is_obsolete(body)
    }

    /// `It's one part to four`: the same speaker gives the value of the step anew.
    fn gives_anew(&mut self, open: usize, s: &Sentence, body: &[Token], answer: bool) -> bool {
        let told = &self.told[open];
        let own = told.speaker == s.speaker && !answer && disagrees(told, body);
        let value = repairs::value_of(body);
        if !own || value.len() == body.len() || value.len() > 12 {
            return false;
        }
        let last = self.told.iter().rposition(|t| t.reading.is_some());
        if let Some(at) = last {
            self.replace(at, body, true);
        }
        true
    }

    /// `What's for lunch?` `Soup.`: of no thing of the work, question and answer.
    fn is_chat_of_its_own(&self, body: &[Token]) -> bool {
        const BACK: usize = 12;
        let Some(asked) = &self.asked else {
            return false;
        };
        let asks = starts_any(
            talk::lead(&asked.tokens),
            patterns![
                "what's|whats|who's|how's|where's|when's",
                "what|who|how|where|when is|was|were|are",
                "did|have|are|were you|we|they|he|she",
                "is|are|was|will there"
            ],
        )
        .is_some();
        // `Where's that kept?`, of what was just told
        let of_told = talk::lead(&asked.tokens)
            .iter()
            .take(3)
            .skip(1)
            .any(|t| matches!(t.key.as_str(), "that" | "it" | "they" | "those"));
        let named: Vec<EcoString> = [stems(&asked.tokens), stems(body)].concat();
        let lately = self.told.iter().rev().take(BACK);
        asks && !of_told
            && !measured(body)
            && stems(&asked.tokens).len() <= 3
            && !lately
                .flat_map(|t| stems(&t.tokens))
                .any(|w| named.contains(&w))
    }
}

/// `And alcohol after that?` `No, we stopped the alcohol.`: a no, and why.
fn tells_why_not(s: &Sentence, body: &[Token]) -> bool {
    talk::no_by_itself(&s.tokens).is_some()
        && !measured(body)
        && body.first().is_some_and(|t| is_subject(&t.key))
        && body
            .iter()
            .skip(1)
            .any(|t| is_verbal(&t.key) || is_past(&t.key))
}

/// `no sugar for room 4 any more`: what is no more says nothing of the step before it.
fn ceased(body: &[Token]) -> bool {
    starts_any(body, patterns!["no|not *"]).is_some()
        && has_any(body, patterns!["any more", "anymore"])
}

/// What somebody does or is, and gives no measure: nothing about the step.
fn personal(body: &[Token]) -> bool {
    starts_any(
        body,
        patterns![
            "i|he|she",
            "i'm|he's|she's|i've|i'd|he'd|she'd|i'll|he'll|she'll"
        ],
    )
    .is_some()
        && (!measured(body) || has_any(body, patterns!["always", "never", "used to", "have been"]))
}

/// `Deadline is noon.`, `Normal is two bar.`: of the step before it.
fn of_last(body: &[Token]) -> bool {
    starts_any(
        body,
        patterns!["the? deadline|limit|normal|target|maximum|minimum|max|min|tolerance|default|standard|cutoff is|are|'s", "he|she|they|you has|have|gets|get till|until", "you've|they've|he's|she's got? till|until"],
    )
    .is_some()
}

/// `two people on the till.` **Float is £50.**: in writing, behind another sentence of the line.
fn states_value(s: &Sentence, body: &[Token]) -> bool {
    const LONGEST: usize = 6;
    let value = |a: &Amount| a.is_number() && a.at > 0 && a.end == body.len();
    s.mood == Mood::Prose
        && body.len() <= LONGEST
        && states_its_own(body)
        && amounts(body).iter().any(value)
}

/// Words in which nothing is done: `gloves for the paint`, where the last is a thing.
fn is_phrase(body: &[Token]) -> bool {
    let thing = |i: usize| {
        i > 0 && super::super::lexicon::DETERMINERS.contains(body[i - 1].key.as_str())
            || matches!(body[i].key.as_str(), "time" | "date" | "name")
            // `to the line, not over`
            || matches!(
                body[i].key.as_str(),
                "not" | "all" | "both" | "too" | "just" | "also" | "still" | "only" | "even"
            )
    };
    !body
        .iter()
        .enumerate()
        .any(|(i, t)| is_verbal(&t.key) && !thing(i))
}

/// Whether words that answer nothing say more of a step: its measure, or in the next breath what it is done with.
fn fits(told: &Told, at: usize, (body, of_last): (&[Token], bool)) -> bool {
    if measured(body)
        && body.len() <= 30
        && (of_last || !states_its_own(body) || shares(told, body))
    {
        return true;
    }
    let says_more =
        starts_any(body, &SAYS_MORE).is_some() && body.len() <= 18 || goes_on_till(body);
    let linked = shares(told, body)
        && (has_any(body, patterns!["is|are|has|have|needs|should|must|goes|go"])
            || is_contracted(body))
        && body.len() <= 20;
    let adjacent = at <= told.until + 1;
    adjacent && (of_last && body.len() <= 8 || says_more || is_phrase(body) || linked)
}
