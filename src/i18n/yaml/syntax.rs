//! What is said of a text that is not YAML: the fact at the place to mend, then the mend.

use crate::i18n::{Said, Text, shown};

/// `: ` inside a value without quotes.
pub fn colon_in_value() -> Said {
    Said::fact(
        "« : » suivi d'une espace au milieu d'une valeur sans guillemets",
        "`: ` in the middle of a value without quotes",
    )
    .help(
        "mettez la valeur entre guillemets : `clé: \"Note : importante\"`",
        "put the value in quotes: `key: \"Note: important\"`",
    )
}

/// A key where none can stand.
pub fn key_not_expected() -> Said {
    Said::fact(
        "une clé ne peut pas se trouver ici",
        "a key cannot stand here",
    )
    .help(
        "vérifiez l'alignement avec la ligne du dessus, et l'espace après son « : »",
        "check the alignment with the line above, and the space after its `:`",
    )
}

/// A quote never closed.
pub fn quote_open() -> Said {
    Said::fact(
        "ce guillemet n'est jamais refermé",
        "this quote is never closed",
    )
    .help(
        "refermez-le à la fin de la valeur",
        "close it at the end of the value",
    )
}

/// A quote that only the quote of another value closes, lines further on.
pub fn quote_open_on_its_line() -> Said {
    Said::fact(
        "ce guillemet n'est pas refermé sur sa ligne",
        "this quote is not closed on its line",
    )
    .help(
        "refermez-le à la fin de la valeur\u{a0}; un guillemet à l'intérieur s'écrit `\\\"`",
        "close it at the end of the value; a quote inside is written `\\\"`",
    )
}

/// Beside what was left open further up.
pub fn noticed_here() -> Text {
    Text::new("cela se voit ici seulement", "it shows only here")
}

/// What git left of two versions.
pub fn conflict(count: usize) -> Said {
    let said = if count < 2 {
        Said::fact(
            "git a laissé un conflit dans ce fichier",
            "git left a conflict in this file",
        )
    } else {
        Said::fact(
            format!("git a laissé {count} conflits dans ce fichier"),
            format!("git left {count} conflicts in this file"),
        )
    };
    said.help(
        "gardez l'une des deux versions, et supprimez les lignes `<<<<<<<`, `=======` et `>>>>>>>`",
        "keep one of the two versions, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
    )
}

/// Where the second version begins.
pub fn other_version() -> Text {
    Text::new("l'autre version suit", "the other version follows")
}

/// Where a conflict ends.
pub fn end_of_conflict() -> Text {
    Text::new("fin du conflit", "the conflict ends")
}

/// A line indented by a space that YAML takes for a letter.
pub fn invisible_indentation() -> Said {
    Said::fact(
        "la ligne commence par une espace insécable, que rien ne distingue à l'œil",
        "the line begins with a no-break space, which the eye cannot tell",
    )
    .help(
        "remplacez-la par des espaces du clavier",
        "replace it with spaces of the keyboard",
    )
}

/// Another mark than the hyphen before an item of a list.
pub fn list_mark(mark: &str) -> Said {
    let mark = shown(mark);
    Said::fact(
        format!("`{mark}` ne marque pas un élément de liste"),
        format!("`{mark}` does not mark an item of a list"),
    )
    .help(
        "écrivez le trait d'union du clavier, puis une espace\u{a0}: `- `",
        "write the hyphen of the keyboard, then a space: `- `",
    )
}

/// A hyphen that no space follows.
pub fn dash_glued() -> Said {
    Said::fact(
        "le tiret de cet élément de liste n'est pas suivi d'une espace",
        "no space follows the hyphen of this item of a list",
    )
    .help(
        "écrivez une espace du clavier après le tiret\u{a0}: `- `",
        "write a space of the keyboard after the hyphen: `- `",
    )
}

/// `=` where a colon is wanted.
pub fn equals(key: &str) -> Said {
    let key = shown(key);
    Said::fact(
        format!("`=` ne sépare pas la clé `{key}` de sa valeur"),
        format!("`=` does not part the key `{key}` from its value"),
    )
    .help(format!("écrivez `{key}: …`"), format!("write `{key}: …`"))
}

/// A colon that no space follows, or one that cannot be seen to be no space.
pub fn colon_glued(key: &str, invisible: bool) -> Said {
    let key = shown(key);
    let said = if invisible {
        Said::fact(
            format!("une espace insécable suit `{key}:`, et ce n'est pas une espace pour YAML"),
            format!("a no-break space follows `{key}:`, and that is no space to YAML"),
        )
    } else {
        Said::fact(
            format!("il manque l'espace après `{key}:`"),
            format!("the space after `{key}:` is missing"),
        )
    };
    said.help(
        format!("écrivez `{key}: …`, avec une espace du clavier"),
        format!("write `{key}: …`, with a space of the keyboard"),
    )
}

/// Text after a closing single quote.
pub fn after_single_quote() -> Said {
    Said::fact(
        "du texte suit le guillemet simple qui ferme la valeur",
        "text follows the single quote that closes the value",
    )
    .help(
        "une apostrophe entre guillemets simples se double (`'l''avis'`) ; ou prenez des guillemets doubles : `\"l'avis\"`",
        "an apostrophe within single quotes is doubled (`'it''s'`); or use double quotes: `\"it's\"`",
    )
}

/// Text after a closing double quote.
pub fn after_double_quote() -> Said {
    Said::fact(
        "du texte suit le guillemet qui ferme la valeur",
        "text follows the quote that closes the value",
    )
    .help(
        "mettez toute la valeur entre guillemets ; un guillemet à l'intérieur s'écrit `\\\"`",
        "put the whole value in quotes; a quote inside is written `\\\"`",
    )
}

