//! What the whole room does to folders of exports.

mod blocks;
mod canonical;
mod corpora;
mod edits;
mod files;
mod pollock;
mod random;
mod rows;
mod streamed;
mod values;
mod weights;
mod workbooks;

use std::collections::BTreeMap;

use encoding_rs::WINDOWS_1252;

use super::Secret;
use super::testing::{
    AGE, ENTRY, Outcome, RIGHTS, SEX, duplicates, folder, heading, mapping, options, plan, run,
    run_on, source, texts,
};
use crate::i18n::{Lang, Text};
use crate::observation::{Respondent, Values};
use crate::plan::{
    Association, Dialect, DuplicateKey, Filling, Heading, PeriodFrom, Plan, RowRule, WaveFrom,
    WaveId,
};
use crate::profiles;
use crate::referential::{Keep, Missing, Observes};

const GOOD: &str = "Id;Date;Sexe;Droits;Age;Entrée\n\
    a1;24/03/2025;Femme;RSA;41;01/02/2024\n\
    a2;25/03/2025;H;\"CSS; avec ou sans participation\";;\n\
    a3;26/03/2025;Ne sait pas;\"RSA;CSS; avec ou sans participation\";0;29/02/2024\n";

fn good() -> String {
    GOOD.to_owned()
}

fn one(plan: &Plan, text: &str) -> Outcome {
    run(plan, &[("alpha/a.csv", text.as_bytes())])
}
