//! العربية: أسماء الصفوف.

use crate::locale::GradeTexts;

/// الكلمات.
pub(super) const GRADES: GradeTexts = GradeTexts {
    infants: "الرضّع",
    preschool: "الحضانة",
    prekindergarten: "ما قبل رياض الأطفال",
    transitional: "السنة الانتقالية قبل الصف الأول",
    kindergarten: "رياض الأطفال",
    year,
    postsecondary: "ما بعد الثانوية",
    ungraded: "بلا صف محدد",
};

fn year(number: usize) -> String {
    const ORDINALS: [&str; 13] = [
        "الأول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "التاسع",
        "العاشر",
        "الحادي عشر",
        "الثاني عشر",
        "الثالث عشر",
    ];
    let ordinal = number.checked_sub(1).and_then(|at| ORDINALS.get(at));
    ordinal.map_or_else(|| format!("الصف {number}"), |ordinal| format!("الصف {ordinal}"))
}
