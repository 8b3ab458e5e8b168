//! العربية: قائمة الجلسات.

use crate::locale::{Outcome, SessionsTexts, isolate};

/// The words.
pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    title: "الجلسات",
    lead: "كل متصفح حسابك مفتوح فيه الآن. ما تُنهيه يصبح في الخارج عند خطوته التالية.",
    device: |browser, system| format!("{} على {}", isolate(browser), isolate(system)),
    unknown_device: "جهاز غير معروف",
    this_one: "هذه الجلسة",
    others: "في أماكن أخرى",
    first_seen: "بدأت",
    last_seen: "آخر نشاط",
    now: "الآن",
    place: "الشبكة في",
    end: "إنهاء",
    end_named: |device| format!("إنهاء الجلسة على {device}"),
    end_others: "إنهاء كل الجلسات الأخرى",
    end_others_text: "تبقى مسجّل الدخول هنا، وفي كل مكان آخر يلزم مفتاح مرور من جديد.",
    alone: Outcome {
        title: "لا مكان آخر",
        text: "حسابك مفتوح هنا فقط. حين تسجّل الدخول على جهاز آخر تجده في هذه القائمة.",
    },
    ended: "انتهت تلك الجلسة.",
    others_ended: "انتهت كل الجلسات الأخرى.",
    gone: "تلك الجلسة ليست في قائمتك: لقد انتهت من قبل.",
};
