//! Words of the roles: as what somebody is here, and the pages that each role has.

/// The choice of the role and the pages of each.
#[derive(Debug)]
pub struct RolesTexts {
    /// As what the person is here, in the header; the role comes from below.
    pub acting: fn(role: &str) -> String,
    /// The heading of the choice.
    pub choose: &'static str,
    /// The role, in the middle of a sentence.
    pub customer: &'static str,
    /// See above.
    pub student: &'static str,
    /// See above.
    pub guardian: &'static str,
    /// See above.
    pub member: &'static str,
    /// The role with its organisation, as a choice.
    pub customer_of: fn(organisation: &str) -> String,
    /// See above.
    pub student_of: fn(organisation: &str) -> String,
    /// The same for a guardian, of all children in all schools.
    pub guardian_of: &'static str,
    /// The role with the firm, as a choice.
    pub member_of: fn(organisation: &str) -> String,
    /// The link to `/portal/accounts`.
    pub accounts: &'static str,
    /// The link to `/portal/loans`.
    pub loans: &'static str,
    /// The link to `/portal/documents`.
    pub documents: &'static str,
    /// The link to `/portal/timetable`.
    pub timetable: &'static str,
    /// The link to `/portal/results`.
    pub results: &'static str,
    /// The link to `/portal/attendance`.
    pub attendance: &'static str,
    /// The link to `/portal/parents`.
    pub parents: &'static str,
    /// The link to `/portal/children`.
    pub children: &'static str,
    /// The link to `/portal/orders`.
    pub orders: &'static str,
    /// The link to `/portal/tickets`.
    pub tickets: &'static str,
    /// The link to `/portal/invoices`.
    pub invoices: &'static str,
    /// The link to `/portal/logs`.
    pub logs: &'static str,
    /// The link to `/portal/reports`.
    pub reports: &'static str,
    /// The link to `/portal/settings`.
    pub settings: &'static str,
    /// The link to `/portal/search`.
    pub search: &'static str,
}
