//! Another speaker names another value, and the first takes it up or not.
mod labels;
mod values;

use ecow::EcoString;

pub(super) use self::labels::labels;
use self::values::values;
use super::super::alignment;
use super::super::amends::of_some_days;
use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{WordSet, word_set};
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::phrase::going_on;
use super::super::reading::{Force, Reading, read};
use super::super::repairs;
use super::super::talk;
use super::super::token::{Token, keys, places, stems};
use super::super::turns::{End, Sentence};
use super::fragments::shares;
use super::{Contested, Gather, Told};
use crate::domain::quantity::{Quantity, quantities_of, unit_of};

/// `40` **surely**: how sure they are is no part of what somebody puts up.
pub(super) fn unhedge(body: &mut Vec<Token>) {
    static HEDGES: WordSet = word_set!("surely imo imho tho though innit iirc");
    while body.len() > 1 && body.last().is_some_and(|t| HEDGES.contains(t.key.as_str())) {
        body.pop();
    }
}

/// How many steps back a value may stand that is the only one of its unit.
const LONG_AGO: usize = 12;

impl Gather {
    /// Another speaker names another value for what was just told.
    pub(super) fn contest(&mut self, s: &Sentence, tokens: &[Token]) -> bool {
        // `same two twenty` says again what was told elsewhere
        let again = starts_any(talk::lead(tokens), patterns!["the? same"]).is_some();
        if again || super::wrongs::of_before(tokens) || self.says_of_own(s, tokens) {
            return false;
        }
        let body = repairs::value_of(tokens);
        let led = |q: &Quantity| {
            q.at == 0
                || (q.at == 1
                    && matches!(
                        body[0].key.as_str(),
                        "by" | "at"
                            | "to"
                            | "about"
                            | "only"
                            | "for"
                            | "every"
                            | "under"
                            | "over"
                            | "after"
                            | "within"
                    ))
        };
        let Some(value) = quantities_of(&keys(body)).into_iter().next().filter(led) else {
            return self.contest_claim(s, tokens) || self.contest_word(s, tokens, body);
        };
        // `eighteen in` `and thirty-six out`: another value beside the first one
        let way = |t: &Token| matches!(t.key.as_str(), "in" | "out" | "up" | "down" | "on" | "off");
        let beside = tokens.first().is_some_and(|t| t.key == "and")
            && body.get(value.at + value.len).is_some_and(way);
        if beside {
            return false;
        }
        // `twenty-one was before`, `an hour later`: how it was, or when
        let once = body.get(value.at + value.len..).unwrap_or_default();
        let later = |t: &Token| matches!(t.key.as_str(), "later" | "afterwards" | "ago");
        if starts_any(once, patterns!["was|were"]).is_some() || once.iter().take(2).any(later) {
            return false;
        }
        if self.is_of_another(once) {
            return of_days(once) && self.beside_last(s, body, &value);
        }
        let mut value = value;
        // `1.5, Graham`: who is spoken to is no unit
        let called = body
            .get(value.at + value.len)
            .is_some_and(|t| t.word.starts_with(char::is_uppercase));
        if called && unit_of(&value.unit).is_none() {
            value.unit.clear();
        }
        let near = self.lately(4);
        let echo = |t: &Told| {
            let all = t
                .additions
                .iter()
                .flat_map(|(_, w)| quantities_of(&keys(w)))
                .chain(quantities_of(&keys(&t.tokens)));
            t.source == s.source
                && all.into_iter().any(|q| {
                    (q.value - value.value).abs() < 1e-9
                        && (q.unit == value.unit
                            || q.unit.is_empty()
                            || value.unit.is_empty()
                            || q.unit.starts_with('°'))
                })
        };
        if self.told[near..].iter().any(echo) {
            return false;
        }
        // a bare number, or words that put it up against what was said
        let put = body.len() < tokens.len()
            || body.len() <= value.len + 2
            || tokens.len() <= 4
            || (value.at == 0
                && tokens.len() <= 7
                && s.end != End::Question
                && read(tokens, s.mood).is_none())
            || body[value.at + value.len - 1].tail().is_some();
        let from = self.lately(4);
        let fits = |t: &Told| {
            let have = values(t, &value);
            stands(t)
                && t.source == s.source
                && t.speaker != s.speaker
                && have.len() == 1
                && (have[0].value - value.value).abs() >= 1e-9
        };
        let told = self.told[from..].iter().rposition(fits).map(|i| from + i);
        let Some(told) = told.filter(|told| put && !self.of_range_since(*told, &value)) else {
            return false;
        };
        self.contested = Some(Contested::new(told, tokens.to_vec(), tokens, s, self.now));
        true
    }

    /// `seven point four`, after `between seven and eight`: whether a value lies in a range that was told since a step.
    fn of_range_since(&self, told: usize, value: &Quantity) -> bool {
        self.told[told + 1..].iter().any(|t| {
            let have = values(t, value);
            let less = have.iter().any(|q| q.value < value.value);
            stands(t) && less && have.iter().any(|q| q.value > value.value)
        })
    }

