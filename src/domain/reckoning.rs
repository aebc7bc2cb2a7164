//! Arithmetic that can be read aloud: what an opened number is reckoned from, with the values put in.

use chrono::NaiveDate;

use crate::domain::calendar::complete_months;
use crate::domain::settings::Rounding;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, say};

/// A number of 10^-`places`, as it stands on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// The digits.
    pub value: i64,
    /// How many of them stand behind the mark.
    pub places: u32,
}

impl Amount {
    /// A whole number.
    pub fn whole(value: impl TryInto<i64>) -> Amount {
        Amount { value: value.try_into().unwrap_or(i64::MAX), places: 0 }
    }

    /// A number in hundredths.
    pub fn hundredths(value: impl TryInto<i64>) -> Amount {
        Amount { places: 2, ..Amount::whole(value) }
    }

    /// A number in thousandths.
    pub fn thousandths(value: impl TryInto<i64>) -> Amount {
        Amount { places: 3, ..Amount::whole(value) }
    }

    /// As written in `language`; whole hundredths stand without their two noughts.
    pub fn spoken(self, language: Language) -> String {
        let tens = 10_i64.pow(self.places);
        if self.places == 2 && self.value % tens == 0 {
            return numbers::grouped(self.value / tens, language);
        }
        numbers::decimal(self.value, self.places, language)
    }
}

/// What is to be reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// A number as it stands.
    Number(Amount),
    /// The sum.
    Plus(Vec<Reckoning>),
    /// The first less the second.
    Minus(Box<Reckoning>, Box<Reckoning>),
    /// The product.
    Times(Vec<Reckoning>),
    /// The first over the second; nought over nought is nought.
    Over(Box<Reckoning>, Box<Reckoning>),
    /// The square root.
    Root(Box<Reckoning>),
    /// The square of a number.
    Square(Amount),
    /// The smaller of two numbers.
    Least(Amount, Amount),
    /// The largest of some numbers.
    Most(Vec<Amount>),
    /// Complete months from one day to another.
    Months(NaiveDate, NaiveDate),
    /// Days from one day to another.
    Days(NaiveDate, NaiveDate),
}

impl From<Amount> for Reckoning {
    fn from(amount: Amount) -> Reckoning {
        Reckoning::Number(amount)
    }
}

impl Reckoning {
    /// The sum of all amounts; what stands there several times is taken so many times.
    pub fn total(amounts: impl IntoIterator<Item = Amount>) -> Reckoning {
        let mut grouped: Vec<(Amount, i64)> = Vec::new();
        for amount in amounts {
            match grouped.iter_mut().find(|(known, _)| *known == amount) {
                Some((_, times)) => *times += 1,
                None => grouped.push((amount, 1)),
            }
        }
        let term = |(amount, times): (Amount, i64)| match times {
            1 => Reckoning::Number(amount),
            _ => Reckoning::Times(vec![Amount::whole(times).into(), amount.into()]),
        };
        match grouped.len() {
            0 => Amount::whole(0).into(),
            1 => term(grouped[0]),
            _ => Reckoning::Plus(grouped.into_iter().map(term).collect()),
        }
    }

    /// The first less the second.
    pub fn minus(from: impl Into<Reckoning>, less: impl Into<Reckoning>) -> Reckoning {
        Reckoning::Minus(Box::new(from.into()), Box::new(less.into()))
    }

    /// The first over the second.
    pub fn over(part: impl Into<Reckoning>, whole: impl Into<Reckoning>) -> Reckoning {
        Reckoning::Over(Box::new(part.into()), Box::new(whole.into()))
    }

    /// The product of amounts.
    pub fn product(amounts: &[Amount]) -> Reckoning {
        Reckoning::Times(amounts.iter().map(|amount| Reckoning::Number(*amount)).collect())
    }

