//! The accounts as cards, and one account: balance, chart, transactions.

use leptos::prelude::*;

use crate::features::records::{Chart, Link, ListView, Stamp, back, chart_view, islands_of, list_view, stamps};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};
use crate::ui::outcome::outcome_part;

/// All accounts.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    /// Each of them.
    pub cards: Vec<AccountCard>,
    /// When the bank last spoke.
    pub stamps: Vec<Stamp>,
}

/// An account in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountCard {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Its number, in groups.
    pub number: String,
    /// What sort of account it is; may be empty.
    pub sort: String,
    /// What is on it, in words; may be empty.
    pub balance: String,
    /// With how many others it is shared, in words; empty when with nobody.
    pub shared: String,
}

/// One account.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The account in short.
    pub card: AccountCard,
    /// The page of all of them.
    pub back: Link,
    /// What was on it over time.
    pub chart: Chart,
    /// What was booked on it.
    pub transactions: ListView,
    /// When the bank last spoke.
    pub stamps: Vec<Stamp>,
}

/// The page of all accounts.
pub fn accounts_page(cx: &PageContext, accounts: &Accounts) -> Page {
    let texts = &cx.texts.customer;
    let cards = accounts.cards.iter().map(|card| view! { <li>{one_card(card)}</li> }).collect_view();
    let cards = (!accounts.cards.is_empty()).then(|| view! { <ul class="tiles">{cards}</ul> });
    let empty = accounts.cards.is_empty().then(|| {
        view! { <section class="empty">{outcome_part(Icon::Info, texts.no_accounts)}</section> }
    });
    let body = view! {
        <h1>{texts.accounts}</h1>
        <p class="lead">{texts.accounts_lead}</p>
        {stamps(&accounts.stamps)}
        {cards}
        {empty}
    };
    Page::new(texts.accounts, Width::Wide, body)
}

pub(crate) fn one_card(card: &AccountCard) -> AnyView {
    let AccountCard { href, name, .. } = card.clone();
    view! {
        <a class="card tile account-tile" href=href>
            <span class="tile-words">
                <b dir="auto">{name}</b>
                {about(card)}
                {balance(card)}
            </span>
            {icon(Icon::Forward)}
        </a>
    }
    .into_any()
}

/// Number, sort, and with how many it is shared.
fn about(card: &AccountCard) -> AnyView {
    let AccountCard { number, sort, shared, .. } = card.clone();
    let number = (!number.is_empty()).then(|| view! { <bdi class="figures" dir="ltr">{number}</bdi> }.into_any());
    let sort = (!sort.is_empty()).then(|| view! { <bdi>{sort}</bdi> }.into_any());
    let shared = (!shared.is_empty()).then(|| view! { <bdi>{shared}</bdi> }.into_any());
    let parts = [number, sort, shared].into_iter().flatten().enumerate();
    let parts = parts.map(|(index, part)| view! { {(index > 0).then_some(" · ")} {part} }).collect_view();
    view! { <span>{parts}</span> }.into_any()
}

fn balance(card: &AccountCard) -> Option<AnyView> {
    let balance = card.balance.clone();
    (!balance.is_empty()).then(|| view! { <bdi class="balance figures">{balance}</bdi> }.into_any())
}

/// The page of one account.
pub fn account_page(cx: &PageContext, account: &Account) -> Page {
    let texts = &cx.texts.customer;
    let card = &account.card;
    let chart = chart_view(cx, &account.chart).map(|chart| {
        view! { <section><h2>{texts.chart}</h2>{chart}</section> }
    });
    let sum = (!card.balance.is_empty()).then(|| {
        view! {
            <dl class="sum-large"><div><dt class="small">{texts.balance}</dt><dd>{balance(card)}</dd></div></dl>
        }
    });
    let body = view! {
        {back(&account.back)}
        <h1 dir="auto">{card.name.clone()}</h1>
        <p class="lead account-about">{about(card)}</p>
        {sum}
        {stamps(&account.stamps)}
        {chart}
        <section class="transactions"><h2 id="transactions">{texts.transactions}</h2>{list_view(cx, &account.transactions)}</section>
    };
    Page { islands: islands_of(&account.transactions), ..Page::new(card.name.clone(), Width::Wide, body) }
}
