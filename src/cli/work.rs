//! Work shared among threads, its results in the order of the jobs.

use std::sync::mpsc::sync_channel;

/// How many jobs, and how many results, may wait for each worker: what bounds memory.
const AHEAD: usize = 4;

/// Does every job with a worker made by `hire`, on so many threads, and hands each result to `sink`, in the order of the
/// jobs. The jobs go round the workers in turn, so the order of the results is known without numbering them.
pub fn in_order<Job: Send, Done: Send, Worker: FnMut(Job) -> Done>(
    threads: usize,
    jobs: impl Iterator<Item = Job> + Send,
    hire: impl Fn() -> Worker + Sync,
    mut sink: impl FnMut(Done),
) {
    if threads <= 1 {
        let mut worker = hire();
        jobs.for_each(|job| sink(worker(job)));
        return;
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
        // The first worker without a result for its turn shows that no job is left for those after it.
        for result in results.iter().cycle() {
            match result.recv() {
                Ok(done) => sink(done),
                Err(_) => return,
            }
        }
    });
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
                in_order(threads, 0..jobs, slow_at_times, |done| results.push(done));
                assert_eq!(results, (0..jobs).map(|job| job * 2).collect::<Vec<_>>());
            }
        }
    }
}
