//! A large database: invented customers of one bank with accounts and transactions, written by SQL of each engine, past the program. What
//! is measured afterwards goes through the program.

use portico_visitor::VisitError;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};

use crate::Engine;

/// So many rows in one statement: the write-ahead log stays small.
const AT_ONCE: u64 = 100_000;
/// Those who sign in have this many transactions each.
const OF_THE_MEASURED: u64 = 500;
/// 22 November 2026, in microseconds since 1970 UTC.
const NOW: u64 = 1_795_305_600_000_000;
/// An hour in microseconds: transactions lie that far apart.
const STEP: u64 = 3_600_000_000;

/// Ids of invented rows begin with one of these, then comes their number.
mod prefix {
    pub(super) const BANK: u32 = 0x0100_0000;
    pub(super) const PERSON: u32 = 0x0200_0000;
    pub(super) const ACCOUNT: u32 = 0x0300_0000;
    pub(super) const TRANSACTION: u32 = 0x0400_0000;
    /// The same for those who sign in, so that they come in no other's way.
    pub(super) const MEASURED: u32 = 0x1000_0000;
}

/// A connection past the program.
pub(crate) enum Filler {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Filler {
    /// Connects; the program has migrated the database before.
    pub(crate) async fn open(engine: &Engine, file: &std::path::Path) -> Result<Self, VisitError> {
        match engine {
            Engine::Sqlite => {
                let url = format!("sqlite:{}", file.display());
                let mut connection = SqliteConnection::connect(&url).await.map_err(failed)?;
                connection.execute("PRAGMA busy_timeout = 60000; PRAGMA synchronous = OFF").await.map_err(failed)?;
                Ok(Self::Sqlite(connection))
            }
            Engine::Postgres(url) => Ok(Self::Postgres(PgConnection::connect(url).await.map_err(failed)?)),
        }
    }

    /// The bank at which everybody is a customer.
    pub(crate) async fn bank(&mut self) -> Result<(), VisitError> {
        let bank = self.id(prefix::BANK, "1");
        let hash = self.hash("1");
        self.run(format!(
            "INSERT INTO organisation (id, kind, name, country, time_zone, languages, accent, mail, phone, website, source, source_key, hash, created_at)
             VALUES ({bank}, 'bank', 'Bench Bank', 'NL', 'Europe/Amsterdam', '[\"en\"]', '', '', '', '', 'bench', 'bank', {hash}, {NOW})"
        ))
        .await?;
        self.run(format!(
            "INSERT INTO source (name, title, organisation_id, spoke_at, created_at) VALUES ('bench', 'The bank', {bank}, {NOW}, {NOW})"
        ))
        .await
    }

    /// Makes whoever has an account by now a customer, with one bank account and its transactions.
    pub(crate) async fn measured(&mut self, people: u64) -> Result<(), VisitError> {
        let numbered = "(SELECT person_id AS p, ROW_NUMBER() OVER (ORDER BY person_id) AS i FROM contact) n";
        self.customers(prefix::MEASURED, numbered, "n.p").await?;
        let series = self.series(1, people * OF_THE_MEASURED);
        let account = format!("(n.i - 1) / {OF_THE_MEASURED} + 1");
        self.transactions(prefix::MEASURED, &series, &account).await
    }

    /// Adds persons with numbers in `from..to`, each with a contact, a passkey, an affiliation and an account, and `records` transactions for
    /// each.
    pub(crate) async fn persons(&mut self, from: u64, to: u64, records: u64) -> Result<(), VisitError> {
        let mut begin = from;
        while begin < to {
            let end = to.min(begin + AT_ONCE);
            let series = self.series(begin, end - 1);
            self.people(&series).await?;
            let person = self.id(prefix::PERSON, "n.i");
            self.customers(0, &series, &person).await?;
            begin = end;
        }
        let mut begin = from * records;
        while begin < to * records {
            let end = (to * records).min(begin + AT_ONCE);
            let series = self.series(begin, end - 1);
            self.transactions(0, &series, &format!("n.i / {records}")).await?;
            begin = end;
        }
        Ok(())
    }

    /// Lets the engine look at what it has, as its own maintenance would in time.
    pub(crate) async fn settle(&mut self) -> Result<(), VisitError> {
        match self {
            Self::Sqlite(_) => self.run("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)".into()).await,
            Self::Postgres(_) => self.run("VACUUM ANALYZE".into()).await,
        }
    }

    async fn people(&mut self, series: &str) -> Result<(), VisitError> {
        let person = self.id(prefix::PERSON, "n.i");
        let (handle, model, no, yes) = (self.hash("n.i"), self.bytes("n.i", 16), self.flag(false), self.flag(true));
        self.run(format!(
            "INSERT INTO person (id, user_handle, name, language, created_at) SELECT {person}, {handle}, 'Invented ' || n.i, 'en', {NOW} FROM {series}"
        ))
        .await?;
        self.run(format!(
            "INSERT INTO contact (id, person_id, address, address_folded, is_primary, verified_at, created_at)
             SELECT {person}, {person}, 'invented-' || n.i || '@example.org', 'invented-' || n.i || '@example.org', {yes}, {NOW}, {NOW} FROM {series}"
        ))
        .await?;
        self.run(format!(
            "INSERT INTO passkey (id, person_id, credential_id, credential, aaguid, name, transports, counter, backup_eligible, backup_state, created_at)
             SELECT {person}, {person}, {handle}, '{{}}', {model}, 'Invented', '[]', 0, {no}, {no}, {NOW} FROM {series}"
        ))
        .await
    }

