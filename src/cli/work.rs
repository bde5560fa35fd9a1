//! Work shared among threads, its results in the order of the jobs.

use std::sync::mpsc::{SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};

/// How many jobs may wait for each worker, and how many results of a job for its turn: what bounds memory.
const AHEAD: usize = 4;

/// Does every job with a worker made by `hire`, on so many threads, and hands each result to `sink`, in the order of the
/// jobs. A worker may hand on pieces of its result before it is done. Whoever is free takes the next job: one that takes long
/// keeps none of the others waiting for a worker.
///
/// # Errors
/// The first of `sink`, after which no job is begun.
pub fn in_order<Job: Send, Done: Send, Worker: FnMut(Job, &mut dyn FnMut(Done)) -> Done, Error>(
    threads: usize,
    mut jobs: impl Iterator<Item = Job> + Send,
    hire: impl Fn() -> Worker + Sync,
    mut sink: impl FnMut(Done) -> Result<(), Error>,
) -> Result<(), Error> {
    if threads <= 1 {
        let mut worker = hire();
        return jobs.try_for_each(|job| {
            let mut outcome = Ok(());
            let done = worker(job, &mut |piece| {
                if outcome.is_ok() {
                    outcome = sink(piece);
                }
            });
            outcome.and_then(|()| sink(done))
        });
    }
    // Each job goes with a channel for its results, whose other end waits for its turn.
    let (queue, queued) = channel();
    let queued = &Mutex::new(queued);
    std::thread::scope(|scope| {
        let (turns, turn) = sync_channel(threads * AHEAD);
        for _ in 0..threads {
            let hire = &hire;
            scope.spawn(move || {
                let mut worker = hire();
                loop {
                    let next = queued.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((job, done)): Result<(Job, SyncSender<Done>), _> = next else { return };
                    // Where nobody takes a piece, nobody takes what comes after it.
                    let last = worker(job, &mut |piece| drop(done.send(piece)));
                    if done.send(last).is_err() {
                        return;
                    }
                }
            });
        }
        scope.spawn(move || {
            for job in jobs {
                let (done, results) = sync_channel(AHEAD);
                if turns.send(results).is_err() || queue.send((job, done)).is_err() {
                    return;
                }
            }
        });
        // Leaving drops what waits for its turn, which stops the workers and the reader.
        turn.into_iter().flatten().try_for_each(sink)
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for threads in [1, 2, 3, 8] {
            for jobs in [0_u64, 1, 2, 7, 100] {
                let mut results = Vec::new();
                let slow_at_times = || {
                    |job: u64, hand_on: &mut dyn FnMut(u64)| {
                        std::thread::sleep(std::time::Duration::from_micros(job % 7 * 50));
                        (0..job % 3).for_each(|_| hand_on(job));
                        job
                    }
                };
                let sink = |done| {
                    results.push(done);
                    Ok::<(), ()>(())
                };
                assert_eq!(in_order(threads, 0..jobs, slow_at_times, sink), Ok(()));
                let pieces = (0..jobs).flat_map(|job| (0..=job % 3).map(move |_| job));
                assert_eq!(results, pieces.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_slow_job_keeps_no_other_waiting() {
        let others = AtomicUsize::new(0);
        let hire = || {
            |job: u32, _: &mut dyn FnMut(bool)| {
                if job > 0 {
                    others.fetch_add(1, Ordering::SeqCst);
                    return true;
                }
                // The first is not done before the other two are.
                (0..10_000).any(|_| {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                    others.load(Ordering::SeqCst) == 2
                })
            }
        };
        let mut results = Vec::new();
        let sink = |done| {
            results.push(done);
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(2, 0..3, hire, sink), Ok(()));
        assert_eq!(results, [true; 3]);
    }

    #[test]
    fn a_failing_sink_ends_the_work() {
        for threads in [1, 2, 5] {
            let mut sunk = 0;
            let endless = std::iter::repeat(());
            let result = in_order(
                threads,
                endless,
                || |(), _: &mut dyn FnMut(())| (),
                |()| {
                    sunk += 1;
                    if sunk < 20 { Ok(()) } else { Err("full") }
                },
            );
            assert_eq!((result, sunk), (Err("full"), 20));
        }
    }
}
