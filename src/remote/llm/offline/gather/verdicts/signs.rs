//! What the words of a sentence say of a value that was put up.
use ecow::EcoString;

use super::super::super::amounts::{Amount, Class, amounts};
use super::super::super::lexicon::is_article;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::talk;
use super::super::super::token::{Token, stems};
use super::super::super::turns::{End, Sentence};
use super::Verdict;

/// `he'd say six`: theirs again, and no word of whoever explains.
pub(super) fn others_say(words: &[Token]) -> bool {
    starts_any(
        talk::lead(words),
        patterns![
            "he'd|she'd|they'd|you'd say|reckon|think",
            "he|she|they says|say|reckons|thinks"
        ],
    )
    .is_some()
}

/// A whole step that was put up is turned down with a word, or said again.
pub(super) fn of_whole(s: &Sentence, words: &[Token], body: &[Token]) -> Option<Verdict> {
    let lead = talk::lead(&s.tokens);
    if starts_any(lead, patterns!["no|not|nah|nope|never|don't"]).is_some() {
        return Some(Verdict::Refused);
    }
    let (put, said) = (stems(body), stems(words));
    let again = !asks(s, words) && put.iter().all(|w| said.contains(w));
    again.then_some(Verdict::Taken(if words.len() <= 6 {
        words.len()
    } else {
        0
    }))
}

/// The value that was put up, said again as what holds: `okay, five`, and not `five takes forever`.
pub(super) fn echo(words: &[Token], body: &[Token]) -> Option<Amount> {
    let put = amounts(body).into_iter().next()?;
    let said = amounts(words).into_iter().next()?;
    let against = words.get(said.end).is_some_and(|next| {
        words[said.end - 1].tail().is_none()
            && super::super::super::verbs::is_third_person(&next.key)
            && !matches!(next.key.as_str(), "is" | "has" | "does")
    });
    // `you do it for fifteen and it gets warm`: what would come of it
    let rest = &words[said.end.min(words.len())..];
    let then = starts_any(words, patterns!["you|if do|give|leave|take|use|make|you"]).is_some()
        && starts_any(rest, patterns!["and it|they|you|that|the"]).is_some();
    let against = against || then;
    // `Ten, true`: what follows is no unit
    let counted = matches!(&said.class, Class::Measure(unit) if crate::domain::quantity::unit_of(unit).is_none());
    (said.alike(&put) || counted && said.size == put.size)
        .then_some(said)
        .filter(|_| !against)
}

/// `all six`: how many there are.
pub(super) fn counts_all(words: &[Token], a: &Amount) -> bool {
    a.at > 0 && amounts(words).contains(a) && words[a.at - 1].key == "all"
}

/// Whether words begin with the value that was put up.
pub(super) fn put_up(words: &[Token], body: &[Token]) -> bool {
    let put = amounts(body).into_iter().next();
    let said = amounts(words).into_iter().next();
    put.zip(said).is_some_and(|(p, s)| s.at == 0 && s.alike(&p))
}

/// The side, day or rank that was put up, said again at the start.
pub(super) fn kind_again(words: &[Token], body: &[Token]) -> bool {
    use super::super::super::alignment::kind;
    let put = body.iter().take(4).find(|t| kind(&t.key).is_some());
    put.is_some_and(|p| words.iter().take(2).any(|w| w.key == p.key))
}

/// Words after a value that bind it to something else than the step: `three in the big one`.
pub(super) fn bound(rest: &[Token], named: &[EcoString]) -> bool {
    starts_any(
        rest,
        patterns!["in|on|for|with|at|if|when the|a|an|it's|we're|you're|they're"],
    )
    .is_some()
        && !stems(rest).iter().any(|w| named.contains(w))
}

/// `Fine.`, `the poster wins`, `go with that then`: the other may be right.
pub(in super::super::super) fn concedes(tokens: &[Token]) -> bool {
    talk::nods(tokens)
        || tokens.len() <= 9
            && starts_any(
                tokens,
                patterns![
                    "okay|ok|well|oh|ah|right? fair enough?",
                    "okay|ok|well|oh|ah|right? fine",
                    "okay|ok|well|oh|ah|right? go with that|yours|it|hers|his",
                    "you win",
                    "the? * wins",
                    "so it is|does|has",
                    "then|so|oh|well|ah? it's|it|they've|that's come|gone|went down|up|back",
                    "then|so|oh|well|ah? it's|it|they've|they|that's been? changed|moved",
                    "then|so|oh|well? i'm|i am? out|behind|wrong|mistaken|old",
                    "what he|she|they|you said",
                    "i'll take your|his|her word",
                    "he's|she's|they've been on the",
                    "he|she|they would know",
                    "i never got that|the",
                    "that's news to me",
                    "if you say so",
                    "okay|ok|well|oh|ah|right? then|so that|those one|ones?",
                    "okay|ok|well|oh|ah|right? that|those one|ones? then",
                    "+1"
                ],
            )
            .is_some()
}

/// `Did I?`, `since when`
pub(super) fn asks(s: &Sentence, words: &[Token]) -> bool {
    s.end == End::Question || starts_any(words, patterns!["since when"]).is_some()
}

/// `card's old`, `the sheet is out of date`: of what was cited, which says something else.
pub(super) fn is_old(words: &[Token], said: &[Token]) -> bool {
    let from = usize::from(words.first().is_some_and(is_article));
    let Some(thing) = words.get(from) else {
        return false;
    };
    let drawn = thing.key.strip_suffix("'s");
    let name = drawn.unwrap_or(&thing.key);
    let behind = words.get(from + 1..).unwrap_or_default();
    let old = match drawn {
        Some(_) => starts_any(
            behind,
            patterns!["very|just? old|wrong|ancient|rubbish", "out of date"],
        ),
        None => starts_any(
            behind,
            patterns!["is old|wrong|ancient|rubbish", "is out of date"],
        ),
    };
    old.is_some() && said.iter().any(|t| t.key == name)
}

/// `eleven's fine,` **but anything under ten** `and it drips`: another's value is let pass, and told how far that goes.
pub(super) fn allowed_to(words: &[Token]) -> bool {
    const HEAD: usize = 4;
    let let_pass = |i: usize| {
        starts_any(&words[i..], patterns!["fine|ok|okay|alright", "all right"])
            .filter(|n| words[i + n - 1].comma())
            .map(|n| i + n)
    };
    let Some(end) = (1..words.len().min(HEAD)).find_map(let_pass) else {
        return false;
    };
    let number = words[0].is_number() || words[0].before_s().is_some_and(|t| t.is_number());
    number
        && starts_any(
            &words[end..],
            patterns![
                "but|just|only anything|any|not|no? under|over|below|above|less|more|lower|higher|shorter|longer|past than?"
            ],
        )
        .is_some()
}
