//! A case without what is done in it: `and if it's wet?`
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::{Token, plain};
use super::{Doubt, doubt, in_context};

/// The condition that a question asks about: `what if they decline?`, `and if it's late?`.
pub(in super::super) fn condition(tokens: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        tokens,
        patterns![
            "so|and|but|okay? what",
            "so|and|but|okay? what happens|about",
            "so|and|but|okay? what do|should|would you|we|i do",
            "so|and|but|okay? how about",
            "so|and|but",
            "so|and|but|okay? what does one do",
            "so|and|but|okay? who do|should you|we|i call|tell|ask",
        ],
    )
    .unwrap_or(0);
    let rest = &tokens[n..];
    if n > 0 && beyond(rest) {
        return Some(rest.to_vec());
    }
    let opens = starts_any(rest, patterns!["if", "when", "in case"]).is_some()
        && starts_any(
            rest,
            patterns!["when do|does|did|is|are|can|should|will|would"],
        )
        .is_none();
    if let Some(case) = case(tokens, rest) {
        return Some(case);
    }
    (opens && rest.len() >= 3).then(|| {
        let mut condition = rest.to_vec();
        if let Some(comma) = condition
            .iter()
            .position(Token::comma)
            .filter(|c| has_any(&rest[*c + 1..], patterns!["what|who|how"]))
        {
            condition.truncate(comma + 1);
        }
        condition
    })
}

/// `And over sixty?`, `What about more than four?`: the case of another value.
pub(in super::super) fn beyond(rest: &[Token]) -> bool {
    const LONGEST: usize = 6;
    starts_any(
        rest,
        patterns![
            "over|under|above|below|between|beyond",
            "up to",
            "more|less|fewer|longer|later|earlier|higher|lower than"
        ],
    )
    .is_some_and(|n| {
        rest.len() <= LONGEST
            && super::super::amounts::amounts(&rest[n..])
                .first()
                .is_some_and(|a| a.at == 0)
    })
}

/// `And for returns?`, `What about the red ones?`: another case, by a word or two.
fn case(tokens: &[Token], rest: &[Token]) -> Option<Vec<Token>> {
    const NAME: usize = 4;
    let about = starts_any(tokens, patterns!["so|and|but|okay? what|how about"]);
    let name = match about {
        Some(n) => &tokens[n..],
        None => rest,
    };
    let placed = starts_any(name, patterns!["for|with|on|at|in|without"]).unwrap_or(0);
    let clause = super::super::token::clause_end(name) < name.len();
    let says = name[placed..].iter().any(|t| {
        super::super::lexicon::is_auxiliary(&t.key)
            || super::super::lexicon::is_subject(&t.key)
            || matches!(
                t.key.as_str(),
                "that" | "this" | "it" | "me" | "us" | "what" | "how" | "long"
            )
    });
    let short = (1..=NAME).contains(&(name.len() - placed));
    if !short || says || clause || about.is_none() && placed == 0 {
        return None;
    }
    if placed > 0 {
        return Some(name.to_vec());
    }
    let mut words = vec![Token::new("for", name[0].at)];
    words.extend(name.iter().cloned());
    Some(words)
}

/// Whether a condition is followed by what then holds: `if it is white it's good`.
pub(in super::super) fn has_main(tokens: &[Token]) -> bool {
    use super::super::lexicon::{holds_at, pronoun_clause};
    (4..tokens.len()).any(|at| {
        tokens[at].key.contains('\'') || tokens[at - 1].comma()
    } && matches!(tokens[at].key.as_str(), "it" | "it's" | "that's" | "they're" | "you're" | "he's" | "she's")
        && pronoun_clause(&tokens[at..])
        && !holds_at(tokens, at))
}

/// `If it fails` and no more.
pub(in super::super) fn is_dangling(tokens: &[Token]) -> bool {
    let n = starts_any(tokens, patterns!["and|but|so|or|oh|then|also"]).unwrap_or(0);
    // `Once, in 2019.` begins no clause
    let set_off = tokens.get(n).is_some_and(|t| t.key == "once" && t.comma())
        || starts_any(
            &tokens[n..],
            patterns!["once is|was|should|a|an|every|per|in|more|again|upon"],
        )
        .is_some();
    !set_off
        && starts_any(
            &tokens[n..],
            patterns![
                "if",
                "when",
                "once",
                "unless",
                "in case",
                "as soon as",
                "whenever",
            ],
        )
        .is_some()
        && tokens.len() >= n + 3
        && tokens.len() <= 25
}

/// Whether a condition is told with what follows from it, though that is no step: `if it's sunk, that's different`.
pub(in super::super) fn is_finished(tokens: &[Token]) -> bool {
    let follows = |at: usize| {
        let before = &tokens[at - 1];
        let holds = !matches!(
            before.key.as_str(),
            "and" | "or" | "if" | "when" | "but" | "that" | "because" | "once" | "unless"
        );
        let clause = tokens[at].key.split_once('\'').is_some_and(|(subject, _)| {
            matches!(
                subject,
                "it" | "that" | "they" | "you" | "he" | "she" | "there" | "i" | "we"
            )
        });
        let subject = before.comma() && super::super::lexicon::is_subject(&tokens[at].key);
        // `if you force it, it snaps`, `if you skip the pin, the whole thing jumps`
        let comes = before.comma()
            && (at + 1..tokens.len().min(at + 5)).any(|i| {
                super::super::verbs::is_third_person(&tokens[i].key)
                    && !super::super::lexicon::DETERMINERS.contains(tokens[i - 1].key.as_str())
            })
            && (subject || super::super::lexicon::DETERMINERS.contains(tokens[at].key.as_str()));
        holds && (clause && tokens.len() >= at + 2 || subject && tokens.len() >= at + 3 || comes)
    };
    let hangs = has_any(tokens, patterns!["good question", "don't know", "depends"])
        || tokens.iter().any(|t| t.key.ends_with("'d"))
        || tokens.last().is_some_and(|t| {
            t.breaks_off()
                || matches!(
                    t.key.as_str(),
                    "then" | "and" | "well" | "um" | "or" | "i" | "you" | "the"
                )
        });
    !hangs && (3..tokens.len()).any(follows)
}

/// Whether a condition still belongs to words that were corrected.
pub(in super::super) fn condition_survives(condition: &[Token], tokens: &[Token]) -> bool {
    !condition.is_empty() && tokens.first().is_none_or(|t| t.key != condition[0].key)
}

/// The open question of a condition that nobody finished.
pub(in super::super) fn unfinished(
    tokens: &[Token],
    speaker: Option<String>,
    before: Option<&[Token]>,
) -> Doubt {
    let n = starts_any(tokens, patterns!["and|but|so|or|oh|then|also"]).unwrap_or(0);
    let words = plain(&tokens[n..]);
    let lower = super::super::phrase::lowered(words.split(' ').next().unwrap_or_default());
    let rest = words.split_once(' ').map_or("", |(_, r)| r);
    let text = format!("What happens {lower} {rest}?");
    doubt(in_context(text, tokens, before), speaker, tokens)
}
