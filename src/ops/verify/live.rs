//! The default branch as it stands: what is live is what was published, and nothing claims more.

use super::{Case, Failure};
use crate::domain::document::Document;
use crate::domain::ledger::Action;
use crate::domain::ledger::record::PublishItem;
use crate::domain::registry::Publication;
use crate::domain::status::Status;

impl Case<'_> {
    pub(super) fn live(&self, failures: &mut Vec<Failure>) {
        for (publication, item) in self.snapshot.ledger.registry.governed().values() {
            failures.extend(self.governed(publication, item));
        }
        if self.snapshot.settings.ledger.is_some() {
            for page in &self.snapshot.pages {
                failures.extend(self.claims(page));
            }
        }
        let read = |path: &str| self.snapshot.pages.at(path).is_some();
        for (path, why) in self.snapshot.refused.iter().filter(|(path, _)| !read(path)) {
            let message = format!("{path} has the name of a page, and is not judged: {why}");
            failures.push(Failure::warning("page-not-read", message).path(path));
        }
    }

    /// A governed SOP stays governed until it is retired: same place, same bytes, same claim.
    fn governed(&self, publication: &Publication, item: &PublishItem) -> Option<Failure> {
        let name = |failure: Failure| {
            failure
                .sop(&item.id, Some(item.version))
                .path(&item.path)
                .record(&publication.record)
        };
        let removed = |why: String| {
            name(Failure::error("governance-removed", why)).hint(format!(
                "sop retire {} --reason 'WHY'   (the way to end it)",
                item.id
            ))
        };
        let Some(live) = self.evidence.live.get(&item.path) else {
            let moved = self
                .snapshot
                .page(&item.id)
                .filter(|page| page.path != item.path);
            return Some(match moved {
                Some(page) => removed(format!(
                    "{} was published at {}, and is at {} now",
                    item.id, item.path, page.path
                ))
                .hint(format!(
                    "git mv {} {}   (then move it by a revision: sop edit {})",
                    page.path, item.path, item.id
                )),
                None => removed(format!(
                    "{} is governed, and {} is gone",
                    item.id, item.path
                )),
            });
        };
        if !live.regular {
            return Some(removed(format!("{} is no plain file any more", item.path)));
        }
        if !self.snapshot.globs.matches(&item.path) {
            return Some(removed(format!(
                "sop.yaml's globs do not reach {} any more",
                item.path
            )));
        }
        if live.digest != Some(item.digest) {
            return Some(
                name(Failure::error(
                    "bytes-not-published",
                    format!(
                        "{} or one of its pictures is not what was published as {} {}",
                        item.path, item.id, item.version
                    ),
                ))
                .hint(format!(
                    "git revert COMMIT   (git log -- {} names it), then: sop edit {}",
                    item.path, item.id
                )),
            );
        }
        let page = self.snapshot.pages.at(&item.path)?;
        if page.id != item.id {
            return Some(removed(format!(
                "{} says that it is {} now",
                item.path, page.id
            )));
        }
        if page.status() != Some(Status::Published) {
            return Some(removed(format!(
                "{} no longer says that it is published",
                item.path
            )));
        }
        if page.version() != Some(item.version) {
            let says = page
                .version()
                .map_or_else(|| "none".to_owned(), |version| version.to_string());
            return Some(name(Failure::error(
                "version-differs",
                format!(
                    "{} says version {says}, and {} was published",
                    item.path, item.version
                ),
            )));
        }
        None
    }

    /// A page that claims to be published, or carries a version, without a record.
    fn claims(&self, page: &Document) -> Option<Failure> {
        let registry = &self.snapshot.ledger.registry;
        let of_version = registry
            .publications_of(&page.id)
            .filter(|(publication, _)| !publication.voided())
            .map(|(_, item)| item)
            .filter(|item| Some(item.version) == page.version());
        // One that was moved away from its place is named for that alone; a copy beside it claims what it is not.
        let recorded = of_version
            .into_iter()
            .any(|item| item.path == page.path || !self.evidence.live.contains_key(&item.path));
        let last = registry.last(&page.id);
        let name = |failure: Failure| failure.sop(&page.id, page.version()).path(&page.path);
        let claimed = claimed_unread(page).then_some(Status::Published);
        match claimed.or(page.status()) {
            Some(Status::Published) if !recorded => Some(
                name(Failure::error(
                    "published-without-record",
                    format!(
                        "{} says that it is published, and no record says so",
                        page.path
                    ),
                ))
                .hint(format!(
                    "sop edit {}   (then submit, approve, publish), or take the status back",
                    page.id
                )),
            ),
            Some(Status::Published)
                if last.is_some_and(|(_, item)| item.action == Action::Retire) =>
            {
                Some(name(Failure::error(
                    "retired-revived",
                    format!("{} was retired, and says that it is published", page.path),
                )))
            }
            Some(Status::Published)
                if last.is_none()
                    && registry
                        .publications_of(&page.id)
                        .any(|(publication, _)| publication.withdrawn.is_some()) =>
            {
                Some(name(Failure::error(
                    "withdrawn-revived",
                    format!(
                        "{} was withdrawn, and is on the default branch again",
                        page.path
                    ),
                )))
            }
            Some(Status::Retired) if last.is_none_or(|(_, item)| item.action != Action::Retire) => {
                let message = format!(
                    "{} says that it is retired, and no record says so",
                    page.path
                );
                Some(name(Failure::error("retired-without-record", message)))
            }
            // A page of another convention may carry numbers of its own; one that is ours gets them by `submit`.
            status if page.version().is_some() && !recorded && last.is_none() => {
                let message = format!(
                    "{} carries a version, and no record gives it one",
                    page.path
                );
                Some(name(if status.is_some() {
                    Failure::error("version-without-record", message)
                } else {
                    Failure::warning("unrecorded-version", message)
                }))
            }
            _ => None,
        }
    }
}

/// Whether front matter that cannot be read says `published` to whoever reads it all the same.
fn claimed_unread(page: &Document) -> bool {
    let front = page.text.get(..page.body_at).unwrap_or_default();
    let says = |line: &str| {
        let words = line.replace(['"', '\''], "");
        let value = words.strip_prefix("status").map(str::trim_start);
        let value = value.and_then(|value| value.strip_prefix(':'));
        value.is_some_and(|value| value.trim_start().starts_with("published"))
    };
    !page.problems.is_empty() && front.lines().any(says)
}
