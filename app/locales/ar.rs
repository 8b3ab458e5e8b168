//! العربية. Modern standard Arabic, short sentences, digits as CLDR's default for `ar` (Latin). Latin words inside a sentence stand
//! in isolates (U+2068, U+2069); what arrives as an argument is isolated by the caller. Plurals follow CLDR's categories.

#[path = "ar/account.rs"]
mod account;
#[path = "ar/activity.rs"]
mod activity;
#[path = "ar/addresses.rs"]
mod addresses;
#[path = "ar/children.rs"]
mod children;
#[path = "ar/consents.rs"]
mod consents;
#[path = "ar/day.rs"]
mod day;
#[path = "ar/demo.rs"]
mod demo;
#[path = "ar/export.rs"]
mod export;
#[path = "ar/family.rs"]
mod family;
#[path = "ar/frozen.rs"]
mod frozen;
#[path = "ar/home.rs"]
mod home;
#[path = "ar/invitation.rs"]
mod invitation;
#[path = "ar/legal.rs"]
mod legal;
#[path = "ar/mail.rs"]
mod mail;
#[path = "ar/mail_privacy.rs"]
mod mail_privacy;
#[path = "ar/mail_relations.rs"]
mod mail_relations;
#[path = "ar/messages.rs"]
mod messages;
#[path = "ar/organisation.rs"]
mod organisation;
#[path = "ar/partner.rs"]
mod partner;
#[path = "ar/passkeys.rs"]
mod passkeys;
#[path = "ar/privacy.rs"]
mod privacy;
#[path = "ar/profile.rs"]
mod profile;
#[path = "ar/records.rs"]
mod records;
#[path = "ar/recover.rs"]
mod recover;
#[path = "ar/recovery.rs"]
mod recovery;
#[path = "ar/roles.rs"]
mod roles;
#[path = "ar/school.rs"]
mod school;
#[path = "ar/search.rs"]
mod search;
#[path = "ar/sessions.rs"]
mod sessions;
#[path = "ar/vouch.rs"]
mod vouch;

use crate::locale::{
    CeremonyTexts, DateTexts, DevMailTexts, ErrorTexts, FailureTexts, LandingTexts, Outcome, OutcomeTexts, ShellTexts,
    SignInTexts, SignUpTexts, Texts, isolate,
};

/// The whole table.
pub static TEXTS: Texts = Texts {
    shell: SHELL,
    landing: LANDING,
    sign_up: SIGN_UP,
    outcomes: OUTCOMES,
    ceremony: CEREMONY,
    sign_in: SIGN_IN,
    account: account::ACCOUNT,
    profile: profile::PROFILE,
    addresses: addresses::ADDRESSES,
    home: home::HOME,
    invitation: invitation::INVITATION,
    demo: demo::DEMO,
    day: day::DAY,
    roles: roles::ROLES,
    school: school::SCHOOL,
    children: children::CHILDREN,
    organisation: organisation::ORGANISATION,
    partner: partner::PARTNER,
    passkeys: passkeys::PASSKEYS,
    search: search::SEARCH,
    seen: search::SEEN,
    sessions: sessions::SESSIONS,
    messages: messages::MESSAGES,
    activity: activity::ACTIVITY,
    events: activity::EVENTS,
    export: export::EXPORT,
    recover: recover::RECOVER,
    vouch: vouch::VOUCH,
    recovery: recovery::RECOVERY,
    frozen: frozen::FROZEN,
    privacy: privacy::PRIVACY,
    consents: consents::CONSENTS,
    family: family::FAMILY,
    records: records::RECORDS,
    customer: records::CUSTOMER,
    legal: legal::LEGAL,
    terms: legal::TERMS,
    failures: FAILURES,
    dev_mail: DEV_MAIL,
    errors: ERRORS,
    mail: mail::MAIL,
    dates: DATES,
};

