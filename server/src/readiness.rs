//! Whether this process wants requests: off while it starts, on while it serves, off again before it stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A shared switch; clones see the same.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// Everything that is needed is there.
    pub fn start(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// No more requests, please.
    pub fn stop(&self) {
        self.0.store(false, Ordering::Release);
    }

    /// Whether requests are wanted.
    pub fn is_on(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
