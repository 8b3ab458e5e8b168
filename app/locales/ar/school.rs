//! العربية: الجدول والنتائج والحضور.

use crate::locale::{
    AttendanceTexts, Outcome, ParentsTexts, ResultsTexts, SchoolTexts, SchoolTopicsTexts, TimetableTexts, TopicWords,
};

/// الكلمات.
pub(super) const SCHOOL: SchoolTexts =
    SchoolTexts { topics: TOPICS, timetable: TIMETABLE, results: RESULTS, attendance: ATTENDANCE, parents: PARENTS };

const TOPICS: SchoolTopicsTexts = SchoolTopicsTexts {
    profile: TopicWords { title: "المدرسة والصف", of: |name| format!("مدرسة {name} والصف") },
    timetable: TopicWords {
        title: "الجدول الدراسي", of: |name| format!("جدول {name} الدراسي")
    },
    results: TopicWords { title: "النتائج", of: |name| format!("نتائج {name}") },
    attendance: TopicWords { title: "الحضور", of: |name| format!("سجل حضور {name}") },
    documents: TopicWords { title: "المستندات", of: |name| format!("مستندات {name}") },
};

const TIMETABLE: TimetableTexts = TimetableTexts {
    title: "الجدول الدراسي",
    weeks: "الأسابيع",
    week: |number| format!("الأسبوع {number}"),
    range: |first, last| format!("من {first} إلى {last}"),
    previous: "الأسبوع السابق",
    next: "الأسبوع التالي",
    this_week: "هذا الأسبوع",
    today: "اليوم",
    nothing: "لا حصص",
    empty: Outcome {
        title: "لا حصص في هذا الأسبوع",
        text: "لم تضع المدرسة شيئًا لهذا الأسبوع، أو لم ترسله بعد. انظر إلى أسبوع آخر أو عد لاحقًا.",
    },
    clocks: "الأوقات بتوقيت المدرسة.",
};

const RESULTS: ResultsTexts = ResultsTexts {
    title: "النتائج",
    empty: Outcome {
        title: "لا نتائج بعد", text: "متى رصدت المدرسة درجة وجدتها هنا تحت مادتها."
    },
    average: "المعدل",
    out_of: |score, max| format!("{score} من {max}"),
    percent: |share| format!("{share}٪"),
    no_mark: "لم تُرصد درجة بعد",
    other: "نتائج أخرى",
    progress: |subject| format!("التقدّم في {subject}"),
    progress_text: |first, first_day, last, last_day| format!("من {first} في {first_day} إلى {last} في {last_day}."),
    all: |count| match count {
        2 => "النتيجتان في جدول".to_owned(),
        3..=10 => format!("النتائج كلها في جدول ({count} نتائج)"),
        _ => format!("النتائج كلها في جدول ({count} نتيجة)"),
    },
    table_of: |subject| format!("نتائج {subject}"),
    what: "الموضوع",
    day: "تاريخ الرصد",
    mark: "الدرجة",
    subject: "المادة",
    school: "المدرسة",
    back: "كل النتائج",
    comment: "ما كتبه المعلّم",
    only_you: "لا يقرأ هذا هنا أحد سواك.",
};

const ATTENDANCE: AttendanceTexts = AttendanceTexts {
    title: "الحضور",
    range: |first, last| format!("من {first} إلى {last}."),
    times: |count| match count {
        1 => "مرة واحدة".to_owned(),
        2 => "مرتان".to_owned(),
        3..=10 => format!("{count} مرات"),
        _ => format!("{count} مرة"),
    },
    count: |state, times| format!("{state}: {times}"),
    empty: Outcome {
        title: "لم يُسجَّل شيء بعد", text: "متى سجّلت المدرسة الحضور وجدت هنا كل حصة."
    },
    pages: "مزيد من السجل",
    older: "الأقدم",
    newest: "الأحدث",
    only_you: "لا يقرأ هذا هنا أحد سواك.",
};

const PARENTS: ParentsTexts = ParentsTexts {
    title: "ما يراه والداي",
    lead: "ما يمكن لكل منهما أن يطلع عليه من أيامك الدراسية، وما القرار فيه لك.",
    empty: Outcome {
        title: "لا أحد سواك يطلع هنا على أيامك الدراسية",
        text: "لم يُربط بك أحد الوالدين أو وليّ أمر. وإن ربطت المدرسة أحدًا رأيت ذلك هنا.",
    },
    seen: Outcome {
        title: "من اطّلع", text: "كل مرة اطّلع فيها أحد سواك على صفحاتك، مع وقتها."
    },
    private: "ما يكتبه لك المعلّمون وسبب غيابك لا يقرأهما هنا أحد سواك، مهما كان غير ذلك ظاهرًا لهم.",
};
