//! Marks as decimal strings, exactly: reading them, averaging them with equal weight, and saying them with the decimal sign of a language.

use crate::locale::Language;

/// Digits after the point that are kept; sources write at most six.
const PLACES: u32 = 6;
const ONE: i128 = 10_i128.pow(PLACES);

/// A decimal number of at most six places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i128);

impl Decimal {
    /// Reads digits with at most one point, such as `7.4`. None for everything else: some schools give letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |digits: &str, most| !digits.is_empty() && digits.len() <= most && is_digits(digits);
        if !plain(whole, 15) || !plain(part, PLACES as usize) {
            return None;
        }
        let part = format!("{part:0<width$}", width = PLACES as usize);
        let number = whole.parse::<i128>().ok()? * ONE + part.parse::<i128>().ok()?;
        Some(Self(if negative { -number } else { number }))
    }

    /// As it is written, without zeros at the end, with the sign of the language: `7.4`, `7,4`.
    #[must_use]
    pub fn say(self, language: Language) -> String {
        let number = self.0.unsigned_abs();
        let (whole, part) = (number / ONE.unsigned_abs(), number % ONE.unsigned_abs());
        let part = format!("{part:0width$}", width = PLACES as usize);
        let part = part.trim_end_matches('0');
        let minus = if self.0 < 0 { "-" } else { "" };
        if part.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}{}{part}", sign(language)) }
    }

    /// Rounded to one place, half away from zero, and always with that place: `7.0`.
    #[must_use]
    pub fn say_rounded(self, language: Language) -> String {
        let tenth = ONE / 10;
        let tenths = (self.0.abs() + tenth / 2) / tenth;
        let minus = if self.0 < 0 && tenths > 0 { "-" } else { "" };
        format!("{minus}{}{}{}", tenths / 10, sign(language), tenths % 10)
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands before the decimal places, beside Latin digits (CLDR).
fn sign(language: Language) -> char {
    match language {
        Language::Nl => ',',
        Language::En | Language::Ar => '.',
    }
}

/// A mark, as far as it is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What was given.
    pub score: Decimal,
    /// The highest that could be given; none when the source does not say.
    pub max: Option<Decimal>,
}

impl Mark {
    /// Reads both fields of a result.
    #[must_use]
    pub fn parse(score: &str, max: &str) -> Option<Self> {
        Some(Self { score: Decimal::parse(score)?, max: Decimal::parse(max).filter(|max| max.0 > 0) })
    }

    /// How much of the highest was given, in hundredths of a per cent, 0 to 10,000. None when the highest is not known.
    #[must_use]
    pub fn share(self) -> Option<i64> {
        let max = self.max?;
        i64::try_from((self.score.0 * 10_000 / max.0).clamp(0, 10_000)).ok()
    }
}

/// What several marks come to, each counting as much as the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Average {
    /// On the one scale that all of them have.
    OnScale(Mark),
    /// The scales differ: the average of their shares, in per cent.
    Percent(Decimal),
}

