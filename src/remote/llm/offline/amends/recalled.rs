//! A value called to mind from however far back, and the one that stands in its place: `you said eighty for the
//! beads. The new ones melt, it has to be sixty.`, `it's not seven any more, four.`, `is it still two?` `No, three.`
use ecow::EcoString;

use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence, unsay};
use super::super::{fillers, talk};
use super::{WINDOW, spoken};

/// How many sentences after the value that is called to mind the right one may come.
const AHEAD: usize = 4;
/// How many sentences back the value may have been said, of a thing that is named again.
const LONG_AGO: usize = 200;
/// How many sentences around the place put right may say the old value again.
const ECHOES: usize = 3;
/// The most words of a sentence that says something of the new value and nothing else.
const SHORT: usize = 8;

/// A value that is called to mind.
struct Called {
    old: Amount,
    /// Behind which word it stands.
    from: usize,
    /// The stems of what it was said of.
    named: Vec<EcoString>,
    by: By,
}

/// How it is called to mind.
#[derive(PartialEq)]
enum By {
    /// `you said eighty`
    Saying,
    /// `it's not seven any more`
    Denying,
    /// `is it still two minutes?`, and whether that is asked of one case: `… with the new soap`
    Asking(bool),
}

/// Puts the value right where it was said first, wherever it was said again, and takes out what called it to mind.
pub(super) fn recalled(sentences: &mut [Sentence], at: usize) -> bool {
    let Some(mut called) = called(&sentences[at]) else {
        return false;
    };
    if let Some(before) = at.checked_sub(1).map(|i| &sentences[i])
        && before.speaker == sentences[at].speaker
        && called.by == By::Denying
    {
        // `just seen this, the fridge one. It's not 7 any more.`
        called.named.extend(stems(&before.tokens));
    }
    if affirmed(sentences, at, &called) {
        return true;
    }
    let Some((said, words, new)) = put_in_place(sentences, at, &called) else {
        return false;
    };
    let Some(told) = meant(sentences, at, &called) else {
        return false;
    };
    let last = at.min(told + 1 + ECHOES);
    for s in &mut sentences[told..last] {
        for place in places(&s.tokens, &called).iter().rev() {
            s.tokens = put(&s.tokens, place, &words, &new);
        }
    }
    let goes_back = goes_back(&sentences[at]);
    unsay(&mut sentences[at..=said]);
    if goes_back {
        said_on(sentences, said, &new);
    } else if called.by != By::Saying {
        said_of_it(sentences, said + 1, &new);
    }
    true
}

/// Where a sentence says the old value: of `eight ounces of suet, eight of sugar` only that of what is named.
fn places(tokens: &[Token], called: &Called) -> Vec<Amount> {
    const OF: usize = 3;
    let mut all = amounts(tokens);
    all.retain(|a| a.alike(&called.old));
    let named = |a: &Amount| {
        let of = &tokens[a.end.min(tokens.len())..];
        let of = &of[..super::super::token::clause_end(of).min(OF)];
        stems(of).iter().any(|w| called.named.contains(w))
    };
    if all.len() > 1 && all.iter().any(named) {
        all.retain(named);
    }
    all
}

/// `Did I say a thousand? I said a thousand. It's a thousand.`: it holds, and nothing more is said of it.
fn affirmed(sentences: &mut [Sentence], at: usize, called: &Called) -> bool {
    let same = |s: &Sentence| {
        s.speaker == sentences[at].speaker
            && s.source == sentences[at].source
            && amounts(&s.tokens).iter().any(|a| a.alike(&called.old))
    };
    let holds = sentences.get(at + 1).is_some_and(|n| {
        same(n)
            && n.end != End::Question
            && starts_any(
                talk::lead(&n.tokens),
                patterns!["it's|that's", "it|that is"],
            )
            .is_some()
    });
    if called.by != By::Saying || !holds {
        return false;
    }
    let asked = at
        .checked_sub(1)
        .filter(|i| sentences[*i].end == End::Question && same(&sentences[*i]));
    unsay(&mut sentences[asked.unwrap_or(at)..=at]);
    true
}

