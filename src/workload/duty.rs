//! The same duty in other words: the normal form by which two descriptions are one task.

/// Short forms that task lists use, written out; an old spelling counts as one.
const SHORT_FORMS: [(&str, &str); 18] = [
    ("adm", "administrasi"),
    ("dok", "dokumen"),
    ("dukcapil", "kependudukan pencatatan sipil"),
    ("ijin", "izin"),
    ("keg", "kegiatan"),
    ("kec", "kecamatan"),
    ("kel", "kelurahan"),
    ("kepeg", "kepegawaian"),
    ("keu", "keuangan"),
    ("koord", "koordinasi"),
    ("lap", "laporan"),
    ("monev", "monitoring evaluasi"),
    ("peg", "pegawai"),
    ("pel", "pelayanan"),
    ("prog", "program"),
    ("ren", "rencana"),
    ("sek", "sekretariat"),
    ("yan", "pelayanan"),
];

/// Words that link and carry no duty of their own.
const LINKS: [&str; 24] = [
    "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "dg", "dgn", "di", "ke", "oleh", "pada", "para",
    "secara", "serta", "setiap", "sesuai", "tentang", "terhadap", "thd", "untuk", "utk", "yang",
];

/// Roots that say only that something is done: what is done stands in the next word.
const EMPTY_VERBS: [&str; 4] = ["laku", "laksana", "selenggara", "kerja"];

/// Roots that lose their k behind meng- and peng-.
const K_ROOTS: [&str; 8] = ["aji", "elola", "endali", "irim", "ontrol", "oordinas", "umpul", "urang"];

/// Shortest root that is left when affixes are taken off; a shorter one is a word of its own (`dinas`, `berkas`).
const ROOT: usize = 4;

/// The normal form of a description: two descriptions with the same form are one duty.
///
/// - Case, spacing and punctuation do not count.
/// - Short forms are written out (`lap.` is `laporan`); linking words (`dan`, `untuk`) are left out.
/// - Affixes are taken off: `memverifikasi`, `verifikasi`, and `melakukan verifikasi` are one, as are `menyusun`,
///   `penyusunan` and `disusun`.
/// - The order of the words counts.
///
/// The forms are for comparing, not for reading: a root need not be the one of the dictionary, as long as all words
/// of a family come to the same one.
pub fn normal_form(description: &str) -> String {
    let lower = description.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let long = words.flat_map(|word| {
        let long = SHORT_FORMS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long);
        long.split(' ')
    });
    let roots: Vec<String> = long.filter(|word| !LINKS.contains(word)).map(root).collect();
    let telling: Vec<&str> = roots.iter().map(String::as_str).filter(|root| !EMPTY_VERBS.contains(root)).collect();
    telling.join(" ")
}

/// A word without its affixes, as far as a root is left.
fn root(word: &str) -> String {
    let word = word.strip_suffix("nya").filter(|rest| rest.len() >= ROOT).unwrap_or(word);
    noun_root(word).or_else(|| verb_root(word)).or_else(|| without_an(word)).unwrap_or_else(|| word.to_owned())
}

/// `penyusunan`, `perbaikan`, `kegiatan`: a noun between its two affixes.
fn noun_root(word: &str) -> Option<String> {
    let inner = word.strip_suffix("an")?;
    let found = nasal_root(inner, "pe").or_else(|| match inner.strip_prefix("per") {
        Some(rest) if !starts_with_vowel(rest) => Some(rest.to_owned()),
        _ => inner.strip_prefix("ke").or(inner.strip_prefix("pe")).map(str::to_owned),
    });
    found.filter(|root| root.len() >= ROOT)
}

/// `menyusun`, `memperbaiki`, `disusun`, `berkoordinasi`: a verb with its prefix and the suffix -kan or -i.
fn verb_root(word: &str) -> Option<String> {
    let plain = |prefix| word.strip_prefix(prefix).map(str::to_owned);
    let found = word.strip_prefix("memper").map(str::to_owned);
    let found = found.or_else(|| nasal_root(word, "me")).or_else(|| plain("me")).or_else(|| plain("di"));
    let inner = found.or_else(|| plain("ber")).filter(|inner| inner.len() >= ROOT)?;
    // `nilai`, `pakai`: an i behind an a belongs to the root.
    let without_i = || inner.strip_suffix('i').filter(|root| !root.ends_with('a') && !ends_as_loanword(&inner));
    let bare = inner.strip_suffix("kan").or_else(without_i).filter(|root| root.len() >= ROOT);
    Some(bare.map(str::to_owned).unwrap_or(inner))
}

