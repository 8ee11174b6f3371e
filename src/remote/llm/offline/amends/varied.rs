//! Another value for another case, told after the step: `leave it for five minutes`, `Better say eight if there's frost.`
//! Both hold, and the step says both.
mod another;
mod by_another;

pub(super) use self::another::of_another;
pub(super) use self::by_another::for_some_of_them;

use super::super::amounts::{Amount, Class, amounts, put};
use super::super::gather::names_value;
use super::super::lexicon::is_auxiliary;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::phrase::going_on;
use super::super::reading::{Reading, asks, read};
use super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{clauses, fillers};
use super::put_in::add;
use super::stated::led_only_cues;
use super::{WINDOW, before, tells};

/// How many sentences back the value may have been told.
const NEAR: usize = 3;
/// How many, where the value is named.
const FAR: usize = 12;
/// The most words of it.
const LONGEST: usize = 14;

/// Puts a value with its case behind the one that holds else. Says whether it did.
pub(super) fn of_case(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !matches!(s.mood, Mood::Speech | Mood::Prose) || s.end == End::Question {
        return false;
    }
    let mut words = fillers::pauses(&s.tokens);
    // `ten in August`**, half of them are on leave**: why
    let end = clause_end(&words);
    let valued = end > 3 && words[..end].iter().any(Token::is_number) && !joins(&words[end - 1]);
    let cut = valued && end < words.len() && read(&words[end..], s.mood).is_none();
    if cut {
        words.truncate(end);
        bare_last(&mut words);
    }
    // `*half 8 on sundays`
    let star = words.first().is_some_and(|t| t.word.starts_with('*')) && words.len() > 1;
    if star {
        words[0].word.remove(0);
    }
    let put_up = at
        .checked_sub(1)
        .map(|i| &sentences[i])
        .filter(|p| p.speaker != s.speaker && p.speaker.is_some());
    let Some((said, value, kind)) = with_case(&words, star, put_up) else {
        return false;
    };
    // `it's seven for the posters, and nine for anything big`: more is told in the same breath
    if cut && kind.is_some_and(|from| of_another(&words, &said[from..])) {
        return false;
    }
    // `6 at the long ones`, where the long ones were not told of
    let named = kind.map_or_else(Vec::new, |from| stems(&said[from..]));
    let own = |i: &usize| {
        let told = stems(&sentences[*i].tokens);
        !named.iter().any(|w| told.contains(w))
    };
    let late = starts_any(&s.tokens, patterns!["ps|p.s"]).is_some();
    let found = before(sentences, at, if late { WINDOW } else { NEAR })
        .filter(own)
        .find_map(|i| Some((i, place(&sentences[i], s.speaker.as_ref(), &value)?)));
    let Some((told, (end, old))) = found else {
        return false;
    };
    let answers = put_up.is_some_and(|p| p.end == End::Question && gives(p, &value));
    add(&mut sentences[told].tokens, end, going_on(said));
    sentences[at].tokens.clear();
    if answers {
        sentences[at - 1].tokens.clear();
    }
    // `Otherwise five.`: what was told first
    let speaker = sentences[at].speaker.clone();
    if let Some(next) = sentences.get_mut(at + 1).filter(|n| n.speaker == speaker) {
        let all = amounts(&next.tokens);
        let same = !all.is_empty() && all.iter().all(|a| a.alike(&old));
        if same && starts_any(&next.tokens, patterns!["otherwise|else"]).is_some() {
            next.tokens.clear();
        }
    }
    true
}

