//! How, when and by whom the deed just told is done, in words without a deed of their own.
use super::super::amounts::HANDY;
use super::super::lexicon::{is_adverb, is_auxiliary, is_subject, opens_place};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;
use super::super::turns::Sentence;
use super::super::verbless;
use super::super::verbs::{is_action, is_participle, is_third_person};
use super::Gather;

impl Gather {
    /// `slowly, with the coupler, face turned away`: how the deed just told is done.
    pub(super) fn says_how(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        let [first, rest @ ..] = body else {
            return false;
        };
        let Some(second) = rest.first() else {
            return self.adverb_alone(s, at, first);
        };
        if self.just_told(s, at).is_none() {
            return false;
        }
        let led = matches!(second.key.as_str(), "with" | "by" | "in" | "so");
        let how = first.key.ends_with("ly")
            && !matches!(
                first.key.as_str(),
                "only" | "actually" | "really" | "obviously"
            )
            && is_adverb(&first.key)
            && (first.comma() || led)
            && !body.iter().any(|t| is_subject(&t.key));
        // `always with the gloves on`
        let with =
            starts_any(body, patterns!["always|only ever? with|by|in|on|at|from *"]).is_some();
        let there = verbless::must_be_there(body);
        let by = done_by(body);
        let so_that = must_not(body);
        let theirs = they_want(body);
        let much = so_much(body) || one_not_other(body);
        let open = self.just_told(s, at);
        let open = open.filter(|t| {
            how || with || there || by || much || (so_that || theirs) && t.turn == s.turn
        });
        let Some(open) = open else {
            return false;
        };
        let states = much && body.iter().any(|t| is_auxiliary(&t.key));
        let mark = if there || by || theirs || states {
            '.'
        } else {
            ','
        };
        open.say_more(mark, body.to_vec(), at);
        true
    }

    /// `Wipe it down.` **Damp cloth.**
    pub(super) fn done_with_such(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        let such = body.len() == s.tokens.len() && of_a_quality(body);
        let open = self.just_told(s, at);
        let Some(open) = open.filter(|t| such && t.turn == s.turn) else {
            return false;
        };
        open.say_more(',', body.to_vec(), at);
        true
    }
}

impl Gather {
    /// `Fly it.` **Slowly.**
    fn adverb_alone(&mut self, s: &Sentence, at: usize, word: &Token) -> bool {
        let how = matches!(
            word.key.as_str(),
            "slowly"
                | "gently"
                | "carefully"
                | "quickly"
                | "quietly"
                | "firmly"
                | "evenly"
                | "lightly"
                | "properly"
                | "thoroughly"
                | "steadily"
                | "tightly"
                | "loosely"
                | "neatly"
        );
        let open = self.just_told(s, at).filter(|t| how && t.turn == s.turn);
        let Some(open) = open else {
            return false;
        };
        open.say_more(',', vec![word.clone()], at);
        true
    }
}

/// `they want the volume, the mix and the slump`: what is told, given or shown to them.
fn they_want(body: &[Token]) -> bool {
    let wants = starts_any(
        body,
        patterns![
            "they|they'll want|need|wants the|your|a *",
            "they|they'll ask|asks for the|your|a *"
        ],
    );
    wants.is_some() && body.iter().any(|t| t.comma() || t.key == "and")
}

/// `they mustn't touch`: what is not to come of it.
fn must_not(body: &[Token]) -> bool {
    const LONGEST: usize = 7;
    let bars = starts_any(
        body,
        patterns![
            "they|it|that mustn't|shouldn't|can't *",
            "they|it|that must|should never|not *"
        ],
    );
    bars.is_some_and(|n| is_action(&body[n - 1].key) || body[n - 1].key == "be")
        && body.len() <= LONGEST
}

/// `Marek does that on Saturdays.`, `The nurse does it.`: who does what was just told.
fn done_by(body: &[Token]) -> bool {
    const NAME: usize = 4;
    let does = |i: &usize| {
        starts_any(
            &body[*i..],
            patterns!["does|do|handles that|this|it|those|them"],
        )
        .is_some()
    };
    let Some(at) = (1..body.len().min(NAME + 1)).find(does) else {
        return false;
    };
    let who = &body[..at];
    let name =
        who.len() == 1 && who[0].word.starts_with(char::is_uppercase) && !is_subject(&who[0].key);
    let own = who.len() == 1 && matches!(who[0].key.as_str(), "i" | "they");
    own || name || super::is_thing(who)
}

