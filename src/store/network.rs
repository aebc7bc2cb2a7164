//! The disk of this machine, where storage of another one is accepted as well: at the risk of whoever asks for it.

use std::io;
use std::path::Path;

use crate::store::disk::{Access, Disk, DiskFile, Metadata, RealDisk};

/// The real disk, on which records may lie on network storage.
#[derive(Clone, Copy, Debug, Default)]
pub struct NetworkDisk;

impl Disk for NetworkDisk {
    fn accepts_network(&self) -> bool {
        true
    }

    fn user(&self) -> u32 {
        RealDisk.user()
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        RealDisk.metadata(path)
    }

    fn folder(&self, path: &Path) -> io::Result<Metadata> {
        RealDisk.folder(path)
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.open(path, access)
    }

    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.create_new(path, mode)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename_new(from, to)
    }

    fn unlink(&self, path: &Path) -> io::Result<()> {
        RealDisk.unlink(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_folder(path)
    }
}
