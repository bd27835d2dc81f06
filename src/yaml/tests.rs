//! Known answers, hostile texts, and a tree written by another library and read back.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Location;
use crate::source_text::SourceTexts;

/// The tree of a text, and what is said of it: code, line, column.
fn read(text: &str) -> (Option<Node>, Vec<(&'static str, usize, usize)>) {
    let mut texts = SourceTexts::default();
    let file = texts.add("a.yaml".into(), text.into());
    let mut diagnostics = Diagnostics::default();
    let node = parse(file, text, &mut diagnostics);
    let found = diagnostics
        .sorted(&texts)
        .iter()
        .map(|diagnostic| {
            let Location::Text(place) = diagnostic.location else {
                panic!("a place was expected");
            };
            assert!(
                text.get(place.start()..place.end()).is_some(),
                "{diagnostic:?}"
            );
            let (line, column) = texts.line_column(place.file, place.start());
            (diagnostic.code.name(), line, column)
        })
        .collect();
    (node, found)
}

fn assert_faults(text: &str, expected: &[(Code, usize, usize)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(code, line, column)| (code.name(), *line, *column))
        .collect();
    assert_eq!(read(text).1, expected, "{text:?}");
}

/// The place and the spot of a value and of all it holds.
fn walk<'t>(node: &Node, text: &'t str, written: &mut Vec<(&'t str, &'t str)>) {
    written.push((
        &text[node.place.start()..node.place.end()],
        &text[node.spot.start()..node.spot.end()],
    ));
    match &node.kind {
        Kind::Sequence(items) => items.iter().for_each(|item| walk(item, text, written)),
        Kind::Mapping(mapping) => mapping
            .entries
            .iter()
            .for_each(|entry| walk(&entry.value, text, written)),
        _ => {}
    }
}

#[test]
fn knows_the_place_of_every_key_and_value() {
    let text = "é: [à, \"b c\"]   # fin\nf:\n  - g: h i # fin\n    j: |\n      k\n      l\nm:\n";
    let (node, faults) = read(text);
    assert_eq!(faults, []);
    let mut written = Vec::new();
    walk(&node.unwrap(), text, &mut written);
    let item = "g: h i # fin\n    j: |\n      k\n      l";
    let list = format!("- {item}");
    assert_eq!(
        written[1..],
        [
            ("[à, \"b c\"]", "é"),
            ("à", "à"),
            ("\"b c\"", "\"b c\""),
            (list.as_str(), "f"),
            (item, "g"),
            ("h i", "h i"),
            ("k\n      l", "k\n      l"),
            ("", "m"),
        ]
    );
}

#[test]
fn tells_nothing_from_a_tilde() {
    let (node, faults) = read("a: ~\nb:\nc: null\nd: ''\n");
    assert_eq!(faults, []);
    let Kind::Mapping(mapping) = node.unwrap().kind else {
        panic!("a mapping was expected");
    };
    let kinds: Vec<_> = mapping
        .entries
        .into_iter()
        .map(|entry| match entry.value.kind {
            Kind::Scalar(scalar) => Some((scalar.text, scalar.quoted)),
            _ => None,
        })
        .collect();
    let scalar = |text: &str, quoted| Some((CompactString::from(text), quoted));
    assert_eq!(
        kinds,
        [
            scalar("~", false),
            None,
            scalar("null", false),
            scalar("", true)
        ]
    );
}

#[test]
fn refuses_what_referentials_do_not_use_all_at_once() {
    assert_faults(
        "%YAML 1.2\n# c\n%TAG ! x\n---\na: &x 1\nb: *x\nc: *y\nd: !t 2\n<<: {e: f}\n'<<': g\na: 3\nh: {i: 1, i: 2}\n? [j]\n: k\n--- \nl: &z m\n---\nn: o\n",
        &[
            (Code::YamlDirective, 1, 1),
            (Code::YamlDirective, 3, 1),
            (Code::YamlAnchor, 5, 4),
            (Code::YamlAlias, 6, 4),
            (Code::YamlAlias, 7, 4),
            (Code::YamlTag, 8, 4),
            (Code::YamlAlias, 9, 1),
            (Code::YamlDuplicateKey, 11, 1),
            (Code::YamlDuplicateKey, 12, 11),
            (Code::TypeWrong, 13, 4),
            (Code::YamlSeveralDocuments, 15, 1),
            (Code::YamlAnchor, 16, 4),
        ],
    );
}

