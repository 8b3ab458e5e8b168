//! The folder into which the server writes its mails: finds what was sent to an address.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use tokio::sync::Mutex;

use crate::VisitError;

const LOOK_AGAIN: Duration = Duration::from_millis(10);
/// 60 seconds for one mail.
const MOST_LOOKS: u32 = 6000;

/// Reads each mail once, however many wait for theirs.
pub struct Mailbox {
    folder: PathBuf,
    read: Mutex<Read>,
}

#[derive(Default)]
struct Read {
    files: BTreeSet<PathBuf>,
    letters: BTreeMap<String, Vec<Received>>,
}

struct Received {
    letter: Letter,
    taken: bool,
}

/// The text of a mail, without its encoding.
#[derive(Debug, Clone)]
pub struct Letter(String);

impl Letter {
    /// The token of the link that begins with `path`, for instance `/sign-up/confirm`.
    #[must_use]
    pub fn token(&self, path: &str) -> Option<String> {
        let (_, rest) = self.0.split_once(&format!("{path}?token="))?;
        let end = rest
            .find(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_')))
            .unwrap_or(rest.len());
        rest.get(..end).map(ToOwned::to_owned)
    }

    /// The code that stands on a line of its own.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        let is_group = |group: &str| group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let mut lines = self.0.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace() || is_isolate(c)));
        lines.find(|line| line.split_once('-').is_some_and(|(a, b)| is_group(a) && is_group(b))).map(ToOwned::to_owned)
    }

    /// Undoes the encodings of the mail's parts: base64 where a script has few ASCII letters, quoted-printable elsewhere.
    fn decoded(mail: &str) -> Self {
        let mut text = String::new();
        // The body of an encoded part follows the next empty line and ends with its last line of letters.
        let (mut announced, mut encoded) = (false, None::<String>);
        for line in mail.split_inclusive('\n') {
            let bare = line.trim_end();
            if let Some(body) = &mut encoded {
                if !bare.is_empty() && !bare.starts_with("--") {
                    body.push_str(bare);
                    continue;
                }
                text.push_str(&from_base64(body));
                encoded = None;
            }
            announced |= bare.eq_ignore_ascii_case("content-transfer-encoding: base64");
            if announced && bare.is_empty() {
                (announced, encoded) = (false, Some(String::new()));
            }
            text.push_str(line);
        }
        text.push_str(&encoded.map(|body| from_base64(&body)).unwrap_or_default());
        Self(from_quoted_printable(&text))
    }
}

impl Mailbox {
    /// Looks into `folder`, which may not be there yet.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), read: Mutex::default() }
    }

    /// Waits for the token of the sign-up that was sent to `address`.
    ///
    /// # Errors
    /// When nothing comes within a minute.
    pub async fn token(&self, address: &str) -> Result<String, VisitError> {
        const PATH: &str = "/sign-up/confirm";
        for _ in 0..MOST_LOOKS {
            let letter = self.take(address, |letter| letter.token(PATH).is_some()).await?;
            if let Some(token) = letter.and_then(|letter| letter.token(PATH)) {
                return Ok(token);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Err(VisitError::Late("a mail", format!("(nothing to {address} in {})", self.folder.display())))
    }

    /// The oldest letter to `address` that is the wanted one and was not taken yet, if it is there now.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn take(&self, address: &str, is_wanted: impl Fn(&Letter) -> bool) -> Result<Option<Letter>, VisitError> {
        let mut read = self.read.lock().await;
        self.look(&mut read).await?;
        let letters = read.letters.entry(address.to_owned()).or_default();
        let found = letters.iter_mut().find(|received| !received.taken && is_wanted(&received.letter));
        Ok(found.map(|received| {
            received.taken = true;
            received.letter.clone()
        }))
    }

    /// How many wanted letters came to each address, taken or not.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn count(&self, is_wanted: impl Fn(&Letter) -> bool) -> Result<BTreeMap<String, usize>, VisitError> {
        let mut read = self.read.lock().await;
        self.look(&mut read).await?;
        let count = |letters: &[Received]| letters.iter().filter(|received| is_wanted(&received.letter)).count();
        Ok(read.letters.iter().map(|(address, letters)| (address.clone(), count(letters))).collect())
    }

    async fn look(&self, read: &mut Read) -> Result<(), VisitError> {
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
            if let Some(address) = recipient(&mail) {
                let received = Received { letter: Letter::decoded(&mail), taken: false };
                read.letters.entry(address).or_default().push(received);
            }
        }
        Ok(())
    }
}

fn from_base64(body: &str) -> String {
    let bytes = BASE64_STANDARD.decode(body).unwrap_or_default();
    // What follows undoes quoted-printable: this text is not to be touched by it.
    String::from_utf8_lossy(&bytes).replace('=', "=3D") + "\n"
}

/// Joins broken lines and undoes escaped bytes (RFC 2045 §6.7).
fn from_quoted_printable(text: &str) -> String {
    let joined = text.replace("=\r\n", "").replace("=\n", "");
    let mut pieces = joined.split('=');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let escaped = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (Some(byte), Some(rest)) = (escaped, piece.get(2..)) {
            bytes.push(byte);
            bytes.extend_from_slice(rest.as_bytes());
        } else {
            bytes.push(b'=');
            bytes.extend_from_slice(piece.as_bytes());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What keeps a code together in text that is written from right to left (Unicode Bidirectional Algorithm, §2.4).
fn is_isolate(character: char) -> bool {
    matches!(character, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// The address of the `To` header, with or without a name before it.
fn recipient(mail: &str) -> Option<String> {
    let header = mail.lines().take_while(|line| !line.is_empty()).find_map(|line| line.strip_prefix("To:"))?;
    let address =
        header.rsplit('<').next()?.trim_matches(|character: char| character == '>' || character.is_whitespace());
    Some(address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_and_code_survive_what_mails_are_encoded_in() {
        let mail = "To: Ann <ann@example.org>\r\nSubject: a-b\r\n\r\nhttp://localhost:1/sign-up/confirm?token=3Dab=\r\nc_D-9\r\n\r\n    2QDX-58EG\r\n";
        let letter = Letter::decoded(mail);
        assert_eq!(recipient(mail).as_deref(), Some("ann@example.org"));
        assert_eq!(letter.token("/sign-up/confirm").as_deref(), Some("abc_D-9"));
        assert_eq!(letter.token("/recover/confirm"), None);
        assert_eq!(letter.code().as_deref(), Some("2QDX-58EG"));
        let arabic = Letter::decoded("=D8=A7=D9=84\r\n=E2=81=A62QDX-58EG=E2=\r\n=81=A9\r\na=3Db=zz\r\n");
        assert_eq!(arabic.code().as_deref(), Some("2QDX-58EG"));
        assert!(arabic.0.starts_with("ال") && arabic.0.ends_with("a=b=zz\r\n"));
        let coded =
            "Content-Transfer-Encoding: base64\r\n\r\n2KfZhCBhPWIKICAg\r\nIDJRRFgtNThFRwo=\r\n\r\n--part\r\nx=3Dy\r\n";
        let coded = Letter::decoded(coded);
        assert_eq!(coded.code().as_deref(), Some("2QDX-58EG"));
        assert!(coded.0.contains("ال a=b\n") && coded.0.ends_with("--part\r\nx=y\r\n"), "{}", coded.0);
        assert_eq!(recipient("Subject: x\n\nTo: nobody\n"), None);
    }
}
