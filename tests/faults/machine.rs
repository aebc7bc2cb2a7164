//! What the machine lets a test do: mount, cut the power of a mounted disk, trace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// `CAP_SYS_ADMIN` and `CAP_SYS_PTRACE` in the set of capabilities.
const MAY_MOUNT: u64 = 1 << 21;
const MAY_TRACE: u64 = 1 << 19;

/// What a case needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing special.
    Nothing,
    /// To mount an image, and perl for one system call.
    Mounts,
    /// To trace a process with strace.
    Traces,
    /// The terminal multiplexer.
    Tmux,
}

impl Needs {
    /// Why it cannot be had: as a reason, and as an error in a continuous integration that was allowed to have it.
    pub fn refused(self) -> Option<Result<String, String>> {
        let (may, tried) = match self {
            Needs::Nothing => return None,
            Needs::Mounts => (may(MAY_MOUNT), Disk::ext4("ordered").map(drop)),
            Needs::Traces => (may(MAY_TRACE), run("strace", &["-o", "/dev/null", "true"]).map(drop)),
            Needs::Tmux => (true, run("tmux", &["-V"]).map(drop)),
        };
        let why = tried.err()?;
        let insists = std::env::var_os("CI").is_some();
        Some(if may && insists { Err(why) } else { Ok(why) })
    }
}

/// Whether files may be given to others.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn may(capability: u64) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let effective = status.lines().find_map(|line| line.strip_prefix("CapEff:"));
    let held = effective.and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok()).unwrap_or(0);
    held & capability != 0
}

/// Standard output of a command that must succeed.
pub fn run(program: &str, args: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{program} cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{program} {}: {}", args.join(" "), String::from_utf8_lossy(&output.stderr).trim()))
}

/// A disk of its own: a mounted image, or a small one in memory. It goes when this is dropped.
pub struct Disk {
    /// Where it is mounted.
    pub at: PathBuf,
    /// Its image; none for a disk in memory.
    pub image: Option<PathBuf>,
    options: String,
    _folder: TempDir,
}

impl Disk {
    /// An ext4 disk whose data are kept `ordered` or in `writeback`.
    pub fn ext4(data: &str) -> Result<Disk, String> {
        let folder = in_memory();
        let image = folder.path().join("disk.img");
        fs::File::create(&image).and_then(|file| file.set_len(24 << 20)).map_err(|error| error.to_string())?;
        run("mkfs.ext4", &["-q", "-F", image.to_str().unwrap()])?;
        Disk::mounted(folder, Some(image), &format!("loop,data={data}"))
    }

    /// The image of another disk, mounted as that one is.
    pub fn of_image(copy: &Path, data: &str) -> Result<Disk, String> {
        let folder = in_memory();
        let image = folder.path().join("disk.img");
        fs::copy(copy, &image).map_err(|error| error.to_string())?;
        Disk::mounted(folder, Some(image), &format!("loop,data={data}"))
    }

    /// A disk in memory of so many KiB.
    pub fn small(kilobytes: u64) -> Result<Disk, String> {
        Disk::mounted(in_memory(), None, &format!("size={kilobytes}k"))
    }

    fn mounted(folder: TempDir, image: Option<PathBuf>, options: &str) -> Result<Disk, String> {
        let at = folder.path().join("at");
        fs::create_dir(&at).map_err(|error| error.to_string())?;
        let disk = Disk { at, image, options: options.to_owned(), _folder: folder };
        disk.mount(&disk.options)?;
        Ok(disk)
    }

    fn mount(&self, options: &str) -> Result<(), String> {
        let at = self.at.to_str().unwrap();
        match &self.image {
            Some(image) => run("mount", &["-o", options, image.to_str().unwrap(), at]),
            None => run("mount", &["-t", "tmpfs", "-o", options, "tmpfs", at]),
        }
        .map(drop)
    }

    /// Cuts the power: nothing that was not made durable before reaches the device any more.
    pub fn cut_power(&self) -> Result<(), String> {
        // FS_IOC_GOINGDOWN with "do not even flush the log" (linux/fs.h, linux/ext4.h).
        let down =
            "open(my $f, '<', $ARGV[0]) or die $!; my $how = pack('L', 2); ioctl($f, 0x8004587d, $how) or die $!";
        run("perl", &["-e", down, self.at.to_str().unwrap()]).map(drop)
    }

    /// The power is back: the disk is mounted anew, its own log replayed.
    pub fn power_is_back(&self) -> Result<(), String> {
        self.unmount()?;
        self.mount(&self.options)
    }

    /// Mounted for reading only from now on.
    pub fn read_only(&self) -> Result<(), String> {
        self.unmount()?;
        self.mount(&format!("{},ro", self.options))
    }

    fn unmount(&self) -> Result<(), String> {
        run("umount", &[self.at.to_str().unwrap()]).map(drop)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: a process that still has a file there must not keep the test from ending.
        let _ = run("umount", &["-l", self.at.to_str().unwrap()]);
    }
}

fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}
