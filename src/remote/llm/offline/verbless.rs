//! Instructions without a verb, as notes and tired people give them: `gas back on`, `cover on the bowl`, `fleece over for 3 days`.
mod several;
mod stands;

pub(super) use self::several::{list, pairs};
pub(super) use self::stands::{
    always_some, in_its_own, kept_so, must_be_there, of_some, stands_there, until_then, whenever,
};
use super::lexicon::{
    DETERMINERS, PARTICLES, PLACES, is_auxiliary, is_past, is_subject, is_verbal,
};
use super::patterns::{WordSet, patterns, starts_any, word_set};
use super::token::Token;
use super::turns::Mood;
use super::verbs::{is_action, is_state, is_third_person};

/// Words that no such instruction begins with.
static NO_START: WordSet = word_set!(
    "and but so or not no nothing never always like what which who how why where when if because as than yes yeah okay ok right well oh about around just only very too that that's it's this there here is are was were do does did for from of to with in on at by half plus minus both every"
);

/// Of whom or what a reason tells.
static WHO: WordSet = word_set!("you we they it he she i");

/// Words that only in writing put something somewhere by themselves: `keys through the letterbox`.
static SIDES: WordSet = word_set!(
    "through by behind beside between inside outside across along against above below underneath beneath"
);

/// `out come the plates`, `on goes the lid`: where to is said first.
pub(super) fn inverted(words: &[Token]) -> bool {
    let way = words
        .first()
        .is_some_and(|t| PARTICLES.contains(t.key.as_str()));
    way && starts_any(
        &words[1..],
        patterns!["go|goes|come|comes the|your|our|all|both *"],
    )
    .is_some()
}

/// `plates before bowls`: what is done with one thing before it is done with another.
pub(super) fn one_before_another(words: &[Token]) -> bool {
    const NAME: usize = 3;
    let before = words.iter().take(NAME + 1).position(|t| t.key == "before");
    before.is_some_and(|at| {
        let (one, other) = (&words[..at], &words[at + 1..]);
        let thing = |w: &[Token]| {
            (1..=NAME).contains(&w.len())
                && super::gather::is_thing(w)
                && !w.iter().any(Token::is_number)
        };
        thing(one) && thing(other) && !matches!(other[0].key.as_str(), "that" | "this" | "then")
    })
}

/// `there's a form to fill in`: what is there to be done.
pub(super) fn is_there_to_do(words: &[Token]) -> bool {
    const NAME: usize = 5;
    let Some(n) = starts_any(
        words,
        patterns![
            "there's|there'll always|also|only?",
            "there is|are always|also|only?"
        ],
    ) else {
        return false;
    };
    let to = (n + 1..words.len().min(n + NAME + 1)).find(|i| words[*i].key == "to");
    to.is_some_and(|to| {
        let deed = words.get(to + 1).is_some_and(|t| is_action(&t.key));
        deed && words[to - 1].tail().is_none() && super::gather::is_thing(&words[n..to])
    })
}

/// Whether words without a verb put something somewhere.
pub(super) fn placed(tokens: &[Token], mood: Mood) -> bool {
    let Some(first) = tokens.first() else {
        return false;
    };
    let spoken = mood == Mood::Speech;
    let names = matches!(
        first.key.as_str(),
        "the" | "a" | "an" | "my" | "these" | "those" | "one"
    );
    if !(2..=30).contains(&tokens.len())
        || is_subject(&first.key)
        || NO_START.contains(first.key.as_str())
        || spoken && names
    {
        return false;
    }
    // `straight into the fridge, don't stand there`
    let clause = super::token::clause_end(tokens);
    // `lights off last, you need them for the chain`: why
    let reason = |next: &Token| !spoken && clause > 1 && WHO.contains(next.key.as_str());
    let end = if clause > 2 && way_first(tokens) || tokens.get(clause).is_some_and(reason) {
        clause
    } else {
        tokens.len()
    };
    let window = &tokens[..end.min(7)];
    spoken
        && way_first(tokens)
        && !window
            .iter()
            .any(|t| is_auxiliary(&t.key) || is_past(&t.key))
        || !(0..window.len()).any(|at| finite_at(window, at))
            && (1..window.len()).any(|at| puts(tokens, at, spoken))
}