/// CLDR's plural categories of Arabic for whole numbers; `zero` and `one` never show the number.
enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    fn of(number: u64) -> Self {
        match (number, number % 100) {
            (0, _) => Self::Zero,
            (1, _) => Self::One,
            (2, _) => Self::Two,
            (_, 3..=10) => Self::Few,
            (_, 11..=99) => Self::Many,
            (_, _) => Self::Other,
        }
    }
}

fn passkeys(count: u32) -> String {
    match Plural::of(u64::from(count)) {
        Plural::Zero => "لا مفاتيح مرور بعد".to_owned(),
        Plural::One => "مفتاح مرور واحد".to_owned(),
        Plural::Two => "مفتاحا مرور".to_owned(),
        Plural::Few => format!("{count} مفاتيح مرور"),
        Plural::Many | Plural::Other => format!("{count} مفتاح مرور"),
    }
}

fn retry_after(seconds: u64) -> String {
    let (number, one, two, few, many) = if seconds <= 90 {
        (seconds, "ثانية واحدة", "ثانيتين", "ثوانٍ", "ثانية")
    } else {
        (seconds.div_ceil(60), "دقيقة واحدة", "دقيقتين", "دقائق", "دقيقة")
    };
    match Plural::of(number) {
        Plural::Zero => "حاول مجددًا الآن.".to_owned(),
        Plural::One => format!("حاول مجددًا بعد {one}."),
        Plural::Two => format!("حاول مجددًا بعد {two}."),
        Plural::Few => format!("حاول مجددًا بعد {number} {few}."),
        Plural::Many | Plural::Other => format!("حاول مجددًا بعد {number} {many}."),
    }
}

const SHELL: ShellTexts = ShellTexts {
    title: |page, brand| format!("{page} · {}", isolate(brand)),
    title_with_error: |title| format!("يُرجى المراجعة: {title}"),
    skip: "انتقل إلى المحتوى",
    navigation: "صفحاتك",
    home: "الرئيسية",
    sign_out: "تسجيل الخروج",
    language: |own_name| format!("اللغة: {}", isolate(own_name)),
    choose_language: "اختر لغة",
    signal_honoured: "يرسل متصفحك إشارة \u{2068}Global Privacy Control\u{2069}، ونحن نلتزم بها هنا.",
    support: "المساعدة",
    form_refused: "يُرجى مراجعة ما يلي",
    step: |step, of| format!("الخطوة {step} من {of}"),
};

const LANDING: LandingTexts = LandingTexts {
    title: "أهلًا بك",
    heading: "بابٌ لا يفتحه سواك",
    lead: |brand| {
        format!("كل ما يخصّك لدى {brand} في مكان واحد. تدخل بمفتاح مرور: لا كلمة مرور تحفظها، ولا كلمة مرور يسرقها أحد.")
    },
    sign_up: "إنشاء حساب",
    sign_in: "تسجيل الدخول",
    go_home: "إلى صفحتك الرئيسية",
    reasons: "لماذا بُني على هذا النحو",
    reason_no_password: (
        "لا كلمات مرور إطلاقًا",
        "بصمة إصبعك أو وجهك أو رمز قفل جهازك يفتح الباب، ولا يغادر شيء من ذلك جهازك.",
    ),
    reason_only_you: ("الرسالة وحدها لا تفتح شيئًا", "مَن يقرأ بريدك يبقى في الخارج. لا يُدخلك إلا مفتاح مرورك."),
    reason_any_device: ("على كل أجهزتك", "من الهاتف أو الحاسوب، ليلًا أو نهارًا، وبلغتك."),
    steps: "في الداخل خلال دقيقة",
    step_name: ("عرّف بنفسك", "اسم وعنوان بريد إلكتروني. هذا هو النموذج كله."),
    step_mail: ("أكّد من بريدك", "برابط واحد أو برمز قصير، كما يناسبك."),
    step_passkey: ("أنشئ مفتاح مرور", "لمسة واحدة على جهازك، وهذا كل ما يلزمك من الآن فصاعدًا."),
};

