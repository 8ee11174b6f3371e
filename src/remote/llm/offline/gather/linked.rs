//! How a statement belongs to the step told before it: it says what its thing is, or only when.
use super::super::amounts::{Amount, Class, amounts};
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{WordSet, find, has_any, patterns, starts_any, word_set};
use super::super::reading::{Force, Reading};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence, line_of};
use super::fragments::{is_noun_phrase, opinion};
use super::{Gather, Told};

/// `the valid date's the date of the last paper`
pub(super) fn is_contracted(body: &[Token]) -> bool {
    let is = |p: &[Token]| {
        p[0].key.ends_with("'s")
            && !is_subject(&p[0].key)
            && !matches!(
                p[0].key.as_str(),
                "that's" | "it's" | "there's" | "here's" | "what's"
            )
            && matches!(p[1].key.as_str(), "the" | "a" | "an" | "not" | "always")
    };
    body.windows(2).any(is)
}

/// `it rests`, `then they soak in brine`, `no, first it dries`: what goes on by itself.
pub(in super::super) fn goes_on(words: &[Token]) -> bool {
    let lead = starts_any(
        words,
        patterns![
            "no|and|so|but|well? then|first|next|now",
            "no|and|so? after that",
            "no|and|so"
        ],
    )
    .unwrap_or(0);
    by_itself(&words[lead..]).is_some()
}

/// How many words say that something goes on by itself: `it rests`, `they soak`.
fn by_itself(body: &[Token]) -> Option<usize> {
    const SHORT: usize = 9;
    let who = starts_any(
        body,
        patterns!["it|that|this|everything", "they|those|these"],
    )?;
    let verb = body.get(who)?;
    let many = matches!(body[who - 1].key.as_str(), "they" | "those" | "these");
    let does = match many {
        true => super::super::verbs::is_action(&verb.key),
        false => verb.key.len() > 3 && verb.key.ends_with('s') && !verb.key.ends_with("ss"),
    };
    // what something takes, means or looks like goes on nowhere
    let states = matches!(
        verb.key.as_str(),
        "says"
            | "means"
            | "looks"
            | "takes"
            | "needs"
            | "wants"
            | "gets"
            | "depends"
            | "does"
            | "costs"
            | "weighs"
            | "holds"
            | "reads"
            | "shows"
            | "makes"
            | "helps"
            | "works"
            | "matters"
            | "need"
            | "want"
            | "look"
            | "take"
            | "get"
            | "have"
            | "do"
            | "make"
            | "read"
    ) || is_auxiliary(&verb.key);
    (does && !states && body.len() <= SHORT).then_some(who + 1)
}

/// `it sits overnight`, `they stand till Monday`: how long something goes on by itself, without a number.
pub(super) fn goes_on_till(body: &[Token]) -> bool {
    by_itself(body).is_some_and(|n| {
        has_any(
            &body[n..],
            patterns![
                "overnight",
                "until|till *",
                "all day|night|week|weekend|morning|afternoon|season|winter|summer",
                "over|for|through the night|weekend|day|week|rest|morning|afternoon|winter"
            ],
        )
    })
}

/// `it cures, seven days`, `it sets overnight`: what goes on by itself, and how long.
pub(super) fn waits(body: &[Token]) -> bool {
    goes_on_till(body) || goes_on(body) && amounts(body).iter().any(Amount::is_span)
}

/// `after that it's the next morning`: when, and no name of what comes next.
pub(super) fn only_when(tokens: &[Token], body: &[Token]) -> bool {
    let time = body.last().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "morning" | "afternoon" | "evening" | "day" | "night" | "week" | "month"
        )
    });
    let led = starts_any(tokens, patterns!["and|but|so? after that|this it's|is"]);
    time && led.is_some() && is_noun_phrase(body)
}

/// `roll is at quarter past three`: a thing and the time of the clock at which it is done.
pub(super) fn timed(body: &[Token]) -> bool {
    let at = find(body, patterns!["is|are at|by"]).map(|(at, n)| (at, at + n));
    let clock = |from: usize| {
        amounts(body)
            .into_iter()
            .any(|a| a.at == from && a.class == Class::Clock)
    };
    at.is_some_and(|(at, from)| at > 0 && is_noun_phrase(&body[..at]) && clock(from))
}

/// Verbs of where a thing is put or left.
static PUTS: WordSet = word_set!("leave bin throw chuck keep store put take hand give");

impl Gather {
    /// `The key is in the blue pot.`: where a thing is found goes with the step before it, or opens what is told.
    pub(super) fn found_there(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        const REACH: usize = 3;
        let said = located(body) && s.end != End::Question && !opinion(body);
        let near = |t: &&mut Told| {
            let line = s.mood == Mood::Speech || line_of(t.turn) == line_of(s.turn);
            t.source == s.source && t.speaker == s.speaker && line && at <= t.until + REACH
        };
        if !said || self.people.listens(&s.speaker) {
            return false;
        }
        let first = s.mood == Mood::Prose && self.told.is_empty();
        let last = self.told.iter_mut().rev().find(|t| t.reading.is_some());
        match last.filter(near) {
            Some(open) => {
                open.say_more('.', body.to_vec(), at);
            }
            None if first => self.bare_step(s, at, body),
            None => return false,
        }
        true
    }

