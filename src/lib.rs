//! `impact`: from referentials and survey exports to sector figures that can be defended.
//!
//! ```text
//! YAML ─read─▶ tree ─decode─▶ Referentials ─resolve─▶ Plan ─────────┐
//!                             (as written,           (checked,      │
//!                              every value            ids resolved) ▼
//!                              knows its place)             CSV ─ingest─▶ Collection ─derive─▶ ─aggregate─▶ Cells ─estimate─▶ Figures ─protect─▶ Release ─write─▶ table, CSV, JSON
//!                                                                        observations                      additive          value,            withheld
//!                                                                        + accounting                      mergeable         coverage          erased
//!
//!         every step pushes Diagnostics; `?` is only for what stops the tool
//! ```
//!
//! One direction: a room imports only from rooms named below it (tests and links of the documentation
//! may look up). From the top floor down:
//!
//! - `main`, the program, is only a door to [`commands`], which obey what [`cli`] reads;
//! - beside the chain, [`mod@diff`]: two versions of what is written, to what changed and what it is worth;
//! - beside it too, [`mod@report`]: rows of a release to one page of sentences and charts; [`mod@value`]: rows of a release and a table
//!   of unit costs to avoided costs;
//! - beside it too, [`mod@trace`]: rows of a release to how each came about; [`mod@compare`]: two releases to why
//!   an association differs from the others; [`codebook`]: a plan to the sheets of its indicators, in the words of `output`; [`sample`]: a plan to
//!   a made-up export, the way back up from `derive`; [`questionnaire`]: a plan to the form of a wave, and to the source
//!   that reads its exports; [`skeleton`]: a plan and exports to the first lines of a referential;
//! - beside it too, [`mod@audit`]: files that `output` wrote, to whether what they withhold can be worked out; it knows nothing of
//!   `protect`; [`mod@claims`]: files that `output` wrote, to whether the figures of a text are those; [`mod@ledger`]: what was released, entry after entry, each holding on to the one before;
//! - beside all of it, [`schema`]: the grammar of referentials, for editors;
//! - the chain, last step first: [`output`], [`protect`], [`estimate`], [`aggregate`], [`ingest`], [`mod@derive`];
//! - the joints, what passes from one step to the next: [`release`], [`provenance`], [`figure`], [`cells`], [`collection`],
//!   [`observation`];
//! - what is asked: [`plan`], with [`profiles`] (the habits of tools), [`identity`] (headings that name
//!   a person) and [`sensitivity`] (headings that tell of a sensitive category);
//! - [`render`], which shows diagnostics;
//! - [`weighing`], which says what each of them weighs, by what is asked and accepted;
//! - what is written: [`referential`], then [`yaml`];
//! - the ground: [`workers`], [`period`], [`calendar`], [`matching`], [`diagnostic`], [`source_text`], [`decimal`], [`i18n`].

pub mod aggregate;
pub mod audit;
pub mod calendar;
pub mod cells;
pub mod claims;
pub mod cli;
pub mod codebook;
pub mod collection;
pub mod commands;
pub mod compare;
pub mod decimal;
pub mod derive;
pub mod diagnostic;
pub mod diff;
pub mod estimate;
pub mod figure;
mod formula;
pub mod i18n;
pub mod identity;
pub mod ingest;
pub mod inspection;
pub mod ledger;
pub mod matching;
pub mod observation;
pub mod output;
pub mod period;
pub mod plan;
pub mod profiles;
pub mod protect;
pub mod provenance;
pub mod questionnaire;
pub mod referential;
pub mod release;
pub mod render;
pub mod report;
pub mod sample;
pub mod schema;
pub mod sensitivity;
pub mod skeleton;
pub mod source_text;
pub mod statistics;
pub mod trace;
pub mod value;
pub mod weighing;
pub mod workers;
pub mod yaml;
