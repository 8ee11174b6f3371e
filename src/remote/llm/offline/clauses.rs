//! One sentence to the clauses that each ask for one thing. A single walk: every joint is judged by the words around it.
mod carried;

use self::carried::{forbidden, grounded, handled, is_denial, says_why, with_case};
use super::frames::SUBORDINATE;
use super::joints::{
    always, asyndetic, contracted, joint, listed, noun_clause, opens_count, states_case,
};
use super::leads::lead;
use super::lexicon::{holds, holds_at, is_auxiliary, is_verbal, pronoun_clause, sure_command};
use super::patterns::{WordSet, patterns, starts_any, word_set};
use super::reading::{Reading, read};
use super::token::Token;
use super::turns::Mood;

/// The most clauses of one sentence.
const MOST: usize = 16;

/// A clause, and what it asks.
type Part = (Vec<Token>, Option<Reading>);

/// Splits a sentence into clauses and reads each; what holds for one and goes on with the next is carried over.
pub(super) fn split(tokens: &[Token], mood: Mood) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut why = false;
    let cuts = after_reasons(tokens, cuts(tokens, mood));
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = duty(&tokens[*from..*to]);
        if says_why(&parts, piece, &mut why) {
            continue;
        }
        let words = match parts.last() {
            Some((_, Some(left))) => with_case(left, piece),
            _ => piece.to_vec(),
        };
        let words = match parts.pop_if(|(open, _)| is_denial(open)) {
            Some((denial, _)) => forbidden(denial, &words),
            None => words,
        };
        let reading = read(&words, mood);
        let joined = parts.last().and_then(|(open, left)| {
            let deed = reading.as_ref().filter(|_| left.is_none())?;
            handled(open, deed).or_else(|| grounded(open, piece, deed))
        });
        match parts.last_mut() {
            Some((open, left)) if joined.is_some() => {
                open.extend(words);
                *left = joined;
            }
            // neither side stands alone: it was one clause
            Some((open, left @ None)) if reading.is_none() && !is_reason(piece) => {
                open.extend(words);
                *left = read(open, mood);
            }
            _ => parts.push((words, reading)),
        }
    }
    super::measures::together(parts)
}

/// `because we have to keep them for ninety days`: a reason that is a duty with a measure, without its first word.
fn duty(piece: &[Token]) -> &[Token] {
    let n = starts_any(
        piece,
        patterns![
            "because|cause|cos you|we have|need|must|got",
            "because|cause|cos we've|you've to|got"
        ],
    );
    match n.filter(|_| !super::amounts::amounts(piece).is_empty()) {
        Some(_) => &piece[1..],
        None => piece,
    }
}

/// `because they're soft, you skim them`: a reason within a sentence ends where the next deed is told.
fn after_reasons(tokens: &[Token], mut cuts: Vec<usize>) -> Vec<usize> {
    let mut at = 0;
    while at + 1 < cuts.len() {
        // `because when they are afraid` **they** `hold the milk`, `because they do ring,` **they** `just ring at six`,
        // `because if they do,` **they'll** `do it again`
        let reason = starts_any(
            &tokens[cuts[at]..cuts[at + 1]],
            patterns!["because|cause|cos"],
        );
        let next = tokens.get(cuts[at + 1]).map_or("", |t| t.key.as_str());
        let who = next.strip_suffix("'ll").or_else(|| next.strip_suffix("'d"));
        let who = who.unwrap_or(next);
        if reason.is_some() && matches!(who, "they" | "it" | "he" | "she" | "everything") {
            cuts.remove(at + 1);
            continue;
        }
        let (from, to) = (cuts[at], cuts[at + 1]);
        let piece = &tokens[from..to];
        let deed = |i: &usize| {
            piece[i - 1].comma()
                && starts_any(&piece[*i..], patterns!["so|then? you|we|you'll|we'll"]).is_some_and(
                    |n| {
                        piece
                            .get(i + n)
                            .is_some_and(|t| super::verbs::is_action(&t.key))
                    },
                )
        };
        if starts_any(piece, patterns!["because", "cause", "cos"]).is_some()
            && let Some(next) = (3..piece.len()).find(deed)
        {
            cuts.insert(at + 1, from + next);
        }
        at += 1;
    }
    cuts
}

pub(super) fn is_reason(piece: &[Token]) -> bool {
    starts_any(piece, patterns!["because", "cause", "cos"]).is_some() || is_consequence(piece)
}

/// `otherwise it sticks`, `otherwise you get lumps`: why, not what.
pub(super) fn is_consequence(piece: &[Token]) -> bool {
    let Some(n) = starts_any(piece, patterns!["and|or|so|but? otherwise|else"]) else {
        return false;
    };
    starts_any(&piece[n..], patterns!["you|we|they|i get|have|lose|end|miss|see|find|need|can't|won't|don't|never|might|could|would", "you'll|you're|it's|they're|that's|he's|you'd|it'll|they'll|we'll|it'd|he'll|she'll", "it|they|the|nobody|everybody|everyone|nothing|somebody|someone|people|roots|that|this|your|their|its|our|there|he|she"]).is_some()
}

