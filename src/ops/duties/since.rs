//! What the versions of an SOP ask: since when it is to be acknowledged, how soon, and for how long.

use jiff::civil::Date;

use crate::domain::document::Document;
use crate::domain::duty::{Edition, Terms};
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::meta::Ack;
use crate::domain::risk::Risk;
use crate::domain::settings::AckSettings;
use crate::domain::timeline::Timeline;
use crate::domain::version::Version;
use crate::ops::overview::holds_since;
use crate::store::Snapshot;

/// A version whose day has come, and what its page says by itself of acknowledgement.
pub(super) struct Said {
    pub(super) edition: Edition,
    pub(super) ack: Ack,
}

/// What a page says by itself of acknowledgement.
pub(super) fn says(page: &Document) -> Ack {
    let own = page.meta.ack.as_ref();
    by_risk(page.risk(), own.map(|ack| ack.value).unwrap_or_default())
}

fn by_risk(risk: Risk, own: Ack) -> Ack {
    let required = match risk {
        Risk::High => Some(true),
        _ => own.required,
    };
    Ack { required, ..own }
}

/// What a version says, of which the one in force is here; a text that is not here asks like the one that is.
fn said_by(snapshot: &Snapshot, item: &PublishItem, page: Option<&Document>, is_page: bool) -> Ack {
    let of_page = page.map(says);
    let own = match of_page.filter(|_| is_page) {
        Some(own) => own,
        None => snapshot
            .tenures
            .said(item.blob.as_str())
            .unwrap_or_else(|| Ack {
                required: Some(true),
                ..of_page.unwrap_or_default()
            }),
    };
    by_risk(item.risk, own)
}

/// The versions of an SOP whose day has come, in the order of the ledger but for the one in force, which comes last.
pub(super) fn texts(
    snapshot: &Snapshot,
    id: &SopId,
    current: Version,
    today: Date,
    page: Option<&Document>,
) -> Vec<Said> {
    let standing = snapshot.ledger.registry.standing(id);
    let mut texts: Vec<Said> = standing
        .filter(|(_, item)| item.effective_on.is_none_or(|date| date <= today))
        .map(|(publication, item)| Said {
            edition: Edition {
                version: item.version,
                // A clock that runs ahead gives no time.
                since: holds_since(snapshot, publication, item).min(today),
            },
            ack: said_by(snapshot, item, page, item.version == current),
        })
        .collect();
    let at = texts
        .iter()
        .rposition(|said| said.edition.version == current);
    if let Some(at) = at {
        let last = texts.remove(at);
        texts.push(last);
    }
    texts
}

/// What the MAJOR in force asks, day by day: whether it is to be acknowledged, how soon, and for how long.
#[derive(Default)]
pub(super) struct Asks {
    pub(super) required: Timeline<()>,
    pub(super) terms: Timeline<Terms>,
}

/// What texts ask of which the last is in force.
pub(super) fn day_by_day(snapshot: &Snapshot, texts: &[Said]) -> Asks {
    let mut asks = Asks::default();
    let Some(current) = texts.last() else {
        return asks;
    };
    let major = current.edition.version.major;
    let of_major = texts.iter();
    let of_major: Vec<&Said> = of_major
        .filter(|said| said.edition.version.major == major)
        .collect();
    let settings = &snapshot.tenures.settings;
    let texts = of_major.iter().map(|said| said.edition.since);
    let first = texts.clone().min().unwrap_or(Date::MIN);
    let mut days: Vec<Date> = texts.chain(settings.changes()).collect();
    days.retain(|day| *day >= first);
    days.sort_unstable();
    days.dedup();
    let known = settings.changes().next().is_some();
    for day in days {
        let mut before = of_major.iter().rev();
        let said = before.find(|said| said.edition.since <= day);
        let own = said.map(|said| said.ack).unwrap_or_default();
        let settings = match settings.at(day) {
            Some(settings) => settings.clone(),
            None if known => AckSettings::default(),
            None => snapshot.settings.ack.clone(),
        };
        let on_day = Terms {
            within: own.within.unwrap_or(settings.within),
            expires: own.expires.or(settings.expires),
        };
        let required = own.required.unwrap_or(settings.required);
        asks.required.set(day, required.then_some(()));
        asks.terms.set(day, Some(on_day));
    }
    asks
}