/// `pencil not biro`, `soft cloth, not paper`: with which of two.
fn one_not_other(body: &[Token]) -> bool {
    const NAME: usize = 3;
    let Some(not) = body.iter().position(|t| t.key == "not") else {
        return false;
    };
    let (one, other) = (&body[..not], &body[not + 1..]);
    let plain = |name: &[Token]| {
        (1..=NAME).contains(&name.len())
            && super::is_thing(name)
            && !name.iter().any(|t| t.is_number() || t.key == "and")
    };
    // `sheep tags not relevant here`
    let states = other.last().is_some_and(|t| {
        is_participle(&t.key)
            || matches!(
                t.key.as_str(),
                "here" | "there" | "now" | "yet" | "needed" | "relevant" | "necessary" | "required"
            )
    });
    !states
        && plain(one)
        && plain(other)
        && !(one.len() > 1 && is_action(&one[0].key))
        && (other.len() == 1 || !is_action(&other[0].key))
}

/// `Damp cloth.`, `Cold water.`, `Clean, dry bucket.`: a thing by how it is, with which the deed just told is done.
fn of_a_quality(body: &[Token]) -> bool {
    static QUALITIES: WordSet = word_set!(
        "cold warm hot lukewarm tepid boiling wet dry damp moist clean soft thin thick coarse sharp wooden plastic metal \
         steel brass rubber cotton nylon wire leather red blue green yellow black white orange purple pink grey gray brown"
    );
    // `Hot wash.`, `Dry run.`, `Red right.`: not what it is done with
    static DONE: WordSet = word_set!("wash rinse run start finish coat weather right left");
    let Some((name, before)) = body.split_last() else {
        return false;
    };
    (1..=2).contains(&before.len())
        && before.iter().all(|t| QUALITIES.contains(t.key.as_str()))
        && name.key.chars().all(char::is_alphabetic)
        && !DONE.contains(name.key.as_str())
        && super::is_thing(body)
}

/// `A quarter turn, clockwise.`, `Halfway is enough.`, `Just the one.`: how much of it, in words without a number.
fn so_much(body: &[Token]) -> bool {
    const LONGEST: usize = 8;
    let led = starts_any(
        body,
        patterns![
            "just|only|about|around|roughly|maybe|nearly|almost",
            "at least|most",
            "no|not more|less than",
            "up to"
        ],
    )
    .unwrap_or(0);
    let rest = &body[led..];
    let all = starts_any(rest, patterns!["halfway", "half way", "all of it|them"]);
    let one = starts_any(rest, patterns!["the one"]).filter(|n| *n == rest.len());
    let article = starts_any(rest, patterns!["half|quarter? a|an"]);
    let noun = article.and_then(|n| {
        let measure = |t: &Token| HANDY.contains(t.key.as_str());
        let last = n + rest[n..].iter().take(2).rposition(measure)?;
        let own = rest[last].tail().is_some() || rest.get(last + 1).is_none_or(goes_on);
        own.then_some(last + 1)
    });
    let end = all.or(one).or(noun);
    let enough = patterns!["is|are|will|should|would|ought do|be? *", "is all *"];
    end.is_some_and(|n| {
        let clause = &rest[n..];
        let says = clause
            .iter()
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key) || is_third_person(&t.key));
        body.len() <= LONGEST && (!says || starts_any(clause, enough).is_some())
    })
}

/// Whether a word may follow the noun of a measure: `of`, `is`, `per`, `from`.
fn goes_on(t: &Token) -> bool {
    is_auxiliary(&t.key)
        || opens_place(&t.key)
        || matches!(
            t.key.as_str(),
            "of" | "per"
                | "or"
                | "and"
                | "each"
                | "more"
                | "at"
                | "wide"
                | "high"
                | "long"
                | "deep"
                | "thick"
                | "left"
                | "right"
                | "clockwise"
                | "width"
        )
}

/// `Before lunch.`, `Straight after.`, `Water first.`: a time or a turn, and no name.
pub(super) fn says_when(body: &[Token]) -> bool {
    let led = starts_any(
        body,
        patterns!["just|right|straight? before|after|during|by|from|into|every|each|once|twice *?"],
    );
    let turn = |t: &Token| matches!(t.key.as_str(), "first" | "last" | "twice" | "once" | "only");
    led.is_some() || body.len() > 1 && body.last().is_some_and(turn)
}
