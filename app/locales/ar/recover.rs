//! العربية: استعادة الدخول من دون مفتاح مرور.

use super::Plural;
use crate::locale::{Outcome, RecoverTexts};

fn wait_length(hours: u64) -> String {
    let (number, one, two, few, many) = if hours >= 24 && hours.is_multiple_of(24) {
        (hours / 24, "يومًا واحدًا", "يومين", "أيام", "يومًا")
    } else {
        (hours, "ساعة واحدة", "ساعتين", "ساعات", "ساعة")
    };
    match Plural::of(number) {
        Plural::Zero | Plural::One => one.to_owned(),
        Plural::Two => two.to_owned(),
        Plural::Few => format!("{number} {few}"),
        Plural::Many | Plural::Other => format!("{number} {many}"),
    }
}

/// The words.
pub(super) const RECOVER: RecoverTexts = RecoverTexts {
    title: "استعادة الدخول",
    lead: "خذ وقتك: لم تفقد شيئًا. أمران ينفعان في الغالب، وكلاهما سريع.",
    signed_in: "أنت مسجّل الدخول وستبقى كذلك. إن لم يعد لديك مفتاح مرور، فمن هنا تحصل على مفتاح جديد.",
    under_way: "لقد بدأت في هذا المتصفح من قبل.",
    under_way_link: "تابع من حيث توقفت",
    other_device: (
        "ابحث في أجهزتك الأخرى",
        "كثيرًا ما تكون مفاتيح المرور متزامنة. ربما ما زال مفتاحك على هاتف أو جهاز لوحي أو حاسوب استخدمته من قبل.",
    ),
    phone: ("استخدم هاتفك مع هذا الحاسوب", "اختر «تسجيل الدخول بمفتاح مرور»، ثم الهاتف، وامسح الرمز الذي يظهر."),
    by_mail: "لم ينفعك أي منهما؟",
    by_mail_text: "ابدأ إذن ببريدك. الرسالة وحدها لا تفتح حسابًا، وبذلك يبقى في الخارج كل من يستطيع قراءتها؛ وبعدها نطلب إثباتًا ثانيًا.",
    email: "عنوان البريد الإلكتروني",
    email_hint: "أي عنوان من عناوين حسابك.",
    submit: "أرسلوا إليّ رسالة",
    support: "تفضّل أن تسأل إنسانًا؟",
    contact: |brand| format!("تواصل مع {brand}"),
    back: "العودة إلى تسجيل الدخول",
    sent_lead: |address| format!("أرسلنا رسالة إلى {address}. تبقى صالحة عشر دقائق."),
    sent_ways: "افتح رابطها في هذا المتصفح. وإن كنت تقرأ بريدك في مكان آخر، فاكتب رمزها هنا.",
    other_address: "استخدام عنوان آخر",
    confirm_title: "نعم، هذا بريدي",
    confirm_lead: |address| format!("اضغط الزر لتأكيد أنك تقرأ بريد {address}."),
    confirm_submit: "تأكيد ومتابعة",
    other_browser: Outcome {
        title: "تابع من حيث بدأت",
        text: "لا يعمل هذا الرابط إلا في المتصفح الذي طلبه. عد إلى هناك واكتب رمز الرسالة نفسها. لم يُستهلك شيء بفتح الرابط هنا.",
    },
    expired: Outcome {
        title: "انتهت صلاحية هذه الرسالة",
        text: "حرصًا على أمانك تعمل عشر دقائق. لم تفقد شيئًا، ويمكنك الحصول على رسالة جديدة الآن.",
    },
    expired_again: |address| format!("تصل الرسالة الجديدة إلى {address}."),
    spent: Outcome {
        title: "استُخدم هذا الرابط من قبل",
        text: "إن كنت ما زلت في الطريق، فتابع في المتصفح الذي استخدمته فيه. وإلا فابدأ من جديد؛ لم تفقد شيئًا.",
    },
    unknown: Outcome {
        title: "لا نعرف هذا الرابط",
        text: "ربما انقطع جزء منه في الطريق، أو حلّت محلّه رسالة أحدث. افتح الرابط الذي في أحدث رسالة، أو ابدأ من جديد.",
    },
    over: Outcome {
        title: "انتهت هذه الاستعادة",
        text: "اكتملت، أو أوقفها أحد له صلة بالحساب، أو مضت عليها ساعة. إن كنت لا تزال عاجزًا عن الدخول، فابدأ من جديد.",
    },
    begin_again: "البدء من جديد",
    proof_title: "إثبات آخر",
    proof_lead: "تم تأكيد بريدك. والآن إثبات ثانٍ، كي لا تكفي قراءة بريدك للدخول. اختر ما لديك.",
    saved_code: "رمز استعادة",
    saved_code_text: "أحد الرموز العشرة التي طبعتها أو حفظتها.",
    saved_code_label: "رمز الاستعادة",
    saved_code_hint: "سبع مجموعات من أربعة أحرف. لا أثر لحالة الأحرف ولا للمسافات ولا للشرطات.",
    saved_code_submit: "استخدام هذا الرمز",
    no_codes: "لا رموز استعادة محفوظة لهذا الحساب.",
    second_address: "عنوان آخر من عناوينك",
    second_address_text: "نرسل إليه رمزًا تكتبه هنا.",
    second_address_submit: |address| format!("إرسال رمز إلى {address}"),
    wait: "الوقت",
    wait_text: |length| {
        format!("إن لم يكن لديك غير ذلك، فانتظر {length}. بهذا يجد صاحب الحساب وقتًا للاعتراض إن لم تكن أنت من يطلب.")
    },
    wait_told: "نكتب الآن وكل يوم إلى كل عناوين الحساب. ومن يقرأ تلك الرسائل أو يكون مسجّل الدخول يستطيع إيقاف ذلك.",
    wait_length,
    wait_submit: "بدء الانتظار",
    wait_running: |moment| format!("مدة الانتظار جارية، وتنتهي في {moment}."),
    wait_running_link: "كيف يستمر الأمر",
    wait_over: "انتهت مدة انتظارك",
    wait_over_text: |moment| format!("لم يعترض أحد. يمكنك إنشاء مفتاح مرور جديد حتى {moment}."),
    wait_over_submit: "متابعة",
    second_title: "تفقّد بريدك الآخر",
    second_lead: |address| format!("أرسلنا رمزًا إلى {address}. يبقى صالحًا عشر دقائق."),
    other_ways: "اختيار إثبات آخر",
    waiting_title: "مدة انتظارك جارية",
    waiting_lead: |moment| format!("تنتهي في {moment}."),
    waiting_return: (
        "عد حينها إلى هنا",
        "افتح «استعادة الدخول» من جديد على أي جهاز، وأكّد بريدك مرة أخرى. لديك سبعة أيام لذلك.",
    ),
    waiting_told: (
        "يُخبَر كل من يعنيه الأمر",
        "تصل إلى كل عناوين الحساب رسالة الآن، ثم رسالة كل يوم، ورسالة حين تنتهي المدة.",
    ),
    waiting_stop: (
        "يمكن إيقاف ذلك",
        "من يقرأ إحدى تلك الرسائل، أو يكون مسجّل الدخول إلى الحساب، يستطيع إيقافه بضغطة واحدة.",
    ),
    passkey_title: "أنشئ مفتاح مرور جديدًا",
    passkey_lead: "أثبتّ أنك أنت. مفتاح مرور جديد على هذا الجهاز، وتكون في الداخل.",
    passkey_then: "تنتهي عندها كل جلسات حسابك الأخرى، ونكتب إلى كل عناوينك.",
};

#[cfg(test)]
mod tests {
    use super::wait_length;

    #[test]
    fn lengths_take_the_form_arabic_gives_them() {
        assert_eq!(wait_length(72), "3 أيام");
        assert_eq!(wait_length(24), "يومًا واحدًا");
        assert_eq!(wait_length(48), "يومين");
        assert_eq!(wait_length(30), "30 ساعة");
        assert_eq!(wait_length(5), "5 ساعات");
    }
}
