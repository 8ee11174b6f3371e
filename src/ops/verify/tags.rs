//! Tags, which are conveniences, and numbers, which are given once.

use super::{Case, Failure};
use crate::domain::ledger::tag;

impl Case<'_> {
    pub(super) fn tags(&self, failures: &mut Vec<Failure>) {
        let prefix = &self.snapshot.settings.branch_prefix;
        let mut expected = std::collections::BTreeSet::new();
        for publication in self
            .snapshot
            .ledger
            .registry
            .publications()
            .iter()
            .filter(|publication| publication.merged)
        {
            let registry = &self.snapshot.ledger.registry;
            let Some(submission) = registry.submission(&publication.body.submit) else {
                continue;
            };
            for tag in tag::tags_of(publication, submission, prefix) {
                match self.evidence.tags.get(&tag.name) {
                    None => failures.push(
                        Failure::warning(
                            "tag-missing",
                            format!("the tag {} is not in this clone", tag.name),
                        )
                        .record(&publication.record)
                        .hint("git fetch --tags"),
                    ),
                    Some(bytes) if bytes.as_deref() == Some(&tag.bytes) => {}
                    Some(_) => failures.push(
                        Failure::error(
                            "tag-moved",
                            format!("the tag {} is not the one that its record makes", tag.name),
                        )
                        .record(&publication.record)
                        .hint(format!(
                            "git tag -d {}   (the next sop command that writes makes it again)",
                            tag.name
                        )),
                    ),
                }
                expected.insert(tag.name);
            }
        }
        for name in self
            .evidence
            .tags
            .keys()
            .filter(|name| !expected.contains(*name) && tag::is_of_a_version(name, prefix))
        {
            failures.push(
                Failure::error(
                    "tag-without-record",
                    format!("the tag {name} belongs to no publication"),
                )
                .hint(format!("git tag -d {name}")),
            );
        }
    }

    /// Two publications of one version with other bytes, date or path are both kept and named.
    pub(super) fn doubles(&self, failures: &mut Vec<Failure>) {
        let mut given = std::collections::BTreeSet::new();
        let publications = self.snapshot.ledger.registry.publications().iter();
        for later in publications.filter(|publication| !publication.voided()) {
            for item in &later.body.sops {
                if given.insert((&item.id, item.version, item.action)) {
                    continue;
                }
                let message = format!(
                    "{} {} was published before: a number is given once",
                    item.id, item.version
                );
                failures.push(
                    Failure::error("version-published-twice", message)
                        .sop(&item.id, Some(item.version))
                        .path(&item.path)
                        .record(&later.record),
                );
            }
        }
    }
}