/// `Three minutes is for the small tins. The big ones need five.`: both hold, each for its own. Says whether it is so.
pub(super) fn of_kinds(sentences: &mut [Sentence], at: usize) -> bool {
    let (s, Some(next)) = (&sentences[at], sentences.get(at + 1)) else {
        return false;
    };
    let spoken = matches!(s.mood, Mood::Speech | Mood::Prose);
    let talked = spoken && s.end == End::Stop && next.end != End::Question;
    if !talked || next.speaker != s.speaker || next.source != s.source {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some((value, from)) = for_kind(&words) else {
        return false;
    };
    let other = fillers::pauses(&next.tokens);
    let ours = ours(&other, &value);
    let once = has_any(&words[from..], patterns!["old|former|previous|last|wrong"]);
    if ours.is_none() && (once || !other_kind(&other, &value)) {
        return false;
    }
    let found = before(sentences, at, FAR).find_map(|i| {
        let told = &sentences[i];
        let says = |words: &[Token]| amounts(words).iter().any(|a| a.alike(&value));
        let own = told.speaker == s.speaker && told.end != End::Question && tells(told);
        let has = own && says(&told.tokens);
        let (end, ()) = only_clause(told, |words, _| (has && says(words)).then_some(()))?;
        Some((i, end))
    });
    let Some((told, end)) = found else {
        return false;
    };
    if let Some(new) = ours {
        let open = &mut sentences[told].tokens;
        if let Some(old) = amounts(open).into_iter().find(|a| a.alike(&value)) {
            *open = put(open, &old, &other, &new);
        }
        sentences[at].tokens.clear();
        sentences[at + 1].tokens.clear();
        return true;
    }
    let mut tail = going_on(&words[value.at..value.end]);
    bare_last(&mut tail);
    tail.extend_from_slice(&words[from..]);
    mark_last(&mut tail, ',');
    tail.extend(going_on(&other));
    add(&mut sentences[told].tokens, end, tail);
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

/// `three minutes is` **for the small tins**: the value, and where that begins.
fn for_kind(words: &[Token]) -> Option<(Amount, usize)> {
    let all = amounts(words);
    let value = all.iter().find(|a| a.is_number())?.clone();
    let rest = &words[value.end..];
    let n = starts_any(
        rest,
        patterns![
            "i|we? said? that's|that|it's|is|are is|was? only|just? for the|a|an|one|two|three|four|small|big",
            "i|we said that|it? is|was only|just? for the|a|an"
        ],
    )?;
    let from = value.end + n - 2;
    let short = words.len() <= from + 6
        && words[from..words.len() - 1]
            .iter()
            .all(|t| t.tail().is_none());
    (short && all.iter().all(|a| a.at >= from || a.alike(&value))).then_some((value, from))
}

/// `the big ones need five`, and not `ours need five`, `the tins need five now`.
fn other_kind(words: &[Token], old: &Amount) -> bool {
    let needs = words.iter().take(6).position(|t| {
        matches!(
            t.key.as_str(),
            "need"
                | "needs"
                | "take"
                | "takes"
                | "want"
                | "wants"
                | "get"
                | "gets"
                | "have"
                | "has"
        )
    });
    let all = amounts(words);
    let value = all.iter().filter(|a| needs.is_some_and(|n| a.at > n));
    let value: Vec<&Amount> = value.collect();
    let named = !has_any(
        words,
        patterns!["our|ours|this|these|we|you|i|it|now|here|mine|your|today|nowadays"],
    );
    let [new] = value.as_slice() else {
        return false;
    };
    named && new.fits(old) && !new.alike(old) && new.at <= needs.unwrap_or(0) + 2
}

/// `ours need twelve`, `this one's wider, so twelve`: the value that holds here, whatever the other is for.
fn ours(words: &[Token], old: &Amount) -> Option<Amount> {
    starts_any(
        words,
        patterns!["so|but|and? ours|this|these|here|we've|we|yours"],
    )?;
    let all = amounts(words);
    let [new] = all.as_slice() else {
        return None;
    };
    let last = new.end + 1 >= words.len();
    (last && new.fits(old) && !new.alike(old)).then(|| new.clone())
}

/// Where the only clause ends of which something holds, and that.
fn only_clause<T>(
    s: &Sentence,
    holds: impl Fn(&[Token], Option<&Reading>) -> Option<T>,
) -> Option<(usize, T)> {
    let mut end = 0;
    let mut found = Vec::new();
    for (words, reading) in clauses::split(&s.tokens, s.mood) {
        end += words.len();
        found.extend(holds(&words, reading.as_ref()).map(|it| (end, it)));
    }
    // the parts are the words of the sentence, and nothing was carried over
    let whole = end == s.tokens.len() && found.len() == 1;
    found.pop().filter(|_| whole)
}

/// `the dose is five mil`, `that's five mil in two litres`: what is so much, and no deed.
fn is_so_much(words: &[Token]) -> bool {
    const THING: usize = 5;
    let is =
        |t: &Token| matches!(t.key.as_str(), "is" | "are" | "they're") || t.key.ends_with("'s");
    let value = amounts(words).into_iter().find(Amount::is_number);
    let one = !words.iter().any(Token::comma);
    value.filter(|_| one).is_some_and(|v| match v.at {
        0 => v.class.is_known(),
        at => at <= THING && is(&words[at - 1]),
    })
}

/// `better say` **eight minutes if there's frost**: nothing but the value, what it is of, and its case; where the kind begins
/// that is the case, as in `15 with a wheelchair on`.
fn with_case<'a>(
    words: &'a [Token],
    star: bool,
    put_up: Option<&Sentence>,
) -> Option<(&'a [Token], Amount, Option<usize>)> {
    const NAME: usize = 3;
    let (mut body, _) = led_only_cues(words);
    while let Some(n) = starts_any(
        body,
        patterns![
            "better|rather|well|so|and|but|or say|make|take|give? it|that|them?",
            "better|rather|well|so|and|but|or",
            "i mean|say",
            "say|make|call it|that?",
            "ps|p.s",
            "it's|that's"
        ],
    )
    .filter(|n| *n < body.len())
    {
        body = &body[n..];
    }
    let timed = |a: &Amount| a.is_number() || star && a.class == Class::Clock;
    let value = amounts(body).into_iter().find(timed)?;
    // `ten days` **for the account request** `in August`
    let of_it = starts_any(&body[value.end..], patterns!["days? for the *"]);
    let reach = if of_it.is_some() { LONGEST } else { NAME };
    let near = || value.end..body.len().min(value.end + reach);
    let held = near().find(|i| held_for(&body[*i..]).is_some());
    let case = held.or_else(|| {
        near()
            .find(|i| starts_any(&body[*i..], patterns!["if|when|unless|once|whenever"]).is_some())
    });
    // `make that fifteen` **for the big ones**; `no, eight for the small ones` puts it right
    let made = starts_any(words, patterns!["ps|p.s|and|but|or|better? make that|it"]).is_some();
    // `isn't it 15?` **15 for the big ones**
    let asked = || put_up.is_some_and(|p| gives(p, &value));
    let kind = near().find(|i| {
        let rest = &body[*i..];
        let sized = (made || star || asked()) && for_some(rest);
        let of =
            star && starts_any(rest, patterns!["for the? *", "for the? * *"]) == Some(rest.len());
        case.is_none() && (of_a_kind(rest) || sized || of || of_another(words, rest))
    });
    let case = case.or(kind)?;
    let whole = body[..body.len() - 1]
        .iter()
        .all(|t| t.tail().is_none() || joins(t));
    let own = !body[..case]
        .iter()
        .any(|t| is_auxiliary(&t.key) || t.key.ends_with("'s"));
    let fits = value.at == 0 && body.len() > case + 1 && body.len() <= LONGEST;
    (fits && whole && own).then_some((body, value, kind))
}

/// `sat` **+** `sun`
fn joins(t: &Token) -> bool {
    matches!(t.word.as_str(), "+" | "&" | "and" | "/")
}

/// Whether a sentence gives a value.
fn gives(s: &Sentence, value: &Amount) -> bool {
    amounts(&s.tokens).iter().any(|a| a.alike(value))
}

/// `with a wheelchair on`, `at the long ones`, `in winter`: the rest of a value is a kind of case that it is for.
fn of_a_kind(rest: &[Token]) -> bool {
    let ones = rest
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "ones"));
    starts_any(rest, patterns!["with a|an|two|three|no *"]).is_some()
        || ones && starts_any(rest, patterns!["at|on|in|round|with the"]).is_some()
        || of_some_days(rest)
}

