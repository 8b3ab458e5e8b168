//! The program as an operator runs it, on the database and the keys of a site. Its clock is the real one.

use std::process::Command;

use super::Site;

/// What came of a command.
#[derive(Debug)]
pub struct Told {
    pub code: Option<i32>,
    pub out: String,
    pub errors: String,
}

impl Site {
    /// Runs a command.
    pub async fn terminal(&self, arguments: &[&str]) -> Told {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(arguments).env_clear().current_dir(&self.database.folder);
        command.env("PORTICO_DATABASE_URL", &self.database.url);
        command.env("PORTICO_KEYS", format!("file:{}", self.database.folder.join("keys").display()));
        let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Told { code: output.status.code(), out: text(&output.stdout), errors: text(&output.stderr) }
    }

    /// The same, when it is to succeed: what it printed.
    pub async fn operator(&self, arguments: &[&str]) -> String {
        let told = self.terminal(arguments).await;
        assert_eq!(told.code, Some(0), "{arguments:?}: {told:?}");
        told.out
    }

    /// The same, when it is to be refused: why.
    pub async fn operator_refused(&self, arguments: &[&str]) -> String {
        let told = self.terminal(arguments).await;
        assert_eq!((told.code, told.out.as_str()), (Some(1), ""), "{arguments:?}: {told:?}");
        told.errors
    }
}
