//! Handles on one repository for threads side by side: a handle is never shared.

use super::git::Git;
use crate::error::{Error, Result};

/// How many threads read at most: the object database is one file for all of them.
const MOST: usize = 8;

/// A handle, and further ones once they were needed.
pub(super) struct Handles<'g> {
    git: &'g Git,
    others: Vec<Git>,
}

impl<'g> Handles<'g> {
    pub(super) fn of(git: &'g Git) -> Self {
        Self {
            git,
            others: Vec::new(),
        }
    }

    /// What is made of all items, in their order: from `many` on a share in each of several threads.
    ///
    /// # Errors
    /// Another handle cannot be had, or a share fails.
    pub(super) fn shares<T: Sync, R: Send>(
        &mut self,
        items: &[T],
        many: usize,
        of: impl Fn(&Git, &[T]) -> Result<Vec<R>> + Sync,
    ) -> Result<Vec<R>> {
        // How many processors there are is read from files: not for a few items.
        let threads = match items.len() < many {
            true => 1,
            false => std::thread::available_parallelism().map_or(1, usize::from),
        };
        if threads < 2 {
            return of(self.git, items);
        }
        let threads = threads.min(MOST);
        while self.others.len() + 1 < threads {
            self.others.push(self.git.again()?);
        }
        let share = items.len().div_ceil(threads).max(1);
        let (own, theirs) = items.split_at(share.min(items.len()));
        std::thread::scope(|scope| {
            let of = &of;
            let parts = theirs.chunks(share).zip(&mut self.others);
            let running: Vec<_> = parts
                .map(|(part, git)| scope.spawn(move || of(git, part)))
                .collect();
            let mut all = of(self.git, own)?;
            for thread in running {
                let part = thread.join();
                all.extend(part.map_err(|_| Error::bug("reading side by side ended in a panic"))??);
            }
            Ok(all)
        })
    }
}