/// What is said for and against the new value: `4? They'll never hold 4.` `They do. 4 degrees.`
fn said_of_it(sentences: &mut [Sentence], from: usize, new: &Amount) {
    let end = sentences.len().min(from + AHEAD);
    for s in &mut sentences[from..end] {
        let words = talk::lead(&s.tokens);
        let all = amounts(words);
        let deed = words
            .first()
            .is_some_and(|t| t.key == "you" || super::super::verbs::is_action(&t.key));
        let only = !all.is_empty() && all.iter().all(|a| a.alike(new));
        if only && !deed && words.len() <= SHORT {
            s.tokens.clear();
        }
    }
}

/// `Eight is better.` **`So eight.`**: the same value again, in the same breath and with nothing else.
fn said_on(sentences: &mut [Sentence], said: usize, new: &Amount) {
    const ALONE: usize = 3;
    let turn = sentences[said].turn;
    let next = sentences[said + 1..].iter_mut().take(2);
    for s in next.take_while(|s| s.turn == turn) {
        let all = amounts(&s.tokens);
        if s.tokens.len() <= ALONE && !all.is_empty() && all.iter().all(|a| a.size == new.size) {
            s.tokens.clear();
        }
    }
}

/// The value that a sentence calls to mind.
fn called(s: &Sentence) -> Option<Called> {
    let words = fillers::pauses(&s.tokens);
    let head = &words[..words.len().min(10)];
    if let Some((from, n)) = find(head, patterns!["you|i|we|he|she said|told|wrote"]) {
        let asked = words[..from]
            .iter()
            .any(|t| matches!(t.key.as_str(), "if" | "when" | "what" | "as" | "like"));
        let old = value(&words[from + n..])?;
        return (!asked && old.at <= 4).then(|| Called {
            old,
            from: from + n,
            // `Going back: the temperature at pitching, I said …`: what it was said of stands before it
            named: stems(if goes_back(s) {
                &words
            } else {
                &words[from + n..]
            }),
            by: By::Saying,
        });
    }
    let asks = s.end == End::Question;
    let (from, n) = if asks {
        find(head, patterns!["still"])?
    } else {
        find(
            head,
            patterns![
                "it's|that's|they're not",
                "it|that|they isn't|aren't",
                "no longer"
            ],
        )?
    };
    let old = value(&words[from + n..]).filter(|a| a.at <= 1)?;
    let rest = &words[from + n + old.end..];
    let gone = starts_any(rest, patterns!["any? more|anymore|now|nowadays|longer"]).is_some()
        || words[from].key == "no";
    let case = starts_any(rest, patterns!["for|with|in|on|if|when|at"]).is_some();
    (asks || gone).then(|| Called {
        old,
        from: from + n,
        named: stems(&words),
        by: if asks { By::Asking(case) } else { By::Denying },
    })
}

/// The first number of words, with its unit or without one.
fn value(words: &[Token]) -> Option<Amount> {
    amounts(words).into_iter().find(Amount::is_number)
}