/// The average of marks. None without any, and when scales differ and one of them is not known.
#[must_use]
pub fn average(marks: &[Mark]) -> Option<Average> {
    let first = marks.first()?;
    let count = i128::try_from(marks.len()).ok()?;
    if marks.iter().all(|mark| mark.max == first.max) {
        let sum: i128 = marks.iter().map(|mark| mark.score.0).sum();
        return Some(Average::OnScale(Mark { score: Decimal(sum / count), max: first.max }));
    }
    let shares: Option<Vec<i128>> =
        marks.iter().map(|mark| mark.max.map(|max| mark.score.0 * 100 * ONE / max.0)).collect();
    Some(Average::Percent(Decimal(shares?.iter().sum::<i128>() / count)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(score: &str, max: &str) -> Mark {
        Mark::parse(score, max).unwrap()
    }

    fn any_marks() -> impl Strategy<Value = Vec<Mark>> {
        let tenths = (0..=100_i128).prop_map(|tenths| Decimal(tenths * ONE / 10));
        let max = prop_oneof![Just(Decimal(10 * ONE)), Just(Decimal(20 * ONE)), Just(Decimal(100 * ONE))];
        let mark = (tenths, max).prop_map(|(score, max)| Mark { score, max: Some(max) });
        prop::collection::vec(mark, 1..20)
    }

    proptest! {
        #[test]
        fn an_average_lies_between_the_lowest_and_the_highest(marks in any_marks()) {
            match average(&marks).unwrap() {
                Average::OnScale(mean) => {
                    let scores = || marks.iter().map(|mark| mark.score);
                    prop_assert!(scores().min() <= Some(mean.score) && Some(mean.score) <= scores().max());
                }
                Average::Percent(mean) => {
                    let shares = || marks.iter().filter_map(|mark| mark.share());
                    let mean = i64::try_from(mean.0 * 100 / ONE).unwrap();
                    prop_assert!(shares().min().unwrap() <= mean && mean <= shares().max().unwrap());
                }
            }
        }

        #[test]
        fn the_order_of_marks_does_not_matter(marks in any_marks(), turn in 0..20_usize) {
            let mut turned = marks.clone();
            turned.rotate_left(turn % marks.len());
            prop_assert_eq!(average(&marks), average(&turned));
        }

        #[test]
        fn a_number_is_said_as_it_was_written(whole in 0..100_000_u32, part in "[0-9]{0,5}[1-9]") {
            let written = format!("{whole}.{part}");
            prop_assert_eq!(Decimal::parse(&written).unwrap().say(Language::En), written.clone());
            prop_assert_eq!(Decimal::parse(&written).unwrap().say(Language::Nl), written.replace('.', ","));
        }

        #[test]
        fn a_share_is_never_outside_of_its_scale(score in -1_000_i128..1_000, max in 1..100_i128) {
            let mark = Mark { score: Decimal(score * ONE), max: Some(Decimal(max * ONE)) };
            prop_assert!((0..=10_000).contains(&mark.share().unwrap()));
        }

        #[test]
        fn nothing_that_a_source_writes_breaks_it(text in "\\PC{0,40}") {
            prop_assert!(Decimal::parse(&text).is_none_or(|number| !number.say_rounded(Language::Ar).is_empty()));
        }
    }

    #[test]
    fn marks_of_one_scale_are_averaged_on_it() {
        let marks = [mark("7.4", "10"), mark("6", "10"), mark("8.05", "10")];
        let Some(Average::OnScale(mean)) = average(&marks) else { panic!() };
        assert_eq!(mean.score.say_rounded(Language::Nl), "7,2");
        assert_eq!(mean.max.unwrap().say(Language::Nl), "10");
        assert_eq!(average(&[]), None);
    }

    #[test]
    fn marks_of_several_scales_are_averaged_by_their_shares() {
        let Some(Average::Percent(mean)) = average(&[mark("5", "10"), mark("20", "20"), mark("30", "40")]) else {
            panic!()
        };
        assert_eq!(mean.say_rounded(Language::En), "75.0");
        assert_eq!(average(&[mark("5", "10"), mark("7", "")]), None, "nobody knows what the seven is worth");
        assert!(matches!(average(&[mark("5", ""), mark("7", "")]), Some(Average::OnScale(Mark { max: None, .. }))));
    }

    #[test]
    fn halves_are_rounded_up_and_letters_are_no_numbers() {
        for (written, rounded) in
            [("7.25", "7.3"), ("7.249999", "7.2"), ("7", "7.0"), ("-0.04", "0.0"), ("-1.25", "-1.3")]
        {
            assert_eq!(Decimal::parse(written).unwrap().say_rounded(Language::En), rounded);
        }
        for wrong in ["", "A", "7,4", "7.", ".5", "1e3", "7.4.1", "+7", "٧", "7.1234567", "1234567890123456", "--7"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
        assert_eq!(mark("7", "0").max, None);
    }
}
