//! What a guardian may see of a child, until when, and what not and why: in sentences that name the child and blame nobody.

use jiff::civil::Date;
use leptos::prelude::*;
use portico_identity::portal::{Verdict, Why};

use crate::features::school::{ChildFrame, Place, Whose, child_path, school_page};
use crate::locale::zones::Zone;
use crate::locale::{ChildSeesTexts, Language, Outcome, SchoolTopic, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;
use crate::ui::outcome::outcome;

/// Whether a part of a child's data may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sees {
    /// It may, without an end that is known.
    Open,
    /// It may, to this last day.
    Until(Moment),
    /// It may, until the child turns so old on that day.
    UntilBirthday {
        /// The birthday.
        day: Moment,
        /// How old.
        age: i16,
    },
    /// The child is of age for it since a birthday.
    OfAge {
        /// The birthday.
        day: Moment,
        /// How old.
        age: i16,
    },
    /// The child decides since another day.
    HandedOver(Moment),
    /// The child keeps it.
    Withheld,
    /// The relation does not reach to it.
    NotInRights,
}

/// By what a moment becomes a day: a language, the clocks of the school, and the child's date of birth.
#[derive(Clone, Debug)]
pub(super) struct Days {
    pub language: Language,
    pub zone: Zone,
    pub born: Option<Date>,
}

impl Sees {
    /// Whether it may be seen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Open | Self::Until(_) | Self::UntilBirthday { .. } => true,
            Self::OfAge { .. } | Self::HandedOver(_) | Self::Withheld | Self::NotInRights => false,
        }
    }

    /// Of a verdict and, where it is known, the first moment at which it does not hold any more.
    pub(super) fn of(days: &Days, verdict: Verdict, until: Option<i64>) -> Self {
        match (verdict, until) {
            (Verdict::Allowed, None) => Self::Open,
            (Verdict::Allowed, Some(until)) => days.until(until),
            (Verdict::Hidden(why), _) => Self::closed(days, why),
        }
    }

    /// Of a reason why not.
    pub(super) fn closed(days: &Days, why: Why) -> Self {
        match why {
            Why::HandedOver { at } => days.handed_over(at),
            Why::Withheld => Self::Withheld,
            Why::NotInRights | Why::NoRelation | Why::Private => Self::NotInRights,
        }
    }

    /// The sentence, with the child's isolated name.
    pub(super) fn words(&self, texts: &ChildSeesTexts, name: &str) -> String {
        match self {
            Self::Open => texts.open.to_owned(),
            Self::Until(day) => (texts.until)(&day.words),
            Self::UntilBirthday { day, age } => (texts.until_birthday)(name, *age, &day.words),
            Self::OfAge { day, age } => (texts.of_age)(name, *age, &day.words),
            Self::HandedOver(day) => (texts.handed_over)(name, &day.words),
            Self::Withheld => (texts.withheld)(name),
            Self::NotInRights => texts.not_in_rights.to_owned(),
        }
    }

    /// Why it ends, where that needs a word.
    pub(super) fn why(&self, texts: &ChildSeesTexts, name: &str) -> Option<String> {
        match self {
            Self::Until(_) => Some(texts.why_until.to_owned()),
            Self::UntilBirthday { age, .. } => Some((texts.why_birthday)(name, *age)),
            Self::Open | Self::OfAge { .. } | Self::HandedOver(_) | Self::Withheld | Self::NotInRights => None,
        }
    }

    /// Since when it is over, where it was open before.
    fn ended(&self) -> Option<&Moment> {
        match self {
            Self::OfAge { day, .. } | Self::HandedOver(day) => Some(day),
            Self::Open | Self::Until(_) | Self::UntilBirthday { .. } | Self::Withheld | Self::NotInRights => None,
        }
    }
}

impl Days {
    fn until(&self, until: i64) -> Sees {
        match self.birthday(until) {
            Some(age) => Sees::UntilBirthday { day: self.day(until), age },
            // The last day on which it holds, not the first on which it does not.
            None => Sees::Until(self.day(until.saturating_sub(1))),
        }
    }

    fn handed_over(&self, at: i64) -> Sees {
        match self.birthday(at) {
            Some(age) => Sees::OfAge { day: self.day(at), age },
            None => Sees::HandedOver(self.day(at)),
        }
    }

    fn day(&self, at: i64) -> Moment {
        Moment::date(self.language, &self.zone, at)
    }

    fn birthday(&self, at: i64) -> Option<i16> {
        age_on_birthday(self.born?, self.zone.day_at(at))
    }
}

/// How old somebody turns on a day, if it is their birthday. Whoever was born on 29 February has it on the 28th or on 1 March, too.
fn age_on_birthday(born: Date, day: Date) -> Option<i16> {
    let same = (born.month(), born.day()) == (day.month(), day.day());
    let leap = (born.month(), born.day()) == (2, 29);
    let instead = leap && !day.in_leap_year() && [(2, 28), (3, 1)].contains(&(day.month(), day.day()));
    (same || instead).then(|| day.year() - born.year()).filter(|age| *age > 0)
}

