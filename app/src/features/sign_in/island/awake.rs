//! One ceremony at a time: whoever begins one first aborts the one that is pending.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use js_sys::{Date, encode_uri_component};
use leptos::web_sys::{self, AbortController, AbortSignal, Element};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{
    Answer, Ceremony, Problem, Stage, autofill_available, call, forget_unknown, get, keep_in_step, listen, missing,
    on_return,
};

/// Options live for 5 minutes on the server; autofill takes fresh ones before that, in milliseconds.
const RENEW_AFTER: f64 = 270_000.0;
/// How often the age of the options is looked at, in milliseconds.
const LOOK_EVERY: u32 = 15_000;
/// How often autofill comes back at once after the person waved it away; later it comes back with the next renewal.
const COMEBACKS: u8 = 5;

struct SignIn {
    stage: Stage,
    /// Where the credential is posted, with the wanted return.
    path: String,
    /// The one request that the browser has from us.
    pending: RefCell<Option<AbortController>>,
    /// Whether this browser offers passkeys in autofill.
    autofill: Cell<bool>,
    /// When autofill last took options, in milliseconds of the browser's clock.
    armed_at: Cell<f64>,
    comebacks: Cell<u8>,
}

/// Wires the button and arms autofill.
pub fn start(island: &Element) {
    let Some(stage) = Stage::find(island, "passkey-sign-in") else {
        return;
    };
    let mut path = String::from("/api/passkey/sign-in");
    if let Some(wanted) = stage.attribute("data-return") {
        path.push_str("?return=");
        path.push_str(&String::from(encode_uri_component(&wanted)));
    }
    let sign_in = Rc::new(SignIn {
        stage,
        path,
        pending: RefCell::default(),
        autofill: Cell::new(false),
        armed_at: Cell::new(0.0),
        comebacks: Cell::new(COMEBACKS),
    });
    if let Some(problem) = missing("parseRequestOptionsFromJSON") {
        sign_in.stage.give_up(&problem);
    } else {
        sign_in.stage.on_press({
            let sign_in = sign_in.clone();
            move |_| spawn_local(sign_in.clone().by_button())
        });
        on_return({
            let sign_in = sign_in.clone();
            move || {
                sign_in.stage.end();
                sign_in.arm();
            }
        });
        spawn_local(sign_in.clone().keep_armed());
    }
    sign_in.stage.mark("data-ready");
}

impl SignIn {
    async fn keep_armed(self: Rc<Self>) {
        if !autofill_available().await {
            return;
        }
        self.autofill.set(true);
        self.arm();
        let (timer, seen) = (self.clone(), self.clone());
        Interval::new(LOOK_EVERY, move || timer.renew()).forget();
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            listen(&document, "visibilitychange", move |_| seen.renew());
        }
    }

    /// Takes fresh options when the old ones are about to end and somebody is looking.
    fn renew(self: &Rc<Self>) {
        let visible = web_sys::window().and_then(|window| window.document()).is_some_and(|document| !document.hidden());
        if visible && Date::now() - self.armed_at.get() >= RENEW_AFTER {
            self.arm();
        }
    }

    fn arm(self: &Rc<Self>) {
        if self.autofill.get() && !self.stage.is_busy() {
            self.armed_at.set(Date::now());
            spawn_local(self.clone().by_autofill());
        }
    }

    /// Aborts the pending request and stands in its place.
    fn take_over(&self) -> Result<AbortSignal, Problem> {
        let controller = AbortController::new().map_err(|_| Problem::Unexpected)?;
        let signal = controller.signal();
        if let Some(pending) = self.pending.replace(Some(controller)) {
            pending.abort();
        }
        Ok(signal)
    }

    /// Waits quietly until a passkey is chosen in a field's autofill. Until then nothing that goes wrong is worth a word.
    async fn by_autofill(self: Rc<Self>) {
        let Ok(signal) = self.take_over() else { return };
        let Ok(ceremony) = Ceremony::open("/api/passkey/sign-in/options", r#"{"mediation":"conditional"}"#).await
        else {
            return;
        };
        if signal.aborted() {
            return;
        }
        self.stage.mark("data-autofill");
        match get(&ceremony, true, &signal).await {
            Ok(answer) if self.stage.begin() => {
                let outcome = self.present(&ceremony, &answer).await;
                self.settle(outcome);
            }
            Err(Problem::Cancelled) if self.comebacks.get() > 0 => {
                self.comebacks.set(self.comebacks.get() - 1);
                self.arm();
            }
            Ok(_) | Err(_) => {}
        }
    }

    async fn by_button(self: Rc<Self>) {
        if self.stage.begin() {
            let outcome = self.by_dialog().await;
            self.settle(outcome);
        }
    }

    async fn by_dialog(&self) -> Result<JsValue, Problem> {
        let signal = self.take_over()?;
        let ceremony = Ceremony::open("/api/passkey/sign-in/options", r#"{"mediation":"modal"}"#).await?;
        let answer = get(&ceremony, false, &signal).await?;
        self.present(&ceremony, &answer).await
    }

    /// Shows the server what the authenticator signed.
    async fn present(&self, ceremony: &Ceremony, answer: &Answer) -> Result<JsValue, Problem> {
        let outcome = call(&self.path, &answer.text).await;
        match &outcome {
            Ok(accepted) => keep_in_step(accepted).await,
            Err(Problem::Refused(code)) if code == "passkey-unknown" => forget_unknown(ceremony, answer).await,
            Err(_) => {}
        }
        outcome
    }

    fn settle(self: &Rc<Self>, outcome: Result<JsValue, Problem>) {
        if let Err(problem) = outcome.and_then(|answer| self.stage.leave(&answer)) {
            self.stage.end();
            self.stage.tell(&problem);
            self.arm();
        }
    }
}
