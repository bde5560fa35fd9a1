//! Work shared among threads, its results in the order of the jobs.

use std::collections::VecDeque;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};

/// How many jobs may wait for each worker, and how many results of a job for its turn: what bounds memory.
const AHEAD: usize = 4;

/// The bytes of memory that all jobs which are begun and not written yet may take together. One that takes more waits for
/// all before it and keeps those after it waiting; small ones pass side by side.
const MOST: usize = 48 << 20;

/// What can be told of a job before it is begun.
pub trait Weighed {
    /// About how many bytes of memory it will take.
    fn weight(&self) -> usize;
}

/// What jobs take from together.
struct Budget {
    free: Mutex<usize>,
    more: Condvar,
}

/// A job's share, which goes back when it is dropped.
struct Share<'b> {
    budget: &'b Budget,
    bytes: usize,
}

impl Budget {
    fn new() -> Budget {
        Budget { free: Mutex::new(MOST), more: Condvar::new() }
    }

    /// Waits until there is so much.
    fn take(&self, bytes: usize) -> Share<'_> {
        let bytes = bytes.min(MOST);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.more.wait_while(free, |free| *free < bytes).unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        Share { budget: self, bytes }
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        *self.budget.free.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.budget.more.notify_one();
    }
}

/// Whether any worker may do a job.
#[derive(Clone, Copy)]
enum Load {
    Light,
    Heavy,
}

impl Load {
    /// Of a job for so many workers. What all of them keep of light ones is about half the budget, and small articles are
    /// always light.
    fn of(weight: usize, workers: usize) -> Load {
        if weight > (MOST / 2 / workers).max(2 << 20) { Load::Heavy } else { Load::Light }
    }
}

/// Jobs that wait for a worker. What a thread once took for a job, its allocator mostly keeps: had every worker done a
/// heavy job, each would keep much. So the first worker does all of these.
struct Queue<T> {
    waiting: Mutex<Waiting<T>>,
    more: Condvar,
}

struct Waiting<T> {
    /// For the first worker alone.
    heavy: VecDeque<T>,
    light: VecDeque<T>,
    ended: bool,
}

impl<T> Queue<T> {
    fn new() -> Queue<T> {
        let waiting = Waiting { heavy: VecDeque::new(), light: VecDeque::new(), ended: false };
        Queue { waiting: Mutex::new(waiting), more: Condvar::new() }
    }

    fn add(&self, load: Load, job: T) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match load {
            Load::Heavy => waiting.heavy.push_back(job),
            Load::Light => waiting.light.push_back(job),
        }
        self.more.notify_all();
    }

    /// Waits for a job for this worker; none comes when all are done. Nobody else does what the first has not begun.
    fn next_for(&self, worker: usize) -> Option<T> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let heavy = if worker == 0 { waiting.heavy.pop_front() } else { None };
            let job = heavy.or_else(|| waiting.light.pop_front());
            if job.is_some() || waiting.ended {
                return job;
            }
            waiting = self.more.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn end(&self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        self.more.notify_all();
    }
}

/// No job is added after it.
struct Feeding<'q, T>(&'q Queue<T>);

