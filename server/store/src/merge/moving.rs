//! The columns that name a person and go along when two persons become one, and back when that is undone.

/// One column of what sources say, as far as it has to follow when a merge is undone: an import between the two wrote it for whoever was kept.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    pub(super) follow: &'static str,
    pub(super) hide: &'static str,
}

macro_rules! said {
    ($($table:literal $column:literal;)+) => {
        /// Every such column.
        pub const SAID: &[Said] = &[$(Said {
            follow: concat!("UPDATE ", $table, " SET ", $column, " = $2 WHERE ", $column, " = $1 AND source = $3"),
            hide: concat!("UPDATE ", $table, " SET retired_at = $4 WHERE ", $column, " = $1 AND source = $2 AND id >= $3 AND retired_at IS NULL"),
        }),+];

        /// Every statement about them: name and text.
        pub(crate) const ALL_SAID: &[(&str, &str)] = &[$(
            (concat!($table, ".", $column, " follow"), concat!("UPDATE ", $table, " SET ", $column, " = $2 WHERE ", $column, " = $1 AND source = $3")),
            (concat!($table, ".", $column, " hide"), concat!("UPDATE ", $table, " SET retired_at = $4 WHERE ", $column, " = $1 AND source = $2 AND id >= $3 AND retired_at IS NULL")),
        )+];
    };
}

said! {
    "affiliation" "person_id";
    "guardianship" "adult_id";
    "guardianship" "child_id";
    "record" "person_id";
    "holding" "person_id";
}

/// One column: of the rows that name the one person, it comes to name the other.
#[derive(Debug, Clone, Copy)]
pub struct Moving {
    /// Table and column, as the journal of a merge names them: `affiliation.person_id`.
    pub name: &'static str,
    pub(super) there: &'static str,
    pub(super) back: &'static str,
}

macro_rules! moving {
    ($($table:literal $column:literal;)+) => {
        /// Every such column.
        pub const MOVING: &[Moving] = &[$(Moving {
            name: concat!($table, ".", $column),
            there: concat!("UPDATE ", $table, " SET ", $column, " = $1 WHERE ", $column, " = $2 RETURNING id"),
            back: concat!("UPDATE ", $table, " SET ", $column, " = $2 WHERE id = $3 AND ", $column, " = $1"),
        }),+];

        /// Every statement of this module: name and text.
        pub(crate) const ALL: &[(&str, &str)] = &[$(
            (concat!($table, ".", $column), concat!("UPDATE ", $table, " SET ", $column, " = $1 WHERE ", $column, " = $2 RETURNING id")),
            (concat!($table, ".", $column, " back"), concat!("UPDATE ", $table, " SET ", $column, " = $2 WHERE id = $3 AND ", $column, " = $1")),
        )+];
    };
}

moving! {
    "source_person" "person_id";
    "affiliation" "person_id";
    "affiliation" "sponsor_id";
    "guardianship" "adult_id";
    "guardianship" "child_id";
    "family_choice" "child_id";
    "family_choice" "adult_id";
    "record" "person_id";
    "holding" "person_id";
    "invitation" "person_id";
    "invitation" "inviter_id";
    "invitation" "used_by";
    "claim" "person_id";
    "sight" "subject_id";
    "sight" "viewer_id";
    "setting_change" "person_id";
}