    /// `we open at nine.` **`Ten on Sundays.`**: the value of other days, beside the one that a step just told has.
    fn beside_last(&mut self, s: &Sentence, body: &[Token], value: &Quantity) -> bool {
        let now = self.now;
        let Some(last) = self.told.last_mut().filter(|t| {
            t.source == s.source && stands(t) && now <= t.until + 2 && !values(t, value).is_empty()
        }) else {
            return false;
        };
        let said = |w: &Vec<Token>| stems(body).iter().all(|word| stems(w).contains(word));
        if last.additions.iter().any(|(_, w)| said(w)) {
            last.evidence.extend(places(body));
            last.until = now;
        } else {
            last.say_more(',', going_on(body), now);
        }
        true
    }

    /// `ten` **for the naturals**, which nothing told lately is of, `eleven` **on weekdays**: their own value.
    fn is_of_another(&self, rest: &[Token]) -> bool {
        if of_days(rest) {
            return true;
        }
        let Some(n) = starts_any(rest, patterns!["for the|our|any|all *"]) else {
            return false;
        };
        let kind = crate::domain::words::stem(&rest[n - 1].key);
        let told = &self.told[self.lately(4)..];
        !told
            .iter()
            .any(|t| super::denials::phrases(t).any(|w| stems(w).contains(&kind)))
    }

    /// `I've got ninety on my card`, `isn't that ten days now?`: a value after words that only put it up.
    pub(super) fn contest_claim(&mut self, s: &Sentence, tokens: &[Token]) -> bool {
        let from = self.lately(4);
        let named: Vec<EcoString> = self.told[from..]
            .iter()
            .flat_map(|t| stems(&t.tokens))
            .collect();
        let Some(value) = claimed(tokens, &named) else {
            return false;
        };
        // `below 30 for milk`: of something else
        let rest = &tokens[value.end..];
        let bounded = starts_any(rest, patterns!["for|if|when"]).is_some()
            // `twenty-five when I looked`
            && starts_any(
                rest,
                patterns!["when i|we|you looked|checked|saw|read|asked|did|was|were|last|measured|tried|came|got|had", "for ages|years|months|weeks|sure|a|us|now"],
            )
            .is_none();
        if bounded {
            return false;
        }
        let own = starts_any(tokens, patterns!["i|we|i'd|we'd|mine|ours"]).is_some();
        let all = |t: &Told| {
            let added = t.additions.iter().flat_map(|(_, w)| amounts(w));
            amounts(&t.tokens)
                .into_iter()
                .chain(added)
                .collect::<Vec<_>>()
        };
        let near = &self.told[from..];
        if near
            .iter()
            .any(|t| t.source == s.source && all(t).iter().any(|a| a.alike(&value)))
        {
            return false;
        }
        let fits = |t: &Told| {
            let have: Vec<Amount> = all(t).into_iter().filter(|a| value.fits(a)).collect();
            let verb = |r: &Reading| r.main.first().map(|v| v.key.clone());
            let same = || {
                let theirs = read(tokens, s.mood);
                (verb(t.reading.as_ref()?) == verb(&theirs?)).then_some(())
            };
            let deed = !own
                || of_same_deed(tokens)
                || read(tokens, s.mood).is_none()
                || shares(t, tokens)
                || same().is_some();
            stands(t) && t.source == s.source && t.speaker != s.speaker && have.len() == 1 && deed
        };
        let same = |t: &Told| fits(t) && all(t).iter().any(|a| a.class == value.class);
        // `Is that fifteen still right? The new one has twenty in it.`
        let asked = self.asked_of(s);
        let meant = |t: &Told| fits(t) && all(t).iter().any(|a| asked.iter().any(|o| o.alike(a)));
        let found = near
            .iter()
            .rposition(meant)
            .or_else(|| near.iter().rposition(same))
            .or_else(|| near.iter().rposition(fits))
            .map(|i| from + i);
        let far = || cited(tokens).and_then(|_| self.only_of_unit(s, &value, from));
        let Some(told) = found.or_else(far) else {
            return false;
        };
        self.contested = Some(Contested::new(
            told,
            tokens[value.at..value.end].to_vec(),
            tokens,
            s,
            self.now,
        ));
        true
    }

    /// `bag says 5.5 litres`, of what was told long before: the only value in litres.
    fn only_of_unit(&self, s: &Sentence, value: &Amount, from: usize) -> Option<usize> {
        let values = |t: &Told| {
            let all: Vec<Amount> = super::denials::phrases(t).flat_map(amounts).collect();
            let of_unit = all.into_iter().filter(|a| a.class == value.class);
            of_unit.count()
        };
        let mut all = (from.saturating_sub(LONG_AGO)..from).filter(|i| values(&self.told[*i]) > 0);
        let one = all.next()?;
        let told = &self.told[one];
        let other = told.source == s.source && told.speaker != s.speaker && told.reading.is_some();
        let only = all.next().is_none() && values(told) == 1;
        (value.class.is_known() && other && only).then_some(one)
    }

