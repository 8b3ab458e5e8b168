//! Arabic mails.

use crate::locale::{MailTexts, NoticeTexts, NoticesTexts, ProofMailTexts, TriedMailTexts};

/// The words of mails.
pub(super) const MAIL: MailTexts = MailTexts {
    greeting: |name| name.map_or_else(|| "مرحبًا،".to_owned(), |name| format!("مرحبًا {name}،")),
    link_fallback: "إن لم يستجب الزر، فانسخ هذا العنوان إلى متصفحك:",
    help: |support| format!("المساعدة: {support}"),
    confirm: ProofMailTexts {
        subject: |brand| format!("أكّد عنوانك لدى {brand}"),
        preheader: "ضغطة واحدة، ثم يأتي دور مفتاح مرورك.",
        heading: "أكّد عنوانك",
        intro: |brand| format!("طلبت إنشاء حساب لدى {brand}. أكّد أن هذا العنوان لك، ثم أنشئ مفتاح مرورك."),
        button: Some("تأكيد هذا العنوان"),
        code: "هل بدأت على جهاز آخر؟ اكتب هذا الرمز هناك:",
        ends: both_end,
        keep,
        not_you: "إن لم تطلب ذلك، فلا يلزمك فعل شيء. من دون هذه الرسالة لا يحصل أحد على حساب بعنوانك.",
        why: |brand| format!("وصلتك هذه الرسالة لأن أحدًا كتب هذا العنوان في صفحة إنشاء الحساب لدى {brand}."),
    },
    further: ProofMailTexts {
        subject: |brand| format!("أكّد عنوانًا آخر لدى {brand}"),
        preheader: "ضغطة واحدة، ويصير هذا العنوان تابعًا لحسابك.",
        heading: "أكّد هذا العنوان",
        intro: |brand| format!("طلبت إضافة هذا العنوان إلى حسابك لدى {brand}. أكّد أنه لك، في متصفح سجّلت فيه الدخول."),
        button: Some("تأكيد هذا العنوان"),
        code: "هل سجّلت الدخول على جهاز آخر؟ اكتب هذا الرمز هناك:",
        ends: both_end,
        keep,
        not_you: "إن لم تطلب ذلك، فلا تفعل شيئًا ولا تعطِ الرمز أحدًا، ولن يحدث شيء.",
        why: |brand| format!("وصلتك هذه الرسالة لأن أحدًا يريد إضافة هذا العنوان إلى حساب لدى {brand}."),
    },
    recover: ProofMailTexts {
        subject: |brand| format!("استعد الدخول إلى حسابك لدى {brand}"),
        preheader: "الإثبات الأول من اثنين. هذه الرسالة وحدها لا تفتح شيئًا.",
        heading: "استعادة الدخول",
        intro: |brand| {
            format!("طلبت استعادة الدخول إلى حسابك لدى {brand}. اضغط الزر في المتصفح الذي بدأت فيه، ثم يأتي إثبات ثانٍ.")
        },
        button: Some("متابعة"),
        code: "هل بدأت في متصفح آخر؟ اكتب هذا الرمز هناك:",
        ends: both_end,
        keep,
        not_you: "إن لم تطلب ذلك، فلا تفعل شيئًا ولا تعطِ الرمز أحدًا. بهذه الرسالة وحدها لا يدخل أحد.",
        why: |brand| format!("وصلتك هذه الرسالة لأن أحدًا كتب هذا العنوان في صفحة استعادة الدخول لدى {brand}."),
    },
    recover_second: ProofMailTexts {
        subject: |brand| format!("الإثبات الثاني لحسابك لدى {brand}"),
        preheader: "رمز تكتبه حيث بدأت.",
        heading: "الإثبات الثاني",
        intro: |brand| {
            format!("أنت تستعيد الدخول إلى حسابك لدى {brand} واخترت هذا العنوان للإثبات الثاني. اكتب الرمز حيث بدأت.")
        },
        button: None,
        code: "رمزك:",
        ends: |moment| format!("يعمل الرمز مرة واحدة، حتى {moment}."),
        keep,
        not_you: "إن لم تطلب ذلك، فلا تعطِ الرمز أحدًا. قد يتمكن غيرك من قراءة بريد عنوان آخر من عناوينك: سجّل الدخول وراجع عناوينك.",
        why: |brand| format!("وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحسابك لدى {brand}."),
    },
    known: TriedMailTexts {
        subject: |brand| format!("لديك حساب بالفعل لدى {brand}"),
        preheader: "حاول أحدهم إنشاء حساب بعنوانك. لم يتغير شيء.",
        heading: "لديك حساب بالفعل",
        intro: |brand| {
            format!(
                "حاول أحدهم، وربما كنت أنت، إنشاء حساب لدى {brand} بهذا العنوان. للعنوان حساب بالفعل، ولذلك لم يتغير شيء."
            )
        },
        was_you: "إن كنت أنت، فسجّل الدخول بمفتاح مرورك. وإن لم تجده، فصفحة تسجيل الدخول تساعدك على استعادة الدخول.",
        button: "تسجيل الدخول",
        not_you: "إن لم تكن أنت، فلا يلزمك فعل شيء. العنوان وحده لا يفتح حسابًا.",
        why: |brand| format!("وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحسابك لدى {brand}."),
    },
    elsewhere: TriedMailTexts {
        subject: |brand| format!("أراد أحدهم إضافة عنوانك لدى {brand}"),
        preheader: "العنوان تابع لحسابك، ولذلك لم يتغير شيء.",
        heading: "يبقى عنوانك لك",
        intro: |brand| {
            format!(
                "حاول أحدهم، وربما كنت أنت، إضافة هذا العنوان إلى حساب آخر لدى {brand}. العنوان تابع لحسابك، ولذلك لم يتغير شيء."
            )
        },
        was_you: "إن كنت أنت، فلديك حسابان. لاستعمال العنوان في الحساب الآخر، احذفه أولًا من هذا الحساب.",
        button: "راجع عناوينك",
        not_you: "إن لم تكن أنت، فلا يلزمك فعل شيء. العنوان وحده لا يفتح حسابًا.",
        why: |brand| format!("وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحسابك لدى {brand}."),
    },
    unknown: TriedMailTexts {
        subject: |brand| format!("لا حساب لدى {brand} بهذا العنوان"),
        preheader: "ربما كان لحسابك عنوان آخر.",
        heading: "لم نجد حسابًا",
        intro: |brand| {
            format!("طلب أحدهم، وربما كنت أنت، استعادة الدخول إلى حساب لدى {brand} بهذا العنوان. لا حساب بهذا العنوان.")
        },
        was_you: "إن كنت أنت، فربما كان لحسابك عنوان آخر: جرّبه في صفحة استعادة الدخول. وإن لم يكن لديك حساب بعد، فأنشئ واحدًا.",
        button: "إنشاء حساب",
        not_you: "إن لم تكن أنت، فلا يلزمك فعل شيء.",
        why: |brand| format!("وصلتك هذه الرسالة لأن أحدًا كتب هذا العنوان في صفحة استعادة الدخول لدى {brand}."),
    },
    notices: NOTICES,
    privacy: super::mail_privacy::PRIVACY,
    relations: super::mail_relations::RELATIONS,
};

