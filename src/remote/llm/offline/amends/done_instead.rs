//! Another says what comes of a value, or has another one, and whoever told it gives in with a light verb: `Cook them for
//! six minutes.` `They're raw at six.` **`Give them eight.`**, `I wrote five.` **`Keep it at five.`** It is told as `No, eight.`
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, mark_last, stems, tokens};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::{before, own_steps};

/// The most words of such an answer, and of what the other says.
const ANSWER: usize = 10;
const OBJECTION: usize = 16;
/// How many sentences back the value may have been told.
const NEAR: usize = 2;

/// Tells it as a no with what holds.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        let s = &sentences[at];
        let short = s.mood == Mood::Speech && s.tokens.len() <= ANSWER && s.end != End::Question;
        if short
            && s.tokens.iter().any(Token::is_number)
            && let Some((told, new)) = given_in(sentences, at)
        {
            sentences[at].tokens = new;
            if let Some(told) = told {
                unsay(&mut sentences[told + 1..at]);
            }
        }
    }
}

/// Where the old value was told, unless that is held, and the answer as a no with the value that holds.
fn given_in(sentences: &[Sentence], at: usize) -> Option<(Option<usize>, Vec<Token>)> {
    let s = &sentences[at];
    let (value, new, rest, thing) = light(&s.tokens)
        .map(|(value, new, rest)| (value, new, rest, Vec::new()))
        .or_else(|| {
            of_thing(&s.tokens).map(|(value, new, thing)| (value, new, Vec::new(), thing))
        })?;
    // `Seventy-five.` **`Let's all do seventy-five.`**
    let again = |i: &usize| {
        let b = &sentences[*i];
        let alone = |a: &Amount| a.alike(&value) && a.end - a.at == b.tokens.len();
        b.turn == s.turn && amounts(&b.tokens).iter().any(alone)
    };
    let other = before(sentences, at, 2)
        .find(|i| !again(i))
        .filter(|i| sentences[*i].speaker != s.speaker)?;
    let mut said = objection(&sentences[other])?;
    let fits = |a: &Amount| is_value(a) && value.fits(a);
    let (told, old) = own_steps(sentences, (at, other), NEAR).find_map(|i| {
        let mut all = amounts(&sentences[i].tokens).into_iter().filter(fits);
        let one = all
            .next()
            .filter(|_| reading::asks(&sentences[i]).is_some())?;
        let known = stems(&sentences[i].tokens);
        let named = thing.iter().all(|w| known.contains(w));
        (named && all.next().is_none()).then_some((i, one))
    })?;
    // `Noon?` `The post goes at eleven.`
    for b in sentences[told + 1..other]
        .iter()
        .filter(|b| b.speaker != s.speaker)
    {
        said.extend(amounts(&b.tokens));
    }
    let names = |a: &Amount| said.iter().any(|b| b.alike(a));
    // `I wrote five.` `I'd stick with three.`
    let rivals = said.iter().any(|b| b.fits(&old) && !b.alike(&old));
    let held = value.alike(&old) && rivals;
    // `Wait ten.` `I wait twenty.` `Let's all say fifteen.`
    let settled = rivals && settles(&s.tokens).is_some();
    if !held && (value.alike(&old) || !names(&old) && !names(&value) && !settled) {
        return None;
    }
    if held {
        return Some((None, new));
    }
    let mut words = tokens("No,", s.tokens[0].at);
    words.extend(new);
    if !rest.is_empty() {
        mark_last(&mut words, ',');
        words.extend(rest);
    }
    Some((Some(told), words))
}

