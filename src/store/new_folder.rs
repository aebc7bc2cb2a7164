//! A folder that appears whole or not at all, for its owner alone.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::store::disk::{Disk, folder_of};
use crate::store::whole::{self, about};

/// A folder without its lasting name yet; it is taken away again unless it is finished.
pub struct NewFolder<'a> {
    disk: &'a dyn Disk,
    place: PathBuf,
    path: PathBuf,
    finished: bool,
    /// Locked as long as this program is at it; the system ends that with the program, whoever looks from wherever.
    _held: File,
}

impl<'a> NewFolder<'a> {
    /// Begins the folder `path`, a name that must be free.
    ///
    /// # Errors
    /// `record.folder_exists`, or `record.cannot_make_folder`.
    pub fn begin(disk: &'a dyn Disk, path: &Path) -> Result<NewFolder<'a>, Error> {
        if disk.metadata(path).is_ok() {
            return Err(Error::new(about("record.folder_exists", path), ""));
        }
        let name = path.file_name().ok_or_else(|| failed(path, &io::ErrorKind::InvalidInput.into()))?;
        let begun = format!(".{}.new-", name.to_string_lossy());
        sweep(folder_of(path), &begun);
        let place = folder_of(path).join(format!("{begun}{}", std::process::id()));
        DirBuilder::new().mode(0o700).create(&place).map_err(|error| failed(path, &error))?;
        let held = File::open(&place).map_err(|error| failed(path, &error))?;
        // Where nothing can be locked nothing is swept away either.
        let _ = held.try_lock();
        Ok(NewFolder { disk, place, path: path.to_owned(), finished: false, _held: held })
    }

    /// Where it lies until it is finished.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Writes a file into it, and the folder inside it that the name asks for.
    ///
    /// # Errors
    /// `record.cannot_make_folder` or `record.cannot_write`.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.place.join(name);
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder_of(&path))
            .map_err(|error| failed(folder_of(&path), &error))?;
        whole::write_new(self.disk, &path, bytes, 0o600).map(|_| ())
    }

    /// Gives it its name, which still must be free.
    ///
    /// # Errors
    /// `record.folder_exists`, or `record.cannot_make_folder`.
    pub fn finish(mut self) -> Result<(), Error> {
        let named = self
            .disk
            .sync_folder(&self.place)
            .and_then(|()| self.disk.rename_new(&self.place, &self.path))
            .and_then(|()| self.disk.sync_folder(folder_of(&self.path)));
        self.finished = named.is_ok();
        named.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Error::new(about("record.folder_exists", &self.path), ""),
            _ => failed(&self.path, &error),
        })
    }
}

impl Drop for NewFolder<'_> {
    fn drop(&mut self) {
        if !self.finished {
            // Only tidying up; what failed first is what is told.
            let _ = fs::remove_dir_all(&self.place);
        }
    }
}

/// Takes away what programs left here that were killed before they finished or gave up: it may hold data about people.
fn sweep(folder: &Path, begun: &str) {
    let left = |name: &str| {
        let is_ours = name.strip_prefix(begun)?.parse::<u32>().is_ok();
        let place = Some(folder.join(name)).filter(|place| is_ours && is_folder(place))?;
        let nobody_is_at_it = File::open(&place).is_ok_and(|found| found.try_lock().is_ok());
        nobody_is_at_it.then_some(place)
    };
    let names =
        fs::read_dir(folder).into_iter().flatten().filter_map(|found| found.ok()?.file_name().into_string().ok());
    for place in names.filter_map(|name| left(&name)) {
        // Only tidying up; of what is not ours the system takes nothing away.
        let _ = fs::remove_dir_all(place);
    }
}

/// Whether this is a folder itself: to open anything else might wait for ever.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_dir())
}

fn failed(folder: &Path, error: &io::Error) -> Error {
    Error::new(about("record.cannot_make_folder", folder), error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::RealDisk;

    #[test]
    fn a_folder_appears_with_everything_or_not_at_all() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("terima");
        let begun = NewFolder::begin(&RealDisk, &path).unwrap();
        begun.write("a", b"1").unwrap();
        begun.write("b/c", b"2").unwrap();
        drop(begun);
        assert_eq!(fs::read_dir(above.path()).unwrap().count(), 0, "given up, nothing is left of it");
        let begun = NewFolder::begin(&RealDisk, &path).unwrap();
        begun.write("b/c", b"2").unwrap();
        assert!(!path.exists());
        begun.finish().unwrap();
        assert_eq!(fs::read(path.join("b/c")).unwrap(), b"2");
        assert_eq!(RealDisk.folder(&path).unwrap().mode, 0o700);
        assert_eq!(fs::read_dir(above.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_program_left_goes_with_the_next_one_and_nothing_else_does() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("terima");
        let own = format!(".terima.new-{}", std::process::id());
        fs::write(above.path().join(".terima.new-7"), "no folder").unwrap();
        for name in [".terima.new-4194305", &own, ".terima.new-1", ".terima.new-x", ".lain.new-4194305", "terima.new-2"]
        {
            fs::create_dir(above.path().join(name)).unwrap();
            fs::write(above.path().join(name).join("sidang.ron"), "data").unwrap();
        }
        // Somebody is still at one of them.
        let held = File::open(above.path().join(".terima.new-1")).unwrap();
        held.lock().unwrap();
        NewFolder::begin(&RealDisk, &path).unwrap().finish().unwrap();
        let names = fs::read_dir(above.path()).unwrap().map(|found| found.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        assert_eq!(
            names,
            [".lain.new-4194305", ".terima.new-1", ".terima.new-7", ".terima.new-x", "terima", "terima.new-2"]
        );
    }

    #[test]
    fn a_name_that_is_taken_is_left_alone() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("terima");
        let begun = NewFolder::begin(&RealDisk, &path).unwrap();
        fs::write(&path, "milik orang").unwrap();
        assert_eq!(begun.finish().unwrap_err().what.key, "record.folder_exists");
        assert!(NewFolder::begin(&RealDisk, &path).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "milik orang");
        assert_eq!(fs::read_dir(above.path()).unwrap().count(), 1);
    }
}
