//! Home as each role sees it, invitations, a customer's accounts, and the page of the demo.

use portico_app::features::accounts::{Account, AccountCard, Accounts, account_page, accounts_page};
use portico_app::features::children::Overview;
use portico_app::features::demo::{self, DemoPage, InvitationRow, InvitationState, PartKey, PartRow};
use portico_app::features::home::{self, CustomerDay, Day, GuardianDay, Home, HomeNotice, MemberDay, Need, StudentDay};
use portico_app::features::invitation::{self, Invited, InvitedTo, Refused};
use portico_app::features::records::{
    Cell, Chart, ChartPoint, Column, Group, Link, ListView, Row, State, StateTone, Sum, Sums, Way,
};
use portico_app::features::school::{Count, TimetableDay};
use portico_app::locale::{ErrorCode, Language};

use super::school::{lesson, overview, row, stamps};
use super::{LONG_NAME, context, context_inside, html, moment};

/// Every page and state by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = homes(language, foreign);
    all.extend(invitations(language, foreign));
    all.extend(accounts(language, foreign));
    all.extend(demos(language, foreign));
    all
}

fn homes(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/home", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let needs = vec![
        Need::Invitation,
        Need::ChildConsents { child: "0193-noor".into(), name: own("Noor") },
        Need::Claim { organisation: own("Westerpark") },
    ];
    let later_needs = vec![
        Need::OwnHandOver { day: own("12 May 2027") },
        Need::HandOver { child: "0193-noor".into(), name: own("Noor"), day: own("12 May 2027") },
        Need::Attest { day: own("15 April 2027") },
    ];
    let home = |day| Home {
        name: own("Samira"),
        first_visit: false,
        codes_first: false,
        erasure: None,
        notice: Some(HomeNotice::Joined),
        role: Some(own("Customer of Oosterbank")),
        needs: needs.clone(),
        day,
        passkeys: 2,
    };
    let student_later = Home { needs: later_needs, ..home(Day::Student(StudentDay::default())) };
    let later = Overview { results: None, ..overview(foreign) };
    [
        ("home-customer", home(Day::Customer(customer(foreign).into()))),
        ("home-customer-nothing", home(Day::Customer(Box::default()))),
        ("home-student", home(Day::Student(student(foreign)))),
        ("home-student-nothing", student_later),
        ("home-guardian", home(Day::Guardian(GuardianDay { child: Some(overview(foreign)) }))),
        ("home-guardian-less", home(Day::Guardian(GuardianDay { child: Some(later) }))),
        ("home-guardian-nothing", home(Day::Guardian(GuardianDay::default()))),
        ("home-member", home(Day::Member(MemberDay { lists: vec![transactions(foreign)], stamps: stamps(foreign) }))),
        ("home-member-nothing", home(Day::Member(MemberDay::default()))),
    ]
    .map(|(name, home)| (name, html(cx, || home::page(cx, &home))))
    .to_vec()
}

fn card(foreign: Option<&str>) -> AccountCard {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    AccountCard {
        href: own("/portal/accounts/0193"),
        name: own("Household"),
        number: own("NL91 ABNA 0417 1643 00"),
        sort: own("Current"),
        balance: own("€1,204.50"),
        shared: own("shared with one other"),
    }
}

fn transactions(foreign: Option<&str>) -> ListView {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let sum = Sum { words: own("€12.00"), way: Some(Way::Paid), way_words: own("Paid") };
    let columns = [("Text", false), ("Amount", true)];
    let columns = columns.map(|(label, is_figures)| Column { label: own(label), is_figures });
    let title = Cell::Title { words: own(LONG_NAME), more: own("Bakery") };
    let rows = vec![Row { href: Some(own("/portal/records/transaction/0193")), cells: vec![title, Cell::Money(sum)] }];
    let sums = Some(Sums { words: own("€12.00 paid") });
    let groups = vec![Group { title: own("November 2026"), sums, rows }];
    ListView {
        path: "/portal/records/transaction".into(),
        title: own("Transactions"),
        is_part: true,
        columns: columns.into(),
        groups,
        ..ListView::default()
    }
}

