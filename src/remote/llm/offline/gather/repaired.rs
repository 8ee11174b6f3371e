//! What follows a word that puts right: `no`, `sorry`, `scratch that`, `actually`.
use super::super::amounts::amounts;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::reading::{Hint, Reading, read};
use super::super::repairs::{self, Repair};
use super::super::token::{Token, clause_end, keys, stems};
use super::super::turns::{Mood, Sentence, line_of};
use super::denials::What;
use super::lookback::near_value;
use super::{Contested, FAR, Gather, Told};
use crate::domain::quantity::{Quantity, quantities_of};
use crate::domain::words::overlap;

/// The most steps back that a value put right is looked for in.
const BACK: usize = 24;
/// The most words in front of a value that opens a correction.
const LEAD: usize = 2;
/// The most words of a phrase that stands for one that was called void.
const VOIDED: usize = 5;
/// What of the words a deed must share with the one before it to stand in its place after a weak word.
const ALIKE: f64 = 0.4;

impl Gather {
    /// Takes in what puts right: a part of what was told last, or a clause of its own in its place.
    pub(super) fn repaired(
        &mut self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        tokens: Vec<Token>,
        reading: Option<Reading>,
    ) {
        let last = match repair {
            Repair::Void => self.last_of(s),
            _ => self.last(s),
        };
        let Some(last) = last else {
            self.clause(s, at, tokens, reading);
            return;
        };
        let given = gives_value(&self.told[last], &tokens);
        let Some(mut reading) = reading.filter(|r| !given || !r.condition.is_empty()) else {
            self.fragment(s, at, repair, tokens, last);
            return;
        };
        let weak = repair == Repair::Perhaps;
        if !weak && self.phrase_put_right(s, at, last, &tokens[..clause_end(&tokens)]) {
            return;
        }
        if repair != Repair::Void && comes_earlier(&tokens, &reading) {
            self.put_before(s, at, last, tokens, reading);
            return;
        }
        let before = &self.told[last];
        // `Which date, today's?` `No, the date they …`: a no to what another asked takes nothing back
        let own = before.speaker == s.speaker;
        let asked = self.asked.as_ref().is_some_and(|a| {
            at == a.sentence + 1 && a.speaker != s.speaker && before.sentence < a.sentence
        });
        let no = repair == Repair::Instead && own && asked;
        if !no && takes_place(before, s, at, repair, &tokens) {
            let old = before.reading.as_ref().filter(|_| before.sentence == at);
            if let Some(old) = old.filter(|r| !r.condition.is_empty())
                && reading.condition.is_empty()
            {
                reading.condition.clone_from(&old.condition);
            }
            match repair {
                Repair::Void => self.void(s),
                _ => self.told.truncate(last),
            }
        }
        self.clause(s, at, tokens, Some(reading));
    }

    /// `no, first you …`: the deed stands before the one told last.
    fn put_before(
        &mut self,
        s: &Sentence,
        at: usize,
        last: usize,
        tokens: Vec<Token>,
        mut reading: Reading,
    ) {
        if reading.hint == Hint::Here {
            reading.hint = Hint::BeforeLast;
        }
        let told = self.told[last].reading.as_ref();
        if told.is_some_and(|r| r.main.len() <= 1) {
            // broken off after its verb
            self.told.truncate(last);
        }
        self.push(s, at, tokens, Some(reading));
        if let Some(told) = self.told.last_mut() {
            told.corrects = true;
        }
    }

    /// A correction of a part: a number, a phrase, a name.
    pub(super) fn fragment(
        &mut self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        tokens: Vec<Token>,
        last: usize,
    ) {
        let Some(tokens) = without_past(tokens) else {
            return;
        };
        // `scratch that, with vinegar`
        let led = tokens
            .first()
            .is_some_and(|t| super::super::lexicon::opens_place(&t.key));
        let near = led && at <= self.told[last].until + 1 && tokens.len() <= VOIDED;
        if repair == Repair::Void && near && self.replace(last, &tokens, false) {
            return;
        }
        if repair == Repair::Void && (tokens.len() > 4 || quantities_of(&keys(&tokens)).is_empty())
        {
            self.void(s);
            return;
        }
        if self.told[last].speaker != s.speaker && self.puts_up_value(s, last, &tokens)
            || self.mends_last(s, at, last, &tokens)
            || self.mends_near(s, at, repair, &tokens, last)
        {
            return;
        }
        match repair {
            Repair::Void => self.void(s),
            _ if self.fragmentary(s, at, &tokens) => {}
            _ => self.joins_broken(s, at, tokens),
        }
    }

    /// A value that another gives waits to be taken up.
    fn puts_up_value(&mut self, s: &Sentence, last: usize, tokens: &[Token]) -> bool {
        if self.contest(s, tokens) {
            return true;
        }
        let value = quantities_of(&keys(tokens)).into_iter().next();
        if value.is_none_or(|q| q.at > LEAD) {
            return false;
        }
        self.contested = Some(Contested::new(last, tokens.to_vec(), tokens, s, self.now));
        true
    }

