//! A second hand: it reads the clock each second, so that a tab that slept is right again when it wakes.

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;
use leptos::web_sys::Element;
use wasm_bindgen_futures::spawn_local;

/// Starts the countdown.
pub fn start(island: &Element) {
    let Ok(Some(root)) = island.query_selector("[data-until]") else {
        return;
    };
    let Some(until) = seconds(&root, "data-until") else {
        return;
    };
    let ahead = seconds(&root, "data-now").map_or(0, |server| now() - server);
    // An invalid attribute name would be the only failure of these calls.
    let _ = root.set_attribute("data-ready", "");
    spawn_local(count_down(root, until + ahead));
}

/// The browser's clock in Unix seconds.
fn now() -> i64 {
    (Date::now() / 1000.0) as i64
}

fn seconds(root: &Element, name: &str) -> Option<i64> {
    root.get_attribute(name)?.parse().ok()
}

async fn count_down(root: Element, until: i64) {
    let button = root.query_selector("button").ok().flatten();
    let remaining = root.query_selector("[data-remaining]").ok().flatten();
    loop {
        let left = until - now();
        if left <= 0 {
            break;
        }
        if let Some(button) = &button {
            let _ = button.set_attribute("disabled", "");
        }
        if let Some(remaining) = &remaining {
            remaining.set_text_content(Some(&minutes(left)));
        }
        TimeoutFuture::new(1000).await;
    }
    if let Some(button) = &button {
        let _ = button.remove_attribute("disabled");
    }
    if let Ok(Some(waiting)) = root.query_selector("[data-waiting]") {
        let _ = waiting.set_attribute("hidden", "");
    }
}

/// Minutes and seconds as clocks write them in every language: `1:05`.
fn minutes(left: i64) -> String {
    let colon = if left % 60 < 10 { ":0" } else { ":" };
    [&(left / 60).to_string(), colon, &(left % 60).to_string()].concat()
}
