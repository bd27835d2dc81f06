//! CSV for machines: UTF-8, comma, decimal dot, LF.

use std::io::{self, Write};

use crate::output::tidy;
use crate::plan::Plan;
use crate::release::Release;

/// Writes `release`, one row a figure.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, plan: &Plan, release: &Release) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(tidy::columns(plan))?;
    for row in &release.rows {
        let values = tidy::row(plan, row);
        writer.write_record(values.iter().map(tidy::Value::as_str))?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;
    use crate::release::Audience;

    fn written(audience: Audience) -> String {
        let mut out = Vec::new();
        write(&mut out, &sample::plan(), &sample::release(audience)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_column_of_every_row_is_written() {
        assert_eq!(
            written(Audience::Public),
            "\
referential,version,indicator,period,wave,association,sexe,tranche-age,measure,code,unit,value,ci_low,ci_high,ci_level,ci_method,n,n_effective,numerator,denominator,no_answer,not_concerned,unmatched_before,unmatched_after,associations,associations_expected,mean_of_associations,min_association,max_association,comparability,flags,obs_status,conf_status
lcep,1.0.0,sorties,2025-Q3,_Z,_T,_T,_T,share,_Z,percent,45.46191247974068,42.70206907704441,48.249922456127884,95,wilson,1234,,561,1234,7,2,,,2,3,,,,exact,,A,F
lcep,1.0.0,sorties,2025-Q3,_Z,_T,F,_T,share,_Z,percent,66.66666666666667,43.7494672959451,83.72122524916628,95,wilson,18,,12,18,7,2,,,2,3,,,,exact,,A,F
lcep,1.0.0,sorties,2025-Q3,_Z,_T,H,_T,share,_Z,percent,,,,,,,,,,,,,,,3,,,,,,A,C
lcep,1.0.0,sorties,2025-Q3,_Z,_T,_U,_T,share,_Z,percent,41.666666666666664,32.3115610713307,51.663032059630574,95,wilson,96,,40,96,7,2,,,2,3,,,,exact,,A,F
lcep,1.0.0,sorties,2025-Q3,_Z,_T,F,18-plus,share,_Z,percent,,,,,,,,,,,,,,,3,,,,,,A,C
lcep,1.0.0,sorties.duree,2025-Q3,_Z,_T,_T,_T,median,_Z,jours,1234.5,1100,1402.5,95,order-statistic,50,,,,7,2,,,2,3,,,,close,,A,F
lcep,1.0.0,destinations,2025,_Z,_T,_T,_T,distribution,L,percent,75,70.5322867069326,78.99209857635259,95,wilson,400,,300,400,7,2,,,2,3,,,,exact,,A,F
lcep,1.0.0,destinations,2025,_Z,_T,_T,_T,distribution,H,percent,25,21.007901423647414,29.467713293067412,95,wilson,400,,100,400,7,2,,,2,3,,,,exact,,U,F
lcep,1.0.0,bien-etre,2025,entry,_T,_T,_T,mean,_Z,points,54.25,,,,none:small-base,4,,217,4,7,2,,,2,3,,,,exact,,A,F
lcep,1.0.0,bien-etre,2025,exit,_T,_T,_T,mean,_Z,points,,,,,none:no-data,0,,,,0,0,,,0,3,,,,,,M,F
"
        );
    }

    #[test]
    fn a_working_row_names_its_association_and_is_not_for_publication() {
        let text = written(Audience::Working);
        let own = text.lines().nth(2).unwrap();
        assert!(own.starts_with("lcep,1.0.0,sorties,2025-Q3,_Z,zeta,_T,_T,share,"));
        assert!(text.lines().skip(1).all(|line| line.ends_with(",N")));
    }

    #[test]
    fn what_is_withheld_leaves_no_number_behind() {
        let plan = sample::plan();
        let columns = tidy::columns(&plan);
        let release = sample::release(Audience::Public);
        let withheld: Vec<_> = release
            .rows
            .iter()
            .filter(|row| row.numbers().is_none())
            .collect();
        assert_eq!(withheld.len(), 2);
        for row in withheld {
            let values = tidy::row(&plan, row);
            assert_eq!(values.len(), columns.len());
            let numbers: Vec<&str> = columns
                .iter()
                .zip(&values)
                .filter(|(_, value)| matches!(value, tidy::Value::Number(_)))
                .map(|(column, _)| *column)
                .collect();
            assert_eq!(numbers, ["associations_expected"]);
        }
    }
}