/// A character that cannot begin a value.
pub fn character(character: char) -> Said {
    let shown = shown(&character.to_string());
    Said::fact(
        format!("une valeur sans guillemets ne peut pas commencer par « {shown} »"),
        format!("a value without quotes cannot begin with `{shown}`"),
    )
    .help(
        "mettez la valeur entre guillemets",
        "put the value in quotes",
    )
}

/// A backslash that escapes nothing.
pub fn escape() -> Said {
    Said::fact(
        "une barre oblique inverse `\\` ne veut rien dire dans cette valeur entre guillemets doubles",
        "a backslash `\\` means nothing in this value in double quotes",
    )
    .help(
        "doublez-la (`\\\\`), ou prenez des guillemets simples",
        "double it (`\\\\`), or use single quotes",
    )
}

/// `[` closed by `}`, or the other way round.
pub fn bracket_mismatch(open: char, close: char) -> Said {
    Said::fact(
        format!("`{open}` est refermé par `{close}`"),
        format!("`{open}` is closed by `{close}`"),
    )
    .help(
        "`[` se ferme par `]`, `{` par `}`",
        "`[` is closed by `]`, `{` by `}`",
    )
}

/// A bracket never closed, for a comment took the end of its line or not.
pub fn bracket_open(open: char, comment: bool) -> Said {
    let close = if open == '{' { '}' } else { ']' };
    let said = Said::fact(
        format!("`{open}` n'est jamais refermé"),
        format!("`{open}` is never closed"),
    );
    if comment {
        return said.help(
            "après une espace, `#` commence un commentaire, et la suite de la ligne n'est pas lue\u{a0}: mettez entre guillemets la valeur qui le contient",
            "after a space, `#` begins a comment, and the rest of the line is not read: put the value that holds it in quotes",
        );
    }
    said.help(
        format!("ajoutez `{close}` là où finit ce que ce `{open}` ouvre"),
        format!("add `{close}` where what this `{open}` opens ends"),
    )
}

/// `: ` where a comma or the end of the braces was expected.
pub fn colon_in_brackets() -> Said {
    Said::fact(
        "« : » suivi d'une espace au milieu d'une valeur sans guillemets",
        "`: ` in the middle of a value without quotes",
    )
    .help(
        "s'il manque une virgule avant la clé, ajoutez-la\u{a0}; sinon, mettez la valeur entre guillemets",
        "where a comma is missing before the key, add it; else put the value in quotes",
    )
}

/// A closing bracket without its opening one.
pub fn bracket_alone() -> Said {
    Said::fact(
        "ce crochet ou cette accolade ferme ce qui n'est pas ouvert",
        "this bracket or brace closes what is not open",
    )
    .help(
        "supprimez-le ; s'il fait partie du texte, mettez le texte entre guillemets",
        "delete it; if it is part of the text, put the text in quotes",
    )
}

/// Something between `[` and `]` that cannot stand there.
pub fn in_brackets() -> Said {
    Said::fact(
        "dans une liste entre crochets, `,` ou `]` était attendu ici",
        "in a list in brackets, `,` or `]` was expected here",
    )
    .help(
        "vérifiez que la liste est refermée, sans virgule double, et mettez entre guillemets un texte qui contient `,`, `[`, `]` ou « : »",
        "check that the list is closed, without a double comma, and put in quotes a text that holds `,`, `[`, `]` or `: `",
    )
}

/// Something between `{` and `}` that cannot stand there.
pub fn in_braces() -> Said {
    Said::fact(
        "entre accolades, `,` ou `}` était attendu ici",
        "in braces, `,` or `}` was expected here",
    )
    .help(
        "vérifiez que l'accolade est refermée, et mettez entre guillemets un texte qui contient `,`, `{`, `}` ou « : »",
        "check that the brace is closed, and put in quotes a text that holds `,`, `{`, `}` or `: `",
    )
}

/// `- ` where no item can stand.
pub fn dash_not_expected() -> Said {
    Said::fact(
        "un élément de liste (`- `) ne peut pas se trouver ici",
        "a list item (`- `) cannot stand here",
    )
    .help(
        "allez à la ligne après la clé, ou mettez entre guillemets une valeur qui commence par `- `",
        "go to the next line after the key, or put in quotes a value that begins with `- `",
    )
}

/// Lines that are not aligned.
pub fn indentation() -> Said {
    Said::fact(
        "cette ligne n'est pas alignée avec celles qui précèdent",
        "this line is not aligned with those before it",
    )
    .help(
        "les clés d'un même niveau commencent à la même colonne, les éléments d'une liste (`- `) aussi",
        "keys of one level begin at the same column, and so do the items of a list (`- `)",
    )
}

/// A byte-order mark in the middle.
pub fn bom_inside() -> Said {
    Said::fact(
        "une marque d'ordre des octets (U+FEFF) se trouve au milieu du fichier",
        "a byte-order mark (U+FEFF) stands in the middle of the file",
    )
    .help(
        "supprimez ce caractère invisible, souvent venu d'un copier-coller",
        "delete this invisible character, often brought by a paste",
    )
}

/// Any other syntax error.
pub fn not_yaml() -> Said {
    Said::fact(
        "le texte n'est pas du YAML à partir d'ici",
        "the text is not YAML from here on",
    )
    .help(
        "vérifiez les guillemets, les accolades, les crochets et l'alignement de cette ligne et de la précédente",
        "check the quotes, braces, brackets and alignment of this line and of the one before",
    )
}
