//! The facts of employees, positions, units and members as people know them: where they stand, what they are called, what they look like.

/// A word of the session file, and the catalogue key of what people call it.
pub type Choice = (&'static str, &'static str);

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An employee.
    Employee,
    /// A position.
    Position,
    /// A unit.
    Unit,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words, also ranks and echelons: `"III/d"`.
    Text,
    /// The id of something that has a name.
    Id(Named),
    /// A whole number, years included.
    Whole,
    /// A number with a decimal point.
    Decimal,
    /// A day, `"2026-11-30"`.
    Day,
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Choice(&'static [Choice]),
}

/// One fact as people know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactForm {
    /// Where in its row; `[]` stands for any element: `performance[].result`.
    pub path: &'static str,
    /// Catalogue key of its label.
    pub label: &'static str,
    /// What its value looks like.
    pub shape: Shape,
}

const KNOWN: &[Choice] = &[("Yes", "fact.yes"), ("No", "fact.no"), ("Unknown", "number.unknown")];
/// The words of a switch.
pub const SWITCH: [Choice; 2] = [("true", "fact.yes"), ("false", "fact.no")];
const POTENTIAL: &[Choice] =
    &[("High", "term.potential.high"), ("Medium", "term.potential.medium"), ("Low", "term.potential.low")];
const RATING: &[Choice] =
    &[("Above", "term.rating.above"), ("Meets", "term.rating.meets"), ("Below", "term.rating.below")];
const PREDICATE: &[Choice] = &[
    ("VeryGood", "term.predicate.very-good"),
    ("Good", "term.predicate.good"),
    ("NeedsImprovement", "term.predicate.needs-improvement"),
    ("Poor", "term.predicate.poor"),
    ("VeryPoor", "term.predicate.very-poor"),
];
const DISCIPLINE_LEVEL: &[Choice] =
    &[("Light", "term.discipline.light"), ("Medium", "term.discipline.medium"), ("Heavy", "term.discipline.heavy")];
const DISCIPLINE_STATE: &[Choice] = &[
    ("InProcess", "fact.discipline.in-process"),
    ("Serving", "fact.discipline.serving"),
    ("Completed", "fact.discipline.completed"),
];
const EDUCATION: &[Choice] = &[
    ("Sd", "fact.level.sd"),
    ("Sltp", "fact.level.sltp"),
    ("Slta", "fact.level.slta"),
    ("D1", "fact.level.d1"),
    ("D2", "fact.level.d2"),
    ("D3", "fact.level.d3"),
    ("S1", "fact.level.s1"),
    ("Profesi", "fact.level.profesi"),
    ("S2", "fact.level.s2"),
    ("S3", "fact.level.s3"),
];
const FIELD: &[Choice] = &[
    ("Health", "term.field.health"),
    ("InformationTechnology", "term.field.information-technology"),
    ("Finance", "term.field.finance"),
    ("SocialWelfare", "term.field.social-welfare"),
    ("Teaching", "term.field.teaching"),
    ("Government", "term.field.government"),
    ("Law", "term.field.law"),
    ("Engineering", "term.field.engineering"),
    ("Agriculture", "term.field.agriculture"),
    ("Economics", "term.field.economics"),
    ("Statistics", "term.field.statistics"),
    ("Communication", "term.field.communication"),
    ("HumanResources", "term.field.human-resources"),
    ("Records", "term.field.records"),
    ("PublicOrder", "term.field.public-order"),
    ("General", "term.field.general"),
];
const DOCUMENT: &[Choice] = &[
    ("RankDecree", "term.document.rank-decree"),
    ("PositionDecree", "term.document.position-decree"),
    ("PerformanceRecords", "term.document.performance-records"),
    ("NoDisciplineStatement", "term.document.no-discipline"),
    ("NoStudyStatement", "term.document.no-study"),
    ("NoFindingStatement", "term.document.no-finding"),
    ("ReleaseRecommendation", "term.document.release"),
    ("AcceptanceRecommendation", "term.document.acceptance"),
    ("CompetenceTest", "term.document.competence-test"),
];
const STANDING: &[Choice] = &[
    ("Active", "term.standing.active"),
    ("UnpaidLeave", "term.standing.unpaid-leave"),
    ("StudyAssignment", "term.standing.study-assignment"),
    ("Suspended", "term.standing.suspended"),
    ("Seconded", "term.standing.seconded"),
    ("PreRetirement", "term.standing.pre-retirement"),
    ("Left", "term.standing.left"),
];
const ORGANISATION: &[Choice] = &[
    ("Outstanding", "term.organisation.outstanding"),
    ("Good", "term.organisation.good"),
    ("NeedsImprovement", "term.organisation.needs-improvement"),
    ("Poor", "term.organisation.poor"),
    ("VeryPoor", "term.organisation.very-poor"),
];
const LOAD_KIND: &[Choice] = &[
    ("Administrative", "term.load-kind.administrative"),
    ("Service", "term.load-kind.service"),
    ("Fieldwork", "term.load-kind.fieldwork"),
    ("Technical", "term.load-kind.technical"),
];
const CLASS: &[Choice] = &[
    ("Jpt", "term.class.jpt"),
    ("Administrator", "term.class.administrator"),
    ("Pengawas", "term.class.pengawas"),
    ("Pelaksana", "term.class.pelaksana"),
    ("Pemula", "term.class.pemula"),
    ("Terampil", "term.class.terampil"),
    ("Mahir", "term.class.mahir"),
    ("Penyelia", "term.class.penyelia"),
    ("AhliPertama", "term.class.ahli-pertama"),
    ("AhliMuda", "term.class.ahli-muda"),
    ("AhliMadya", "term.class.ahli-madya"),
    ("AhliUtama", "term.class.ahli-utama"),
];

