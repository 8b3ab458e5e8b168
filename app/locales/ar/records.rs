//! العربية: القوائم والسجلات وصفحات العميل.

use crate::locale::{CustomerTexts, Outcome, RecordsTexts};

/// The words.
pub(super) const RECORDS: RecordsTexts = RecordsTexts {
    filter: "تصفية",
    search: "بحث",
    all: "الكل",
    from: "من يوم",
    until: "حتى يوم",
    show: "عرض",
    show_all: "عرض الكل",
    here: "هذه الصفحة وحدها حتى الآن. اضغط «عرض» للبحث في كل شيء.",
    nothing: Outcome {
        title: "لا شيء هنا بعد", text: "حين يوجد شيء يظهر هنا من تلقاء نفسه."
    },
    nothing_found: Outcome {
        title: "لا نتائج",
        text: "في القائمة عناصر لكن لا شيء منها يطابق ما طلبته. ابحث عن شيء آخر أو اعرض الكل.",
    },
    pages: "صفحات القائمة",
    older: "الأقدم",
    newest: "العودة إلى الأحدث",
    file: "تنزيل على شكل جدول (\u{2068}CSV\u{2069})",
    file_hint: "كل ما يطابق، وبحد أقصى أحدث مئة ألف عنصر.",
    received: "وارد",
    paid: "مدفوع",
    sums: |received, paid| format!("الوارد {received} والصادر {paid}"),
    stamp_today: |source, time| format!("من {source}، اليوم الساعة {time}"),
    stamp: |source, moment| format!("من {source}، {moment}"),
    stamp_old: |source, moment| format!("آخر ما أرسله {source} كان في {moment}، وقد يكون ما تراه قد تغيّر بعد ذلك."),
    stamp_never: |source| format!("لم يرسل {source} شيئًا بعد."),
    as_table: "البيانات نفسها في جدول",
    hidden: "لا يُعرض لك",
    hidden_no_right: "صلتك لا تشمل هذا.",
    hidden_of_age: "بلغ ولدك السن التي يقرر فيها هذا بنفسه.",
    hidden_withheld: "احتفظ ولدك بهذا لنفسه.",
    hidden_private: "لا يراه إلا صاحبه.",
    product: "المنتج",
    quantity: "الكمية",
    unit_price: "سعر الوحدة",
    label: "البند",
    value: "القيمة",
};

/// The words.
pub(super) const CUSTOMER: CustomerTexts = CustomerTexts {
    accounts: "الحسابات",
    accounts_lead: "رصيدها الآن وكل ما دخلها وخرج منها.",
    no_accounts: Outcome {
        title: "لا حسابات بعد",
        text: "حين يُفتح حساب باسمك يظهر هنا من تلقاء نفسه. وإن كان أحد حساباتك ناقصًا فاسأل الموظفين.",
    },
    balance: "الرصيد",
    shared: |others| match others {
        1 => "مشترك مع شخص آخر".into(),
        2 => "مشترك مع شخصين آخرين".into(),
        others @ 3..=10 => format!("مشترك مع {others} أشخاص آخرين"),
        others => format!("مشترك مع {others} شخصًا آخر"),
    },
    transactions: "المعاملات",
    chart: "الرصيد خلال اثني عشر شهرًا",
    chart_text: |it| {
        format!(
            "كان {} في نهاية {} وهو الآن {}، وتراوح طوال هذه المدة بين {} و{}.",
            it.first, it.first_month, it.last, it.least, it.most
        )
    },
    month: "الشهر",
    at_end: "الرصيد في نهايته",
    loans: "القروض",
    loans_lead: "ما اقترضته وما بقي منه ومتى تدفع كل قسط.",
    no_loans: Outcome {
        title: "لا قروض", text: "ليس لديك قرض هنا. وإن صار لك قرض فسترى هنا كل قسط قادم."
    },
    schedule: "جدول الأقساط",
    schedule_text: "محسوب من المبلغ والفائدة وعدد الأشهر، والقسط الأخير يستوعب فرق التقريب.",
    due: "تاريخ الاستحقاق",
    payment: "القسط",
    interest: "الفائدة",
    repaid: "المسدَّد من الأصل",
    owed: "المتبقي",
    planned: "مقرر",
    past: "مضى",
    documents: "المستندات",
    documents_lead: "كشوف وعقود ورسائل لتحتفظ بها.",
    download: "تنزيل",
};
