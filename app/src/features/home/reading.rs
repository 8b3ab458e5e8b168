//! Reading what the day brings: short lists, each through the one place where access is decided. What the role may not see is simply not in it.

use portico_identity::portal::{About, Acting, ListAsk, Listed, Order, RecordPage, Role, Shown};
use uuid::Uuid;

use super::day::{CustomerDay, Day, GuardianDay, MemberDay, StudentDay};
use super::family_needs;
use super::needs::Need;
use crate::features::accounts::{AccountCard, grouped};
use crate::features::children::child_in_short;
use crate::features::loans::{schedule, terms_of};
use crate::features::records::{
    Filter, ListView, Place, Reader, Stamp, find_kind, list_of, money_words, stamp_of, sum_of, title_of,
};
use crate::features::school::{Part, Pupil, Whose, month_of, row, stamps, with_states};
use crate::locale::zones::Zone;
use crate::shell::{Detour, Visit};

/// How many lines a block has.
const LINES: u32 = 5;
/// More accounts than that stand on their own page.
const ACCOUNTS: u32 = 6;
/// More entries than a month of lesson hours has.
const MONTH: u32 = 600;
/// What the day brings to whoever acts, and what of it needs them. `child` is the one that a link names.
pub(super) async fn read(visit: &Visit, child: Option<Uuid>) -> Result<(Day, Vec<Need>), Detour> {
    let Some(acting) = visit.acting_now() else { return Ok((Day::Nobody, Vec::new())) };
    match acting.role() {
        Role::Customer(_) => Ok((Day::Customer(Box::new(customer(visit, acting).await?)), Vec::new())),
        Role::Student(school) => {
            Ok((Day::Student(student(visit, acting, school).await?), family_needs::own_hand_over(visit).await?))
        }
        Role::Guardian => guardian(visit, acting, child).await,
        Role::Member(_) => Ok((Day::Member(member(visit, acting).await?), attestation(visit, acting).await?)),
    }
}

/// Records, where they may be seen.
async fn list(visit: &Visit, acting: &Acting, about: &About, ask: &ListAsk) -> Result<Option<RecordPage>, Detour> {
    match visit.portal.identity.list_records(acting, about, ask).await? {
        Listed::Shown(page) => Ok(Some(page)),
        Listed::Hidden(_) | Listed::NotFound => Ok(None),
    }
}

/// A short list under one heading, without its months; its stamps go to those of the day.
fn short(
    visit: &Visit,
    (kind, path, title): (&str, &str, &str),
    page: &RecordPage,
    stamps: &mut Vec<Stamp>,
) -> Result<ListView, Detour> {
    let kind = find_kind(visit, kind)?;
    let reader = Reader::of(visit);
    let place = Place {
        path: path.into(),
        records: Some(path.into()),
        title: title.into(),
        is_part: true,
        is_short: true,
        ..Place::default()
    };
    let mut list = list_of(&reader, kind, &place, &Filter::default(), page);
    let rows = list.groups.drain(..).flat_map(|group| group.rows).collect();
    list.groups = vec![crate::features::records::Group { rows, ..Default::default() }];
    (list.older, list.newest) = (None, None);
    collect(stamps, std::mem::take(&mut list.stamps));
    Ok(list)
}

/// Each stamp once.
fn collect(all: &mut Vec<Stamp>, more: Vec<Stamp>) {
    for stamp in more {
        if !all.contains(&stamp) {
            all.push(stamp);
        }
    }
}

async fn customer(visit: &Visit, acting: &Acting) -> Result<CustomerDay, Detour> {
    let mut day = CustomerDay::default();
    let reader = Reader::of(visit);
    let ask = ListAsk { order: Order::OldestFirst, limit: ACCOUNTS, ..ListAsk::newest("bank-account") };
    if let Some(page) = list(visit, acting, &About::Myself, &ask).await? {
        let kind = find_kind(visit, "bank-account")?;
        let card = |shown: &Shown| AccountCard {
            href: format!("/portal/accounts/{}", shown.id),
            name: title_of(&reader, kind, shown),
            number: grouped(shown.text("number")),
            balance: sum_of(&reader, kind, shown).map(|sum| sum.words).unwrap_or_default(),
            ..AccountCard::default()
        };
        day.accounts = page.records.iter().map(card).collect();
        collect(&mut day.stamps, page.freshness.iter().map(|one| stamp_of(&reader, one)).collect());
    }
    let newest = ListAsk { limit: LINES, ..ListAsk::newest("transaction") };
    if let Some(page) = list(visit, acting, &About::Myself, &newest).await? {
        let what = ("transaction", "/portal/records/transaction", visit.language().texts().day.transactions);
        day.transactions = Some(short(visit, what, &page, &mut day.stamps)?);
    }
    let running = ListAsk { state: Some("running".into()), limit: LINES, ..ListAsk::newest("loan") };
    if let Some(page) = list(visit, acting, &About::Myself, &running).await? {
        day.payments = page.records.iter().filter_map(|loan| next_payment(visit, &reader, loan)).collect();
    }
    Ok(day)
}

