//! العربية: الأدوار وصفحاتها.

use crate::locale::RolesTexts;

/// The words.
pub(super) const ROLES: RolesTexts = RolesTexts {
    acting: |role| format!("بصفتك: {role}"),
    choose: "تابع بصفتك",
    customer: "عميل",
    student: "طالب",
    guardian: "ولي أمر",
    member: "شريك",
    customer_of: |organisation| format!("عميل لدى {organisation}"),
    student_of: |organisation| format!("طالب في {organisation}"),
    guardian_of: "ولي أمر",
    member_of: |organisation| format!("عن {organisation}"),
    accounts: "الحسابات",
    loans: "القروض",
    documents: "المستندات",
    timetable: "الجدول",
    results: "النتائج",
    attendance: "الحضور",
    parents: "الوالدان",
    children: "الأبناء",
    orders: "الطلبات",
    tickets: "الاستفسارات",
    invoices: "الفواتير",
    logs: "السجلات",
    reports: "التقارير",
    settings: "الإعدادات",
    search: "بحث",
};
