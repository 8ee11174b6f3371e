//! Since when an SOP is asked of somebody, and since when it asks at all.

use jiff::civil::Date;

use super::Text;
use super::places::OnPath;
use crate::domain::document::Document;
use crate::domain::duty::Edition;
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::risk::Risk;
use crate::domain::tenure::{Tenure, route};
use crate::domain::version::Version;
use crate::ops::overview::holds_since;
use crate::store::Snapshot;

/// A version whose day has come, and whether its page says by itself that it is to be acknowledged.
pub(super) struct Said {
    pub(super) edition: Edition,
    pub(super) required: Option<bool>,
}

/// Whether a page says by itself that it is to be acknowledged.
pub(super) fn says(page: &Document) -> Option<bool> {
    match page.risk() {
        Risk::High => Some(true),
        _ => page.meta.ack.as_ref().and_then(|ack| ack.value.required),
    }
}

fn said_by(snapshot: &Snapshot, item: &PublishItem, page: Option<&Document>) -> Option<bool> {
    match (item.risk, page) {
        (Risk::High, _) => Some(true),
        (_, Some(page)) => says(page),
        // A text that is not here asks like the one that is.
        _ => {
            let said = snapshot.tenures.said(item.blob.as_str());
            said.unwrap_or(Some(true))
        }
    }
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
            required: said_by(snapshot, item, page.filter(|_| item.version == current)),
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

/// Since when the MAJOR in force asks to be acknowledged without a break; nothing where that is its own day.
pub(super) fn required_since(snapshot: &Snapshot, texts: &[Said]) -> Option<Date> {
    let current = texts.last()?.edition.version;
    let by_settings = snapshot.settings.ack.required.then(|| {
        let since = snapshot.tenures.route(route::REQUIRED);
        since.unwrap_or(Date::MIN)
    });
    let of_major = || {
        let texts = texts.iter().rev();
        texts.filter(|said| said.edition.version.major == current.major)
    };
    let since = unbroken(of_major(), by_settings)?;
    let text = of_major().map(|said| said.edition.since).min()?;
    (since > text).then_some(since)
}

/// Since when texts, the newest first, ask one after another: each until the day of the next, and what says nothing itself
/// from the day on which sop.yaml asks.
fn unbroken<'a>(texts: impl Iterator<Item = &'a Said>, by_settings: Option<Date>) -> Option<Date> {
    let (mut since, mut until) = (None, Date::MAX);
    for said in texts {
        let own = said.edition.since;
        if own > until {
            // A newer one held before its day came: it never did.
            continue;
        }
        let asks = match said.required {
            Some(true) => Some(own),
            Some(false) => None,
            None => by_settings.map(|day| day.max(own)),
        };
        let Some(asks) = asks.filter(|asks| *asks <= until) else {
            break;
        };
        since = Some(asks);
        if asks > own {
            break;
        }
        until = own;
    }
    since
}

/// Since when somebody is asked, and whether that is because they came later than what asks.
#[derive(Default)]
pub(super) struct Since {
    pub(super) day: Option<Date>,
    pub(super) newer: bool,
}

/// Since when somebody is asked: by the way that asked first. Without the history of one of them nothing is known.
pub(super) fn asked_since(
    snapshot: &Snapshot,
    text: &Text<'_>,
    tenure: Option<Tenure<'_>>,
    roles: &[String],
    places: &[OnPath<'_>],
) -> Since {
    if snapshot.tenures.is_empty() {
        return Since::default();
    }
    let by_path = places
        .iter()
        .filter(|place| place.is_acknowledged())
        .map(OnPath::acknowledged_since);
    let by_page = || {
        let by_role = roles
            .iter()
            .map(|role| held_since(snapshot, text, tenure?, role));
        by_role.chain(places.iter().map(OnPath::since))
    };
    // What need not be acknowledged by the page's own word is asked for by the paths that say so alone.
    let own: Option<Vec<Date>> = match text.required {
        true => by_page().collect(),
        false => by_path.clone().collect(),
    };
    let Some(own) = own.and_then(|days| days.into_iter().min()) else {
        return Since::default();
    };
    let own = handed_over(snapshot, text, tenure, own);
    match text.required_since.filter(|_| text.required) {
        None => Since {
            day: Some(own),
            newer: true,
        },
        Some(required) => {
            let by_path = by_path.flatten().min();
            let day = own.max(required);
            // A path that asked already goes on asking, and has its own time.
            match by_path.filter(|by_path| *by_path < day) {
                Some(by_path) => Since {
                    day: Some(by_path),
                    newer: true,
                },
                None => Since {
                    day: Some(day),
                    newer: own > required,
                },
            }
        }
    }
}

/// Since when somebody is in a role, and the page names it.
fn held_since(
    snapshot: &Snapshot,
    text: &Text<'_>,
    tenure: Tenure<'_>,
    role: &str,
) -> Option<Date> {
    let held = tenure.role(role)?;
    let named = snapshot.tenures.named(text.id.as_str(), role);
    Some(named.map_or(held, |named| held.max(named)))
}

/// Whoever had another role that asks for the same until that day was asked before: a move gives no new time.
fn handed_over(
    snapshot: &Snapshot,
    text: &Text<'_>,
    tenure: Option<Tenure<'_>>,
    mut since: Date,
) -> Date {
    let Some(tenure) = tenure.filter(|_| text.required) else {
        return since;
    };
    let before = |since: Date| {
        let roles = text.roles.iter();
        let stretches = roles.flat_map(|role| {
            let named = snapshot.tenures.named(text.id.as_str(), role);
            let was = tenure.was(role).iter();
            was.map(move |(from, until)| (named.map_or(*from, |named| named.max(*from)), *until))
        });
        let earlier = stretches.filter(|(from, until)| *from < since && *until >= since);
        earlier.map(|(from, _)| from).min()
    };
    while let Some(earlier) = before(since) {
        since = earlier;
    }
    since
}
