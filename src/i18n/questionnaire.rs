//! The sentences of `impact questionnaire`.
