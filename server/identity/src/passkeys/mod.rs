//! Passkeys: the two ceremonies of WebAuthn Level 3, §7.1 (registration) and §7.2 (authentication).
//!
//! `checks` holds the steps that do not depend on the algorithm, `relying_party` our choices, `signature` the one step that does, `account` what a
//! verified new passkey changes. The ceremony's state stays on the server, bound to the browser, and answers once.

mod aaguid;
mod account;
mod care;
mod ceremony;
mod checks;
mod registration;
mod relying_party;
mod sign_in;
mod signature;

pub use aaguid::provider_name;
pub use care::{OfferAnswer, PasskeyRemoved, Removal, Renamed};
pub use ceremony::Binding;
pub use registration::{Registered, Registrant, RegistrationOptions, RegistrationRefusal};
pub(crate) use relying_party::RelyingParty;
pub use sign_in::{AcceptedCredentials, Mediation, SignInOptions, SignInRefusal, SignedInWith};
