//! What the kernel says about the server's process: CPU time and resident memory (proc(5)).

use portico_visitor::VisitError;

/// `USER_HZ`: the unit of times in `/proc/<pid>/stat` is a hundredth of a second on every Linux architecture Portico runs on.
const MILLIS_A_TICK: f64 = 10.0;

/// User and system time since the start, in milliseconds; resolution 10 ms.
pub(crate) fn cpu_millis(pid: u32) -> Result<f64, VisitError> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The second field is the name in parentheses and may hold spaces; utime and stime are fields 14 and 15.
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields).unwrap_or_default();
    let mut times = fields.split_whitespace().skip(11).map(str::parse::<f64>);
    match (times.next(), times.next()) {
        (Some(Ok(user)), Some(Ok(system))) => Ok((user + system) * MILLIS_A_TICK),
        _ => Err(VisitError::Unreadable("/proc/<pid>/stat")),
    }
}

/// Resident set size in megabytes of 2^20 bytes.
pub(crate) fn resident_megabytes(pid: u32) -> Result<f64, VisitError> {
    status_megabytes(pid, "VmRSS")
}

/// The largest resident set size since the start, in megabytes of 2^20 bytes.
pub(crate) fn peak_megabytes(pid: u32) -> Result<f64, VisitError> {
    status_megabytes(pid, "VmHWM")
}

fn status_megabytes(pid: u32, field: &'static str) -> Result<f64, VisitError> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.map(|kilobytes| kilobytes / 1024.0).ok_or(VisitError::Unreadable(field))
}
