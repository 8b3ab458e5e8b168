//! `/portal/orders`, `/portal/tickets`, `/portal/invoices`, `/portal/logs`, `/portal/reports`: each a list, a page for each entry, and a file.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use portico_identity::portal::{About, Acting, Action, Sensitivity, Verdict};

use super::lists::reports_page;
use super::order::{order_page, total_lines};
use crate::features::records::{
    Asked, Filter, Link, Place, Reader, about_own, answer, answer_file, answer_list, answer_record, find_kind, list_of,
    provider_zone, read_detail, read_page,
};
use crate::locale::PartnerTexts;
use crate::shell::{Detour, PathId, Visit, render};

/// A list of one kind of a firm's records, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// The kind of the records.
    pub kind: &'static str,
    /// The path of the list.
    pub list: &'static str,
    /// The path of one entry.
    pub one: &'static str,
    /// The path of the file.
    pub file: &'static str,
    lead: fn(&PartnerTexts) -> &'static str,
}

/// All of them.
pub const LISTS: [Listing; 5] = [
    Listing {
        kind: ORDER,
        list: "/portal/orders",
        one: "/portal/orders/{id}",
        file: "/portal/orders/file",
        lead: |texts| texts.orders_lead,
    },
    Listing {
        kind: "ticket",
        list: "/portal/tickets",
        one: "/portal/tickets/{id}",
        file: "/portal/tickets/file",
        lead: |texts| texts.tickets_lead,
    },
    Listing {
        kind: "invoice",
        list: "/portal/invoices",
        one: "/portal/invoices/{id}",
        file: "/portal/invoices/file",
        lead: |texts| texts.invoices_lead,
    },
    Listing {
        kind: "log-line",
        list: "/portal/logs",
        one: "/portal/logs/{id}",
        file: "/portal/logs/file",
        lead: |texts| texts.logs_lead,
    },
    Listing {
        kind: REPORT,
        list: "/portal/reports",
        one: "/portal/reports/{id}",
        file: "/portal/reports/file",
        lead: |texts| texts.reports_lead,
    },
];

const ORDER: &str = "order";
const REPORT: &str = "report";

/// `GET` of a list.
pub async fn show(listing: Listing, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let acting = visit.as_member().await?;
    let kind = find_kind(&visit, listing.kind)?;
    let place = Place {
        path: listing.list.into(),
        records: Some(listing.list.into()),
        file: Some(listing.file.into()),
        lead: (listing.lead)(&visit.cx().texts.partner).into(),
        ..Place::default()
    };
    if listing.kind != REPORT {
        return answer_list(&visit, &acting, kind, &place, asked).await;
    }
    let (filter, reader) = (Filter::of(kind, asked), Reader::of(&visit));
    let ask = filter.ask(kind, &reader, &provider_zone(&visit, &acting).await?, None);
    let page = read_page(&visit, &acting, &about_own(&acting)?, &ask).await?;
    let list = list_of(&reader, kind, &place, &filter, &page);
    let (cx, sees) = (visit.cx(), sees_settings(&visit, &acting));
    Ok(answer(&filter, render(&cx, || reports_page(&cx, &list, sees))))
}

/// `GET` of one entry.
pub async fn show_one(listing: Listing, visit: Visit, PathId(id): PathId) -> Result<Response, Detour> {
    let acting = visit.as_member().await?;
    let kind = find_kind(&visit, listing.kind)?;
    if listing.kind != ORDER {
        return Ok(answer_record(&visit, &acting, kind, id, listing.list).await?.into_response());
    }
    let back = Link { href: listing.list.into(), words: kind.label(visit.language().tag()).many.clone() };
    let (shown, mut detail) = read_detail(&visit, &acting, kind, id, Some(back)).await?;
    let lines = total_lines(&Reader::of(&visit), &shown, &mut detail, kind);
    let cx = visit.cx();
    Ok(render(&cx, || order_page(&cx, &detail, lines.as_ref())).into_response())
}

/// `GET` of the file.
pub async fn file(listing: Listing, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let acting = visit.as_member().await?;
    let kind = find_kind(&visit, listing.kind)?;
    answer_file(&visit, &acting, kind, None, asked).await
}

fn sees_settings(visit: &Visit, acting: &Acting) -> bool {
    let verdict = visit.portal.identity.may(acting, &About::Firm, Action::See, "settings", Sensitivity::Normal, None);
    verdict == Verdict::Allowed
}
