//! The folder into which the server writes its mails: finds the token that was sent to an address.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::Mutex;

use crate::error::BenchError;

const LOOK_AGAIN: Duration = Duration::from_millis(10);
/// 60 seconds for one mail.
const MOST_LOOKS: u32 = 6000;

/// Reads each mail once, however many wait for theirs.
pub(crate) struct Mailbox {
    folder: PathBuf,
    read: Mutex<Read>,
}

#[derive(Default)]
struct Read {
    files: BTreeSet<PathBuf>,
    tokens: BTreeMap<String, String>,
}

impl Mailbox {
    /// Looks into `folder`, which may not be there yet.
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), read: Mutex::default() }
    }

    /// Waits for the token that was sent to `address`.
    pub(crate) async fn token(&self, address: &str) -> Result<String, BenchError> {
        for _ in 0..MOST_LOOKS {
            let mut read = self.read.lock().await;
            self.look(&mut read).await?;
            if let Some(token) = read.tokens.remove(address) {
                return Ok(token);
            }
            drop(read);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Err(BenchError::Late("a mail", format!("(nothing to {address} in {})", self.folder.display())))
    }

    async fn look(&self, read: &mut Read) -> Result<(), BenchError> {
        let mut entries = match tokio::fs::read_dir(&self.folder).await {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        while let Some(entry) = entries.next_entry().await? {
            let path = entry.path();
            let is_mail = path.extension().is_some_and(|extension| extension == "eml");
            if !is_mail || !read.files.insert(path.clone()) {
                continue;
            }
            let mail = tokio::fs::read_to_string(&path).await?;
            if let (Some(address), Some(token)) = (recipient(&mail), token(&mail)) {
                read.tokens.insert(address, token);
            }
        }
        Ok(())
    }
}

/// The address of the `To` header, with or without a name before it.
fn recipient(mail: &str) -> Option<String> {
    let header = mail.lines().take_while(|line| !line.is_empty()).find_map(|line| line.strip_prefix("To:"))?;
    let address =
        header.rsplit('<').next()?.trim_matches(|character: char| character == '>' || character.is_whitespace());
    Some(address.to_owned())
}

/// The token of the confirmation link; undoes quoted-printable, which breaks lines and escapes `=` (RFC 2045 §6.7).
fn token(mail: &str) -> Option<String> {
    let text = mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
    let (_, rest) = text.split_once("/sign-up/confirm?token=")?;
    let end = rest
        .find(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_')))
        .unwrap_or(rest.len());
    rest.get(..end).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_quoted_printable() {
        let mail = "To: Ann <ann@example.org>\r\nSubject: x\r\n\r\nhttp://localhost:1/sign-up/confirm?token=3Dab=\r\nc_D-9\r\n";
        assert_eq!(recipient(mail).as_deref(), Some("ann@example.org"));
        assert_eq!(token(mail).as_deref(), Some("abc_D-9"));
        assert_eq!(recipient("Subject: x\n\nTo: nobody\n"), None);
    }
}
