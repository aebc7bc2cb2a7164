//! What becomes of one mutated session, and the law that holds for every mutation.
//!
//! **Never silent.** When a mutation is accepted and nothing new is told, then either the facts are those of the
//! original, and what the file *says* is the same too; or the facts differ, what the file says differs, and every
//! value that was written anew is found in the facts. A value that is dropped, cut, rounded, defaulted or put
//! somewhere else breaks this law. Besides, all readers agree, and none panics or runs for ever.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use ron::extensions::Extensions;
use sidang::store::codes::code;
use sidang::store::fault::Fault;
use sidang::store::input::examine;
use sidang::store::parser::parse;
use sidang::store::session::raw::Session;
use sidang::store::session::{Checked, check_text, read};
use sidang::store::tolerant::read_text;
use sidang::store::tree::{Kind, Node};

/// No mutation takes longer, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A session before it is mutated.
#[derive(Clone)]
pub struct Base {
    findings: BTreeMap<&'static str, usize>,
    facts: String,
    says: String,
}

/// What must become of a mutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is refused.
    Fault,
    /// It is refused, or something new is told.
    Told,
    /// It is accepted as what it was.
    Same,
    /// The law alone.
    Lawful,
}

/// One mutation.
pub struct Mutation {
    /// What was done, for whoever reads of a failure.
    pub what: String,
    /// The session as it is now.
    pub text: String,
    /// What must become of it.
    pub answer: Answer,
}

impl Base {
    /// A session that can be opened.
    pub fn of(text: &str) -> Base {
        let checked = check_text(examine(text.into()));
        assert_eq!(checked.faults, []);
        let findings = counted(&checked);
        let facts = facts_of(text).expect("it can be opened");
        Base { findings, facts, says: says(text) }
    }

    /// What speaks against the way in which a mutation was answered; nothing when all is well.
    fn complaint(&self, mutation: &Mutation) -> Option<String> {
        let checked = check_text(examine(mutation.text.clone().into()));
        for code_of in counted(&checked).keys() {
            if code(code_of).is_none() {
                return Some(format!("{code_of} is in no list of codes"));
            }
        }
        if let Some(quarrel) = quarrel(&mutation.text, &checked) {
            return Some(quarrel);
        }
        let told = counted(&checked).iter().any(|(code, count)| *count > self.findings.get(code).copied().unwrap_or(0));
        let refused = !checked.faults.is_empty();
        let facts = facts_of(&mutation.text);
        if facts.is_some() == refused {
            return Some("check and opening disagree".to_owned());
        }
        match mutation.answer {
            Answer::Fault if !refused => return Some("accepted".to_owned()),
            Answer::Told if !told => return Some("accepted in silence".to_owned()),
            Answer::Same if told => return Some(format!("told: {:?}", counted(&checked))),
            Answer::Same if facts.as_ref() != Some(&self.facts) => return Some("not the same facts".to_owned()),
            _ => {}
        }
        if told { None } else { self.silence(&mutation.text, &facts.unwrap_or_default()) }
    }

    /// The law of silence.
    fn silence(&self, text: &str, facts: &str) -> Option<String> {
        let now = says(text);
        if facts == self.facts {
            return (now != self.says).then(|| format!("passed over: {}", difference(&self.says, &now)));
        }
        if now == self.says {
            return Some(format!("other facts of the same words: {}", difference(&self.facts, facts)));
        }
        let (before, after) = (words(&self.says), words(&now));
        let anew = after.iter().filter(|(word, count)| **count > before.get(*word).copied().unwrap_or(0));
        let (held, holds) = (words(&self.facts), words(facts));
        let count = |words: &BTreeMap<String, usize>, word: &str| words.get(word).copied().unwrap_or(0);
        let is_held = |word: &str| spellings(word).iter().any(|word| count(&holds, word) > count(&held, word));
        let lost: Vec<&String> = anew.map(|(word, _)| word).filter(|word| !is_held(word)).collect();
        (!lost.is_empty()).then(|| format!("not in the facts: {lost:?}; {}", difference(&self.facts, facts)))
    }
}

/// How often each code was found.
fn counted(checked: &Checked) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for finding in checked.faults.iter().chain(checked.notices.iter().map(|notice| &notice.0)) {
        *codes.entry(finding.code).or_default() += 1;
    }
    codes
}

/// Everything that the facts of a text hold, as Rust writes it; nothing when it cannot be opened.
fn facts_of(text: &str) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("sidang.ron");
    std::fs::write(&path, text).expect("a file for the test");
    let facts = read(&path, 1 << 24).ok()?.facts;
    // What follows are tables of what is stated, in no order.
    let held = format!("{facts:?}");
    held.split_once("}, index: Index {").map(|(stated, _)| stated.to_owned())
}

