//! العربية: الصفحة الرئيسية.

use super::passkeys;
use crate::locale::{HomeTexts, Outcome};

/// The words.
pub(super) const HOME: HomeTexts = HomeTexts {
    title: "الرئيسية",
    hello: |name| format!("مرحبًا، {name}"),
    first_visit: |brand| format!("أهلًا بك لدى {brand}. الباب بابك منذ الآن."),
    back: "سعدنا بعودتك.",
    first_codes: Outcome {
        title: "احفظ رموز الاستعادة",
        text: "إن فقدت يومًا كل أجهزتك، أعادك رمز واحد إلى حسابك خلال دقائق. لا يستغرق الأمر الآن سوى لحظة، فاحفظها على ورقة أو في مكان آمن.",
    },
    first_codes_go: "إنشاء رموزي",
    first_codes_later: "لاحقًا",
    needs: "بانتظارك",
    need_suspended: Outcome {
        title: "راجع مفتاح مرور موقوفًا",
        text: "قيل إنه ليس لك، فهو لا يفتح شيئًا. احذفه، أو قل إنه لك.",
    },
    need_codes: Outcome {
        title: "احفظ رموز الاستعادة",
        text: "تعيدك إلى حسابك حين تفقد كل أجهزتك، ومن دونها يستغرق ذلك أيامًا.",
    },
    need_replace: Outcome {
        title: "استبدل رموز الاستعادة المستخدمة",
        text: "كل رمز يعمل مرة واحدة. أنشئ رموزًا جديدة بدل التي استُخدمت.",
    },
    need_consents: |count| match count {
        1 => "أعد النظر في غرض واحد لاستخدام بياناتك".to_owned(),
        2 => "أعد النظر في غرضين لاستخدام بياناتك".to_owned(),
        3..=10 => format!("أعد النظر في {count} أغراض لاستخدام بياناتك"),
        _ => format!("أعد النظر في {count} غرضًا لاستخدام بياناتك"),
    },
    need_consents_text: "النص جديد، أو انتهت مدة موافقتك. لا يُستخدم شيء حتى تجيب.",
    need_second: Outcome {
        title: "أضف مفتاح مرور ثانيًا", text: "إن فقدت هذا الجهاز، أمكنك الدخول بجهاز آخر."
    },
    need_copy: Outcome {
        title: "نسختك جاهزة", text: "كل ما يُحفظ عنك في ملف واحد. يبقى بضعة أيام."
    },
    need_this_device: Outcome {
        title: "أضف مفتاح مرور على هذا الجهاز",
        text: "دخلت بمفتاح مرور من جهاز آخر. في المرة القادمة تكفي لمسة واحدة.",
    },
    offer_add: "إضافة مفتاح مرور",
    offer_later: "ليس الآن",
    offer_never: "لا تسألني مجددًا",
    offer_put_off: "حسنًا. لن نسألك قبل شهر.",
    offer_declined: "حسنًا، لن نسألك مجددًا. يمكنك دائمًا إضافة مفتاح من صفحة مفاتيح المرور.",
    empty: "لا جديد الآن",
    account: "حسابك",
    passkeys,
    passkeys_text: "اعرضها وسمِّها وأضف إليها",
    profile_text: "اسمك ولغتك ومنطقتك الزمنية والمظهر",
    addresses_text: "أين نراسلك",
    recovery_text: "كيف تعود إلى حسابك من دون جهاز",
    sessions_text: "أين سُجّل دخولك",
    activity_text: "ما حدث، ومتى",
    consents_text: "فيمَ يجوز استخدام بياناتك",
    privacy_text: "اطّلع عليها، خذ نسخة منها، صحّحها أو امحها",
};
