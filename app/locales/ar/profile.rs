//! Arabic: what a person says about themselves.

use crate::locale::{ProfileTexts, RegionTexts};

/// The words.
pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    title: "الملف الشخصي",
    lead: "ما تخبرنا به عن نفسك، وسبب حاجتنا إليه. لا يرى هذه الصفحة سواك.",
    name: ("الاسم الكامل", "بأي أبجدية. يدلّ على صاحب هذا الحساب، لك ولمن يساعدك فيه."),
    preferred_name: (
        "الاسم الذي تحب أن تُنادى به",
        "نخاطبك به في الصفحات والرسائل. إن تركته فارغًا استخدمنا اسمك الكامل.",
    ),
    birth_date: ("تاريخ الميلاد", "بعض الأمور تتوقف على عمرك؛ نستخدمه لها وحدها ولا لشيء آخر. يمكنك تركه فارغًا."),
    birth_date_stands: "يبقى كما ذكرته أول مرة، لأن بعض الحقوق تتوقف عليه.",
    birth_date_correct: "أفيه خطأ؟ اطلب تصحيحه",
    language: ("اللغة", "نكتب لك بها الصفحات والرسائل."),
    time_zone: ("المنطقة الزمنية", "كي تكون الأوقات التي تقرؤها أوقات ساعتك."),
    no_zone: "لا شيء: اعرض الأوقات بالتوقيت العالمي",
    regions: RegionTexts {
        africa: "أفريقيا",
        america: "أمريكا",
        antarctica: "القارة القطبية الجنوبية",
        arctic: "المحيط المتجمد الشمالي",
        asia: "آسيا",
        atlantic: "المحيط الأطلسي",
        australia: "أستراليا",
        europe: "أوروبا",
        indian: "المحيط الهندي",
        pacific: "المحيط الهادئ",
    },
    look: ("فاتح أم داكن", "نحفظه كي تبدو صفحاتك كما هي أينما سجّلت الدخول."),
    look_device: "كما في الجهاز",
    look_light: "فاتح",
    look_dark: "داكن",
    submit: "حفظ",
    saved: "تم الحفظ.",
    addresses: "عناوين بريدك في صفحة أخرى.",
    addresses_link: "إلى عناوينك",
};
