//! What comes of asking for an export, and how a page shows one.

use uuid::Uuid;

use crate::RetryAfter;
use crate::clock::Micros;

/// What came of asking for an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum ExportAsked {
    /// It is being made; a letter tells when it is ready.
    Started {
        /// Names it.
        id: Uuid,
    },
    /// One is being made already.
    Running {
        /// Names it.
        id: Uuid,
    },
    /// Three were asked for within a day; nothing was begun.
    Limited(RetryAfter),
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportState {
    /// It is being made.
    Working {
        /// Steps that are done.
        done: i64,
        /// Steps in all.
        steps: i64,
    },
    /// It can be downloaded.
    Ready {
        /// Bytes.
        size: i64,
        /// When it is thrown away, microseconds since 1970 UTC.
        expires_at: Micros,
    },
    /// It was thrown away.
    Gone,
    /// It could not be made. The request stays open, and the organisation sees it.
    Failed,
}

/// An export as a page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportView {
    /// Names it.
    pub id: Uuid,
    /// Microseconds since 1970 UTC.
    pub asked_at: Micros,
    /// How far it is.
    pub state: ExportState,
}
