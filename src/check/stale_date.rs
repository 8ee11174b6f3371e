//! `stale-date`: a date that has passed.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "stale-date",
    severity: Severity::Warning,
    what: "The text says that something holds or is due until, by or through a day that is past, or \"as of\" a year that \
          is over.",
    why: "Either it is no longer so, or nobody has looked since. English pages only; sentences in the past tense and pages \
          that record what was (changelogs, minutes, archives, reports of incidents) are left alone.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          The discount is valid until 31 March 2019, and the terms of it are in the contract.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           The discount is valid until the end of the contract, and the terms of it are in there.\n",
    run: Run::Page(run),
    fix: None,
};

const DATE: &str = r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m1>[A-Za-z]{3,9})\.?,? (?P<y1>20\d\d)|(?P<m2>[A-Za-z]{3,9})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>20\d\d)|(?P<iso>20\d\d-\d\d-\d\d)|(?:the end of |end of )?(?P<m3>[A-Za-z]{3,9}) (?P<y3>20\d\d)|(?:the end of |end of )?(?P<y4>20\d\d))\b";

/// `valid until 31 March 2024`, `due by March 2024`, `as of 2019`.
static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let lead = r"(?i-u)\b(?P<lead>as of|valid (?:until|through|till)|(?:until|through|till|by|before|expires?|expires? on|deadline is|due on|due by|no later than))";
    Regex::new(&format!("{lead} {DATE}")).ok()
});

/// Words of a sentence that is about what is to come or holds now.
static AHEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i-u)\b(?:will|must|should|shall|needs? to|have to|has to|please|plan(?:s|ned|ning)? to|going to|is valid|are valid|valid until|valid through|expires?|deadline|is due|are due|available until|supported until|remains?|no later than)\b").ok()
});

/// Words of a sentence about what was.
static PAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i-u)\b(?:was|were|had|did|been|ended|expired|used to|formerly|previously|originally|e\.g|example|for instance)\b|(?u:["“`])"#).ok()
});

/// Words in a path of pages that tell what was.
const RECORDS: [&str; 20] = [
    "archive",
    "blog",
    "changelog",
    "changes",
    "release",
    "postmortem",
    "post-mortem",
    "incident-report",
    "minutes",
    "news",
    "history",
    "adr",
    "decision",
    "rfc",
    "weeknotes",
    "retro",
    "okr",
    "goals",
    "roadmap",
    "meeting",
];

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let (Some(today), Some(phrase)) = (context.today, PHRASE.as_ref()) else {
        return Vec::new();
    };
    let path = page.path.to_lowercase();
    let record = RECORDS.iter().any(|word| path.contains(word)) || path.contains("/20");
    if record || !page.body().contains("20") || !page.is_english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (start, line) in page.body_lines().filter(|(_, line)| line.contains("20")) {
        for hit in phrase.captures_iter(line) {
            let (Some(whole), Some(last)) = (hit.get(0), last_day(&hit)) else {
                continue;
            };
            let at = start + whole.start();
            let sentence = sentence(line, whole.start());
            let cut = line[whole.end()..].starts_with('-');
            if !cut
                && last < today
                && !page.prose().is_apart(at)
                && is_claim(&hit, sentence, last, today)
            {
                let message = format!("{:?} is past", super::quote::quote(whole.as_str()));
                let hint = "is it still so? write what holds today, or take it out";
                found.push(RULE.finding(page, page.place(at), &message, hint));
            }
        }
    }
    found
}

/// Whether the sentence says of today what it says.
fn is_claim(hit: &Captures<'_>, sentence: &str, last: Date, today: Date) -> bool {
    let says = |regex: &LazyLock<Option<Regex>>| {
        regex.as_ref().is_some_and(|regex| regex.is_match(sentence))
    };
    let lead = hit
        .name("lead")
        .map_or("", |lead| lead.as_str())
        .to_lowercase();
    match &*lead {
        // With a day it says since when something holds: "as of 1 April 2022, all orders need a number".
        "as of" => {
            let dayless = ["d1", "d2", "iso"]
                .into_iter()
                .all(|name| hit.name(name).is_none());
            let since = [" i've ", " we've ", "completed", " new "]
                .iter()
                .any(|word| sentence.to_lowercase().contains(word));
            dayless && !since && !says(&PAST) && today.year() > last.year()
        }
        _ => says(&AHEAD) && !says(&PAST),
    }
}

/// The last day that a phrase covers; none where its month is no month.
fn last_day(hit: &Captures<'_>) -> Option<Date> {
    let text = |name: &str| hit.name(name).map(|found| found.as_str());
    if let Some(iso) = text("iso") {
        return iso.parse().ok();
    }
    let year: i16 = ["y1", "y2", "y3", "y4"]
        .into_iter()
        .find_map(text)?
        .parse()
        .ok()?;
    let month = match ["m1", "m2", "m3"].into_iter().find_map(text) {
        Some(name) => month(name)?,
        None => return Date::new(year, 12, 31).ok(),
    };
    match ["d1", "d2"].into_iter().find_map(text) {
        Some(day) => Date::new(year, month, day.parse().ok()?).ok(),
        None => Date::new(year, month, 1)
            .ok()
            .map(|date| date.last_of_month()),
    }
}

fn month(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| month.starts_with(&name) && name.len() >= 3)?;
    i8::try_from(at + 1).ok()
}

/// The sentence around a byte of a line.
fn sentence(line: &str, at: usize) -> &str {
    let start = line[..at].rfind(". ").map_or(0, |dot| dot + 2);
    let end = line[at..].find(". ").map_or(line.len(), |dot| at + dot);
    &line[start..end]
}
