//! `/portal/accounts`, one of them with its transactions, and these as a file.

use axum::extract::Query;
use axum::response::{Html, Response};
use portico_identity::portal::kinds::Kind;
use portico_identity::portal::{About, Acting, ListAsk, Order, Shown};
use uuid::Uuid;

use super::balances::{chart_of, grouped};
use super::page::{Account, AccountCard, Accounts, account_page, accounts_page};
use crate::features::records::{
    Asked, Filter, Link, ListView, Place, Reader, Sums, answer, answer_file, find_kind, list_of, money_words,
    provider_zone, read_page, stamp_of, sum_of, title_of,
};
use crate::shell::{Detour, Failure, PathId, Visit, render};

const ACCOUNT: &str = "bank-account";
const TRANSACTION: &str = "transaction";
const ACCOUNTS: &str = "/portal/accounts";
/// The chart shows a year.
const MONTHS: u32 = 13;
/// More accounts than that nobody has.
const MAX_ACCOUNTS: u32 = 200;

/// `GET /portal/accounts`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let acting = visit.as_customer().await?;
    let kind = find_kind(&visit, ACCOUNT)?;
    let reader = Reader::of(&visit);
    let ask = ListAsk { order: Order::OldestFirst, limit: MAX_ACCOUNTS, ..ListAsk::newest(ACCOUNT) };
    let page = read_page(&visit, &acting, &About::Myself, &ask).await?;
    let mut cards = Vec::with_capacity(page.records.len());
    for shown in &page.records {
        cards.push(card(&visit, &acting, kind, shown).await?);
    }
    let accounts = Accounts { cards, stamps: page.freshness.iter().map(|one| stamp_of(&reader, one)).collect() };
    let cx = visit.cx();
    Ok(render(&cx, || accounts_page(&cx, &accounts)))
}

/// `GET /portal/accounts/{id}`.
pub async fn show_one(visit: Visit, PathId(id): PathId, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let acting = visit.as_customer().await?;
    let identity = &visit.portal.identity;
    let shown = identity.find_record(&acting, &About::Myself, ACCOUNT, id).await?.ok_or(Failure::NotFound)?;
    let kind = find_kind(&visit, ACCOUNT)?;
    let reader = Reader::of(&visit);
    let filter = Filter::of(find_kind(&visit, TRANSACTION)?, asked);
    let points = identity.balance_history(&acting, &About::Myself, id, MONTHS).await?.unwrap_or_default();
    let currency = kind.currency.as_deref().map(|field| shown.text(field)).unwrap_or_default();
    let freshness = identity.freshness(&acting, &About::Myself, ACCOUNT).await?;
    let account = Account {
        card: card(&visit, &acting, kind, &shown).await?,
        back: Link { href: ACCOUNTS.into(), words: visit.language().texts().customer.accounts.into() },
        chart: chart_of(&reader, &points, currency),
        transactions: transactions(&visit, &acting, &filter, (id, currency)).await?,
        stamps: freshness.iter().map(|one| stamp_of(&reader, one)).collect(),
    };
    let cx = visit.cx();
    Ok(answer(&filter, render(&cx, || account_page(&cx, &account))))
}

/// `GET /portal/accounts/{id}/transactions.csv`.
pub async fn file(visit: Visit, PathId(id): PathId, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let acting = visit.as_customer().await?;
    let found = visit.portal.identity.find_record(&acting, &About::Myself, ACCOUNT, id).await?;
    let _account = found.ok_or(Failure::NotFound)?;
    answer_file(&visit, &acting, find_kind(&visit, TRANSACTION)?, Some(id), asked).await
}

async fn card(visit: &Visit, acting: &Acting, kind: &Kind, shown: &Shown) -> Result<AccountCard, Failure> {
    let reader = Reader::of(visit);
    let others = visit.portal.identity.count_other_holders(acting, &About::Myself, shown.id).await?;
    let texts = &visit.language().texts().customer;
    let sort = kind.field("type").map(|field| field.state_label(shown.text("type"), visit.language().tag()));
    Ok(AccountCard {
        href: format!("{ACCOUNTS}/{}", shown.id),
        name: title_of(&reader, kind, shown),
        number: grouped(shown.text("number")),
        sort: sort.unwrap_or_default().to_owned(),
        balance: sum_of(&reader, kind, shown).map(|sum| sum.words).unwrap_or_default(),
        shared: if others > 0 { (texts.shared)(others) } else { String::new() },
    })
}

/// A page of what was booked on an account, by month, with what came in and went out in each; with a filter the sums would say something else.
async fn transactions(
    visit: &Visit,
    acting: &Acting,
    filter: &Filter,
    (account, currency): (Uuid, &str),
) -> Result<ListView, Failure> {
    let reader = Reader::of(visit);
    let kind = find_kind(visit, TRANSACTION)?;
    let ask = filter.ask(kind, &reader, &provider_zone(visit, acting).await?, Some(account));
    let page = read_page(visit, acting, &About::Myself, &ask).await?;
    let path = format!("{ACCOUNTS}/{account}");
    let place = Place {
        records: Some(format!("/portal/records/{TRANSACTION}")),
        file: Some(format!("{path}/transactions.csv")),
        path,
        is_part: true,
        ..Place::default()
    };
    let mut list = list_of(&reader, kind, &place, filter, &page);
    // The account above has the same source, and its stamp.
    list.stamps.clear();
    if !filter.is_on() {
        let flows = visit.portal.identity.month_flows(acting, &About::Myself, account, &list.months).await?;
        let flows = flows.unwrap_or_default();
        let words = |amount| money_words(reader.language, amount, currency);
        for (group, month) in list.groups.iter_mut().zip(&list.months) {
            let flow = flows.iter().find(|one| one.month == *month).map(|one| one.flow);
            let sums = &visit.language().texts().records.sums;
            group.sums = flow.map(|flow| Sums { words: sums(&words(flow.received), &words(flow.paid)) });
        }
    }
    Ok(list)
}
