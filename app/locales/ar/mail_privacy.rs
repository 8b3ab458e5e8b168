//! رسائل البريد بالعربية عن الموافقات والحقوق.

use crate::locale::{PrivacyMailsTexts, ToldMailTexts};

/// The words.
pub(super) const PRIVACY: PrivacyMailsTexts = PrivacyMailsTexts {
    stop: "إيقاف هذه التذكيرات",
    export_ready: ToldMailTexts {
        subject: |brand| format!("نسخة بياناتك لدى {brand} جاهزة"),
        preheader: "سجّل الدخول لتنزيلها.",
        heading: "نسختك جاهزة",
        happened: |until, _| format!("طلبت نسخة من كل بياناتك. يمكنك تنزيلها حتى {until}، ثم تُحذف."),
        next: "فيها أشياء شخصية: لا تنزّلها إلا على جهاز تثق به. سنطلب مفتاح مرورك أولًا.",
        button: Some("إلى صفحة التنزيل"),
        why: own_account,
    },
    erasure_done: ToldMailTexts {
        subject: |brand| format!("مُحي حسابك لدى {brand}"),
        preheader: "هذه آخر رسالة إلى هذا العنوان.",
        heading: "مُحي حسابك",
        happened: |_, _| "انقضت مهلة التفكير، وزال حسابك مع كل ما فيه.".to_owned(),
        next: "هذه آخر رسالة منا إلى هذا العنوان. يسرّنا أن تنشئ حسابًا من جديد متى شئت.",
        button: None,
        why: |brand| format!("وصلتك هذه الرسالة لأن هذا العنوان كان حتى الآن مرتبطًا بحساب لدى {brand}."),
    },
    consent_ends: ToldMailTexts {
        subject: |brand| format!("موافقة منحتها لدى {brand} تنتهي قريبًا"),
        preheader: "إن لم تفعل شيئًا انتهت من تلقاء نفسها.",
        heading: "موافقة تنتهي قريبًا",
        happened: |purpose, moment| format!("وافقت على «{purpose}». تنتهي هذه الموافقة في {moment}."),
        next: "إن أردت أن تستمر، فوافق مرة أخرى. وإلا فلا تفعل شيئًا: تنتهي من تلقاء نفسها ولا يتغير شيء آخر.",
        button: Some("راجع موافقاتك"),
        why: |brand| format!("وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحسابك لدى {brand} ولأنك تريد التذكيرات."),
    },
    request_answered: ToldMailTexts {
        subject: |brand| format!("هناك رد على طلبك لدى {brand}"),
        preheader: "سجّل الدخول لقراءته.",
        heading: "هناك رد على طلبك",
        happened: |_, _| "طلبت شيئًا يخص بياناتك. الرد موجود في حسابك.".to_owned(),
        next: "لا نكتبه في هذه الرسالة كي لا يقرأه غيرك.",
        button: Some("اقرأ الرد"),
        why: own_account,
    },
    request_extended: ToldMailTexts {
        subject: |brand| format!("طلبك لدى {brand} يحتاج إلى وقت أطول"),
        preheader: "سجّل الدخول لقراءة السبب.",
        heading: "طلبك يحتاج إلى وقت أطول",
        happened: |until, _| format!("طلبت شيئًا يخص بياناتك. يصلك الرد في موعد أقصاه {until}."),
        next: "تجد سبب ذلك في حسابك مع كل ما يخص طلبك.",
        button: Some("اقرأ السبب"),
        why: own_account,
    },
    requests_due: ToldMailTexts {
        subject: |brand| format!("طلبات خصوصية لدى {brand} تنتظر الرد"),
        preheader: "اقترب أجل أحدها أو انقضى.",
        heading: "طلبات تنتظر الرد",
        happened: |open, overdue| format!("الطلبات المفتوحة: {open}. ما تجاوز أجله منها: {overdue}."),
        next: "يعرضها أمر طلبات الحقوق مع آجالها ويستقبل الردود عليها.",
        button: None,
        why: |brand| format!("وصلتك هذه الرسالة لأن {brand} حدّدت هذا العنوان جهة اتصال للخصوصية."),
    },
};

fn own_account(brand: &str) -> String {
    format!("وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحسابك لدى {brand}.")
}
