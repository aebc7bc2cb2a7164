//! The process that holds a record: whether it is still the one that the note names, and how it is ended.
//!
//! A stopped or stuck program keeps its lock for ever. Ending it loses nothing, since whatever it answered is on disk; but
//! it must be that very process. So it is held by a handle of the system that no later process of the same number can
//! take over, and its start and its user are looked at before each signal.

use std::fs;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;
use rustix::process::{Pid, PidfdFlags, Signal, getppid, pidfd_open, pidfd_send_signal};

use crate::error::Error;
use crate::store::owner::{Owner, Process};
use crate::text::words::Phrase;

/// How long a holder may take to end, after it was asked to and again after it was made to.
const PATIENCE: Duration = Duration::from_secs(3);

/// A holder that may be ended: of the same user, on this machine, and the very process of the note.
#[derive(Debug)]
pub struct Holder {
    pid: u32,
    started: u64,
    handle: OwnedFd,
}

impl Holder {
    /// The holder that a note names, as seen by `here`, the process that asks.
    ///
    /// # Errors
    /// Why it cannot be ended from here, and to whom to speak.
    pub fn find(owner: &Owner, here: &Owner) -> Result<Holder, Phrase> {
        let about = |key| Phrase::new(key).with("user", owner.user.as_str()).with("host", owner.host.as_str());
        let Some(Process { started, boot }) = owner.process.as_ref() else {
            return Err(about("record.take-over.unknown"));
        };
        if owner.host != here.host || here.process.as_ref().is_none_or(|own| own.boot != *boot) {
            return Err(about("record.take-over.other-machine"));
        }
        let parent = getppid().map(|parent| parent.as_raw_nonzero().get().cast_unsigned());
        if owner.pid <= 1 || owner.pid == here.pid || Some(owner.pid) == parent {
            return Err(about("record.take-over.ourselves"));
        }
        let gone = || about("record.take-over.gone");
        let pid = Pid::from_raw(owner.pid.cast_signed()).ok_or_else(gone)?;
        let handle = pidfd_open(pid, PidfdFlags::empty()).map_err(|_| gone())?;
        let holder = Holder { pid: owner.pid, started: *started, handle };
        if users(owner.pid).is_some_and(|users| users != users_of_us()) {
            return Err(about("record.take-over.other-user"));
        }
        if holder.is_meant() { Ok(holder) } else { Err(gone()) }
    }

    /// Whether the number still belongs to the process of the note, and that to us.
    fn is_meant(&self) -> bool {
        started(self.pid) == Some(self.started) && users(self.pid) == Some(users_of_us())
    }

    /// Ends it: asks it to, lets it go on when it was stopped, and makes it end when it does not.
    ///
    /// # Errors
    /// `record.take-over.stays` when it is still there after both.
    pub fn end(&self) -> Result<(), Error> {
        let ended = self.after(&[Signal::TERM, Signal::CONT]) || self.after(&[Signal::KILL]);
        let stays = || Error::new(Phrase::new("record.take-over.stays").with("pid", self.pid.to_string()), "");
        if ended { Ok(()) } else { Err(stays()) }
    }

    /// Whether it ends within a while of these signals; it has ended when it is no longer the process that was meant.
    fn after(&self, signals: &[Signal]) -> bool {
        for signal in signals {
            if !self.is_meant() || pidfd_send_signal(&self.handle, *signal) == Err(Errno::SRCH) {
                return true;
            }
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let left = Timespec { tv_sec: left.as_secs().cast_signed(), tv_nsec: left.subsec_nanos().into() };
            // The handle can be read once the process has ended, whether or not its parent has taken note.
            match rustix::event::poll(&mut [PollFd::new(&self.handle, PollFlags::IN)], Some(&left)) {
                Ok(0) => return false,
                Err(Errno::INTR) => {}
                Ok(_) => return true,
                Err(_) => return !self.is_meant(),
            }
        }
    }
}

/// When a process started, in clock ticks since the machine did: field 22 of its `stat`. The name before it may hold
/// anything, so that the fields are counted from its last bracket.
pub fn started(pid: u32) -> Option<u64> {
    started_in(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

fn started_in(stat: &str) -> Option<u64> {
    let (_, fields) = stat.rsplit_once(')')?;
    fields.split_whitespace().nth(19)?.parse().ok()
}

/// The users under whom a process acts: real, effective, saved and for files. The owner of its folder would not do, for
/// a process that leaves no memory behind is shown as the administrator's.
fn users(pid: u32) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("Uid:")).map(|users| users.trim().to_owned())
}

fn users_of_us() -> String {
    users(std::process::id()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::process::{Child, Command};

    use super::*;
    use crate::shell::clock::Clock;
    use crate::text::dates::Zone;

    /// A process that does nothing, the note that it would leave, and our own.
    fn sleeper() -> (Child, Owner, Owner) {
        let child = Command::new("sleep").arg("60").spawn().unwrap();
        let here = Clock::machine(Zone::Wib).owner();
        let boot = here.process.clone().unwrap().boot;
        let process = Some(Process { started: started(child.id()).unwrap(), boot });
        let owner = Owner { pid: child.id(), process, ..here.clone() };
        (child, owner, here)
    }

    fn barred(owner: &Owner, here: &Owner) -> &'static str {
        Holder::find(owner, here).expect_err("it may not be ended").key
    }

    #[test]
    fn the_start_of_a_process_is_found_behind_any_name() {
        let fields: Vec<String> = (4..=52).map(|field| field.to_string()).collect();
        assert_eq!(started_in(&format!("4711 (a) S 1 (b) R {}", fields.join(" "))), Some(22));
        assert_eq!(started_in("4711 (sidang"), None);
        assert!(started(std::process::id()).is_some());
    }

    #[test]
    fn the_process_of_the_note_is_ended_and_no_other() {
        let (mut child, owner, here) = sleeper();
        let with = |change: fn(&mut Owner)| {
            let mut other = owner.clone();
            change(&mut other);
            other
        };
        let later = with(|owner| owner.process.as_mut().unwrap().started += 1);
        assert_eq!(barred(&later, &here), "record.take-over.gone", "its number was given to another process");
        let rebooted = with(|owner| owner.process.as_mut().unwrap().boot.push('0'));
        assert_eq!(barred(&rebooted, &here), "record.take-over.other-machine");
        assert_eq!(barred(&with(|owner| owner.host.push('2')), &here), "record.take-over.other-machine");
        assert_eq!(barred(&with(|owner| owner.process = None), &here), "record.take-over.unknown");
        assert_eq!(barred(&here, &here), "record.take-over.ourselves");
        let parent = getppid().unwrap().as_raw_nonzero().get().cast_unsigned();
        assert_eq!(barred(&Owner { pid: parent, ..owner.clone() }, &here), "record.take-over.ourselves");
        assert!(child.try_wait().unwrap().is_none(), "nothing has happened to it");
        assert_eq!(Holder::find(&owner, &here).unwrap().end(), Ok(()));
        assert!(!child.wait().unwrap().success());
        assert_eq!(barred(&owner, &here), "record.take-over.gone");
    }

    #[test]
    fn a_stopped_process_is_ended_too() {
        let (mut child, owner, here) = sleeper();
        rustix::process::kill_process(Pid::from_raw(child.id().cast_signed()).unwrap(), Signal::STOP).unwrap();
        let begun = Instant::now();
        assert_eq!(Holder::find(&owner, &here).unwrap().end(), Ok(()));
        assert!(begun.elapsed() < PATIENCE && !child.wait().unwrap().success());
    }
}
