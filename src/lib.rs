//! The map of the house: which room draws, decides, keeps and knows what.
//!
//! ```text
//!  SIDANG TPK Kota Tebing Tinggi   LATIHAN   hadir 5/5 kuorum    butir 7/24  09.42   screen/head
//! ┌ Daftar bahasan ─────────────────────── 4 diterima, 0 ditolak, 20 menunggu ┐
//! │ [v]   4  Kasi Pem., Kec. Padang Hulu     Joko Pranata       promosi  3/3  │      screen/docket
//! │>[ ]   7! Kabid Yan. Dafduk, Disdukcapil  Samuel Tampubolon  promosi       │       < domain/docket
//! └───────────────────────────────────────────────────────────────────────────┘       < journal/standing
//! ┌ Beban kerja: dua ujung ────────────┐┌ Kesesuaian · Kabid Yan. Dafduk ─────┐
//! │asal    Setdako             butuh 14││           >Samuel   Ahmad   Nurhai… │
//! │awal    ███████  24 lebih 10 orang  ││Aturan     HALANGAN  –       1 ingat │      rules < domain
//! │butir   ███████  23 lebih 9 orang   ││Pendidikan ██   80   ██  80  ██  80  │
//! │tujuan  Disdukcapil         butuh 28││Kompetensi ███ 100   ███100  ███ 93  │      screen/fit < fit
//! │awal    ███░░░░  12 kurang 16 orang ││Kinerja    ███ 100   ███ 90  ███100  │
//! │butir   ████░░░  13 kurang 15 orang ││Nilai      95,0 7/7  93,0    90,4    │
//! └────────────────────────────────────┘└─────────────── #4 K7QF-2M9D-04VW-XR1T ┘      shell/desk derives the code
//!    screen/ends < workload                gathered for one item by app/look
//!  HALANGAN R-CAPIL … perlu keputusan atau persetujuan Menteri Dalam Negeri.          screen/foot < rules
//!  Tersimpan #4: rantai mulai butir 2 diterima · u untuk urungkan                     shell/keeper > store
//!  t terima   x tolak   d tunda   g ganti calon   w mengapa   / cari   ? bantuan      command/catalogue
//! ```
//!
//! All words come from `text`. Over the board lie layers (`app/layer`): the decision card, forms, lists, texts.
//!
//! | Room | What it is | Never there |
//! |---|---|---|
//! | [`shell`] | command line, terminal, threads, clock, chance; the board's loop and plain mode | a rule, a decision, a widget |
//! | [`screen`] | draws `&App` | a change of anything, a failure, the disk |
//! | [`app`] | what is open, selected, typed; `update(&mut App, Message) -> Vec<Effect>` | disk, threads, clock, terminal, widgets but a text area |
//! | [`paper`] | papers as trees of blocks, and their writers | the disk |
//! | [`store`] | the disk: session files in, the record in and out; made-up sessions | decisions, papers, standard output |
//! | [`journal`] | events, the standing folded from them, and the door `decide` | disk, clock, a plan |
//! | [`planner`] | the transfers as one flow: problem in, provably best plan out | journal, disk, screen |
//! | [`quality`] | CHECKS of data, what RULES cannot say without them, shares by group of data | files, a verdict, a person hidden |
//! | [`rules`] | the RULES: one value a rule | journal, planner, articles of law in a sentence |
//! | [`fit`] | an employee against a position, by one named formula | rules; a zero for what is unknown |
//! | [`workload`] | from tasks to need, ratio and balance up the tree of units | rules, fit, floating point in comparisons |
//! | [`domain`] | the trade's nouns, and the facts | files, time, what is allowed |
//! | [`error`] | what the machine could not do | faults of a file, refusals of an act |
//! | [`text`] | words, dates, numbers in both languages | facts |
//! | [`command`] | the CATALOGUE of commands, and keys | functions that do what a command says |
//!
//! A room imports rooms below it only; `paper` and `store` do not know each other, nor do `journal` and `planner`,
//! `fit` and `workload`. `app` and `screen` do not know `store`. `tests/tidy.rs` holds the sources to this.

pub mod app;
pub mod command;
pub mod domain;
pub mod error;
pub mod fit;
pub mod journal;
pub mod paper;
pub mod planner;
pub mod quality;
pub mod rules;
pub mod screen;
pub mod shell;
pub mod store;
pub mod text;
pub mod workload;
