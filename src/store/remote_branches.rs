//! Branches of the remote that have done their work: deleted under lease, as many as there are in one push.

use std::collections::BTreeMap;

use git2::Oid;

use super::Store;
use super::program::said;
use crate::error::Result;

/// How many branches one push deletes: two words of a command line each.
const AT_ONCE: usize = 500;

/// What became of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Deleted {
    /// Those that are gone.
    pub gone: Vec<String>,
    /// Those that are still there, each with what git said and the command that deletes it.
    pub notices: Vec<String>,
}

impl Store {
    /// Deletes branches of the remote that still are where they were when it was last asked; the others are left.
    pub(super) fn delete_remote_branches(
        &self,
        remote: &str,
        branches: &[&str],
    ) -> Result<Deleted> {
        let mut tracked = Vec::new();
        for branch in branches {
            if let Some(at) = self
                .git
                .reference(&format!("refs/remotes/{remote}/{branch}"))?
            {
                tracked.push((*branch, at));
            }
        }
        let mut deleted = Deleted::default();
        for some in tracked.chunks(AT_ONCE) {
            self.delete_some(remote, some, &mut deleted)?;
        }
        Ok(deleted)
    }

    fn delete_some(
        &self,
        remote: &str,
        branches: &[(&str, Oid)],
        deleted: &mut Deleted,
    ) -> Result<()> {
        let leases = branches
            .iter()
            .map(|(branch, at)| format!("--force-with-lease=refs/heads/{branch}:{at}"));
        let specs = branches
            .iter()
            .map(|(branch, _)| format!(":refs/heads/{branch}"));
        let words: Vec<String> = ["push", "--porcelain", "--no-verify"]
            .map(str::to_owned)
            .into_iter()
            .chain(leases)
            .chain(["--".to_owned(), remote.to_owned()])
            .chain(specs)
            .collect();
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = self.programs.git(&args)?;
        let porcelain = String::from_utf8_lossy(&output.stdout).into_owned();
        let answers = answers(&porcelain);
        for (branch, at) in branches {
            match answers.get(branch) {
                Some(Answer::Deleted) => {
                    self.git
                        .delete_reference(&format!("refs/remotes/{remote}/{branch}"), *at)?;
                    deleted.gone.push((*branch).to_owned());
                }
                refused => {
                    let words = match refused {
                        Some(Answer::Refused(words)) => (*words).to_owned(),
                        _ => said(&output),
                    };
                    deleted.notices.push(format!(
                        "{branch} is still on {remote} ({words}): git push {remote} --delete {branch}"
                    ));
                }
            }
        }
        Ok(())
    }
}

/// What git says of one branch that it was to delete.
#[derive(Debug, PartialEq, Eq)]
enum Answer<'a> {
    Deleted,
    Refused(&'a str),
}

/// By branch what `git push --porcelain` answers: lines `FLAG<TAB>:REF<TAB>WORDS`, where `-` means deleted.
fn answers(porcelain: &str) -> BTreeMap<&str, Answer<'_>> {
    let of_line = |line| {
        let (flag, rest) = str::split_once(line, "\t:refs/heads/")?;
        let (branch, words) = rest.split_once('\t')?;
        let answer = match flag {
            "-" => Answer::Deleted,
            _ => Answer::Refused(words),
        };
        Some((branch, answer))
    };
    porcelain.lines().filter_map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::{Answer, answers};

    #[test]
    fn of_a_push_that_went_through_in_part_each_branch_has_its_answer() {
        let said = "To /srv/origin.git\n\
                    -\t:refs/heads/sop-inbox/aa\t[deleted]\n\
                    !\t:refs/heads/sop-inbox/bb\t[rejected] (stale info)\n\
                    Done\n";
        let answers = answers(said);
        assert_eq!(answers.len(), 2);
        assert_eq!(answers["sop-inbox/aa"], Answer::Deleted);
        let stale = Answer::Refused("[rejected] (stale info)");
        assert_eq!(answers["sop-inbox/bb"], stale);
    }
}
