//! Above and below: ranks of superior and subordinates, and the job class that sets the allowance.

use crate::domain::employee::Employee;
use crate::domain::rank::Rank;
use crate::rules::case::Case;
use crate::rules::rule::Judge::{One, Several};
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// A subordinate does not outrank the superior.
pub static OUTRANKED: Rule = Rule {
    id: "R-OUTRANK",
    title: "rule.outrank.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: Several(outranked),
    rests: Rests::With(|_, brief| brief.rank.is_none()),
};

/// A lower job class means a lower allowance.
pub static JOB_CLASS: Rule = Rule {
    id: "R-KELAS",
    title: "rule.kelas.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(job_class),
    rests: Rests::At(|position, _| position.job_class.is_none()),
};

/// Who in the unit of a structural position, below it, holds a higher rank than this.
pub(super) fn outranking<'a>(case: &Case<'a>, rank: Rank) -> impl Iterator<Item = (&'a Employee, Rank)> {
    // Nearly everybody who comes outranks the highest of them.
    let may_be = case.highest_below().is_none_or(|highest| highest > Some(rank));
    may_be.then(|| case.subordinates()).into_iter().flatten().filter(move |(_, own)| *own > rank)
}

fn outranked(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    let Some(rank) = case.brief.rank.filter(|_| case.leaves()) else {
        return;
    };
    let above = case.superiors().next().and_then(|superior| Some((superior, superior.rank()?)));
    if let Some((superior, own)) = above.filter(|(_, own)| *own < rank) {
        tell(Finding::info(case.says_of("rule.outrank.superior", |says| {
            let says = says.with("rank", rank.to_string()).with("superior", superior.full_name());
            says.with("own", own.to_string())
        })));
    }
    if case.target.class.is_structural() && outranking(case, rank).next().is_some() {
        tell(Finding::info(case.says_of("rule.outrank.subordinates", |says| {
            says.with("rank", rank.to_string()).with("count", outranking(case, rank).count())
        })));
    }
}

fn job_class(case: &Case<'_>) -> Option<Finding> {
    let present = case.present.filter(|_| case.leaves())?;
    let (now, then) = present.job_class.zip(case.target.job_class).filter(|(now, then)| then < now)?;
    let sentence = case.says("rule.kelas.says").with("now", u32::from(now)).with("then", u32::from(then));
    Some(Finding::warn(sentence, "rule.kelas.lift"))
}

#[cfg(test)]
mod tests {
    use crate::domain::rank::Grade;
    use crate::domain::story::Story;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    #[test]
    fn a_newcomer_who_outranks_the_superior_or_is_outranked_below_is_told() {
        let mut story = Story::town();
        story.employee_mut("P-901").grade = Grade::parse("III/c");
        let trial = Trial::of(story, &[("P-904", "CAPIL-KASI")]);
        assert_eq!(trial.severity("R-OUTRANK"), Some(Severity::Info));
        assert!(trial.sentence("R-OUTRANK").contains("Pegawai P-901"));
        let mut story = Story::town();
        story.employee_mut("P-902").grade = Grade::parse("IV/a");
        let trial = Trial::of(story, &[("P-904", "CAPIL-KASI")]);
        assert_eq!(trial.verdict("R-OUTRANK").map(|verdict| verdict.sentence.key), Some("rule.outrank.subordinates"));
        assert_eq!(Trial::town().severity("R-OUTRANK"), None, "all are III/d");
    }

    #[test]
    fn a_lower_job_class_is_a_loss_that_must_be_answered() {
        let classes = |now, then| {
            let mut trial = Trial::town();
            trial.story.position_mut("SOS-KASI").job_class = now;
            trial.story.position_mut("CAPIL-KASI").job_class = then;
            trial.severity("R-KELAS")
        };
        assert_eq!(classes(Some(9), Some(8)), Some(Severity::Warn));
        assert_eq!(classes(Some(9), Some(9)), None);
        assert_eq!(classes(None, Some(8)), None);
    }
}