/// `Give them eight`, `Do ten then, and trim it`, `by half ten then`: the value, its words, and what is left behind it.
fn light(words: &[Token]) -> Option<(Amount, Vec<Token>, Vec<Token>)> {
    let words = talk::lead(words);
    let verb = starts_any(
        words,
        patterns![
            "i'd|you'd|you|we|i|i'll|we'll|let's|better|just? do|use|try|take|make|give|keep|set|have|say|go|leave|put|allow|stick|stay it|them|that|those|him|her? a? good|down|up|back|out? to|at|for|with|by|in|on?"
        ],
    );
    let verb = verb.or_else(|| settles(words));
    let then = verb.is_none();
    let verb = verb.unwrap_or(0);
    let value = amounts(&words[verb..]).into_iter().next()?.behind(verb);
    let led = words.get(verb).is_some_and(|t| {
        matches!(t.key.as_str(), "about" | "only" | "just")
            || then && matches!(t.key.as_str(), "by" | "at" | "to" | "for" | "in")
    });
    if !is_value(&value) || value.at != verb + usize::from(led) {
        return None;
    }
    let behind = &words[value.end..];
    let idle = starts_any(behind, patterns!["then|instead|now|maybe|please"]).unwrap_or(0);
    let all = starts_any(
        &behind[idle..],
        patterns![
            "for? everybody|everyone|both|all",
            "both|all of us|you|them",
            "from now|today on? everybody|everyone?"
        ],
    );
    let idle = idle + all.unwrap_or(0);
    if then && all.is_none() && behind.first().is_none_or(|t| t.key != "then") {
        return None;
    }
    let idle = idle
        + starts_any(
            &behind[idle..],
            patterns!["to be safe|sure", "if you like|prefer"],
        )
        .unwrap_or(0);
    let rest = &behind[idle..];
    let parted = rest.is_empty()
        || words[value.end + idle - 1].tail().is_some()
        || starts_any(rest, patterns!["and *"]).is_some();
    let mut new = words[value.at..value.end].to_vec();
    mark_last(&mut new, '.');
    (parted && !rest.iter().any(Token::is_number)).then(|| (value, new, rest.to_vec()))
}

/// `let's all do` **fifteen**, `from now on it's` **fifteen**: how many words settle it for both.
fn settles(words: &[Token]) -> Option<usize> {
    let words = talk::lead(words);
    starts_any(
        words,
        patterns![
            "then|so? let's all|both? say|do|make|call|go|settle|agree it? with|for|on|at?",
            "we'll|we|let's all|both? split|share the difference",
            "call|make it",
            "then|so? from now|today on? it's|we|everybody|everyone do|say?"
        ],
    )
    .filter(|n| *n < words.len())
}

/// `All right,` **eight for the wax**: the value, its words, and those of the thing that it is of.
fn of_thing(words: &[Token]) -> Option<(Amount, Vec<Token>, Vec<EcoString>)> {
    let n = starts_any(
        words,
        patterns![
            "oh|ah? all right|okay",
            "oh|ah? alright|okay|ok|fine|right|yes|yeah"
        ],
    )?;
    let said = &words[n..];
    let value = amounts(said).into_iter().next()?;
    let case = said.get(value.end..)?;
    let thing = starts_any(case, patterns!["for|on|with the|your|our *"])?;
    let whole = value.at == 0 && is_value(&value) && case.len() <= thing + 1;
    let mut new = said[..value.end].to_vec();
    mark_last(&mut new, '.');
    whole.then(|| (value, new, stems(case)))
}

/// A number or an hour.
fn is_value(a: &Amount) -> bool {
    !matches!(a.class, Class::Word(_))
}

/// The values of what another says of it, and of no other case: `They're raw at six.`, and not `And over six kilos?`
fn objection(s: &Sentence) -> Option<Vec<Amount>> {
    let words = talk::lead(&s.tokens);
    let case = starts_any(words, patterns!["if|when|what|how|where|who|which *"]).is_some()
        || s.end == End::Question
            && starts_any(
                words,
                patterns!["for|with|on|in|over|under|above|below|after *"],
            )
            .is_some();
    let said = !case && s.tokens.len() <= OBJECTION;
    said.then(|| amounts(&s.tokens))
}