fn both_end(moment: &str) -> String {
    format!("يعمل الرابط والرمز مرة واحدة، حتى {moment}.")
}

fn keep(brand: &str) -> String {
    format!("احتفظ بالرمز لنفسك: لن يطلبه منك أحد من {brand}.")
}

const ALL_WELL: &str = "إن كنت أنت، فكل شيء على ما يرام.";
const ACT_NOW: &str = "إن لم تكن أنت، فقد يكون غيرك في حسابك. اضغط الزر: يمكنك هناك تجميد الحساب.";
const STOP_IT: &str = "إن لم تكن أنت، فاضغط الزر. هناك توقف الاستعادة، وتجمّد حسابك إن أردت.";

const NOTICES: NoticesTexts = NoticesTexts {
    when: |moment, device| format!("الوقت: {moment}. الجهاز: {device}."),
    passkey: |name| name.map_or_else(|| "مفتاح مرور".to_owned(), |name| format!("مفتاح المرور «{name}»")),
    not_me: "لم أكن أنا",
    stop: "إيقاف هذه الاستعادة",
    sign_in: "تسجيل الدخول",
    activity: "راجع ما حدث",
    why: |brand| {
        format!(
            "وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحسابك لدى {brand}. نكتب إليك دائمًا عند حدوث ما يمس أمان حسابك."
        )
    },
    passkey_added: NoticeTexts {
        subject: |brand| format!("مفتاح مرور جديد لحسابك لدى {brand}"),
        heading: "أُضيف مفتاح مرور",
        happened: |passkey| format!("أُضيف إلى حسابك {passkey}، ويمكن تسجيل الدخول به من الآن."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    passkey_removed: NoticeTexts {
        subject: |brand| format!("حُذف مفتاح مرور من حسابك لدى {brand}"),
        heading: "حُذف مفتاح مرور",
        happened: |passkey| format!("حُذف من حسابك {passkey}، ولم يعد تسجيل الدخول به ممكنًا."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    passkey_trusted: NoticeTexts {
        subject: |brand| format!("سُمح مجددًا بمفتاح مرور لحسابك لدى {brand}"),
        heading: "سُمح مجددًا بمفتاح مرور",
        happened: |_| "مفتاح مرور كان مرفوضًا لأنه قيل إنه ليس لك صار يعمل من جديد.".to_owned(),
        was_you: "إن كنت أنت، فلا حاجة إلى أي شيء.",
        not_you: ACT_NOW,
    },
    address_added: NoticeTexts {
        subject: |brand| format!("عنوان جديد لحسابك لدى {brand}"),
        heading: "أُضيف عنوان",
        happened: |address| format!("أُضيف العنوان {address} إلى حسابك. نكتب إليه أيضًا من الآن."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    address_removed: NoticeTexts {
        subject: |brand| format!("حُذف عنوان من حسابك لدى {brand}"),
        heading: "حُذف عنوان",
        happened: |address| format!("حُذف العنوان {address} من حسابك. لم نعد نكتب إليه."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    primary_changed: NoticeTexts {
        subject: |brand| format!("تغيّر العنوان الرئيسي لحسابك لدى {brand}"),
        heading: "تغيّر عنوانك الرئيسي",
        happened: |address| format!("صار {address} العنوان الرئيسي لحسابك."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    new_device: NoticeTexts {
        subject: |brand| format!("تسجيل دخول جديد إلى حسابك لدى {brand}"),
        heading: "تسجيل دخول من متصفح جديد",
        happened: |_| "سُجّل الدخول إلى حسابك بمفتاح مرور، من متصفح لم نره من قبل.".to_owned(),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    codes_made: NoticeTexts {
        subject: |brand| format!("رموز استعادة جديدة لحسابك لدى {brand}"),
        heading: "رموز استعادة جديدة",
        happened: |_| "أُنشئت رموز استعادة جديدة لحسابك. الرموز التي حلّت محلها لم تعد تعمل.".to_owned(),
        was_you: "إن كنت أنت، فاحفظها حيث تصل إليها من دون أجهزتك.",
        not_you: ACT_NOW,
    },
    recovery_proved: NoticeTexts {
        subject: |brand| format!("أحدهم يستعيد الدخول إلى حسابك لدى {brand}"),
        heading: "أحدهم يستعيد الدخول",
        happened: |_| {
            "أثبت أحدهم أحد عناوينك ليستعيد الدخول إلى حسابك من دون مفتاح مرور. ما زال إثبات ثانٍ مطلوبًا.".to_owned()
        },
        was_you: "إن كنت أنت، فتابع من حيث بدأت.",
        not_you: STOP_IT,
    },
    recovery_started: NoticeTexts {
        subject: |brand| format!("بدأت استعادة حسابك لدى {brand}"),
        heading: "بدأت استعادة حسابك",
        happened: |moment| {
            format!("طلب أحدهم استعادة الدخول إلى حسابك من دون مفتاح مرور. لا يدخل أحد بهذه الطريقة قبل {moment}.")
        },
        was_you: "إن كنت أنت، فعد بعد ذلك إلى صفحة استعادة الدخول. حتى ذلك الحين نكتب إليك كل يوم.",
        not_you: STOP_IT,
    },
    recovery_waits: NoticeTexts {
        subject: |brand| format!("استعادة حسابك لدى {brand} قيد الانتظار"),
        heading: "استعادة قيد الانتظار",
        happened: |moment| {
            format!("ما زال أحدهم يريد الدخول إلى حسابك من دون مفتاح مرور. لا يدخل أحد بهذه الطريقة قبل {moment}.")
        },
        was_you: "إن كنت أنت، فعد بعد ذلك إلى صفحة استعادة الدخول.",
        not_you: STOP_IT,
    },
    recovery_ready: NoticeTexts {
        subject: |brand| format!("يمكن إتمام استعادة حسابك لدى {brand}"),
        heading: "انتهت مدة الانتظار",
        happened: |moment| format!("يمكن إتمام استعادة حسابك حتى {moment}."),
        was_you: "إن كنت أنت، فاذهب إلى صفحة استعادة الدخول وابدأ بهذا العنوان مرة أخرى.",
        not_you: STOP_IT,
    },
    recovery_stopped: NoticeTexts {
        subject: |brand| format!("أُوقفت استعادة حسابك لدى {brand}"),
        heading: "أُوقفت الاستعادة",
        happened: |_| "أُوقفت استعادة حسابك. لم يعد أحد يدخل بها.".to_owned(),
        was_you: ALL_WELL,
        not_you: "إن لم تكن أنت، فسجّل الدخول وراجع ما حدث في حسابك. يمكنك هناك تجميده أيضًا.",
    },
    recovered: NoticeTexts {
        subject: |brand| format!("استُعيد حسابك لدى {brand}"),
        heading: "استُعيد حسابك",
        happened: |passkey| format!("أُنشئ لحسابك {passkey}، وانتهت كل الجلسات الأخرى."),
        was_you: "إن كنت أنت، فأهلًا بعودتك. راجع مفاتيح مرورك واحذف مفاتيح الأجهزة التي فقدتها.",
        not_you: "إن لم تكن أنت، فاضغط الزر على الفور: يمكنك تجميد حسابك ومعه مفتاح المرور الجديد.",
    },
    frozen: NoticeTexts {
        subject: |brand| format!("حسابك لدى {brand} مجمّد"),
        heading: "حسابك مجمّد",
        happened: |_| "جُمّد حسابك وانتهت كل جلساته. لا يتغير فيه شيء حتى تفتحه من جديد.".to_owned(),
        was_you: "لفتحه من جديد، سجّل الدخول بمفتاح مرورك. وإن لم يكن لديك مفتاح، فصفحة تسجيل الدخول تساعدك على استعادة الدخول.",
        not_you: "إن لم تكن أنت، فلم تفقد شيئًا: لا يفتحه إلا مفتاح مرور أو استعادة.",
    },
    thawed: NoticeTexts {
        subject: |brand| format!("حسابك لدى {brand} مفتوح من جديد"),
        heading: "حسابك مفتوح من جديد",
        happened: |_| "لم يعد حسابك مجمّدًا.".to_owned(),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    export_asked: NoticeTexts {
        subject: |brand| format!("طُلبت نسخة من بياناتك لدى {brand}"),
        heading: "طُلبت نسخة من بياناتك",
        happened: |_| "طلب أحدهم نسخة من كل بيانات حسابك. لا يفتحها إلا مفتاح مرورك.".to_owned(),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    erasure_asked: NoticeTexts {
        subject: |brand| format!("سيُمحى حسابك لدى {brand}"),
        heading: "سيُمحى حسابك",
        happened: |moment| format!("طلب أحدهم محو حسابك. يزول نهائيًا بعد {moment}."),
        was_you: "إن كنت أنت، فلا يلزمك فعل شيء. ويمكنك حتى ذلك الحين تسجيل الدخول وإيقاف المحو.",
        not_you: "إن لم تكن أنت، فاضغط الزر وجمّد الحساب، فلا يُمحى.",
    },
    erasure_stopped: NoticeTexts {
        subject: |brand| format!("لن يُمحى حسابك لدى {brand}"),
        heading: "حسابك باقٍ",
        happened: |_| "أُوقف محو حسابك. كل شيء كما كان.".to_owned(),
        was_you: ALL_WELL,
        not_you: "إن لم تكن أنت، فسجّل الدخول وراجع ما حدث في حسابك.",
    },
    vouched: NoticeTexts {
        subject: |brand| format!("شهد أحدهم بهويتك لدى {brand}"),
        heading: "شهد أحدهم بهويتك",
        happened: |moment| {
            format!("أكّد شخص يعرفك أنك أنت من يريد استعادة الدخول إلى حسابك. لا يدخل أحد بهذه الطريقة قبل {moment}.")
        },
        was_you: "إن كنت أنت، فعد بعد ذلك إلى صفحة استعادة الدخول.",
        not_you: STOP_IT,
    },
};
