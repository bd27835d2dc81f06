//! The one integration binary: each more would link everything once more.

#![expect(clippy::unwrap_used, reason = "what a test cannot do fails it")]

#[path = "suite/attacked.rs"]
mod attacked;
#[path = "suite/audit.rs"]
mod audit;
#[path = "suite/automation.rs"]
mod automation;
#[path = "suite/binary.rs"]
mod binary;
#[path = "suite/browser.rs"]
mod browser;
#[path = "suite/catalogue.rs"]
mod catalogue;
#[path = "suite/claims.rs"]
mod claims;
#[path = "suite/codebook.rs"]
mod codebook;
#[path = "suite/comparability.rs"]
mod comparability;
#[path = "suite/console.rs"]
mod console;
#[path = "suite/example.rs"]
mod example;
#[path = "suite/exchanged.rs"]
mod exchanged;
#[path = "suite/faults.rs"]
mod faults;
#[path = "suite/figures_workbook.rs"]
mod figures_workbook;
#[path = "suite/formats.rs"]
mod formats;
#[path = "suite/inputs.rs"]
mod inputs;
#[path = "suite/ledger.rs"]
mod ledger;
#[path = "suite/memory.rs"]
mod memory;
#[path = "suite/new.rs"]
mod new;
#[path = "suite/peer.rs"]
mod peer;
#[path = "suite/profiles.rs"]
mod profiles;
#[path = "suite/proposal.rs"]
mod proposal;
#[path = "suite/questionnaire.rs"]
mod questionnaire;
#[path = "suite/recomputed.rs"]
mod recomputed;
#[path = "suite/report.rs"]
mod report;
#[path = "suite/sameness.rs"]
mod sameness;
#[path = "suite/schema.rs"]
mod schema;
#[path = "suite/scores.rs"]
mod scores;
#[path = "suite/shells.rs"]
mod shells;
#[path = "suite/statistics.rs"]
mod statistics;
#[path = "suite/surveys.rs"]
mod surveys;
#[path = "suite/trace.rs"]
mod trace;
#[path = "suite/value.rs"]
mod value;
#[path = "suite/versions.rs"]
mod versions;
#[path = "suite/workbooks.rs"]
mod workbooks;
