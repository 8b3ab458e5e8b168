//! The family page, codes, and consents for a child, in every state.

use portico_app::features::claim::{self, ClaimForm, Claimed};
use portico_app::features::consents::ConsentsNotice;
use portico_app::features::family::{
    self, AdultCard, AdultTopic, ChildCard, ChildConsents, ChildStands, ChosenOn, EdgeRow, Family, FamilyNotice, Own,
    Sees,
};
use portico_app::locale::{ErrorCode, Language, SchoolTopic};
use portico_identity::portal::family::TopicChoice;
use uuid::Uuid;

use super::{LONG_NAME, consents, context_inside, html, moment};

/// Each by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/account/family", foreign);
    let at_code = &context_inside(language, "/account/family/claim", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let page = |family: Family| html(cx, || family::page(cx, &family));
    let code = |form: ClaimForm| html(at_code, || claim::page(at_code, &form));
    let children = Family { children: children(foreign), waiting: vec![own("Westerpark")], ..Family::default() };
    let adults = Family { adults: adults(foreign), notice: Some(FamilyNotice::Saved), ..Family::default() };
    let mut refused = adults.clone();
    if let Some(last) = refused.adults.last_mut() {
        last.error = Some(ErrorCode::FamilyDayInvalid);
        last.ticked = vec!["results".into()];
    }
    let unchanged = Family { notice: Some(FamilyNotice::Unchanged), ..Family::default() };
    let wrong = ClaimForm {
        code: own("K7QM52XPD9"),
        birth_date: own("2015-05-12"),
        code_error: Some(ErrorCode::InvitationCodeWrong),
        birth_date_error: Some(ErrorCode::InvitationBirthDate),
        ..ClaimForm::default()
    };
    let claimed = |claimed| ClaimForm { claimed: Some(claimed), ..ClaimForm::default() };
    let linked = Claimed::Linked { child: own(LONG_NAME), school: own("Westerpark") };
    let cards = vec![(consents::agreed("photos", foreign), 1, 2), (consents::agreed("school-trip", foreign), 1, 1)];
    let alone = Own { title: own(LONG_NAME), years: 16, since: moment("12 May 2026", foreign) };
    let for_child =
        ChildConsents { child: Uuid::from_u128(1), name: own("Noor"), cards, own: vec![alone], notice: None };
    let grown = ChildConsents { cards: Vec::new(), notice: Some(ConsentsNotice::Declined), ..for_child.clone() };
    let none = ChildConsents { own: Vec::new(), ..grown.clone() };
    vec![
        ("family", page(Family::default())),
        ("family-children", page(children)),
        ("family-adults", page(adults)),
        ("family-refused", page(refused)),
        ("family-unchanged", page(unchanged)),
        ("claim", code(ClaimForm::default())),
        ("claim-refused", code(wrong)),
        ("claim-too-many", code(ClaimForm { wait: Some(180), ..ClaimForm::default() })),
        ("claim-linked", code(claimed(linked))),
        ("claim-joined", code(claimed(Claimed::Joined { organisation: own("Oosterbank") }))),
        ("claim-waits", code(claimed(Claimed::Waits { organisation: own("Westerpark") }))),
        ("child-consents", html(cx, || family::consents_page(cx, &for_child))),
        ("child-consents-own", html(cx, || family::consents_page(cx, &grown))),
        ("child-consents-none", html(cx, || family::consents_page(cx, &none))),
    ]
}

fn children(foreign: Option<&str>) -> Vec<ChildCard> {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let edge = EdgeRow {
        kind: own("parent"),
        school: own("Westerpark"),
        source: own("the school"),
        ends_on: Some(moment("12 May 2033", foreign)),
        ended: false,
    };
    let desk = EdgeRow { kind: own("aunt"), school: String::new(), source: String::new(), ends_on: None, ended: true };
    let stands = [
        ChildStands::Sees(vec![SchoolTopic::Results, SchoolTopic::Timetable], Some(moment("12 May 2033", foreign))),
        ChildStands::Sees(vec![SchoolTopic::Results], None),
        ChildStands::Sees(Vec::new(), None),
        ChildStands::OfAge(vec![SchoolTopic::Results]),
        ChildStands::OfAge(Vec::new()),
        ChildStands::Ended,
    ];
    let cards = (1..).zip(stands).map(|(number, stands)| ChildCard {
        id: Uuid::from_u128(number),
        name: if matches!(stands, ChildStands::Ended) { String::new() } else { own(LONG_NAME) },
        stands,
        decides: number == 1,
        has_pages: number < 3,
        edges: vec![edge.clone(), desk.clone()],
    });
    cards.collect()
}

fn adults(foreign: Option<&str>) -> Vec<AdultCard> {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let topic = |topic, sees, choice| AdultTopic { topic, sees, choice };
    let young = AdultCard {
        id: Uuid::from_u128(11),
        name: own("Anna de Wit"),
        kind: own("parent"),
        schools: vec![own("Westerpark"), own("Oosterveld")],
        has_account: true,
        topics: vec![
            topic(SchoolTopic::Timetable, Sees::Yes, TopicChoice::Nothing),
            topic(SchoolTopic::Results, Sees::Withheld, TopicChoice::End),
            topic(SchoolTopic::Attendance, Sees::Yes, TopicChoice::Withhold),
        ],
        hand_over: Some(moment("20 April 2027", foreign)),
        of_age: false,
        ends_on: own("2027-01-15"),
        on: ChosenOn::Parents,
        ticked: Vec::new(),
        error: None,
    };
    let grown = AdultCard {
        id: Uuid::from_u128(12),
        name: own(LONG_NAME),
        schools: Vec::new(),
        has_account: false,
        topics: vec![
            topic(SchoolTopic::Timetable, Sees::Shared(None), TopicChoice::End),
            topic(SchoolTopic::Results, Sees::No, TopicChoice::Grant),
            topic(SchoolTopic::Attendance, Sees::Shared(Some(moment("30 June 2027", foreign))), TopicChoice::End),
        ],
        hand_over: None,
        of_age: true,
        ..young.clone()
    };
    vec![young, grown]
}
