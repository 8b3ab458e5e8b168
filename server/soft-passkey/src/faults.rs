//! The faults a passkey can be ordered to commit, one for each step of the two ceremonies that a relying party must check
//! (WebAuthn Level 3 §7.1 and §7.2). The default commits none.

/// What is to go wrong in one call. Build it with `Faults { flipped_signature_bit: true, ..Faults::default() }`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// `type` of the other ceremony (§7.1 step 7, §7.2 step 10).
    pub swapped_type: bool,
    /// A challenge that differs from the one sent in one bit (§7.1 step 8, §7.2 step 11).
    pub other_challenge: bool,
    /// This origin in place of the page's (§7.1 step 9, §7.2 step 12).
    pub origin: Option<String>,
    /// `crossOrigin: true` with a foreign `topOrigin` (§7.1 steps 10 and 11, §7.2 steps 13 and 14).
    pub cross_origin: bool,
    /// The hash of this RP id in place of the asked one (§7.1 step 14, §7.2 step 15).
    pub rp_id: Option<String>,
    /// User present = 0 (§7.1 step 15, §7.2 step 16).
    pub user_absent: bool,
    /// User verified = 0 (§7.1 step 16, §7.2 step 17).
    pub user_unverified: bool,
    /// Backup state = 1 with backup eligibility = 0 (§7.1 step 17, §7.2 step 18).
    pub backed_up_but_not_eligible: bool,
    /// Backup eligibility contrary to what this passkey is (§7.2 step 19).
    pub eligibility_changed: bool,
    /// This user handle in place of the remembered one (§7.2 step 6).
    pub user_handle: Option<Vec<u8>>,
    /// No user handle although the allow list was empty (§7.2 step 6).
    pub no_user_handle: bool,
    /// One bit of the signature flipped (§7.2 step 21).
    pub flipped_signature_bit: bool,
    /// This signature counter in place of the next one; the passkey's own does not move (§7.2 step 22).
    pub counter: Option<u32>,
    /// A credential id of 1024 bytes, one more than allowed (§7.1 step 25).
    pub oversized_credential_id: bool,
    /// This credential id; at registration it ignores the exclude list (§7.1 step 26, §7.2 step 5).
    pub credential_id: Option<Vec<u8>>,
    /// A P-384 key with `ES384`, whatever was offered (§7.1 step 20).
    pub algorithm_not_offered: bool,
    /// A client extension output that nobody asked for; a relying party ignores it (§7.1 step 18, §7.2 step 20).
    pub unknown_client_extension: bool,
    /// The same in the authenticator data, with its flag set.
    pub unknown_authenticator_extension: bool,
}
