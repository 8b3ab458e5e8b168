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
#[path = "ar/entry.rs"]
mod entry;
#[path = "ar/errors.rs"]
mod errors;
#[path = "ar/export.rs"]
mod export;
#[path = "ar/family.rs"]
mod family;
#[path = "ar/frozen.rs"]
mod frozen;
#[path = "ar/grades.rs"]
mod grades;
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

use crate::locale::{DateTexts, DevMailTexts, FailureTexts, Outcome, ShellTexts, Texts, isolate};

/// The whole table.
pub static TEXTS: Texts = Texts {
    shell: SHELL,
    landing: entry::LANDING,
    sign_up: entry::SIGN_UP,
    outcomes: entry::OUTCOMES,
    ceremony: entry::CEREMONY,
    sign_in: entry::SIGN_IN,
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
    grades: grades::GRADES,
    privacy: privacy::PRIVACY,
    consents: consents::CONSENTS,
    family: family::FAMILY,
    records: records::RECORDS,
    customer: records::CUSTOMER,
    legal: legal::LEGAL,
    terms: legal::TERMS,
    failures: FAILURES,
    dev_mail: DEV_MAIL,
    errors: errors::ERRORS,
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