/// The page of a part that is not for the reader: what it was, and why. Nothing of the data.
pub fn hidden_page(cx: &PageContext, child: &ChildFrame, topic: SchoolTopic, sees: &Sees) -> Page {
    let texts = &cx.texts.children.sees;
    let name = isolate(&child.name);
    let part = topic.words(&cx.texts.school.topics);
    let (sign, title) = match sees.ended() {
        Some(_) => (Icon::Clock, texts.ended_title.to_owned()),
        None => (Icon::Shield, (texts.hidden_title)(part.title)),
    };
    let ended = sees.ended().map(|day| view! { <p class="lead">{(texts.ended)(&(part.of)(&name), &day.words)}</p> });
    let body = view! {
        <div class="outcome">
            <span class="outcome-sign">{icon(sign)}</span>
            <h1>{title.clone()}</h1>
            {ended}
            <p>{sees.words(texts, &name)}</p>
        </div>
        <p class="actions"><a class="button" href=child_path(&child.id, Place::Overview)>{(texts.back)(&name)}</a></p>
    };
    school_page(cx, &Whose::Child(child.clone()), Place::Of(topic), part.title, body)
}

/// The page of a relation that has ended: nothing of the child, only since when.
pub fn ended_page(cx: &PageContext, day: &Moment) -> Page {
    let texts = &cx.texts.children.sees;
    let body = view! {
        <div class="outcome">
            <span class="outcome-sign">{icon(Icon::Clock)}</span>
            <h1>{texts.ended_title}</h1>
            <p class="lead">{(texts.relation_ended)(&day.words)}</p>
            <p>{texts.relation_ended_text}</p>
        </div>
        <p class="actions"><a class="button" href="/account/family">{cx.texts.children.more.family.title}</a></p>
    };
    Page::new(texts.ended_title, Width::Narrow, body)
}

/// A page that says one thing and leads on.
pub(super) fn nothing(words: Outcome, href: &'static str, label: &'static str) -> AnyView {
    view! {
        {outcome(Icon::Family, words)}
        <p class="actions"><a class="button primary" href=href>{label}</a></p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn days(born: Date) -> Days {
        Days { language: Language::En, zone: Zone::parse("Europe/Amsterdam").unwrap(), born: Some(born) }
    }

    #[test]
    fn a_birthday_is_named_and_any_other_day_is_only_a_day() {
        let days = days(date(2008, 5, 12));
        let birthday = days.zone.start_of(date(2026, 5, 12));
        let Sees::UntilBirthday { day, age } = Sees::of(&days, Verdict::Allowed, Some(birthday)) else { panic!() };
        assert_eq!((day.words.as_str(), age), ("12 May 2026", 18));
        let handed_over = Verdict::Hidden(Why::HandedOver { at: birthday });
        assert!(matches!(Sees::of(&days, handed_over, None), Sees::OfAge { age: 18, .. }));
        let Sees::Until(day) = Sees::of(&days, Verdict::Allowed, Some(days.zone.start_of(date(2026, 7, 1)))) else {
            panic!()
        };
        assert_eq!(day.words, "30 June 2026", "the last day on which it holds");
        assert_eq!(Sees::of(&days, Verdict::Allowed, None), Sees::Open);
    }

    #[test]
    fn whoever_was_born_on_a_leap_day_has_a_birthday_every_year() {
        let born = date(2008, 2, 29);
        assert_eq!(age_on_birthday(born, date(2026, 3, 1)), Some(18));
        assert_eq!(age_on_birthday(born, date(2026, 2, 28)), Some(18));
        assert_eq!(age_on_birthday(born, date(2028, 2, 29)), Some(20));
        assert_eq!(age_on_birthday(born, date(2028, 3, 1)), None, "there is a 29 February in 2028");
        assert_eq!(age_on_birthday(born, born), None);
    }

    proptest! {
        #[test]
        fn nobody_turns_an_age_on_two_days_of_a_year_unless_born_on_a_leap_day(
            born in 0..20_000_i32, year in 2030..2200_i16,
        ) {
            let born = date(1970, 1, 1).checked_add(jiff::Span::new().days(born)).unwrap();
            let first = date(year, 1, 1);
            let birthdays = first.series(jiff::Span::new().days(1)).take(usize::try_from(first.days_in_year()).unwrap());
            let birthdays: Vec<_> = birthdays.filter_map(|day| age_on_birthday(born, day)).collect();
            let leap = (born.month(), born.day()) == (2, 29) && !first.in_leap_year();
            prop_assert_eq!(birthdays, vec![year - born.year(); if leap { 2 } else { 1 }]);
        }
    }
}