fn opens_condition(tokens: &[Token]) -> bool {
    let words = &tokens[connectives(tokens)..];
    let when = starts_any(words, &SUBORDINATE).is_some() && !opens_count(words);
    when || opens_relative(words)
}

/// `whatever goes in the bin you cut through`: which things, and further on what somebody does with them.
pub(super) fn opens_relative(tokens: &[Token]) -> bool {
    const FAR: usize = 10;
    starts_any(
        tokens,
        patterns![
            "whatever|whichever|whoever is|has|goes|comes|gets|looks|stays|falls|fails|breaks|leaks|isn't|doesn't|hasn't|can't|won't",
            "whatever's|whoever's"
        ],
    )
    .is_some()
        && (3..tokens.len().min(FAR)).any(|i| pronoun_clause(&tokens[i..]))
}

/// A place or a time in front, with the clause it belongs to close by: `every ten minutes you post an update`.
pub(super) fn opens_phrase(tokens: &[Token]) -> bool {
    let rest = &tokens[connectives(tokens)..];
    starts_any(rest, &super::frames::FRONTED).is_some()
        && !pronoun_clause(rest)
        && (2..rest.len().min(10))
            .find(|i| {
                !holds(&rest[i - 1].key)
                    && ((pronoun_clause(&rest[*i..])
                        && !matches!(rest[*i].key.as_str(), "it" | "it's" | "that's" | "there's"))
                        || sure_command(&rest[*i..]))
                    || rest[i - 1].comma()
                        && rest[0].key == "for"
                        && super::lexicon::verb_with_object(rest, *i)
            })
            // `with a glove on, and you feel for cuts`, `for a week, in case they ask`: it goes with what stands before it
            .is_some_and(|i| match rest[i - 1].key.as_str() {
                "and" => !rest[i - 2].comma(),
                before => !matches!(before, "so" | "case" | "otherwise"),
            })
        && !(0..rest.len().min(3)).any(|i| {
            // `before the` **close**
            let named = i > 0 && super::lexicon::is_article(&rest[i - 1]);
            super::verbs::is_action(&rest[i].key)
                && !named
                && !super::lexicon::NOUNISH.contains(rest[i].key.as_str())
        })
}

pub(super) fn connectives(tokens: &[Token]) -> usize {
    static SKIPPED: WordSet =
        word_set!("so and or okay ok well alright right but oh yeah yes now then also no");
    tokens
        .iter()
        .take_while(|t| SKIPPED.contains(t.key.as_str()))
        .count()
}

/// `anything on the list that's come in,` **put it** `in a bag`: which things, and what is done with them.
fn narrows_all(tokens: &[Token]) -> bool {
    let end = super::token::comma_end(tokens);
    let (which, rest) = tokens.split_at(end);
    // `the popcorn that's left,` **you bag it up**
    let taken_up = starts_any(which, patterns!["the|your|our|those|these *"]).is_some()
        && which.len() <= 9
        && starts_any(rest, patterns!["you|we"]).is_some()
        && super::reading::resumes_name(rest);
    (taken_up || starts_any(which, patterns!["anything|everything *"]).is_some())
        && which
            .iter()
            .any(|t| matches!(t.key.as_str(), "that" | "that's"))
        && (super::lexicon::verb_with_object(rest, 0) || pronoun_clause(rest))
}

/// Where clauses begin, with the end of the sentence last.
fn cuts(tokens: &[Token], mood: Mood) -> Vec<usize> {
    let mut cuts = vec![0];
    let itemised =
        matches!(mood, Mood::Heading(_) | Mood::Code) || super::lexicon::deed_does(lead(tokens).0);
    let mut walk = Walk::at(tokens, 0);
    for at in 1..tokens.len() {
        if itemised || cuts.len() >= MOST {
            break;
        }
        if at >= walk.start + 2
            && always(
                &tokens[walk.start..],
                &tokens[at - 1],
                &tokens[at..],
                walk.fronted,
            )
        {
            cuts.push(at);
            walk = Walk::at(tokens, at);
        } else if walk.fronted {
            walk.fronted = at <= walk.lead || !begins_main(tokens, walk.start, at);
            walk.verb |= !walk.fronted;
        } else if at > walk.start
            && (walk.verb
                || listed(tokens, walk.start, at)
                || (mood == Mood::Speech
                    && at > walk.lead + 1
                    && asyndetic(tokens, walk.start, at)))
            && joint(tokens, walk.start, at, mood)
        {
            cuts.push(at);
            walk = Walk::at(tokens, at);
        }
        walk.verb |= at == walk.lead + 1 && tokens[at].is_it_or_them();
        walk.verb |= contracted(&tokens[at - 1], &tokens[at])
            || at > walk.lead
                && is_verbal(&tokens[at - 1].key)
                && !lacking(tokens, at - 1)
                && !of_time(tokens, walk.lead, at - 1)
            || at >= walk.lead && is_verbal(&tokens[at].key) && is_auxiliary(&tokens[at].key);
    }
    cuts.push(tokens.len());
    cuts
}