/// `straight to the ironer`, `back in the box`, `down, slowly`: which way comes first.
fn way_first(tokens: &[Token]) -> bool {
    let [first, second, _, ..] = tokens else {
        return false;
    };
    let way = matches!(
        first.key.as_str(),
        "straight" | "back" | "down" | "up" | "over" | "out" | "round"
    );
    let on = matches!(
        second.key.as_str(),
        "to" | "in"
            | "into"
            | "on"
            | "onto"
            | "at"
            | "under"
            | "again"
            | "down"
            | "up"
            | "out"
            | "off"
            | "through"
    );
    way && (first.tail().is_some() || on)
}

/// `face down`, `lid off`, `shiny side up`: how a thing lies or stands, by a part of it; nothing that is done next.
pub(super) fn way_up(words: &[Token]) -> bool {
    static PARTS: WordSet = word_set!(
        "face side sides end ends edge edges label labels lid cap hook handle point tip blade print mark barcode nose flap zip seam stem roots arrow wheels chip spout neck logo buckle teeth pins bristles heel skin stalk fold crease pattern nap hinge"
    );
    static WAYS: WordSet =
        word_set!("up upwards down downwards in inwards out outwards off first forward forwards");
    let end = super::token::clause_end(words);
    let [.., part, way] = &words[..end] else {
        return false;
    };
    const LONGEST: usize = 3;
    end <= LONGEST && WAYS.contains(way.key.as_str()) && PARTS.contains(part.key.as_str())
}

/// `top shelf`, `back row`, `bottom left`: where in a place.
pub(super) fn part_of_place(words: &[Token]) -> bool {
    static WHICH: WordSet = word_set!(
        "top bottom middle back front left right upper lower far left-hand right-hand second third"
    );
    static PARTS: WordSet = word_set!(
        "shelf drawer row rack left right corner side end box layer tray level pocket bunk deck bay aisle compartment"
    );
    const LONGEST: usize = 3;
    let end = super::token::clause_end(words);
    let [which, part, on @ ..] = &words[..end] else {
        return false;
    };
    let along = |t: &Token| matches!(t.key.as_str(), "down" | "up" | "along" | "in");
    end <= LONGEST
        && WHICH.contains(which.key.as_str())
        && PARTS.contains(part.key.as_str())
        && on.iter().all(along)
}

/// A verb of the sentence; not `the` **sealed** `bag`.
fn finite_at(words: &[Token], at: usize) -> bool {
    let named = at > 0
        && matches!(
            words[at - 1].key.as_str(),
            "the" | "a" | "an" | "your" | "our"
        );
    let kind = named && super::verbs::is_participle(&words[at].key) && words[at].tail().is_none();
    finite(&words[at]) && !kind
}

/// A word that has a time: where one stands, there is a verb.
fn finite(t: &Token) -> bool {
    is_auxiliary(&t.key)
        || is_past(&t.key) && !PARTICLES.contains(t.key.as_str()) && t.key != "left"
        || t.key.contains("n't")
}

/// `gas` **back on**, `fleece` **over** `for 3 days`: what is said at `at` of the noun before puts it somewhere.
fn puts(tokens: &[Token], at: usize, spoken: bool) -> bool {
    let (before, t) = (&tokens[at - 1], &tokens[at]);
    let noun = noun(before) || (before.key == "back" || before.key == "straight");
    let timed = t.key == "for" && tokens.get(at + 1).is_some_and(|n| n.is_number());
    let last = at + 1 == tokens.len() || t.tail().is_some();
    let particle = PARTICLES.contains(t.key.as_str()) && (last || !spoken || at < 3);
    let place = matches!(
        t.key.as_str(),
        "on" | "in"
            | "into"
            | "off"
            | "out"
            | "over"
            | "back"
            | "onto"
            | "to"
            | "up"
            | "down"
            | "away"
            | "round"
            | "under"
            | "from"
            | "at"
    ) && !last
        && (!spoken || !matches!(t.key.as_str(), "to" | "from" | "at" | "over" | "up"));
    // `pay by card`, `strops go right across it`
    let named = t.key != "by"
        || tokens
            .get(at + 1)
            .is_some_and(|n| DETERMINERS.contains(n.key.as_str()));
    let how = |t: &Token| {
        is_verbal(&t.key) && !super::lexicon::NOUNISH.contains(t.key.as_str())
            || matches!(t.key.as_str(), "flat" | "right" | "tight" | "hard" | "half")
    };
    let beside = !spoken
        && !last
        && named
        && SIDES.contains(t.key.as_str())
        && !tokens[1..at].iter().any(how);
    // `time in, time out`: what is written down
    let entry = at == 1 && before.key == "time" && last;
    noun && !entry && (particle || place || beside || timed) && !before.comma()
}

