//! The rows of the catalogue.

use crate::command::condition::Condition;
use crate::command::place::Place;
use crate::command::places::{FIELDS, LISTS, OVER_A_SITTING, ROWS, UNTYPED};

/// What a key, the help or a spoken line can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Accept the item for the candidate that is selected.
    Accept,
    /// Reject the item.
    Reject,
    /// Park the item.
    Park,
    /// Declare the item outside the committee's jurisdiction.
    OutsideJurisdiction,
    /// Accept the rest of the chain as one decision.
    AcceptChain,
    /// Choose another candidate.
    ChooseCandidate,
    /// Show why: verdicts, fit and evidence in full.
    Explain,
    /// Enter a document that lifts a block.
    EnterException,
    /// Open the sensitive details of the item, with a reason.
    OpenDetails,
    /// Put a fact right by a document.
    CorrectFact,
    /// Take a note.
    TakeNote,
    /// Put words of the minutes otherwise.
    Reword,
    /// Take the latest act back.
    Undo,
    /// Make it valid again.
    Redo,
    /// Take down attendance.
    Attendance,
    /// Show the minutes as they are written.
    Minutes,
    /// Show the suggested plan.
    Plan,
    /// Add a chain of the plan to the docket.
    AddItems,
    /// Look at what would come of other weights and factors.
    Scenario,
    /// Keep the other suggestions of the plan, or let go of them.
    KeepSuggestions,
    /// Show the workload of all agencies.
    Workload,
    /// Show the quality of the data.
    Quality,
    /// Walk over the numbers of the board, to open one.
    Numbers,
    /// Candidates side by side.
    Compare,
    /// The nine boxes of performance and potential.
    NineBox,
    /// Open the plots.
    Plots,
    /// Look back, entry by entry.
    LookBack,
    /// All that is known of the candidate.
    EmployeeSheet,
    /// All that is known of the seat.
    PositionSheet,
    /// All that is known of the agencies at both ends.
    AgencySheet,
    /// What was said in the forum, and what people wish.
    ForumSheet,
    /// Documents that the move asks for.
    DocumentSheet,
    /// The sitting and its criteria.
    SittingSheet,
    /// Terms of the trade, explained.
    Glossary,
    /// Find anything in the session.
    Find,
    /// Go to the next undecided item.
    NextUndecided,
    /// Mark what is selected, or take the mark away.
    Mark,
    /// Take all marks away.
    ClearMarks,
    /// Pick which items the docket shows.
    Filter,
    /// Show what was picked.
    UseFilter,
    /// Show everything again.
    ClearFilter,
    /// To the next group of choices.
    NextGroup,
    /// To the previous group of choices.
    PreviousGroup,
    /// Let the selected member take down the record.
    ChangeSecretary,
    /// Adjourn the sitting.
    Adjourn,
    /// Go on with an adjourned sitting.
    ResumeSitting,
    /// Close the sitting.
    CloseSitting,
    /// Switch the language of the screen.
    SwitchLanguage,
    /// Show the preferences, to change them.
    Preferences,
    /// To the next value of a preference.
    NextValue,
    /// To the previous value of a preference.
    PreviousValue,
    /// Mask names at once, or ask whether they are to be shown again.
    Privacy,
    /// The same where letters are typed too.
    PrivacyAnywhere,
    /// Help, which runs commands.
    Help,
    /// All commands, those used last first.
    Palette,
    /// Leave the program.
    Quit,
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// One page down.
    PageDown,
    /// One page up.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the candidate on the right.
    NextCandidate,
    /// To the candidate on the left.
    PreviousCandidate,
    /// To the next section of a text.
    NextSection,
    /// To the previous section of a text.
    PreviousSection,
    /// To the next number.
    NextNumber,
    /// To the previous number.
    PreviousNumber,
    /// To the numbers of the next panel.
    NextPanel,
    /// To the numbers of the previous panel.
    PreviousPanel,
    /// To the next sort of what was found.
    NextSort,
    /// To the previous sort of what was found.
    PreviousSort,
    /// To the entry before.
    EarlierEntry,
    /// To the entry after.
    LaterEntry,
    /// Save what was written.
    Save,
    /// Take back what was typed last.
    UndoTyping,
    /// Bring it back.
    RedoTyping,
    /// Next field or button.
    NextField,
    /// Previous field or button.
    PreviousField,
    /// Tick or untick.
    Toggle,
    /// Press the focused button.
    Press,
    /// Take what is selected of a list.
    Choose,
    /// Open what is selected.
    Open,
    /// Confirm the decision.
    Confirm,
    /// Go back without doing anything.
    Back,
    /// Mark the member present.
    MarkPresent,
    /// Mark the member excused.
    MarkExcused,
    /// Mark the member absent.
    MarkAbsent,
    /// Mark all members present who are not taken down yet.
    MarkAllPresent,
}

