//! Every table of the database: whose data is in it, where it is exported, how it is erased, and how long it is kept.
//!
//! Plain data, and the one place for it: the export (GDPR 15, 20), the erasure (17) and the retention (5(1)(e)) work from it, and tests compare
//! it with both real schemas. Whoever adds a table or a column says here what it is, or the tests fail.

mod tables;

pub use tables::TABLES;

/// One table.
#[derive(Debug, Clone, Copy)]
pub struct TableFacts {
    /// Its name in the database.
    pub name: &'static str,
    /// Columns that hold the id of a person.
    pub people: &'static [&'static str],
    /// Columns that say something about a person.
    pub personal: &'static [&'static str],
    /// Columns that are never shown: hashes, sealed bytes, keys.
    pub secret: &'static [&'static str],
    /// All other columns: they say nothing about anybody by themselves.
    pub plain: &'static [&'static str],
    /// Where a person finds it in the export.
    pub export: Exported,
    /// What an erasure does to it.
    pub erased: Erased,
    /// When it goes by itself.
    pub clock: RetentionClock,
}

impl TableFacts {
    /// All its columns.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        [self.people, self.personal, self.secret, self.plain].into_iter().flatten().copied()
    }

    /// Whether it holds anything about anybody.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        !self.people.is_empty() || !self.personal.is_empty()
    }
}

/// The table of this name.
#[must_use]
pub fn table(name: &str) -> Option<&'static TableFacts> {
    TABLES.iter().find(|table| table.name == name)
}

/// Where a person finds a table's rows in the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    /// In this section.
    In(Section),
    /// Nowhere, because of this.
    Not(&'static str),
}

/// What the erasure of a person does to a table's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    /// The rows whose column holds the person's id are deleted.
    By(&'static str),
    /// The same in a table that refuses deletions of anybody who does not stand in `erasing`.
    FromLedger(&'static str),
    /// The rows whose column holds the person's id, and those whose `address_folded` is one of the person's addresses, are deleted.
    ByIdOrAddress(&'static str),
    /// The rows whose `address_folded` is one of the person's addresses are deleted.
    ByAddress,
    /// The rows whose recipient and subject stand in the person's `recipient_subject` rows are deleted, before those.
    BySubject,
    /// The rows stay as a record; `key`, the person's id, becomes NULL and the columns in `texts` become empty.
    Emptied {
        /// The column with the person's id.
        key: &'static str,
        /// The columns that become empty.
        texts: &'static [&'static str],
    },
    /// The rows in which any of these columns holds the person's id are deleted.
    ByAny(&'static [&'static str]),
    /// The rows whose column holds the person's id are deleted; in all others that name the person, `others` become NULL.
    AndLoosened {
        /// The column with the id of whom the row is about.
        key: &'static str,
        /// Columns in which a person stands beside somebody else.
        others: &'static [&'static str],
    },
    /// The rows that belong to one that is deleted, which this column names, are deleted before it.
    With(&'static str),
    /// Nothing, because of this.
    Kept(&'static str),
}

macro_rules! named {
    ($(#[$about:meta])+ $name:ident { $($(#[$one:meta])+ $variant:ident = $text:literal,)+ }) => {
        $(#[$about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$one])+ $variant,)+ }

        impl $name {
            /// Every one, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

named! {
    /// The sections of an export, in the order in which they stand in it. The names are keys of the JSON document.
    Section {
        /// What the person says about themselves, and the state of the account.
        Person = "person",
        /// Mail addresses, and those that wait to be confirmed.
        Addresses = "addresses",
        /// Passkeys, without what signs in.
        Passkeys = "passkeys",
        /// Sessions that have not ended.
        Sessions = "sessions",
        /// Browsers that are known.
        Browsers = "browsers",
        /// Recovery codes without the codes, recoveries, waiting times, links of notices.
        Recovery = "recovery",
        /// Sign-ups with one of the person's addresses.
        SignUps = "sign_ups",
        /// Letters to the person: when, not what, as each is wiped once sent.
        Letters = "letters",
        /// Every entry of the ledger, with each text as it was.
        Consents = "consents",
        /// Terms that were accepted, with each text as it was.
        Terms = "terms",
        /// What messages the person wants.
        Messages = "messages",
        /// Other systems that know the person, and what they were told and read.
        Recipients = "recipients",
        /// What the person asked for by right, and the answers.
        Requests = "requests",
        /// Exports, this one too.
        Exports = "exports",
        /// An erasure that is under way.
        Erasure = "erasure",
        /// Who belongs to whom: organisations, families, invitations, claims.
        Relations = "relations",
        /// What sources say about the person: records, what they hold, what was not taken.
        Records = "records",
        /// Who looked at the person's data.
        Seen = "seen",
        /// Everything that happened.
        Activity = "activity",
    }
}

named! {
    /// What says when a row goes by itself.
    RetentionClock {
        /// With the account.
        Account = "account",
        /// When the session's time is over.
        Sessions = "sessions",
        /// Minutes after it was begun.
        Ceremonies = "ceremonies",
        /// A day after its end.
        SignUps = "sign-ups",
        /// A day after its end.
        MailProofs = "mail-proofs",
        /// Two days after its beginning or end.
        Recoveries = "recoveries",
        /// When the link's time is over.
        NoticeLinks = "notice-links",
        /// When the browser was not seen for long.
        Browsers = "browsers",
        /// Thirty days after it was sent or given up.
        Mail = "mail",
        /// When the history's time is over.
        Activity = "activity",
        /// Some time after it was delivered or given up.
        Webhooks = "webhooks",
        /// Some time after it was closed.
        Requests = "requests",
        /// The archive seven days after it was made, the row some time later.
        Exports = "exports",
        /// When the limit is full again.
        Limits = "limits",
        /// Some time after the erasure.
        Tombstones = "tombstones",
        /// When a source no longer says it, for as long as its kind tells.
        Records = "records",
        /// Some time after the import.
        Imports = "imports",
        /// When the history's time is over.
        Sights = "sights",
        /// When the history's time is over.
        SettingChanges = "setting-changes",
        /// Some time after the decision.
        MatchPairs = "match-pairs",
        /// What was moved goes when it can no longer be undone; the row stays with the account.
        Merges = "merges",
        /// Some time after they end.
        Invitations = "invitations",
        /// Some days after the end.
        Vouches = "vouches",
        /// Never: it is the installation's own.
        House = "house",
    }
}
