//! What a clause asks of the reader: an action, a warning, a choice, or nothing.
mod in_a_word;
mod in_case;
mod named;
mod timed;
mod unparted;

pub(super) use self::in_a_word::somebody_does;
use self::in_a_word::{bids, rather};
use self::in_case::{barred, closes_case, middle};
use self::named::named;
pub(super) use self::named::{headed, object_first, resumes_name};
use self::timed::timed;
use self::unparted::{after_span, begins_main, noted, told};
use super::commands::imperative;
use super::frames::{FRAMES, FRONTED, SUBORDINATE};
use super::joints::never_so;
use super::leads::lead;
use super::lexicon::{gerund_with_object, pronoun_clause};
use super::patterns::{patterns, starts_any};
use super::roles::third_person;
use super::subjects::{adverbs, others, subject_verb, with_base};
use super::token::{Token, mark_last};
use super::turns::{Mood, Sentence};
use super::verbs::{gerund_base, is_action};
use super::warnings::warning;

/// What a clause asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    Step,
    Warning,
}

/// Where a clause wants to stand among the steps told before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    Here,
    BeforeLast,
    Start,
}

/// A clause understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub force: Force,
    pub hint: Hint,
    /// `If the customer declines`, `Once it is dry`; may be empty.
    pub condition: Vec<Token>,
    /// The instruction without its subject.
    pub main: Vec<Token>,
    /// The speaker tells what they do themselves.
    pub first_person: bool,
}

impl Reading {
    /// Words as they stand, under no case.
    pub(super) fn plain(force: Force, main: Vec<Token>) -> Self {
        Self {
            force,
            hint: Hint::Here,
            condition: Vec::new(),
            main,
            first_person: false,
        }
    }

    /// Under a case, where it has none of its own.
    pub(super) fn under(self, condition: Vec<Token>) -> Self {
        match self.condition.is_empty() {
            true => Self { condition, ..self },
            false => self,
        }
    }

    /// Other words, which ask what these did though nothing in them says so.
    pub(super) fn put_as(self, main: Vec<Token>) -> Self {
        Self {
            condition: Vec::new(),
            main,
            ..self
        }
    }
}

/// Understands a clause, or finds that it asks nothing.
pub(super) fn read(tokens: &[Token], mood: Mood) -> Option<Reading> {
    read_within(tokens, mood, 0)
}

/// What a sentence asks, its fillers aside.
pub(super) fn asks(s: &Sentence) -> Option<Reading> {
    read(&super::fillers::strip(&s.tokens), s.mood)
}

fn read_within(tokens: &[Token], mood: Mood, depth: usize) -> Option<Reading> {
    if tokens.is_empty() || depth > 2 {
        return None;
    }
    let (tokens, hint) = lead(tokens);
    if tokens.is_empty() {
        return None;
    }
    let before = depth == 0 && hint == Hint::Here && super::leads::ends_before(tokens);
    let hint = if before { Hint::BeforeLast } else { hint };
    let labelled = under_label(tokens, mood, depth);
    if let Some(reading) = labelled.or_else(|| conditioned(tokens, mood, depth)) {
        return Some(Reading {
            hint: if hint == Hint::Here {
                reading.hint
            } else {
                hint
            },
            ..reading
        });
    }
    let subordinate =
        starts_any(tokens, &SUBORDINATE).is_some() && !matches!(mood, Mood::Item { .. });
    if subordinate {
        return None;
    }
    let (force, main, first_person) = main_clause(tokens, mood)
        .or_else(|| (depth > 0 && middle(tokens)).then(|| (Force::Step, tokens.to_vec(), false)))
        .or_else(|| {
            let may = starts_any(tokens, patterns!["we can|may"])
                .and_then(|n| tokens.get(n))
                .is_some_and(|t| is_action(&t.key));
            (depth > 0 && may).then(|| (Force::Step, tokens.to_vec(), false))
        })
        .or_else(|| {
            (depth > 0 && barred(tokens)).then(|| (Force::Warning, tokens.to_vec(), false))
        })?;
    Some(Reading {
        force,
        hint,
        condition: Vec::new(),
        main,
        first_person,
    })
}

/// `Red: don't put it in the fridge.`: a name that was said before what is done.
fn under_label(tokens: &[Token], mood: Mood, depth: usize) -> Option<Reading> {
    const NAME: usize = 3;
    let end = tokens.iter().position(|t| t.tail() == Some(':'))? + 1;
    // `parcel with a torn corner: photograph it`
    let case = !matches!(mood, Mood::Item { .. }) && super::joints::names_case(&tokens[..end]);
    let said = end <= NAME && mood == Mood::Speech && !is_action(&tokens[0].key) || case;
    let rest = tokens.get(end..).filter(|_| said)?;
    // `no key: wait`
    let none = tokens[0].key == "no" && end > 1;
    let main = read_within(rest, mood, depth + 1).or_else(|| {
        let short = none && !rest.is_empty() && bids(rest);
        short.then(|| Reading::plain(Force::Step, rest.to_vec()))
    })?;
    let condition = [&tokens[..end], &main.condition].concat();
    Some(Reading { condition, ..main })
}

