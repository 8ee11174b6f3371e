//! Publishing before it is approved: who may, and until when it has to be approved then.

use jiff::Timestamp;
use jiff::civil::Date;

use super::ledger::Class;
use super::ledger::record::Emergency;
use super::organisation::Organisation;
use super::plain::says_something;
use super::settings::{EmergencyRule, Identity, Settings};

/// Why somebody may not; a sentence without its subject.
pub type Refusal = &'static str;

/// Who publishes, on which day, and how well that is known.
#[derive(Debug, Clone, Copy)]
pub struct Publisher<'a> {
    /// The person.
    pub by: &'a str,
    /// The day.
    pub day: Date,
    /// How well it is known that it is they.
    pub class: Class,
}

/// The rule by which somebody may publish before it is approved.
///
/// # Errors
/// They may not.
pub fn entitled<'a>(
    settings: &'a Settings,
    organisation: &Organisation,
    publisher: Publisher<'_>,
    high_risk: bool,
) -> Result<&'a EmergencyRule, Refusal> {
    let rule = settings
        .approvals
        .emergency
        .as_ref()
        .ok_or("sop.yaml lets nobody publish before it is approved")?;
    let person = organisation
        .people
        .by_id(publisher.by)
        .ok_or("they are not in people.yaml")?;
    if !person.is_human() {
        return Err("a service may not publish before it is approved");
    }
    if !person.active_on(publisher.day) {
        return Err("they are not with us on that day");
    }
    let named = |reference| organisation.refers_to(reference, person);
    if !rule.by.iter().any(named) {
        return Err("`approvals.emergency.by` does not name them");
    }
    let word = |identity: &Identity| matches!(identity, Identity::Terminal | Identity::Asserted);
    if high_risk && publisher.class != Class::Proven {
        return Err("at high risk only a key shows that it is they");
    }
    if publisher.class != Class::Proven && !settings.identity.iter().any(word) {
        return Err("only a key shows that it is they, by `identity` in sop.yaml");
    }
    Ok(rule)
}

/// When it went live, as far as its author's clock is believed: not before it was submitted, and not after now.
pub fn went_live(published: Timestamp, submitted: Timestamp, now: Timestamp) -> Timestamp {
    published.max(submitted).min(now)
}

/// The last day on which the approval of something published on that day is in time.
pub fn until(rule: &EmergencyRule, day: Date) -> Date {
    rule.within.after(day)
}

/// The last day that counts, and whether the record says no other: a later one does not, and a reason is given.
pub fn deadline(rule: &EmergencyRule, emergency: &Emergency, day: Date) -> (Date, bool) {
    // A day of slack: where the day begins is a setting.
    let latest = until(rule, day.tomorrow().unwrap_or(day));
    let holds = emergency.until <= latest && says_something(&emergency.reason);
    (emergency.until.min(latest), holds)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        reason = "a test that cannot set up its world has failed"
    )]

    use jiff::civil::date;

    use super::*;

    fn organisation() -> Organisation {
        let people = "people:\n  - {id: maria, roles: [lead]}\n  - {id: jon}\n  - {id: gone, roles: [lead], end: 2026-11-01}\n  - {id: bot, kind: service, roles: [lead]}\n";
        Organisation {
            people: serde_yaml::from_str(people).unwrap(),
            ..Organisation::default()
        }
    }

    #[test]
    fn who_may_publish_before_it_is_approved() {
        const RULE: &str = "approvals: {emergency: {by: [role:lead], within: 1 week}}\n";
        let (claimed, proven) = (Class::Claimed, Class::Proven);
        for (settings, by, class, high_risk, may) in [
            (RULE, "maria", claimed, false, true),
            (RULE, "jon", proven, false, false),
            (RULE, "gone", proven, false, false),
            (RULE, "bot", proven, false, false),
            (RULE, "nobody", proven, false, false),
            (RULE, "maria", claimed, true, false),
            (RULE, "maria", proven, true, true),
            ("{}", "maria", proven, false, false),
        ] {
            let settings: Settings = serde_yaml::from_str(settings).unwrap();
            let publisher = Publisher {
                by,
                day: date(2026, 11, 22),
                class,
            };
            let found = entitled(&settings, &organisation(), publisher, high_risk);
            assert_eq!(found.is_ok(), may, "{by} {class} {high_risk}: {found:?}");
        }
        let keys = format!("{RULE}identity: [key, forge]\n");
        let settings: Settings = serde_yaml::from_str(&keys).unwrap();
        for (class, may) in [(claimed, false), (proven, true)] {
            let publisher = Publisher {
                by: "maria",
                day: date(2026, 11, 22),
                class,
            };
            let found = entitled(&settings, &organisation(), publisher, false);
            assert_eq!(found.is_ok(), may);
        }
    }

    #[test]
    fn a_deadline_is_no_later_than_the_rule_gives() {
        let rule: EmergencyRule = serde_yaml::from_str("{by: [jon], within: 2 days}").unwrap();
        let day = date(2026, 11, 22);
        assert_eq!(until(&rule, day), date(2026, 11, 24));
        for (reason, days, holds, last) in [
            ("the till burns", 24, true, 24),
            ("the till burns", 22, true, 22),
            ("the till burns", 25, true, 25),
            ("the till burns", 26, false, 25),
            (" ", 24, false, 24),
        ] {
            let emergency = Emergency {
                reason: reason.to_owned(),
                until: date(2026, 11, days),
            };
            let found = deadline(&rule, &emergency, day);
            assert_eq!(found, (date(2026, 11, last), holds), "{reason} {days}");
        }
    }
}
