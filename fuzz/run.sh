#!/usr/bin/env bash
# Fuzzes one target for some seconds: `fuzz/run.sh exports 60`; more options of libFuzzer may follow. Seeds are the fixtures of the tests.
# cargo-fuzz wants a nightly compiler; the switch below lets the pinned one do.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
seconds=$2

seeds=fuzz/corpus/$target-seeds
found=fuzz/corpus/$target
mkdir -p "$seeds" "$found"
case $target in
  exports) kept=(-path '*/exports/*' -size -64k) ;;
  referentials) kept=(\( -name '*.yaml' -o -name '*.yml' \) -size -64k) ;;
esac
find tests examples -type f "${kept[@]}" | sort | while read -r file; do
  cp "$file" "$seeds/$(sha256sum < "$file" | cut -c1-16)"
done

export RUSTC_BOOTSTRAP=1
cargo fuzz build --fuzz-dir fuzz --sanitizer none "$target"
cargo fuzz run --fuzz-dir fuzz --sanitizer none "$target" "$found" "$seeds" -- \
  -max_total_time="$seconds" -timeout=30 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 "${@:3}"