const SIGN_UP: SignUpTexts = SignUpTexts {
    title: "إنشاء حساب",
    lead: "يكفي اسم وعنوان. لن تُسأل عن كلمة مرور.",
    name: "اسمك",
    name_hint: "كما تحب أن تُنادى، وبأي أبجدية.",
    email: "عنوان البريد الإلكتروني",
    email_hint: "نرسل إليه رسالة واحدة للتأكد من أنه لك.",
    submit: "متابعة",
    have_account: "لديك حساب بالفعل؟",
    sent_title: "تفقّد بريدك",
    sent_lead: |address| format!("أرسلنا رسالة إلى {address}. تبقى صالحة 24 ساعة."),
    sent_ways: "افتح الرابط الذي فيها، أو اكتب رمزها هنا إن كنت تقرأ بريدك على جهاز آخر.",
    code: "الرمز الوارد في الرسالة",
    code_hint: "ثمانية أحرف وأرقام. لا فرق بين الأحرف الكبيرة والصغيرة، ولا أثر للمسافات.",
    code_submit: "تأكيد",
    no_mail: "لم تصل الرسالة بعد؟",
    no_mail_hint: "قد يستغرق وصولها دقيقة. ابحث في مجلد الرسائل غير المرغوب فيها أيضًا.",
    resend: "إعادة الإرسال",
    resend_wait: "يمكنك الطلب مرة أخرى بعد",
    resent: "أرسلنا الرسالة مرة أخرى. المعتمَد هو الأحدث.",
    other_address: "استخدام عنوان آخر",
    demo_mail: "هذا عرض تجريبي محلي: لم تغادر الرسالة هذا الحاسوب.",
    demo_mail_open: "افتح صندوق البريد التجريبي",
    confirm_title: "أكّد عنوانك",
    confirm_lead: |address| format!("اضغط الزر لتأكيد أن {address} عنوانك."),
    confirm_why: "تفتح برامج البريد الروابط من تلقاء نفسها أحيانًا، ولذلك لا يغيّر الرابط وحده شيئًا.",
    confirm_submit: "تأكيد هذا العنوان",
    passkey_title: "أنشئ مفتاح مرورك",
    passkey_lead: "تم تأكيد عنوانك. بقيت خطوة واحدة: مفتاح مرور، كي لا يدخل أحد غيرك.",
};

const OUTCOMES: OutcomeTexts = OutcomeTexts {
    expired: Outcome {
        title: "انتهت صلاحية هذا الرابط",
        text: "تعمل الروابط 24 ساعة. اطلب رابطًا جديدًا؛ لن يستغرق ذلك سوى دقيقة، ولم تفقد شيئًا.",
    },
    spent: Outcome {
        title: "استُخدم هذا الرابط من قبل",
        text: "إن كنت أنت من استخدمه، فسجّل الدخول بمفتاح مرورك. وإن لم تصل إلى تلك الخطوة، فاطلب رسالة جديدة.",
    },
    unknown: Outcome {
        title: "لا نعرف هذا الرابط",
        text: "ربما انقطع جزء منه في الطريق، أو حلّت محلّه رسالة أحدث. افتح الرابط الذي في أحدث رسالة، أو اطلب رابطًا جديدًا.",
    },
    new_mail: "اطلب رسالة جديدة",
    sign_in: "تسجيل الدخول",
};

