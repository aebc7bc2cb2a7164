//! The sitting and its committee, understood.

use chrono::NaiveDate;

use crate::domain::committee::{Approval, Decree, Election, ElectionApproval, Member, Role, Sitting};
use crate::store::session::finding::{At, Findings};
use crate::store::session::raw;
use crate::store::session::register::Register;
use crate::store::session::texts::{check_once, free_text, is_plain_id, name, required_text, shortened};
use crate::store::session::values::{check_order, day, hour, nip, optional_day, rank, year};
use crate::text::dates::Zone;
use crate::text::words::Phrase;

/// The longest id of a sitting; it becomes part of the names of files.
const FILE_NAME_LIMIT: usize = 64;

/// The sitting with the three days that other checks rest on; those are missing when they cannot be read.
#[derive(Debug)]
pub struct Understood {
    /// The sitting. Days that cannot be read stand as 1 January 1970; a fault says so.
    pub sitting: Sitting,
    /// Day of the sitting.
    pub date: Option<NaiveDate>,
    /// Planned effective date.
    pub effective: Option<NaiveDate>,
    /// Day as of which the data is true.
    pub data_date: Option<NaiveDate>,
}

/// The sitting as stated.
pub fn sitting(register: &Register, findings: &mut Findings) -> Understood {
    let raw = &register.session.sitting;
    let root = At::ROOT;
    let at = &root.name("sitting");
    check_file_name(&at.name("id"), &raw.id, findings);
    let mut named = |field: &'static str, text: &str| name(&at.name(field), text, findings);
    let title = named("title", &raw.title);
    let government = named("government", &raw.government);
    let committee = named("committee", &raw.committee);
    let committee_short = named("committee_short", &raw.committee_short);
    let city = named("city", &raw.city);
    let appointing_title = named("appointing_title", &raw.appointing_title);
    let date = day(&at.name("date"), &raw.date, findings);
    let effective = day(&at.name("effective"), &raw.effective, findings);
    let data_date = day(&at.name("data_date"), &raw.data_date, findings);
    check_days(at, date, effective, findings);
    let start = hour(&at.name("start"), &raw.start, findings);
    let zone = zone(&at.name("zone"), &raw.zone, findings);
    let sitting = Sitting {
        id: raw.id.clone(),
        title,
        government,
        region_level: raw.region_level,
        committee,
        committee_short,
        decree: decree(&at.name("decree"), &raw.decree, findings),
        address: free_text(&at.name("address"), &raw.address, findings),
        city,
        record_number: required_text(&at.name("record_number"), &raw.record_number, findings),
        date: date.unwrap_or_default(),
        start: start.unwrap_or_default(),
        zone,
        place: required_text(&at.name("place"), &raw.place, findings),
        effective: effective.unwrap_or_default(),
        data_date: data_date.unwrap_or_default(),
        appointing_title,
        appointing_status: raw.appointing_status,
        election: election(&at.name("election"), &raw.election, findings),
        civil_registry_approval: raw
            .civil_registry_approval
            .as_ref()
            .map(|raw| approval(&at.name("civil_registry_approval"), raw, findings)),
        reorganisation: raw.reorganisation.as_ref().map(|raw| approval(&at.name("reorganisation"), raw, findings)),
        quorum: raw.quorum,
        tie: raw.tie,
        members: members(register, &at.name("members"), data_date, findings),
        workload_fixed_by: required_text(&at.name("workload_fixed_by"), &raw.workload_fixed_by, findings),
        workload_fixed_on: optional_day(&at.name("workload_fixed_on"), raw.workload_fixed_on.as_ref(), findings),
        workload_year: year(&at.name("workload_year"), raw.workload_year, findings),
    };
    Understood { sitting, date, effective, data_date }
}

fn check_file_name(at: &At, id: &str, findings: &mut Findings) {
    if !is_plain_id(id, FILE_NAME_LIMIT) {
        let what = Phrase::new("fault.what.file-name").with("text", shortened(id));
        findings.wrong("E-FILE-NAME", at, what, "fault.cure.file-name");
    }
}

fn zone(at: &At, letters: &str, findings: &mut Findings) -> Zone {
    Zone::named(letters).unwrap_or_else(|| {
        let what = Phrase::new("fault.what.zone").with("text", shortened(letters));
        findings.wrong("E-ZONE", at, what, "fault.cure.zone");
        Zone::default()
    })
}

