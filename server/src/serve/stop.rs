//! The system's word to stop.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// Who asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// SIGTERM: a supervisor, perhaps with a load balancer that should notice first.
    Announced,
    /// SIGINT: a person at the keyboard.
    AtOnce,
}

/// Resolves at SIGTERM or SIGINT.
pub async fn stop_signal() -> Stop {
    let mut terminate = signal(SignalKind::terminate()).ok();
    let mut interrupt = signal(SignalKind::interrupt()).ok();
    tokio::select! {
        () = received(terminate.as_mut()) => Stop::Announced,
        () = received(interrupt.as_mut()) => Stop::AtOnce,
    }
}

/// Resolves at the next SIGINT: the person does not want to wait.
pub async fn stop_signal_again() {
    let mut interrupt = signal(SignalKind::interrupt()).ok();
    received(interrupt.as_mut()).await;
}

async fn received(signal: Option<&mut Signal>) {
    match signal {
        Some(signal) => {
            signal.recv().await;
        }
        None => std::future::pending().await,
    }
}
