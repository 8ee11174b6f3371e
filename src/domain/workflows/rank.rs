//! What to write next: how often it is done in a year, times what a mistake costs, times how much hangs on single
//! people; twice as much where only one person knows how.

use ecow::EcoString;

use super::Workflow;
use crate::domain::measure::measures;
use crate::domain::words::key;

/// Times a year where nothing can be read: once a month.
const UNREAD: f64 = 12.0;

/// The rank; more is sooner. Cost and dependence that nobody gave count as 1.
pub fn rank(workflow: &Workflow) -> f64 {
    let often = workflow.how_often.as_deref().map_or(UNREAD, per_year);
    let only = if workflow.only.is_some() { 2.0 } else { 1.0 };
    often
        * workflow.cost.unwrap_or(1.0).max(0.0)
        * workflow.dependence.unwrap_or(1.0).max(0.0)
        * only
}

/// How many times a year `40 a month`, `every six weeks`, `twice a week`, `daily`, `rarely` are.
pub fn per_year(text: &str) -> f64 {
    let words: Vec<EcoString> = text.split_whitespace().map(key).collect();
    let has = |word: &str| words.iter().any(|own| own == word);
    let Some(periods) = words.iter().find_map(|word| period(word)) else {
        return match () {
            () if has("rarely") || has("seldom") || has("once") => 1.0,
            () if has("often") || has("constantly") => 250.0,
            () if has("sometimes") || has("occasionally") => 6.0,
            () => measures(text).first().map_or(UNREAD, |number| number.value),
        };
    };
    let number = measures(text)
        .first()
        .map(|number| number.value)
        .filter(|number| *number > 0.0);
    if has("every") || has("each") {
        let every = number.unwrap_or(if has("other") || has("second") {
            2.0
        } else {
            1.0
        });
        return periods / every;
    }
    let times = match () {
        () if has("twice") => 2.0,
        () if has("thrice") => 3.0,
        () if has("few") || has("couple") => 3.0,
        () if has("several") => 5.0,
        () if has("many") || has("dozens") => 20.0,
        () => number.unwrap_or(1.0),
    };
    times * periods
}

/// How many of a period a working year has.
fn period(word: &str) -> Option<f64> {
    Some(match word {
        "hour" | "hours" | "hourly" => 2_000.0,
        "day" | "days" | "daily" | "morning" | "evening" | "night" | "nightly" => 250.0,
        "week" | "weeks" | "weekly" => 52.0,
        "fortnight" | "fortnightly" | "biweekly" => 26.0,
        "month" | "months" | "monthly" => 12.0,
        "quarter" | "quarters" | "quarterly" => 4.0,
        "year" | "years" | "yearly" | "annually" | "annual" => 1.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_often_is_read() {
        for (text, times) in [
            ("40 a month", 480.0),
            ("twice a month", 24.0),
            ("a few a week", 156.0),
            ("every six weeks", 52.0 / 6.0),
            ("every other week", 26.0),
            ("every day", 250.0),
            ("weekly", 52.0),
            ("a few a year", 3.0),
            ("rarely", 1.0),
            ("who knows", UNREAD),
            ("", UNREAD),
        ] {
            assert!(
                (per_year(text) - times).abs() < 1e-9,
                "{text}: {}",
                per_year(text)
            );
        }
    }

    #[test]
    fn the_rank_is_a_product_and_only_one_who_knows_doubles_it() {
        let mut workflow = Workflow {
            how_often: Some("40 a month".into()),
            cost: Some(4.0),
            dependence: Some(5.0),
            ..Workflow::default()
        };
        assert_eq!(rank(&workflow), 9_600.0);
        workflow.only = Some("p-7f3a".into());
        assert_eq!(rank(&workflow), 19_200.0);
    }
}
