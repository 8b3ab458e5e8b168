//! What happened as one sentence: the words of its kind, and after them whom and what it is about.

use portico_identity::activity::ActivityAbout;
use portico_identity::events::EventKind;

use crate::locale::{SchoolTopic, Texts, isolate};

/// The whole sentence. Names stand in isolates, as they may be of any script.
pub(super) fn sentence(texts: &Texts, kind: EventKind, about: &ActivityAbout) -> String {
    let event = texts.events.text(kind);
    about_words(texts, about).map_or_else(|| event.to_owned(), |about| (texts.activity.named)(event, &about))
}

fn about_words(texts: &Texts, about: &ActivityAbout) -> Option<String> {
    let isolated = |name: &String| (!name.is_empty()).then(|| isolate(name));
    let topics = about.topics.iter().filter_map(|name| SchoolTopic::parse(name));
    let topics = topics.map(|topic| topic.words(&texts.school.topics).title.to_owned());
    let whom = match (isolated(&about.who), isolated(&about.organisation)) {
        (Some(who), Some(organisation)) => Some((texts.activity.at)(&who, &organisation)),
        (who, organisation) => who.or(organisation),
    };
    let parts = topics.chain(isolated(&about.setting)).chain(whom);
    parts.reduce(|one, other| (texts.activity.between)(&one, &other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn said(language: Language, kind: EventKind, about: ActivityAbout) -> String {
        sentence(language.texts(), kind, &about).replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn a_sentence_says_whom_and_what_it_is_about() {
        let member =
            ActivityAbout { who: "Sam Sees".into(), organisation: "Noordkade".into(), ..ActivityAbout::default() };
        let invited = |language| said(language, EventKind::MemberInvited, member.clone());
        assert_eq!(invited(Language::En), "A colleague was invited: Sam Sees at Noordkade");
        assert!(invited(Language::Nl).ends_with(": Sam Sees bij Noordkade"));
        assert!(invited(Language::Ar).ends_with(": Sam Sees لدى Noordkade"));
        let topics = vec!["results".to_owned(), "attendance".into(), "unheard-of".into()];
        let granted = ActivityAbout { who: "Maria".into(), topics, ..ActivityAbout::default() };
        assert!(said(Language::En, EventKind::TopicGranted, granted).ends_with(": Results, Attendance, Maria"));
        let setting = ActivityAbout { setting: "Invoice frequency".into(), ..ActivityAbout::default() };
        assert!(said(Language::En, EventKind::SettingChanged, setting).ends_with(": Invoice frequency"));
        assert_eq!(said(Language::En, EventKind::SignedIn, ActivityAbout::default()), "You signed in");
    }

    #[test]
    fn names_stand_by_themselves() {
        let about = ActivityAbout { who: "a\u{202e}b".into(), ..ActivityAbout::default() };
        let whole = sentence(Language::En.texts(), EventKind::GuardianLinked, &about);
        assert!(whole.ends_with(": \u{2068}a\u{202e}b\u{2069}"), "{whole}");
    }
}
