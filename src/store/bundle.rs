//! A sitting in one file, to be handed over: the session, the record, the papers, and a list of their hashes.
//!
//! It is a plain tar archive, which `tar` unpacks, and whose list `sha256sum -c` understands. Given parts make one archive
//! only, byte for byte; so it is read by taking its parts out and writing them again. Whatever then differs, be it one bit
//! in a header or in the padding, was not written so by this program, and nothing of it is used.

use std::io::Read;
use std::str;

use tar::{Archive, Builder, EntryType, Header};

use crate::store::chain::{digest, hex};
use crate::text::words::Phrase;

/// Name of the session inside.
pub const SESSION: &str = "sidang.ron";
/// Name of the record inside.
pub const RECORD: &str = "sidang.journal";
/// Name of the folder of papers inside.
pub const PAPERS: &str = "sidang.papers";
/// Name of the list of hashes.
const SUMS: &str = "SHA256SUMS";

/// The papers of a sitting together are no longer, in bytes.
pub const LARGEST_PAPERS: u64 = 64 << 20;

/// The papers that a sitting can have, in both languages.
pub const PAPER_NAMES: [&str; 10] = [
    "hasil.csv",
    "hasil.json",
    "hasil.ron",
    "minutes.md",
    "minutes.txt",
    "notulen.md",
    "notulen.txt",
    "outcome.csv",
    "outcome.json",
    "outcome.ron",
];

/// The content of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The session file.
    pub session: Vec<u8>,
    /// The record.
    pub record: Vec<u8>,
    /// The papers that were written, with their names, in the order of [`PAPER_NAMES`].
    pub papers: Vec<(&'static str, Vec<u8>)>,
}

impl Bundle {
    /// The files with their names, in the order in which they are kept.
    pub fn files(&self) -> Vec<(String, &[u8])> {
        let own = [(SESSION, &self.session), (RECORD, &self.record)].map(|(name, bytes)| (name.to_owned(), &bytes[..]));
        let papers = self.papers.iter().map(|(name, bytes)| (format!("{PAPERS}/{name}"), &bytes[..]));
        own.into_iter().chain(papers).collect()
    }

    /// The list of hashes, a line each as `sha256sum` writes it.
    fn sums(&self) -> String {
        self.files().iter().map(|(name, bytes)| line(name, bytes)).collect()
    }

    /// The archive.
    pub fn bytes(&self) -> Vec<u8> {
        let sums = self.sums();
        let mut archive = Builder::new(Vec::new());
        let mut add = |name: &str, bytes: &[u8]| {
            let mut header = Header::new_ustar();
            header.set_path(name).expect("the names of the parts are short and plain");
            header.set_entry_type(EntryType::Regular);
            header.set_size(bytes.len() as u64);
            header.set_mode(0o600);
            header.set_mtime(0);
            header.set_uid(0);
            header.set_gid(0);
            header.set_cksum();
            archive.append(&header, bytes).expect("memory takes whatever is written");
        };
        add(SUMS, sums.as_bytes());
        for (name, bytes) in self.files() {
            add(&name, bytes);
        }
        archive.into_inner().expect("memory takes whatever is written")
    }

    /// Takes a bundle apart.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence: something that does not belong into it, stands in it twice or is missing,
    /// whose hash is another, or that was altered in any other way.
    pub fn read(archive: &[u8]) -> Result<Bundle, Phrase> {
        let mut found = parts(archive)?;
        let missing = |name: &'static str| Phrase::new("bundle.missing").with("name", name);
        let mut take = |name: &str| {
            let place = found.iter().position(|(own, _)| own == name)?;
            Some(found.swap_remove(place).1)
        };
        let sums = take(SUMS).ok_or_else(|| missing(SUMS))?;
        let session = take(SESSION).ok_or_else(|| missing(SESSION))?;
        let record = take(RECORD).ok_or_else(|| missing(RECORD))?;
        let papers = PAPER_NAMES.iter().filter_map(|name| Some((*name, take(&format!("{PAPERS}/{name}"))?))).collect();
        let bundle = Bundle { session, record, papers };
        let listed = str::from_utf8(&sums).unwrap_or_default();
        let files = bundle.files();
        let mut unlisted = files.iter().filter(|(name, bytes)| !listed.contains(&line(name, bytes)));
        if let Some((name, _)) = unlisted.next() {
            return Err(Phrase::new("bundle.hash").with("name", name.as_str()));
        }
        if bundle.bytes() != archive {
            return Err(Phrase::new("bundle.altered"));
        }
        Ok(bundle)
    }
}

