//! What all pages of an installation share, and from it the context of one page.

use std::sync::Arc;

use axum_extra::extract::CookieJar;
use http::Method;
use http::header::{ACCEPT_LANGUAGE, REFERER};
use http::request::Parts;
use portico_identity::publications::{Catalogue, CatalogueCell};

use super::context::{Assets, Brand, LegalLink, PageContext, SignedInAs};
use super::request::{Nonce, RequestId, asks_for_privacy};
use crate::locale::{Language, negotiate};

/// The cookie that remembers a chosen language.
pub const LANGUAGE_COOKIE: &str = "language";

/// The operator's look and the build's files, made once at start.
#[derive(Clone, Debug)]
pub struct Look {
    /// The operator's look.
    pub brand: Arc<Brand>,
    /// Where the style sheet and the islands are.
    pub assets: Arc<Assets>,
    /// Whether this is a local demo that shows its mails under `/dev/mail`.
    pub dev_mail: bool,
    /// What is published, for the footer.
    pub catalogue: CatalogueCell,
}

impl Look {
    /// The language a request is answered in; `person` is the signed-in person's own setting.
    pub fn language(&self, request: &Parts, person: Option<Language>) -> Language {
        let jar = CookieJar::from_headers(&request.headers);
        let cookie = jar.get(LANGUAGE_COOKIE).map(|cookie| cookie.value());
        let accepted = request.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        negotiate(person, cookie, accepted, &self.brand.languages)
    }

    /// The context of a page that answers `request`.
    pub fn page_context(
        &self,
        request: &Parts,
        person: Option<Language>,
        signed_in: Option<SignedInAs>,
    ) -> PageContext {
        let language = self.language(request, person);
        let extensions = &request.extensions;
        PageContext {
            language,
            texts: language.texts(),
            brand: self.brand.clone(),
            assets: self.assets.clone(),
            nonce: extensions.get::<Nonce>().map(|nonce| nonce.0.clone()).unwrap_or_default(),
            request_id: extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
            path: page_path(request),
            signed_in,
            legal: legal_links(&self.brand, &self.catalogue.catalogue(), language),
            gpc: asks_for_privacy(&request.headers),
            dev_mail: self.dev_mail,
        }
    }
}

/// The documents of the footer: those that were published, in the language of the page where they have it, and the operator's plain files.
fn legal_links(brand: &Brand, catalogue: &Catalogue, language: Language) -> Vec<LegalLink> {
    let published = catalogue.documents.iter().filter_map(|document| {
        let newest = document.newest()?;
        let (_, text) = newest.text_for(language.tag())?;
        Some(LegalLink {
            href: format!("/legal/{}", document.name),
            title: text.text.title.clone(),
            to_accept: newest.facts.acceptance,
        })
    });
    let mut links: Vec<_> = published.collect();
    let others = brand.legal.iter().filter(|link| !links.iter().any(|other| other.href == link.href));
    let others: Vec<_> = others.cloned().collect();
    links.extend(others);
    links.sort_by(|one, other| one.href.cmp(&other.href));
    links
}

/// The page that a change of language returns to.
fn page_path(request: &Parts) -> String {
    page_of(request).unwrap_or_else(|| "/".to_owned())
}

/// The page that a request belongs to: the one it asks for, or the one whose form it posts, as far as the browser says.
pub(super) fn page_of(request: &Parts) -> Option<String> {
    if matches!(request.method, Method::GET | Method::HEAD) {
        return request.uri.path_and_query().map(|path| path.as_str().to_owned());
    }
    let referer = request.headers.get(REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let page = url::Url::parse(referer).ok()?;
    Some(page[url::Position::BeforePath..url::Position::AfterQuery].to_owned())
}
