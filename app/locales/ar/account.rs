//! Arabic: the account's own navigation.

use crate::locale::AccountTexts;

/// The words.
pub(super) const ACCOUNT: AccountTexts = AccountTexts {
    account: "حسابي",
    navigation: "حسابك",
    profile: "الملف الشخصي",
    addresses: "العناوين",
    messages: "الرسائل",
    passkeys: "مفاتيح المرور",
    recovery: "الاستعادة",
    sessions: "الجلسات",
    consents: "الموافقات",
    privacy: "بياناتك",
    activity: "النشاط",
    family: "العائلة",
    seen: "من اطّلع",
    organisation: "المؤسسة",
    kept: "شكرًا لك. ما كتبته ما زال هنا: اضغط الزر مرة أخرى.",
};
