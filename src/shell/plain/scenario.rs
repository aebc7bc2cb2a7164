//! A scenario by a spoken line: what would come of other factors, other weights or an emergency, counted while one waits.

use std::cell::RefCell;

use super::{Stop, Table};
use crate::app::plan::fixings::is_planned;
use crate::app::scenario::{changes, figure_lines, goes, known, name, note, under, value};
use crate::app::scenario_page::ScenarioPage;
use crate::domain::unit::Unit;
use crate::journal::decide::Request;
use crate::journal::refusal::Refusal;
use crate::planner::stop;
use crate::shell::plain_answer::Reader;
use crate::shell::plain_line::supposed::Supposed;
use crate::shell::supposing::suppose;
use crate::text::words::Phrase;

impl Table<'_> {
    /// Tells what comes of what is supposed, or notes it; with nothing supposed also what could be.
    pub(super) fn scenario(&mut self, supposed: &Supposed) -> Result<Vec<String>, Stop> {
        let (facts, language) = (self.sitting.facts.clone(), self.language);
        if !is_planned(&facts) {
            return Err(Refusal::new(Phrase::new("plan.page.large")).into());
        }
        let mut page = ScenarioPage::of(&facts);
        self.take_down(&mut page, supposed)?;
        let told = RefCell::new(Vec::new());
        let standing = &self.sitting.standing;
        suppose((&facts, standing), &page.supposed, &stop::Stop::default(), |own| told.borrow_mut().push(own));
        told.into_inner().iter().for_each(|told| page.take(told));
        if supposed.is_noted {
            let text = note(&facts, &page, language).ok_or_else(|| Refusal::new(Phrase::new("plan.impossible")))?;
            return self.acted(&Request::TakeNote { item: None, text }, Phrase::new("plain.done.note"));
        }
        Ok(lines(&self.reader(), &page, *supposed == Supposed::default()))
    }

    /// Takes down on the page what was spoken.
    fn take_down(&self, page: &mut ScenarioPage, supposed: &Supposed) -> Result<(), Stop> {
        let unknown = |word: &str| Stop::Fault(Phrase::new("plain.fault.supposed").with("word", word));
        if let Some(word) = &supposed.helped {
            let is_meant =
                |own: &&Unit| [own.id.as_str(), &own.short].iter().any(|name| name.eq_ignore_ascii_case(word));
            let unit = self.sitting.facts.units().iter().find(is_meant);
            page.supposed.emergency = unit.and_then(|unit| page.choices.begin(&unit.id));
            let emergency = page.supposed.emergency.as_mut().ok_or_else(|| unknown(word))?;
            if let Some(field) = &supposed.field {
                emergency.field = page.choices.field_named(field).ok_or_else(|| unknown(field))?;
            }
            emergency.experience = supposed.experience.unwrap_or(emergency.experience);
            emergency.from = supposed.from.unwrap_or(emergency.from);
            emergency.length = supposed.length.unwrap_or(emergency.length);
        }
        for (number, value) in &supposed.values {
            if !page.set(*number, *value) {
                return Err(unknown(&format!("{number}={value}")));
            }
        }
        Ok(())
    }
}

/// The page as it is read out.
fn lines(reader: &Reader<'_>, page: &ScenarioPage, with_rows: bool) -> Vec<String> {
    let (facts, language) = (reader.facts, reader.language);
    let spoken = |phrase: Phrase| phrase.spoken(language);
    let Some(outlook) = page.outlook.as_ref().and_then(Option::as_ref) else {
        return vec![spoken(Phrase::new("plan.impossible"))];
    };
    let mut lines = vec![spoken(changes(facts, page, language))];
    lines.extend(figure_lines(outlook, language));
    lines.extend(under(page, language));
    lines.extend(outlook.moves.iter().map(|own| format!("{} · {}", spoken(goes(facts, own)), known(own, language))));
    if with_rows {
        lines.extend(page.numbered().map(|(number, row)| {
            let told = Phrase::new("plain.scenario.row").with("number", number).with("what", name(facts, row));
            spoken(told.with("value", value(facts, page, row, language)))
        }));
    }
    reader.list(Phrase::new("scenario.title"), lines)
}
