//! No bytes make it panic or lose a row.

use super::*;

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_never_panic_and_every_row_is_accounted_for(
        head in proptest::bool::ANY,
        bytes in proptest::collection::vec(proptest::sample::select(
            b"\";,\n\r\t ab1F\xc3\xa9\xe9\xff/2025E+'=\0|".to_vec()), 0..200),
    ) {
        let mut content = if head { b"Id;Date;Sexe;Droits;Age;Entr\xc3\xa9e\n".to_vec() } else { Vec::new() };
        content.extend(bytes);
        run(&plan(), &[("alpha/a.csv", &content)]);
    }

    #[test]
    fn random_rows_are_accounted_for(rows in proptest::collection::vec("[ab;0-3\"/ FH\u{a0}é]{0,6};(24/03/2025)?;[FHx]?;(RSA|;|x)*;[0-9,.]{0,3};", 0..12)) {
        let text = format!("Id;Date;Sexe;Droits;Age;Entrée\n{}\n", rows.join("\n"));
        let outcome = one(&plan(), &text);
        let kept: u64 = outcome.collection.files.iter().map(|file| file.kept).sum();
        let stood: usize = outcome.collection.tables.iter().map(crate::observation::Table::rows).sum();
        assert_eq!(kept, stood as u64);
    }
}