/// How the strict reader, which alone decides what a form means, and the tolerant one differ.
fn quarrel(text: &str, checked: &Checked) -> Option<String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let Ok(strict) = options.from_str::<Session>(text) else {
        return checked.faults.is_empty().then(|| "ron refuses it and check does not".to_owned());
    };
    // Hidden characters are no matter of form, and ron takes for a number what is not finite.
    let stricter = |fault: &Fault| matches!(fault.code, "E-HIDDEN-CHARACTER" | "E-NUMBER-NOT-FINITE");
    let (mut tolerant, _) = read_text::<Session>(text);
    let faults = std::mem::take(&mut tolerant.faults).sorted();
    if let Some(fault) = faults.iter().find(|fault| !stricter(fault)) {
        return Some(format!("ron takes it and check refuses its form: {fault:?}"));
    }
    if faults.iter().any(|fault| fault.code == "E-NUMBER-NOT-FINITE") {
        return None;
    }
    let (strict, tolerant) = (format!("{:?}", Some(strict)), format!("{:?}", tolerant.value));
    (strict != tolerant).then(|| format!("ron and check read other values: {}", difference(&strict, &tolerant)))
}

/// What a text says, whatever its form: fields by name, single blanks, plain numbers, nothing of what is left out.
fn says(text: &str) -> String {
    let (root, _) = parse(text);
    let mut said = String::new();
    root.iter().for_each(|root| say(root, &mut said));
    said
}

fn say(node: &Node, said: &mut String) {
    let mut value = |text: String| {
        said.push_str(&text);
        said.push(' ');
    };
    match &node.kind {
        Kind::Broken | Kind::None => {}
        Kind::Some(inner) => say(inner, said),
        Kind::Bool(truth) => value(truth.to_string()),
        Kind::Integer(number) => value(number.to_string()),
        Kind::Unsigned(number) => value(number.to_string()),
        Kind::Float(number) => value(number.to_string()),
        Kind::TooLarge => value("huge".to_owned()),
        Kind::Char(letter) => value(letter.to_string()),
        Kind::Text(text) => value(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Kind::Bytes(bytes) => value(format!("{bytes:?}")),
        Kind::Word(word) => value((*word).to_owned()),
        Kind::List(items) | Kind::Tuple { items, .. } => {
            said.push_str("[ ");
            items.iter().for_each(|item| say(item, said));
            said.push_str("] ");
        }
        Kind::Map(pairs) => pairs.iter().for_each(|(key, value)| {
            say(key, said);
            say(value, said);
        }),
        Kind::Struct { fields, .. } => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by(|one, other| one.name.cmp(&other.name));
            for field in fields {
                // Something left out and something empty are said alike.
                let mut value = String::new();
                say(&field.value, &mut value);
                if !matches!(value.as_str(), "" | "[ ] " | " ") {
                    said.push_str(&format!("{}: {value}", field.name));
                }
            }
        }
    }
}

/// Words and numbers of a text, each with how often it stands there.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | ':' | '_'))) {
        let word = word.trim_matches(['.', ':', '-']).to_lowercase();
        if !word.is_empty() {
            *words.entry(word).or_default() += 1;
        }
    }
    words
}

/// The ways in which the facts may spell a value: ranks and echelons without signs, hours with seconds, decimals in
/// hundredths or ten-thousandths, core competencies counted from 0.
fn spellings(word: &str) -> Vec<String> {
    let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut ways = vec![word.to_owned(), bare, format!("{word}:00")];
    if let Ok(number) = word.parse::<f64>() {
        ways.extend([1.0, 100.0, 10_000.0].map(|parts| format!("{}", (number * parts).round())));
        ways.push(format!("{}", number - 1.0));
    }
    // A name of a field says only which values follow.
    if word.ends_with(':') { Vec::new() } else { ways }
}

/// The first place at which two texts differ, with a little around it.
fn difference(one: &str, other: &str) -> String {
    let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| {
        let from = text.char_indices().map(|(from, _)| from).take_while(|from| from + 30 < at).last().unwrap_or(0);
        text[from..].chars().take(90).collect::<String>()
    };
    format!("…{}… / …{}…", part(one), part(other))
}

/// Judges every mutation in a thread of its own, so that neither a panic nor an endless loop goes unseen; gives the
/// complaints.
pub fn judged(base: &Base, mutations: Vec<Mutation>) -> Vec<String> {
    let (ask, asked): (Sender<Mutation>, Receiver<Mutation>) = channel();
    let (answer, answered) = channel();
    let own = base.clone();
    thread::spawn(move || {
        for mutation in asked {
            if answer.send(own.complaint(&mutation)).is_err() {
                return;
            }
        }
    });
    let mut complaints = Vec::new();
    for mutation in mutations {
        let (what, text) = (mutation.what.clone(), mutation.text.clone());
        let sent = ask.send(mutation).is_ok();
        match answered.recv_timeout(PATIENCE) {
            Ok(None) => {}
            Ok(Some(complaint)) => complaints.push(format!("{what}: {complaint}")),
            Err(RecvTimeoutError::Timeout) => panic!("{what}: no answer in {PATIENCE:?} to\n{text}"),
            Err(RecvTimeoutError::Disconnected) => panic!("{what}: a panic (sent: {sent}) over\n{text}"),
        }
    }
    complaints
}
