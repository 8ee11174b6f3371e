//! The tags of publications on the remote: where it was added late, nothing else brings them there.

use std::collections::BTreeMap;

use super::Store;
use super::program::said;
use super::snapshot::Scope;
use crate::domain::ledger::tag::tags_of;
use crate::error::{Error, Result};

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct SharedTags {
    /// What the remote did not have.
    pub sent: Vec<String>,
    /// What the user should know.
    pub notices: Vec<String>,
}

impl Store {
    /// Pushes the tags of publications that the remote lacks; one that it has otherwise is left alone.
    ///
    /// # Errors
    /// The remote does not answer.
    pub fn share_tags(&self) -> Result<SharedTags> {
        let mut shared = SharedTags::default();
        let snapshot = self.snapshot_without_ledger(Scope::BRIEF)?;
        let Some(remote) = &snapshot.layout.remote else {
            return Ok(shared);
        };
        let prefix = &snapshot.settings.branch_prefix;
        let mut own = BTreeMap::new();
        let publications = snapshot.ledger.registry.publications().iter();
        for publication in publications.filter(|publication| publication.merged) {
            let registry = &snapshot.ledger.registry;
            let Some(submission) = registry.submission(&publication.body.submit) else {
                continue;
            };
            for tag in tags_of(publication, submission, prefix) {
                let Some(oid) = self.git.reference(&format!("refs/tags/{}", tag.name))? else {
                    continue;
                };
                // One that was moved is for `verify` to name, and for nobody to spread.
                let bytes = self.git.object(oid)?.map(|(_, bytes)| bytes);
                if bytes.as_deref() == Some(tag.bytes.as_bytes()) {
                    own.insert(tag.name, oid);
                }
            }
        }
        if own.is_empty() {
            return Ok(shared);
        }
        let there = self.remote_tags(remote, prefix)?;
        let missing: Vec<String> = own
            .iter()
            .filter(|(name, _)| !there.contains_key(*name))
            .map(|(name, oid)| format!("{oid}:refs/tags/{name}"))
            .collect();
        if missing.is_empty() {
            return Ok(shared);
        }
        let mut args = vec!["push", "--quiet", "--no-verify", "--", remote];
        args.extend(missing.iter().map(String::as_str));
        let output = self.programs.git(&args)?;
        if output.status.success() {
            let names = own.into_keys().filter(|name| !there.contains_key(name));
            shared.sent = names.collect();
        } else {
            shared.notices.push(format!(
                "the tags of publications are not on {remote} yet ({}): git push {remote} --tags",
                said(&output)
            ));
        }
        Ok(shared)
    }

    fn remote_tags(&self, remote: &str, prefix: &str) -> Result<BTreeMap<String, String>> {
        let pattern = format!("refs/tags/{prefix}/*");
        let output = self
            .programs
            .git(&["ls-remote", "--refs", "--", remote, &pattern])?;
        if !output.status.success() {
            return Err(Error::remote(format!("the remote `{remote}` failed")).cause(said(&output)));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let tags = text.lines().filter_map(|line| {
            let (id, name) = line.split_once('\t')?;
            Some((name.strip_prefix("refs/tags/")?.to_owned(), id.to_owned()))
        });
        Ok(tags.collect())
    }
}
