//! Which of many commits come before others, by one walk for all of them.

use std::collections::{BTreeSet, BinaryHeap, HashSet};

use git2::Oid;

use super::Git;

/// How far clocks may be apart, in seconds: a walk ends this long before the oldest commit that it looks for.
const SLACK: i64 = 3 * 24 * 60 * 60;

impl Git {
    /// Those of `wanted` that come before any of `from`; the walk ends where no more than `leave` of them are left.
    ///
    /// It goes from the newest back. Where clocks are further apart than some days, one may be missed; what is not in this
    /// clone is never found.
    pub fn before_any(
        &self,
        from: &BTreeSet<Oid>,
        wanted: &BTreeSet<Oid>,
        leave: usize,
    ) -> BTreeSet<Oid> {
        let of = |oid: &Oid| {
            let commit = self.raw().find_commit(*oid).ok()?;
            Some((commit.time().seconds(), *oid))
        };
        let mut open: BinaryHeap<(i64, Oid)> = from.iter().filter_map(of).collect();
        let mut left: BTreeSet<(i64, Oid)> = wanted.iter().filter_map(of).collect();
        let (mut found, mut met) = (BTreeSet::new(), HashSet::new());
        while let (Some((at, oid)), true) = (open.pop(), left.len() > leave) {
            if left.first().is_none_or(|(oldest, _)| at < oldest - SLACK) {
                break;
            }
            let Ok(commit) = self.raw().find_commit(oid) else {
                continue;
            };
            for parent in commit.parent_ids().filter(|parent| met.insert(*parent)) {
                if let Some(entry) = of(&parent) {
                    if left.remove(&entry) {
                        found.insert(parent);
                    }
                    open.push(entry);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use git2::Oid;
    use proptest::prelude::*;

    use super::Git;

    /// A history of empty commits, each with its parents among those before it and minutes between them.
    fn history(git: &Git, shape: &[(Vec<usize>, i64)]) -> Vec<Oid> {
        let repo = git.raw();
        let tree = repo
            .find_tree(repo.treebuilder(None).unwrap().write().unwrap())
            .unwrap();
        let mut made: Vec<Oid> = Vec::new();
        for (number, (parents, minutes)) in shape.iter().enumerate() {
            let when = git2::Time::new(1_700_000_000 + minutes * 60, 0);
            let who = git2::Signature::new("A", "a@example.com", &when).unwrap();
            let parents: BTreeSet<usize> = parents
                .iter()
                .filter(|_| number > 0)
                .map(|parent| parent % number.max(1))
                .collect();
            let parents: Vec<_> = parents
                .iter()
                .map(|parent| repo.find_commit(made[*parent]).unwrap())
                .collect();
            let parents: Vec<&git2::Commit<'_>> = parents.iter().collect();
            let message = format!("{number}");
            made.push(
                repo.commit(None, &who, &who, &message, &tree, &parents)
                    .unwrap(),
            );
        }
        made
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_comes_before_another_is_found_and_nothing_else(
            shape in proptest::collection::vec(
                (proptest::collection::vec(0usize..20, 0..3), -1000i64..1000),
                1..20,
            ),
            chosen in proptest::collection::vec(0usize..20, 1..8),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let git = Git::init(folder.path(), "main").unwrap();
            let made = history(&git, &shape);
            let tips: BTreeSet<Oid> = chosen.iter().map(|one| made[one % made.len()]).collect();
            let expected: BTreeSet<Oid> = tips
                .iter()
                .filter(|tip| {
                    let mut others = tips.iter().filter(|other| other != tip);
                    others.any(|other| git.is_ancestor(**tip, *other).unwrap())
                })
                .copied()
                .collect();
            prop_assert_eq!(git.before_any(&tips, &tips, 1), expected);
        }
    }
}
