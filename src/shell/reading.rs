//! The thread on which a session is opened, so that the board can tell how far that is and be told to stop.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::app::opening::Reached;
use crate::error::Error;
use crate::shell::opening::{OpenFailure, OpenOptions, OpenSitting};
use crate::shell::sitting::{self, ReadFile, Unread};
use crate::store::progress::{self, Progress, Stage};
use crate::text::language::Language;
use crate::text::words::Phrase;

/// What takes no longer is not told of: a small file opens without a flicker.
const PATIENCE: Duration = Duration::from_millis(150);

/// How often it is told how far a longer opening is.
const PACE: Duration = Duration::from_millis(100);

/// Bytes of a megabyte, as people count them.
const MEGABYTE: u64 = 1_000_000;

/// A session that is being opened. Dropping it stops the reading; a record that is being opened by then is given back.
#[derive(Debug)]
pub struct Reading {
    /// How it is opened.
    pub options: OpenOptions,
    progress: Arc<Progress>,
    begun: Instant,
    told: Option<Instant>,
}

/// A session file that was read, and what became of its record.
#[derive(Debug)]
pub struct Brought {
    /// The file.
    pub file: ReadFile,
    /// The sitting.
    pub sitting: Result<OpenSitting, OpenFailure>,
}

/// What a reading came to, with the progress that tells one reading from another.
pub type Outcome = (Arc<Progress>, Result<Brought, Unread>);

impl Reading {
    /// Begins to read, unless the file was read already, and to open the record, on a thread of its own; `reply` is called
    /// there at the end, unless it was stopped before the record was looked at.
    ///
    /// # Errors
    /// `shell.thread_failed` when the system refuses a thread.
    pub fn begin(
        options: OpenOptions,
        file: Option<ReadFile>,
        language: Language,
        reply: impl FnOnce(Outcome) + Send + 'static,
    ) -> Result<Reading, Error> {
        let progress = Arc::new(Progress::default());
        let (asked, followed) = (options.clone(), Arc::clone(&progress));
        let open = move || {
            if let Some(brought) = brought(&asked, file, language, &followed) {
                reply((followed, brought));
            }
        };
        let thread = thread::Builder::new().name("reading".into()).spawn(open);
        thread.map_err(|cause| Error::new(Phrase::new("shell.thread_failed"), cause))?;
        Ok(Reading { options, progress, begun: Instant::now(), told: None })
    }

    /// Whether this is what was read.
    pub fn is(&self, progress: &Arc<Progress>) -> bool {
        Arc::ptr_eq(&self.progress, progress)
    }

    /// How long until it has to be told how far it is.
    pub fn wait(&self, now: Instant) -> Duration {
        let next = self.told.map_or(self.begun + PATIENCE, |told| told + PACE);
        next.saturating_duration_since(now)
    }

    /// How far it is, to be told now.
    pub fn tell(&mut self, now: Instant) -> Reached {
        self.told = Some(now);
        reached(self.progress.reached(), self.options.take_over)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.progress.stop();
    }
}

/// The file and its sitting; none when that was stopped.
fn brought(
    options: &OpenOptions,
    file: Option<ReadFile>,
    language: Language,
    progress: &Progress,
) -> Option<Result<Brought, Unread>> {
    let file = match file {
        Some(file) => file,
        None => match sitting::read(options, language, progress)? {
            Ok(file) => file,
            Err(unread) => return Some(Err(unread)),
        },
    };
    progress.begin(Stage::Recording, 0);
    if progress.is_stopped() {
        return None;
    }
    let sitting = sitting::begin(&options.disk(), options, &file);
    Some(Ok(Brought { file, sitting }))
}

/// Progress in words, and as a share of the whole opening: loading takes a tenth of it, the rest is shared evenly.
fn reached(now: progress::Reached, takes_over: bool) -> Reached {
    let (key, from, to, unit) = match now.stage {
        Stage::Loading => ("board.opening.loading", 0, 10, MEGABYTE),
        Stage::Reading => ("board.opening.reading", 10, 55, MEGABYTE),
        Stage::Understanding => ("board.opening.understanding", 55, 100, 1),
        Stage::Recording if takes_over => ("board.opening.taking-over", 100, 100, 1),
        Stage::Recording => ("board.opening.recording", 100, 100, 1),
    };
    let done = now.done.min(now.whole);
    let percent = from + (to - from) * done / now.whole.max(1);
    let count = |amount: u64| usize::try_from(amount.div_ceil(unit)).unwrap_or(usize::MAX);
    Reached {
        says: Phrase::new(key).with("done", count(done)).with("whole", count(now.whole)),
        percent: u8::try_from(percent).unwrap_or(100),
        stoppable: now.stage != Stage::Recording,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc::channel;

    use super::*;

    fn nowhere() -> OpenOptions {
        OpenOptions::new(Path::new("/nowhere.ron"))
    }

    #[test]
    fn the_share_grows_through_all_stages_and_ends_at_the_whole() {
        let at = |stage, done, whole| reached(progress::Reached { stage, done, whole }, false);
        let shares = [
            at(Stage::Loading, 0, 0),
            at(Stage::Loading, 29_000_000, 58_000_000),
            at(Stage::Reading, 29_000_000, 58_000_000),
            at(Stage::Understanding, 0, 50_000),
            at(Stage::Understanding, 50_000, 50_000),
            at(Stage::Recording, 0, 0),
        ];
        assert_eq!(shares.each_ref().map(|reached| reached.percent), [0, 5, 32, 55, 100, 100]);
        assert_eq!(shares.each_ref().map(|reached| reached.stoppable), [true, true, true, true, true, false]);
        let said = shares.map(|reached| reached.says.spoken(Language::Indonesian));
        assert_eq!(said[2], "Memahami isi berkas: 29 dari 58 MB");
        assert_eq!(said[4], "Memeriksa data: 50.000 dari 50.000 pegawai");
    }

    #[test]
    fn a_reading_is_told_of_only_after_a_while_and_then_at_its_pace() {
        let mut reading = Reading::begin(nowhere(), None, Language::Indonesian, |_| {}).unwrap();
        let begun = reading.begun;
        assert_eq!(reading.wait(begun), PATIENCE);
        assert_eq!(reading.wait(begun + PATIENCE * 2), Duration::ZERO);
        reading.tell(begun + PATIENCE);
        assert_eq!(reading.wait(begun + PATIENCE + PACE / 4), PACE * 3 / 4);
    }

    #[test]
    fn what_was_read_comes_back_to_the_reading_that_asked_for_it() {
        let (sender, receiver) = channel();
        let reply = move |outcome| sender.send(outcome).unwrap();
        let reading = Reading::begin(nowhere(), None, Language::Indonesian, reply).unwrap();
        let (progress, read) = receiver.recv().unwrap();
        assert!(reading.is(&progress) && matches!(read, Err(Unread::Error(_))));
        let other = Reading::begin(nowhere(), None, Language::Indonesian, |_| {}).unwrap();
        assert!(!other.is(&progress));
    }
}
