//! The sections of a mapping: each says of a file which columns become what.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{From, When};

macro_rules! section {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $field:ident: $of:ty,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The file; not needed where there is only one.
            #[serde(default)]
            pub file: Option<String>,
            /// Only some of its rows.
            #[serde(default)]
            pub when: Option<When>,
            $($(#[$what])* pub $field: $of,)+
        }
    };
}

section! {
    /// Rows that are organisations.
    OrganisationMap {
        /// What the source calls it.
        key: From,
        /// Its kind.
        kind: From,
        /// Its name.
        name: From,
        /// ISO 3166.
        country: Option<From>,
        /// IANA name.
        time_zone: Option<From>,
        /// The key of the one above.
        parent: Option<From>,
        /// Where to write to.
        mail: Option<From>,
        /// Where to call.
        phone: Option<From>,
    }
}

section! {
    /// Rows that are persons.
    PersonMap {
        /// What the source calls them.
        key: From,
        /// The whole name; without it, the given and the family name.
        name: Option<From>,
        /// Given name.
        given_name: Option<From>,
        /// Family name.
        family_name: Option<From>,
        /// Day of birth.
        birth_date: Option<From>,
        /// Mail address.
        email: Option<From>,
        /// Phone number.
        phone: Option<From>,
        /// Postal address.
        address: Option<From>,
        /// Language tag.
        language: Option<From>,
        /// As the source writes it.
        gender: Option<From>,
        /// Of a student.
        grade: Option<From>,
    }
}

section! {
    /// Rows that are affiliations.
    AffiliationMap {
        /// What the source calls it; without it, person, role and organisation together.
        key: Option<From>,
        /// The key of the person.
        person: From,
        /// The key of the organisation; without it, the source's own.
        organisation: Option<From>,
        /// customer, student, teacher, guardian, member or admin.
        role: From,
        /// Of a student.
        grade: Option<From>,
        /// What they do there.
        title: Option<From>,
        /// First day.
        begins_on: Option<From>,
        /// Last day.
        ends_on: Option<From>,
        /// Of members and admins: topics to see.
        see: Option<Vec<String>>,
        /// Of members and admins: topics to act on.
        act: Option<Vec<String>>,
    }
}

section! {
    /// Rows that say who is whose guardian.
    GuardianMap {
        /// What the source calls it; without it, child and adult together.
        key: Option<From>,
        /// The key of the adult.
        adult: From,
        /// The key of the child.
        child: From,
        /// The key of the school; without it, the source's own organisation.
        organisation: Option<From>,
        /// parent, guardian, relative or aide.
        kind: From,
        /// `true` where a court's order bars the adult.
        barred: Option<From>,
        /// First day.
        begins_on: Option<From>,
        /// Last day.
        ends_on: Option<From>,
    }
}

section! {
    /// Rows that are records.
    RecordMap {
        /// Stable name of the kind.
        kind: String,
        /// What the source calls it.
        key: From,
        /// The key of the organisation that provides it; without it, the source's own.
        provider: Option<From>,
        /// The key of the person it is about.
        person: Option<From>,
        /// The key of the firm it is about.
        organisation: Option<From>,
        /// The key of the record it is within.
        within: Option<From>,
        /// That one's kind, where it is not the usual one.
        within_kind: Option<String>,
        /// Its fields.
        fields: BTreeMap<String, From>,
    }
}

section! {
    /// Rows that say who holds a record.
    HoldingMap {
        /// What the source calls it; without it, record and person together.
        key: Option<From>,
        /// The kind of the record.
        record_kind: String,
        /// The key of the record.
        record: From,
        /// The key of the holder.
        person: From,
        /// As what.
        role: Option<From>,
        /// First day.
        begins_on: Option<From>,
        /// Last day.
        ends_on: Option<From>,
    }
}