const CEREMONY: CeremonyTexts = CeremonyTexts {
    create: "إنشاء مفتاح مرور",
    sign_in: "تسجيل الدخول بمفتاح مرور",
    what: "ما هو مفتاح المرور؟",
    what_text: "مفتاح يصنعه جهازك ويحفظه لهذا الموقع وحده. تفتح قفله ببصمة إصبعك أو بوجهك أو برمز قفل الجهاز. نحن نستلم القفل الملائم له، ولا نستلم المفتاح أبدًا. لا يمكن تخمينه، ولا يعمل على موقع مزيّف.",
    no_script_create: "يتطلب إنشاء مفتاح مرور تشغيل \u{2068}JavaScript\u{2069}. فعّله لهذا الموقع ثم أعد تحميل الصفحة؛ ستتابع من حيث توقفت.",
    no_script_sign_in: "يتطلب تسجيل الدخول بمفتاح مرور تشغيل \u{2068}JavaScript\u{2069}. فعّله لهذا الموقع ثم أعد تحميل الصفحة.",
    cancelled_sign_in: Outcome {
        title: "لم تسجّل الدخول بعد",
        text: "أُغلقت النافذة أو طال الانتظار. حاول مجددًا، أو اختر جهازًا آخر إن لم يكن مفتاح المرور على هذا الجهاز.",
    },
    cancelled_create: Outcome {
        title: "لم يُنشأ مفتاح مرور",
        text: "أُغلقت النافذة أو طال الانتظار. حاول مجددًا متى شئت؛ لم تفقد شيئًا.",
    },
    aborted: Outcome {
        title: "توقفت العملية", text: "قاطعتها نافذة أخرى. حاول مجددًا."
    },
    already_registered: Outcome {
        title: "على هذا الجهاز مفتاح مرور بالفعل",
        text: "فيه مفتاح لهذا الحساب، فلا حاجة إلى آخر. سجّل الدخول به.",
    },
    insecure: Outcome {
        title: "هذا العنوان ليس آمنًا بما يكفي",
        text: "لا تعمل مفاتيح المرور إلا على عنوان الموقع الأصلي الآمن. تحقّق من العنوان في متصفحك.",
    },
    unsupported: Outcome {
        title: "هذا المتصفح لا يعرف مفاتيح المرور",
        text: "حدّثه، أو استخدم إصدارًا حديثًا من \u{2068}Chrome\u{2069} أو \u{2068}Edge\u{2069} أو \u{2068}Firefox\u{2069} أو \u{2068}Safari\u{2069}.",
    },
    offline: Outcome {
        title: "تعذّر الوصول إلينا", text: "تحقّق من اتصالك ثم حاول مجددًا. لم تفقد شيئًا."
    },
    unexpected: Outcome {
        title: "لم ينجح ذلك", text: "حدث أمر غير متوقع. أعد تحميل الصفحة وحاول مرة أخرى."
    },
    unknown: Outcome {
        title: "لا نعرف مفتاح المرور هذا",
        text: "ربما أُزيل من حسابك. جرّب مفتاحًا آخر، أو استعد الدخول بطريقة أخرى.",
    },
    refused: Outcome {
        title: "لم يُقبل مفتاح المرور هذا",
        text: "لم يكن جوابه صحيحًا. حاول مجددًا، أو استخدم مفتاحًا آخر.",
    },
    expired: Outcome {
        title: "طال الأمر أكثر مما ينبغي",
        text: "حرصًا على الأمان تنتهي كل محاولة بعد خمس دقائق. ابدأ من جديد؛ لن يطول ذلك.",
    },
    session_needed: Outcome {
        title: "انتهت جلستك", text: "سجّل الدخول، أو افتح أحدث رسالة مرة أخرى، ثم تابع من هناك."
    },
    recent_auth_needed: Outcome {
        title: "أظهر مفتاح مرورك مرة أخرى",
        text: "تمكن إضافة مفتاح مرور خلال عشر دقائق من تسجيل الدخول. سجّل الدخول مجددًا وستعود إلى هذه الصفحة.",
    },
    address_taken: Outcome {
        title: "لديك حساب بالفعل",
        text: "هذا العنوان مرتبط بحساب. سجّل الدخول بمفتاح مرورك. وإن فقدته، ساعدناك على الدخول من جديد.",
    },
    too_many: Outcome {
        title: "محاولات كثيرة جدًا", text: "انتظر دقيقة ثم حاول مجددًا."
    },
    unavailable: Outcome {
        title: "لا يمكننا الرد الآن", text: "الخلل من جهتنا. انتظر قليلًا ثم حاول مجددًا."
    },
};

