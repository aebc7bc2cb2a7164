//! The head of the file: where it comes from, the sitting with its committee, legal bases, and the forum.

use crate::store::sample::calendar::{data, day, effective, sitting};
use crate::store::sample::circumstances::{Election, inauguration};
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::docket::Docket;
use crate::store::sample::government::{Government, Member};
use crate::store::sample::lists::{Voice, legal_bases};
use crate::store::sample::writer::{Writer, filled, quoted, spell};

/// The head of a file, its blanks in braces.
const HEAD: &str = include_str!("lists/sitting.ron");
/// The member who is related to somebody on the docket.
const RELATED: usize = 3;
/// How they are related.
const RELATION: &str = "saudara sepupu";
/// Fewest and most voices in the forum.
const VOICES: (usize, usize) = (2, 12);
/// One voice in the forum for so many employees.
const EMPLOYEES_EACH: usize = 60;

/// Writes everything before the units.
pub fn sitting_head(writer: &mut Writer, government: &Government<'_>, docket: &Docket) {
    let (size, region) = (&government.size, government.made.region);
    let number = |number: usize| number.to_string();
    let seed = size.seed.to_string();
    let id = format!("{}-{}-{}", region.code, size.employees, size.seed);
    let decree = number(101 + Dice::new(size.seed, Kind::Sitting, 0).below(300));
    let days = [sitting(), effective(), data()].map(|day| day.to_string());
    let level = format!("{:?}", region.level);
    let blanks = [
        ("title", "Mutasi dan promosi Triwulan IV 2026"),
        ("employees", &number(size.employees)),
        ("positions", &number(size.positions)),
        ("agencies", &number(size.agencies)),
        ("seed", &seed),
        ("id", &id),
        ("region", region.region),
        ("level", &level),
        ("head", region.head),
        ("city", region.city),
        ("zone", region.zone),
        ("decree", &decree),
        ("date", &days[0]),
        ("effective", &days[1]),
        ("data", &days[2]),
        ("election", &election(government.circumstances.election, &mut Dice::new(size.seed, Kind::Sitting, 91))),
        ("reorganisation", &reorganisation(government)),
        ("workload_fixed", &government.circumstances.workload_fixed.to_string()),
        ("members", &members(government, docket)),
        ("legal_bases", legal_bases()),
    ];
    writer.lines(filled(HEAD, &blanks).trim_end());
}

fn election(election: Election, dice: &mut Dice) -> String {
    match election {
        Election::None => "()".to_owned(),
        Election::Past(inaugurated) => format!("(inauguration: \"{inaugurated}\")"),
        Election::Ahead(nomination, approved) => {
            let days = format!("nomination: \"{nomination}\", inauguration: \"{}\"", inauguration(nomination));
            let number = 1_000 + dice.below(8_000);
            match approved {
                true => {
                    format!("({days},\n        approval: (number: \"100.2.2.6/{number}/OTDA\", date: \"2026-11-09\"))")
                }
                false => format!("({days})"),
            }
        }
    }
}

fn reorganisation(government: &Government<'_>) -> String {
    let (head, decree) = (government.made.region.head, government.circumstances.reorganisation.as_ref());
    decree.map_or_else(String::new, |decree| {
        let (number, date) = (decree.number, decree.date);
        format!("    reorganisation: (number: \"Peraturan {head} Nomor {number} Tahun 2026\", date: \"{date}\"),\n")
    })
}

/// The employee on the docket to whom a member is related, and the number of that member.
pub fn relative(government: &Government<'_>, docket: &Docket) -> Option<(usize, usize)> {
    let middle = docket.proposals.get(docket.proposals.len() / 2)?;
    let (employee, _) = *middle.moves.first()?;
    (!government.sits(employee)).then_some((employee, RELATED))
}

/// How the member and the employee are related.
pub fn relation() -> &'static str {
    RELATION
}

fn members(government: &Government<'_>, docket: &Docket) -> String {
    let mut text = String::new();
    let related = relative(government, docket);
    for (place, member) in government.members.iter().enumerate() {
        let relative = related.filter(|(_, number)| *number == place).map(|(employee, _)| government.id(employee));
        spell_member(&mut text, place, member, member.employee.map(|employee| government.id(employee)), relative);
    }
    text
}

fn spell_member(text: &mut String, place: usize, member: &Member, employee: Option<String>, relative: Option<String>) {
    spell(text, format_args!("        (id: \"K-{}\", ", place + 1));
    if let Some(employee) = employee {
        spell(text, format_args!("employee: \"{employee}\", "));
    }
    text.push_str("name: ");
    quoted(text, &member.name);
    if let Some(number) = member.number {
        spell(text, format_args!(", nip: \"{number}\""));
    }
    text.push_str(",\n             position: ");
    quoted(text, &member.position);
    let (rank, role, votes) = (member.rank, member.role, member.votes);
    spell(text, format_args!(", rank: \"{rank}\", role: {role:?}, votes: {votes}"));
    if let Some(relative) = relative {
        spell(text, format_args!(", relations: [(employee: \"{relative}\", relation: \"{RELATION}\")]"));
    }
    text.push_str("),\n");
}

/// Writes what was said in the forum.
pub fn forum(writer: &mut Writer, government: &Government<'_>, docket: &Docket) {
    let mut dice = Dice::new(government.size.seed, Kind::Sitting, 100);
    let voices = &government.made.lists.phrases.forum;
    let count = (government.employees.len() / EMPLOYEES_EACH).clamp(VOICES.0, VOICES.1);
    for number in 0..count {
        voice(writer, government, docket, &voices[number % voices.len()], &mut dice);
    }
}

fn voice(writer: &mut Writer, government: &Government<'_>, docket: &Docket, voice: &Voice, dice: &mut Dice) {
    let proposal = dice.one(&docket.proposals);
    let (employee, post) = proposal.moves[0];
    let unit = &government.made.units[government.made.posts[post].unit];
    let said = day(2026, dice.between(9, 11).cast_unsigned(), dice.between(1, 13).cast_unsigned());
    writer.open();
    writer.shown("date", said);
    writer.text("channel", voice.channel);
    writer.some_text("speaker", &filled(voice.speaker, &[("unit", &unit.short)]));
    let about = proposal.alternatives.iter().copied();
    let employees: Vec<String> =
        [employee].into_iter().chain(about).take(voice.employees).map(|one| government.id(one)).collect();
    writer.texts("employees", &employees);
    writer.texts("units", &[&unit.id]);
    writer.text("category", voice.category);
    writer.text("text", &filled(voice.text, &[("unit", &unit.short)]));
    writer.some_text("answer", voice.answer);
    writer.text("responsible", &format!("Pimpinan {}", government.made.agency_name(post)));
    if !voice.answer.is_empty() {
        writer.value("settled", true);
    }
    writer.close();
}