    /// Another day, colour or side: `by Wednesday now`.
    fn contest_word(&mut self, s: &Sentence, tokens: &[Token], body: &[Token]) -> bool {
        let Some((at, kind)) = body
            .iter()
            .take(3)
            .enumerate()
            .find_map(|(i, t)| Some((i, alignment::kind(&t.key)?)))
        else {
            return false;
        };
        // `yellow you can ignore`: said of that kind, and not put up against another
        let of_kind =
            body[at].tail().is_none() && super::super::lexicon::pronoun_clause(&body[at + 1..]);
        if of_kind {
            return false;
        }
        let from = self.lately(3);
        let fits = |t: &Told| {
            let added = t.additions.iter().flat_map(|(_, words)| words);
            let same: Vec<&Token> = t
                .tokens
                .iter()
                .chain(added)
                .filter(|w| alignment::kind(&w.key) == Some(kind))
                .collect();
            t.reading.is_some()
                && t.source == s.source
                && t.speaker != s.speaker
                && same.len() == 1
                && same[0].key != body[at].key
        };
        let told = self.told[from..].iter().rposition(fits).map(|i| from + i);
        let Some(told) = told.filter(|_| tokens.len() <= 7 && read(tokens, s.mood).is_none())
        else {
            return false;
        };
        self.contested = Some(Contested::new(
            told,
            vec![body[at].clone()],
            tokens,
            s,
            self.now,
        ));
        true
    }
}

/// Whether what was told gives its value as what holds: not `don't fill fifteen`.
pub(super) fn stands(t: &Told) -> bool {
    t.reading.as_ref().is_some_and(|r| {
        let denied = r.force == Force::Warning
            && starts_any(&r.main, patterns!["you? don't|never", "you? do not"]).is_some();
        let bound = has_any(
            &r.main,
            patterns![
                "more|less|over|under|above|below|longer|than|before|after|until|till|within|past"
            ],
        );
        !denied || bound
    })
}

/// `I give them five`, `we leave it ten`: a deed that only says how much of the one before.
fn of_same_deed(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns!["i|we|i'd|we'd|i'll always|usually|normally|mostly|just|only? do|give|leave|let|keep|make|run|take it|them|that"],
    )
    .is_some()
}

/// The first value of a short sentence, if nothing but words that put it up go before it.
fn claimed(tokens: &[Token], named: &[EcoString]) -> Option<Amount> {
    static LIGHT: WordSet = word_set!(
        "think thought say says said told heard got have had change changed move moved go goes went gone up down put raise raised lower lowered now more like isn't wasn't aren't ain't always card sheet book list here wall mine ours leave use do doing make take give giving been set wait sure remember reckon still actually really last week year time one settled agreed decided"
    );
    // `the same for all twelve`: as many as there are
    let whole = |a: &Amount| a.at > 0 && tokens[a.at - 1].key == "all";
    let value = amounts(tokens)
        .into_iter()
        .find(|a| !matches!(a.class, Class::Word(_)))
        .filter(|a| !whole(a))?;
    let light = |t: &Token| {
        LIGHT.contains(t.key.as_str())
            || crate::domain::words::is_function_word(&t.key)
            || t.key.contains('\'')
            || alignment::kind(&t.key).is_some()
            || named.contains(&crate::domain::words::stem(&t.key))
    };
    // `Legal told me ninety`
    let said = tokens.get(1).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "told" | "says" | "said" | "say" | "has" | "wants"
        )
    });
    let from = cited(tokens).unwrap_or(usize::from(said || named_person(tokens)));
    // `one in sixty on paper`: a ratio needs no words before it
    let begun = value.at > from || value.at == from && value.is_ratio();
    (tokens.len() <= 16 && begun && tokens[from..value.at].iter().all(light)).then_some(value)
}

/// `the sticker says thirty`, `sheet on the wall says 1.5`: where what is written begins.
pub(super) fn cited(tokens: &[Token]) -> Option<usize> {
    static NO_THING: WordSet =
        word_set!("if when unless once until i you we he she they it what who");
    let skipped = tokens.len() - talk::lead(tokens).len();
    let words = &tokens[skipped..];
    let at = words
        .iter()
        .take(6)
        .position(|t| matches!(t.key.as_str(), "says" | "reads" | "shows" | "said" | "has"))?;
    let thing = at > 0
        && !words[..at]
            .iter()
            .any(|t| NO_THING.contains(t.key.as_str()) || t.comma());
    thing.then_some(skipped + at)
}

/// `Kev runs it at four`: somebody who is named.
fn named_person(tokens: &[Token]) -> bool {
    tokens.len() > 3
        && tokens[0].word.starts_with(char::is_uppercase)
        && !crate::domain::words::is_function_word(&tokens[0].key)
        && super::super::verbs::is_third_person(&tokens[1].key)
}

/// `on Sundays`, with the unit before it or without one.
fn of_days(rest: &[Token]) -> bool {
    of_some_days(rest) || rest.get(1..).is_some_and(of_some_days)
}
