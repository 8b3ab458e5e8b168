//! Words of a firm and its own administration.

/// A firm, as its members see it.
#[derive(Debug)]
pub struct OrganisationTexts {
    /// Title of the page; its heading is the firm's name.
    pub title: &'static str,
    /// The sentence under it, for a member.
    pub lead_member: &'static str,
    /// For an admin.
    pub lead_admin: &'static str,
    /// Heading over one's own membership.
    pub mine: &'static str,
    /// Label of the role.
    pub role: &'static str,
    /// The role of an admin.
    pub admin: &'static str,
    /// The role of everybody else.
    pub member: &'static str,
    /// Label of what may be seen.
    pub sees: &'static str,
    /// Label of what may be changed.
    pub changes: &'static str,
    /// Nothing of it.
    pub nothing: &'static str,
    /// Label of the first day.
    pub since: &'static str,
    /// Label of the last day.
    pub until: &'static str,
    /// There is no last day.
    pub no_end: &'static str,
    /// Label of when it was confirmed.
    pub attested: &'static str,
    /// Label of who answers for it.
    pub sponsor: &'static str,
    /// Heading over how to reach the firm.
    pub contacts: &'static str,
    /// Label of the mail address.
    pub mail: &'static str,
    /// Label of the telephone number.
    pub phone: &'static str,
    /// Label of the website.
    pub website: &'static str,
    /// Label of whose partner it is.
    pub partner_of: &'static str,
    /// Heading over the admins.
    pub admins: &'static str,
    /// What they are for.
    pub admins_text: &'static str,
    /// Heading over the others.
    pub colleagues: &'static str,
    /// There are no others.
    pub no_colleagues: &'static str,
    /// The way back to the page.
    pub back: &'static str,
    /// The topics of firms.
    pub topics: FirmTopicsTexts,
    /// The list of members.
    pub members: MembersTexts,
    /// Inviting and changing.
    pub form: MemberFormTexts,
    /// Confirming.
    pub attest: AttestTexts,
}

/// The topics of firms.
#[derive(Debug)]
pub struct FirmTopicsTexts {
    /// Orders.
    pub orders: &'static str,
    /// Tickets.
    pub tickets: &'static str,
    /// Invoices.
    pub invoices: &'static str,
    /// Log lines.
    pub logs: &'static str,
    /// Reports.
    pub reports: &'static str,
    /// Settings.
    pub settings: &'static str,
    /// Documents.
    pub documents: &'static str,
    /// The colleagues' names.
    pub members: &'static str,
}

/// The members of a firm.
#[derive(Debug)]
pub struct MembersTexts {
    /// Heading.
    pub title: &'static str,
    /// Head of the names.
    pub name: &'static str,
    /// Head of how it stands.
    pub state: &'static str,
    /// It gives access.
    pub active: &'static str,
    /// It begins later.
    pub coming: &'static str,
    /// It gives none, as nobody confirmed it.
    pub suspended: &'static str,
    /// Beside one's own name.
    pub you: &'static str,
    /// The link to the form that invites.
    pub invite: &'static str,
    /// Heading over those who were invited.
    pub pending: &'static str,
    /// Until when an invitation works.
    pub pending_until: fn(day: &str) -> String,
    /// The button that takes it back.
    pub withdraw: &'static str,
    /// The same for screen readers.
    pub withdraw_named: fn(name: &str) -> String,
    /// After inviting.
    pub invited: &'static str,
    /// After changing.
    pub changed: &'static str,
    /// After a form that changed nothing.
    pub unchanged: &'static str,
    /// After ending.
    pub ended: &'static str,
    /// After confirming.
    pub all_attested: &'static str,
    /// After taking an invitation back.
    pub withdrawn: &'static str,
}

/// Inviting a colleague, and changing what one may do.
#[derive(Debug)]
pub struct MemberFormTexts {
    /// Title and heading of the form that invites.
    pub invite: &'static str,
    /// The sentence under it.
    pub invite_lead: &'static str,
    /// Label and hint of the address.
    pub email: (&'static str, &'static str),
    /// Label and hint of the name.
    pub name: (&'static str, &'static str),
    /// The question which topics, and its hint.
    pub see: (&'static str, &'static str),
    /// The question what may be changed, and its hint.
    pub act: (&'static str, &'static str),
    /// What stays because the admin does not have it.
    pub beyond: fn(topics: &str) -> String,
    /// The question whether they administer, and its hint.
    pub admin: (&'static str, &'static str),
    /// The tick.
    pub admin_tick: &'static str,
    /// Label and hint of the last day.
    pub ends_on: (&'static str, &'static str),
    /// The latest day that one can give.
    pub latest: fn(day: &str) -> String,
    /// The button that invites.
    pub send: &'static str,
    /// Heading over the form that changes.
    pub change: &'static str,
    /// Its button.
    pub save: &'static str,
    /// Heading over the button that ends.
    pub end: &'static str,
    /// What ending does.
    pub end_text: &'static str,
    /// The button.
    pub end_submit: &'static str,
    /// In its place, when nobody else administers the firm.
    pub last_admin: &'static str,
}

/// Confirming the members.
#[derive(Debug)]
pub struct AttestTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Above the form and on the firm's page: by which day.
    pub due: fn(day: &str) -> String,
    /// The same when that day is over.
    pub overdue: &'static str,
    /// The link to the form, once it is due.
    pub now: &'static str,
    /// The link to the form before.
    pub early: &'static str,
    /// The question about one.
    pub question: fn(name: &str) -> String,
    /// They stay.
    pub keep: &'static str,
    /// They do not.
    pub end: &'static str,
    /// The button.
    pub submit: &'static str,
}
