//! A session for real on some folder, the programs that work on it, and what must hold after every fault.

use std::cell::OnceCell;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::table::{SAMPLE, told};

/// The programs.
#[derive(Default)]
pub struct Kit {
    saboteur: OnceCell<Result<PathBuf, String>>,
}

impl Kit {
    /// The program.
    pub fn program(&self) -> &Path {
        Path::new(env!("CARGO_BIN_EXE_sidang"))
    }

    /// The program that never makes anything durable: every case about power must catch it.
    pub fn saboteur(&self) -> Result<&Path, String> {
        self.saboteur.get_or_init(build_saboteur).as_deref().map_err(Clone::clone)
    }
}

fn build_saboteur() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sabotage");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(["build", "--quiet", "--locked", "--bin", "sidang", "--features", "sabotage", "--target-dir"]);
    cargo.arg(&folder).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    let output = cargo.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(folder.join("debug/sidang"));
    }
    Err(format!("the saboteur cannot be built: {}", String::from_utf8_lossy(&output.stderr)))
}

/// A folder with a session that is no sample, so that its record lies beside it.
pub struct Place {
    /// The folder.
    pub folder: PathBuf,
}

impl Place {
    /// Copies the session into the folder.
    pub fn new(folder: &Path) -> Place {
        let text = fs::read_to_string(SAMPLE).unwrap().replacen("\nsample: true,", "\nsample: false,", 1);
        let place = Place { folder: folder.to_owned() };
        fs::write(place.session(), text).unwrap();
        place
    }

    /// The session file.
    pub fn session(&self) -> PathBuf {
        self.folder.join("sidang.ron")
    }

    /// The record.
    pub fn journal(&self) -> PathBuf {
        self.folder.join("sidang.journal")
    }

    /// A command of a program on the session.
    pub fn command(&self, program: &Path, word: &str) -> Command {
        let mut command = Command::new(program);
        command.arg(word).arg(self.session());
        self.surround(&mut command);
        command
    }

    /// The same, run under another program.
    pub fn under(&self, other: &str, options: &[&str], program: &Path, word: &str) -> Command {
        let mut command = Command::new(other);
        command.args(options).arg(program).arg(word).arg(self.session());
        self.surround(&mut command);
        command
    }

    fn surround(&self, command: &mut Command) {
        command.arg("--data-dir").arg(self.folder.join("data"));
        command.stdin(Stdio::null()).stderr(Stdio::piped()).env("LANG", "C.UTF-8").env_remove("LC_ALL");
        // Names and numbers of lines in a trace of a panic would hide its message.
        command.env("RUST_BACKTRACE", "0");
    }

    /// Entries in the record; an error where it cannot be read or does not verify.
    pub fn entries(&self, program: &Path) -> Result<u64, String> {
        let (code, verified, message) = told(self.command(program, "verify").output().unwrap());
        if code != 0 {
            return Err(format!("verify ends with {code}: {} {message}", verified.replace('\n', " / ")));
        }
        let state = self.state(program)?;
        state["entries"].as_u64().ok_or_else(|| format!("a state without entries: {state}"))
    }

    /// The standing after the last entry.
    pub fn state(&self, program: &Path) -> Result<serde_json::Value, String> {
        let (code, state, message) = told(self.command(program, "state").arg("--json").output().unwrap());
        serde_json::from_str(&state).map_err(|_| format!("state {code}: {message}"))
    }

    /// What must hold after any fault: every answered entry is in a record that verifies, nothing can be read by others,
    /// and the sitting goes on. Gives the entries that are there.
    pub fn holds(&self, program: &Path, answered: u64) -> Result<u64, String> {
        if !self.journal().exists() {
            return if answered == 0 { Ok(0) } else { Err(format!("{answered} answered, and there is no record")) };
        }
        self.closed_to_others()?;
        let entries = self.entries(program)?;
        if entries < answered {
            return Err(format!("entry {answered} was answered, {entries} are in the record"));
        }
        let (code, _, message) = told(self.command(program, "plain").output().unwrap());
        if code != 0 {
            return Err(format!("the sitting does not go on: {code} {message}"));
        }
        let later = self.entries(program)?;
        if later < entries { Err(format!("{entries} entries became {later}")) } else { Ok(entries) }
    }

    /// Nobody else may read what the program wrote, and no memory was dumped.
    fn closed_to_others(&self) -> Result<(), String> {
        for found in fs::read_dir(&self.folder).unwrap().flatten() {
            let (path, mode) = (found.path(), found.metadata().map(|known| known.permissions().mode()));
            let own = path != self.session() && path.is_file();
            if own && mode.is_ok_and(|mode| mode & 0o077 != 0) {
                return Err(format!("others may read {}", path.display()));
            }
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("core")) {
                return Err(format!("memory was dumped to {}", path.display()));
            }
        }
        Ok(())
    }
}
