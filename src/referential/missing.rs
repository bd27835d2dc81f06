//! Why a value is not there.

/// Why a value is not there. The first seven are item non-response; `NotConcerned` is outside the
/// eligible base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Missing {
    /// Nothing was answered.
    NoAnswer,
    /// « Ne sait pas ».
    DontKnow,
    /// The person refused.
    Refused,
    /// The answer cannot be read.
    Illegible,
    /// Known to be unknown.
    Unknown,
    /// The person was not reached.
    NotReached,
    /// The cell holds something that is not an answer.
    Invalid,
    /// The question does not concern the person.
    NotConcerned,
}

impl Missing {
    /// All reasons.
    pub const ALL: [Self; 8] = [
        Self::NoAnswer,
        Self::DontKnow,
        Self::Refused,
        Self::Illegible,
        Self::Unknown,
        Self::NotReached,
        Self::Invalid,
        Self::NotConcerned,
    ];

    /// The word of the grammar.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoAnswer => "no-answer",
            Self::DontKnow => "dont-know",
            Self::Refused => "refused",
            Self::Illegible => "illegible",
            Self::Unknown => "unknown",
            Self::NotReached => "not-reached",
            Self::Invalid => "invalid",
            Self::NotConcerned => "not-concerned",
        }
    }
}