/// The other value, the words it stands in, and the sentence that says it: flatly, or said again by whoever answers.
fn put_in_place(
    sentences: &[Sentence],
    at: usize,
    called: &Called,
) -> Option<(usize, Vec<Token>, Amount)> {
    let (s, old) = (&sentences[at], &called.old);
    let asks = matches!(called.by, By::Asking(_));
    let own = called.by == By::Denying || has_any(&s.tokens, patterns!["i|we said|told|wrote"]);
    let near = at..sentences.len().min(at + 1 + AHEAD);
    // `no. With the fan it's one eighty. We always use the fan.`: asked of one case, it must hold for all
    let holds = |i: usize| {
        called.by != By::Asking(true)
            || has_any(
                &sentences[i].tokens,
                patterns!["always|everything|whatever|anyway"],
            )
    };
    let (said, words, new) = near
        .filter(|i| {
            let n = &sentences[*i];
            n.source == s.source && (n.speaker == s.speaker) != asks && holds(*i)
        })
        .find_map(|i| {
            let words = fillers::pauses(&sentences[i].tokens);
            // `three of them, and I said five hundred, didn't I`: the three is of something else
            let here =
                |a: &Amount| i > at || a.at >= called.from || words[a.end - 1].tail().is_some();
            let other =
                |a: &Amount| here(a) && a.is_number() && a.may_stand_for(old) && !a.alike(old);
            let new = amounts(&words).into_iter().find(other)?;
            Some((i, words, new))
        })?;
    if asks {
        let refused = sentences[at + 1..=said].iter().any(refuses);
        return refused.then_some((said, words, new));
    }
    let flat = sentences[said].end != End::Question
        && (called.by == By::Denying || says_flatly(&words, &new));
    let after = &sentences[said + 1..sentences.len().min(said + 1 + AHEAD)];
    let says = |n: &Sentence, value: &Amount| {
        n.source == s.source
            && n.end != End::Question
            && !talk::is_backchannel(&n.tokens)
            && amounts(&n.tokens).iter().any(|a| a.alike(value))
    };
    let again = after.iter().any(|n| says(n, &new));
    let kept = after.iter().any(|n| n.speaker != s.speaker && says(n, old));
    (again || own && flat && !kept).then_some((said, words, new))
}

/// `the new one's 35 minutes`, `it should be 35`: the value is what is.
fn says_flatly(words: &[Token], value: &Amount) -> bool {
    let is = |t: &Token| {
        t.key.ends_with("'s")
            || matches!(t.key.as_str(), "is" | "are" | "needs" | "takes" | "wants")
    };
    words[..value.at].last().is_some_and(is)
        || has_any(
            words,
            patterns![
                "has|have|needs|need|ought|supposed to be",
                "should|must be",
                "it's|they're",
                "is better|right|enough|plenty|fine|ok|okay",
                "will|would|should|ll do",
                // `she's moved to 14`
                "moved|gone|changed|come up|down? to"
            ],
        )
}

/// `Oh, then no.`, `No. With the fan it's one eighty.`
fn refuses(s: &Sentence) -> bool {
    starts_any(
        &s.tokens,
        patterns![
            "oh|ah|well|um|hm|so|then? then? no|nope|nah",
            "not any? more|anymore|now"
        ],
    )
    .is_some()
}

/// `Going back: the temperature, I said ten degrees.`
fn goes_back(s: &Sentence) -> bool {
    starts_any(
        talk::lead(&s.tokens),
        patterns!["going|coming|back back|to *", "back to *"],
    )
    .is_some()
}

/// The sentence that gave the value: the one that has most words in common with what calls it to mind.
fn meant(sentences: &[Sentence], at: usize, called: &Called) -> Option<usize> {
    let far = called.by != By::Saying || goes_back(&sentences[at]);
    let (old, named) = (&called.old, &called.named);
    let source = sentences[at].source;
    let shared = |i: usize| {
        let said = stems(&sentences[i].tokens);
        said.iter().filter(|w| named.contains(w)).count()
    };
    let gives = |i: &usize| {
        let s = &sentences[*i];
        spoken(s)
            && s.source == source
            && s.end != End::Question
            && amounts(&s.tokens).iter().any(|a| a.alike(old))
    };
    let all: Vec<usize> = (at.saturating_sub(LONG_AGO)..at)
        .filter(|i| at - i <= WINDOW || far && shared(*i) > 0)
        .filter(gives)
        .collect();
    // of those that are alike the first: what comes after says it again
    let best = all.iter().copied().rev().max_by_key(|i| shared(*i))?;
    let apart = all
        .iter()
        .any(|i| i.abs_diff(best) > ECHOES && shared(*i) == shared(best));
    (!apart).then_some(best)
}
