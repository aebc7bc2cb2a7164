//! A small court for the stories under the rules: facts, a situation, one whole, and what the rules say of it.

use crate::domain::class::MoveKind;
use crate::domain::ids::{EmployeeId, MemberId, PositionId};
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::domain::story::Story;
use crate::rules::situation::{Exception, Memory, Situation, Whole};
use crate::rules::verdict::{Mark, Severity, Verdict};
use crate::text::language::Language;
use crate::text::words::{self, Phrase, Value};

/// What is judged, and against what.
pub(crate) struct Trial {
    pub(crate) story: Story,
    pub(crate) accepted: Vec<Move>,
    pub(crate) awaited: Vec<PositionId>,
    pub(crate) exceptions: Vec<Exception>,
    pub(crate) present: Option<Vec<MemberId>>,
    pub(crate) fitter: Option<EmployeeId>,
    pub(crate) whole: Whole,
}

/// Moves by ids: who, and where to.
pub(crate) fn moves(stated: &[(&str, &str)]) -> Vec<Move> {
    stated.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect()
}

impl Trial {
    /// These moves as one whole in the story's town, nothing accepted before.
    pub(crate) fn of(story: Story, stated: &[(&str, &str)]) -> Trial {
        Trial {
            story,
            accepted: Vec::new(),
            awaited: Vec::new(),
            exceptions: Vec::new(),
            present: None,
            fitter: None,
            whole: Whole { moves: moves(stated), ..Whole::default() },
        }
    }

    /// The town's own proposal: P-904 from SOS-KASI to the vacant CAPIL-KASI, a rotation.
    pub(crate) fn town() -> Trial {
        Trial::of(Story::town(), &[("P-904", "CAPIL-KASI")])
    }

    /// The same with the kind stated for the first move.
    pub(crate) fn stated(mut self, kind: MoveKind) -> Trial {
        self.whole.moves[0].stated_kind = Some(kind);
        self
    }

    /// All verdicts; each must be able to speak in both languages.
    pub(crate) fn verdicts(&self) -> Vec<Verdict> {
        let facts = self.story.facts();
        let situation = Situation {
            facts: &facts,
            placements: Placements::of(&self.accepted),
            accepted: self.accepted.clone(),
            awaited: self.awaited.clone(),
            exceptions: self.exceptions.clone(),
            present: self.present.clone(),
            fitter: self.fitter.clone(),
            memory: Memory::default(),
        };
        let verdicts = super::judge(&situation, &self.whole);
        assert_marked(super::marks(&situation, &self.whole), &verdicts);
        for verdict in &verdicts {
            assert_speaks(&verdict.sentence);
            assert_speaks(&verdict.lift);
        }
        verdicts
    }

    /// Severity of one rule's first verdict.
    pub(crate) fn severity(&self, rule: &str) -> Option<Severity> {
        self.verdict(rule).map(|verdict| verdict.severity)
    }

    /// One rule's first verdict.
    pub(crate) fn verdict(&self, rule: &str) -> Option<Verdict> {
        assert!(super::rule(rule).is_some(), "no rule has the id {rule}");
        self.verdicts().into_iter().find(|verdict| verdict.rule == rule)
    }

    /// The Indonesian sentence of one rule's first verdict, empty when it has none.
    pub(crate) fn sentence(&self, rule: &str) -> String {
        self.verdict(rule).map(|verdict| verdict.sentence.spoken(Language::Indonesian)).unwrap_or_default()
    }
}

/// Marks pass over rules that rest, and say the same.
fn assert_marked(mut marks: Vec<Mark>, verdicts: &[Verdict]) {
    marks.sort_by_key(|mark| mark.severity);
    let told = |own: &Verdict| Mark { rule: own.rule, severity: own.severity, lifted: own.lifted_by.is_some() };
    assert_eq!(marks, verdicts.iter().map(told).collect::<Vec<_>>());
}

fn assert_speaks(phrase: &Phrase) {
    assert!(words::has(phrase.key), "the catalogue lacks {}", phrase.key);
    for language in [Language::Indonesian, Language::English] {
        let spoken = phrase.spoken(language);
        assert!(!spoken.contains(['{', '}']), "{} lacks a value: {spoken}", phrase.key);
        for (name, value) in &phrase.values {
            let template = words::say(language, phrase.key);
            assert!(template.contains(&format!("{{{name}}}")), "{} does not say {name}", phrase.key);
            if let Value::Phrase(inner) = value {
                assert!(words::has(inner.key), "the catalogue lacks {}", inner.key);
            }
        }
    }
}
