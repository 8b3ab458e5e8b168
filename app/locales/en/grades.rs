//! English: what grades are called.

use crate::locale::GradeTexts;

/// The words.
pub(super) const GRADES: GradeTexts = GradeTexts {
    infants: "Infants and toddlers",
    preschool: "Preschool",
    prekindergarten: "Pre-kindergarten",
    transitional: "Transitional kindergarten",
    kindergarten: "Kindergarten",
    year: |number| format!("Grade {number}"),
    postsecondary: "After secondary school",
    ungraded: "No grade",
};