/// `no` **answer** `after two weeks, you phone`: a noun, whatever else it may be.
fn lacking(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].key == "no" && tokens[at - 1].tail().is_none()
}

/// `at the` **end** `of the` **shift**`, count it`: a noun of the time that goes before.
fn of_time(tokens: &[Token], lead: usize, at: usize) -> bool {
    at > lead
        && matches!(
            tokens[lead].key.as_str(),
            "at" | "on" | "by" | "from" | "during"
        )
        && matches!(
            tokens[at - 1].key.as_str(),
            "the" | "a" | "an" | "your" | "our"
        )
        && tokens[at - 1].tail().is_none()
}

/// What is known of the clause that the walk is in.
struct Walk {
    start: usize,
    /// Where the words after its connectives begin.
    lead: usize,
    /// It began with a condition, and its main part is yet to come.
    fronted: bool,
    /// A verb was seen.
    verb: bool,
}

impl Walk {
    fn at(tokens: &[Token], start: usize) -> Self {
        let rest = lead(&tokens[start..]).0;
        Self {
            start,
            lead: tokens.len() - rest.len(),
            fronted: (opens_condition(rest)
                || opens_phrase(rest)
                || states_case(rest)
                || narrows_all(rest))
                && !is_consequence(rest),
            verb: false,
        }
    }
}

/// `if it's chocolate,` **grapes or rat poison**, `they have to come`: the case goes on with things of its kind.
fn lists(rest: &[Token]) -> bool {
    const THINGS: usize = 6;
    let Some(end) = rest.iter().take(THINGS).position(Token::comma) else {
        return false;
    };
    let things = &rest[..=end];
    let or = things.iter().position(|t| t.key == "or");
    let verb = |t: &Token| is_auxiliary(&t.key) || super::lexicon::is_subject(&t.key);
    or.is_some_and(|at| {
        (1..=3).contains(&at)
            && at < end
            && !things.iter().any(verb)
            && !super::verbs::is_action(&things[0].key)
            && starts_any(things, patterns!["in|on|at|with|to|before|after|by"]).is_none()
    }) && pronoun_clause(&rest[end + 1..])
}

/// `if` **yes**: a case of one word.
pub(super) fn is_answer(token: &Token) -> bool {
    token.key == "yes"
}

/// Whether the main part of a clause that began with a condition begins here.
fn begins_main(tokens: &[Token], start: usize, at: usize) -> bool {
    let (before, rest) = (&tokens[at - 1], &tokens[at..]);
    // `anything on the list` **that's come in**
    let of_all = |t: &Token| matches!(t.key.as_str(), "anything" | "everything");
    let all = tokens[start..at].iter().any(of_all);
    if all && !before.comma() && narrows_all(lead(&tokens[start..]).0) {
        return false;
    }
    if before.comma() {
        // `on the last day, at five o'clock, you …`
        let told = (start + 1..at).any(|i| pronoun_clause(&tokens[i..]));
        // `for cash, notes or coins, count it`
        let goes_on = lead(&tokens[start..])
            .0
            .first()
            .is_some_and(|t| t.key == "for")
            && !pronoun_clause(rest)
            && !super::lexicon::verb_with_object(tokens, at)
            && (1..rest.len())
                .any(|i| rest[i - 1].comma() && super::lexicon::verb_with_object(rest, i));
        if goes_on || lists(rest) {
            return false;
        }
        return told || !(opens_phrase(&tokens[start..]) && opens_phrase(rest));
    }
    let free = !holds_at(tokens, at)
        && !matches!(before.key.as_str(), "and" | "but" | "so" | "or")
        // `under one you dose it`, `if yes the machine goes in the cage`
        && (at >= start + 3 || at == start + 2 && (before.is_number() || is_answer(before)));
    starts_any(rest, patterns!["then"]).is_some()
        || (free
            && at > start + 3
            && !tokens[start..].iter().any(|t| t.tail().is_some())
            && super::verbs::is_action(&tokens[at].key)
            && tokens
                .get(at + 1)
                .is_some_and(|t| matches!(t.key.as_str(), "the" | "it" | "them" | "your"))
            && !super::lexicon::DETERMINERS.contains(before.key.as_str())
            && !super::lexicon::is_subject(&before.key)
            && !is_auxiliary(&before.key))
        || (free && noun_clause(tokens, at))
        || (free && (pronoun_clause(rest) || (sure_command(rest) && !is_auxiliary(&before.key))))
}

/// The words before a reason, which may tell a story, or what others say, while they do not.
pub(super) fn before_reason(words: &[Token]) -> &[Token] {
    let end = words
        .iter()
        .position(|t| matches!(t.key.as_str(), "because" | "cause" | "cos"))
        .filter(|n| *n > 0);
    &words[..end.unwrap_or(words.len())]
}
