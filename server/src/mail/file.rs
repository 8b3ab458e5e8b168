//! Mail as files, for demos and tests: one `.eml` a message, whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::SendError;

/// A folder of messages, named by their outbox ids.
#[derive(Clone, Debug)]
pub struct FileTransport {
    folder: PathBuf,
}

impl FileTransport {
    /// Uses `folder`, which is made when it is missing.
    pub fn new(folder: PathBuf) -> std::io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes the message. A repeat after a crash replaces the file by the same content.
    pub async fn send(&self, id: Uuid, message: &lettre::Message) -> Result<(), SendError> {
        let content = message.formatted();
        let folder = self.folder.clone();
        let written = tokio::task::spawn_blocking(move || write_durably(&folder, id, &content)).await;
        match written {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(SendError::Later(error.kind().to_string())),
            Err(_) => Err(SendError::Later("interrupted".into())),
        }
    }
}

/// The new name appears only after the content is on the disk.
fn write_durably(folder: &Path, id: Uuid, content: &[u8]) -> std::io::Result<()> {
    let unfinished = folder.join(format!(".{id}.unfinished"));
    let mut file = std::fs::File::create(&unfinished)?;
    file.write_all(content)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, folder.join(format!("{id}.eml")))?;
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{Written, compose};

    #[tokio::test]
    async fn a_message_sent_twice_is_there_once() {
        let folder = std::env::temp_dir().join(format!("portico-mail-{}", std::process::id()));
        let transport = FileTransport::new(folder.clone()).unwrap();
        let id = Uuid::from_u128(7);
        let message = compose(&Written {
            id,
            to: "ada@example.org",
            from: "portico@localhost",
            sender_name: "Portico",
            host: "localhost",
            language: "en",
            subject: "Hello",
            text: "Hello",
            html: "<p>Hello</p>",
            stop: None,
        })
        .unwrap();
        transport.send(id, &message).await.unwrap();
        transport.send(id, &message).await.unwrap();
        let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [format!("{id}.eml").as_str()]);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
