//! العربية: صفحة الدعوة.

use crate::locale::{InvitationTexts, Outcome};

/// The words.
pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    title: "أنت مدعو",
    known: |organisation| format!("يدعوك {organisation} لترى ما يُحفظ عنك في مكان واحد."),
    guardian: |organisation| format!("يدعوك {organisation} لترتبط بابنك هناك."),
    member_by: |inviter, organisation| format!("يدعوك {inviter} لتعمل باسم {organisation}."),
    member: |organisation| format!("أنت مدعو لتعمل باسم {organisation}."),
    until: |day| format!("تصلح هذه الدعوة حتى {day} ولمرة واحدة."),
    new_here: "أنا جديد هنا",
    have_account: "لدي حساب",
    ways: "تنتظرك دعوتك حتى تدخل.",
    join: "انضم",
    link: "اربط ابني",
    birth_date: "تاريخ ميلادك",
    birth_date_child: "تاريخ ميلاد ابنك",
    birth_date_hint: "يُقارن بما لديهم، فلا تنفع الرسالة الضائعة أحدًا غيرك.",
    ask: Outcome { title: "اكتب رمز دعوتك", text: "تجده في الرسالة التي وصلتك." },
    unknown: Outcome {
        title: "لا نعرف هذا الرمز", text: "قارنه برسالتك حرفًا حرفًا ثم اكتبه من جديد."
    },
    used: Outcome {
        title: "استُخدمت هذه الدعوة من قبل",
        text: "إن كنت أنت من استخدمها فكل شيء في صفحتك الرئيسية، وإلا فاطلب دعوة جديدة ممن دعاك.",
    },
    expired: Outcome {
        title: "هذه الدعوة قديمة جدًا", text: "اطلب دعوة جديدة ممن دعاك. لم يضع شيء."
    },
    withdrawn: Outcome {
        title: "لم تعد هذه الدعوة تعمل",
        text: "سُحبت، أو جُرّبت مرات كثيرة بتاريخ ميلاد آخر. اطلب دعوة جديدة.",
    },
    of_age: Outcome {
        title: "ابنك بالغ", text: "منذ سن 18 لا يتيح لك أحد رؤية شيء سوى ابنك نفسه، من صفحة العائلة."
    },
    nothing: Outcome {
        title: "لا شيء تنضم إليه",
        text: "هو لديك من قبل، أو انتهى ما دُعيت إليه. صفحتك الرئيسية تعرض ما هو لك.",
    },
    waits: "ينظرون فيها أولًا",
    waits_text: |organisation| format!("شيء لا يطابق ما يعرفه {organisation}. سينظر فيه أحدهم هناك وتصلك رسالة."),
    joined: "انضممت. ما يُحفظ لك تجده أدناه.",
    linked: "ارتبطت بابنك. بالرمز التالي تضيف ابنًا آخر.",
};
