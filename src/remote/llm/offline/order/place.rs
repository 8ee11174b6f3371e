//! Where among the steps one belongs: where it was told, where its words point, where the speaker said.
use ecow::EcoString;

use super::super::anchors::{
    AFTER, BEFORE, NOUN_BEFORE, before_all, before_all_told, before_entering, before_everything,
    before_start, fronted_before, lead_time, pointing, preceded, referred,
};
use super::super::gather::{Placed, Told};
use super::super::patterns::{find, patterns, starts_any};
use super::super::reading::{Hint, Reading};
use super::super::token::{Token, comma_end, stems};
use super::super::turns::{End, Mood};
use super::super::verbs::is_action;
use super::{Made, Ordering, locate};

/// How many steps must have been told before `the evening before` goes ahead of them all.
const FAR: usize = 6;
/// How many sentences back another may have said where a step belongs that is only said again.
const ECHO: usize = 2;

impl Ordering<'_> {
    pub(super) fn place(&self, told: &Told, reading: &Reading, made: &Made) -> usize {
        if let Some(Placed::Ahead(front)) = &told.placed {
            let tokens = [front.as_slice(), made.tokens.as_slice()].concat();
            let told = Told {
                placed: None,
                late: true,
                ..told.clone()
            };
            return self.place(
                &told,
                reading,
                &Made {
                    tokens,
                    ..made.clone()
                },
            );
        }
        let end = self.order.len();
        if matches!(told.mood, Mood::Item { .. }) && !told.late {
            return end;
        }
        if let Some(at) = self.said_to_stand(told) {
            return at;
        }
        match reading.hint {
            Hint::Start => return self.first(told),
            Hint::BeforeLast => return self.earlier(told).unwrap_or(end),
            Hint::Here => {}
        }
        if told.late && before_all(&made.tokens)
            || end >= FAR && reading.condition.is_empty() && before_start(&made.tokens)
            || before_all_told(&made.tokens)
            || before_everything(&made.tokens, told.late)
        {
            return self.first(told);
        }
        self.sooner(told, made)
            .or_else(|| self.fronted(told, made))
            .or_else(|| self.before_named(told, reading, made))
            .or_else(|| self.between(&made.tokens))
            .or_else(|| self.relative(&made.tokens))
            .or_else(|| self.after_named(told, made))
            .or_else(|| self.before_what_was_told(told, made))
            .or_else(|| (told.late && before_entering(&made.tokens)).then(|| self.first(told)))
            .or_else(|| self.goes_on(told, reading, made))
            .unwrap_or(end)
    }

    /// `before the strip goes in, you vacuum`: what is done before what, said first.
    fn fronted(&self, told: &Told, made: &Made) -> Option<usize> {
        let (stems, any) = fronted_before(&made.tokens, told.late)?;
        if self.comes_next(&stems) {
            // `before you open, brief everybody. At two you open`: told in its place
            return Some(self.order.len());
        }
        match self.sentence == Some(told.sentence) && !any {
            // told in its place: `you bring it in, and before you open it you …`
            true => self.named(&stems),
            false => self.soonest(&stems, any),
        }
    }

    /// `wipe it before you put it back`: before the step that is named so; or, remembered late, before the last.
    fn before_named(&self, told: &Told, reading: &Reading, made: &Made) -> Option<usize> {
        let nouns = patterns!["and|but|oh|so? before the|your|any|all"];
        let fronted = starts_any(&made.tokens, nouns).is_some();
        // told in answer to `what if`: its noun stands for a step told before
        let case = !reading.condition.is_empty();
        let anchor = if fronted || told.late || case {
            &NOUN_BEFORE
        } else {
            &BEFORE
        };
        let stems = preceded(&made.tokens, anchor, patterns!["before"]);
        let named = stems.as_ref().and_then(|stems| match stems.as_slice() {
            // `before you call` names no `renewal call`
            [deed] if is_action(deed) && !told.late && !fronted && !case => self.deed(deed),
            _ => self.named(stems),
        });
        let forgotten = || {
            // `oh, and you have to zero the scale first`
            let first = made.tokens.last().is_some_and(|t| t.key == "first");
            (told.late && made.tokens.len() <= 12 && first)
                .then(|| self.earlier(told))
                .flatten()
        };
        let soonest = || stems.as_ref().and_then(|stems| self.soonest(stems, false));
        named
            .or_else(forgotten)
            .or_else(|| soonest().filter(|_| told.late))
    }

    /// `right after you mount the wheel you grease the studs`, remembered late.
    fn after_named(&self, told: &Told, made: &Made) -> Option<usize> {
        // `since when?` asks for no step
        let since = find(&made.tokens, patterns!["since when|once|then"]).is_some();
        if !told.late || since {
            return None;
        }
        let words = patterns!["after|once|when|while|whilst"];
        let stems = referred(&made.tokens, &AFTER, words)?;
        self.named(&stems).map(|at| at + 1)
    }

    /// After the step told last, wherever that stands: what is said in the same breath goes on with it.
    fn goes_on(&self, told: &Told, reading: &Reading, made: &Made) -> Option<usize> {
        let near = |reach: usize| self.sentence.is_some_and(|s| told.sentence <= s + reach);
        // where nobody is named, a turn may be all that is said
        let named = told.speaker.is_some() || told.mood != Mood::Speech;
        let on = starts_any(&made.tokens, patterns!["and|or|if|when|once"]).is_some();
        let same_turn = self.turn == Some(told.turn) && (named || on || made.tokens.len() <= 6);
        let more = made.tokens.len() <= 6 && !is_action(&made.tokens[0].key);
        let first = self.upfront.is_some() && self.upfront == self.last && !self.resumes(told);
        let asked_on = || !reading.condition.is_empty() && near(3) && self.asks_on(told);
        let goes_on = self.sentence == Some(told.sentence)
            || same_turn && (told.late || more) && near(1)
            || same_turn && first && near(2)
            || asked_on();
        let last = self.last.filter(|_| goes_on)?;
        self.position(last).map(|at| at + 1)
    }

    /// `Then you weigh it.`: the work goes on from where it was.
    fn resumes(&self, told: &Told) -> bool {
        let words = self
            .sentences
            .get(told.sentence)
            .map(|s| s.tokens.as_slice());
        words.is_some_and(|words| {
            starts_any(
                words,
                patterns![
                    "and|so|okay|ok? then|now|next|when|once|finally|lastly",
                    "and|so? the? very? last|final thing|step|bit|job|one?",
                    "and|so? at|in the end",
                    "after that",
                    "anyway"
                ],
            )
            .is_some()
        })
    }

    /// `oil it before pagination`: before the step that the words mean, where that was told some while ago.
    fn before_what_was_told(&self, told: &Told, made: &Made) -> Option<usize> {
        let own = locate::references(&made.tokens);
        if !own.is_empty() {
            return own
                .iter()
                .find_map(|named| self.meant(told, named, told.late));
        }
        // `before the pump, you open the valve`, said by another, and `yes, open the valve`
        let heard =
            (1..=ECHO).filter_map(|back| self.sentences.get(told.sentence.checked_sub(back)?));
        heard
            .filter(|s| s.source == told.source && s.speaker != told.speaker)
            .filter(|s| {
                let said = stems(&s.tokens);
                let shared = made.stems.iter().filter(|stem| said.contains(stem)).count();
                shared >= 2 && shared * 2 >= made.stems.len()
            })
            .flat_map(|s| locate::references(&s.tokens))
            .find_map(|named| self.meant(told, &named, true))
    }

    /// `And if it's a child?`, asked right after a step: the case belongs to it.
    fn asks_on(&self, told: &Told) -> bool {
        let from = self.sentence.unwrap_or(told.sentence);
        let between = self.sentences.get(from + 1..=told.sentence).unwrap_or(&[]);
        between.iter().any(|s| {
            let on = starts_any(&s.tokens, patterns!["and|but|so? what? if"]);
            s.end == End::Question && on.is_some() && s.speaker != told.speaker
        })
    }

    /// `between shaping and baking`: before the second, where both were told and the first is done first.
    fn between(&self, tokens: &[Token]) -> Option<usize> {
        let those = patterns!["between those|these|them|the two", "between both"];
        if find(tokens, those).is_some()
            && let Some(at) = self.last.and_then(|last| self.position(last))
        {
            return Some(at);
        }
        let (at, n) = find(tokens, patterns!["between"])?;
        let rest = &tokens[at + n..];
        let and = rest.iter().take(6).position(|t| t.key == "and")?;
        let end = comma_end(rest).min(and + 5);
        let first = self.soonest(&stems(&rest[..and]), false)?;
        let second = self.soonest(&stems(rest.get(and + 1..end)?), false)?;
        (first < second).then_some(second)
    }

    /// `…, that goes in before the tape`: the place stands in the same breath.
    fn relative(&self, tokens: &[Token]) -> Option<usize> {
        let (at, n) = find(
            tokens,
            patterns![
                "that|it|which|this goes|comes|is|happens|gets|needs|has in|on|out|off|up|to? happen|be|come|go|done? just|right|straight|always|well? before|after",
                "that|it|which|this has|needs to happen|be|come|go done|in|on? just|right|straight|always|well? before|after",
                "first though before",
                "that|it|this|which|they has|have|needs|need to be|get * before|after",
                "that|it|this|which|they must|should be|get * before|after",
                "so that's|it's before|after",
                "comes|goes|happens|belongs|come|go|happen|belong on|in|out|off|up|down? right|straight|directly|just? before|after the|your|any?"
            ],
        )?;
        let rest = &tokens[at + n..tokens.len().min(at + n + 7)];
        let end = comma_end(rest);
        let words = pointing(&rest[..end]);
        let before = tokens[at..at + n].iter().any(|t| t.key == "before");
        let place = self.named(&words)?;
        (at > 0).then_some(place + usize::from(!before))
    }

    /// Where the first step of the source stands.
    pub(super) fn first(&self, told: &Told) -> usize {
        let first = |id: &usize| self.steps[*id].source == told.source;
        self.order
            .iter()
            .position(first)
            .unwrap_or(self.order.len())
    }

    /// Where the speaker said afterwards that it belongs.
    fn said_to_stand(&self, told: &Told) -> Option<usize> {
        match told.placed.as_ref()? {
            Placed::First => Some(self.first(told)),
            Placed::Before(stems) => self
                .near(told, stems)
                .or_else(|| self.soonest(stems, false)),
            Placed::Ahead(_) => None,
            Placed::After(stems) => self.named(stems).map(|at| at + 1),
        }
    }

    /// Told after a step that is done nearer to the day: `a week ahead` goes before `the day before`.
    fn sooner(&self, told: &Told, made: &Made) -> Option<usize> {
        let days = lead_time(&made.tokens)?;
        let lead = |id: &usize| {
            let step = &self.steps[*id];
            lead_time(&step.tokens).filter(|_| step.source == told.source)
        };
        let nearer = |id: &usize| lead(id).is_some_and(|d| d < days);
        let earlier = |id: &usize| lead(id).is_some_and(|d| d >= days);
        // remembered late: with what is done ahead of the day, not after what is done on it
        let among = || self.order.iter().rposition(earlier).map(|at| at + 1);
        let late = told.late || self.order.len() >= FAR && eve(&made.tokens);
        (self.order.iter().position(nearer))
            .or_else(|| among().filter(|_| late))
            .or_else(|| late.then(|| self.first(told)))
    }

    /// `the photo comes first`: the step that tells of it moves before the one told before it.
    pub(super) fn moved(&mut self, told: &Told, made: &Made) -> bool {
        let n = made.tokens.len();
        let first = n <= 8
            && made.tokens.last().is_some_and(|t| t.key == "first")
            && made
                .tokens
                .iter()
                .any(|t| matches!(t.key.as_str(), "comes" | "goes" | "come" | "go"));
        if !first || !told.corrects {
            return false;
        }
        let named: Vec<EcoString> = made
            .stems
            .iter()
            .filter(|s| !matches!(s.as_str(), "com" | "first" | "go" | "goe" | "come"))
            .cloned()
            .collect();
        let Some(from) = self.named(&named) else {
            return false;
        };
        if from == 0 {
            return false;
        }
        let id = self.order.remove(from);
        self.order.insert(from - 1, id);
        self.steps[id].at.extend(made.at.iter().copied());
        true
    }

    /// Where `before that` points: to the step told last, or, in a correction and with `before you do that`, to where
    /// its sentence began.
    fn earlier(&self, told: &Told) -> Option<usize> {
        let last = self.last?;
        let step = &self.steps[last];
        let deed = self.sentences.get(told.sentence).is_some_and(|s| {
            find(&s.tokens, patterns!["before you|we|i do|did that|this|it"]).is_some()
        });
        if !(told.corrects || deed) || step.source != told.source {
            return self.position(last);
        }
        // steps of one sentence were made one after another; `I run the job. In the console, the job deletes it.`
        let goes_on = |id: &usize| {
            let (one, next) = (&self.steps[*id], self.steps.get(*id + 1).unwrap_or(step));
            let shared = one.stems.iter().filter(|w| next.stems.contains(w)).count();
            one.sentence == step.sentence
                || one.sentence + 1 == step.sentence && one.speaker == step.speaker && shared >= 2
        };
        let ids: Vec<usize> = (0..=last).rev().take_while(goes_on).collect();
        self.earliest(&ids).and_then(|id| self.position(id))
    }
}

/// `the evening before`, with nothing after it that it would be before.
fn eve(tokens: &[Token]) -> bool {
    find(tokens, patterns!["the night|evening|afternoon before"])
        .is_some_and(|(at, n)| at + n == tokens.len() || tokens[at + n - 1].tail().is_some())
}
