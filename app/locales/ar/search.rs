//! العربية: البحث، ومن اطّلع.

use crate::locale::{Outcome, SearchTexts, SeenTexts};

/// The search.
pub(super) const SEARCH: SearchTexts = SearchTexts {
    title: "البحث",
    lead: "يبحث في كل ما يمكنك رؤيته بصفتك الحالية.",
    words: "كلمات البحث",
    first_words: "لا تُحتسب إلا الكلمات الست الأولى.",
    go: "ابحث",
    count: |count| match count {
        1 => "نتيجة واحدة.".to_owned(),
        2 => "نتيجتان.".to_owned(),
        3..=10 => format!("{count} نتائج."),
        count => format!("{count} نتيجة."),
    },
    more: "هذه أحدث النتائج. أضف كلمة أخرى لتجد ما هو أقدم.",
    nothing: Outcome {
        title: "لا نتائج",
        text: "لا يوجد ما يحتوي على هذه الكلمات جميعًا. جرّب كلمات أقل أو أقصر، أو انتقل إلى صفة أخرى من صفاتك.",
    },
};

/// Who looked.
pub(super) const SEEN: SeenTexts = SeenTexts {
    title: "من اطّلع على بياناتك",
    lead: "كلما فتح شخص آخر صفحة عنك سُجّل ذلك هنا.",
    lead_child: |name| format!("كلما فتح أحد صفحة عن {name} سُجّل ذلك هنا، في حدود ما يحق لك أن تراه."),
    whose: "قائمة من",
    mine: "قائمتي",
    looked: |who, what| format!("اطّلع {who} على {what}"),
    topic: |topic| match topic {
        "profile" => "الملف الشخصي",
        "timetable" => "الجدول الدراسي",
        "results" => "النتائج",
        "attendance" => "الحضور",
        "documents" => "المستندات",
        "members" => "صفحة أحد الأعضاء",
        "money" => "الحسابات والمدفوعات",
        "loans" => "القروض",
        _ => "البيانات",
    },
    relation: |relation| match relation {
        "guardian" => "بصفته ولي أمر",
        "member" => "من داخل الجهة",
        _ => "بصفة أخرى",
    },
    nobody: "شخص لم يعد له حساب",
    empty: Outcome {
        title: "لم يطّلع أحد بعد",
        text: "حين يفتح ولي أمر أو زميل أو غيرهما صفحة عنك يظهر ذلك هنا خلال ثوانٍ.",
    },
    pages: "صفحات القائمة",
    older: "الأقدم",
    newest: "العودة إلى الأحدث",
};
