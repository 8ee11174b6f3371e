//! What belongs to what was told just before, and what stands beside the steps: code, a deed that names nothing, a list of tools.
use super::super::amounts::{Class, amounts};
use super::super::headings::{Room, room};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::{Force, Reading};
use super::super::talk;
use super::super::token::{Token, plain};
use super::super::turns::{Mood, Sentence};
use super::{Beside, Gather, Told};
use crate::domain::quantity::unit_of;

impl Gather {
    /// `press the knob and hold it, ten seconds`: how long a deed takes stays with it.
    pub(super) fn lasts(
        &mut self,
        s: &Sentence,
        at: usize,
        tokens: &[Token],
        reading: &Reading,
    ) -> bool {
        let main = &reading.main;
        let keeps = main.len() >= 2
            && matches!(main[0].key.as_str(), "hold" | "keep" | "leave" | "wait")
            && matches!(main[1].key.as_str(), "it" | "them" | "that" | "this")
            && main.len() <= 7;
        let timed = amounts(main).iter().any(
            |a| matches!(&a.class, Class::Measure(unit) if super::denials::kind(unit) == "time"),
        );
        let whole = reading.force == Force::Step && reading.condition.is_empty() && keeps && timed;
        let open = self.told.last_mut().filter(|t| {
            let step = t.is_step();
            whole
                && step
                && t.sentence == at
                && t.speaker == s.speaker
                && t.tokens.len() <= 9
                && amounts(&t.tokens).is_empty()
        });
        let Some(open) = open else {
            return false;
        };
        let from = tokens.len() - main.len().min(tokens.len());
        open.say_more(',', tokens[from..].to_vec(), at);
        true
    }

    /// `Weigh the flour. I use five hundred grams.`: how much of the thing named just before.
    pub(super) fn takes_so_much(&mut self, s: &Sentence, at: usize, reading: &Reading) -> bool {
        let main = &reading.main;
        let verb = main.first().is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "use" | "take" | "want" | "need" | "allow" | "give"
            )
        });
        let all = amounts(main);
        let [much] = all.as_slice() else {
            return false;
        };
        if much.at == 0 {
            return false;
        }
        // `it's paid, so take £84`: money is no measure of the thing
        let measures = |unit: &str| unit_of(unit).is_some() && !matches!(unit, "£" | "€" | "$");
        let known = matches!(&much.class, Class::Measure(unit) if measures(unit));
        let idle = |t: &Token| {
            matches!(
                t.key.as_str(),
                "about" | "around" | "of" | "it" | "that" | "roughly" | "maybe"
            )
        };
        let only = main[1..much.at]
            .iter()
            .chain(main.get(much.end..).unwrap_or_default())
            .all(idle);
        let step = reading.force == Force::Step && reading.condition.is_empty();
        let open = self.told.last_mut().filter(|t| {
            let own = t.speaker == s.speaker && t.source == s.source && at <= t.until + 1;
            let bare = super::denials::phrases(t).all(|w| amounts(w).is_empty());
            own && bare && t.is_step()
        });
        let Some(open) = open.filter(|_| verb && known && only && step) else {
            return false;
        };
        // `give it ten minutes` is no measure of the thing
        let whole = matches!(main[0].key.as_str(), "give" | "allow");
        let from = usize::from(!whole);
        open.say_more(',', main[from..].to_vec(), at);
        true
    }

    /// `Tools: hex key, torque wrench`: what is needed, under its name, wherever it stands.
    pub(super) fn needs_things(&mut self, s: &Sentence) -> bool {
        let Some(end) = s.tokens.iter().take(4).position(|t| t.tail() == Some(':')) else {
            return false;
        };
        let (label, things) = s.tokens.split_at(end + 1);
        let head = end == 0
            && s.mood == Mood::Prose
            && matches!(
                label[0].key.as_str(),
                "from" | "to" | "cc" | "bcc" | "subject" | "sent" | "date" | "re" | "fw" | "fwd"
            );
        if head {
            return true;
        }
        let deed = things.first().is_none_or(|t| {
            super::super::verbs::is_action(&t.key)
                && !super::super::lexicon::NOUNISH.contains(t.key.as_str())
        });
        match room(&plain(label)) {
            Room::Things(heading) if !deed => {
                self.beside.push(Beside {
                    heading,
                    tokens: things.to_vec(),
                    item: true,
                });
                true
            }
            _ => false,
        }
    }

    /// A line of code belongs to the step above it, or to the words above it, or is a step of its own.
    pub(super) fn code(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        let mut token = s.tokens[0].clone();
        token.word = ecow::eco_format!("`{}`", token.word.replace("`", "'"));
        let near = |t: &Told| {
            t.source == s.source
                && t.reading.is_some()
                && (s.speaker.is_none() || t.tokens.last().is_some_and(|w| w.at == token.at))
        };
        if let Some(open) = self.told.last_mut().filter(|t| near(t)) {
            open.say_more(',', vec![token], at);
            return;
        }
        if s.speaker.is_none() {
            return;
        }
        let label = at.checked_sub(1).map(|i| &sentences[i]).filter(|l| {
            l.mood != Mood::Code
                && l.tokens.len() <= 12
                && l.tokens.iter().any(|t| t.at == token.at)
        });
        let words = label.map_or(&[][..], |l| talk::lead(&l.tokens));
        self.topic = None;
        if self
            .told
            .last()
            .is_some_and(|t| t.sentence + 1 == at && t.reading.is_none())
        {
            self.told.pop();
        }
        self.bare_step(s, at, &[words, &[token]].concat());
    }

    /// `leave it`, `put it in`: with nothing that says what, it is part of the deed told just before, or nothing.
    pub(super) fn thin(&mut self, s: &Sentence, at: usize, reading: &Reading) {
        let only_then = starts_any(&s.tokens, patterns!["only then|now"]).is_some();
        // `It cures, seven days.` **`Then you walk on it.`**
        let waited = self.just_told(s, at).is_some_and(|t| {
            let last = t.additions.last();
            last.is_some_and(|(_, words)| super::linked::waits(words))
        });
        if only_then || told_as_next(s, &reading.main) || waited && leads_on(s) {
            self.push(s, at, reading.main.clone(), Some(reading.clone()));
            return;
        }
        let Some(open) = self.just_told(s, at) else {
            self.dropped.push(reading.main.clone());
            return;
        };
        let mut words = reading.main.clone();
        if let Some(first) = words.first_mut() {
            first.word = super::super::phrase::lowered(&first.word);
        }
        open.say_more(',', words, at);
    }
}

