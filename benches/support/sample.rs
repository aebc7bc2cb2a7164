//! A sample session opened as a new rehearsal on a real disk, all members present; small by hand, or large and made up.

// A bench may unwrap, and each bench uses its own part of this.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sidang::domain::facts::Facts;
use sidang::journal::decide::{Request, decide};
use sidang::journal::event::Presence;
use sidang::journal::standing::Standing;
use sidang::shell::keeper::Keeper;
use sidang::shell::opening::{Choice, OpenOptions, open_record};
use sidang::store::chain;
use sidang::store::disk::Disk;
use sidang::store::sample::file;
use sidang::store::sample::size::{Size, Wish};
use sidang::store::session;

/// The sample.
pub struct Sample {
    /// Facts of the session.
    pub facts: Arc<Facts>,
    /// Standing after attendance.
    pub standing: Standing,
    /// Keeper of the record.
    pub keeper: Keeper,
}

/// The sample session file.
pub fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/tebingtinggi-rencana.ron")
}

/// Writes a made-up session of this size to `folder`.
pub fn made_up(folder: &Path, employees: u32, positions: u32) -> PathBuf {
    let wish = Wish { employees: Some(employees), positions: Some(positions), agencies: None, seed: None };
    let path = folder.join("contoh.ron");
    std::fs::write(&path, file::session(Size::of(wish).unwrap())).unwrap();
    path
}

/// Opens the session at `path` with its record in `folder`.
pub fn open(disk: &Arc<dyn Disk>, folder: &Path, path: &Path) -> Sample {
    let file = session::read(path, 128 << 20).unwrap();
    let facts = Arc::new(file.facts);
    let options = OpenOptions { choice: Choice::New, data_folder: Some(folder.to_owned()), ..OpenOptions::new(path) };
    let sitting = open_record(disk, &facts, &chain::hex(&file.hash), &options).unwrap();
    let (mut standing, mut keeper) = (sitting.standing, sitting.keeper.unwrap());
    let present = facts.sitting().members.iter().map(|member| (member.id.clone(), Presence::Present)).collect();
    let draft = decide(&facts, &standing, &Request::Attend(present)).unwrap();
    standing.apply(keeper.append(&draft).unwrap());
    Sample { facts, standing, keeper }
}