/// One row of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which command.
    pub command: Command,
    /// Places where its keys work.
    pub places: &'static [Place],
    /// Keys as `Key::parse` reads them; the first one is shown.
    pub keys: &'static [&'static str],
    /// Catalogue key of a word or two for hint line and help.
    pub title: &'static str,
    /// Catalogue key of one sentence.
    pub help: &'static str,
    /// When it can be used.
    pub when: Condition,
    /// Rank in the hint line, 1 first; 0 stays out of it.
    pub hint: u8,
    /// Words by which plain mode calls it, Indonesian then English; empty when it has no meaning there.
    pub spoken: &'static [&'static str],
}

macro_rules! rows {
    ($($command:ident in $places:expr, keys $keys:expr, words $title:literal $help:literal, when $when:ident, hint $hint:literal, spoken $spoken:expr;)*) => {
        /// Every command, in the order in which help lists them.
        pub const CATALOGUE: &[Row] = &[$(Row {
            command: Command::$command,
            places: $places,
            keys: $keys,
            title: $title,
            help: $help,
            when: Condition::$when,
            hint: $hint,
            spoken: $spoken,
        }),*];
    };
}

rows! {
    Accept in &[Place::Board], keys &["t"], words "command.accept" "command.accept.help", when OnItem, hint 1, spoken &["terima", "accept"];
    Reject in &[Place::Board], keys &["x"], words "command.reject" "command.reject.help", when OnItem, hint 2, spoken &["tolak", "reject"];
    Park in &[Place::Board], keys &["d"], words "command.park" "command.park.help", when OnItem, hint 3, spoken &["tunda", "park"];
    OutsideJurisdiction in &[Place::Board], keys &["k"], words "command.outside" "command.outside.help", when OnItem, hint 0, spoken &["luar", "outside"];
    AcceptChain in &[Place::Board], keys &["r"], words "command.accept-chain" "command.accept-chain.help", when OnChain, hint 0, spoken &["rantai", "chain"];
    ChooseCandidate in &[Place::Board], keys &["g"], words "command.choose" "command.choose.help", when OnItem, hint 4, spoken &["calon", "candidates"];
    Explain in &[Place::Board, Place::Candidates, Place::Past, Place::Plan], keys &["w"], words "command.explain" "command.explain.help", when Always, hint 5, spoken &["mengapa", "why"];
    EnterException in &[Place::Board], keys &["e"], words "command.exception" "command.exception.help", when OnBlock, hint 0, spoken &["pengecualian", "exception"];
    OpenDetails in &[Place::Board], keys &["."], words "command.details" "command.details.help", when Unmasked, hint 0, spoken &["buka", "open"];
    CorrectFact in &[Place::Board], keys &["f"], words "command.correct" "command.correct.help", when Unmasked, hint 0, spoken &["koreksi", "correct"];
    TakeNote in &[Place::Board, Place::Scenario], keys &["c"], words "command.note" "command.note.help", when Writable, hint 0, spoken &["catat", "note"];
    Reword in &[Place::Minutes], keys &["Enter"], words "command.reword" "command.reword.help", when Rewordable, hint 1, spoken &["perbaiki", "reword"];
    Undo in &[Place::Board], keys &["u", "Ctrl+Z"], words "command.undo" "command.undo.help", when Writable, hint 0, spoken &["urungkan", "undo"];
    Redo in &[Place::Board], keys &["Ctrl+Y"], words "command.redo" "command.redo.help", when Writable, hint 0, spoken &["ulangi", "redo"];
    Attendance in &[Place::Board], keys &["h"], words "command.attendance" "command.attendance.help", when Always, hint 0, spoken &["hadir", "attendance"];
    Minutes in &[Place::Board], keys &["m"], words "command.minutes" "command.minutes.help", when Always, hint 0, spoken &["notulen", "minutes"];
    Plan in &[Place::Board], keys &["R"], words "command.plan" "command.plan.help", when Always, hint 0, spoken &["rencana", "plan"];
    Scenario in &[Place::Board], keys &["S"], words "command.scenario" "command.scenario.help", when Always, hint 0, spoken &["skenario", "scenario"];
    KeepSuggestions in &[Place::Card, Place::Plan], keys &["="], words "command.keep" "command.keep.help", when Always, hint 0, spoken &[];
    AddItems in &[Place::Plan], keys &["+"], words "command.add-items" "command.add-items.help", when Writable, hint 1, spoken &["masukkan", "add"];
    Workload in &[Place::Board], keys &["o"], words "command.workload" "command.workload.help", when Always, hint 0, spoken &["beban", "workload"];
    Quality in &[Place::Board], keys &["l"], words "command.quality" "command.quality.help", when Always, hint 8, spoken &["mutu", "quality"];
    Numbers in &[Place::Board], keys &["a", "=", "Enter"], words "command.numbers" "command.numbers.help", when Always, hint 0, spoken &["angka", "number"];
    Compare in &[Place::Board, Place::Candidates], keys &["4"], words "command.compare" "command.compare.help", when Always, hint 11, spoken &[];
    NineBox in &[Place::Board], keys &["5"], words "command.nine-box" "command.nine-box.help", when Always, hint 0, spoken &[];
    LookBack in &[Place::Board], keys &["0"], words "command.look-back" "command.look-back.help", when Always, hint 0, spoken &[];
    Find in &[Place::Board], keys &["/"], words "command.find" "command.find.help", when Always, hint 6, spoken &["cari", "find"];
    NextUndecided in &[Place::Board], keys &["n"], words "command.next" "command.next.help", when Always, hint 0, spoken &["berikut", "next"];
    Mark in &[Place::Board, Place::Candidates], keys &["Space"], words "command.mark" "command.mark.help", when Always, hint 10, spoken &[];
    ClearMarks in &[Place::Board], keys &["-"], words "command.clear-marks" "command.clear-marks.help", when Marked, hint 0, spoken &[];
    Filter in &[Place::Board], keys &["v"], words "command.filter" "command.filter.help", when Always, hint 7, spoken &["saring", "filter"];
    EmployeeSheet in &[Place::Board], keys &["1"], words "command.sheet.employee" "command.sheet.employee.help", when Always, hint 0, spoken &["pegawai", "employee"];
    PositionSheet in &[Place::Board], keys &["2"], words "command.sheet.position" "command.sheet.position.help", when Always, hint 0, spoken &["jabatan", "position"];
    AgencySheet in &[Place::Board], keys &["3"], words "command.sheet.agency" "command.sheet.agency.help", when Always, hint 0, spoken &["unit", "agency"];
    ForumSheet in &[Place::Board], keys &["6"], words "command.sheet.forum" "command.sheet.forum.help", when Always, hint 0, spoken &["forum"];
    DocumentSheet in &[Place::Board], keys &["7"], words "command.sheet.documents" "command.sheet.documents.help", when Always, hint 0, spoken &["dokumen", "documents"];
    SittingSheet in &[Place::Board], keys &["8"], words "command.sheet.sitting" "command.sheet.sitting.help", when Always, hint 0, spoken &["sidang", "sitting"];
    Plots in &[Place::Board], keys &[";"], words "command.plots" "command.plots.help", when Always, hint 0, spoken &["grafik", "plots"];
    Glossary in &[Place::Board], keys &["9"], words "command.glossary" "command.glossary.help", when Always, hint 0, spoken &["istilah", "glossary"];
    Adjourn in &[Place::Board], keys &["i"], words "command.adjourn" "command.adjourn.help", when Writable, hint 0, spoken &["skors", "adjourn"];
    ResumeSitting in &[Place::Board], keys &["p"], words "command.resume" "command.resume.help", when Adjourned, hint 0, spoken &["lanjutkan", "resume"];
    CloseSitting in &[Place::Board], keys &["s"], words "command.close" "command.close.help", when Writable, hint 0, spoken &["tutup", "close"];
    SwitchLanguage in &[Place::Board, Place::Chooser], keys &["b"], words "command.language" "command.language.help", when Always, hint 0, spoken &["bahasa", "language"];
    Preferences in &[Place::Board, Place::Chooser], keys &[","], words "command.preferences" "command.preferences.help", when Always, hint 0, spoken &[];
    Privacy in UNTYPED, keys &["z"], words "command.privacy" "command.privacy.help", when Always, hint 0, spoken &[];
    PrivacyAnywhere in OVER_A_SITTING, keys &["F9"], words "command.privacy" "command.privacy-anywhere.help", when Always, hint 0, spoken &[];
    Help in &[Place::Board, Place::Chooser, Place::Candidates, Place::Attendance, Place::Numbers, Place::Past, Place::Quality, Place::Reading, Place::Plan, Place::Scenario, Place::Preferences], keys &["?", "F1"], words "command.help" "command.help.help", when Always, hint 9, spoken &["bantuan", "help"];
    Palette in &[Place::Board], keys &[":", "Ctrl+P"], words "command.palette" "command.palette.help", when Always, hint 0, spoken &[];
    Quit in &[Place::Board, Place::Chooser, Place::Opening, Place::Quality], keys &["q", "Ctrl+C"], words "command.quit" "command.quit.help", when Always, hint 0, spoken &["keluar", "quit"];
    Down in ROWS, keys &["Down", "j"], words "command.down" "command.down.help", when Always, hint 0, spoken &[];
    Up in ROWS, keys &["Up"], words "command.up" "command.up.help", when Always, hint 0, spoken &[];
    PageDown in LISTS, keys &["PgDn"], words "command.page-down" "command.page-down.help", when Always, hint 0, spoken &[];
    PageUp in LISTS, keys &["PgUp"], words "command.page-up" "command.page-up.help", when Always, hint 0, spoken &[];
    First in ROWS, keys &["Home"], words "command.first" "command.first.help", when Always, hint 0, spoken &[];
    Last in ROWS, keys &["End"], words "command.last" "command.last.help", when Always, hint 0, spoken &[];
    NextCandidate in &[Place::Board], keys &["Right"], words "command.next-candidate" "command.next-candidate.help", when OnItem, hint 0, spoken &[];
    PreviousCandidate in &[Place::Board], keys &["Left"], words "command.previous-candidate" "command.previous-candidate.help", when OnItem, hint 0, spoken &[];
    NextNumber in &[Place::Numbers], keys &["Right"], words "command.next-number" "command.next-number.help", when Always, hint 2, spoken &[];
    PreviousNumber in &[Place::Numbers], keys &["Left"], words "command.previous-number" "command.previous-number.help", when Always, hint 0, spoken &[];
    NextPanel in &[Place::Numbers], keys &["Tab"], words "command.next-panel" "command.next-panel.help", when Always, hint 3, spoken &[];
    PreviousPanel in &[Place::Numbers], keys &["Shift+Tab"], words "command.previous-panel" "command.previous-panel.help", when Always, hint 0, spoken &[];
    MarkPresent in &[Place::Attendance], keys &["h"], words "command.mark-present" "command.mark-present.help", when Writable, hint 1, spoken &[];
    MarkExcused in &[Place::Attendance], keys &["i"], words "command.mark-excused" "command.mark-excused.help", when Writable, hint 2, spoken &[];
    MarkAbsent in &[Place::Attendance], keys &["a"], words "command.mark-absent" "command.mark-absent.help", when Writable, hint 3, spoken &[];
    MarkAllPresent in &[Place::Attendance], keys &["p"], words "command.mark-all" "command.mark-all.help", when Writable, hint 4, spoken &[];
    ChangeSecretary in &[Place::Attendance], keys &["n"], words "command.secretary" "command.secretary.help", when Writable, hint 0, spoken &["notulis", "secretary"];
    NextSection in &[Place::Reading], keys &["Tab"], words "command.next-section" "command.next-section.help", when OnSections, hint 1, spoken &[];
    PreviousSection in &[Place::Reading], keys &["Shift+Tab"], words "command.previous-section" "command.previous-section.help", when OnSections, hint 2, spoken &[];
    NextValue in &[Place::Scenario, Place::Preferences], keys &["Right"], words "command.next-value" "command.next-value.help", when Always, hint 1, spoken &[];
    PreviousValue in &[Place::Scenario, Place::Preferences], keys &["Left"], words "command.previous-value" "command.previous-value.help", when Always, hint 2, spoken &[];
    Save in &[Place::Editor], keys &["F2"], words "command.save" "command.save.help", when Always, hint 1, spoken &[];
    UndoTyping in &[Place::Editor], keys &["Ctrl+Z"], words "command.undo-typing" "command.undo-typing.help", when Always, hint 2, spoken &[];
    RedoTyping in &[Place::Editor], keys &["Ctrl+Y"], words "command.redo-typing" "command.redo-typing.help", when Always, hint 6, spoken &[];
    NextField in FIELDS, keys &["Tab", "Down"], words "command.next-field" "command.next-field.help", when Always, hint 1, spoken &[];
    PreviousField in FIELDS, keys &["Shift+Tab", "Up"], words "command.previous-field" "command.previous-field.help", when Always, hint 0, spoken &[];
    EarlierEntry in &[Place::Past], keys &["Left", "PgUp"], words "command.earlier" "command.earlier.help", when Always, hint 1, spoken &[];
    LaterEntry in &[Place::Past], keys &["Right", "PgDn"], words "command.later" "command.later.help", when Always, hint 2, spoken &[];
    UseFilter in &[Place::Filter], keys &["Enter"], words "command.use-filter" "command.use-filter.help", when Always, hint 3, spoken &[];
    ClearFilter in &[Place::Board, Place::Filter], keys &["Delete"], words "command.clear-filter" "command.clear-filter.help", when Narrowed, hint 10, spoken &[];
    NextGroup in &[Place::Filter], keys &["Tab", "Right"], words "command.next-group" "command.next-group.help", when Always, hint 1, spoken &[];
    PreviousGroup in &[Place::Filter], keys &["Shift+Tab", "Left"], words "command.previous-group" "command.previous-group.help", when Always, hint 0, spoken &[];
    Toggle in &[Place::Card, Place::Filter], keys &["Space"], words "command.toggle" "command.toggle.help", when Always, hint 2, spoken &[];
    NextSort in &[Place::Finder], keys &["Tab"], words "command.next-sort" "command.next-sort.help", when Always, hint 2, spoken &[];
    PreviousSort in &[Place::Finder], keys &["Shift+Tab"], words "command.previous-sort" "command.previous-sort.help", when Always, hint 0, spoken &[];
    Choose in &[Place::Chooser, Place::Candidates, Place::Facts, Place::Help], keys &["Enter"], words "command.choose-row" "command.choose-row.help", when Always, hint 3, spoken &[];
    Open in &[Place::Numbers, Place::Quality, Place::Finder, Place::Plan, Place::Scenario], keys &["Enter"], words "command.open" "command.open.help", when Always, hint 3, spoken &[];
    Press in FIELDS, keys &["Enter"], words "command.press" "command.press.help", when Always, hint 3, spoken &[];
    Confirm in &[Place::Card, Place::Question], keys &["y"], words "command.confirm" "command.confirm.help", when Always, hint 4, spoken &[];
    Back in &[Place::Opening, Place::Card, Place::Form, Place::Editor, Place::Candidates, Place::Attendance, Place::Numbers, Place::Past, Place::Quality, Place::Finder, Place::Filter, Place::Reading, Place::Facts, Place::Minutes, Place::Plan, Place::Scenario, Place::Help, Place::Preferences, Place::Question], keys &["Esc"], words "command.back" "command.back.help", when Always, hint 5, spoken &[];
}

/// The row of a command.
pub fn row(command: Command) -> &'static Row {
    CATALOGUE.iter().find(|row| row.command == command).expect("every command has a row; a test counts them")
}

/// The command that a spoken word names.
pub fn spoken(word: &str) -> Option<&'static Row> {
    let word = word.to_lowercase();
    CATALOGUE.iter().find(|row| row.spoken.contains(&word.as_str()))
}
