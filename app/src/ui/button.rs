//! Buttons, and links that look like them.

use leptos::prelude::*;

/// How much a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// The one next thing of a page.
    Primary,
    /// Another good way.
    Secondary,
}

impl Rank {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button",
        }
    }
}

/// Submits the form it stands in.
pub fn submit(rank: Rank, label: &'static str) -> impl IntoView + use<> {
    view! { <button type="submit" class=rank.class()>{label}</button> }
}

/// Leads to another page.
pub fn link(rank: Rank, href: &'static str, label: &'static str) -> impl IntoView + use<> {
    view! { <a class=rank.class() href=href>{label}</a> }
}