/// A line of the list of hashes.
fn line(name: &str, bytes: &[u8]) -> String {
    format!("{}  {name}\n", hex(&digest(bytes)))
}

/// Whether a bundle can hold a file of this name.
fn belongs(name: &str) -> bool {
    let paper = |name: &str| PAPER_NAMES.contains(&name);
    [SUMS, SESSION, RECORD].contains(&name)
        || name.strip_prefix(PAPERS).and_then(|rest| rest.strip_prefix('/')).is_some_and(paper)
}

/// The ordinary files of an archive, none of which takes more room than the archive itself.
fn parts(archive: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Phrase> {
    let form = |_| Phrase::new("bundle.form");
    let mut found: Vec<(String, Vec<u8>)> = Vec::new();
    // Raw: nothing in it may change what the next header says.
    for entry in Archive::new(archive).entries().map_err(form)?.raw(true) {
        let entry = entry.map_err(form)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type() != EntryType::Regular || !belongs(&name) {
            return Err(Phrase::new("bundle.strange").with("name", crate::text::visible::visible(&name)));
        }
        if found.iter().any(|(own, _)| *own == name) {
            return Err(Phrase::new("bundle.twice").with("name", name));
        }
        let mut bytes = Vec::new();
        entry.take(archive.len() as u64).read_to_end(&mut bytes).map_err(form)?;
        found.push((name, bytes));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> Bundle {
        Bundle {
            session: b"(format: 1)".to_vec(),
            record: b"00 (number:1)\t(salt:)\n".to_vec(),
            papers: vec![("hasil.csv", vec![0xff; 600]), ("notulen.txt", Vec::new())],
        }
    }

    fn why(archive: &[u8]) -> &'static str {
        Bundle::read(archive).expect_err("it is refused").key
    }

    /// An archive with one more entry, of this kind and name, before its end.
    fn with(kind: EntryType, name: &str, bytes: &[u8]) -> Vec<u8> {
        let mut archive = bundle().bytes();
        archive.truncate(archive.len() - 1024);
        let mut header = Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        archive.extend_from_slice(header.as_bytes());
        archive.extend_from_slice(bytes);
        archive.resize(archive.len().next_multiple_of(512) + 1024, 0);
        archive
    }

    #[test]
    fn what_is_put_in_is_taken_out() {
        assert_eq!(Bundle::read(&bundle().bytes()), Ok(bundle()));
        let alone = Bundle { papers: Vec::new(), ..bundle() };
        assert_eq!(Bundle::read(&alone.bytes()), Ok(alone));
    }

    #[test]
    fn every_bit_that_is_turned_and_every_cut_is_noticed() {
        let whole = bundle().bytes();
        for place in 0..whole.len() {
            for bit in 0..8 {
                let mut turned = whole.clone();
                turned[place] ^= 1 << bit;
                assert!(Bundle::read(&turned).is_err(), "byte {place}, bit {bit}");
            }
            assert!(Bundle::read(&whole[..place]).is_err(), "cut at {place}");
        }
        assert_eq!(why(&[whole, vec![0; 512]].concat()), "bundle.altered");
    }

    #[test]
    fn nothing_else_comes_in_by_a_bundle() {
        for name in
            ["../sidang.ron", "/etc/passwd", "sidang.papers/x", "sidang.papers/../a", "sidang.papers", "", "a\nb"]
        {
            assert_eq!(why(&with(EntryType::Regular, name, b"x")), "bundle.strange", "{name:?}");
        }
        for kind in [EntryType::Symlink, EntryType::Link, EntryType::Directory, EntryType::Char, EntryType::Fifo] {
            assert_eq!(why(&with(kind, "sidang.papers/hasil.ron", b"")), "bundle.strange", "{kind:?}");
        }
        for kind in [EntryType::GNULongName, EntryType::XHeader, EntryType::GNUSparse, EntryType::XGlobalHeader] {
            assert_eq!(why(&with(kind, "sidang.papers/hasil.ron", b"x")), "bundle.strange", "{kind:?}");
        }
        assert_eq!(why(&with(EntryType::Regular, RECORD, b"x")), "bundle.twice");
        assert_eq!(why(&with(EntryType::Regular, "sidang.papers/hasil.ron", b"x")), "bundle.hash");
        assert_eq!(why(b""), "bundle.missing");
        assert_eq!(why(&[b'a'; 2048]), "bundle.form");
    }
}
