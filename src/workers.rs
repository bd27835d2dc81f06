//! Work shared between the processors of the machine.
//!
//! In: a list, and what is to be done with each of its items. Out: the results, in the order of the list: how many
//! workers there were, and which of them did what, is not to be seen.

use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// As many as this process may run at once.
pub fn available() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Does `work` with each of `items`, at most `workers` at a time.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    workers: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let workers = workers.min(items.len());
    if workers <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    // One takes the next item when it is done with its own: a long one holds up nobody.
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match items.get(at) {
                Some(item) => done.push((at, work(item))),
                None => return done,
            }
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(take)).collect();
        let done = handles.into_iter().map(thread::ScopedJoinHandle::join);
        // A worker that panicked said why: it is as if the work had been done here.
        done.flat_map(|done| done.unwrap_or_else(|panic| panic::resume_unwind(panic)))
            .collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Does `work` with each item that `next` hands over until there is none, at most `workers` at a time, each with a state of
/// its own that begins as `begin`; the states are handed back in no order.
pub fn share<T, S: Send>(
    workers: usize,
    next: impl FnMut() -> Option<T> + Send,
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) + Sync,
) -> Vec<S> {
    let next = Mutex::new(next);
    let run = || {
        let mut state = begin();
        loop {
            // One that panicked while it took an item left nothing half done.
            let item = next.lock().unwrap_or_else(PoisonError::into_inner)();
            match item {
                Some(item) => work(&mut state, item),
                None => return state,
            }
        }
    };
    if workers <= 1 {
        return vec![run()];
    }
    thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(run)).collect();
        let done = handles.into_iter().map(thread::ScopedJoinHandle::join);
        done.map(|done| done.unwrap_or_else(|panic| panic::resume_unwind(panic)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_shared_and_none_is_done_twice() {
        for workers in [1, 2, 7] {
            let mut items = 0..1000_u64;
            let states = share(workers, || items.next(), Vec::new, Vec::push);
            assert_eq!(states.len(), workers);
            let mut done = states.concat();
            done.sort_unstable();
            assert!(done.into_iter().eq(0..1000), "{workers}");
        }
    }

    #[test]
    fn results_are_in_the_order_of_the_items_whatever_the_workers() {
        let items: Vec<u64> = (0..1000).collect();
        let squares: Vec<u64> = items.iter().map(|item| item * item).collect();
        for workers in [0, 1, 2, 7, 2000] {
            assert_eq!(
                each(&items, workers, |item| item * item),
                squares,
                "{workers}"
            );
        }
        assert_eq!(each(&[] as &[u64], 4, |item| *item), [] as [u64; 0]);
    }

    #[test]
    #[should_panic(expected = "seven")]
    fn what_panics_in_a_worker_panics_here() {
        each(&[1, 7, 3], 2, |item| assert_ne!(*item, 7, "seven"));
    }
}
