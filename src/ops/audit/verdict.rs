//! From facts to a verdict: the first that holds, with every reason that speaks for it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::Facts;
use super::{Judged, Request, Verdict};
use crate::domain::document::Document;
use crate::domain::plural::counted;

/// A page with fewer words has nothing to say, unless it is an index or has steps.
const STUB: usize = 25;

/// After so many intervals without a change, a page that nobody links to has had its time.
const FORGOTTEN: i64 = 4;

/// The page with verdict and reasons; of pages that are alike, all are to be merged at first.
pub(super) fn decided(
    mut judged: Judged,
    page: &Document,
    facts: &Facts,
    request: &Request,
    today: Date,
) -> Judged {
    let interval = page.meta.review_in().unwrap_or(request.review_in);
    let allowed = interval.days_from(today).max(1);
    let days = judged.days.unwrap_or_default();
    let overdue = days > allowed;
    let stub = facts.words < STUB && facts.steps == 0 && !facts.index;
    let finish = finish(&judged, facts, stub);
    let refresh = refresh(&judged, page, days, overdue);
    let forgotten = judged.orphan && days > FORGOTTEN * allowed;
    let retire = match &facts.ended {
        Some(said) => vec![said.clone()],
        None if forgotten && (stub || !judged.unfinished.is_empty()) => {
            vec![format!(
                "nobody links to it, it is not done, and nobody changed it for {days} days"
            )]
        }
        None => Vec::new(),
    };
    let (verdict, mut reasons) = if !retire.is_empty() {
        (Verdict::Retire, retire)
    } else if !judged.alike.is_empty() {
        (Verdict::Merge, Vec::new())
    } else if !finish.is_empty() {
        (Verdict::Finish, finish)
    } else if !refresh.is_empty() {
        (Verdict::Refresh, Vec::new())
    } else {
        (Verdict::Keep, Vec::new())
    };
    reasons.extend(refresh);
    judged.verdict = verdict;
    judged.reasons = reasons;
    judged
}

fn finish(judged: &Judged, facts: &Facts, stub: bool) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Some(first) = judged.unfinished.first() {
        let text: String = first.text.chars().take(60).collect();
        reasons.push(format!(
            "{} that it is not done, first on line {}: {text}",
            counted(judged.unfinished.len(), "mark"),
            first.line
        ));
    }
    if facts.draft {
        reasons.push("its front matter says that it is a draft".to_owned());
    }
    if stub {
        reasons.push(format!("it has {}", counted(facts.words, "word")));
    }
    reasons
}

fn refresh(judged: &Judged, page: &Document, days: i64, overdue: bool) -> Vec<String> {
    let mut reasons = Vec::new();
    if overdue {
        let what = match page.meta.last_reviewed() {
            Some(date) => format!("it says it was reviewed on {}", date.value),
            None => format!(
                "last changed on {}",
                judged.last_changed.as_deref().unwrap_or("–")
            ),
        };
        reasons.push(format!("{what}, {days} days ago"));
    }
    if let Some(first) = judged.dead_links.first() {
        reasons.push(format!(
            "{} nowhere, first on line {}: {}",
            match judged.dead_links.len() {
                1 => "1 link leads".to_owned(),
                many => format!("{many} links lead"),
            },
            first.line,
            first.text
        ));
    }
    for other in judged.contradicts.iter().take(3) {
        reasons.push(format!(
            "says “{}” on line {} where {}:{} says “{}”",
            other.says.text, other.says.line, other.path, other.line, other.there
        ));
    }
    reasons
}

/// Of pages that are alike one stays, to take in the others: the one that most pages link to, then the newest.
pub(super) fn best_of_its_kind_stays(mut pages: Vec<Judged>) -> Vec<Judged> {
    let rank = |page: &Judged| {
        let newest = std::cmp::Reverse(page.days.unwrap_or(i64::MAX));
        (
            page.linked_from,
            newest,
            std::cmp::Reverse(page.path.clone()),
        )
    };
    let ranks: BTreeMap<String, _> = pages
        .iter()
        .map(|page| (page.path.clone(), rank(page)))
        .collect();
    for page in pages
        .iter_mut()
        .filter(|page| page.verdict == Verdict::Merge)
    {
        let own = &ranks[&page.path];
        let better = page
            .alike
            .iter()
            .filter(|alike| ranks.get(&alike.path).is_some_and(|other| other > own))
            .max_by(|left, right| ranks.get(&left.path).cmp(&ranks.get(&right.path)));
        let percent = |share: f64| (share * 100.0).round();
        match better {
            Some(better) => {
                let reason = format!(
                    "{} % of it is in {}, which stays",
                    percent(better.share),
                    better.path
                );
                page.reasons.insert(0, reason);
            }
            None => {
                page.verdict = match page.reasons.is_empty() && page.unfinished.is_empty() {
                    true => Verdict::Keep,
                    false if !page.unfinished.is_empty() => Verdict::Finish,
                    false => Verdict::Refresh,
                };
                let others: Vec<&str> = page
                    .alike
                    .iter()
                    .take(3)
                    .map(|alike| alike.path.as_str())
                    .collect();
                page.reasons
                    .push(format!("takes in what is only in {}", others.join(", ")));
            }
        }
    }
    pages
}
