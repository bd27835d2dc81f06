//! A form drawn up from small referentials.