/// A clause with a fronted condition, time or place.
fn conditioned(tokens: &[Token], mood: Mood, depth: usize) -> Option<Reading> {
    let case = Case {
        tokens,
        clause: starts_any(tokens, &SUBORDINATE).is_some()
            || super::clauses::opens_relative(tokens),
        mood,
        depth,
    };
    let phrase = starts_any(tokens, &FRONTED).is_some();
    let timed = timed(tokens);
    if !case.clause && !phrase && timed.is_none() {
        return named(tokens, mood, depth);
    }
    if let Some(n) = timed.or_else(|| or_else(tokens)) {
        return case.cut(n);
    }
    let commas = (1..tokens.len())
        .filter(|i| tokens[i - 1].comma() || leads_on(tokens, *i) && tokens[i - 1].key != "only");
    let bare = (2..tokens.len()).filter(|i| begins_main(tokens, *i));
    let written = mood != Mood::Speech || phrase && !case.clause;
    let unparted =
        |at: &usize| written && noted(tokens, *at, case.clause) || case.clause && told(tokens, *at);
    let whole = whole_purpose(tokens).filter(|_| phrase && !case.clause);
    // `in the morning` **the first thing is** `to look at them`
    let framed = (2..tokens.len().min(8)).filter(|at| {
        phrase && tokens[*at].key == "the" && starts_any(&tokens[*at..], &FRAMES).is_some()
    });
    // `before the trimming` **you hold it against the sheet**`, the text, …`
    let event = starts_any(
        tokens,
        patterns!["before|after|until|during the|a|an|any|each|every *"],
    )
    .filter(|at| *at < tokens.len() && begins_main(tokens, *at));
    // `if yes` **the parcel goes in the cage**
    let answered = tokens
        .get(1)
        .filter(|t| case.clause && super::clauses::is_answer(t));
    framed
        .chain(event)
        .chain(answered.map(|_| 2).filter(|at| *at < tokens.len()))
        .chain(commas)
        .filter(|at| whole.is_none_or(|end| *at < end))
        .take(4)
        .chain(bare.take(4))
        .chain((3..tokens.len().min(12)).filter(|i| after_span(tokens, *i)))
        .chain((2..tokens.len().min(9)).filter(unparted))
        .chain((2..tokens.len()).filter(|i| case.clause && closes_case(tokens, *i)))
        .find_map(|at| case.cut(at))
}

/// A `then` that leads to what is done; not `by then`.
fn leads_on(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens[i].key.as_str());
    let from_then_on = before == "from" && tokens.get(at + 1).is_some_and(|t| t.key == "on");
    tokens[at].key == "then"
        && !from_then_on
        && !matches!(before, "by" | "until" | "till" | "before" | "since")
}

/// `for a visa` **they need a letter**`, and …`: where the main part begins of what something is for.
fn whole_purpose(tokens: &[Token]) -> Option<usize> {
    (2..tokens.len().min(6)).find(|at| {
        tokens[at - 1].tail().is_none()
            && starts_any(
                &tokens[*at..],
                patterns!["they|he|she|it need|needs|want|wants"],
            )
            .is_some()
    })
}

/// `otherwise you put it back`, `or else bin it`
fn or_else(tokens: &[Token]) -> Option<usize> {
    let n = starts_any(tokens, patterns!["otherwise", "or else"])?;
    let bare = tokens.get(n).is_some_and(|t| is_action(&t.key));
    (pronoun_clause(&tokens[n..]) || bare).then_some(n)
}

/// Words that begin with a case, a time or a place.
struct Case<'a> {
    tokens: &'a [Token],
    /// It is a clause: `if it smells`, `whatever's left`.
    clause: bool,
    mood: Mood,
    depth: usize,
}

impl Case<'_> {
    /// What is done in the case, if that is told from `at` on.
    fn cut(&self, at: usize) -> Option<Reading> {
        let (front, rest) = self.tokens.split_at(at);
        // `for articles the form must be signed, otherwise we can't pass it on`: why, not what
        if super::clauses::is_consequence(rest) || never_so(rest) {
            return None;
        }
        let main = match self.clause && unparted::is_mishap(front, rest) {
            // `if you pull too hard, it snaps`: to be warned of
            true => Reading::plain(Force::Warning, rest.to_vec()),
            false => read_within(rest, self.mood, self.depth + 1).or_else(|| {
                let paused = self.clause && front.last().is_some_and(Token::comma);
                let bids = paused && (bids(rest) || somebody_does(rest));
                bids.then(|| Reading::plain(Force::Step, rest.to_vec()))
            })?,
        };
        let mut condition = front.to_vec();
        if condition.len() > 2 && leads_on(front, at - 1) {
            condition.pop();
        }
        mark_last(&mut condition, ',');
        condition.extend(main.condition.iter().cloned());
        Some(Reading { condition, ..main })
    }
}

