//! What holds in a case: of any of several things, of what may not happen, and where a case is closed.
use super::super::lexicon::{DETERMINERS, NOUNISH, is_subject, is_verbal, opens_object};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, comma_end};
use super::super::turns::Mood;
use super::super::verbs::is_action;
use super::{Force, Reading, read_within};

/// `any leaks, tell Ed`, `any pinholes, tape or filler`: what there may be, and what is done then.
pub(super) fn any_of(tokens: &[Token], mood: Mood, depth: usize) -> Option<Reading> {
    const NAME: usize = 4;
    const SHORT: usize = 4;
    let end = comma_end(tokens);
    let (case, rest) = tokens.split_at(end);
    // `anything that's come in, put it in a bag`
    let narrowed = matches!(case[0].key.as_str(), "anything" | "everything" | "anyone")
        && end > 2
        && case[end - 1].comma()
        && case
            .iter()
            .any(|t| matches!(t.key.as_str(), "that" | "that's" | "which"));
    let named = case[0].key == "any"
        && (2..=NAME).contains(&end)
        && case[end - 1].comma()
        && !matches!(
            case[1].key.as_str(),
            "time"
                | "day"
                | "way"
                | "how"
                | "more"
                | "chance"
                | "luck"
                | "minute"
                | "moment"
                | "news"
                | "longer"
                | "other"
        )
        && super::super::gather::is_thing(&case[1..]);
    if !(named || narrowed) || rest.is_empty() {
        return None;
    }
    let main = read_within(rest, mood, depth + 1).or_else(|| {
        let short =
            rest.len() <= SHORT && rest.iter().all(|t| !is_verbal(&t.key) || is_action(&t.key));
        let listed = rest.iter().any(Token::comma) || rest[0].key == "any";
        (short && !listed).then(|| Reading::plain(Force::Step, rest.to_vec()))
    })?;
    let condition = [case, &main.condition].concat();
    Some(Reading { condition, ..main })
}

/// `the van doesn't go`, `it does not go in the crate`: under a condition, something is not to happen.
pub(super) fn barred(tokens: &[Token]) -> bool {
    let denial = starts_any_within(
        tokens,
        5,
        patterns![
            "doesn't|don't|mustn't|can't|won't",
            "does|do|must|can|is|are not",
            "isn't|aren't to|going"
        ],
    );
    denial.is_some_and(|(at, n)| {
        let subject = &tokens[..at];
        let noun = |i: usize| {
            NOUNISH.contains(subject[i].key.as_str())
                || i > 0 && DETERMINERS.contains(subject[i - 1].key.as_str())
        };
        let own = (0..at).all(|i| noun(i) || !is_verbal(&subject[i].key));
        let felt = tokens
            .get(at + n)
            .is_some_and(|t| super::super::verbs::is_state(&t.key) && t.key != "get");
        at > 0
            && own
            && !felt
            && tokens.len() > at + n
            && !matches!(subject[0].key.as_str(), "i" | "he" | "she")
    })
}

/// Where a pattern fits among the first words.
pub(super) fn starts_any_within(
    tokens: &[Token],
    most: usize,
    patterns: &super::super::patterns::Patterns,
) -> Option<(usize, usize)> {
    (0..tokens.len().min(most)).find_map(|at| Some((at, starts_any(&tokens[at..], patterns)?)))
}

/// `if the form isn't filled in you send it back`: a word that mostly holds on to what follows ends the case here,
/// since nothing else in the sentence does.
pub(super) fn closes_case(tokens: &[Token], at: usize) -> bool {
    let before = tokens[at - 1].key.as_str();
    let ends = match before {
        "in" | "on" | "off" | "up" | "out" | "over" | "down" | "back" | "not" | "one" | "first" => {
            true
        }
        "that" => matches!(
            tokens[at - 2].key.as_str(),
            "over" | "under" | "above" | "below" | "than" | "like" | "after" | "before"
        ),
        _ => false,
    };
    let deed = tokens.get(at + 1).is_some_and(|t| is_action(&t.key));
    let object = tokens
        .get(at + 2)
        .is_some_and(|t| opens_object(&t.key) || t.is_it_or_them());
    ends && matches!(tokens[at].key.as_str(), "you" | "we") && deed && object
}

/// `it goes in sooner`, `that comes out last`: under a condition, a thing is moved.
pub(super) fn middle(tokens: &[Token]) -> bool {
    let sees = patterns!["they|he|she|everyone|everybody see|sees the|a|an|your|our|my *"];
    starts_any(tokens, sees) == Some(tokens.len()) || starts_any(tokens, patterns!["that|this one goes|comes|stays|gets|needs|must|has", "it|that|this|they|these|those|everything|everybody|everyone goes|go|comes|come|stays|stay|gets|get|needs|need|must", "it|that|this|they|these|those|everything|everybody|everyone has|have to"]).is_some() && tokens.len() >= 3
        || is_thing_then(tokens)
}

/// `it's the battery one`, `it's two spoons`: what is taken under a condition.
pub(super) fn is_thing_then(tokens: &[Token]) -> bool {
    let is = starts_any(tokens, patterns!["it's|they're", "it is"]);
    is.is_some_and(|n| {
        let thing = tokens
            .get(n)
            .is_some_and(|t| t.is_number() || t.key == "the");
        thing && tokens.len() > n + 1 && !tokens[n..].iter().any(|t| is_subject(&t.key))
    })
}
