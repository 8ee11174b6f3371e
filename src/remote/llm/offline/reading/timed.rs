//! A time in front, before whoever does something then.
use super::super::amounts::{Class, amounts};
use super::super::lexicon::{is_subject, pronoun_clause};
use super::super::patterns::{patterns, starts_any};
use super::super::roles::third_person;
use super::super::token::Token;
use super::super::turns::Mood;

/// How many words say when it is done.
pub(super) fn timed(tokens: &[Token]) -> Option<usize> {
    so_long_before(tokens)
        .or_else(|| clock_first(tokens))
        .or_else(|| day_first(tokens))
        .or_else(|| on_the_way(tokens))
}

/// `coming off you lift the blade`: on which way whoever does it does it.
fn on_the_way(tokens: &[Token]) -> Option<usize> {
    let n = starts_any(
        tokens,
        patterns![
            "coming|going|driving|walking|backing|heading in|out|off|on|up|down|back|round|through|past|home"
        ],
    )?;
    let does = starts_any(tokens.get(n..)?, patterns!["you|we|you'll|we'll"]).is_some();
    (does && pronoun_clause(&tokens[n..])).then_some(n)
}

/// `a week before you order the laptop`: how many words say how long before or after.
fn so_long_before(tokens: &[Token]) -> Option<usize> {
    let n = starts_any(
        tokens,
        patterns![
            "the|a|at day|night|morning|evening|week|month|least? before|after",
            "about|around|roughly? a|an|one|two|three|four|five|six|eight|ten day|days|week|weeks|month|months|hour|hours before|ahead|earlier|beforehand",
            "at? least? a|an|one|two|three|four|five|six|ten|half day|days|week|weeks|month|months|hour|hours before|ahead|earlier|later"
        ],
    )?;
    // `an hour before you start, water it`
    let begun = tokens[n - 2].key.starts_with("hour")
        && tokens[n - 1].tail().is_none()
        && tokens[n..].iter().any(Token::comma);
    (!begun && pronoun_clause(&tokens[n..])).then_some(n)
}

/// `half past six you open the hatch`: a time of the clock before whoever does it then.
fn clock_first(tokens: &[Token]) -> Option<usize> {
    let head = &tokens[..tokens.len().min(6)];
    let first = amounts(head).into_iter().next()?;
    let timed = first.at == 0 && first.class == Class::Clock;
    (timed && pronoun_clause(&tokens[first.end..])).then_some(first.end)
}

/// `Fridays we do the deep clean`, `on Tuesdays the cash goes to the bank`: a day before what is done then.
fn day_first(tokens: &[Token]) -> Option<usize> {
    let n = starts_any(
        tokens,
        patterns![
            "on? mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays|mornings|evenings|nights"
        ],
    )?;
    let told = |rest: &[Token]| {
        let does = starts_any(rest, patterns!["you|we|i|they|you'll|we'll|they'll"]).is_some();
        let goes = !is_subject(&rest[0].key) && third_person(rest, Mood::Speech).is_some();
        does && pronoun_clause(rest) || goes
    };
    (tokens.len() > n && tokens[n - 1].tail().is_none() && told(&tokens[n..])).then_some(n)
}
