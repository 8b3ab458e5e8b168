//! The open connections: how many, which are busy, and which idle one makes room when the cap is reached.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::sync::Notify;

/// Files that the process needs besides connections: database, log, mail, assets.
const OTHER_FILES: usize = 128;

/// The fewest connections worth serving, whatever the limit of open files.
const FEWEST: usize = 32;

/// The cap, lowered to what a limit of open files allows.
pub(super) fn affordable_connections(wanted: usize, open_files: Option<usize>) -> usize {
    open_files.map_or(wanted, |files| files.saturating_sub(OTHER_FILES).clamp(FEWEST, wanted))
}

/// The system's soft limit of open files; none where it is not told.
pub(super) fn open_files_limit() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

struct Entry {
    running: u32,
    idle_since: Instant,
    cut: Arc<Notify>,
}

struct Table {
    entries: HashMap<u64, Entry>,
    next: u64,
}

/// All open connections of one listener.
#[derive(Clone)]
pub(super) struct Connections {
    table: Arc<Mutex<Table>>,
    cap: usize,
}

impl Connections {
    pub(super) fn new(cap: usize) -> Self {
        let table = Table { entries: HashMap::new(), next: 0 };
        Self { table: Arc::new(Mutex::new(table)), cap }
    }

    /// A place for one more connection; at the cap the longest idle one is cut for it. None when all are busy.
    pub(super) fn open(&self) -> Option<Connection> {
        let mut table = self.lock();
        if table.entries.len() >= self.cap {
            cut_longest_idle(&mut table)?;
        }
        let number = table.next;
        table.next = number.wrapping_add(1);
        let cut = Arc::new(Notify::new());
        let entry = Entry { running: 0, idle_since: Instant::now(), cut: cut.clone() };
        table.entries.insert(number, entry);
        Some(Connection { handle: Handle { connections: self.clone(), number }, cut })
    }

    pub(super) fn open_count(&self) -> usize {
        self.lock().entries.len()
    }

    pub(super) fn cut_longest_idle(&self) {
        let _made_room = cut_longest_idle(&mut self.lock());
    }

    pub(super) fn cut_all_idle(&self) {
        let table = self.lock();
        table.entries.values().filter(|entry| entry.running == 0).for_each(|entry| entry.cut.notify_one());
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn cut_longest_idle(table: &mut Table) -> Option<()> {
    let idle = table.entries.iter().filter(|(_, entry)| entry.running == 0);
    let longest = *idle.min_by_key(|(_, entry)| entry.idle_since)?.0;
    table.entries.remove(&longest)?.cut.notify_one();
    Some(())
}

/// One open connection; its place is free when this is dropped.
pub(super) struct Connection {
    handle: Handle,
    cut: Arc<Notify>,
}

impl Connection {
    pub(super) fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Resolves when the connection must make room.
    pub(super) async fn cut(&self) {
        self.cut.notified().await;
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.handle.connections.lock().entries.remove(&self.handle.number);
    }
}

/// Marks requests on a connection.
#[derive(Clone)]
pub(super) struct Handle {
    connections: Connections,
    number: u64,
}

impl Handle {
    /// The connection is busy until this is dropped.
    pub(super) fn busy(&self) -> Busy {
        if let Some(entry) = self.connections.lock().entries.get_mut(&self.number) {
            entry.running = entry.running.saturating_add(1);
        }
        Busy(self.clone())
    }
}

/// A request is running on the connection.
pub(super) struct Busy(Handle);

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some(entry) = self.0.connections.lock().entries.get_mut(&self.0.number) {
            entry.running = entry.running.saturating_sub(1);
            entry.idle_since = Instant::now();
        }
    }
}

/// A body that keeps its connection busy until it was sent.
pub(super) struct BusyBody {
    body: Body,
    _busy: Busy,
}

impl BusyBody {
    pub(super) fn new(body: Body, busy: Busy) -> Self {
        Self { body, _busy: busy }
    }
}

impl HttpBody for BusyBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn at_the_cap_the_longest_idle_connection_makes_room() {
        let connections = Connections::new(2);
        let first = connections.open().unwrap();
        let second = connections.open().unwrap();
        let busy = first.handle().busy();
        let _third = connections.open().unwrap();
        tokio::time::timeout(std::time::Duration::from_secs(1), second.cut()).await.unwrap();
        assert_eq!(connections.open_count(), 2);
        drop(busy);
        drop(first);
        assert_eq!(connections.open_count(), 1);
    }

    #[test]
    fn nobody_is_cut_in_the_middle_of_a_request() {
        let connections = Connections::new(1);
        let only = connections.open().unwrap();
        let _busy = only.handle().busy();
        assert!(connections.open().is_none());
    }

    #[test]
    fn the_cap_leaves_files_for_the_rest() {
        assert_eq!(affordable_connections(4096, Some(1024)), 896);
        assert_eq!(affordable_connections(4096, Some(65_536)), 4096);
        assert_eq!(affordable_connections(4096, Some(64)), 32);
        assert_eq!(affordable_connections(4096, None), 4096);
    }
}