/// The page and the name of a loan, and how much is due on which day.
fn next_payment(visit: &Visit, reader: &Reader, loan: &Shown) -> Option<(String, String, String)> {
    let kind = find_kind(visit, "loan").ok()?;
    let today = reader.zone.day_at(reader.now);
    let next = schedule(&terms_of(loan)?).into_iter().find(|payment| payment.due_on >= today)?;
    let currency = kind.currency.as_deref().map(|field| loan.text(field)).unwrap_or_default();
    let sum = money_words(reader.language, next.payment, currency);
    let due = reader.day(&next.due_on.to_string())?;
    let words = (visit.language().texts().day.next_payment)(&sum, &due.words);
    Some((format!("/portal/loans/{}", loan.id), title_of(reader, kind, loan), words))
}

async fn student(visit: &Visit, acting: &Acting, school: Uuid) -> Result<StudentDay, Detour> {
    let pupil = Pupil { acting: acting.clone(), about: About::Myself, whose: Whose::Mine, schools: vec![school] };
    let mut day = StudentDay { lessons: open(pupil.next_lessons(visit).await?), ..StudentDay::default() };
    if let Some(page) = open(pupil.newest_results(visit, 3).await?) {
        day.results = page.records.iter().map(|shown| row(visit.language(), &pupil.whose, shown)).collect();
        collect(&mut day.stamps, stamps(visit, &page.freshness));
    }
    let zone: Zone = pupil.zone(visit).await?;
    let first = zone.day_at(acting.at()).first_of_month();
    let ask = ListAsk {
        from: first.yesterday().map(|before| zone.start_of(before)).ok(),
        limit: MONTH,
        ..ListAsk::newest("attendance")
    };
    if let Some(page) = open(pupil.list(visit, &ask).await?) {
        let month = first.to_string().get(..7).unwrap_or_default().to_owned();
        let entries: Vec<&Shown> = page.records.iter().filter(|shown| month_of(shown) == month).collect();
        day.attendance = with_states(visit, |states| states.counts(&entries));
        collect(&mut day.stamps, stamps(visit, &page.freshness));
    }
    Ok(day)
}

fn open<T>(part: Part<T>) -> Option<T> {
    match part {
        Part::Open(part) => Some(part),
        Part::Closed(_) => None,
    }
}

async fn guardian(visit: &Visit, acting: &Acting, asked: Option<Uuid>) -> Result<(Day, Vec<Need>), Detour> {
    let children = visit.portal.identity.children(acting).await?;
    // A child that a link names and that is not theirs is nobody: the first one stands there.
    let chosen = children.iter().find(|child| Some(child.id) == asked).or(children.first());
    let child = match chosen {
        Some(child) => child_in_short(visit, child.id).await?,
        None => None,
    };
    let mut needs = family_needs::consents(visit, acting, &children).await?;
    for child in &children {
        needs.extend(family_needs::hand_over(visit, acting, child).await?);
    }
    Ok((Day::Guardian(GuardianDay { child }), needs))
}

async fn member(visit: &Visit, acting: &Acting) -> Result<MemberDay, Detour> {
    let texts = &visit.language().texts().day;
    let mut day = MemberDay::default();
    let blocks = [
        ("order", Some("open"), "/portal/orders", texts.orders),
        ("ticket", Some("open"), "/portal/tickets", texts.tickets),
        ("invoice", Some("open"), "/portal/invoices", texts.invoices),
        ("invoice", Some("overdue"), "/portal/invoices", texts.invoices),
        ("report", None, "/portal/reports", texts.report),
    ];
    for (kind, state, path, title) in blocks {
        let limit = if kind == "report" { 1 } else { LINES };
        let ask = ListAsk { state: state.map(str::to_owned), limit, ..ListAsk::newest(kind) };
        let Some(page) = list(visit, acting, &About::Firm, &ask).await? else { continue };
        let mut list = short(visit, (kind, path, title), &page, &mut day.stamps)?;
        // What is overdue stands with what is open, and before it.
        match day.lists.last_mut().filter(|last| last.path == list.path) {
            Some(last) => {
                let rows = list.groups.drain(..).flat_map(|group| group.rows);
                let first: Vec<_> = rows.chain(last.groups.drain(..).flat_map(|group| group.rows)).collect();
                last.groups = vec![crate::features::records::Group { rows: first, ..Default::default() }];
            }
            None => day.lists.push(list),
        }
    }
    Ok(day)
}

/// Members whom nobody has confirmed for long are suspended: the admins hear it before.
async fn attestation(visit: &Visit, acting: &Acting) -> Result<Vec<Need>, Detour> {
    let due = visit.portal.identity.attestation_due(acting).await?;
    let day = due.and_then(|due| Reader::of(visit).day(&due));
    Ok(day.map(|day| Need::Attest { day: day.words }).into_iter().collect())
}
