//! The catalogue of rules against what committees ask for: nothing is missing, and nothing came in unasked.

use sidang::rules::RULES;

/// Ids of the handbook's catalogue, and what committees asked for besides.
const ASKED: &[&str] = &[
    "R-STAT",
    "R-HUKDIS-NOW",
    "R-HUKDIS-3Y",
    "R-TUBEL",
    "R-TEMUAN",
    "R-TEN-MIN",
    "R-TEN-MAX",
    "R-KIN",
    "R-KIN-D",
    "R-RANK",
    "R-RANK-1",
    "R-RANK-HI",
    "R-EDU",
    "R-EXP",
    "R-JPT",
    "R-BUP",
    "R-BUP-1",
    "R-BUP-3",
    "R-BUP-SHORT",
    "R-DEMO",
    "R-RANGKAP",
    "R-OCC",
    "R-DUP",
    "R-VAC",
    "R-BAL",
    "R-NEED",
    "R-JPM",
    "R-ASES",
    "R-ELEC",
    "R-PJ",
    "R-CAPIL",
    "R-ITDA",
    "R-SATPOL",
    "R-SETWAN",
    "R-COI",
    "R-DOK",
    "R-ASP",
    "R-PERTEK",
    "R-ORD",
    "R-OUTRANK",
    "R-SUDAH",
    "R-KUORUM",
    "R-EXP-BIDANG",
    "R-UKOM",
    "R-JF-USIA",
    "R-KELAS",
    "R-SK-TIM",
    "R-KELUARGA",
    "R-JARAK",
    "R-HAPUS",
    "R-UKUH",
    "R-PLT",
    "R-PLT-LAMA",
    "R-CAMAT",
    "R-SERT",
    "R-DIKLAT",
    "R-KOTAK",
    "R-JENIS",
    "R-SANKSI",
    "R-FORUM",
    "R-ASAL",
    "R-IKATAN",
    "R-CUTI",
    "R-KIND",
];

#[test]
fn the_catalogue_holds_every_rule_of_the_trade_and_no_other() {
    let mut asked: Vec<&str> = ASKED.to_vec();
    let mut listed: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    asked.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, asked);
}
