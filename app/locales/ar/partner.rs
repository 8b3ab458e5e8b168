//! العربية: صفحات الشركة.

use crate::locale::{Outcome, PartnerTexts, SettingChangesTexts, SettingsTexts};

/// The words.
pub(super) const PARTNER: PartnerTexts = PartnerTexts {
    orders_lead: "ما طلبته شركتك، وأين وصل.",
    tickets_lead: "أسئلة ومشكلات أبلغت عنها شركتك.",
    invoices_lead: "ما فُوتر على شركتك، وما بقي للدفع.",
    logs_lead: "ما دوّنته الخدمات عن استعمال شركتك لها.",
    reports_lead: "أرقام عن شركتك، فترة بعد فترة.",
    line_total: "مجموع البند",
    total: "كل البنود",
    settings: SettingsTexts {
        title: "الإعدادات",
        lead: "كيف تعمل الخدمات لشركتك. كل تغيير يسري فورًا، ويراه في التقارير كل من يحق له الاطلاع عليها في شركتك.",
        read_only: "يمكنك الاطلاع على الإعدادات. ويستطيع أحد مديري شركتك أن يسمح لك بتغييرها.",
        empty: Outcome {
            title: "لا إعدادات بعد", text: "لم يعرض شريكك شيئًا للضبط بعد. حين يوجد شيء تجده هنا."
        },
        on: "يعمل",
        off: "متوقف",
        nothing: "فارغ",
        value: |setting| format!("قيمة {setting}"),
        submit: "حفظ",
        submit_named: |setting| format!("حفظ {setting}"),
        saved: "حُفظ التغيير، وهو في التقرير.",
        unchanged: "كان الأمر كذلك من قبل، ولم يتغيّر شيء.",
        changed: |name, when| format!("غيّره {name}، {when}"),
        changed_by_nobody: |when| format!("تغيّر {when}، على يد شخص لم يعد له حساب"),
        as_delivered: "لم تغيّره شركتك",
        report: "تغييرات الإعدادات",
    },
    changes: SettingChangesTexts {
        title: "تغييرات الإعدادات",
        lead: "كل تغيير أجرته شركتك، والأحدث أولًا: ما كان عليه الإعداد، وما صار إليه، ومن غيّره.",
        empty: Outcome {
            title: "لم يتغيّر شيء بعد", text: "حين يغيّر أحد في شركتك إعدادًا تجد ذلك هنا."
        },
        when: "متى",
        setting: "الإعداد",
        before: "كان",
        after: "صار",
        who: "على يد",
        gone: "إعداد لم يعد موجودًا",
    },
};