/// Nothing that the sitting decides takes effect before it.
fn check_days(at: &At, date: Option<NaiveDate>, effective: Option<NaiveDate>, findings: &mut Findings) {
    let Some(date) = date else { return };
    if let Some(effective) = effective.filter(|effective| *effective < date) {
        let what = Phrase::new("fault.what.effective").with("effective", effective).with("date", date);
        findings.wrong("E-EFFECTIVE", &at.name("effective"), what, "fault.cure.effective");
    }
}

fn decree(at: &At, raw: &raw::sitting::Decree, findings: &mut Findings) -> Decree {
    let date = day(&at.name("date"), &raw.date, findings);
    let until = optional_day(&at.name("until"), raw.until.as_ref(), findings);
    check_order(&at.name("until"), date, until, findings);
    Decree {
        issuer: required_text(&at.name("issuer"), &raw.issuer, findings),
        number: required_text(&at.name("number"), &raw.number, findings),
        date: date.unwrap_or_default(),
        until,
    }
}

fn approval(at: &At, raw: &raw::sitting::Approval, findings: &mut Findings) -> Approval {
    letter(at, &raw.number, &raw.date, findings)
}

fn election_approval(at: &At, raw: &raw::sitting::ElectionApproval, findings: &mut Findings) -> ElectionApproval {
    ElectionApproval { letter: letter(at, &raw.number, &raw.date, findings), covers: raw.covers }
}

fn letter(at: &At, number: &str, date: &str, findings: &mut Findings) -> Approval {
    let date = day(&at.name("date"), date, findings).unwrap_or_default();
    Approval { number: name(&at.name("number"), number, findings), date }
}

fn election(at: &At, raw: &raw::sitting::Election, findings: &mut Findings) -> Election {
    Election {
        nomination: optional_day(&at.name("nomination"), raw.nomination.as_ref(), findings),
        term_end: optional_day(&at.name("term_end"), raw.term_end.as_ref(), findings),
        inauguration: optional_day(&at.name("inauguration"), raw.inauguration.as_ref(), findings),
        approval: raw.approval.as_ref().map(|raw| election_approval(&at.name("approval"), raw, findings)),
    }
}

fn members(register: &Register, at: &At, today: Option<NaiveDate>, findings: &mut Findings) -> Vec<Member> {
    let rows = &register.session.sitting.members;
    let voters = rows.iter().filter(|(_, row)| row.votes).count();
    let chairs = rows.iter().filter(|(_, row)| row.role == Role::Chair).count();
    if voters == 0 {
        findings.wrong("E-VOTERS", at, Phrase::new("fault.what.no-voter"), "fault.cure.no-voter");
    }
    if chairs != 1 {
        let what = Phrase::new("fault.what.chairs").with("count", chairs);
        findings.wrong("E-CHAIR", at, what, "fault.cure.chairs");
    }
    rows.iter().map(|(place, row)| member(register, &at.index(place), row, today, findings)).collect()
}

fn member(
    register: &Register,
    at: &At,
    raw: &raw::sitting::Member,
    today: Option<NaiveDate>,
    findings: &mut Findings,
) -> Member {
    if let Some(employee) = &raw.employee {
        register.employees.refer(&at.name("employee"), employee, findings);
    }
    let list = at.name("relations");
    let mut relations = Vec::with_capacity(raw.relations.len());
    for (place, relation) in raw.relations.iter().enumerate() {
        let row = list.index(place);
        register.employees.refer(&row.name("employee"), &relation.employee, findings);
        let what = required_text(&row.name("relation"), &relation.relation, findings);
        relations.push((relation.employee.as_str().into(), what));
    }
    check_once(&list, raw.relations.iter().map(|relation| relation.employee.as_str()), findings);
    Member {
        id: raw.id.as_str().into(),
        employee: raw.employee.as_deref().map(Into::into),
        name: name(&at.name("name"), &raw.name, findings),
        nip: raw.nip.as_ref().and_then(|text| nip(&at.name("nip"), text, today, findings)),
        position: required_text(&at.name("position"), &raw.position, findings),
        rank: raw.rank.as_ref().and_then(|text| rank(&at.name("rank"), text, findings)),
        role: raw.role,
        votes: raw.votes,
        relations,
    }
}
