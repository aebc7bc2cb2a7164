//! The clock, and whose hand is at the keyboard: the stamp of every entry.

use std::fs;

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use rustix::time::{ClockId, clock_gettime};

use crate::journal::event::Stamp;
use crate::shell::{accounts, holder};
use crate::store::owner::{Owner, Process};
use crate::store::whole::plain;
use crate::text::dates::Zone;

/// Tells the moment, in the time zone of the session and not that of the machine.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The clock of the machine.
    Machine {
        /// Zone of the session.
        zone: Zone,
        /// Id of the machine's start; empty where the system tells none.
        boot: String,
        /// Name of the account.
        account: String,
    },
    /// A clock that tells `next` and then goes on by one second with each look; for tests and samples.
    Fixed {
        /// What it tells next.
        next: DateTime<FixedOffset>,
        /// Name of the account.
        account: String,
    },
}

impl Clock {
    /// The clock of the machine for a session in `zone`.
    pub fn machine(zone: Zone) -> Clock {
        let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        Clock::Machine { zone, boot: plain(boot.trim()), account: accounts::own() }
    }

    /// A clock that stands at `next`.
    pub fn fixed(next: DateTime<FixedOffset>) -> Clock {
        Clock::Fixed { next, account: "sekretaris".to_owned() }
    }

    /// The moment now, with the hand.
    pub fn stamp(&mut self) -> Stamp {
        match self {
            Clock::Machine { zone, boot, account } => Stamp {
                time: rfc3339(Utc::now().with_timezone(&zone.offset())),
                boot: boot.clone(),
                clock: milliseconds_since_boot(),
                by: account.clone(),
            },
            Clock::Fixed { next, account } => {
                let now = *next;
                *next += chrono::Duration::seconds(1);
                Stamp {
                    time: rfc3339(now),
                    boot: "00000000-0000-0000-0000-000000000000".to_owned(),
                    clock: u64::try_from(now.timestamp_millis()).unwrap_or(0),
                    by: account.clone(),
                }
            }
        }
    }

    /// Who holds a record from now on.
    pub fn owner(&mut self) -> Owner {
        let stamp = self.stamp();
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let pid = std::process::id();
        let process = holder::started(pid).map(|started| Process { started, boot: stamp.boot });
        Owner { pid, user: stamp.by, host, since: stamp.time, process }
    }
}

fn rfc3339(time: DateTime<FixedOffset>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Goes on while the machine sleeps, and never back: a changed wall clock can be told from time passed.
fn milliseconds_since_boot() -> u64 {
    let now = clock_gettime(ClockId::Boottime);
    let seconds = u64::try_from(now.tv_sec).unwrap_or(0);
    seconds * 1000 + u64::try_from(now.tv_nsec).unwrap_or(0) / 1_000_000
}

/// Processor time of this program so far, in milliseconds.
pub fn processor_milliseconds() -> i64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_tells_the_time_of_the_session_and_never_goes_back() {
        let mut clock = Clock::machine(Zone::Wit);
        let (first, second) = (clock.stamp(), clock.stamp());
        assert!(first.time.ends_with("+09:00"), "{}", first.time);
        assert!(DateTime::parse_from_rfc3339(&first.time).is_ok());
        assert!(second.clock >= first.clock);
        assert!(!first.by.is_empty());
    }

    #[test]
    fn a_fixed_clock_goes_on_by_a_second_with_each_look() {
        let mut clock = Clock::fixed(DateTime::parse_from_rfc3339("2026-11-24T09:00:00+07:00").unwrap());
        assert_eq!(clock.stamp().time, "2026-11-24T09:00:00+07:00");
        assert_eq!(clock.stamp().time, "2026-11-24T09:00:01+07:00");
    }
}
