//! `/portal/loans`.

use axum::extract::Query;
use axum::response::{Html, Response};
use portico_identity::portal::Shown;
use portico_identity::portal::kinds::Kind;

use super::page::{Loan, page};
use super::schedule::{Payment, Terms, read_rate, schedule};
use crate::features::records::{
    Asked, Cell, Column, Group, Link, ListView, Place, Reader, Row, Sum, answer_list, currency_digits, find_kind,
    parse_amount, provider_zone, read_detail,
};
use crate::locale::zones::Zone;
use crate::shell::{Detour, PathId, Visit, render};

const KIND: &str = "loan";
const LOANS: &str = "/portal/loans";

/// `GET /portal/loans`.
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let acting = visit.as_customer().await?;
    let texts = &visit.language().texts().customer;
    let place = Place {
        path: LOANS.into(),
        records: Some(LOANS.into()),
        title: texts.loans.into(),
        lead: texts.loans_lead.into(),
        is_short: true,
        nothing: Some(texts.no_loans),
        ..Place::default()
    };
    answer_list(&visit, &acting, find_kind(&visit, KIND)?, &place, asked).await
}

/// `GET /portal/loans/{id}`.
pub async fn show_one(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let acting = visit.as_customer().await?;
    let kind = find_kind(&visit, KIND)?;
    let back = Link { href: LOANS.into(), words: visit.language().texts().customer.loans.into() };
    let (shown, detail) = read_detail(&visit, &acting, kind, id, Some(back)).await?;
    let zone = provider_zone(&visit, &acting).await?;
    let loan = Loan { detail, schedule: schedule_of(&Reader::of(&visit), &zone, kind, &shown) };
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &loan)))
}

/// What was agreed, as far as the source says it.
pub(crate) fn terms_of(shown: &Shown) -> Option<Terms> {
    Some(Terms {
        amount: parse_amount(shown.text("amount"))?,
        rate: read_rate(shown.text("rate")).unwrap_or_default(),
        months: shown.text("months").parse().ok()?,
        payment: parse_amount(shown.text("payment"))?,
        begins_on: shown.text("begins_on").parse().ok()?,
        coin: if currency_digits(shown.text("currency")) == 0 { 100 } else { 1 },
    })
}

/// The payments by year. Whether they were made is for the bank to say: here they are past or planned.
fn schedule_of(reader: &Reader, zone: &Zone, kind: &Kind, shown: &Shown) -> Option<ListView> {
    let texts = &reader.language.texts().customer;
    let payments = schedule(&terms_of(shown)?);
    let today = zone.day_at(reader.now);
    let currency = kind.currency.as_deref().map(|field| shown.text(field)).unwrap_or_default();
    let mut groups: Vec<Group> = Vec::new();
    for payment in &payments {
        let title = payment.due_on.year().to_string();
        let state = if payment.due_on < today { texts.past } else { texts.planned };
        let row = row_of(reader, payment, currency, state);
        match groups.last_mut() {
            Some(last) if last.title == title => last.rows.push(row),
            Some(_) | None => groups.push(Group { title, sums: None, rows: vec![row] }),
        }
    }
    let this_year = today.year().to_string();
    let figures = |label: &str| Column { label: label.into(), is_figures: true };
    let due = Column { label: texts.due.into(), is_figures: false };
    let sums = [texts.payment, texts.interest, texts.repaid, texts.owed].map(figures);
    (!groups.is_empty()).then(|| ListView {
        title: texts.schedule.into(),
        is_part: true,
        columns: [due].into_iter().chain(sums).collect(),
        unfolded: groups
            .iter()
            .find(|group| group.title == this_year)
            .or(groups.first())
            .map(|group| group.title.clone()),
        groups,
        ..ListView::default()
    })
}

fn row_of(reader: &Reader, payment: &Payment, currency: &str, state: &str) -> Row {
    let day = payment.due_on.to_string();
    let words = reader.day(&day).map_or(day, |day| day.words);
    let sum = |amount| Cell::Money(Sum::of(reader.language, amount, currency, false));
    let Payment { payment, interest, repaid, owed, .. } = *payment;
    let due = Cell::Title { words, more: state.into() };
    Row { href: None, cells: [due].into_iter().chain([payment, interest, repaid, owed].map(sum)).collect() }
}