#[test]
fn finds_each_syntax_error_where_it_is() {
    for (text, line, column) in [
        ("a: b\nc: Note: d\n", 2, 8),
        ("a: \"b\nc: d\n", 1, 4),
        ("a: 'l'avis'\n", 1, 7),
        ("a: \"b\" c\n", 1, 8),
        ("a:\n   b: c\n  d: e\n", 3, 3),
        ("é: @b\n", 1, 4),
        ("a: %b\n", 1, 4),
        ("a: `b`\n", 1, 4),
        ("* a\n", 1, 1),
        ("a: [b}\n", 1, 4),
        ("a: - b\n", 1, 4),
        ("a: \"\\d\"\n", 1, 4),
        ("a:b\nc: d\n", 1, 2),
    ] {
        assert_faults(text, &[(Code::YamlSyntax, line, column)]);
    }
}

/// The words a syntax error points at and what is said of it in English, then where it is said to show.
fn syntax_of(text: &str) -> (String, String, Option<usize>) {
    let mut texts = SourceTexts::default();
    let file = texts.add("a.yaml".into(), text.into());
    let mut diagnostics = Diagnostics::default();
    assert_eq!(parse(file, text, &mut diagnostics), None, "{text}");
    let mut found = diagnostics.sorted(&texts);
    assert_eq!(found.len(), 1, "{text}");
    let fault = found.remove(0);
    let Location::Text(place) = fault.location else {
        panic!("a place was expected");
    };
    let (line, _) = texts.line_column(file, place.start());
    let at = format!("{line}:{}", &text[place.start()..place.end()]);
    let label = fault.labels.first();
    let shown = label.map(|(place, _)| texts.line_column(file, place.start()).0);
    (at, fault.said.message.en, shown)
}

#[test]
fn points_at_what_was_left_open_and_not_where_it_shows() {
    let quote = "this quote is not closed on its line";
    for (text, at, said, shown) in [
        ("a: \"b.\nc: d\ne: \"f\"\n", "1:\"", quote, Some(3)),
        ("- a: 'b.\n  c: d\n- e: 'f'\n", "1:'", quote, Some(3)),
        (
            "- {a: \"b, c: d}\n- {a: \"e\", c: f}\n",
            "1:\"",
            quote,
            Some(2),
        ),
        (
            "a: b\nc: \"d\ne: f\n",
            "2:\"",
            "this quote is never closed",
            None,
        ),
        (
            "- {a: {b: c}\n- {a: d}\n",
            "1:{",
            "`{` is never closed",
            Some(2),
        ),
        (
            "- a: {b: {c: d}\n  e: f\n",
            "1:{",
            "`{` is never closed",
            Some(2),
        ),
        ("a: [b, c\nd: e\n", "1:[", "`[` is never closed", Some(2)),
        (
            "a:\n  - {b: c #1, d: e}\n  - f\n",
            "2:{",
            "`{` is never closed",
            Some(3),
        ),
        ("a: [b, c\n", "1:[", "`[` is never closed", None),
        (
            "a: {b: c,\n  d: e f: g}\n",
            "2::",
            "`: ` in the middle of a value without quotes",
            None,
        ),
        (
            "a: {b: c d: e}\n",
            "1::",
            "`: ` in the middle of a value without quotes",
            None,
        ),
    ] {
        let expected = (at.to_owned(), said.to_owned(), shown);
        assert_eq!(syntax_of(text), expected, "{text}");
    }
}

