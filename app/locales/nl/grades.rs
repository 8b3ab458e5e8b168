//! Nederlands: hoe leerjaren heten. Een leerjaar heet naar zijn nummer bij de school; het wordt niet omgerekend naar een klas of groep.

use crate::locale::GradeTexts;

/// De woorden.
pub(super) const GRADES: GradeTexts = GradeTexts {
    infants: "Baby’s en dreumesen",
    preschool: "Peuterklas",
    prekindergarten: "Het jaar voor de kleuterklas",
    transitional: "Overgangsjaar van de kleuterklas",
    kindergarten: "Kleuterklas",
    year: |number| format!("Leerjaar {number}"),
    postsecondary: "Na de middelbare school",
    ungraded: "Zonder leerjaar",
};
