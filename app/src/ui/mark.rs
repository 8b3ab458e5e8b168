//! The house's mark: an open arch, one path, in one colour. `public/favicon.svg` holds the same path.

use leptos::prelude::*;

/// An arch and the next one seen through it.
const ARCH: &str = "M3 22V11.5a9 9 0 0 1 18 0V22h-3V11.5a6 6 0 0 0-12 0V22ZM9 22V11.5a3 3 0 0 1 6 0V22Z";

/// The mark beside the brand's name.
pub fn mark() -> impl IntoView {
    view! { <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=ARCH /></svg> }
}
