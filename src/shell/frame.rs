//! How often the screen may be drawn.
//!
//! Over a slow line it is the line, not the program, that falls behind: without a cap a key held for
//! a second goes on moving the picture for several more. Frames in between are simply not sent.

use std::time::{Duration, Instant};

/// The shortest time between two frames on the same machine: 60 frames a second.
const LOCAL: Duration = Duration::from_millis(16);
/// The shortest time between two frames over SSH: 15 frames a second.
const OVER_SSH: Duration = Duration::from_millis(66);

/// The cap on frames: knows when the last one was drawn, and says when the next one may be.
#[derive(Clone, Copy, Debug)]
pub struct FrameCap {
    gap: Duration,
    last: Option<Instant>,
}

impl FrameCap {
    /// The cap for a board seen over SSH or at the machine itself.
    pub fn new(over_ssh: bool) -> Self {
        FrameCap { gap: if over_ssh { OVER_SSH } else { LOCAL }, last: None }
    }

    /// The cap for the line this process was started on, by `SSH_CONNECTION`.
    pub fn of_this_line() -> Self {
        FrameCap::new(std::env::var_os("SSH_CONNECTION").is_some())
    }

    /// How long to wait from `now` before the next frame; zero when it may be drawn at once.
    pub fn wait(&self, now: Instant) -> Duration {
        match self.last {
            Some(last) => self.gap.saturating_sub(now.saturating_duration_since(last)),
            None => Duration::ZERO,
        }
    }

    /// Notes that a frame was drawn at `now`.
    pub fn drawn(&mut self, now: Instant) {
        self.last = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_frame_is_drawn_at_once() {
        assert_eq!(FrameCap::new(true).wait(Instant::now()), Duration::ZERO);
    }

    #[test]
    fn the_next_frame_waits_for_the_rest_of_the_gap() {
        for (over_ssh, gap) in [(false, 16), (true, 66)] {
            let (mut cap, start) = (FrameCap::new(over_ssh), Instant::now());
            cap.drawn(start);
            assert_eq!(cap.wait(start + Duration::from_millis(10)), Duration::from_millis(gap - 10));
            assert_eq!(cap.wait(start + Duration::from_millis(gap)), Duration::ZERO);
        }
    }

    #[test]
    fn a_clock_that_stands_before_the_last_frame_waits_one_gap_at_most() {
        let (mut cap, start) = (FrameCap::new(false), Instant::now());
        cap.drawn(start + Duration::from_secs(5));
        assert_eq!(cap.wait(start), LOCAL);
    }
}