const SIGN_IN: SignInTexts = SignInTexts {
    title: "تسجيل الدخول",
    heading: "أهلًا بعودتك",
    lead: "مفتاح مرورك هو كل ما تحتاج إليه.",
    autofill: "أو اختر اسمك",
    autofill_hint: "المس الحقل: يعرض عليك جهازك مفاتيح المرور التي يحفظها.",
    new_here: "أول مرة هنا؟",
    sign_up: "أنشئ حسابًا",
    cannot: "تعذّر عليك الدخول؟",
    recover: "استعادة الدخول",
    signed_out: "تم تسجيل خروجك.",
    session_ended: "انتهت جلستك. سجّل الدخول للمتابعة.",
    needed: "سجّل الدخول لعرض تلك الصفحة.",
    again: "استخدم مفتاح مرورك مرة أخرى حرصًا على أمانك. تعود بعدها إلى حيث كنت، وما كتبته محفوظ.",
};

const FAILURES: FailureTexts = FailureTexts {
    bad_request: Outcome {
        title: "لم نتمكن من قراءة ذلك",
        text: "ما أرسله متصفحك لم يكن كاملًا. ارجع وأعد تحميل الصفحة وحاول مرة أخرى.",
    },
    sign_in_needed: Outcome {
        title: "سجّل الدخول أولًا", text: "ما طلبته يحتاج إلى تسجيل الدخول. لم تفقد شيئًا."
    },
    forbidden: Outcome {
        title: "جاء ذلك من مكان آخر",
        text: "حرصًا على أمانك لا نقبل إلا ما ترسله من صفحاتنا. افتح الصفحة هنا وحاول مجددًا.",
    },
    frozen: Outcome {
        title: "هذا الحساب مجمّد",
        text: "لا يمكن تغيير شيء حتى يُلغى التجميد. سجّل الدخول بمفتاح المرور لفعل ذلك.",
    },
    not_found: Outcome {
        title: "لا شيء خلف هذا الباب", text: "ربما كُتب العنوان خطأ، أو نُقلت الصفحة. لم تفقد شيئًا."
    },
    method_not_allowed: Outcome {
        title: "هذه الصفحة تعمل بطريقة أخرى",
        text: "لا يمكن فتحها هكذا. اذهب إلى البداية وابحث عنها من هناك.",
    },
    too_large: Outcome {
        title: "هذا كثير دفعة واحدة", text: "ما أرسلته أكبر مما نقبله. أرسل أقل وحاول مجددًا."
    },
    too_many_requests: Outcome {
        title: "لحظة من فضلك", text: "وصلت محاولات كثيرة من هنا. ما فعلته قبل ذلك محفوظ."
    },
    retry_after,
    unavailable: Outcome {
        title: "سنعود حالًا",
        text: "جزء نحتاج إليه لا يستجيب الآن. ما فعلته قبل ذلك محفوظ؛ حاول مجددًا بعد قليل.",
    },
    internal: Outcome {
        title: "حدث خلل من جهتنا",
        text: "لست السبب، وقد سُجّل ما حدث. حاول مجددًا؛ وإن تكرر فأخبرنا بالرقم أدناه.",
    },
    home: "إلى البداية",
    request: "رقم الطلب",
};

const DEV_MAIL: DevMailTexts = DevMailTexts {
    title: "صندوق البريد التجريبي",
    lead: "كل رسائل هذا العرض التجريبي المحلي، الأحدث أولًا. لا توجد هذه الصفحة في أي مكان آخر.",
    empty: Outcome {
        title: "لا رسائل بعد", text: "أنشئ حسابًا، فتصل إلى هنا رسالة تأكيد عنوانك."
    },
    empty_link: "إنشاء حساب",
    to: "إلى",
    subject: "الموضوع",
    sent: "أُرسلت",
    content: "الرسالة كما تبدو في برنامج البريد",
    plain: "الرسالة نفسها نصًا عاديًا",
    back: "كل الرسائل",
};

