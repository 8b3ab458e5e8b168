//! العربية: الأسرة.

use crate::locale::{
    ChildConsentsTexts, ClaimTexts, FamilyAdultTexts, FamilyChildTexts, FamilyKindsTexts, FamilyTexts, Outcome,
};

/// The words.
pub(super) const FAMILY: FamilyTexts = FamilyTexts {
    title: "الأسرة",
    lead: "من يرى ماذا في أسرتك، ومن قال ذلك، ومتى ينتهي.",
    empty: Outcome {
        title: "لا أحد مرتبط بك بعد",
        text: "ترسل المدرسة رمزًا لكل طفل. تربط به الطفل بحسابك في دقيقة واحدة.",
    },
    waits: |organisation| format!("تنظر {organisation} في طلبك أولًا. نكتب إليك حين يُبتّ فيه، ولا يلزمك فعل شيء."),
    children: "الأطفال",
    adults: "الكبار",
    adults_text: "ما يراه كبار أسرتك عنك مما تحفظه المدارس.",
    kinds: FamilyKindsTexts {
        parent: "أحد الوالدين", guardian: "وليّ أمر", other: "من كبار الأسرة"
    },
    at: |kind, school| if school.is_empty() { kind.to_owned() } else { format!("{kind} في {school}") },
    says: |source| format!("حسب {source}"),
    says_desk: "بتأكيد من إدارة المدرسة",
    until: |day| format!("حتى {day}"),
    ended: |day| format!("انتهى في {day}"),
    child: FamilyChildTexts {
        sees: |name, parts| format!("يمكنك الاطلاع مما يخص {name} على: {parts}."),
        sees_until: |name, parts, day| {
            format!("يمكنك الاطلاع مما يخص {name} على: {parts}، حتى بلوغ {name} سن الرشد في {day}.")
        },
        decides: |name| format!("القرار لك في الموافقات الخاصة بـ {name}."),
        sees_nothing: |name| format!("لا يمكنك الآن الاطلاع على شيء يخص {name}. تجد السبب في صفحات {name}."),
        of_age: |name| {
            format!(
                "القرار الآن بيد {name} بعد بلوغ سن الرشد بشأن من يرى ماذا. لا شيء مشارك معك الآن، وتمكن مشاركة شيء معك في أي وقت."
            )
        },
        shares: |name, parts| format!("القرار الآن بيد {name} بعد بلوغ سن الرشد، وما هو مشارك معك: {parts}."),
        ended_title: "ارتباط انتهى",
        ended: "انتهى ما كان يمكنك الاطلاع عليه عن هذا الطفل. إن كان ينبغي أن يستمر فتحدث مع المدرسة.",
        pages: |name| format!("صفحات {name}"),
        consents: |name| format!("الموافقات الخاصة بـ {name}"),
    },
    adult: FamilyAdultTexts {
        no_account: |name| format!("لا حساب هنا بعد باسم {name}، ولا يظهر له شيء حتى يكون."),
        sees: |name| format!("ما يظهر لـ {name}"),
        yes: "ظاهر",
        shared_until: |day| format!("مشارك حتى {day}"),
        withheld: "تحتفظ به لنفسك",
        no: "غير ظاهر",
        hand_over: |day| format!("ابتداءً من {day} يصبح القرار في كل هذا لك، وينتهي لغيرك من تلقاء نفسه."),
        of_age: "بلغت سن الرشد: لا يظهر إلا ما تشاركه.",
        grant: |name| format!("ماذا تريد أن تشارك مع {name}؟"),
        ends_on: "حتى نهاية يوم",
        ends_on_hint: "ينتهي من تلقاء نفسه بعد هذا اليوم. ويمكنك سحبه قبل ذلك في أي وقت.",
        grant_submit: "مشاركة",
        withhold: |name| format!("ماذا تريد أن تحجب عن {name}؟"),
        withhold_hint: "لك أن تقرر هذا في سنك. ويظهر حينها في الصفحات أنك تحتفظ به لنفسك.",
        withhold_submit: "الاحتفاظ به لنفسي",
        stop_sharing: "إيقاف المشاركة",
        show_again: "إظهاره من جديد",
        saved: "تم، ويسري من الآن.",
        unchanged: "كان كذلك من قبل.",
    },
    claim: ClaimTexts {
        title: "استخدام رمز",
        lead: "أعطتك مدرسة أو بنك أو شركة رمزًا. لكل طفل رمز: استخدمها واحدًا بعد الآخر.",
        link: "لدي رمز",
        code: ("الرمز", "عشرة أحرف وأرقام، من الرسالة الورقية أو البريد."),
        birth_date: (
            "تاريخ الميلاد",
            "تاريخ ميلاد الطفل الذي له الرمز، أو تاريخ ميلادك إن كان الرمز لك. اتركه فارغًا مع رمز شركة.",
        ),
        submit: "استخدام الرمز",
        linked: |child, school| format!("تم الربط: {child} في {school}."),
        joined: |organisation| format!("تم ربط {organisation} بحسابك."),
        waits: |organisation| {
            format!("تنظر {organisation} في هذا أولًا لأن شيئًا لا يطابق ما تعرفه. نكتب إليك حين يُبتّ فيه.")
        },
        another: "هل لديك رمز آخر؟",
        done: "لا، العودة إلى الأسرة",
    },
    consents: ChildConsentsTexts {
        title: |name| format!("الموافقات الخاصة بـ {name}"),
        lead: |name| format!("سن {name} لا تسمح بعد بالقرار هنا، فالقرار لك. ويمكنك تغيير جوابك في أي وقت."),
        speaks: |name| format!("النصوص مكتوبة بصيغة المخاطَب، والمقصود بها {name}."),
        own_lead: |name| format!("لا شيء هنا يحتاج إلى قرارك: سن {name} تسمح بالقرار."),
        own_title: |name| format!("ما يعود القرار فيه إلى {name}"),
        own_since: |name, years, day| format!("القرار هنا لصاحب الشأن، {name}، منذ بلوغ سن {years} في {day}."),
        agreed: |name| format!("حُفظ الجواب: وافقت نيابة عن {name}."),
        declined: |name| format!("حُفظ الجواب: رفضت نيابة عن {name}، ولا تُستخدم بيانات {name} في هذا."),
        empty: Outcome {
            title: "لا شيء يحتاج إلى قرار", text: "لا يُسأل الآن عن شيء يقرره شخص بالغ."
        },
        one_needed: "تكفي موافقة بالغ واحد ما لم يرفض أحد.",
        agreed_of: |agreed, needed| format!("الموافقات حتى الآن: {agreed} من {needed}، ولا بد منها جميعًا."),
        back: "العودة إلى الأسرة",
    },
};