#[test]
fn names_the_slip_of_a_line() {
    let mark = |mark: &str| format!("`{mark}` does not mark an item of a list");
    let hyphen = "no space follows the hyphen of this item of a list";
    let indented = "the line begins with a no-break space, which the eye cannot tell";
    for (text, at, said) in [
        ("a:\n  - {b: c}\n  – {b: d, e: f}\n", "3:–", mark("–")),
        ("a:\n  – {b: d, e: f}\n", "2:–", mark("–")),
        ("a:\n  - b: c\n  • b: d\n", "3:•", mark("•")),
        ("a:\n  - b: c\n  1. b: d\n", "3:1.", mark("1.")),
        ("a:\n  - b: c\n  * b: d\n", "3:*", mark("*")),
        ("a:\n  - {b: c}\n  -{b: d}\n", "3:-", hyphen.into()),
        ("a:\n  - b: c\n  -b: d\n", "3:-", hyphen.into()),
        ("a:\n  b: c\n \u{a0}d: e\n", "3:\u{a0}", indented.into()),
        (
            "- a: b\n  level:context\n  c: d\n",
            "2::",
            "the space after `level:` is missing".into(),
        ),
        (
            "- a: b\n  c: d\n  level:context\n- e\n",
            "3::",
            "the space after `level:` is missing".into(),
        ),
        (
            "- a: b\n  level:\u{a0}context\n  c: d\n",
            "2::",
            "a no-break space follows `level:`, and that is no space to YAML".into(),
        ),
        (
            "- a: b\n  level = context\n  c: d\n",
            "2:=",
            "`=` does not part the key `level` from its value".into(),
        ),
        (
            "- a: b\n  level= context\n- d\n",
            "2:=",
            "`=` does not part the key `level` from its value".into(),
        ),
        (
            "=======\na: b\n",
            "1:=======",
            "git left a conflict in this file".into(),
        ),
    ] {
        assert_eq!(syntax_of(text), (at.to_owned(), said, None), "{text}");
    }
    let conflict = "a: b\n<<<<<<< HEAD\nc: d\n=======\n\tc: e\n>>>>>>> other\n";
    let said = "git left a conflict in this file".to_owned();
    assert_eq!(
        syntax_of(conflict),
        ("2:<<<<<<< HEAD".to_owned(), said, Some(4))
    );
}

#[test]
fn lists_every_line_a_tab_indents() {
    assert_faults(
        "a:\n\tb: c\n  \td: e\nf: g\th\n\n\t\n",
        &[(Code::YamlTab, 2, 1), (Code::YamlTab, 3, 3)],
    );
    assert_faults("a:\tb\nc: |\n  \td\n", &[]);
}

#[test]
fn finds_files_that_hold_nothing_or_are_no_text() {
    for text in ["", "\n\n", "# c\n", "---\n", "~x"] {
        let expected: &[_] = if text == "~x" {
            &[]
        } else {
            &[(Code::YamlEmpty, 1, 1)]
        };
        assert_faults(text, expected);
    }
    assert_faults("a: b\nc: \"\0\"\n", &[(Code::YamlEncoding, 2, 5)]);

    assert_eq!(decode("\u{feff}é: b".into()).unwrap(), "é: b");
    let fault = decode(b"\xEF\xBB\xBFid: x\nnom: \xE9t\xE9\n".to_vec()).unwrap_err();
    assert_eq!((fault.offset, fault.utf16), (11, false));
    assert_eq!(fault.text, "id: x\nnom: \u{fffd}t\u{fffd}\n");
    for bytes in [
        b"\xFF\xFEa\0:\0 \0b\0".as_slice(),
        b"\xFE\xFF\0a\0:\0 \0b",
        b"a\0:\0 \0b\0",
        b"\0a\0:\0 \0b",
    ] {
        let fault = decode(bytes.to_vec()).unwrap_err();
        assert_eq!((fault.text.as_str(), fault.utf16), ("a: b", true));
    }
}

#[test]
fn answers_hostile_texts() {
    let limit = |text: &str, expected: &str| {
        let (node, faults) = read(text);
        assert!(node.is_none());
        assert!(
            faults.iter().any(|(code, ..)| *code == expected),
            "{faults:?}"
        );
        assert!(faults.len() <= MAX_FAULTS + 1);
    };
    limit(&"[".repeat(200_000), "yaml-limit");
    limit(&"{a: ".repeat(50_000), "yaml-limit");
    limit(&"- ".repeat(10_000), "yaml-limit");
    let maps: Vec<String> = (0..2_000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect();
    limit(&maps.concat(), "yaml-limit");
    let mixed = format!("{}{}{}", "- ".repeat(40), "[".repeat(40), "]".repeat(40));
    limit(&mixed, "yaml-limit");
    let aliases = format!("a: &a x\nb: [{}]\n", "*a,".repeat(50_000));
    limit(&aliases, "yaml-alias");
    limit(&"---\n".repeat(50_000), "yaml-several-documents");
    limit(&format!("[{}]", "a,".repeat(MAX_NODES + 1)), "yaml-limit");
    let laughs: Vec<String> = (1..9)
        .map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n - 1).repeat(9)))
        .collect();
    let (_, faults) = read(&format!("a0: &a0 ha\n{}", laughs.concat()));
    assert_eq!(faults.len(), 9 + 8 * 9);
}