const ERRORS: ErrorTexts = ErrorTexts {
    name_missing: "اكتب اسمك.",
    name_too_long: "هذا أطول من 200 حرف. استخدم صيغة أقصر من اسمك.",
    name_invalid: "فيه حرف لا يمكننا حفظه. اكتب الاسم مرة أخرى.",
    email_missing: "اكتب عنوان بريدك الإلكتروني.",
    email_invalid: "لا يبدو هذا عنوان بريد إلكتروني. يكون على هيئة \u{2068}sam@example.org\u{2069}.",
    email_too_long: "هذا العنوان أطول مما يسمح به البريد. راجعه، أو استخدم غيره.",
    code_wrong: "ليس هذا رمز أحدث رسالة. راجعه واكتبه مرة أخرى.",
    code_expired: "انتهت صلاحية هذا الرمز. اطلب رسالة جديدة أدناه.",
    code_spent: "استُخدم هذا الرمز من قبل. سجّل الدخول، أو اطلب رسالة جديدة أدناه.",
    too_many_attempts: "جُرِّب هذا الرمز مرات كثيرة. افتح الرابط الذي في الرسالة بدلًا منه، فهو ما زال صالحًا.",
    recovery_code_mistyped: "في هذا الرمز خطأ في الكتابة. قارنه بورقتك مجموعةً مجموعة.",
    recovery_code_wrong: "ليس هذا أحد رموزك غير المستخدمة. خذ الرمز التالي، أو اختر إثباتًا آخر.",
    recovery_tries_spent: "كانت المحاولات كثيرة جدًا. اختر إثباتًا آخر، أو ابدأ من جديد.",
    too_soon: "هناك رسالة في الطريق. انتظر قليلًا قبل طلب أخرى.",
    address_taken: "لهذا العنوان حساب بالفعل. سجّل الدخول به.",
    address_yours: "هذا العنوان لك بالفعل. اكتب غيره.",
    too_many_addresses: "لديك أكبر عدد ممكن من العناوين في الحساب. أزِل أحدها أولًا.",
    birth_date_invalid: "ليس هذا تاريخ ميلاد. راجع اليوم والشهر والسنة.",
    birth_date_stands: "ذكرت تاريخ ميلاد آخر من قبل. اطلب تصحيحه في «بياناتك».",
    day_unclear: "هذا ليس يومًا. اكتبه هكذا: 2026-11-22.",
    exceeds_rights: "هذا أكثر مما لديك. اختر أقل منه، أو اطلبه من مدير لديه ذلك.",
    member_known: "صاحب هذا العنوان عضو من قبل. غيّر ما يحق له في قائمة الأعضاء.",
    topic_missing: "اختر شيئًا واحدًا على الأقل يحق له أن يراه.",
    end_day_invalid: "هذا ليس يومًا قادمًا. اختر اليوم أو ما بعده، أو اترك الحقل فارغًا.",
    too_many_invitations: "هناك مئة دعوة تنتظر. اسحب منها ما لم تعد بحاجة إليه.",
    last_admin: "لا أحد غيره يدير الشركة. اجعل شخصًا آخر مديرًا أولًا. لم يتغيّر شيء.",
    answer_missing: "أجب عن كل من في القائمة. لم يتغيّر شيء بعد.",
    setting_invalid: "لا يقبل هذا الإعداد ذلك. اختر إحدى قيمه، أو اكتب ما لا يزيد على 500 حرف.",
    setting_conflict: "غيّر أحدهم هذا الإعداد وأنت تنظر إليه. ترى الآن ما صار إليه، فاحفظ من جديد إن كنت لا تزال تريد قيمتك.",
    birth_date_unlike: "ليس هذا تاريخ الميلاد الذي لديهم. تحقق منه وحاول مجددًا.",
    choice_unknown: "هذا ليس في القائمة. اختر مرة أخرى.",
    invitation_code_wrong: "لا نعرف هذا الرمز. راجعه واكتبه من جديد.",
    invitation_birth_date: "تاريخ الميلاد هذا لا يوافق الرمز. راجع كليهما. بعد خمسة تواريخ خاطئة ينتهي الرمز.",
    invitation_expired: "انتهت مدة هذا الرمز. اطلب رمزًا جديدًا ممن أعطاك إياه.",
    invitation_used: "استُخدم هذا الرمز من قبل. إن لم تكن أنت من استخدمه فاسأل من أعطاك إياه.",
    invitation_withdrawn: "لم يعد هذا الرمز يعمل. اطلب رمزًا جديدًا ممن أعطاك إياه.",
    child_of_age: "هذا الرمز لشخص بلغ سن الرشد، وهو يقرر وحده من يرى ماذا.",
    invitation_nothing: "هذا الرمز لا يغيّر شيئًا: الأمر كذلك من قبل، أو انتهى ما كان من أجله.",
    family_not_yours: "ليس القرار في هذا لك الآن. تعرض الصفحة ما هو لك.",
    family_topic_missing: "اختر شيئًا واحدًا على الأقل.",
    family_day_invalid: "اختر يومًا من اليوم فصاعدًا، وفي حدود عشر سنوات.",
    passkey_unknown: "لا نعرف مفتاح المرور هذا. جرّب غيره.",
    passkey_refused: "لم يُقبل مفتاح المرور هذا. حاول مجددًا، أو استخدم غيره.",
    passkey_known: "مفتاح المرور هذا مستخدم بالفعل. اختر جهازًا آخر.",
    passkey_name_invalid: "اكتب اسمًا من حرف واحد إلى 60 حرفًا، بلا رموز تحكم.",
    sure_needed: "ضع العلامة إن أردت المتابعة بلا مفتاح مرور.",
    erasure_sure_needed: "ضع العلامة لتؤكد أنك تفهم ذلك.",
    words_missing: "اكتب بضع كلمات لنعرف ما تقصده.",
    words_too_long: "هذا أطول من 4000 حرف. اكتب الأهم ونسألك عن الباقي.",
    too_many_requests_open: "لديك عدة طلبات لم يُجَب عنها بعد. انتظر جوابنا قبل إرسال طلب آخر.",
    ceremony_expired: "طال الأمر أكثر مما ينبغي. ابدأ من جديد.",
    text_changed: "تغيّر النص. اقرأه من جديد ثم أجب.",
    consent_not_now: "لا يمكن تقرير ذلك الآن.",
    session_needed: "انتهت جلستك. سجّل الدخول للمتابعة.",
    recent_auth_needed: "سجّل الدخول مجددًا لفعل ذلك.",
    account_frozen: "هذا الحساب مجمّد. سجّل الدخول بمفتاح المرور لإلغاء التجميد.",
    bad_request: "لم نتمكن من قراءة ذلك. أعد تحميل الصفحة وحاول مرة أخرى.",
    forbidden: "لا يُسمح بذلك من هنا.",
    not_found: "لا شيء على هذا العنوان.",
    method_not_allowed: "لا يمكن استخدام هذا العنوان بهذه الطريقة.",
    too_large: "هذا أكبر مما نقبله.",
    too_many_requests: "محاولات كثيرة جدًا. انتظر قليلًا ثم حاول مجددًا.",
    unavailable: "لا يمكننا الرد الآن. حاول مجددًا بعد قليل.",
    internal: "حدث خلل من جهتنا. حاول مجددًا.",
};

const DATES: DateTexts = DateTexts {
    today: "اليوم",
    yesterday: "أمس",
    in_utc: |moment| format!("{moment} بالتوقيت العالمي (\u{2068}UTC\u{2069})"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_form_arabic_gives_them() {
        assert_eq!(passkeys(1), "مفتاح مرور واحد");
        assert_eq!(passkeys(2), "مفتاحا مرور");
        assert_eq!(passkeys(3), "3 مفاتيح مرور");
        assert_eq!(passkeys(11), "11 مفتاح مرور");
        assert_eq!(passkeys(100), "100 مفتاح مرور");
        assert_eq!(passkeys(103), "103 مفاتيح مرور");
        assert_eq!(retry_after(2), "حاول مجددًا بعد ثانيتين.");
        assert_eq!(retry_after(5), "حاول مجددًا بعد 5 ثوانٍ.");
        assert_eq!(retry_after(45), "حاول مجددًا بعد 45 ثانية.");
        assert_eq!(retry_after(600), "حاول مجددًا بعد 10 دقائق.");
    }
}
