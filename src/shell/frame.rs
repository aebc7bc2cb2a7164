//! How often the screen may be drawn.
//!
//! Over a slow line it is the line, not the program, that falls behind: without a cap a key held for
//! a second goes on moving the picture for several more. Frames in between are simply not sent.

use std::time::{Duration, Instant};

/// The shortest time between two frames on the same machine: 60 frames a second.
const LOCAL: Duration = Duration::from_millis(16);
/// The shortest time between two frames over SSH: 15 frames a second.
const OVER_SSH: Duration = Duration::from_millis(66);

/// What a slow line over SSH carries, in bytes a millisecond: a little less than 256 kilobits a second.
const CARRIED: u64 = 28;
/// Keys that follow each other faster than this come from one that is held.
const HELD: Duration = Duration::from_millis(120);

/// The cap on frames: knows when the last one was drawn and how large it was, and says when the next one may be.
///
/// While a key is held over SSH no more is sent than a slow line carries, so that the picture stops with the finger. After a
/// single key the size of the frame before does not matter: a fast line is not made to wait for a slow one.
#[derive(Clone, Copy, Debug)]
pub struct FrameCap {
    gap: Duration,
    over_ssh: bool,
    last: Option<(Instant, usize)>,
    key: Option<Instant>,
    held: bool,
}

impl FrameCap {
    /// The cap for a board seen over SSH or at the machine itself.
    pub fn new(over_ssh: bool) -> Self {
        let gap = if over_ssh { OVER_SSH } else { LOCAL };
        FrameCap { gap, over_ssh, last: None, key: None, held: false }
    }

    /// The cap for the line this process was started on, by `SSH_CONNECTION`.
    pub fn of_this_line() -> Self {
        FrameCap::new(std::env::var_os("SSH_CONNECTION").is_some())
    }

    /// How long to wait from `now` before the next frame; zero when it may be drawn at once.
    pub fn wait(&self, now: Instant) -> Duration {
        let Some((last, bytes)) = self.last else { return Duration::ZERO };
        let carried = Duration::from_millis(bytes as u64 / CARRIED);
        let gap = if self.held && self.over_ssh { self.gap.max(carried) } else { self.gap };
        gap.saturating_sub(now.saturating_duration_since(last))
    }

    /// Notes that a key came at `now`.
    pub fn key(&mut self, now: Instant) {
        self.held = self.key.is_some_and(|before| now.saturating_duration_since(before) < HELD);
        self.key = Some(now);
    }

    /// Notes that a frame of so many bytes was drawn at `now`.
    pub fn drawn(&mut self, now: Instant, bytes: usize) {
        self.last = Some((now, bytes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn after(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn the_first_frame_is_drawn_at_once() {
        assert_eq!(FrameCap::new(true).wait(Instant::now()), Duration::ZERO);
    }

    #[test]
    fn the_next_frame_waits_for_the_rest_of_the_gap() {
        for (over_ssh, gap) in [(false, 16), (true, 66)] {
            let (mut cap, start) = (FrameCap::new(over_ssh), Instant::now());
            cap.drawn(start, 20_000);
            assert_eq!(cap.wait(start + after(10)), after(gap - 10));
            assert_eq!(cap.wait(start + after(gap)), Duration::ZERO);
        }
    }

    #[test]
    fn while_a_key_is_held_over_ssh_the_line_carries_one_frame_before_the_next() {
        for (over_ssh, bytes, gap) in [(true, 2_800, 100), (true, 280, 66), (false, 2_800, 16)] {
            let (mut cap, start) = (FrameCap::new(over_ssh), Instant::now());
            cap.key(start);
            cap.drawn(start, bytes);
            cap.key(start + after(33));
            assert_eq!(cap.wait(start + after(10)), after(gap - 10), "{over_ssh} {bytes}");
        }
        // A single key after a pause is no held one, however large the frame before was.
        let (mut cap, start) = (FrameCap::new(true), Instant::now());
        cap.key(start);
        cap.drawn(start, 20_000);
        cap.key(start + after(200));
        assert_eq!(cap.wait(start + after(200)), Duration::ZERO);
    }

    #[test]
    fn a_clock_that_stands_before_the_last_frame_waits_one_gap_at_most() {
        let (mut cap, start) = (FrameCap::new(false), Instant::now());
        cap.drawn(start + Duration::from_secs(5), 0);
        assert_eq!(cap.wait(start), LOCAL);
    }
}
