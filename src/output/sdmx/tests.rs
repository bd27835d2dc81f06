use super::*;
use crate::output::sample;

fn written(audience: Audience) -> Bundle {
    write(&sample::plan(), &sample::release(audience), 20_454).unwrap()
}

fn text(files: &Bundle, at: usize) -> &str {
    std::str::from_utf8(&files[at].1).unwrap()
}

#[test]
fn a_withheld_observation_has_its_key_and_its_statuses_alone() {
    let files = written(Audience::Public);
    let lines: Vec<&str> = text(&files, 0).lines().collect();
    assert_eq!(
        lines[0],
        "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,TIME_PERIOD,WAVE,ASSOCIATION,SEXE,TRANCHE_AGE,MEASURE,CODE,OBS_VALUE,\
         UNIT_MEASURE,CI_LOW,CI_HIGH,CI_LEVEL,CI_METHOD,N,N_EFFECTIVE,NUMERATOR,DENOMINATOR,NO_ANSWER,NOT_CONCERNED,\
         UNMATCHED_BEFORE,UNMATCHED_AFTER,ASSOCIATIONS,ASSOCIATIONS_EXPECTED,MEAN_OF_ASSOCIATIONS,MIN_ASSOCIATION,\
         MAX_ASSOCIATION,COMPARABILITY,FLAGS,OBS_STATUS,CONF_STATUS"
    );
    assert_eq!(
        lines[3],
        "dataflow,LCEP:FIGURES(1.0.0),I,sorties,2025-Q3,_Z,_T,H,_T,share,_Z,,percent,,,,,,,,,,,,,,3,,,,,,A,C"
    );
    assert!(lines[6].contains(",sorties@duree,2025-Q3,"), "{}", lines[6]);
}

#[test]
fn the_structure_names_every_code_and_says_who_may_read() {
    let files = written(Audience::Working);
    assert_eq!(files[0].0, "figures-working.csv");
    let structure = text(&files, 1);
    for part in [
        "<mes:Prepared>2026-01-01T00:00:00Z</mes:Prepared>",
        "<com:AnnotationTitle>sorties.duree</com:AnnotationTitle>",
        "<com:Description xml:lang=\"en\">working document, not protected: do not distribute. ",
        "<str:Code id=\"zeta\">",
    ] {
        assert!(structure.contains(part), "{part}\n{structure}");
    }
}
