//! Work shared among threads, its results in the order of the jobs.

use std::sync::mpsc::sync_channel;

/// How many jobs, and how many results, may wait for each worker: what bounds memory.
const AHEAD: usize = 4;

/// Does every job with a worker made by `hire`, on so many threads, and hands each result to `sink`, in the order of the
/// jobs. The jobs go round the workers in turn, so the order of the results is known without numbering them.
///
/// # Errors
/// The first of `sink`, after which no job is begun.
pub fn in_order<Job: Send, Done: Send, Worker: FnMut(Job) -> Done, Error>(
    threads: usize,
    mut jobs: impl Iterator<Item = Job> + Send,
    hire: impl Fn() -> Worker + Sync,
    mut sink: impl FnMut(Done) -> Result<(), Error>,
) -> Result<(), Error> {
    if threads <= 1 {
        let mut worker = hire();
        return jobs.try_for_each(|job| sink(worker(job)));
    }
    std::thread::scope(|scope| {
        let (mut queues, mut results) = (Vec::new(), Vec::new());
        for _ in 0..threads {
            let (queue, queued) = sync_channel(AHEAD);
            let (done, result) = sync_channel(AHEAD);
            queues.push(queue);
            results.push(result);
            let hire = &hire;
            scope.spawn(move || {
                let mut worker = hire();
                for job in queued {
                    if done.send(worker(job)).is_err() {
                        return;
                    }
                }
            });
        }
        scope.spawn(move || {
            for (job, queue) in jobs.zip(queues.iter().cycle()) {
                if queue.send(job).is_err() {
                    return;
                }
            }
        });
        // The first worker without a result for its turn shows that no job is left for those after it. Leaving drops
        // the receivers, which stops the workers, and they the reader.
        let outcome = results.iter().cycle().map_while(|result| result.recv().ok()).try_for_each(sink);
        drop(results);
        outcome
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for threads in [1, 2, 3, 8] {
            for jobs in [0_u64, 1, 2, 7, 100] {
                let mut results = Vec::new();
                let slow_at_times = || {
                    |job: u64| {
                        std::thread::sleep(std::time::Duration::from_micros(job % 7 * 50));
                        job * 2
                    }
                };
                let sink = |done| {
                    results.push(done);
                    Ok::<(), ()>(())
                };
                assert_eq!(in_order(threads, 0..jobs, slow_at_times, sink), Ok(()));
                assert_eq!(results, (0..jobs).map(|job| job * 2).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_failing_sink_ends_the_work() {
        for threads in [1, 2, 5] {
            let mut sunk = 0;
            let endless = std::iter::repeat(());
            let result = in_order(
                threads,
                endless,
                || |()| (),
                |()| {
                    sunk += 1;
                    if sunk < 20 { Ok(()) } else { Err("full") }
                },
            );
            assert_eq!((result, sunk), (Err("full"), 20));
        }
    }
}
