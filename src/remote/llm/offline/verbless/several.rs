//! Several instructions without a verb in a row: `tag off lock off breaker on`, `windows shut, keys back and lights off`.
use super::super::lexicon::{DETERMINERS, PARTICLES};
use super::super::token::Token;
use super::super::turns::Mood;
use super::super::verbs::is_action;
use super::{noun, placed};

/// `tag off lock off breaker on`: where each pair ends.
pub(in super::super) fn pairs(tokens: &[Token]) -> Vec<usize> {
    // `lay the foil on, shiny side down`
    let acts = |t: &Token| is_action(&t.key);
    let told = |t: &Token| DETERMINERS.contains(t.key.as_str());
    if tokens.first().is_some_and(acts) && tokens.get(1).is_some_and(told) {
        return Vec::new();
    }
    let mut ends: Vec<usize> = Vec::new();
    let mut from = 0;
    for (at, t) in tokens.iter().enumerate() {
        // `brushes in water straight away`
        let at_once = t.key == "away"
            && matches!(
                tokens[at - usize::from(at > 0)].key.as_str(),
                "straight" | "right"
            );
        let pair = !at_once
            && (from + 1..=from + 3).contains(&at)
            && PARTICLES.contains(t.key.as_str())
            && noun(&tokens[at - 1]);
        if pair
            && (at + 1 == tokens.len()
                || tokens
                    .get(at + 2)
                    .is_some_and(|n| PARTICLES.contains(n.key.as_str()))
                || tokens
                    .get(at + 3)
                    .is_some_and(|n| PARTICLES.contains(n.key.as_str())))
        {
            ends.push(at + 1);
            from = at + 1;
        }
    }
    if ends.len() >= 2 && ends.last() == Some(&tokens.len()) {
        ends
    } else {
        Vec::new()
    }
}

/// `windows shut, keys back and lights off`: where each part ends, if most put something somewhere.
pub(in super::super) fn list(tokens: &[Token], mood: Mood) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    for (at, t) in tokens.iter().enumerate() {
        if t.comma() || at + 1 == tokens.len() {
            ends.push(at + 1);
        }
    }
    let mut from = 0;
    let mut fits = 0;
    for end in &ends {
        let part = &tokens[from..*end];
        if part.len() > 8 || part.len() < 2 {
            return Vec::new();
        }
        let last = part
            .last()
            .is_some_and(|t| PARTICLES.contains(t.key.as_str()));
        fits += usize::from(last && noun(&part[part.len() - 2]) && placed(part, mood));
        from = *end;
    }
    if fits >= 2 && fits * 2 >= ends.len() {
        ends
    } else {
        Vec::new()
    }
}
