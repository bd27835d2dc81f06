//! `framaforms`: the export of Framaforms (Yakforms), which is Drupal 7's Webform.
//!
//! Read in the code of Webform's descendant (`backdrop-contrib/webform` at 8aaf894, same lineage): UTF-8, a
//! tab (or `,`, `;`, `|`, chosen when exporting), every cell quoted, three rows above the answers: the form's
//! title in the first cell; the names of groups, above their first column only; then questions alone and options. A multiple
//! choice spread over columns, and a grid, has its name in the second row and its options in the third; an
//! option chosen is `X`, any other blank.
//!
//! So `Démarches abouties | RSA` names one option, and `RSA` alone where no other column has that name. A
//! multiple choice without any `X` cannot be told from one that was not answered: it is `no-answer`, unless
//! the source writes `unchecked: [""]`, which takes it for « none of them ». A blank beside an `X` is not
//! checked.
//!
//! From memory, not verified: the French names of the columns Webform adds (`Numéro de série`, `SID`, `Heure
//! de soumission`, `Brouillon`…; the English ones were read in the code), the format of moments, which is
//! the site's short format, and `1` in `Brouillon` for a draft, which is left out and counted. Guessed: the decimal
//! point, and the line end, which is a setting of the site. The columns with the IP address, the UID and the user's
//! name can be unticked when exporting, and should be: the shape below is without them.

use super::plain::PLAIN;
use super::{Content, Extra, Profile, Quotes, Shape, Unfinished};

pub(super) static PROFILE: Profile = Profile {
    name: "framaforms",
    page: page!("framaforms"),
    encoding: Some("utf-8"),
    delimiter: Some(b'\t'),
    skip_rows: 1,
    header_rows: 2,
    unfinished: Some(Unfinished {
        columns: &["Brouillon", "Draft"],
        is: &["1"],
    }),
    checked: &["X"],
    unchecked: &[],
    // Compact multiple choices, where that was chosen when exporting.
    split: &[","],
    in_english: &[
        "Serial",
        "SID",
        "Submitted Time",
        "Completed Time",
        "Modified Time",
        "Draft",
    ],
    shape: Shape {
        byte_order_mark: false,
        crlf: false,
        quotes: Quotes::Always,
        blank_last_row: false,
        joined_beside: false,
        group_before: Some("Détails de la soumission"),
        before: &[
            added("Numéro de série", Content::RowNumber),
            added("SID", Content::Serial),
            added("Heure de soumission", MOMENT),
            added("Terminé à", MOMENT),
            added("Modifiée", MOMENT),
            added("Brouillon", Content::Constant("0")),
        ],
        after: &[],
    },
    ..PLAIN
};

const MOMENT: Content = Content::Moment("%d/%m/%Y - %H:%M");

const fn added(heading: &'static str, content: Content) -> Extra {
    Extra { heading, content }
}
