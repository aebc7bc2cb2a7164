//! A disk in memory that fails when told to, and that forgets what was not synced when it crashes.
//!
//! It is as unkind as the real ones: a failed write leaves a part behind; what was not synced
//! survives a crash in any state it ever had, with sectors of zeros in it or cut short; after a
//! sync that failed no later sync makes anything durable. Names are kept in the order in which
//! they were changed, as file systems with a log do.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use sidang::store::disk::{Access, Disk, DiskFile, Filesystem, Kind, Metadata, Sort};

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fault {
    /// The call that fails, counted from 0; none when absent.
    pub at: Option<u32>,
    /// Whether all calls after it fail as well.
    pub forever: bool,
    /// How much of a failing write is written, in thousandths.
    pub written: usize,
}

#[derive(Clone, Debug, Default)]
struct Inode {
    /// What a crash may leave: the durable content first, then every content since; never empty.
    states: Vec<Vec<u8>>,
    mode: u32,
    locked: bool,
    sync_failed: bool,
}

type Names = BTreeMap<PathBuf, usize>;

struct World {
    inodes: Vec<Inode>,
    /// The durable names first, then every state since; never empty.
    names: Vec<Names>,
    calls: u32,
    fault: Fault,
    filesystem: Filesystem,
    user: u32,
    accepts_network: bool,
    sync_lies: bool,
    reserved_up_to: u64,
}

/// The disk; clones are the same disk.
#[derive(Clone)]
pub struct FaultyDisk {
    world: Arc<Mutex<World>>,
}

/// Small, fixed chance: the same seed breaks the disk in the same way.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `limit` (which is not 0).
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}

impl FaultyDisk {
    pub fn new() -> FaultyDisk {
        let world = World {
            inodes: Vec::new(),
            names: vec![Names::new()],
            calls: 0,
            fault: Fault::default(),
            filesystem: Filesystem { sort: Sort::Local, free: 1 << 30 },
            user: 1000,
            accepts_network: false,
            sync_lies: false,
            reserved_up_to: 0,
        };
        FaultyDisk { world: Arc::new(Mutex::new(world)) }
    }

    /// From now on, counted anew, this goes wrong.
    pub fn set_fault(&self, fault: Fault) {
        let mut world = self.world();
        world.calls = 0;
        world.fault = fault;
    }

    /// Puts another file system underneath.
    pub fn set_filesystem(&self, filesystem: Filesystem) {
        self.world().filesystem = filesystem;
    }

    /// Lets another user act.
    pub fn set_user(&self, user: u32) {
        self.world().user = user;
    }

    /// Takes it upon itself that records lie on network storage.
    pub fn accept_network(&self) {
        self.world().accepts_network = true;
    }

    /// Makes every sync a lie, as on a disk that only says it has written.
    pub fn let_syncs_lie(&self) {
        self.world().sync_lies = true;
    }

    /// How many calls were made since the fault was set.
    pub fn calls(&self) -> u32 {
        self.world().calls
    }

    /// Where the space reserved last ends.
    pub fn reserved_up_to(&self) -> u64 {
        self.world().reserved_up_to
    }

    /// The content under a name as a reader sees it now.
    pub fn content(&self, path: &Path) -> Option<Vec<u8>> {
        let world = self.world();
        let inode = *world.now().get(path)?;
        world.inodes[inode].states.last().cloned()
    }

    /// Power off and on: locks are gone, and whatever was not synced is in any of its states.
    pub fn crash(&self, chance: &mut Chance) {
        let mut world = self.world();
        world.fault = Fault::default();
        let kept = chance.below(world.names.len());
        world.names = vec![world.names[kept].clone()];
        for inode in &mut world.inodes {
            let state = chance.below(inode.states.len());
            let left = torn(&inode.states[0], &inode.states[state], chance);
            *inode = Inode { states: vec![left], mode: inode.mode, locked: false, sync_failed: false };
        }
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no test holds the disk while it fails")
    }
}

/// What may be left of `wanted` when only `durable` was synced.
fn torn(durable: &[u8], wanted: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut left = wanted.to_vec();
    if !wanted.starts_with(durable) || wanted.len() == durable.len() {
        return left;
    }
    let mut start = durable.len();
    while start < left.len() {
        let mut end = ((start / 512 + 1) * 512).min(left.len());
        // A piece of less than 8 bytes shares the fate of the next: it is too small to be told
        // from a changed bit, and would (rightly) be taken for damage.
        if end - start < 8 || left.len() - end < 8 {
            end = (end + 512).min(left.len());
        }
        if chance.below(3) == 0 {
            left[start..end].fill(0);
        }
        start = end;
    }
    if chance.below(2) == 0 {
        left.truncate(durable.len() + chance.below(left.len() - durable.len() + 1));
    }
    left
}

