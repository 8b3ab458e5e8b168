//! رسائل البريد بالعربية عن الأسر والشركات.

use crate::locale::{InvitationMailTexts, RelationMailsTexts, ToldMailTexts};

/// The words.
pub(super) const RELATIONS: RelationMailsTexts = RelationMailsTexts {
    invitation: InvitationMailTexts {
        subject: |brand| format!("دعوة إليك من {brand}"),
        preheader: "رمز يعمل مرة واحدة.",
        heading: "وصلتك دعوة",
        known: |organisation, brand| format!("تدعوك {organisation} إلى الاطلاع لدى {brand} على ما تحفظه لك."),
        guardian: |organisation, brand| {
            format!("أنت لدى {organisation} وليّ أمر أحد طلابها. ترى لدى {brand} ما تشاركه المدرسة معك.")
        },
        member: |organisation, inviter, brand| match inviter {
            Some(inviter) => format!("وجّه إليك {inviter} دعوة للعمل باسم {organisation} لدى {brand}."),
            None => format!("وُجّهت إليك دعوة للعمل باسم {organisation} لدى {brand}."),
        },
        next: "أنشئ حسابًا، أو سجّل الدخول إن كان لديك حساب. وفي بعض الدعوات نسأل أيضًا عن تاريخ ميلاد.",
        button: "استخدام الدعوة",
        code: "أو اكتب هذا الرمز حيث يُطلب منك:",
        ends: |moment| format!("يعمل الرابط والرمز مرة واحدة حتى {moment}."),
        not_you: "إن لم تكن الدعوة لك فلا تفعل شيئًا. الرمز وحده لا يفتح شيئًا، وينتهي من تلقاء نفسه.",
        why: |organisation| format!("وصلتك هذه الرسالة لأن {organisation} ذكرت هذا العنوان في الدعوة."),
    },
    hand_over_adult: ToldMailTexts {
        subject: |brand| format!("تغيير قريب في أسرتك لدى {brand}"),
        preheader: "يحدث من تلقاء نفسه، ولا يلزمك فعل شيء.",
        heading: "بلوغ سن الرشد",
        happened: |child, day| {
            format!("ابتداءً من {day} يصبح القرار بيد {child} بشأن من يرى ماذا، ولا يظهر لك بعدها ما تراه الآن.")
        },
        next: "يحدث ذلك من تلقاء نفسه عند منتصف الليل. وإن اتفقتم أمكنت مشاركة ما تراه معك من جديد، موضوعًا موضوعًا.",
        button: Some("صفحة الأسرة"),
        why: own_account,
    },
    hand_over_child: ToldMailTexts {
        subject: |brand| format!("قريبًا تقرر أنت من يرى ماذا لدى {brand}"),
        preheader: "ما يراه الكبار عنك ينتهي من تلقاء نفسه.",
        heading: "قريبًا يصبح القرار لك",
        happened: |day, _| format!("ابتداءً من {day} تبلغ سن الرشد، وينتهي حينها من تلقاء نفسه ما يراه كبار أسرتك عنك."),
        next: "إن أردت الاستمرار في مشاركة شيء، فاختره في صفحة الأسرة، موضوعًا موضوعًا وللمدة التي تريدها.",
        button: Some("صفحة الأسرة"),
        why: own_account,
    },
    child_news: ToldMailTexts {
        subject: |brand| format!("هناك جديد لدى {brand}"),
        preheader: "تراه بعد تسجيل الدخول.",
        heading: "هناك جديد",
        happened: |_, _| "هذا هو الجديد:".to_owned(),
        next: "لا يرد المضمون في هذه الرسالة كي لا يقرأه أحد سواك.",
        button: Some("عرض الجديد"),
        why: |brand| format!("وصلتك هذه الرسالة لأن حسابك لدى {brand} يستخدم هذا العنوان ويطلب الجديد عن أطفالك."),
    },
    claim_approved: ToldMailTexts {
        subject: |brand| format!("قُبل طلبك لدى {brand}"),
        preheader: "تم الربط.",
        heading: "قُبل طلبك",
        happened: |child, _| format!("طلبت الربط مع {child}. جرى التحقق من ذلك، وتم الربط."),
        next: "تجد ذلك في صفحة الأسرة.",
        button: Some("صفحة الأسرة"),
        why: own_account,
    },
    claim_refused: ToldMailTexts {
        subject: |brand| format!("لم يُقبل طلبك لدى {brand}"),
        preheader: "لم يُربط شيء.",
        heading: "لم يُقبل طلبك",
        happened: |child, _| format!("طلبت الربط مع {child}. جرى التحقق من ذلك، ولم يُربط شيء."),
        next: "إن رأيت في ذلك خطأ، فتحدث مع الجهة التي أعطتك الرمز، فيمكنها مراجعة الأمر.",
        button: Some("صفحة الأسرة"),
        why: own_account,
    },
    attestation_due: ToldMailTexts {
        subject: |brand| format!("أكّد عضوية زملائك لدى {brand}"),
        preheader: "من ما زال يعمل معك؟",
        heading: "أكّد عضوية زملائك",
        happened: |firm, moment| {
            format!("راجع قائمة أعضاء {firm} وأكّد من ما زال يحتاج إلى الدخول، في موعد أقصاه {moment}.")
        },
        next: "من لا تتأكد عضويته حتى ذلك الحين تُعلَّق، ويمكن السماح له من جديد في أي وقت.",
        button: Some("قائمة الأعضاء"),
        why: own_account,
    },
    member_suspended: ToldMailTexts {
        subject: |brand| format!("عُلّق دخولك إلى إحدى الجهات لدى {brand}"),
        preheader: "لم يؤكده أحد في الموعد.",
        heading: "عُلّق دخولك",
        happened: |firm, _| format!("لم يؤكد أحد في الموعد أنك ما زلت تحتاج إلى الدخول إلى {firm}، فعُلّق."),
        next: "يمكن لأحد المشرفين في الجهة السماح لك من جديد. ويبقى حسابك وكل ما عدا ذلك فيه كما هو.",
        button: Some("الصفحة الرئيسية"),
        why: own_account,
    },
    account_unused: ToldMailTexts {
        subject: |brand| format!("لم يُستخدم حسابك لدى {brand} منذ مدة طويلة"),
        preheader: "يكفي أن تسجّل الدخول مرة واحدة للاحتفاظ به.",
        heading: "هل ما زلت تستخدم حسابك؟",
        happened: |suspended, erased| {
            format!("لم يُستخدم حسابك منذ مدة طويلة. ابتداءً من {suspended} نكتفي بحفظ ما فيه، وفي {erased} نمحوه.")
        },
        next: "إن أردت الاحتفاظ به فسجّل الدخول مرة واحدة. لا شيء آخر مطلوب منك.",
        button: Some("تسجيل الدخول"),
        why: own_account,
    },
    account_suspended: ToldMailTexts {
        subject: |brand| format!("حسابك لدى {brand} محفوظ فقط الآن"),
        preheader: "تسجيل الدخول مرة واحدة يعيده.",
        heading: "حسابك محفوظ فقط الآن",
        happened: |erased, _| {
            format!("لم يُستخدم حسابك منذ مدة طويلة، لذلك لا تُستعمل بياناته بعد الآن. وفي {erased} نمحوه.")
        },
        next: "إن أردت الاحتفاظ به فسجّل الدخول مرة واحدة، ويعود كل شيء كما كان.",
        button: Some("تسجيل الدخول"),
        why: own_account,
    },
    vouch_asked: ToldMailTexts {
        subject: |brand| format!("يطلب أحدهم أن تشهد بهويته لدى {brand}"),
        preheader: "لا تفعل ذلك إلا بعد أن تتحدثا.",
        heading: "يطلب أحدهم أن تشهد بهويته",
        happened: |who, _| format!("طلب باسم {who} لاستعادة الدخول إلى حساب، وقد ذُكرت فيه بصفتك من المعارف."),
        next: "تحدث إليه بالهاتف أو وجهًا لوجه أولًا، وقارنا الكلمة الظاهرة في صفحته. وإن لم تتحدثا فلا تفعل شيئًا.",
        button: Some("عرض الطلب"),
        why: own_account,
    },
};

fn own_account(brand: &str) -> String {
    format!("وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحسابك لدى {brand}.")
}