    async fn customers(&mut self, measured: u32, series: &str, person: &str) -> Result<(), VisitError> {
        let (bank, hash) = (self.id(prefix::BANK, "1"), self.hash("1"));
        let account = self.id(measured | prefix::ACCOUNT, "n.i");
        let key = format!("'{measured}-' || n.i");
        self.run(format!(
            "INSERT INTO affiliation (id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, source, source_key, hash, created_at)
             SELECT {account}, {person}, {bank}, 'customer', '', '', '{{}}', '2020-01-01', 0, 'bench', {key}, {hash}, {NOW} FROM {series}"
        ))
        .await?;
        let body = "'{\"name\":\"Current account\",\"number\":\"NL00BENC0000000001\",\"type\":\"current\",\"currency\":\"EUR\",\"balance\":\"1204.50\",\
                    \"opened_on\":\"2020-01-01\"}'";
        self.run(format!(
            "INSERT INTO record (id, kind, provider_id, at, amount, state, search, body, own, source, source_key, hash, changed_at)
             SELECT {account}, 'bank-account', {bank}, {NOW}, 120450, '', 'current account', {body}, '{{}}', 'bench', {key}, {hash}, {NOW} FROM {series}"
        ))
        .await?;
        self.run(format!(
            "INSERT INTO holding (id, record_id, person_id, role, source, source_key, hash)
             SELECT {account}, {account}, {person}, 'owner', 'bench', {key}, {hash} FROM {series}"
        ))
        .await
    }

    async fn transactions(&mut self, measured: u32, series: &str, account: &str) -> Result<(), VisitError> {
        let (bank, hash) = (self.id(prefix::BANK, "1"), self.hash("1"));
        let id = self.id(measured | prefix::TRANSACTION, "n.i");
        let account = self.id(measured | prefix::ACCOUNT, account);
        let body = "'{\"booked_on\":\"2026-11-01\",\"amount\":\"-12.50\",\"currency\":\"EUR\",\"direction\":\"debit\",\"text\":\"Groceries\",\
                    \"counterparty\":\"Market\",\"type\":\"card\",\"balance\":\"1204.50\"}'";
        self.run(format!(
            "INSERT INTO record (id, kind, provider_id, within_id, at, amount, state, search, body, own, source, source_key, hash, changed_at)
             SELECT {id}, 'transaction', {bank}, {account}, {NOW} - (n.i % {OF_THE_MEASURED}) * {STEP}, -1250, 'debit', 'groceries market', {body}, '{{}}',
             'bench', '{measured}-' || n.i, {hash}, {NOW} FROM {series}"
        ))
        .await
    }

    fn series(&self, from: u64, to: u64) -> String {
        match self {
            Self::Sqlite(_) => format!(
                "(WITH RECURSIVE s(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM s WHERE i < {to}) SELECT i FROM s) n"
            ),
            Self::Postgres(_) => format!("(SELECT i FROM generate_series({from}, {to}) AS s(i)) n"),
        }
    }

    fn id(&self, prefix: u32, number: &str) -> String {
        match self {
            Self::Sqlite(_) => format!("unhex(printf('{prefix:08x}%024x', {number}))"),
            Self::Postgres(_) => format!("('{prefix:08x}' || lpad(to_hex(({number})::bigint), 24, '0'))::uuid"),
        }
    }

    fn hash(&self, number: &str) -> String {
        self.bytes(number, 32)
    }

    fn bytes(&self, number: &str, length: u32) -> String {
        let digits = length * 2;
        match self {
            Self::Sqlite(_) => format!("unhex(printf('%0{digits}x', {number}))"),
            Self::Postgres(_) => format!("decode(lpad(to_hex(({number})::bigint), {digits}, '0'), 'hex')"),
        }
    }

    fn flag(&self, value: bool) -> &'static str {
        match (self, value) {
            (Self::Sqlite(_), false) => "0",
            (Self::Sqlite(_), true) => "1",
            (Self::Postgres(_), false) => "false",
            (Self::Postgres(_), true) => "true",
        }
    }

    async fn run(&mut self, sql: String) -> Result<(), VisitError> {
        let sql = AssertSqlSafe(sql);
        match self {
            Self::Sqlite(connection) => connection.execute(sql).await.map(|_| ()),
            Self::Postgres(connection) => connection.execute(sql).await.map(|_| ()),
        }
        .map_err(failed)
    }
}

fn failed(error: sqlx::Error) -> VisitError {
    VisitError::from(std::io::Error::other(error))
}
