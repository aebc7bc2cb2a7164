//! How far a file has been read and understood, and the wish to stop: all that two threads share about an opening.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// One after the other; each counts from nothing to its own whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes come from the disk.
    Loading,
    /// Bytes become values.
    Reading,
    /// Employees are understood.
    Understanding,
    /// The record is found or begun.
    Recording,
}

impl Stage {
    const ALL: [Stage; 4] = [Stage::Loading, Stage::Reading, Stage::Understanding, Stage::Recording];
}

/// Where an opening stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The stage it is in.
    pub stage: Stage,
    /// Bytes or employees that are done.
    pub done: u64,
    /// All of them; 0 while nothing is known.
    pub whole: u64,
}

/// Shared by who opens and who waits. Nothing else is guarded by it, so no order of memory is asked for.
#[derive(Debug, Default)]
pub struct Progress {
    stage: AtomicU64,
    done: AtomicU64,
    whole: AtomicU64,
    stopped: AtomicBool,
}

impl Progress {
    /// A stage of so many bytes or employees begins.
    pub fn begin(&self, stage: Stage, whole: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.whole.store(whole as u64, Ordering::Relaxed);
        self.stage.store(stage as u64, Ordering::Relaxed);
    }

    /// So many are done; says whether to go on.
    pub fn reach(&self, done: usize) -> bool {
        self.done.store(done as u64, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// Where it stands now.
    pub fn reached(&self) -> Reached {
        let stage = usize::try_from(self.stage.load(Ordering::Relaxed)).unwrap_or(0);
        Reached {
            stage: Stage::ALL.get(stage).copied().unwrap_or(Stage::Loading),
            done: self.done.load(Ordering::Relaxed),
            whole: self.whole.load(Ordering::Relaxed),
        }
    }

    /// Nobody waits for it any more.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_counts_from_nothing_and_a_stop_ends_the_next_step() {
        let progress = Progress::default();
        assert_eq!(progress.reached(), Reached { stage: Stage::Loading, done: 0, whole: 0 });
        progress.begin(Stage::Reading, 100);
        assert!(progress.reach(40));
        assert_eq!(progress.reached(), Reached { stage: Stage::Reading, done: 40, whole: 100 });
        progress.begin(Stage::Understanding, 7);
        assert_eq!(progress.reached(), Reached { stage: Stage::Understanding, done: 0, whole: 7 });
        progress.stop();
        assert!(!progress.reach(1));
    }
}
