//! The one illustration: a passage of arches, one behind the other, and the light at its end. It takes its colours from the
//! tokens, so it follows the operator's accent and the time of day.

use leptos::prelude::*;

/// The whole composition, decorative.
pub fn arches() -> impl IntoView {
    view! {
        <svg class="arches" viewBox="0 0 480 600" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
            <linearGradient id="sky" x2="0" y2="1"><stop class="sky-high" /><stop class="sky-low" offset="1" /></linearGradient>
            <linearGradient id="beam" x2="0" y2="1"><stop class="beam-near" /><stop class="beam-far" offset="1" /></linearGradient>
            <path class="arch-1" d="M-400-400h1280V640H-400Z" />
            <path class="arch-2" d="M56 640V262a190 190 0 0 1 380 0v378Z" />
            <path class="arch-3" d="M112 640V278a140 140 0 0 1 280 0v362Z" />
            <path class="arch-4" d="M156 640V292a100 100 0 0 1 200 0v348Z" />
            <path fill="url(#sky)" d="M190 640V304a68 68 0 0 1 136 0v336Z" />
            <path class="arch-floor" d="M-400 980 190 478h136l560 502Z" />
            <path fill="url(#beam)" d="M190 478h136L262 640H0Z" />
        </svg>
    }
}
