//! What is said of keys: missing, unknown, empty, at odds with one another.

use std::fmt::Display;

use crate::i18n::{Said, shown, ticked};

/// A word that must carry its settings.
pub fn word_alone(word: &str) -> Said {
    Said::fact(
        format!("`{word}` est écrit sans ce qui le précise"),
        format!("`{word}` stands without its settings"),
    )
    .help(
        format!("écrivez `{{{word}: {{…}}}}`, ou `{{{word}: {{}}}}` s'il n'y a rien à préciser"),
        format!("write `{{{word}: {{…}}}}`, or `{{{word}: {{}}}}` where nothing is to be set"),
    )
}

/// A key without value.
pub fn key_empty(key: &str) -> Said {
    let key = shown(key);
    Said::fact(
        format!("la clé `{key}` n'a pas de valeur"),
        format!("the key `{key}` has no value"),
    )
    .help(
        "écrivez sa valeur, ou supprimez la clé",
        "write its value, or delete the key",
    )
}

/// A key without value that is no key at all.
pub fn stray_key(key: &str) -> Said {
    let said = Said::fact(
        format!("la clé `{}` n'a pas de valeur", shown(key)),
        format!("the key `{}` has no value", shown(key)),
    );
    if key.contains(':') {
        said.help(
            "il manque l'espace après « : »",
            "the space after `:` is missing",
        )
    } else if key.ends_with(['”', '“', '’', '‘']) {
        said.help(
            "une virgule la coupe\u{a0}: les guillemets courbes ne protègent rien, employez les guillemets droits du clavier",
            "a comma cuts it: curly quotes protect nothing, use the straight quotes of the keyboard",
        )
    } else {
        said.help(
            "une virgule non protégée ? mettez entre guillemets la valeur qui la contient",
            "an unprotected comma? put the value that holds it in quotes",
        )
    }
}

/// A key that must be there.
pub fn key_missing(key: &str) -> Said {
    Said::fact(
        format!("il manque la clé `{key}`"),
        format!("the key `{key}` is missing"),
    )
    .help(
        format!("ajoutez `{key}: …` au même niveau"),
        format!("add `{key}: …` at the same level"),
    )
}

/// A key that must be there, around what was written without it.
pub fn key_around(key: &str, inside: &str) -> Said {
    let inside = shown(inside);
    Said::fact(
        format!("il manque la clé `{key}` autour de `{inside}`"),
        format!("the key `{key}` is missing around `{inside}`"),
    )
    .help(
        format!("écrivez `{key}: {{{inside}: …}}`"),
        format!("write `{key}: {{{inside}: …}}`"),
    )
}

/// A key the grammar does not know here.
pub fn key_unknown<K: Display>(key: &str, near: Option<&str>, known: &[K]) -> Said {
    let key = shown(key);
    let mut words: Vec<String> = Vec::new();
    for word in known.iter().map(ToString::to_string) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let known = ticked(&words);
    let said = Said::fact(
        format!("la clé `{key}` n'est pas connue ici"),
        format!("the key `{key}` is not known here"),
    );
    if words.is_empty() {
        return said.help(
            "retirez-la\u{a0}: rien ne s'écrit ici, `{}` suffit",
            "remove it: nothing is written here, `{}` is enough",
        );
    }
    match near {
        Some(near) => said.help(
            format!("vouliez-vous dire `{near}` ? Clés connues : {known}"),
            format!("did you mean `{near}`? Known keys: {known}"),
        ),
        None => said.help(
            format!("clés connues : {known}"),
            format!("known keys: {known}"),
        ),
    }
}

/// A key that differs from a known one by nothing that can be seen.
pub fn key_invisible(near: &str) -> Said {
    Said::fact(
        format!("cette clé ressemble à `{near}`, mais un de ses caractères ne se tape pas au clavier"),
        format!("this key looks like `{near}`, but one of its characters is not of the keyboard"),
    )
    .help(
        format!(
            "retapez `{near}:`\u{a0}: une espace insécable devant les deux-points, par exemple, fait partie de la clé"
        ),
        format!("type `{near}:` again: a no-break space before the colon, say, is part of the key"),
    )
}

/// Two keys that exclude each other.
pub fn keys_together(first: &str, second: &str) -> Said {
    Said::fact(
        format!("`{first}` et `{second}` ne vont pas ensemble"),
        format!("`{first}` and `{second}` do not go together"),
    )
    .help("gardez l'une des deux clés", "keep one of the two keys")
}

/// None of the keys of which one must stand.
pub fn one_of_missing(keys: &[&str]) -> Said {
    let keys = ticked(keys);
    Said::fact(
        format!("il manque une clé parmi {keys}"),
        format!("one key among {keys} is missing"),
    )
}

/// More than one key where one stands alone.
pub fn one_key_only(words: &[&str]) -> Said {
    let words = ticked(words);
    Said::fact(
        "une seule clé est admise ici",
        "a single key is allowed here",
    )
    .help(
        format!("choisissez parmi {words}"),
        format!("choose among {words}"),
    )
}

/// A key that does not go with the way a variable is filled.
pub fn key_not_with(key: &str, filling: &str) -> Said {
    Said::fact(
        format!("`{key}` ne s'emploie pas avec `{filling}`"),
        format!("`{key}` is not used with `{filling}`"),
    )
    .help(
        format!("supprimez `{key}`, ou changez `{filling}`"),
        format!("delete `{key}`, or change `{filling}`"),
    )
}

/// `otherwise` before the end.
pub fn otherwise_last() -> Said {
    Said::fact(
        "`otherwise` n'est pas la dernière branche",
        "`otherwise` is not the last branch",
    )
    .help(
        "placez-la à la fin : ce qui la suit ne servirait jamais",
        "put it last: what follows it would never be used",
    )
}
