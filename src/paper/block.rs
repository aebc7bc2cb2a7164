//! What a paper is made of, before anybody decides how it is written.
//!
//! Texts are already spoken in the language of the paper. Writers make them visible and escape
//! them; a line feed inside a text begins a new line of the same block.

/// A paper: blocks from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Stands at the top and at the bottom of a rehearsal's paper; nothing on a real one.
    pub watermark: Option<String>,
    /// What the paper says.
    pub blocks: Vec<Block>,
}

/// One part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Centred lines of the office, closed by a double line.
    Letterhead(Vec<String>),
    /// Centred lines that name the paper: kind, subject, number.
    Title(Vec<String>),
    /// Running text.
    Paragraph(String),
    /// Entries counted from one, each of which may hold blocks of its own.
    Numbered(Vec<Vec<Block>>),
    /// Label and value, values aligned.
    Fields(Vec<Field>),
    /// A table.
    Table(Table),
    /// Places to sign, two beside each other where the page allows.
    Signatures(Vec<Signature>),
    /// A heading with the blocks under it; its level is its depth in the tree.
    Section {
        /// The heading.
        heading: String,
        /// What stands under it.
        blocks: Vec<Block>,
    },
    /// A line across the page.
    Rule,
}

impl Block {
    /// A numbered list whose entries are one paragraph each.
    pub fn numbered(entries: impl IntoIterator<Item = impl Into<String>>) -> Block {
        Block::Numbered(entries.into_iter().map(|entry| vec![Block::Paragraph(entry.into())]).collect())
    }

    /// Fields from pairs of label and value.
    pub fn fields<L: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (L, V)>) -> Block {
        Block::Fields(
            pairs.into_iter().map(|(label, value)| Field { label: label.into(), value: value.into() }).collect(),
        )
    }
}

/// One line of a list of particulars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is, without the colon.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// A table: columns, one or more header rows, rows. Short rows are filled with empty cells, cells
/// beyond the last column are not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Width and side of every column.
    pub columns: Vec<Column>,
    /// Rows repeated as the head, usually names and then the numbers `1 2 3 …`.
    pub header: Vec<Vec<String>>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// How one column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Share of the page relative to the other columns, at least 1; used only when the table does
    /// not fit at its natural width.
    pub share: usize,
    /// The side on which cells stand.
    pub side: Side,
}

impl Column {
    /// A column of words.
    pub const fn words(share: usize) -> Column {
        Column { share, side: Side::Left }
    }

    /// A column of numbers.
    pub const fn numbers(share: usize) -> Column {
        Column { share, side: Side::Right }
    }
}

/// The side on which the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// As words stand.
    #[default]
    Left,
    /// As numbers stand.
    Right,
    /// As marks stand.
    Centre,
}

/// A place to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// In which function the person signs: `Ketua`.
    pub role: String,
    /// The name with titles.
    pub name: String,
    /// What stands under the name: rank, then the number (`NIP. 19680411 199303 1 909`).
    pub below: Vec<String>,
}

/// A small paper with one block of every kind, for the tests of all writers.
#[cfg(test)]
pub(crate) fn example() -> Paper {
    let signature = |role: &str, name: &str, number: &str| Signature {
        role: role.to_owned(),
        name: name.to_owned(),
        below: vec!["Pembina Utama Muda".to_owned(), format!("NIP. {number}")],
    };
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    Paper {
        watermark: Some("LATIHAN – TIDAK SAH".to_owned()),
        blocks: vec![
            Block::Letterhead(vec!["PEMERINTAH KABUPATEN CONTOH".to_owned(), "TIM PENILAI KINERJA".to_owned()]),
            Block::Title(vec!["BERITA ACARA".to_owned(), "NOMOR: 800.1.3.3/7/BA_TPK/XI/2025".to_owned()]),
            Block::Paragraph(
                "Pada hari ini, Senin tanggal dua puluh empat bulan November tahun dua ribu dua puluh lima \
                 (24-11-2025), bertempat di Ruang *Rapat* <1>, kami yang bertanda tangan di bawah ini."
                    .to_owned(),
            ),
            Block::fields([("Tempat", "Ruang Rapat"), ("Pimpinan sidang", "Sekretaris Daerah\nselaku Ketua")]),
            Block::Section {
                heading: "Hasil".to_owned(),
                blocks: vec![
                    Block::Table(Table {
                        columns: vec![Column::numbers(1), Column::words(8), Column::words(10), Column::words(4)],
                        header: vec![row(["No", "Nama / NIP", "Jabatan baru", "Ket"]), row(["1", "2", "3", "4"])],
                        rows: vec![
                            row([
                                "1",
                                "Rosmaida Purba, S.T.\n19900101 201503 2 901",
                                "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan pada Sekretariat Dinas | DPUPR",
                                "Promosi",
                            ]),
                            row(["2", "Andi\u{202e}Tenri", "-", ""]),
                        ],
                    }),
                    Block::numbered(["Satu setuju.", "# dua\n- tiga"]),
                ],
            },
            Block::Rule,
            Block::Signatures(vec![
                signature("Ketua", "Dr. Siti Contoh, M.Si.", "19700101 199503 2 902"),
                signature("Sekretaris", "Budi Contoh, S.Sos.", "19720202 199603 1 903"),
                signature("Anggota", "Andi Contoh", "19750303 200003 1 904"),
            ]),
        ],
    }
}
