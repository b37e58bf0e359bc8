//! Work spread over threads, its results in the order of its items.

use anyhow::{Context, Result};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Most items of a batch.
const BATCH_ITEMS: usize = 256;
/// Most bytes of a batch, unless its first item alone has more.
const BATCH_BYTES: usize = 2 << 20;

/// A pool of `threads` workers; none stands for as many as the machine runs at once.
pub(crate) fn pool(threads: Option<usize>) -> Result<ThreadPool> {
    let builder = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0));
    builder.build().context("no threads to work with; try --threads 1")
}

/// Takes items from `next` until it has none, works on them in the pool, hands the results to `finish` in the same order.
///
/// `next` and `finish` run on the calling thread: while one batch is worked on, the results of the one before are finished
/// and the one after is gathered. So at most three batches are held.
pub(crate) fn in_order<T: Send, R: Send>(
    pool: &ThreadPool,
    mut next: impl FnMut() -> Result<Option<T>>,
    bytes: impl Fn(&T) -> usize,
    work: impl Fn(T) -> R + Sync,
    mut finish: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let mut gather = || -> Result<Vec<T>> {
        let (mut batch, mut size) = (Vec::new(), 0);
        while batch.len() < BATCH_ITEMS && size < BATCH_BYTES {
            let Some(item) = next()? else { break };
            size += bytes(&item);
            batch.push(item);
        }
        Ok(batch)
    };
    let mut batch = gather()?;
    let mut results = Vec::new();
    while !batch.is_empty() || !results.is_empty() {
        let (done, items) = (std::mem::take(&mut results), std::mem::take(&mut batch));
        batch = pool.in_place_scope(|scope| {
            scope.spawn(|_| results = items.into_par_iter().map(&work).collect());
            done.into_iter().try_for_each(&mut finish)?;
            gather()
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{BATCH_ITEMS, in_order, pool};

    #[test]
    fn results_come_in_the_order_of_the_items_whatever_the_threads() {
        for threads in [1, 3] {
            let mut items = 0..(BATCH_ITEMS * 3 + 7);
            let mut results = Vec::new();
            let pool = pool(Some(threads)).unwrap();
            let finish = |result| {
                results.push(result);
                Ok(())
            };
            in_order(&pool, || Ok(items.next()), |_| 1, |item| item * 2, finish).unwrap();
            assert!(results.iter().copied().eq((0..BATCH_ITEMS * 3 + 7).map(|item| item * 2)));
        }
    }

    #[test]
    fn the_first_error_ends_the_work() {
        let mut items = 0..1000;
        let finish = |result: usize| if result < 300 { Ok(()) } else { anyhow::bail!("full") };
        let outcome = in_order(&pool(Some(2)).unwrap(), || Ok(items.next()), |_| 1, |item| item, finish);
        assert_eq!(outcome.unwrap_err().to_string(), "full");
    }
}
