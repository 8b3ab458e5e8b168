//! العربية: صفحات الوالدين عن طفلهما.

use crate::locale::{ChildDocumentsTexts, ChildMoreTexts, ChildSeesTexts, ChildrenTexts, Outcome};

/// الكلمات.
pub(super) const CHILDREN: ChildrenTexts = ChildrenTexts {
    title: "الأبناء",
    lead: "من تودّ الاطلاع على صفحته؟",
    empty: Outcome {
        title: "لم يُربط بحسابك أحد من الأبناء",
        text: "ترسل المدرسة رمزًا لكل ابن أو ابنة. به تربطه بحسابك، ولا يستغرق ذلك سوى دقيقة.",
    },
    claim: "لديّ رمز",
    page_of: |title, name| format!("{title} · {name}"),
    switcher: "صفحة من",
    parts: |name| format!("صفحات {name}"),
    overview: "نظرة عامة",
    grade_at: |grade, school| format!("{grade}، {school}"),
    open_parts: |parts| format!("يمكنك الاطلاع على: {parts}"),
    nothing_open: "لا يمكنك الاطلاع على شيء الآن، والسبب مذكور في الصفحة.",
    and_so_on: |parts| parts.join("، "),
    today: "اليوم",
    next_lessons: "يوم الدراسة القادم",
    newest_results: "أحدث النتائج",
    no_results: "لا نتائج بعد.",
    this_month: "الحضور هذا الشهر",
    no_attendance: "لم يُسجَّل شيء هذا الشهر.",
    sees: ChildSeesTexts {
        title: |name| format!("ما يمكنك الاطلاع عليه عن {name}"),
        open: "ظاهر لك.",
        until: |day| format!("ظاهر لك حتى {day}."),
        until_birthday: |name, age, day| format!("ظاهر لك حتى {day}، يوم إتمام {name} سنّ {age}."),
        why: "لماذا؟",
        why_birthday: |name, age| {
            format!(
                "منذ سنّ {age} يعود إلى صاحب البيانات وحده أن يقرر من يطلع على ما تحفظه المدرسة. ويمكن أن يُتاح لك ذلك من جديد جزءًا جزءًا بقرار من {name}. سنخبركما كليكما قبل ذلك بمدة كافية."
            )
        },
        why_until: "مُنحت هذا الحق حتى ذلك اليوم، ويمكن لمن منحه أن يمدّده.",
        of_age: |name, age, day| {
            format!(
                "كان إتمام {name} سنّ {age} في {day}، ومنذئذ يعود القرار في من يطلع على هذا إلى {name}. يمكن أن يُتاح لك من جديد."
            )
        },
        handed_over: |name, day| {
            format!("منذ {day} يعود إلى {name} القرار في من يطلع على هذا. يمكن أن يُتاح لك من جديد.")
        },
        withheld: |name| format!("هذا خاص بقرار من {name}، والسنّ تسمح بذلك."),
        not_in_rights: "لا يتيح لك المسجَّل لدى المدرسة الاطلاع على هذا. إن كان في ذلك خطأ فاسأل المدرسة.",
        ended_title: "انتهى هذا الحق",
        ended: |what, day| format!("كان بإمكانك الاطلاع على {what} حتى {day}. انتهى هذا الحق."),
        relation_ended: |day| format!("كان بإمكانك الاطلاع على صفحات هذا الطفل حتى {day}. انتهى هذا الحق."),
        relation_ended_text: "إن كان ينبغي أن يستمر فاسأل المدرسة أو من منحك هذا الحق.",
        hidden_title: |part| format!("{part}: غير ظاهر لك"),
        back: |name| format!("ما يمكنك الاطلاع عليه عن {name}"),
    },
    more: ChildMoreTexts {
        title: |name| format!("من أجل {name}"),
        consents: Outcome {
            title: "موافقات بانتظارك",
            text: "ما يجوز للمدرسة أن تفعله بالصور والبيانات، سؤالًا بعد سؤال.",
        },
        family: Outcome {
            title: "صلتك", text: "ما تتيحه لك، ومن أقرّها، ومتى تنتهي."
        },
        mails: Outcome {
            title: "رسائل عن الجديد",
            text: "رسالة واحدة في اليوم على الأكثر، تذكر كم من الجديد هناك ولا تذكر مضمونه أبدًا.",
        },
        mails_stopped: "أوقفت الرسائل عن الجديد.",
        messages: "اختيار الرسائل التي تصلك",
        told_nothing: "لا شيء هنا نراسلك بشأنه.",
    },
    documents: ChildDocumentsTexts {
        empty: Outcome {
            title: "لا مستندات بعد", text: "تجد هنا رسائل المدرسة وتقاريرها ملفاتٍ."
        },
        newest_only: |count| format!("هذه أحدث {count}."),
    },
};
