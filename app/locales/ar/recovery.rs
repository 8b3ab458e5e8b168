//! العربية: الاستعادة في الحساب.

use super::Plural;
use crate::locale::RecoveryTexts;

fn left(count: usize) -> String {
    match Plural::of(count as u64) {
        Plural::Zero => "لم يبقَ أي رمز".to_owned(),
        Plural::One => "بقي رمز واحد".to_owned(),
        Plural::Two => "بقي رمزان".to_owned(),
        Plural::Few => format!("بقيت {count} رموز"),
        Plural::Many | Plural::Other => format!("بقي {count} رمزًا"),
    }
}

fn used(count: usize) -> String {
    match Plural::of(count as u64) {
        Plural::Zero => "لم يُستخدم أي رمز.".to_owned(),
        Plural::One => "استُخدم رمز واحد. أنشئ رمزًا جديدًا مكانه، فيكتمل لديك عشرة.".to_owned(),
        Plural::Two => "استُخدم رمزان. أنشئ رمزين جديدين مكانهما، فيكتمل لديك عشرة.".to_owned(),
        Plural::Few => format!("استُخدمت {count} رموز. أنشئ رموزًا جديدة مكانها، فيكتمل لديك عشرة."),
        Plural::Many | Plural::Other => format!("استُخدم {count} رمزًا. أنشئ رموزًا جديدة مكانها."),
    }
}

/// The words.
pub(super) const RECOVERY: RecoveryTexts = RecoveryTexts {
    title: "الاستعادة",
    lead: "ما يعيدك إلى حسابك إن فقدت مفاتيح مرورك يومًا.",
    banner: |moment| {
        format!("أحدهم يستعيد الدخول إلى هذا الحساب من دون مفتاح مرور. يمكن إتمام ذلك ابتداءً من {moment}.")
    },
    banner_link: "اطّلع على ذلك، أو أوقفه",
    running: "أحدهم يستعيد الدخول إلى هذا الحساب",
    running_text: |moment| {
        format!(
            "بدأ ذلك بأحد عناوينك، ويمكن إتمامه ابتداءً من {moment}. إن كنت أنت، فلا يلزمك فعل شيء. وإن لم تكن أنت، فأوقفه."
        )
    },
    stop: "إيقاف هذه الاستعادة",
    freeze: "تجميد الحساب أيضًا",
    stopped: "أُوقفت الاستعادة. حسابك كما كان.",
    recovered: "عدت إلى حسابك، وانتهت كل الجلسات الأخرى. ما زالت مفاتيح مرورك القديمة تعمل؛ أزل ما فقدته منها.",
    shown_again: "شكرًا لك. اضغط الزر الآن مرة أخرى.",
    codes: "رموز الاستعادة",
    codes_text: "عشرة رموز ليوم لا يكون فيه مفتاح مرور في متناولك. يعمل كل رمز مرة واحدة، مع رسالة تصلك.",
    none: "لا رموز لديك بعد. يستغرق ذلك دقيقة، وتكفي ورقة واحدة.",
    left,
    made: "أُنشئت في",
    used,
    replace: "استبدال ما استُخدم",
    make: "إنشاء عشرة رموز",
    make_anew: "إنشاء عشرة رموز جديدة",
    make_anew_text: "هل رآها أحد، أم فقدتها؟ تتوقف القديمة عن العمل على الفور.",
    fresh_title: "رموز استعادتك",
    fresh_lead: "احفظها الآن. تظهر هذه المرة فقط، ولا نستطيع نحن أيضًا قراءتها لاحقًا.",
    fresh_replaced: "اكتبها مكان المستخدمة. الرموز الأخرى على ورقتك ما زالت تعمل.",
    fresh_keep: "الأفضل على ورق، أو في مدير كلمات مرور. لا على الجهاز الذي يحمل مفتاح مرورك وحده.",
    sheet: |brand| format!("رموز الاستعادة لدى {brand}"),
    sheet_use: "يعمل كل رمز مرة واحدة. إن تعذّر عليك الدخول، فاختر «استعادة الدخول» وأكّد بريدك ثم اكتب أحد هذه الرموز.",
    copy: "نسخ",
    download: "تنزيل",
    print: "طباعة",
    by_hand: "حدّد الرموز لنسخها، أو اطبع هذه الصفحة بمتصفحك.",
    copied: "تم النسخ. ألصقها في مكان آمن.",
    copy_failed: "لم يسمح متصفحك بذلك. حدّد الرموز وانسخها بنفسك.",
    downloaded: "الملف بين تنزيلاتك. انقله إلى مكان آمن.",
    saved: "لقد حفظتها",
};

#[cfg(test)]
mod tests {
    use super::{left, used};

    #[test]
    fn codes_are_counted_as_arabic_counts() {
        assert_eq!(left(0), "لم يبقَ أي رمز");
        assert_eq!(left(2), "بقي رمزان");
        assert_eq!(left(10), "بقيت 10 رموز");
        assert!(used(1).starts_with("استُخدم رمز واحد"));
    }
}
