//! العربية: النصوص القانونية والموافقة عليها.

use crate::locale::{LegalTexts, Outcome, TermsTexts};

/// الكلمات.
pub(super) const LEGAL: LegalTexts = LegalTexts {
    version: |number, day| format!("الإصدار {number}، نُشر: {day}"),
    version_named: |number| format!("الإصدار {number}"),
    changed: "ما الذي تغيّر",
    versions: "كل الإصدارات",
    shown: "المعروض هنا",
    editorial: "المعنى نفسه بصياغة أخرى",
    older: "هذا إصدار أقدم، نحتفظ به لتتمكن من قراءة ما اتُّفق عليه حينها.",
    newest: "اقرأ أحدث إصدار",
    only_in: |language| format!("هذا النص غير متوفر بالعربية. أنت تقرؤه بهذه اللغة: {language}."),
};

/// الكلمات.
pub(super) const TERMS: TermsTexts = TermsTexts {
    title: "الشروط",
    lead: "ما يسري بيننا وبينك، وما وافقت عليه.",
    waiting: "بانتظارك",
    until: |day| format!("يمكنك المتابعة من دون موافقة حتى: {day}."),
    now: "نرجو موافقتك قبل المتابعة. أما إعداداتك فتبقى مفتوحة لك دائمًا.",
    read: "اقرأ النص كاملًا",
    accept: "أوافق",
    accept_named: |title| format!("أوافق: {title}"),
    otherwise: "لا توافق؟ يمكنك أخذ بياناتك معك وطلب محو حسابك.",
    otherwise_link: "بياناتك وحقوقك",
    nothing: Outcome {
        title: "لا شيء بانتظارك", text: "وافقت على كل ما يحتاج إلى موافقتك. وإذا تغيّر شيء أخبرناك هنا."
    },
    accepted: "ما وافقت عليه",
    accepted_on: |version, day| format!("الإصدار {version}، تاريخ الموافقة: {day}"),
    thanks: "شكرًا لك. سجّلنا موافقتك.",
    text_changed: "تغيّر النص أثناء قراءتك. نرجو أن تقرأه من جديد.",
    sign_up: "بالتسجيل توافق على:",
    need: Outcome {
        title: "اقرأ الشروط الجديدة", text: "تغيّر فيها شيء. اطّلع عليها متى ناسبك، وقل لنا هل توافق."
    },
};