impl<T> Drop for Feeding<'_, T> {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// Does every job with a worker made by `hire`, on so many threads, and hands each result to `sink`, in the order of the
/// jobs. A worker may hand on pieces of its result before it is done. A free worker takes the next job: one that takes long
/// keeps none of the others waiting for a worker.
///
/// # Errors
/// The first of `sink`, after which no job is begun.
pub fn in_order<Job: Send + Weighed, Done: Send, Worker: FnMut(Job, &mut dyn FnMut(Done)) -> Done, Error>(
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
    let (queue, budget) = (&Queue::new(), &Budget::new());
    std::thread::scope(|scope| {
        let (turns, turn) = sync_channel(threads * AHEAD);
        for number in 0..threads {
            let hire = &hire;
            scope.spawn(move || {
                let mut worker = hire();
                while let Some((job, done)) = queue.next_for(number) {
                    let done: SyncSender<Done> = done;
                    // Where nobody takes a piece, nobody takes what comes after it.
                    let last = worker(job, &mut |piece| drop(done.send(piece)));
                    if done.send(last).is_err() {
                        return;
                    }
                }
            });
        }
        scope.spawn(move || {
            let queue = Feeding(queue);
            for job in jobs {
                let (done, results) = sync_channel(AHEAD);
                let weight = job.weight();
                // The share goes with the turn: a worker that leaves gives it all back.
                let share = budget.take(weight);
                if turns.send((results, share)).is_err() {
                    return;
                }
                queue.0.add(Load::of(weight, threads), (job, done));
            }
        });
        // Leaving drops what waits for its turn, which stops the workers and the reader.
        turn.into_iter().try_for_each(|(results, _share)| results.into_iter().try_for_each(&mut sink))
    })
}

#[cfg(test)]
mod tests {
    use super::{MOST, Weighed, in_order};
    use std::collections::HashSet;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread::ThreadId;

    impl Weighed for u64 {
        fn weight(&self) -> usize {
            0
        }
    }

    /// Takes all there is if it is large.
    struct Large(bool);

    impl Weighed for Large {
        fn weight(&self) -> usize {
            if self.0 { 2 * MOST } else { MOST / 8 }
        }
    }

    #[test]
    fn large_jobs_are_done_alone() {
        let (under_way, beside) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let hire = || {
            |Large(is_large): Large, _: &mut dyn FnMut(usize)| {
                let others = under_way.fetch_add(1, Ordering::SeqCst);
                std::thread::sleep(std::time::Duration::from_millis(2));
                let others = others.max(under_way.fetch_sub(1, Ordering::SeqCst) - 1);
                if !is_large {
                    beside.fetch_max(others, Ordering::SeqCst);
                }
                if is_large { others } else { 0 }
            }
        };
        let mut most = 0;
        let sink = |others| {
            most = most.max(others);
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(4, (0..60).map(|number| Large(number % 10 == 9)), hire, sink), Ok(()));
        assert_eq!(most, 0, "a large job was not alone");
        assert!(beside.load(Ordering::SeqCst) > 0, "small ones waited for each other");
    }

    /// Nor do results wait for each other forever, where pieces of later ones fill their channels.
    #[test]
    fn heavy_jobs_are_done_by_one_worker() {
        struct Heavy(usize);
        impl Weighed for Heavy {
            fn weight(&self) -> usize {
                self.0
            }
        }
        for workers in [2, 4, 8] {
            let light = MOST / 2 / workers;
            let weights = [0, light, light + 1, 2 * MOST, light, 1];
            let hire = || {
                |Heavy(weight): Heavy, hand_on: &mut dyn FnMut((usize, ThreadId))| {
                    let result = (weight, std::thread::current().id());
                    (0..10).for_each(|_| hand_on(result));
                    result
                }
            };
            let mut did_heavy = HashSet::new();
            let sink = |(weight, thread)| {
                if weight > light {
                    did_heavy.insert(thread);
                }
                Ok::<(), ()>(())
            };
            let jobs = (0..300).map(|number| Heavy(weights[number * 7 % weights.len()]));
            assert_eq!(in_order(workers, jobs, hire, sink), Ok(()));
            assert_eq!(did_heavy.len(), 1, "of {workers}");
        }
    }

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
            |job: u64, _: &mut dyn FnMut(bool)| {
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
            let endless = std::iter::repeat(1_u64);
            let result = in_order(
                threads,
                endless,
                || |_, _: &mut dyn FnMut(())| (),
                |()| {
                    sunk += 1;
                    if sunk < 20 { Ok(()) } else { Err("full") }
                },
            );
            assert_eq!((result, sunk), (Err("full"), 20));
        }
    }
}
