//! Long position titles made short by their meaning before anything is cut off.
//!
//! The pairs stand in `titles.txt`: names of agencies, posts and words as officials abbreviate them.

use std::sync::OnceLock;

use crate::text::charset::Charset;
use crate::text::width;

/// A long form in lower case and what is written for it.
struct ShortForm {
    long: String,
    short: &'static str,
}

/// The title in at most `limit` columns: long forms are replaced one by one, the longest first,
/// until it fits; only then does an ellipsis cut it.
pub fn fitted(title: &str, limit: usize, charset: Charset) -> String {
    let mut fitted = title.to_owned();
    if width::columns(&fitted) > limit {
        let mut words = Words::of(&fitted);
        for form in short_forms() {
            let Some(shorter) = replaced(&fitted, &words, form) else { continue };
            fitted = shorter;
            if width::columns(&fitted) <= limit {
                break;
            }
            words = Words::of(&fitted);
        }
    }
    width::cut(&fitted, limit, charset)
}

/// A title as it is searched: in ASCII lower case, which keeps byte offsets, so that a place found there is
/// a place in the title; with every place where a word can begin.
struct Words {
    lower: String,
    starts: Vec<usize>,
}

impl Words {
    fn of(text: &str) -> Words {
        let mut inside = false;
        let begins = |(at, letter): (usize, char)| {
            let begins = !inside;
            inside = letter.is_alphanumeric();
            begins.then_some(at)
        };
        Words { starts: text.char_indices().filter_map(begins).collect(), lower: text.to_ascii_lowercase() }
    }
}

fn short_forms() -> &'static [ShortForm] {
    static FORMS: OnceLock<Vec<ShortForm>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms: Vec<ShortForm> = include_str!("titles.txt").lines().filter_map(short_form).collect();
        forms.sort_by(|a, b| b.long.len().cmp(&a.long.len()).then_with(|| a.long.cmp(&b.long)));
        forms
    })
}

fn short_form(line: &'static str) -> Option<ShortForm> {
    let (long, short) = line.split_once(" = ").filter(|_| !line.starts_with('#'))?;
    Some(ShortForm { long: long.trim().to_ascii_lowercase(), short: short.trim() })
}

/// The text with every whole-word occurrence of the long form replaced; none when there is none.
fn replaced(text: &str, words: &Words, form: &ShortForm) -> Option<String> {
    let mut written = String::new();
    let mut copied = 0;
    for start in &words.starts {
        let Some(rest) = words.lower[*start..].strip_prefix(form.long.as_str()) else { continue };
        if *start >= copied && !rest.starts_with(char::is_alphanumeric) {
            written.push_str(&text[copied..*start]);
            written.push_str(form.short);
            copied = start + form.long.len();
        }
    }
    (copied > 0).then(|| written + &text[copied..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Charset::{Ascii, Unicode};

    const LONG: &str = "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan pada Sekretariat Dinas Kependudukan dan \
        Pencatatan Sipil";

    #[test]
    fn a_title_is_shortened_only_as_far_as_needed() {
        assert_eq!(fitted("Kepala Dinas Kesehatan", 22, Unicode), "Kepala Dinas Kesehatan");
        assert_eq!(fitted("Kepala Dinas Kesehatan", 21, Unicode), "Kepala Dinkes");
        assert_eq!(fitted("Kepala Bidang Pelayanan Pencatatan Sipil", 38, Unicode), "Kepala Bidang Pelayanan Capil");
        assert_eq!(fitted("Sekretaris Disdukcapil", 18, Unicode), "Sekr. Disdukcapil");
    }

    #[test]
    fn the_longest_form_goes_first() {
        let agency_short = "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan pada Sekretariat Disdukcapil";
        assert_eq!(fitted(LONG, 81, Unicode), agency_short);
        assert_eq!(
            fitted(LONG, 75, Unicode),
            "Kasubbag Perencanaan, Evaluasi dan Pelaporan pada Sekretariat Disdukcapil"
        );
        assert_eq!(fitted(LONG, 10, Ascii), "Kasubbag.");
    }

    #[test]
    fn only_whole_words_are_replaced() {
        assert_eq!(fitted("KEPALA BIDANG DANAU PADANG", 20, Unicode), "Kabid DANAU PADANG");
        assert_eq!(fitted("Kepala Seksi Dana", 10, Unicode), "Kasi Dana");
    }

    #[test]
    fn every_short_form_is_shorter_and_stands_once() {
        let forms = short_forms();
        assert!(forms.len() > 90);
        for pair in forms.windows(2) {
            assert_ne!(pair[0].long, pair[1].long);
        }
        for form in forms {
            assert!(width::columns(form.short) < form.long.len(), "{}", form.long);
        }
    }
}
