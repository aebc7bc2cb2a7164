//! The disk as the record needs it: a small trait, and the real disk behind it.
//!
//! Everything that must survive a power cut goes through these calls, so that a test can put a
//! disk underneath that fails, tears and forgets. The calls promise no more than the system does;
//! what they are good for together is decided in `whole`, `recovery` and `journal_file`.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, FallocateFlags, OFlags, RenameFlags};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    Regular,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket or a device.
    Other,
}

/// What the system knows about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// What it is.
    pub kind: Kind,
    /// Device on which it lies.
    pub device: u64,
    /// Number on that device; both together are the file, whatever its name.
    pub inode: u64,
    /// How many names it has.
    pub links: u64,
    /// Length in bytes.
    pub length: u64,
    /// Permission bits, with the sticky bit (`0o1777`).
    pub mode: u32,
    /// User id of the owner.
    pub user: u32,
}

/// The sort of file system under a file, and the room left on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filesystem {
    /// What it promises.
    pub sort: Sort,
    /// Bytes that this user may still write.
    pub free: u64,
}

/// What a file system promises about locks and reserved space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Locks hold, reserved space stays reserved.
    Local,
    /// Locks hold, but every write takes new space, so that a reservation is worth nothing.
    CopyOnWrite,
    /// Another machine or program stands between: locks and syncs are not to be trusted.
    Network,
}

/// How an existing file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// For reading only.
    Read,
    /// For reading, and for writing at the end.
    Append,
}

/// A disk: names and folders.
pub trait Disk: Send + Sync {
    /// Whether whoever runs this program takes it upon himself that records lie on network storage.
    fn accepts_network(&self) -> bool {
        false
    }

    /// The user id under which this program acts.
    fn user(&self) -> u32;

    /// What `path` itself is; a symbolic link is not followed.
    ///
    /// # Errors
    /// What the system says, as with every call here.
    fn metadata(&self, path: &Path) -> io::Result<Metadata>;

    /// What the folder `path` is, symbolic links followed.
    ///
    /// # Errors
    /// What the system says.
    fn folder(&self, path: &Path) -> io::Result<Metadata>;

    /// Opens an existing file, never through a symbolic link and never waiting for a pipe.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>>;

    /// Makes a new file with exactly `mode`, for reading and appending.
    ///
    /// # Errors
    /// `AlreadyExists` when the name is taken, or what the system says.
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>>;

    /// Gives the file another name, replacing what had it.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives the file another name that must be free.
    ///
    /// # Errors
    /// `AlreadyExists` when the name is taken, or what the system says.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a name away.
    ///
    /// # Errors
    /// What the system says.
    fn unlink(&self, path: &Path) -> io::Result<()>;

    /// Makes the names in a folder durable.
    ///
    /// # Errors
    /// What the system says.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// An open file of a disk.
pub trait DiskFile: Send {
    /// All bytes from the start to the end.
    ///
    /// # Errors
    /// `FileTooLarge` when there are more than `limit`, or what the system says.
    fn read_all(&mut self, limit: u64) -> io::Result<Vec<u8>>;

    /// Writes all of `bytes` at the end.
    ///
    /// # Errors
    /// What the system says; a part may have been written.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Makes content and length durable (`fdatasync`). Never to be tried again after an error.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&mut self) -> io::Result<()>;

    /// Makes content, length, mode and owner durable (`fsync`), for a new file.
    ///
    /// # Errors
    /// What the system says.
    fn sync_everything(&mut self) -> io::Result<()>;

    /// Cuts the file to `length` bytes.
    ///
    /// # Errors
    /// What the system says.
    fn truncate(&mut self, length: u64) -> io::Result<()>;

    /// Sets the permission bits.
    ///
    /// # Errors
    /// What the system says.
    fn set_mode(&mut self, mode: u32) -> io::Result<()>;

    /// What the system knows about the open file.
    ///
    /// # Errors
    /// What the system says.
    fn metadata(&self) -> io::Result<Metadata>;

    /// Reserves `length` bytes from `offset` on without making the file longer.
    ///
    /// # Errors
    /// What the system says.
    fn reserve(&mut self, offset: u64, length: u64) -> io::Result<()>;

    /// Takes the file for this program alone, without waiting; false when another holds it.
    ///
    /// # Errors
    /// When the system cannot lock at all.
    fn try_lock(&mut self) -> io::Result<bool>;