macro_rules! forms {
    ($(#[$doc:meta])* $name:ident: $($path:literal $label:literal $shape:expr;)*) => {
        $(#[$doc])*
        pub const $name: &[FactForm] =
            &[$(FactForm { path: $path, label: $label, shape: $shape }),*];
    };
}

forms! {
    /// What is known of an employee, in the order in which it is shown.
    EMPLOYEE:
    "name" "fact.employee.name" Shape::Text;
    "front_title" "fact.employee.front-title" Shape::Text;
    "back_title" "fact.employee.back-title" Shape::Text;
    "grade" "fact.employee.grade" Shape::Text;
    "grade_since" "fact.employee.grade-since" Shape::Day;
    "position" "fact.employee.position" Shape::Id(Named::Position);
    "position_since" "fact.employee.position-since" Shape::Day;
    "birth_date" "fact.employee.birth-date" Shape::Day;
    "standing" "fact.employee.standing" Shape::Choice(STANDING);
    "education[].level" "fact.employee.education.level" Shape::Choice(EDUCATION);
    "education[].major" "fact.employee.education.major" Shape::Text;
    "education[].field" "fact.employee.education.field" Shape::Choice(FIELD);
    "education[].year" "fact.employee.education.year" Shape::Whole;
    "training[].name" "fact.employee.training.name" Shape::Text;
    "training[].field" "fact.employee.training.field" Shape::Choice(FIELD);
    "training[].year" "fact.employee.training.year" Shape::Whole;
    "training[].hours" "fact.employee.training.hours" Shape::Whole;
    "performance[].year" "fact.employee.performance.year" Shape::Whole;
    "performance[].result" "fact.employee.performance.result" Shape::Choice(RATING);
    "performance[].behaviour" "fact.employee.performance.behaviour" Shape::Choice(RATING);
    "performance[].predicate" "fact.employee.performance.predicate" Shape::Choice(PREDICATE);
    "performance[].target_percent" "fact.employee.performance.target" Shape::Whole;
    "potential" "fact.employee.potential" Shape::Choice(POTENTIAL);
    "potential_score" "fact.employee.potential-score" Shape::Decimal;
    "assessment.date" "fact.employee.assessment.date" Shape::Day;
    "assessment.managerial[]" "fact.employee.assessment.managerial" Shape::Whole;
    "history[].title" "fact.employee.history.title" Shape::Text;
    "history[].class" "fact.employee.history.class" Shape::Choice(CLASS);
    "history[].echelon" "fact.employee.history.echelon" Shape::Text;
    "history[].unit" "fact.employee.history.unit" Shape::Id(Named::Unit);
    "history[].field" "fact.employee.history.field" Shape::Choice(FIELD);
    "history[].from" "fact.employee.history.from" Shape::Day;
    "history[].until" "fact.employee.history.until" Shape::Day;
    "discipline[].level" "fact.employee.discipline.level" Shape::Choice(DISCIPLINE_LEVEL);
    "discipline[].state" "fact.employee.discipline.state" Shape::Choice(DISCIPLINE_STATE);
    "discipline[].from" "fact.employee.discipline.from" Shape::Day;
    "discipline[].until" "fact.employee.discipline.until" Shape::Day;
    "judicial_process" "fact.employee.judicial-process" Shape::Choice(KNOWN);
    "open_finding" "fact.employee.open-finding" Shape::Choice(KNOWN);
    "study_until" "fact.employee.study-until" Shape::Day;
    "leave_until" "fact.employee.leave-until" Shape::Day;
    "service_bond_until" "fact.employee.service-bond-until" Shape::Day;
    "documents[].kind" "fact.employee.documents.kind" Shape::Choice(DOCUMENT);
    "documents[].present" "fact.employee.documents.present" Shape::Choice(KNOWN);
    "certificates[]" "fact.employee.certificates" Shape::Text;
    "skills[]" "fact.employee.skills" Shape::Text;
    "ready" "fact.employee.ready" Shape::Choice(KNOWN);
    "aspirations[].date" "fact.employee.aspirations.date" Shape::Day;
    "aspirations[].channel" "fact.employee.aspirations.channel" Shape::Text;
    "aspirations[].text" "fact.employee.aspirations.text" Shape::Text;
    "aspirations[].position" "fact.employee.aspirations.position" Shape::Id(Named::Position);
    "aspirations[].unit" "fact.employee.aspirations.unit" Shape::Id(Named::Unit);
    "concurrent" "fact.employee.concurrent" Shape::Text;
    "family_place" "fact.employee.family-place" Shape::Text;
}

forms! {
    /// What is known of a position, in the order in which it is shown.
    POSITION:
    "title" "fact.position.title" Shape::Text;
    "seats" "fact.position.seats" Shape::Whole;
    "need" "fact.position.need" Shape::Whole;
    "load_minutes" "fact.position.load-minutes" Shape::Whole;
    "load_kind" "fact.position.load-kind" Shape::Choice(LOAD_KIND);
    "job_class" "fact.position.job-class" Shape::Whole;
    "echelon" "fact.position.echelon" Shape::Text;
    "lowest_rank" "fact.position.lowest-rank" Shape::Text;
    "education" "fact.position.education" Shape::Choice(EDUCATION);
    "majors[]" "fact.position.majors" Shape::Text;
    "certificates[]" "fact.position.certificates" Shape::Text;
    "tasks[].task" "fact.position.tasks.task" Shape::Text;
    "tasks[].output" "fact.position.tasks.output" Shape::Text;
    "tasks[].volume" "fact.position.tasks.volume" Shape::Whole;
    "tasks[].norm" "fact.position.tasks.norm" Shape::Decimal;
    "vacant_since" "fact.position.vacant-since" Shape::Day;
    "acting.employee" "fact.position.acting.employee" Shape::Id(Named::Employee);
    "acting.since" "fact.position.acting.since" Shape::Day;
    "acting.until" "fact.position.acting.until" Shape::Day;
    "retirement_age" "fact.position.retirement-age" Shape::Whole;
    "critical" "fact.position.critical" Shape::Switch;
}

forms! {
    /// What is known of a unit, in the order in which it is shown.
    UNIT:
    "name" "fact.unit.name" Shape::Text;
    "short" "fact.unit.short" Shape::Text;
    "services[]" "fact.unit.services" Shape::Text;
    "predicate" "fact.unit.predicate" Shape::Choice(ORGANISATION);
    "satisfaction.index" "fact.unit.satisfaction" Shape::Decimal;
    "place" "fact.unit.place" Shape::Text;
}

forms! {
    /// What is known of a member of the committee, in the order in which it is shown.
    MEMBER:
    "name" "fact.member.name" Shape::Text;
    "position" "fact.member.position" Shape::Text;
    "rank" "fact.member.rank" Shape::Text;
    "relations[].employee" "fact.member.relations.employee" Shape::Id(Named::Employee);
    "relations[].relation" "fact.member.relations.relation" Shape::Text;
}