    /// What it comes to, with so many places, rounded once.
    pub fn result(&self, places: u32, rounding: Rounding) -> Amount {
        let exact = self.exact();
        let tens = 10_i128.pow(places);
        let (over, under) = (exact.over.saturating_mul(tens), exact.under);
        let value = match rounding {
            Rounding::HalfUp => over.saturating_mul(2).saturating_add(under).div_euclid(under.saturating_mul(2)),
            Rounding::Up => -(-over).div_euclid(under),
            Rounding::Down => over.div_euclid(under),
        };
        Amount { value: i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX }), places }
    }

    fn exact(&self) -> Fraction {
        match self {
            Reckoning::Number(amount) => Fraction::of(*amount),
            Reckoning::Plus(terms) => terms.iter().map(Reckoning::exact).fold(Fraction::whole(0), Fraction::plus),
            Reckoning::Minus(from, less) => {
                let less = less.exact();
                from.exact().plus(Fraction { over: -less.over, under: less.under })
            }
            Reckoning::Times(factors) => factors.iter().map(Reckoning::exact).fold(Fraction::whole(1), Fraction::times),
            Reckoning::Over(part, whole) => {
                let whole = whole.exact();
                match whole.over {
                    0 => Fraction::whole(0),
                    _ => part.exact().times(Fraction::reduced(whole.under, whole.over)),
                }
            }
            Reckoning::Root(square) => square.exact().root(),
            Reckoning::Square(amount) => Fraction::of(*amount).times(Fraction::of(*amount)),
            Reckoning::Least(one, other) => {
                let (one, other) = (Fraction::of(*one), Fraction::of(*other));
                if other.less_than(one) { other } else { one }
            }
            Reckoning::Most(amounts) => amounts
                .iter()
                .map(|amount| Fraction::of(*amount))
                .reduce(|most, next| if most.less_than(next) { next } else { most })
                .unwrap_or(Fraction::whole(0)),
            Reckoning::Months(from, to) => Fraction::whole(i128::from(complete_months(*from, *to))),
            Reckoning::Days(from, to) => Fraction::whole(i128::from(to.signed_duration_since(*from).num_days())),
        }
    }

    /// With the values put in, as written in `language`.
    pub fn spoken(&self, language: Language) -> String {
        let amount = |amount: &Amount| amount.spoken(language);
        let joined = |parts: &[Reckoning], mark: &str, bracket: fn(&Reckoning) -> bool| {
            let part = |part: &Reckoning| if bracket(part) { part.bracketed(language) } else { part.spoken(language) };
            parts.iter().map(part).collect::<Vec<_>>().join(mark)
        };
        match self {
            Reckoning::Number(number) => amount(number),
            Reckoning::Plus(terms) => joined(terms, " + ", |_| false),
            Reckoning::Minus(from, less) => {
                let less = if less.is_sum() { less.bracketed(language) } else { less.spoken(language) };
                format!("{} - {less}", from.spoken(language))
            }
            Reckoning::Times(factors) => joined(factors, " × ", |part| part.is_sum() || part.is_quotient()),
            Reckoning::Over(part, whole) => {
                let part = if part.is_sum() { part.bracketed(language) } else { part.spoken(language) };
                let whole = if whole.is_single() { whole.spoken(language) } else { whole.bracketed(language) };
                format!("{part} ÷ {whole}")
            }
            Reckoning::Root(square) => format!("√({})", square.spoken(language)),
            Reckoning::Square(number) => format!("{}²", amount(number)),
            Reckoning::Least(one, other) => {
                format!("{}({}; {})", say(language, "number.least"), amount(one), amount(other))
            }
            Reckoning::Most(amounts) => {
                let amounts: Vec<String> = amounts.iter().map(amount).collect();
                format!("{}({})", say(language, "number.most"), amounts.join("; "))
            }
            Reckoning::Months(from, to) => {
                Phrase::new("number.months").with("from", *from).with("to", *to).spoken(language)
            }
            Reckoning::Days(from, to) => {
                Phrase::new("number.days").with("from", *from).with("to", *to).spoken(language)
            }
        }
    }

    fn bracketed(&self, language: Language) -> String {
        format!("({})", self.spoken(language))
    }

    fn is_sum(&self) -> bool {
        matches!(self, Reckoning::Plus(_) | Reckoning::Minus(..))
    }

    fn is_quotient(&self) -> bool {
        matches!(self, Reckoning::Over(..))
    }

    fn is_single(&self) -> bool {
        !self.is_sum() && !self.is_quotient() && !matches!(self, Reckoning::Times(_))
    }
}

