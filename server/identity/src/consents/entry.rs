//! The words of an entry, each with its stable name.

macro_rules! stable_names {
    ($(#[$about:meta])+ $name:ident { $($(#[$one:meta])+ $variant:ident = $text:literal,)+ }) => {
        $(#[$about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$one])+ $variant,)+ }

        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The one with this stable name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use stable_names;

stable_names! {
    /// What an entry says (ISO/IEC TS 27560:2023, event state).
    ConsentState {
        /// The person was asked; says nothing about the answer.
        Requested = "requested",
        /// Agreed, or took an objection back.
        Given = "given",
        /// Declined without having agreed before, or objected.
        Refused = "refused",
        /// Took an agreement back.
        Withdrawn = "withdrawn",
        /// The time of the agreement is over.
        Expired = "expired",
    }
}

stable_names! {
    /// By what right the actor acts.
    Authority {
        /// For oneself.
        Oneself = "self",
        /// As guardian of the subject; the entry names the relation.
        Guardian = "guardian",
        /// A signal of the person's browser (Global Privacy Control).
        Signal = "signal",
        /// A rule of the house, such as the end of a term. There is no actor.
        Rule = "rule",
    }
}

stable_names! {
    /// Where it was done.
    Channel {
        /// On the page of consents.
        Account = "account",
        /// When asked after signing in.
        SignIn = "sign-in",
        /// By the link in a mail.
        Mail = "mail",
        /// By the header `Sec-GPC`.
        Gpc = "gpc",
        /// By the portal itself.
        Portal = "portal",
    }
}

/// What somebody decides. Both cost the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The purpose may use the data.
    Agree,
    /// It may not.
    Decline,
}
