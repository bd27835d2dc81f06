#!/usr/bin/env bash
# Données fictives: writes every export of the example, invented from the referentials and from landmarks.yaml.
# The same bytes on every run. From anywhere, with the program on the path or named by IMPACT:
#
#   examples/write-exports.sh [FOLDER]      # examples/exports unless told otherwise
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
to=${1:-$here/exports}
impact=${IMPACT:-impact}

# write ASSOCIATION SOURCE ROWS FILE
write() {
  mkdir -p "$to/$1"
  "$impact" sample --referentials "$here/../referentials" --landmarks "$here/landmarks.yaml" --seed 95 \
    --period 2024 --period 2025 --association "$1" --source "$2" --rows "$3" --output "$to/$1/$4" --quiet
}

write ais35 enquete 220 enquete-2024-2025.csv
write ais35 personnes 120 personnes-2024-2025.csv
write ais35 occupation 48 occupation-2024-2025.csv
write ais35 demandes-115 60 demandes-115-2024-2025.csv
write ais35 budgets 70 budgets-2024-2025.csv
write ais35 fsl 50 fsl-clos-2024-2025.csv

write armee-du-salut enquete 240 enquete-2024-2025.csv
write armee-du-salut budgets 70 budgets-2024-2025.csv
write armee-du-salut relogement 60 relogement-2024-2025.csv
write armee-du-salut personnes 150 personnes-2024-2025.csv
write armee-du-salut sejours 90 sejours-2024-2025.csv
write armee-du-salut insertion 50 insertion-2024-2025.csv

write emergence-s enquete 180 enquete-2024-2025.tsv
write emergence-s menages 70 menages-2024-2025.tsv
write emergence-s sorties 80 sorties-2024-2025.csv
write emergence-s chantier 40 chantier-2024-2025.csv
write emergence-s appels-115 48 appels-115-2024-2025.csv

write esperer95 enquete 120 enquete-2024-2025.csv
write esperer95 personnes 100 personnes-2024-2025.csv
write esperer95 occupation 48 occupation-2024-2025.csv
write esperer95 avdl 50 avdl-closes-2024-2025.csv
write esperer95 appels-115 48 appels-115-2024-2025.csv

write rheso personnes 110 personnes-2024-2025.csv
write rheso sorties 80 sorties-2024-2025.csv
write rheso occupation 12 occupation-2024-2025.csv
write rheso accueils-de-jour 48 accueils-de-jour-2024-2025.csv
write rheso chantier 40 chantier-2024-2025.csv
write rheso menages 60 menages-2024-2025.csv
write rheso mesures 50 mesures-closes-2024-2025.csv
write rheso satisfaction 90 satisfaction-2024-2025.csv
write rheso apres-refuge 40 apres-refuge-2024-2025.csv

cat > "$to/AVERTISSEMENT.txt" <<'NOTICE'
Données fictives : ces exports ont été inventés pour l'exemple ; aucune personne, aucune association réelle n'y est décrite.
NOTICE