/// `handover form signed by client`, `sheets unrolled on the groundsheet`: what notes say of a thing is to be done to it.
pub(super) fn treated(tokens: &[Token]) -> bool {
    // `need the sheet signed too`
    let needed = starts_any(
        tokens,
        patterns!["need|needs|want|wants the|that|this|it|them|a|your|both|all"],
    );
    let tokens = &tokens[needed.map_or(0, |_| 1)..];
    let window = tokens.len().min(6);
    let first = tokens.first().map_or("", |t| t.key.as_str());
    if is_subject(first) || NO_START.contains(first) && first != "both" && first != "every" {
        return false;
    }
    (1..window).any(|at| {
        let before = &tokens[at - 1];
        let next = tokens.get(at + 1).map_or("", |t| t.key.as_str());
        let open = matches!(
            next,
            "" | "by"
                | "w"
                | "not"
                | "again"
                | "together"
                | "straight"
                | "first"
                | "twice"
                | "too"
                | "and"
        ) || PLACES.contains(next);
        super::verbs::is_participle(&tokens[at].key)
            && !is_action(&tokens[at].key)
            && noun(before)
            && !before.comma()
            && (open || tokens[at].tail().is_some())
            && !tokens[..at]
                .iter()
                .any(|t| is_auxiliary(&t.key) || is_subject(&t.key))
    })
}

fn noun(token: &Token) -> bool {
    let key = token.key.as_str();
    !key.is_empty()
        && !DETERMINERS.contains(key)
        && !PLACES.contains(key)
        && !is_auxiliary(key)
        && !is_subject(key)
        && !crate::domain::words::is_function_word(key)
        && (!is_state(key))
        && !(is_third_person(key) && !is_action(key) && key.ends_with("ies"))
}

/// `at the end, beam off`: the words behind the time that they begin with.
pub(super) fn behind_time(body: &[Token]) -> &[Token] {
    let time = starts_any(
        body,
        patterns![
            "at the very? end|start|beginning",
            "at|by the end of the *",
            "in the morning|evening|afternoon",
            "at lunchtime|night|noon",
            "on the day|night|morning|evening|friday|saturday|sunday|monday"
        ],
    );
    let parted = time.filter(|n| *n < body.len() && body[n - 1].comma());
    &body[parted.unwrap_or(0)..]
}

/// `vans only on Fridays`, `shirts always on hangers`: how far something holds, without a verb.
pub(super) fn restricted(body: &[Token]) -> bool {
    const LONGEST: usize = 10;
    let n = starts_any(
        body,
        patterns![
            "the|our|all|any|your? * only|always|never on|in|at|with|after|before|by|from|for|under",
            "the|our|all|any|your? * * only|always|never on|in|at|with|after|before|by|from|for|under"
        ],
    );
    n.is_some_and(|n| {
        let name = &body[..n - 2];
        n < body.len()
            && body.len() <= LONGEST
            && name
                .iter()
                .all(|t| t.tail().is_none() && !is_subject(&t.key))
            && !is_verbal(&name[name.len() - 1].key)
            && !body[n..]
                .iter()
                .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
    })
}

/// `Sunday mornings never`, and written, `not below 14 degrees`: what is not to be, without a verb.
pub(super) fn ruled_out(words: &[Token], mood: Mood) -> bool {
    const LONGEST: usize = 12;
    let written = mood != Mood::Speech;
    let bound = starts_any(
        words,
        patterns![
            "not|never below|above|under|over|in|on|with|at|near|by|after|before|during|more|less|without *"
        ],
    );
    let told = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    let never = last.key == "never"
        && !before.is_empty()
        && before.iter().all(|t| t.tail().is_none() && t.key != "and")
        && !before
            .iter()
            .any(|t| is_verbal(&t.key) && !super::lexicon::NOUNISH.contains(t.key.as_str()));
    words.len() <= LONGEST
        && !before.iter().any(told)
        && (never || written && bound.is_some() && !told(last))
}