/// `in winter`, `on Sundays`: the rest of a value is when it holds.
pub(in super::super) fn of_some_days(rest: &[Token]) -> bool {
    let n = starts_any(
        rest,
        patterns![
            "in the? winter|summer|autumn|spring",
            "in january|february|march|april|may|june|july|august|september|october|november|december",
            "at the? weekends|weekend|christmas|easter",
            "on mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays"
        ],
    );
    // `on sat + sun`
    let on = starts_any(rest, patterns!["on"]).unwrap_or(0);
    let day = |t: &Token| {
        matches!(t.key.as_str(), "sat" | "sun") || super::super::alignment::kind(&t.key) == Some(0)
    };
    let several = rest.len() > on + 1
        && rest[on..].iter().all(|t| joins(t) || day(t))
        && rest[on..].iter().any(joins);
    several || n.is_some_and(|n| n == rest.len())
}

/// `for the big ones`, `for thick tiles`
fn for_some(rest: &[Token]) -> bool {
    let sized = starts_any(
        rest,
        patterns![
            "for the? big|small|large|little|long|short|thick|thin|heavy|tall|double|single *"
        ],
    );
    sized == Some(rest.len())
}

/// `twenty-five` **is fine for** `the red`: how many words say that a value holds, up to the case that it holds in.
pub(in super::super) fn held_for(rest: &[Token]) -> Option<usize> {
    let held = starts_any(
        rest,
        patterns![
            "is|are|will|would|should|'ll be|do? fine|enough|plenty|alright|okay|ok for|on|in|if|when|with",
            "is|are|will|would|should|'ll be|do for|on|in|if|when|with"
        ],
    )?;
    let case = rest.get(held)?;
    let ours = matches!(
        case.key.as_str(),
        "me" | "us" | "you" | "that" | "this" | "it" | "now" | "here"
    );
    (!ours).then_some(held)
}

