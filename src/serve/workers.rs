//! The work itself: so much at once, so much waiting, the rest refused.

use super::problem::Problem;
use crate::Pipeline;
use crate::lexicon::Lexicon;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Threads that work, each with the memory of the last article that it had.
pub struct Workers {
    jobs: Arc<Semaphore>,
    /// Places to work and to wait.
    places: Arc<Semaphore>,
    wait: Duration,
    idle: Mutex<Vec<Pipeline>>,
    lexicon: Lexicon,
    broken: AtomicU64,
}

impl Workers {
    pub fn new(jobs: usize, queue: usize, wait: Duration, lexicon: Lexicon) -> Workers {
        Workers {
            jobs: Arc::new(Semaphore::new(jobs)),
            places: Arc::new(Semaphore::new(jobs.saturating_add(queue).min(Semaphore::MAX_PERMITS))),
            wait,
            idle: Mutex::default(),
            lexicon,
            broken: AtomicU64::new(0),
        }
    }

    /// Works as soon as a thread is free.
    ///
    /// # Errors
    /// When too many wait already, when none was free in time, and when the work broke.
    pub async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Pipeline) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Problem::busy())?;
        let job = timeout(self.wait, Arc::clone(&self.jobs).acquire_owned()).await;
        let job = job.ok().and_then(Result::ok).ok_or_else(Problem::busy)?;
        self.work((job, Some(place)), work).await
    }

    /// Works as soon as a thread is free, however long that takes: the next line of a stream waits behind no limit.
    ///
    /// # Errors
    /// When the work broke.
    pub async fn run_in_turn<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Pipeline) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let job = Arc::clone(&self.jobs).acquire_owned().await.map_err(|_| Problem::busy())?;
        self.work((job, None), work).await
    }

    async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        permits: (OwnedSemaphorePermit, Option<OwnedSemaphorePermit>),
        work: impl FnOnce(&mut Pipeline) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let workers = Arc::clone(self);
        // Work goes on to its end, though nobody may wait for it any longer: the permits go with it.
        let done = tokio::task::spawn_blocking(move || {
            let _permits = permits;
            let idle = workers.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut pipeline = idle.unwrap_or_else(|| Pipeline::with(workers.lexicon.clone()));
            let done = work(&mut pipeline);
            workers.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pipeline);
            done
        });
        done.await.map_err(|_| {
            let number = self.broken.fetch_add(1, Ordering::Relaxed) + 1;
            super::say(&format!("error: a request broke, number {number}; please report the line above"));
            Problem::broken(number)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.expect("a runtime").block_on(future)
    }

    #[test]
    fn what_breaks_is_told_by_a_number_and_the_rest_goes_on() {
        let workers = Arc::new(Workers::new(1, 0, Duration::from_secs(5), Lexicon::default()));
        block_on(async {
            let broken = workers.run(|_| panic!("on purpose")).await.map(|()| 0).expect_err("broken");
            assert_eq!(broken.code(), "broken");
            assert_eq!(workers.run(|_| 7).await.ok(), Some(7));
        });
    }

    #[test]
    fn so_many_wait_and_no_more() {
        let workers = Arc::new(Workers::new(1, 1, Duration::from_millis(50), Lexicon::default()));
        block_on(async {
            let (go, stop) = std::sync::mpsc::channel::<()>();
            let long = tokio::spawn({
                let workers = Arc::clone(&workers);
                async move { workers.run(move |_| stop.recv().is_ok()).await.is_ok() }
            });
            tokio::task::yield_now().await;
            // The one that waits, and the one too many.
            let (waits, refused) = tokio::join!(workers.run(|_| ()), workers.run(|_| ()));
            assert_eq!(waits.expect_err("no thread was free in time").code(), "busy");
            assert_eq!(refused.expect_err("no place").code(), "busy");
            go.send(()).expect("a worker");
            assert!(long.await.expect("no panic"));
            assert_eq!(workers.run(|_| 7).await.ok(), Some(7));
        });
    }
}
