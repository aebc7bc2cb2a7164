//! Strange files where a session or a record should be.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::machine::run;
use crate::support::table::SCRIPT;
use crate::support::talk::{Talk, recorded_lines};

/// Whatever it is, it is refused within this time, and in so much memory.
const REFUSED_WITHIN: Duration = Duration::from_secs(1);
const KILOBYTES: u64 = 50 << 10;
/// Bytes of the large file; nothing of it lies on the disk.
const LARGE: u64 = 1 << 30;
/// Somebody else.
const STRANGER: u32 = 65_534;

/// Something put where a file should be, and its name; it is given the path and a whole file of that kind beside it.
type Strange = (&'static str, fn(&Path, &Path));

/// What can be made anywhere.
const ANYWHERE: [Strange; 5] = [
    ("pipe", |path, _| drop(run("mkfifo", &[path.to_str().unwrap()]).unwrap())),
    ("folder", |path, _| fs::create_dir(path).unwrap()),
    ("link to /dev/zero", |path, _| symlink("/dev/zero", path).unwrap()),
    ("1 GB", |path, _| {
        File::create(path).unwrap().set_len(LARGE).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }),
    ("link to nothing", |path, _| symlink("nothing", path).unwrap()),
];
/// What is amiss with a record only: a session is read and never written.
const RECORD: [Strange; 4] = [
    ("link to a record", |path, whole| symlink(whole, path).unwrap()),
    ("second name", |path, whole| fs::hard_link(whole, path).unwrap()),
    ("mode 0644", |path, whole| {
        fs::copy(whole, path).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    }),
    ("no file at all but a device", |path, _| drop(run("mknod", &[path.to_str().unwrap(), "c", "1", "5"]))),
];

/// Refused at once, with a reason, in little memory; and nothing of it is changed.
pub fn files(kit: &Kit) -> Outcome {
    let (mut runs, mut most, mut longest) = (0, 0, Duration::ZERO);
    let mut refuse = |what: &str, place: &Place, word: &str| -> Result<(), String> {
        let (time, kilobytes) = refused(place.command(kit.program(), word)).map_err(|why| format!("{what}: {why}"))?;
        (runs, most, longest) = (runs + 1, most.max(kilobytes), longest.max(time));
        Ok(())
    };
    for (name, make) in ANYWHERE {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::new(folder.path());
        let whole = folder.path().join("whole");
        fs::rename(place.session(), &whole).unwrap();
        make(&place.session(), &whole);
        for word in ["check", "plain", "workload"] {
            refuse(&format!("{name} as session, {word}"), &place, word)?;
        }
    }
    let strangers: [Strange; 1] = [("another's", |path, whole| {
        fs::copy(whole, path).unwrap();
        chown(path, Some(STRANGER), None).unwrap();
    })];
    // To give a file away needs the right to.
    let may_give = crate::machine::is_root();
    for (name, make) in ANYWHERE.iter().chain(&RECORD).chain(strangers.iter().filter(|_| may_give)) {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::new(folder.path());
        let whole = folder.path().join("whole");
        sat(kit, &place);
        fs::rename(place.journal(), &whole).unwrap();
        let before = fs::read(&whole).unwrap();
        make(&place.journal(), &whole);
        if !place.journal().is_symlink() && !place.journal().exists() {
            continue;
        }
        refuse(&format!("{name} as record"), &place, "plain")?;
        if fs::read(&whole).unwrap() != before {
            return Err(format!("{name} as record: what it leads to was changed"));
        }
    }
    Ok((runs, format!("all refused with a reason, in {} ms and {} MB at most", longest.as_millis(), most >> 10)))
}

/// Whatever mask the user set: files 0600, folders 0700.
pub fn masks(kit: &Kit) -> Outcome {
    let mut found = Vec::new();
    for mask in ["000", "777"] {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::new(folder.path());
        let script = folder.path().join("script");
        fs::write(&script, SCRIPT).unwrap();
        for rehearse in ["", "--rehearse --new"] {
            let line = format!(
                "umask {mask}; '{}' plain '{}' {rehearse} --data-dir '{}' < '{}' > /dev/null",
                kit.program().display(),
                place.session().display(),
                folder.path().join("data").display(),
                script.display()
            );
            run("sh", &["-c", &line])?;
        }
        let mut waiting = vec![folder.path().to_owned()];
        while let Some(next) = waiting.pop() {
            for one in fs::read_dir(&next).map_err(|error| error.to_string())?.flatten() {
                let (path, mode) = (one.path(), one.metadata().unwrap().permissions().mode() & 0o777);
                if path == place.session() || path == script {
                    continue;
                }
                let wanted = if path.is_dir() { 0o700 } else { 0o600 };
                if mode != wanted {
                    return Err(format!("mask {mask}: {} has {mode:o}", path.display()));
                }
                waiting.extend(path.is_dir().then(|| path.clone()));
                found.push(path);
            }
        }
    }
    if found.len() < 24 {
        Err(format!("only {found:?}"))
    } else {
        Ok((4, format!("{} files and folders", found.len())))
    }
}

/// A sitting of three entries.
fn sat(kit: &Kit, place: &Place) {
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    for line in &recorded_lines()[..2] {
        talk.say(line);
    }
    talk.finish();
}

/// How long a refusal took, and the most memory that was held, in KiB.
fn refused(mut command: Command) -> Result<(Duration, u64), String> {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let ended = loop {
        let peak = fs::read_to_string(&status).unwrap_or_default();
        let peak = peak.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(peak.unwrap_or(0));
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        if begun.elapsed() > REFUSED_WITHIN * 5 {
            let _ = child.kill();
        }
        thread::sleep(Duration::from_micros(200));
    };
    let took = begun.elapsed();
    let message = std::io::read_to_string(child.stderr.take().unwrap()).unwrap();
    if !matches!(ended.code(), Some(1 | 3)) || message.trim().is_empty() || message.contains("panicked") {
        return Err(format!("ends with {ended}: {message}"));
    }
    if took > REFUSED_WITHIN || most > KILOBYTES {
        return Err(format!("took {took:?} and {most} KiB"));
    }
    Ok((took, most))
}