/// `laporan`, `bulanan`.
fn without_an(word: &str) -> Option<String> {
    word.strip_suffix("an").filter(|root| root.len() >= ROOT).map(str::to_owned)
}

/// What stands behind a prefix that melts with the first sound of the root: meny- hides an s, mem- a p, men- a t,
/// meng- sometimes a k.
fn nasal_root(word: &str, prefix: &str) -> Option<String> {
    let rest = word.strip_prefix(prefix)?;
    for (nasal, hidden) in [("ny", "s"), ("ng", ""), ("m", "p"), ("n", "t")] {
        let Some(rest) = rest.strip_prefix(nasal) else { continue };
        return Some(match () {
            () if !starts_with_vowel(rest) => rest.to_owned(),
            () if nasal == "ng" && K_ROOTS.iter().any(|root| rest.starts_with(root)) => format!("k{rest}"),
            () => format!("{hidden}{rest}"),
        });
    }
    None
}

/// Verbs from loanwords end in their own -asi, -isi, -usi (`verifikasi`); `awasi` is no loanword.
fn ends_as_loanword(word: &str) -> bool {
    ["asi", "isi", "usi"].iter().any(|end| word.ends_with(end)) && !word.ends_with("wasi")
}

fn starts_with_vowel(word: &str) -> bool {
    word.starts_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_duty_in_other_words_has_one_form() {
        for family in [
            &["Menyusun laporan bulanan", "Penyusunan Laporan Bulanan", "menyusun  lap. bulanan;"][..],
            &[
                "Memverifikasi berkas permohonan",
                "Verifikasi berkas permohonan",
                "Melakukan verifikasi berkas permohonan",
            ],
            &["Melayani permohonan KTP-el", "Pelayanan permohonan KTP el", "Yan. permohonan KTP-el"],
            &["Mengelola arsip dan surat", "Pengelolaan arsip, surat", "Dikelola arsip & surat"],
            &["Mengoordinasikan kegiatan", "Koordinasi keg.", "Pelaksanaan koordinasi kegiatan"],
            &["Mengawasi peredaran", "Pengawasan peredaran", "Melaksanakan pengawasan atas peredaran"],
            &["Memeriksa dokumen perizinan", "Pemeriksaan dok perizinan", "Melakukan pemeriksaan dokumen perizinan"],
            &["Mengirim undangan", "Pengiriman undangan"],
            &["Memperbaiki data kependudukan", "Perbaikan data kependudukan"],
            &["Merawat kendaraan", "Perawatan kendaraan"],
            &["Menerima tamu", "Penerimaan tamu", "Diterima tamu"],
        ] {
            let forms: Vec<String> = family.iter().map(|one| normal_form(one)).collect();
            assert!(forms.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?}");
        }
    }

    #[test]
    fn other_duties_stay_apart() {
        for (one, other) in [
            ("Menyusun laporan bulanan", "Menyusun laporan tahunan"),
            ("Melayani permohonan KTP-el", "Melayani permohonan KK"),
            ("Mengelola arsip", "Mengelola aset"),
            ("Memungut retribusi pasar", "Menetapkan sasaran retribusi"),
            ("Mengagendakan surat masuk", "Mengagendakan surat keluar"),
        ] {
            assert_ne!(normal_form(one), normal_form(other));
        }
    }

    #[test]
    fn short_words_are_no_words_with_affixes() {
        assert_eq!(normal_form("Dinas, berkas, dan berita"), "dinas berkas berita");
        assert_eq!(normal_form(" – "), "");
    }

    proptest! {
        #[test]
        fn case_spacing_and_punctuation_never_count(words in proptest::collection::vec("[a-z]{1,12}", 0..6)) {
            let plain = words.join(" ");
            let loud = words.iter().map(|word| word.to_uppercase()).collect::<Vec<_>>().join(" ,  - ");
            prop_assert_eq!(normal_form(&plain), normal_form(&loud));
        }
    }
}