/// Where the clause ends that has the value for all other cases, and that value.
fn place(told: &Sentence, speaker: Option<&String>, new: &Amount) -> Option<(usize, Amount)> {
    if told.speaker.as_ref() != speaker || told.end == End::Question {
        return None;
    }
    // `there's six of them`: no deed, and its number all the same
    let counted = starts_any(
        &told.tokens,
        patterns!["and|so|but? there's *", "and|so|but? there are|is *"],
    );
    if counted.is_some() {
        let mut all = amounts(&told.tokens).into_iter();
        let sole = all.next().filter(|a| new.fits(a) && !new.alike(a))?;
        return all.next().is_none().then_some((told.tokens.len(), sole));
    }
    if !tells(told) {
        return None;
    }
    if asks(told).is_none() {
        // `float £50`, sent by itself
        let named =
            told.mood == Mood::Speech && (names_value(&told.tokens) || is_so_much(&told.tokens));
        let old = amounts(&told.tokens).into_iter().find(|a| new.fits(a));
        let old = old.filter(|a| named && !new.alike(a))?;
        let end = old.end - 1 + clause_end(&told.tokens[old.end - 1..]);
        return Some((end, old));
    }
    only_clause(told, |words, reading| {
        let all = amounts(words);
        let fit: Vec<&Amount> = all
            .iter()
            .filter(|a| new.fits(a) && !new.alike(a))
            .collect();
        let open = reading.is_some_and(|r| r.condition.is_empty());
        match fit.as_slice() {
            [old] if open => Some((*old).clone()),
            _ => None,
        }
    })
}
