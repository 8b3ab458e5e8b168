//! The document: everything that is the same on every page.

use leptos::prelude::*;

use super::boot::boot;
use super::context::{Page, PageContext, Width};
use super::{languages, navigation};
use crate::palette::{DARK, LIGHT};
use crate::ui::arches::arches;

/// The whole document, from the doctype on.
pub(super) fn document(cx: &PageContext, page: Page) -> impl IntoView + use<> {
    let texts = &cx.texts.shell;
    let body_class = match page.width {
        Width::Narrow => "page narrow",
        Width::Split => "page split",
        Width::Wide => "page wide",
        Width::Landing => "page landing",
    };
    let picture = (page.width == Width::Split).then(|| view! { <div class="split-picture">{arches()}</div> });
    view! {
        <!DOCTYPE html>
        <html lang=cx.language.tag() dir=cx.language.dir()>
            {head(cx, &page)}
            <body class=body_class>
                <a class="skip" href="#main">{texts.skip}</a>
                {navigation::header(cx)}
                <main id="main" tabindex="-1">{page.body}</main>
                {navigation::footer(cx)}
                {picture}
                {languages::choice(cx, page.switch_through)}
            </body>
        </html>
    }
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
            {theme_color("(prefers-color-scheme: light)", LIGHT.ground)}
            {theme_color("(prefers-color-scheme: dark)", DARK.ground)}
            <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
            <link rel="stylesheet" href=cx.assets.css.clone() />
            {brand_css}
            {boot(&cx.assets, &cx.nonce, page.islands)}
        </head>
    }
}

fn theme_color(media: &'static str, color: &'static str) -> impl IntoView {
    leptos::html::meta().name("theme-color").content(color).attr("media", media)
}