/// A tree whose scalars are texts.
#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl serde::Serialize for Tree {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Text(text) => serializer.serialize_str(text),
            Tree::List(items) => serializer.collect_seq(items),
            Tree::Map(entries) => serializer.collect_map(entries.iter().map(|(k, v)| (k, v))),
        }
    }
}

fn tree_of(node: &Node, text: &str) -> Tree {
    assert!(text.get(node.place.start()..node.place.end()).is_some());
    assert!(text.get(node.spot.start()..node.spot.end()).is_some());
    match &node.kind {
        Kind::Scalar(scalar) => Tree::Text(scalar.text.to_string()),
        Kind::Sequence(items) => Tree::List(items.iter().map(|item| tree_of(item, text)).collect()),
        Kind::Mapping(mapping) => Tree::Map(
            mapping
                .entries
                .iter()
                .map(|entry| (entry.key.clone(), tree_of(&entry.value, text)))
                .collect(),
        ),
        Kind::Empty | Kind::Refused => Tree::Text("nothing was written".into()),
    }
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "no",
            "y",
            "on",
            "01",
            "1_000",
            "1e3",
            "~",
            "null",
            "",
            " a",
            "a ",
            "a: b",
            "a #b",
            "#",
            "- a",
            "é\nà",
            "\n",
            "a\n\nb\n",
            "@a",
            "%a",
            "`",
            "'",
            "\"",
            "l'été",
            "{",
            "[",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "2025-01-01",
            "\t",
            "a\\d",
            "<<",
            "=",
            "---",
            "...",
            "\u{a0}",
            "😀",
        ])
        .prop_map(str::to_owned),
        "[ -~éà«»’\n]{0,12}",
    ]
}

fn trees() -> impl Strategy<Value = Tree> {
    texts()
        .prop_map(Tree::Text)
        .prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Tree::List),
                proptest::collection::btree_map("[a-zé :#'\"-]{0,6}|no|01|~|y", inner, 0..5)
                    .prop_map(|map| Tree::Map(map.into_iter().collect())),
            ]
        })
}

proptest! {
    #[test]
    fn reads_back_the_tree_another_library_wrote(tree in trees()) {
        let written = serde_yaml::to_string(&tree).unwrap();
        let (node, faults) = read(&written);
        prop_assert!(faults.is_empty(), "{faults:?} in {written}");
        prop_assert_eq!(tree_of(&node.unwrap(), &written), tree);
    }

    #[test]
    fn never_panics_on_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(text) = decode(bytes) {
            read(&text);
        }
    }

    #[test]
    fn never_panics_on_the_marks_of_yaml(text in "[-a:é \n\t\r{}\\[\\],&*!|>'\"%@`#?<~\u{feff}\u{85}\u{2028}]{0,80}") {
        if let (Some(node), faults) = read(&text) && faults.is_empty() {
            inside(&node, &text);
        }
    }
}

/// Whether every place lies in the text, within that of what holds it.
fn inside(node: &Node, text: &str) {
    assert!(text.get(node.place.start()..node.place.end()).is_some());
    assert!(text.get(node.spot.start()..node.spot.end()).is_some());
    match &node.kind {
        Kind::Sequence(items) => items.iter().for_each(|item| inside(item, text)),
        Kind::Mapping(mapping) => mapping.entries.iter().for_each(|entry| {
            assert!(text.get(entry.place.start()..entry.place.end()).is_some());
            inside(&entry.value, text);
        }),
        _ => {}
    }
}
