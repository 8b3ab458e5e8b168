//! The document: everything that is the same on every page.

use leptos::prelude::*;

use super::boot::boot;
use super::context::{Page, PageContext, Theme, Width};
use super::detour::FROZEN_PATH;
use super::{languages, navigation};
use crate::locale::isolate;
use crate::palette::{DARK, LIGHT};
use crate::ui::arches::arches;
use crate::ui::icon::{Icon, icon};

/// Where a running recovery can be stopped.
const RECOVERY_PATH: &str = "/account/recovery";

/// The whole document, from the doctype on.
pub(super) fn document(cx: &PageContext, page: Page) -> impl IntoView + use<> {
    let texts = &cx.texts.shell;
    let body_class = match page.width {
        Width::Narrow => "page narrow",
        Width::Split => "page split",
        Width::Wide => "page wide",
        Width::Account => "page wide account",
        Width::Landing => "page landing",
    };
    let picture = (page.width == Width::Split).then(|| view! { <div class="split-picture">{arches()}</div> });
    view! {
        <!DOCTYPE html>
        <html lang=cx.language.tag() dir=cx.language.dir() data-theme=chosen_theme(cx)>
            {head(cx, &page)}
            <body class=body_class>
                <a class="skip" href="#main">{texts.skip}</a>
                {navigation::header(cx)}
                {page.beside}
                <main id="main" tabindex="-1">{recovery_banner(cx)}{page.body}</main>
                {navigation::footer(cx)}
                {picture}
                {languages::choice(cx, page.switch_through)}
            </body>
        </html>
    }
}

/// While somebody recovers the account without a passkey, every page of every session says so. The two pages where it can be stopped
/// say it themselves.
fn recovery_banner(cx: &PageContext) -> Option<impl IntoView + use<>> {
    let texts = &cx.texts.recovery;
    let ready = cx.signed_in.as_ref()?.recovery_ready_at.as_ref()?;
    let here = cx.path.split('?').next().unwrap_or_default();
    (![RECOVERY_PATH, FROZEN_PATH, "/not-me"].contains(&here)).then(|| {
        view! {
            <div class="notice problem" role="status">
                {icon(Icon::Alert)}
                <p>{(texts.banner)(&isolate(&ready.words))} " " <a href=RECOVERY_PATH>{texts.banner_link}</a></p>
            </div>
        }
    })
}

fn head(cx: &PageContext, page: &Page) -> impl IntoView + use<> {
    let title = (cx.texts.shell.title)(&page.title, &cx.brand.name);
    let brand_css = cx.assets.brand_css.clone().map(|href| view! { <link rel="stylesheet" href=href /> });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            // The browser's own surfaces follow the ground of the page.
            {theme_colors(cx)}
            <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
            <link rel="stylesheet" href=cx.assets.css.clone() />
            {brand_css}
            {boot(&cx.assets, &cx.nonce, page.islands)}
        </head>
    }
}

/// The look that the person chose; none when the device decides.
fn theme_of(cx: &PageContext) -> Theme {
    cx.signed_in.as_ref().map_or(Theme::Device, |person| person.theme)
}

/// What the style sheet looks at: nothing when the device decides.
fn chosen_theme(cx: &PageContext) -> Option<&'static str> {
    let theme = theme_of(cx);
    (theme != Theme::Device).then(|| theme.as_str())
}

fn theme_colors(cx: &PageContext) -> AnyView {
    let color = |ground: &'static str| leptos::html::meta().name("theme-color").content(ground);
    match theme_of(cx) {
        Theme::Device => view! {
            {color(LIGHT.ground).attr("media", "(prefers-color-scheme: light)")}
            {color(DARK.ground).attr("media", "(prefers-color-scheme: dark)")}
        }
        .into_any(),
        Theme::Light => color(LIGHT.ground).into_any(),
        Theme::Dark => color(DARK.ground).into_any(),
    }
}
