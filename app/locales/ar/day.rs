//! العربية: الصفحة الرئيسية لكل دور.

use crate::locale::{DayTexts, Outcome};

/// The words.
pub(super) const DAY: DayTexts = DayTexts {
    acting: |role| format!("أنت هنا بصفتك: {role}."),
    accounts: "حساباتك",
    transactions: "أحدث المعاملات",
    loans: "الدفعات القادمة",
    next_payment: |sum, day| format!("{sum} في {day}"),
    today: "حصصك اليوم",
    next_lessons: "حصصك القادمة",
    results: "أحدث نتائجك",
    attendance: "حضورك هذا الشهر",
    parents: Outcome {
        title: "ما يراه والداك", text: "انظر إليه من جهتهما، وغيّر ما يسمح به عمرك."
    },
    children: "أي ابن",
    about_child: |name| format!("كل ما يخص {name}"),
    orders: "طلبات جارية",
    tickets: "استفسارات مفتوحة",
    invoices: "فواتير لم تُدفع",
    report: "أحدث تقرير",
    nothing: "لا شيء الآن.",
    no_role: Outcome {
        title: "لا شيء مرتبط بك بعد",
        text: "يدعوك مصرف أو مدرسة أو شركة برسالة أو بالبريد. اكتب الرمز الذي فيها، فيظهر هنا ما يحفظونه لك.",
    },
    code: "رمز دعوتك",
    code_hint: "عشرة أحرف وأرقام. لا فرق بين الأحرف الكبيرة والصغيرة ولا تهم المسافات.",
    code_go: "اعرضها",
    need_invitation: Outcome {
        title: "استخدم دعوتك", text: "فتحتها ولم تنضم بعد. ضغطة واحدة تكفي."
    },
    need_hand_over: |name, day| format!("{name} يبلغ سن الرشد في {day}"),
    need_hand_over_text: "منذ ذلك اليوم لا ترى إلا ما يُسمح لك برؤيته. ليس عليك فعل شيء.",
    need_child_consents: |name| format!("قرّر نيابة عن {name}"),
    need_child_consents_text: "تسأل المدرسة فيمَ يجوز استخدام البيانات. لا يُستخدم شيء حتى تجيب.",
    need_claim: |organisation| format!("تنظر {organisation} في طلبك"),
    need_claim_text: "نكتب إليك حين يُبتّ فيه. ليس عليك فعل شيء.",
    need_own_hand_over: |day| format!("ابتداءً من {day} يعود إليك القرار فيمن يرى ماذا"),
    need_own_hand_over_text: "وحتى ذلك اليوم يمكنك أن تنظر فيما يراه والداك.",
    need_attest: |day| format!("أكّد قبل {day} من ينتمي إلى شركتك"),
    need_attest_text: "من لم يُؤكَّد حتى ذلك الحين يفقد الوصول إلى أن تؤكده.",
};
