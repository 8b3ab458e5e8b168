//! The mails of a local demo: the list, and one of them in a frame that may run nothing.

use leptos::prelude::*;

use crate::locale::DevMailTexts;
use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, link};
use crate::ui::icon::Icon;
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// All mails, the newest first.
#[derive(Clone, Debug, Default)]
pub struct MailList {
    /// One row a mail.
    pub rows: Vec<MailRow>,
}

/// A mail in the list.
#[derive(Clone, Debug)]
pub struct MailRow {
    /// The name under `/dev/mail/`; safe in a path.
    pub id: String,
    /// Whom it was sent to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was sent.
    pub sent: Moment,
}

/// One mail.
#[derive(Clone, Debug)]
pub struct MailView {
    /// What the list shows of it.
    pub row: MailRow,
    /// The plain-text twin.
    pub plain: String,
}

/// The list.
pub fn list_page(cx: &PageContext, list: &MailList) -> Page {
    let texts = &cx.texts.dev_mail;
    let content = if list.rows.is_empty() {
        view! {
            <section class="empty">
                {outcome_part(Icon::Mail, texts.empty)}
                <p class="actions">{link(Rank::Primary, "/sign-up", texts.empty_link)}</p>
            </section>
        }
        .into_any()
    } else {
        rows(texts, list)
    };
    let body = view! { <h1>{texts.title}</h1><p class="lead">{texts.lead}</p>{content} };
    page(texts.title.to_owned(), body.into_any())
}

fn rows(texts: &DevMailTexts, list: &MailList) -> AnyView {
    let rows = list.rows.iter().map(|row| {
        let href = format!("/dev/mail/{}", row.id);
        view! {
            <tr>
                <td data-label=texts.subject><a href=href dir="auto">{row.subject.clone()}</a></td>
                <td data-label=texts.to><bdi>{row.to.clone()}</bdi></td>
                <td data-label=texts.sent>{moment(&row.sent)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="table">
            <thead>
                <tr><th scope="col">{texts.subject}</th><th scope="col">{texts.to}</th><th scope="col">{texts.sent}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One mail. The frame takes the HTML part from its own address, where its own policy holds.
pub fn view_page(cx: &PageContext, mail: &MailView) -> Page {
    let texts = &cx.texts.dev_mail;
    let src = format!("/dev/mail/{}/html", mail.row.id);
    let body = view! {
        <p><a href="/dev/mail">{texts.back}</a></p>
        <h1 dir="auto">{mail.row.subject.clone()}</h1>
        <dl class="facts">
            <div><dt>{texts.to}</dt><dd><bdi>{mail.row.to.clone()}</bdi></dd></div>
            <div><dt>{texts.sent}</dt><dd>{moment(&mail.row.sent)}</dd></div>
        </dl>
        <iframe class="mail" src=src title=texts.content sandbox="allow-popups allow-top-navigation-by-user-activation"></iframe>
        <details class="details"><summary>{texts.plain}</summary><pre dir="auto">{mail.plain.clone()}</pre></details>
    };
    page(mail.row.subject.clone(), body.into_any())
}

fn page(title: String, body: AnyView) -> Page {
    Page::new(title, Width::Wide, body)
}
