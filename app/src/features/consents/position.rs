//! A purpose and where its decision stands, ready to show.

use portico_identity::consents::Actor;
use portico_identity::publications::{LawfulBasis, PurposeText};

use crate::ui::moment::Moment;

/// One purpose, ready to show.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its stable name, in ids and paths.
    pub purpose: String,
    /// A few words.
    pub title: String,
    /// The newest text; none when there is none in the language of the page, or when it is not asked any more.
    pub shown: Option<CardText>,
    /// Whether the answer can change: not when a rule decides.
    pub basis: LawfulBasis,
    /// Where the decision stands.
    pub position: Position,
    /// Who decided so.
    pub by: Actor,
    /// Whether the question is open again.
    pub again: bool,
    /// Whether the answer ends soon.
    pub ends_soon: bool,
    /// Why it is not in force, or cannot be decided.
    pub hold: Option<Hold>,
    /// Today, and until when agreeing now holds.
    pub from_now: (Moment, Option<Moment>),
}

/// The text of a purpose.
#[derive(Clone, Debug)]
pub struct CardText {
    /// The words.
    pub text: PurposeText,
    /// SHA-256, in hexadecimal.
    pub hash: String,
    /// When it was published.
    pub published: Moment,
}

/// Where a decision stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// It cannot be decided.
    Needed,
    /// No answer, and so not used.
    Undecided,
    /// Agreed.
    Agreed {
        /// When.
        at: Moment,
        /// Until when.
        until: Option<Moment>,
    },
    /// Declined.
    Declined(Moment),
    /// Withdrawn.
    Withdrawn(Moment),
    /// Ended by itself.
    Ended(Moment),
    /// No objection, and so used.
    InUse,
    /// An objection was taken back.
    Allowed(Moment),
    /// Objected.
    Objected(Moment),
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The date of birth is not known.
    BirthDate,
    /// Guardians decide.
    Guardian {
        /// How many agreed.
        agreed: usize,
        /// How many must.
        needed: usize,
    },
    /// Global Privacy Control.
    Signal,
    /// The use of the data is restricted. It can be decided all the same.
    Restricted,
}

impl Position {
    /// Whether the switch stands on.
    pub(super) fn is_on(&self) -> bool {
        match self {
            Self::Agreed { .. } | Self::InUse | Self::Allowed(_) | Self::Needed => true,
            Self::Undecided | Self::Declined(_) | Self::Withdrawn(_) | Self::Ended(_) | Self::Objected(_) => false,
        }
    }

    /// Whether it is used unless somebody objects.
    pub(super) fn is_objectable(&self) -> bool {
        matches!(self, Self::InUse | Self::Allowed(_) | Self::Objected(_))
    }
}

/// How a card is answered.
pub(super) enum Answering<'a> {
    /// Not at all.
    Nothing,
    /// By two buttons of the same weight.
    Both(&'a str),
    /// By the switch; it stands still while something holds it.
    Switch(&'a str, bool),
}

impl Card {
    pub(super) fn answering(&self) -> Answering<'_> {
        let Some(shown) = &self.shown else { return Answering::Nothing };
        match self.hold {
            Some(Hold::BirthDate | Hold::Guardian { .. }) => Answering::Nothing,
            Some(Hold::Signal) => Answering::Switch(&shown.hash, false),
            Some(Hold::Restricted) | None if self.position == Position::Needed => Answering::Nothing,
            Some(Hold::Restricted) | None if self.again => Answering::Both(&shown.hash),
            Some(Hold::Restricted) | None => Answering::Switch(&shown.hash, true),
        }
    }

    /// Whether it has a switch that can be pressed.
    pub(super) fn has_switch(&self) -> bool {
        matches!(self.answering(), Answering::Switch(_, true))
    }
}