    /// The file system under the file.
    ///
    /// # Errors
    /// What the system says.
    fn filesystem(&self) -> io::Result<Filesystem>;
}

/// Whether this is the build that makes nothing durable, which tests of power cuts must catch.
const SABOTAGED: bool = cfg!(feature = "sabotage");

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn user(&self) -> u32 {
        rustix::process::geteuid().as_raw()
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path).map(|found| described(&found))
    }

    fn folder(&self, path: &Path) -> io::Result<Metadata> {
        fs::metadata(path).map(|found| described(&found))
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>> {
        // O_NONBLOCK: opening a pipe would otherwise wait for a writer for ever.
        let file = OpenOptions::new()
            .read(true)
            .append(access == Access::Append)
            .custom_flags(flags(OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY))
            .open(path)?;
        Ok(Box::new(RealFile { file }))
    }

    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create_new(true)
            .mode(mode)
            .custom_flags(flags(OFlags::NOFOLLOW | OFlags::CLOEXEC))
            .open(path)?;
        // The mask of the user may have taken bits away; the mode is insisted on.
        file.set_permissions(Permissions::from_mode(mode))?;
        Ok(Box::new(RealFile { file }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        use rustix::io::Errno;
        match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Ok(()) => Ok(()),
            // Older file systems know no such rename; a second name that must be free does the same.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                rustix::fs::linkat(CWD, from, CWD, to, AtFlags::empty())?;
                fs::remove_file(from)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn unlink(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let folder = File::open(path)?;
        if SABOTAGED { Ok(()) } else { folder.sync_all() }
    }
}

/// An open file of the real disk.
struct RealFile {
    file: File,
}

impl DiskFile for RealFile {
    fn read_all(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        let length = self.file.metadata()?.len();
        if length > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        // The file may grow while it is read, and a device has no length at all.
        (&self.file).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        if SABOTAGED { Ok(()) } else { self.file.sync_data() }
    }

    fn sync_everything(&mut self) -> io::Result<()> {
        if SABOTAGED { Ok(()) } else { self.file.sync_all() }
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        self.file.set_permissions(Permissions::from_mode(mode))
    }

    fn metadata(&self) -> io::Result<Metadata> {
        self.file.metadata().map(|found| described(&found))
    }

    fn reserve(&mut self, offset: u64, length: u64) -> io::Result<()> {
        Ok(rustix::fs::fallocate(&self.file, FallocateFlags::KEEP_SIZE, offset, length)?)
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        match self.file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn filesystem(&self) -> io::Result<Filesystem> {
        let found = rustix::fs::fstatfs(&self.file)?;
        let free = u64::try_from(found.f_bsize).unwrap_or(0).saturating_mul(found.f_bavail);
        Ok(Filesystem { sort: sort_of(found.f_type as u64), free })
    }
}

/// The sort behind the magic number that the system gives (`statfs(2)`, `linux/magic.h`).
fn sort_of(magic: u64) -> Sort {
    // The number is signed on some machines; only its 32 bits count.
    match magic & 0xFFFF_FFFF {
        // NFS, SMB, SMB2, CIFS, FUSE, AFS, Ceph, 9P, Coda.
        0x6969 | 0x517B | 0xFE53_4D42 | 0xFF53_4D42 | 0x6573_5546 | 0x5346_414F | 0x00C3_6400 | 0x0102_1997
        | 0x7375_7245 => Sort::Network,
        // btrfs, ZFS.
        0x9123_683E | 0x2FC1_2FC1 => Sort::CopyOnWrite,
        _ => Sort::Local,
    }
}

fn flags(flags: OFlags) -> i32 {
    flags.bits().cast_signed()
}

fn described(found: &fs::Metadata) -> Metadata {
    let kind = match found.file_type() {
        kind if kind.is_file() => Kind::Regular,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_symlink() => Kind::Link,
        _ => Kind::Other,
    };
    Metadata {
        kind,
        device: found.dev(),
        inode: found.ino(),
        links: found.nlink(),
        length: found.len(),
        mode: found.mode() & 0o7777,
        user: found.uid(),
    }
}

/// The folder in which `path` lies; the present one for a bare name.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// `path` with `ending` put behind its last name: `a/b.journal` and `.owner` are `a/b.journal.owner`.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    PathBuf::from(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_systems_are_known_by_their_numbers() {
        assert_eq!(sort_of(0xEF53), Sort::Local, "ext4");
        assert_eq!(sort_of(0x0102_1994), Sort::Local, "tmpfs");
        assert_eq!(sort_of(0x6969), Sort::Network, "NFS");
        assert_eq!(sort_of(0xFFFF_FFFF_FF53_4D42), Sort::Network, "CIFS, sign extended");
        assert_eq!(sort_of(0x9123_683E), Sort::CopyOnWrite, "btrfs");
    }

    #[test]
    fn a_bare_name_lies_in_the_present_folder() {
        assert_eq!(folder_of(Path::new("a.journal")), Path::new("."));
        assert_eq!(folder_of(Path::new("x/a.journal")), Path::new("x"));
        assert_eq!(beside(Path::new("x/a.journal"), ".owner"), Path::new("x/a.journal.owner"));
    }
}
