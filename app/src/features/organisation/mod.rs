//! `/account/organisation`: the firm of a member, and for admins its own administration: inviting, limiting, ending, confirming.

mod api;
mod attest;
mod attest_api;
mod fields;
mod form;
mod invite;
mod invite_api;
mod member;
mod member_api;
mod members;
mod page;

pub use api::{show, withdraw};
pub use attest::{AttestPage, AttestRow, attest_page};
pub use attest_api::{attest, show_attest};
pub use fields::Offered;
pub use form::{MemberErrors, Typed};
pub use invite::{InvitePage, invite_page};
pub use invite_api::{invite, show_invite};
pub use member::{MemberPage, member_page};
pub use member_api::{change, end, show_member};
pub use members::{MemberRow, MemberStanding, PendingRow};
pub use page::{Administered, Due, Facts, OrganisationNotice, OrganisationPage, organisation_page};
