//! A first look at a table, byte by byte: its hash, its encoding, and whether it is whole.

use std::io::{self, Read};

use ring::digest;

use super::files::Opened;

/// Longer rows are none: the largest field is a document of 2 MB in base64.
pub const LONGEST_ROW: u64 = 4 << 20;

/// What a look at a file showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// SHA-256 of its bytes.
    pub hash: [u8; 32],
    /// Line ends in it.
    pub lines: u64,
}

/// Why a file cannot be a table.
#[derive(Debug, thiserror::Error)]
pub enum LookProblem {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// UTF-16, by its byte order mark.
    #[error("is UTF-16: save it as UTF-8")]
    Utf16,
    /// Not text.
    #[error("line {0}: has a zero byte; it is not a text in UTF-8 (perhaps UTF-16, perhaps no table)")]
    Zero(u64),
    /// Not UTF-8.
    #[error("line {line}: is not UTF-8: the byte {byte:#04x} looks like windows-1252 or ISO 8859; save it as UTF-8")]
    NotUtf8 {
        /// Where.
        line: u64,
        /// The first byte that is wrong.
        byte: u8,
    },
    /// A quote that is not closed: the file is cut off, or not RFC 4180.
    #[error("a quoted cell is not closed: the file is cut off, or a quote within a cell is not doubled")]
    OpenQuote,
    /// A row that is too long.
    #[error("line {0}: the row is longer than 4 MB")]
    LongRow(u64),
    /// Nothing in it.
    #[error("is empty: not even a header")]
    Empty,
}

/// Looks at a file from its beginning to its end. `quotes`: whether cells may be quoted, as in CSV.
///
/// # Errors
/// Says the first thing that is wrong with it.
pub fn look(file: &Opened, quotes: bool) -> Result<Look, LookProblem> {
    let mut reader = file.read();
    let mut digest = digest::Context::new(&digest::SHA256);
    let (mut scan, mut buffer, mut carried) = (Scan { line: 1, row: 0, quoted: false }, vec![0; 64 << 10], Vec::new());
    let mut first = true;
    loop {
        let read = reader.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        digest.update(bytes);
        if std::mem::take(&mut first) && (bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])) {
            return Err(LookProblem::Utf16);
        }
        scan.take(bytes, &mut carried, quotes)?;
    }
    if first {
        return Err(LookProblem::Empty);
    }
    if let Some(byte) = carried.first() {
        return Err(LookProblem::NotUtf8 { line: scan.line, byte: *byte });
    }
    if scan.quoted {
        return Err(LookProblem::OpenQuote);
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(digest.finish().as_ref());
    Ok(Look { hash, lines: scan.line })
}

struct Scan {
    line: u64,
    row: u64,
    quoted: bool,
}

impl Scan {
    /// `carried` holds the beginning of a letter that the bytes before ended in.
    fn take(&mut self, bytes: &[u8], carried: &mut Vec<u8>, quotes: bool) -> Result<(), LookProblem> {
        for byte in bytes {
            self.row += 1;
            match byte {
                0 => return Err(LookProblem::Zero(self.line)),
                b'"' if quotes => self.quoted = !self.quoted,
                b'\n' => {
                    self.line += 1;
                    if !self.quoted {
                        self.row = 0;
                    }
                }
                _ => {}
            }
            if self.row > LONGEST_ROW {
                return Err(LookProblem::LongRow(self.line));
            }
        }
        carried.extend_from_slice(bytes);
        let wrong = match std::str::from_utf8(carried) {
            Ok(_) => {
                carried.clear();
                return Ok(());
            }
            Err(error) => error,
        };
        let upto = wrong.valid_up_to();
        if wrong.error_len().is_some() {
            let after = carried.get(upto..).unwrap_or_default();
            let lines_after = after.iter().filter(|byte| **byte == b'\n').count() as u64;
            let byte = after.first().copied().unwrap_or_default();
            return Err(LookProblem::NotUtf8 { line: self.line.saturating_sub(lines_after), byte });
        }
        carried.drain(..upto);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::super::files::{nameless, open_file};
    use super::*;

    fn looked(bytes: &[u8]) -> Result<Look, LookProblem> {
        let mut file = nameless().unwrap();
        file.write_all(bytes).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        look(&open_file(file, "x.csv", 1 << 20).unwrap()["x.csv"], true)
    }

    #[test]
    fn utf8_with_and_without_a_mark_is_read() {
        assert_eq!(looked("naïve\n".as_bytes()).unwrap().lines, 2);
        assert!(looked("\u{feff}naam\nZoë\n".as_bytes()).is_ok());
        // A letter that lies across two readings.
        let mut long = vec![b'a'; (64 << 10) - 1];
        long.extend("é\n".as_bytes());
        assert!(looked(&long).is_ok());
    }

    #[test]
    fn another_encoding_is_named() {
        assert!(looked(&[0xff, 0xfe, b'a', 0]).unwrap_err().to_string().contains("UTF-16"));
        assert!(looked(&[b'a', 0, b'b', 0]).unwrap_err().to_string().contains("zero byte"));
        let latin = looked(b"name\nok\nZo\xeb\nmore\n").unwrap_err().to_string();
        assert!(latin.contains("line 3") && latin.contains("windows-1252") && latin.contains("0xeb"), "{latin}");
        assert!(looked(&[b'a', 0xc3]).is_err(), "cut within a letter");
    }

    #[test]
    fn what_is_cut_off_or_empty_is_told() {
        assert!(matches!(looked(b"a,b\n1,\"two"), Err(LookProblem::OpenQuote)));
        assert!(looked(b"a,b\n1,\"tw\"\"o\"\n").is_ok());
        assert!(matches!(looked(b""), Err(LookProblem::Empty)));
        let mut long = b"a\n".to_vec();
        long.extend(vec![b'x'; usize::try_from(LONGEST_ROW).unwrap() + 1]);
        assert!(matches!(looked(&long), Err(LookProblem::LongRow(2))));
    }
}
