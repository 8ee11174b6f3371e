//! Which of several: `Which form do I use?` `The blue one.`, `Do I file the paper or the scan?` `The scan.`
use ecow::EcoString;

use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, stems};
use super::deeds::{deed, joined};
use crate::domain::quantity::number_at;

/// `Which form do I use?` `The blue one.`, `What temperature do I wash them at?` `Sixty degrees.`
pub(super) fn which(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    starts_any(words, patterns!["which|what"])?;
    let helps = |t: &Token| {
        matches!(
            t.key.as_str(),
            "do" | "does" | "should" | "must" | "can" | "will"
        )
    };
    let end = words
        .iter()
        .position(helps)
        .filter(|e| (2..=4).contains(e))?;
    let deed = deed(&words[end..])?;
    // `Which way up does the mat go?` `Rubber side down.`: said of the mat
    if starts_any(words, patterns!["which way up|down|round does|do"]).is_some() {
        return None;
    }
    let mut answer = answer.to_vec();
    if let Some(last) = answer.last_mut().filter(|t| t.key == "one") {
        // `the blue one`, of forms
        let mut name = words[end - 1].clone();
        name.word.extend(last.tail());
        *last = name;
    }
    let number = number_at(&[answer[0].key.clone()], 0).is_some();
    // `What time do we open?` `Ten, half nine on Fridays.`
    let parted = answer[0].tail().is_some() || words[1].key == "time";
    let bare = number && (answer.len() == 1 || parted);
    let mut whole = deed;
    if bare && words[1].key == "time" {
        whole.push(Token::new("at", words[0].at));
        return Some(joined(&whole, &answer));
    }
    if bare {
        whole.push(Token::new("the", words[0].at));
        whole.extend(words[1..end].iter().cloned());
        return Some(joined(&whole, &answer));
    }
    whole.extend(answer);
    Some(whole)
}

/// `Do I file the paper or the scan?` `The scan.`
pub(super) fn chosen(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let deed = deed(words)?;
    let or = deed.iter().position(|t| t.key == "or")?;
    let second = &deed[or + 1..];
    let len = second.len();
    let first = (1..or).rev().find(|from| {
        let a = &deed[*from..or];
        a.len() <= len + 1
            && match starts_any(
                second,
                patterns!["in|on|at|to|by|with|from|into|the|a|an|your"],
            ) {
                Some(_) => a[0].key == second[0].key,
                None => a.len() == len,
            }
    })?;
    let (one, other) = (stems(&deed[first..or]), stems(second));
    let said = stems(answer);
    let means = |these: &[EcoString], those: &[EcoString]| {
        said.iter().any(|w| these.contains(w))
            && !said.iter().any(|w| !these.contains(w) && those.contains(w))
    };
    let mut whole = deed[..first].to_vec();
    match (means(&one, &other), means(&other, &one)) {
        (true, false) => whole.extend(deed[first..or].iter().cloned()),
        (false, true) => whole.extend(second.iter().cloned()),
        _ => return None,
    }
    (answer.len() <= len + 2).then_some(whole)
}