/// `Then start it.`, `and then take them out`: what is handled next, in a sentence of its own.
fn told_as_next(s: &Sentence, main: &[Token]) -> bool {
    const LEAD: usize = 3;
    let handled = starts_any(
        main,
        patterns!["start|stop|take|turn|push|pull|move|run|carry|bring|test it|them"],
    );
    leads_on(s) && handled.is_some() && s.tokens.len() <= main.len() + LEAD
}

/// `Then …`, `After that …`
fn leads_on(s: &Sentence) -> bool {
    starts_any(
        &s.tokens,
        patterns!["and|so|okay|right? then", "next|finally", "after that"],
    )
    .is_some()
}

/// `bring it in`, `take them out`: something is moved somewhere; before anything else was told, that is a deed.
pub(super) fn is_carried(main: &[Token]) -> bool {
    main.len() == 3
        && matches!(
            main[0].key.as_str(),
            "bring" | "take" | "carry" | "put" | "pull" | "push" | "get"
        )
        && main[1].is_it_or_them()
        && super::super::lexicon::PARTICLES.contains(main[2].key.as_str())
}

/// `turn it`, `take them off`: a verb, its pronoun, and which way.
pub(super) fn is_of_it(main: &[Token]) -> bool {
    let [_, it, way @ ..] = main else {
        return false;
    };
    let particle = |t: &Token| super::super::lexicon::PARTICLES.contains(t.key.as_str());
    it.is_it_or_them() && way.len() <= 1 && way.iter().all(particle)
}

/// A deed of a verb that says little, done to nothing that is named.
pub(super) fn is_thin(reading: &Reading) -> bool {
    static LIGHT: WordSet = word_set!(
        "put do leave take go get keep come let make drop say tell have hold start look see listen wait try turn pull push give bring carry move set stop ask call stay use begin read check test show change pick run walk find add sit stand"
    );
    let light = |t: &Token| {
        LIGHT.contains(t.key.as_str())
            || super::super::lexicon::PLACES.contains(t.key.as_str())
            || super::super::lexicon::PARTICLES.contains(t.key.as_str())
            || super::super::lexicon::is_adverb(&t.key)
            || crate::domain::words::is_function_word(&t.key)
            || matches!(
                t.key.as_str(),
                "away" | "straight" | "first" | "next" | "ahead"
            )
    };
    // `start her up`: a machine
    let her = reading.main.len() == 3
        && matches!(
            reading.main[0].key.as_str(),
            "start" | "turn" | "switch" | "shut"
        )
        && reading.main[1].key == "her"
        && super::super::lexicon::PARTICLES.contains(reading.main[2].key.as_str());
    // `check the till`, `open the can`: the noun that is spelled like a small word
    let noun = reading.main.windows(2).any(|w| {
        super::super::lexicon::DETERMINERS.contains(w[0].key.as_str())
            && matches!(w[1].key.as_str(), "till" | "can" | "will" | "might")
    });
    // `take the back off`, and not `pull that back`, `go round the back`
    let side = |w: &[Token]| {
        matches!(w[0].key.as_str(), "the" | "a" | "your" | "our")
            && matches!(w[1].key.as_str(), "back" | "inside" | "outside")
    };
    // `walk round the outside`
    let walks = reading.main.first().is_some_and(|t| t.key == "walk")
        && reading.main.get(2..4).is_some_and(side);
    // `do a test`, `do a count`: a deed by its name
    let named = matches!(reading.main.as_slice(), [one, a, name, ..] if one.key == "do"
        && matches!(a.key.as_str(), "a" | "an" | "the" | "another")
        && matches!(name.key.as_str(), "test" | "check" | "run" | "walk" | "change" | "search" | "sweep"));
    let noun = noun || walks || named || reading.main.get(1..3).is_some_and(side);
    // `open it`: no word for how something stands
    let opens = reading.main.len() == 2 && matches!(reading.main[0].key.as_str(), "open" | "shut");
    reading.force == Force::Step
        && !her
        && !noun
        && !opens
        && reading.condition.is_empty()
        && reading.main.len() <= 5
        && reading.main.iter().all(light)
}
