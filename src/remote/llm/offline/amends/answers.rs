//! Another speaker gives another value, and whoever told the first takes it up, or does not.
use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{find, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::super::{admissions, fillers, questions, reading};
use super::slots::Slots;
use super::stated::{self, Denial, Stated, denied, stated};
use super::{NEAR, before, keep, replace, replies, tells};

/// How many sentences later the value may be taken up.
const ANSWER: usize = 4;
/// The most words of a question that only asks what was said back.
const SHORT: usize = 3;

/// Another speaker's value, taken up: it goes where the old one was.
pub(super) fn others(sentences: &mut [Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let plain = stated(&words).or_else(|| after_denial(&words));
    let new = match plain.clone() {
        Some(new) => new,
        None => stated::claimed(&words).filter(|_| s.end != End::Question)?,
    };
    if s.end == End::Question && !new.put_up() || answers_question(sentences, at) {
        return None;
    }
    let (told, _) = place(sentences, at, &new)?;
    // what is no step yet may become one by the answer: that is told apart later
    let t = &sentences[told];
    if s.end == End::Question && reading::asks(t).is_none() {
        return None;
    }
    let answers = taken_up(sentences, at, told, &new)?;
    let says = |i: &usize| {
        let all = Slots::of(&new).all(&sentences[*i].tokens);
        all.iter().any(|a| a.alike(new.first()))
    };
    if plain.is_none() && !answers.iter().any(says) {
        return None;
    }
    // whoever takes it up may say it in full: `okay, six hours`
    let last = answers
        .last()
        .map(|i| fillers::pauses(&sentences[*i].tokens));
    let fuller = last.and_then(|words| stated(&words)).filter(|f| {
        f.values.len() == 1
            && (f.first().alike(new.first()) && matches!(f.first().class, Class::Measure(_))
                || rounded(new.first(), f.first()))
    });
    let new = fuller.unwrap_or(new);
    let (told, places) = place(sentences, at, &new)?;
    if !replace(&mut sentences[told], &places, &new) {
        return None;
    }
    sentences[at].tokens.clear();
    for i in answers {
        let words = fillers::pauses(&sentences[i].tokens);
        let ends = places
            .last()
            .is_some_and(|p| p.end + 1 >= sentences[told].tokens.len());
        if let Some(more) = thanked(&words).filter(|_| ends) {
            let tokens = &mut sentences[told].tokens;
            tokens.last_mut().into_iter().for_each(Token::bare);
            tokens.extend(more.iter().cloned());
        }
        let rest = stated(&words).map(|s| s.rest).unwrap_or_default();
        keep(&mut sentences[i], &rest);
    }
    Some(told)
}

/// `Can we give a voucher?` `Yes, ten euros.`: it answers that, and puts no value right that was told before.
fn answers_question(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let yes = starts_any(&s.tokens, patterns!["oh|well? yes|yeah|yep|yup|sure"]).is_some();
    let other =
        |b: &&Sentence| b.end == End::Question && b.source == s.source && b.speaker != s.speaker;
    yes && at
        .checked_sub(1)
        .and_then(|i| sentences.get(i))
        .filter(other)
        .is_some_and(|b| amounts(&b.tokens).is_empty() && b.tokens.len() > SHORT)
}

/// `If she says so,` **then it's fifteen**, after another gave the value: whoever says so is believed.
pub(super) fn believed(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (s, last) = (&sentences[at], &sentences[at - 1]);
        let heard = last.source == s.source && last.speaker != s.speaker;
        let words = fillers::pauses(&s.tokens);
        let says = starts_any(
            talk::lead(&words),
            patterns![
                "if she|he|they|it|you says|say|said|wrote|writes|told|put so|it|that|you|me",
                "if that's|it's what she|he|they|it|you says|say|said|wrote"
            ],
        );
        let from = words.len() - talk::lead(&words).len() + says.unwrap_or(0);
        let then = says.is_some() && words[from - 1].comma();
        if heard && then && !amounts(&last.tokens).is_empty() && stated(&words[from..]).is_some() {
            sentences[at].tokens = words[from..].to_vec();
        }
    }
}

/// `blue is for contractors, visitors get white`: the value that a sentence gives after it denied another of its kind.
fn after_denial(words: &[Token]) -> Option<Stated> {
    let Some(Denial::Value(old)) = denied(words) else {
        return None;
    };
    let pause = clause_end(words);
    let new = amounts(&words[pause..])
        .into_iter()
        .find(|a| a.may_stand_for(&old) && !a.alike(&old))?;
    stated(&words[pause + new.at..])
}

/// Where another's value may stand in what was told before it: first where the same unit was said.
fn place(sentences: &[Sentence], at: usize, new: &Stated) -> Option<(usize, Vec<Amount>)> {
    let slots = Slots::of(new);
    let class = &new.first().class;
    let fit = |i: usize, same: bool| {
        let t = &sentences[i];
        // `it takes ten kilos but you fill it with six`, and `it mustn't stick out more than two millimetres`, said back as `six
        // kilos`, `two then`
        let last = &sentences[at - 1];
        let just_said = || {
            let by_itself = stated(&fillers::pauses(&last.tokens)).is_some();
            let so = last.tokens.iter().any(|t| t.key == "so");
            last.speaker == t.speaker && (so || !by_itself) && says(last, new)
        };
        let echo = || says(t, new) || just_said();
        let told = t.speaker != sentences[at].speaker && tells(t) && !echo();
        let places = slots.places(&t.tokens, |a| !same || a.class == *class)?;
        told.then_some((i, places))
    };
    let measure = matches!(class, Class::Measure(_));
    before(sentences, at, NEAR)
        .find_map(|i| fit(i, true).filter(|_| measure))
        .or_else(|| before(sentences, at, NEAR).find_map(|i| fit(i, false)))
}

/// Whether a sentence has the value, and be it without its unit: `only put in one`.
fn says(s: &Sentence, new: &Stated) -> bool {
    let one = |t: &Token| new.first().size == "1" && t.key == "one";
    s.tokens.last().is_some_and(one) || amounts(&s.tokens).iter().any(|a| a.alike(new.first()))
}

/// `I'd put six` for three thousand, taken up as `okay, six thousand`.
fn rounded(short: &Amount, full: &Amount) -> bool {
    let size = Amount::magnitude;
    short.class == Class::Bare
        && size(short).zip(size(full)).is_some_and(|(a, b)| {
            a > 0.0 && a < 100.0 && [100.0, 1e3, 1e6].iter().any(|by| (a * by - b).abs() < 1e-6)
        })
}

/// `then you take them out on Wednesday`: the deed told before, with the other value and nothing more.
fn same_deed(told: &[Token], words: &[Token]) -> bool {
    let led = starts_any(
        talk::lead(words),
        patterns!["then|so? you|we|i|you'd|you'll"],
    );
    let said = &talk::lead(words)[led.unwrap_or(0)..];
    let have: Vec<&str> = told.iter().map(|t| t.key.as_str()).collect();
    let value = amounts(said);
    let verb = said.first().filter(|t| is_action(&t.key));
    verb.is_some_and(|v| have.contains(&v.key.as_str()))
        && said.iter().enumerate().all(|(i, t)| {
            have.contains(&t.key.as_str())
                || crate::domain::words::is_function_word(&t.key)
                || value.iter().any(|a| (a.at..a.end).contains(&i))
        })
}

/// `Seventy for three minutes, thank you`: what is said of the value that is taken up with thanks.
fn thanked(words: &[Token]) -> Option<&[Token]> {
    let (at, _) = find(
        words,
        patterns!["thank you", "thanks|ta|cheers", "you're right"],
    )?;
    let value = amounts(words).into_iter().next().filter(|a| a.at == 0)?;
    let more = words.get(value.end..at)?;
    let phrase = starts_any(more, patterns!["for|at|on|per|in"]).is_some();
    (more.is_empty() || phrase && more.len() <= 5).then_some(more)
}

/// `Three nights on your own authority, then.`: the other value with what was said of the old one, and nothing more.
fn same_phrase(told: &[Token], words: &[Token]) -> bool {
    let said = talk::lead(words);
    let all = amounts(said);
    let Some(value) = all.first().filter(|a| a.at == 0 && all.len() == 1) else {
        return false;
    };
    let known = |t: &Token| {
        told.iter().any(|o| o.key == t.key) || matches!(t.key.as_str(), "then" | "now" | "okay")
    };
    value.end < said.len() && said[value.end..].iter().all(known)
}

/// The sentences in which whoever told the value takes up the new one.
fn taken_up(sentences: &[Sentence], at: usize, told: usize, new: &Stated) -> Option<Vec<usize>> {
    let mut heard = Vec::new();
    for i in replies(sentences, at, told, ANSWER) {
        let s = &sentences[i];
        let words = fillers::pauses(&s.tokens);
        let said = Slots::of(new).all(&words);
        if matches!(denied(&words), Some(Denial::Last)) || questions::undecided(&words) {
            return None;
        }
        let nods = talk::nods(&words);
        let alike = |a: &&Amount| new.values.iter().any(|n| n.alike(a) || rounded(n, a));
        if said
            .iter()
            .filter(alike)
            .any(|a| admissions::unfit(words.get(a.end..).unwrap_or_default()))
        {
            return None;
        }
        if said.iter().any(|a| alike(&a)) {
            heard.push(i);
            let again = || {
                let told = &sentences[told].tokens;
                same_deed(told, &words) || same_phrase(told, &words)
            };
            let thanks = thanked(&words).is_some();
            return (nods || thanks || stated(&words).is_some() || again()).then_some(heard);
        }
        let asks = s.end == End::Question && words.len() <= 4;
        if !said.is_empty() || !(asks || nods || talk::is_backchannel(&words)) {
            return None;
        }
        heard.push(i);
        if nods {
            return Some(heard);
        }
    }
    None
}
