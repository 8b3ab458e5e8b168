//! From the press of the button to the next page, and back to the page with a message when it does not work out.

use std::rc::Rc;

use leptos::web_sys::Element;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{Ceremony, Problem, Stage, call, create, forget_unknown, keep_in_step, missing, on_return};

/// Wires the button.
pub fn start(island: &Element) {
    let Some(stage) = Stage::find(island, "passkey-create") else {
        return;
    };
    let stage = Rc::new(stage);
    if let Some(problem) = missing("parseCreationOptionsFromJSON") {
        stage.give_up(&problem);
    } else {
        stage.on_press({
            let stage = stage.clone();
            move |_| spawn_local(by_button(stage.clone()))
        });
        on_return({
            let stage = stage.clone();
            move || stage.end()
        });
    }
    stage.mark("data-ready");
}

async fn by_button(stage: Rc<Stage>) {
    if !stage.begin() {
        return;
    }
    if let Err(problem) = register().await.and_then(|answer| stage.leave(&answer)) {
        stage.end();
        stage.tell(&problem);
    }
}

async fn register() -> Result<JsValue, Problem> {
    let ceremony = Ceremony::open("/api/passkey/register/options", "{}").await?;
    let answer = create(&ceremony).await?;
    let outcome = call("/api/passkey/register", &answer.text).await;
    match &outcome {
        Ok(accepted) => keep_in_step(accepted).await,
        // The authenticator has saved what the server does not know. Only these two codes say so for certain; after any other, the
        // credential may be a valid one: keep still.
        Err(Problem::Refused(code)) if code == "passkey-refused" || code == "address-taken" => {
            forget_unknown(&ceremony, &answer).await;
        }
        Err(_) => {}
    }
    outcome
}
