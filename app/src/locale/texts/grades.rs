//! What grades are called. Sources send codes of CEDS, as OneRoster asks them to (1.1 §4.13.6: `grades`), and schools elsewhere their own names.

use crate::locale::Language;

/// What grades are called.
#[derive(Debug)]
pub struct GradeTexts {
    /// `IT`: babies and toddlers.
    pub infants: &'static str,
    /// `PR`: preschool.
    pub preschool: &'static str,
    /// `PK`: the year before kindergarten.
    pub prekindergarten: &'static str,
    /// `TK`: transitional kindergarten.
    pub transitional: &'static str,
    /// `KG`: kindergarten.
    pub kindergarten: &'static str,
    /// `01` to `13`.
    pub year: fn(number: usize) -> String,
    /// `PS`: after secondary school.
    pub postsecondary: &'static str,
    /// `UG`: in no grade.
    pub ungraded: &'static str,
}

impl Language {
    /// A grade as people say it; what is no code that is known, such as the name of a class, as its source wrote it.
    #[must_use]
    pub fn grade(self, code: &str) -> String {
        let texts = &self.texts().grades;
        match code {
            "IT" => texts.infants.to_owned(),
            "PR" => texts.preschool.to_owned(),
            "PK" => texts.prekindergarten.to_owned(),
            "TK" => texts.transitional.to_owned(),
            "KG" => texts.kindergarten.to_owned(),
            "PS" => texts.postsecondary.to_owned(),
            "UG" => texts.ungraded.to_owned(),
            other => match year_of(other) {
                Some(number) => (texts.year)(number),
                None => other.to_owned(),
            },
        }
    }
}

/// One or two digits from 1 to 13: there are no more in the codes.
fn year_of(code: &str) -> Option<usize> {
    let is_short = matches!(code.len(), 1 | 2) && code.bytes().all(|digit| digit.is_ascii_digit());
    code.parse().ok().filter(|number| is_short && (1..=13).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names_in_each_language() {
        let said = |code| Language::ALL.map(|language| language.grade(code));
        assert_eq!(said("09"), ["Grade 9", "Leerjaar 9", "الصف التاسع"]);
        assert_eq!(said("9"), said("09"));
        assert_eq!(said("13"), ["Grade 13", "Leerjaar 13", "الصف الثالث عشر"]);
        assert_eq!(said("KG"), ["Kindergarten", "Kleuterklas", "رياض الأطفال"]);
        let codes = [
            "IT", "PR", "PK", "TK", "KG", "PS", "UG", "01", "02", "03", "04", "05", "06", "07", "08", "10", "11", "12",
        ];
        for language in Language::ALL {
            let names: std::collections::BTreeSet<String> = codes.iter().map(|code| language.grade(code)).collect();
            assert_eq!(names.len(), codes.len(), "{names:?}");
            assert!(codes.iter().all(|code| !names.contains(*code)));
        }
    }

    #[test]
    fn what_is_no_code_stays_as_it_was_written() {
        for name in ["", "5A", "V4", "havo 4", "00", "14", "99", "009", "-1", "+9", "kg", "Other", "الأول"] {
            for language in Language::ALL {
                assert_eq!(language.grade(name), name);
            }
        }
    }
}
