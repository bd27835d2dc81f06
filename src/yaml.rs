//! Text to spanned tree, within limits; the only user of the YAML parser.
