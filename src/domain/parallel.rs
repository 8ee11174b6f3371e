//! The same for each of many things, side by side.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads work at most.
const MOST: usize = 8;

/// What `of` makes of each item, in their order; in as many threads as there are processors, from `many` items on.
///
/// Threads take small shares one after another, so that a few long items keep nobody waiting. A panic in one of them is
/// a panic here: no item is ever left out.
pub fn map<T: Sync, R: Send>(items: &[T], many: usize, of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MOST);
    if items.len() < many || threads < 2 {
        return items.iter().map(of).collect();
    }
    let shares: Vec<&[T]> = items.chunks(items.len().div_ceil(threads * 4)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(share) = shares.get(at) else {
                return done;
            };
            done.push((at, share.iter().map(&of).collect::<Vec<R>>()));
        }
    };
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(theirs) => done.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, share)| share).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn every_item_once_and_in_order() {
        for count in [0, 1, 3, 64, 1000] {
            let items: Vec<usize> = (0..count).collect();
            for many in [1, 65, 2000] {
                let doubled = map(&items, many, |item| item * 2);
                assert!(doubled.iter().copied().eq((0..count).map(|item| item * 2)));
            }
        }
    }

    #[test]
    fn a_panic_is_not_swallowed() {
        let items: Vec<usize> = (0..100).collect();
        let all = std::panic::catch_unwind(|| map(&items, 1, |item| assert_ne!(*item, 77)));
        assert!(all.is_err());
    }
}
