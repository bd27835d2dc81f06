//! JSON whose keys keep the order in which they were put: a schema reads from the general to the particular.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value of JSON.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A truth.
    Truth(bool),
    /// A list.
    List(Vec<Tree>),
    /// Keys and values.
    Map(Map),
}

/// Keys and values, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Map(Vec<(String, Tree)>);

impl Map {
    /// Adds a key.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Tree>) {
        self.0.push((key.to_owned(), value.into()));
    }

    /// Adds a key, where there is something to say.
    pub(super) fn put_some(&mut self, key: &str, value: Option<impl Into<Tree>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// Adds a list, where it holds something.
    pub(super) fn put_list(&mut self, key: &str, items: Vec<Tree>) {
        if !items.is_empty() {
            self.put(key, Tree::List(items));
        }
    }

    /// Adds all the keys of another.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether it has no key.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A map of the pairs given.
pub(super) fn map<const N: usize>(pairs: [(&str, Tree); N]) -> Map {
    let pairs = pairs.into_iter();
    Map(pairs.map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A list of texts.
pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Tree {
    Tree::List(texts.into_iter().map(Tree::from).collect())
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Tree {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Tree {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<Map> for Tree {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(Map(entries)) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
