//! The real disk, counting how often it is asked to make something durable.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sidang::store::disk::{Access, Disk, DiskFile, Filesystem, Metadata, RealDisk};

/// The disk of this machine with a counter.
#[derive(Default)]
pub struct CountingDisk {
    syncs: Arc<AtomicU32>,
    writes: Arc<AtomicU32>,
}

impl CountingDisk {
    /// How often a file or a folder was made durable so far.
    pub fn syncs(&self) -> u32 {
        self.syncs.load(Ordering::Relaxed)
    }

    /// Writes to files so far.
    pub fn writes(&self) -> u32 {
        self.writes.load(Ordering::Relaxed)
    }

    fn counting(&self, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(CountingFile { file, syncs: Arc::clone(&self.syncs), writes: Arc::clone(&self.writes) })
    }
}

impl Disk for CountingDisk {
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
        RealDisk.open(path, access).map(|file| self.counting(file))
    }

    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.create_new(path, mode).map(|file| self.counting(file))
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
        self.syncs.fetch_add(1, Ordering::Relaxed);
        RealDisk.sync_folder(path)
    }
}

struct CountingFile {
    file: Box<dyn DiskFile>,
    syncs: Arc<AtomicU32>,
    writes: Arc<AtomicU32>,
}

impl DiskFile for CountingFile {
    fn read_all(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        self.file.read_all(limit)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writes.fetch_add(1, Ordering::Relaxed);
        self.file.append(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.syncs.fetch_add(1, Ordering::Relaxed);
        self.file.sync()
    }

    fn sync_everything(&mut self) -> io::Result<()> {
        self.syncs.fetch_add(1, Ordering::Relaxed);
        self.file.sync_everything()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.file.truncate(length)
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        self.file.set_mode(mode)
    }

    fn metadata(&self) -> io::Result<Metadata> {
        self.file.metadata()
    }

    fn reserve(&mut self, offset: u64, length: u64) -> io::Result<()> {
        self.file.reserve(offset, length)
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        self.file.try_lock()
    }

    fn filesystem(&self) -> io::Result<Filesystem> {
        self.file.filesystem()
    }
}