impl World {
    /// Counts a call and lets it fail when its turn has come.
    fn call(&mut self) -> io::Result<()> {
        let call = self.calls;
        self.calls += 1;
        match self.fault.at {
            Some(at) if call == at || (self.fault.forever && call > at) => Err(io::Error::from_raw_os_error(5)),
            _ => Ok(()),
        }
    }

    fn now(&self) -> &Names {
        self.names.last().expect("never empty")
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        self.now().get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let inode = self.find(from)?;
        let mut names = self.now().clone();
        names.remove(from);
        names.insert(to.to_owned(), inode);
        self.names.push(names);
        Ok(())
    }

    fn described(&self, inode: usize) -> Metadata {
        Metadata {
            kind: Kind::Regular,
            device: 1,
            inode: inode as u64,
            links: self.now().values().filter(|named| **named == inode).count() as u64,
            length: self.inodes[inode].states.last().expect("never empty").len() as u64,
            mode: self.inodes[inode].mode,
            user: 1000,
        }
    }
}

impl Disk for FaultyDisk {
    fn accepts_network(&self) -> bool {
        self.world().accepts_network
    }

    fn user(&self) -> u32 {
        self.world().user
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let mut world = self.world();
        world.call()?;
        let inode = world.find(path)?;
        Ok(world.described(inode))
    }

    fn folder(&self, _: &Path) -> io::Result<Metadata> {
        self.world().call()?;
        Ok(Metadata { kind: Kind::Folder, device: 1, inode: 0, links: 2, length: 0, mode: 0o700, user: 1000 })
    }

    fn open(&self, path: &Path, _: Access) -> io::Result<Box<dyn DiskFile>> {
        let mut world = self.world();
        world.call()?;
        let inode = world.find(path)?;
        Ok(Box::new(FaultyFile { world: Arc::clone(&self.world), inode, holds: false }))
    }

    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        let mut world = self.world();
        world.call()?;
        if world.now().contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let inode = world.inodes.len();
        world.inodes.push(Inode { states: vec![Vec::new()], mode, locked: false, sync_failed: false });
        let mut names = world.now().clone();
        names.insert(path.to_owned(), inode);
        world.names.push(names);
        Ok(Box::new(FaultyFile { world: Arc::clone(&self.world), inode, holds: false }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        world.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        if world.now().contains_key(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        world.rename(from, to)
    }

    fn unlink(&self, path: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        world.find(path)?;
        let mut names = world.now().clone();
        names.remove(path);
        world.names.push(names);
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        if !world.sync_lies {
            let now = world.now().clone();
            world.names = vec![now];
        }
        Ok(())
    }
}

struct FaultyFile {
    world: Arc<Mutex<World>>,
    inode: usize,
    holds: bool,
}

impl FaultyFile {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no test holds the disk while it fails")
    }

    fn change(&mut self, content: Vec<u8>) {
        let inode = self.inode;
        self.world().inodes[inode].states.push(content);
    }

    fn content(&self) -> Vec<u8> {
        self.world().inodes[self.inode].states.last().expect("never empty").clone()
    }
}

impl DiskFile for FaultyFile {
    fn read_all(&mut self, _: u64) -> io::Result<Vec<u8>> {
        self.world().call()?;
        Ok(self.content())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (done, written) = {
            let mut world = self.world();
            (world.call(), world.fault.written)
        };
        let kept = if done.is_ok() { bytes.len() } else { bytes.len() * written / 1000 };
        let mut content = self.content();
        content.extend(&bytes[..kept]);
        self.change(content);
        done
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut world = self.world();
        let done = world.call();
        let lies = world.sync_lies;
        let inode = &mut world.inodes[self.inode];
        inode.sync_failed |= done.is_err();
        if !inode.sync_failed && !lies {
            let now = inode.states.pop().expect("never empty");
            inode.states = vec![now];
        }
        done
    }

    fn sync_everything(&mut self) -> io::Result<()> {
        self.sync()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.world().call()?;
        let mut content = self.content();
        content.resize(length as usize, 0);
        self.change(content);
        Ok(())
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        let inode = self.inode;
        let mut world = self.world();
        world.call()?;
        world.inodes[inode].mode = mode;
        Ok(())
    }

    fn metadata(&self) -> io::Result<Metadata> {
        let mut world = self.world();
        world.call()?;
        Ok(world.described(self.inode))
    }

    fn reserve(&mut self, offset: u64, length: u64) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        world.reserved_up_to = offset + length;
        Ok(())
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        let inode = self.inode;
        let mut world = self.world();
        world.call()?;
        let free = !world.inodes[inode].locked;
        world.inodes[inode].locked = true;
        drop(world);
        self.holds |= free;
        Ok(free)
    }

    fn filesystem(&self) -> io::Result<Filesystem> {
        let mut world = self.world();
        world.call()?;
        Ok(world.filesystem)
    }
}

impl Drop for FaultyFile {
    fn drop(&mut self) {
        if self.holds {
            let inode = self.inode;
            self.world().inodes[inode].locked = false;
        }
    }
}