    /// `You can't leave it there.` **`It goes back to the hub by six.`**: what is done with it instead; not `it goes down the
    /// drain`, which comes of it.
    pub(super) fn goes_instead(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        const REACH: usize = 2;
        let goes = patterns![
            "it|that|they|those goes|go|comes|come|stays|stay back|straight? to|into|in|on|onto|under|with *"
        ];
        if starts_any(body, goes).is_none() {
            return false;
        }
        let back = matches!(body[2].key.as_str(), "back" | "straight" | "to");
        let last = self.last(s).map(|i| &self.told[i]);
        let barred = last.filter(|t| t.turn == s.turn && at <= t.until + REACH);
        let case = barred
            .filter(|t| back || t.tokens.iter().any(|w| PUTS.contains(w.key.as_str())))
            .and_then(|t| t.reading.as_ref())
            .filter(|r| r.force == Force::Warning)
            .map(|r| r.condition.clone());
        let Some(case) = case else {
            return false;
        };
        let reading = Reading::plain(Force::Step, body.to_vec()).under(case);
        self.push(s, at, body.to_vec(), Some(reading));
        true
    }
}

/// `the key is in the blue pot`, `there's a can under the bench`, `I've left the keys with Jo`: where a thing is found.
pub(super) fn located(body: &[Token]) -> bool {
    const NAME: usize = 7;
    let held = starts_any(
        body,
        patterns![
            "there's|theres a|an|some|more|two|three|four|spare|plenty|the",
            "there is|are a|an|some|more|two|three|four|spare|plenty|the",
            "i|we|i've|we've have? left|hidden|hung|kept|taped|stored the|a|your|two|some|an",
            "i've|we've put the|a|your|two|some|an",
            "i|we have put the|a|your|two|some|an"
        ],
    );
    let named = || {
        let is = body.iter().take(NAME).position(|t| {
            matches!(
                t.key.as_str(),
                "is" | "are" | "lives" | "live" | "hangs" | "hang" | "sits" | "kept"
            ) || t.key.ends_with("'s") && !is_subject(&t.key)
        })?;
        let end = is + usize::from(body[is].key.ends_with("'s"));
        let name = &body[..end];
        let told = starts_any(name, patterns!["the|your|our|all|both|a|an|spare|new|old"]);
        let told = told.is_some() || end > 0 && name[end - 1].key.ends_with('s');
        (told && is_noun_phrase(name) && name.iter().all(|t| t.tail().is_none())).then_some(is + 1)
    };
    let from = match held {
        Some(n) => (n..body.len().min(n + NAME)).find(|at| opens_where(&body[*at..])),
        None => named().filter(|at| opens_where(&body[*at..])),
    };
    // `there's a breaker behind it, and that's to be put down`: a deed of its own
    let deed = super::super::patterns::has_any(
        body,
        patterns![
            "to be",
            "got to",
            "now|was|were",
            "must|needs|need|has|have to",
            "and that's|that|they're|those"
        ],
    );
    from.is_some() && body.len() <= 24 && !deed
}

/// `in the blue pot`, `behind reception`, `with Fiona`: a place, or who has it; and no `in a hurry`, `on time`.
fn opens_where(words: &[Token]) -> bool {
    let Some(n) = starts_any(
        words,
        patterns![
            "all|still|just|kept|stored|always|usually? in|on|under|underneath|behind|above|below|beside|inside|by|near|between|over|at|with|against",
            "all|still|just|kept|stored|always|usually? next to",
            "the one|ones in|on|under|behind|above|below|beside|by|near|next|with",
            "all|still|just|kept|stored|always|usually? on|at the? top|bottom of",
            "all|still|just|kept|stored|always|usually? in front of",
            "hanging|lying|standing|sitting|kept|taped|stuck in|on|under|behind|above|below|beside|inside|by|near|at|with"
        ],
    ) else {
        return false;
    };
    let state = starts_any(
        &words[n..],
        patterns![
            "a|an|the? hurry|mess|state|way|process|middle|hospital|trouble|charge|mood|position|pain|rush|meeting|phone|holiday|time|leave|case|fire|sale|hold|order|call|list"
        ],
    );
    let thing = words.get(n).is_some_and(|t| {
        super::super::lexicon::opens_object(&t.key)
            || t.word.starts_with(char::is_uppercase)
            || t.key.len() > 3 && !is_subject(&t.key) && !t.is_number()
    });
    thing
        && state.is_none()
        && amounts(&words[n..])
            .iter()
            .all(|a| a.at > 1 || !a.is_number())
}
