//! The three buttons. The text to take along is the server's; nothing of it leaves the page by any other way.

use js_sys::Array;
use leptos::web_sys::{Blob, Document, Element, HtmlElement, Url, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser::listen;

/// Wires the buttons.
pub fn start(island: &Element) {
    let Ok(Some(root)) = island.query_selector(".codes") else {
        return;
    };
    on_press(&root, "copy", |root| {
        spawn_local(async move { tell(&root, if copy(&root).await.is_ok() { "copied" } else { "failed" }) });
    });
    on_press(&root, "download", |root| {
        tell(&root, if download(&root).is_ok() { "downloaded" } else { "failed" });
    });
    on_press(&root, "print", |_| {
        // A browser that cannot print says so itself.
        let _ = window().map(|window| window.print());
    });
    // An invalid attribute name would be the only failure.
    let _ = root.set_attribute("data-ready", "");
}

fn on_press(root: &Element, action: &str, act: impl Fn(Element) + 'static) {
    let Ok(Some(button)) = root.query_selector(&["[data-action=", action, "]"].concat()) else {
        return;
    };
    let root = root.clone();
    listen(&button, "click", move |_| act(root.clone()));
}

fn text(root: &Element, name: &str) -> Result<String, JsValue> {
    root.get_attribute(name).ok_or(JsValue::NULL)
}

async fn copy(root: &Element) -> Result<(), JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    if !window.is_secure_context() {
        return Err(JsValue::NULL);
    }
    let written = window.navigator().clipboard().write_text(&text(root, "data-text")?);
    JsFuture::from(written).await.map(drop)
}

fn download(root: &Element) -> Result<(), JsValue> {
    let document: Document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let blob = Blob::new_with_str_sequence(&Array::of1(&text(root, "data-text")?.into()))?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = document.create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", &text(root, "data-file")?)?;
    link.dyn_into::<HtmlElement>()?.click();
    Url::revoke_object_url(&address)
}

/// Shows the one message that applies.
fn tell(root: &Element, told: &str) {
    let Ok(messages) = root.query_selector_all("[data-told]") else {
        return;
    };
    for message in (0..messages.length()).filter_map(|index| messages.get(index)?.dyn_into::<Element>().ok()) {
        // An invalid attribute name would be the only failure.
        let _ = if message.get_attribute("data-told").as_deref() == Some(told) {
            message.remove_attribute("hidden")
        } else {
            message.set_attribute("hidden", "")
        };
    }
}