/// An exact fraction in lowest terms, its lower number above nought; beyond 128 bits it stays at the largest.
#[derive(Clone, Copy)]
struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    fn whole(value: i128) -> Fraction {
        Fraction { over: value, under: 1 }
    }

    fn of(amount: Amount) -> Fraction {
        Fraction::reduced(i128::from(amount.value), 10_i128.pow(amount.places))
    }

    fn reduced(over: i128, under: i128) -> Fraction {
        let (mut divisor, mut rest) = (over.unsigned_abs(), under.unsigned_abs());
        while rest > 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        let divisor = i128::try_from(divisor.max(1)).unwrap_or(1) * under.signum();
        Fraction { over: over / divisor, under: under / divisor }
    }

    fn plus(self, other: Fraction) -> Fraction {
        let over = self.over.saturating_mul(other.under).saturating_add(other.over.saturating_mul(self.under));
        Fraction::reduced(over, self.under.saturating_mul(other.under))
    }

    fn times(self, other: Fraction) -> Fraction {
        Fraction::reduced(self.over.saturating_mul(other.over), self.under.saturating_mul(other.under))
    }

    fn less_than(self, other: Fraction) -> bool {
        self.over.saturating_mul(other.under) < other.over.saturating_mul(self.under)
    }

    /// The root to six places; that of nothing below nought.
    fn root(self) -> Fraction {
        let millionths = (self.over.max(0).saturating_mul(1_000_000_000_000) / self.under).isqrt();
        Fraction::reduced(millionths, 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: i64) -> Amount {
        Amount::whole(value)
    }

    #[test]
    fn equal_terms_are_taken_together_and_the_sum_is_theirs() {
        let total = Reckoning::total([1, 2, 1, 1].map(whole));
        assert_eq!(total.spoken(Language::Indonesian), "3 × 1 + 2");
        assert_eq!(total.result(0, Rounding::HalfUp), whole(5));
        assert_eq!(Reckoning::total([]).spoken(Language::Indonesian), "0");
    }

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let weighed = Reckoning::Plus(vec![
            Reckoning::product(&[whole(25), Amount::hundredths(8_000)]),
            Reckoning::product(&[whole(35), Amount::hundredths(9_167)]),
        ]);
        let mean = Reckoning::over(weighed, Reckoning::total([whole(25), whole(35)]));
        assert_eq!(mean.spoken(Language::Indonesian), "(25 × 80 + 35 × 91,67) ÷ (25 + 35)");
        assert_eq!(mean.result(2, Rounding::HalfUp), Amount::hundredths(8_681));
        let less = Reckoning::minus(whole(9), Reckoning::total([whole(2), whole(3)]));
        assert_eq!((less.spoken(Language::English).as_str(), less.result(0, Rounding::Up).value), ("9 - (2 + 3)", 4));
    }

    #[test]
    fn results_are_rounded_as_asked() {
        let part = Reckoning::over(whole(5), whole(2));
        let rounded = |rounding| part.result(0, rounding).value;
        assert_eq!([Rounding::HalfUp, Rounding::Up, Rounding::Down].map(rounded), [3, 3, 2]);
        let negative = Reckoning::minus(whole(2), whole(5));
        assert_eq!(negative.result(0, Rounding::HalfUp).value, -3);
        assert_eq!(Reckoning::over(whole(5), whole(0)).result(2, Rounding::HalfUp).value, 0);
    }

    #[test]
    fn roots_squares_and_months_are_reckoned() {
        let squares = Reckoning::Plus(vec![Reckoning::Square(whole(3)), Reckoning::Square(whole(4))]);
        let root = Reckoning::Root(Box::new(squares));
        assert_eq!(
            (root.spoken(Language::English).as_str(), root.result(3, Rounding::HalfUp).value),
            ("√(3² + 4²)", 5_000)
        );
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let months = |from, to| Reckoning::Months(from, to).result(0, Rounding::HalfUp).value;
        assert_eq!(months(day(2023, 12, 1), day(2025, 11, 30)), 23);
        assert_eq!(months(day(2026, 1, 1), day(2025, 1, 1)), 0);
        assert_eq!(Reckoning::Days(day(2024, 2, 28), day(2024, 3, 1)).result(0, Rounding::HalfUp), whole(2));
    }

    #[test]
    fn numbers_beyond_all_bounds_stay_at_the_largest() {
        let vast = Reckoning::product(&[whole(i64::MAX), whole(i64::MAX), whole(i64::MAX)]);
        assert_eq!(vast.result(2, Rounding::HalfUp).value, i64::MAX);
    }
}