fn customer(foreign: Option<&str>) -> CustomerDay {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    CustomerDay {
        accounts: vec![card(foreign), AccountCard { name: own(LONG_NAME), ..AccountCard::default() }],
        transactions: Some(transactions(foreign)),
        payments: vec![(own("/portal/loans/0193"), own("House"), own("€820.00 on 1 December 2026"))],
        stamps: stamps(foreign),
    }
}

fn student(foreign: Option<&str>) -> StudentDay {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let lessons = vec![lesson("Biology", None, foreign), lesson(LONG_NAME, None, foreign)];
    StudentDay {
        lessons: Some(TimetableDay { day: moment("Monday", foreign), is_today: false, lessons }),
        results: vec![row("Essay", Some("7.4 out of 10"), foreign)],
        attendance: vec![Count { state: State { words: own("Late"), tone: StateTone::Look }, times: 2 }],
        stamps: stamps(foreign),
    }
}

fn invitations(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let (out, inside) = (&context(language, foreign), &context_inside(language, "/invitation", foreign));
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let known = Invited {
        code: own("K7QM52XPD9"),
        organisation: own("Oosterbank"),
        until: Some(moment("5 December 2026", foreign)),
        birth_date: Some(own("1987-03-09")),
        ..Invited::default()
    };
    let guardian = Invited { to: InvitedTo::Guardian, error: Some(ErrorCode::InvitationBirthDate), ..known.clone() };
    let by = Invited { to: InvitedTo::Member, inviter: own(LONG_NAME), birth_date: None, ..known.clone() };
    let member = Invited { inviter: String::new(), wait: Some(60), ..by.clone() };
    let refused = |refused| html(out, || invitation::refused_page(out, refused));
    vec![
        ("invitation-outside", html(out, || invitation::page(out, &known))),
        ("invitation", html(inside, || invitation::page(inside, &known))),
        ("invitation-guardian-refused", html(inside, || invitation::page(inside, &guardian))),
        ("invitation-member-by", html(inside, || invitation::page(inside, &by))),
        ("invitation-member-wait", html(inside, || invitation::page(inside, &member))),
        ("invitation-ask", html(out, || invitation::ask_page(out, Some(60)))),
        ("invitation-waits", html(inside, || invitation::waits_page(inside, &own("Westerpark")))),
        ("invitation-unknown", refused(Refused::Unknown)),
        ("invitation-used", refused(Refused::Used)),
        ("invitation-expired", refused(Refused::Expired)),
        ("invitation-withdrawn", refused(Refused::Withdrawn)),
        ("invitation-of-age", refused(Refused::OfAge)),
        ("invitation-nothing", refused(Refused::Nothing)),
    ]
}

fn accounts(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context_inside(language, "/portal/accounts", foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let point = |value| ChartPoint { value, words: own("€1,204.50"), ..ChartPoint::default() };
    let chart = Chart { id: "balances", points: vec![point(1), point(-2), point(3)], ..Chart::default() };
    let back = Link { href: "/portal/accounts".into(), words: own("Accounts") };
    let account =
        Account { card: card(foreign), back, chart, transactions: transactions(foreign), stamps: stamps(foreign) };
    let all = Accounts { cards: vec![card(foreign)], stamps: stamps(foreign) };
    vec![
        ("accounts", html(cx, || accounts_page(cx, &all))),
        ("accounts-none", html(cx, || accounts_page(cx, &Accounts::default()))),
        ("account", html(cx, || account_page(cx, &account))),
    ]
}

fn demos(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = |state| InvitationRow {
        href: own("/invitation?code=K7QM52XPD9"),
        organisation: own("Westerpark"),
        child: own("Noor"),
        birth_date: own("2015-05-12"),
        birth_date_words: own("12 May 2015"),
        state,
    };
    let states = [InvitationState::Open, InvitationState::Taken, InvitationState::Over];
    let part = |key, is_over| PartRow {
        key,
        name: own(LONG_NAME),
        invitations: states.map(row).into(),
        is_over,
        others: true,
    };
    let page = DemoPage { parts: vec![part(PartKey::Customer, false), part(PartKey::Parent, true)] };
    vec![("demo", html(cx, || demo::page(cx, &page)))]
}
