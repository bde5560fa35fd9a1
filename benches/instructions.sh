#!/bin/sh
# Instructions a byte of text, stage by stage: for a first reading, and for a second of the same text by the same run,
# whose words are known by then. Counted by valgrind, so two runs of one build give the same figures; SHA-256 is done
# without the processor's help there.
#
#   benches/instructions.sh [FILE.jsonl [PROGRAM]]      lines {"id", "text"}; without a file, the stories of fixtures/
set -eu
cd "$(dirname "$0")/.."
program=${2:-target/release/whosaid}
test -n "${2:-}" || cargo build --release --locked --quiet
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
if [ -n "${1:-}" ]; then
    cat "$1" > "$work/once"
else
    "$program" extract --to jsonl --with-text fixtures/*.txt > "$work/reports"
    sed -n 's/^{.*"doc":{"id":\("[^"]*"\).*,"text":\("\([^"\\]\|\\.\)*"\)},"sentences".*/{"id":\1,"text":\2}/p' "$work/reports" > "$work/once"
fi
cat "$work/once" "$work/once" > "$work/twice"
for times in once twice; do
    valgrind --tool=callgrind --callgrind-out-file="$work/$times.out" "$program" extract --from jsonl --to jsonl --jobs 1 - \
        < "$work/$times" > "$work/$times.found" 2> "$work/log"
    callgrind_annotate --inclusive=yes --auto=no --threshold=100 "$work/$times.out" > "$work/$times.txt" 2> "$work/log"
done
awk '
    # "137,252,714 (19.01%)  file:whosaid::identity::resolve [program]"
    /^ *[0-9][0-9,]* / {
        count = $1; gsub(",", "", count); name = $0
        sub(/^[^:]*:/, "", name); sub(/ \[.*/, "", name); sub(/^.*\/[^:]*:/, "", name)
        if (FNR == 1 || FILENAME != file) file = FILENAME
        if (!((file, name) in seen) || seen[file, name] < count) seen[file, name] = count
    }
    END {
        n = split("PROGRAM TOTALS|whosaid::article::jsonl::read|whosaid::text::tokenizer::tokenize|whosaid::text::sentences::split|whosaid::rules::row::Row::fill|whosaid::numbers::find|whosaid::dates::find|whosaid::distances::find|whosaid::names::find|whosaid::identity::resolve|whosaid::groups::find|whosaid::clauses::find|whosaid::claims::find::find|whosaid::coreference::resolve::resolve|whosaid::report::build::build|<whosaid::emit::jsonl::Jsonl as whosaid::emit::Emit>::report", stage, "|")
        printf "%-62s %8s %8s\n", "instructions a byte", "first", "again"
        for (i = 1; i <= n; i++) {
            once = 0; twice = 0
            for (key in seen) {
                split(key, part, SUBSEP)
                if (index(part[2], stage[i]) == 0) continue
                if (part[1] ~ /once.txt$/ && seen[key] + 0 > once) once = seen[key] + 0
                if (part[1] ~ /twice.txt$/ && seen[key] + 0 > twice) twice = seen[key] + 0
            }
            printf "%-62s %8.1f %8.1f\n", stage[i], once / bytes, (twice - once) / bytes
        }
    }' bytes="$(wc -c < "$work/once")" "$work/once.txt" "$work/twice.txt"