    /// Whether the speaker puts a part of their own step right, by the kind of what they say: a value, a pace, a code.
    fn mends_last(&mut self, s: &Sentence, at: usize, last: usize, tokens: &[Token]) -> bool {
        if self.told[last].speaker != s.speaker {
            return false;
        }
        if self.says_anew(s, tokens, &amounts(tokens), true) {
            return true;
        }
        let near = at <= self.told[last].until + 2;
        let paced = tokens.first().is_some_and(|t| t.key == "every");
        near && (paced && self.replace(last, tokens, true)
            || self.recodes(last, tokens)
            || self.stands_for(last, tokens))
    }

    /// Whether words stand in the place of some like them in a step near by.
    fn mends_near(
        &mut self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        tokens: &[Token],
        last: usize,
    ) -> bool {
        let strong = repair != Repair::Perhaps;
        let own = self.told[last].speaker == s.speaker;
        let value = quantities_of(&keys(repairs::value_of(tokens)))
            .into_iter()
            .next()
            .filter(|q| q.at <= LEAD);
        let near = self.mendable(s, at, repair, value.as_ref(), last);
        // `the green key, the blue one's for the van`: what holds, and why
        let head = &tokens[..clause_end(tokens).min(tokens.len())];
        let bodies = [tokens, head];
        let fits = |body: &&[Token]| *body == tokens || (2..tokens.len()).contains(&body.len());
        for body in bodies.into_iter().filter(fits) {
            if near.iter().any(|i| self.replace(*i, body, strong)) {
                return true;
            }
        }
        if own && strong && value.is_none() && self.phrase_put_right(s, at, last, head) {
            return true;
        }
        if repair == Repair::Instead && value.is_none() && self.told[last].sentence == at {
            // `a nine mil bit, no, tell a lie, same size. Eight mil bit.`: the value comes next
            let said = quantities_of(&keys(&self.told[last].tokens)).pop();
            if let Some(said) = said {
                self.deny(last, What::Value(said), at);
            }
        }
        false
    }

    /// The steps that a correction may mean, the likeliest first: without a value, the very last alone.
    fn mendable(
        &self,
        s: &Sentence,
        at: usize,
        repair: Repair,
        value: Option<&Quantity>,
        last: usize,
    ) -> Vec<usize> {
        let reach: Vec<usize> = (last.saturating_sub(FAR)..=last)
            .rev()
            .filter(|i| {
                let told = &self.told[*i];
                let own = repair != Repair::Void || told.speaker == s.speaker;
                told.reading.is_some() && told.source == s.source && own
            })
            .take(BACK)
            .collect();
        // a line of notes puts itself right
        let line = |i: &usize| line_of(self.told[*i].turn) == line_of(s.turn);
        let reach = match s.mood != Mood::Speech && reach.iter().any(line) {
            true => reach.into_iter().filter(line).collect(),
            false => reach,
        };
        let mut near = near_value(&self.told, reach, value);
        if value.is_none() {
            near.truncate(1);
            near.retain(|i| at <= self.told[*i].sentence + 1);
        }
        near
    }

    /// No correction after all: the words may go on with what was broken off.
    fn joins_broken(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>) {
        let open = self
            .told
            .last()
            .filter(|t| t.reading.is_none() && t.sentence == at);
        let mut joined = open.map(|t| t.tokens.clone()).unwrap_or_default();
        let goes_on = open.is_some();
        joined.extend(tokens);
        let reading = read(&joined, s.mood);
        if reading.is_some() && goes_on {
            self.told.pop();
        }
        self.push(s, at, joined, reading);
    }
}

/// Whether words give a value and little else: one of a kind that the step has, or one that opens them.
fn gives_value(told: &Told, tokens: &[Token]) -> bool {
    let value = repairs::value_of(tokens);
    let bare = value.len() < tokens.len() || clause_end(value) <= 4;
    let first = quantities_of(&keys(value)).into_iter().next();
    first.filter(|q| q.at == 0).is_some_and(|q| {
        let has = quantities_of(&keys(&told.tokens));
        bare || !q.unit.is_empty() && has.iter().any(|o| o.unit == q.unit)
    })
}

/// `no, first …`, `but before that …`
fn comes_earlier(tokens: &[Token], reading: &Reading) -> bool {
    reading.hint != Hint::Here
        || starts_any(tokens, patterns!["so|but|and? first", "so|but? before"]).is_some()
        || tokens.last().is_some_and(|t| t.key == "first")
}

/// Whether a deed stands in the place of the one told before it.
fn takes_place(before: &Told, s: &Sentence, at: usize, repair: Repair, tokens: &[Token]) -> bool {
    let adds = tokens
        .iter()
        .any(|t| matches!(t.key.as_str(), "also" | "too"));
    let near = !adds && at <= before.sentence + 2;
    match repair {
        Repair::Void => true,
        Repair::Instead => near,
        Repair::Perhaps => {
            let (share, shared) = overlap(&stems(&before.tokens), &stems(tokens));
            near && shared > 0 && share >= ALIKE && before.speaker == s.speaker
        }
    }
}

/// The words without what was so before; none where all of it was.
fn without_past(mut tokens: Vec<Token>) -> Option<Vec<Token>> {
    let head = clause_end(&tokens);
    let past = |t: &[Token]| has_any(t, patterns!["was|were|used"]);
    if past(&tokens[..head]) && starts_any(&tokens, patterns!["it|that was"]).is_none() {
        return None;
    }
    if past(&tokens[head..]) {
        tokens.truncate(head);
    }
    Some(tokens)
}