fn main_clause(tokens: &[Token], mood: Mood) -> Option<(Force, Vec<Token>, bool)> {
    if let Some(main) = warning(tokens, mood) {
        return Some((Force::Warning, main, false));
    }
    if let Some(rest) = thing(tokens) {
        return framed(&rest, mood);
    }
    if rather(tokens) {
        return Some((Force::Step, tokens.to_vec(), false));
    }
    if let Some(n) = starts_any(tokens, &FRAMES) {
        if n > 1 && passive_at(tokens, n) {
            return main_clause(&tokens[n - 1..], mood);
        }
        let forgetting = starts_any(tokens, patterns!["don't|do not|never forget to"]).is_some();
        let (rest, _) = lead(&tokens[n.min(tokens.len())..]);
        let rest = starts_any(rest, patterns!["to", "that", "by"]).map_or(rest, |n| &rest[n..]);
        if let Some(found) = framed(rest, mood) {
            return Some(found);
        }
        if forgetting {
            return (!rest.is_empty()).then(|| (Force::Step, rest.to_vec(), false));
        }
    }
    let idle = matches!(
        tokens[0].key.as_str(),
        "looking"
            | "talking"
            | "thinking"
            | "speaking"
            | "hoping"
            | "waiting"
            | "trying"
            | "asking"
            | "saying"
            | "wondering"
    );
    // `being rude isn't`
    let state = || {
        tokens[0].key == "being"
            && tokens.last().is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "isn't" | "is" | "fine" | "okay" | "ok" | "not"
                )
            })
    };
    if let Some(base) = gerund_base(&tokens[0].key)
        .filter(|_| !idle && mood == Mood::Speech && !state())
        .filter(|_| gerund_with_object(tokens))
    {
        return Some((Force::Step, with_base(tokens, base), false));
    }
    subject_verb(tokens)
        .or_else(|| several_of_you(tokens))
        .or_else(|| imperative(tokens, mood).map(|m| (Force::Step, m, false)))
        .or_else(|| others(tokens, mood).map(|m| (Force::Step, m, false)))
        .or_else(|| {
            let main = third_person(tokens, mood)?;
            let force = match mood != Mood::Speech && super::warnings::must_not(&main) {
                true => Force::Warning,
                false => Force::Step,
            };
            Some((force, main, false))
        })
}

/// `the two of you go down`, `both of us sign`: who does it is said with it.
fn several_of_you(tokens: &[Token]) -> Option<(Force, Vec<Token>, bool)> {
    let n = starts_any(
        tokens,
        patterns![
            "the two|three|four of you|us|them",
            "both|all|two|three of you|us|them"
        ],
    )?;
    let verb = n + adverbs(&tokens[n..]);
    let does = tokens.get(verb).is_some_and(|t| is_action(&t.key));
    (does && tokens[n - 1].tail().is_none()).then(|| (Force::Step, tokens.to_vec(), false))
}

/// `the first thing you put on fresh gloves`, `the first thing you check is the oil`: the deed is said at once.
fn thing(tokens: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        tokens,
        patterns![
            "the very? first|next|second|third|last|other|only thing that? you|we|i always|then?"
        ],
    )?;
    let rest = &tokens[n..];
    let verb = rest
        .first()
        .filter(|t| is_action(&t.key) && !matches!(t.key.as_str(), "do" | "want" | "need"))?;
    let be = rest.iter().take(4).position(|t| t.key == "is");
    let after = match be {
        Some(at) => [&rest[..at], &rest[at + 1..]].concat(),
        None => rest.to_vec(),
    };
    (after.len() >= 2 && !verb.key.is_empty()).then_some(after)
}

/// `then it's` **put** `aside`: what is done with it, and no frame of a deed as in `then it's put the lid on`.
fn passive_at(tokens: &[Token], at: usize) -> bool {
    let opens = |t: &Token| {
        super::lexicon::DETERMINERS.contains(t.key.as_str()) || t.is_it_or_them() || t.is_number()
    };
    tokens[at - 1].key == "it's"
        && tokens
            .get(at)
            .is_some_and(|t| super::verbs::is_participle(&t.key))
        && !tokens.get(at + 1).is_some_and(opens)
}

/// What follows `the first thing you do is`: a verb, a gerund, or a clause of its own.
fn framed(rest: &[Token], mood: Mood) -> Option<(Force, Vec<Token>, bool)> {
    if let Some(main) = warning(rest, mood) {
        return Some((Force::Warning, main, false));
    }
    let skip = adverbs(rest);
    let first = rest.get(skip)?;
    if let Some(base) = gerund_base(&first.key).filter(|_| !is_action(&first.key)) {
        let main = [rest[..skip].to_vec(), with_base(&rest[skip..], base)].concat();
        return Some((Force::Step, main, false));
    }
    if is_action(&first.key) {
        return Some((Force::Step, rest.to_vec(), false));
    }
    subject_verb(rest).or_else(|| third_person(rest, mood).map(|m| (Force::Step, m, false)))
}
