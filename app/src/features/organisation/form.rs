//! What the forms of the administration hold, and reading them. A name that comes twice is refused, as in every form.

use std::collections::BTreeMap;

use portico_identity::address::EmailAddress;
use portico_identity::name::PersonName;
use portico_identity::portal::firms::rights::{CHANGEABLE, FIRM_TOPICS};
use portico_identity::portal::firms::{MemberRights, MemberTerms};
use serde::{Deserialize, Serialize};

use crate::locale::ErrorCode;

/// The fields of a form whose names depend on what it shows.
#[derive(Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct Named(BTreeMap<String, String>);

impl TryFrom<Vec<(String, String)>> for Named {
    type Error = &'static str;

    fn try_from(fields: Vec<(String, String)>) -> Result<Self, Self::Error> {
        let count = fields.len();
        let named: BTreeMap<String, String> = fields.into_iter().collect();
        // OWASP ASVS 5.0, 15.3.7.
        if named.len() == count { Ok(Self(named)) } else { Err("a field comes twice") }
    }
}

impl Named {
    /// The value of a field; empty when it is missing.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    fn is_ticked(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// What was typed into `invite-member` or `change-member`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The address, where somebody is invited.
    pub email: String,
    /// The name, where somebody is invited.
    pub name: String,
    /// The topics that are ticked.
    pub see: Vec<String>,
    /// The topics in which something may be changed that are ticked.
    pub act: Vec<String>,
    /// Whether they administer.
    pub admin: bool,
    /// The last day; empty for no end.
    pub ends_on: String,
}

/// Why fields were refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemberErrors {
    /// The address.
    pub email: Option<ErrorCode>,
    /// The name.
    pub name: Option<ErrorCode>,
    /// The topics.
    pub see: Option<ErrorCode>,
    /// Whether they administer.
    pub admin: Option<ErrorCode>,
    /// The last day.
    pub ends_on: Option<ErrorCode>,
}

impl Typed {
    pub(super) fn read(fields: &Named) -> Self {
        let ticked = |prefix: &str, topics: &[&str]| {
            let ticked = topics.iter().filter(|topic| fields.is_ticked(&format!("{prefix}-{topic}")));
            ticked.map(|topic| (*topic).to_owned()).collect()
        };
        Self {
            email: fields.text("email").to_owned(),
            name: fields.text("name").to_owned(),
            see: ticked("see", &FIRM_TOPICS),
            act: ticked("act", &CHANGEABLE),
            admin: fields.is_ticked("admin"),
            ends_on: fields.text("ends_on").trim().to_owned(),
        }
    }

    /// What the member is to be. Of topics in which nothing can be changed on pages, what they may change stays as it was, if they still see it.
    pub(super) fn terms(&self, present: Option<&MemberRights>) -> MemberTerms {
        let mut act: Vec<&str> = self.act.iter().map(String::as_str).collect();
        for topic in present.into_iter().flat_map(MemberRights::act) {
            if !CHANGEABLE.contains(&topic) && self.see.iter().any(|seen| seen == topic) {
                act.push(topic);
            }
        }
        let rights = MemberRights::of(self.see.iter().map(String::as_str), act);
        let ends_on = (!self.ends_on.is_empty()).then(|| self.ends_on.clone());
        MemberTerms { is_admin: self.admin, rights, ends_on }
    }

    /// Who is invited, or why not.
    pub(super) fn invitee(&self) -> Result<(EmailAddress, PersonName), MemberErrors> {
        match (EmailAddress::parse(&self.email), PersonName::parse(&self.name)) {
            (Ok(address), Ok(name)) => Ok((address, name)),
            (address, name) => Err(MemberErrors {
                email: address.err().map(ErrorCode::from),
                name: name.err().map(ErrorCode::from),
                ..MemberErrors::default()
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(body: &str) -> Result<Named, serde_urlencoded::de::Error> {
        serde_urlencoded::from_bytes(body.as_bytes())
    }

    #[test]
    fn only_topics_of_firms_are_read_and_a_name_that_comes_twice_is_refused() {
        let named = fields("see-orders=on&see-money=on&act-settings=on&act-orders=on&admin=on&ends_on=+2027-01-01+");
        let typed = Typed::read(&named.unwrap());
        assert_eq!((typed.see, typed.act, typed.admin), (vec!["orders".to_owned()], vec!["settings".to_owned()], true));
        assert_eq!(typed.ends_on, "2027-01-01");
        assert!(fields("see-orders=on&see-orders=on").is_err());
        assert!(fields("ends_on=2027-01-01&ends_on=2099-01-01").is_err());
    }

    #[test]
    fn what_may_be_changed_where_no_page_changes_it_stays_while_it_is_seen() {
        let present = MemberRights::of([], ["orders", "tickets", "settings"]);
        let typed = Typed { see: vec!["orders".into()], ..Typed::default() };
        let rights = typed.terms(Some(&present)).rights;
        assert!(rights.may_act("orders") && !rights.may_act("tickets") && !rights.may_act("settings"));
    }
}
