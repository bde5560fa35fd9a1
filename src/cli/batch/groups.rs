//! Documents put together to pieces of work.

use crate::article::pieces::Piece;
use crate::cli::input::Job;

/// Small documents that follow each other, as one piece of work: going from thread to thread takes its time.
pub(super) struct Groups<I>(pub I);

impl<I: Iterator<Item = Job>> Iterator for Groups<I> {
    type Item = Vec<Job>;

    fn next(&mut self) -> Option<Vec<Job>> {
        const ENOUGH: u64 = 64 * 1024;
        let (mut group, mut bytes) = (Vec::new(), 0);
        for job in &mut self.0 {
            bytes += job.work.as_ref().map_or(0, Piece::bytes);
            let is_small = matches!(&job.work, Ok(Piece::Document(content)) if content.url.is_none());
            group.push(job);
            if !is_small || bytes >= ENOUGH || group.len() == 32 {
                break;
            }
        }
        (!group.is_empty()).then_some(group)
    }
}
