//! The filters: `extract`, `batch` and `summary` leave the same claims, also of reports made before.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

fn whosaid(folder: &Path, args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_whosaid")).current_dir(folder).args(args).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The ids of the claims of each report.
fn claims(lines: &[u8]) -> Vec<String> {
    let reports = lines.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let reports = reports.map(|line| serde_json::from_slice::<Value>(line).expect("a report"));
    let ids = |report: Value| {
        let of = |claim: &Value| format!("{}:{}", report["id"], claim["id"]);
        report["claims"].as_array().expect("claims").iter().map(of).collect::<Vec<_>>()
    };
    reports.flat_map(ids).collect()
}

#[test]
fn all_commands_leave_the_same_claims() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("filters");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let stories = ["ferry", "family", "revisions/mill.v1"]
        .map(|name| format!("{}/fixtures/{name}.txt", env!("CARGO_MANIFEST_DIR")));
    let with = |args: &[&str]| -> Vec<u8> {
        let stories = stories.iter().map(String::as_str);
        whosaid(&folder, &args.iter().copied().chain(stories).collect::<Vec<_>>())
    };
    let all = with(&["extract", "--to", "jsonl"]);
    fs::write(folder.join("all.jsonl"), &all).expect("reports");
    for filter in [
        &["--source", "(?i)police|spokesman"][..],
        &["--about", "Sigrun|Orvane"],
        &["--stance", "denies,declines"],
        &["--kind", "direct"],
        &["--quoted-only"],
        &["--quoted-only", "--source", "Quill"],
        &["--source", "Nobody at all"],
    ] {
        let left = claims(&with(&[&["extract", "--to", "jsonl"], filter].concat()));
        let is_empty = filter.contains(&"Nobody at all");
        assert!(left.len() < claims(&all).len() && left.is_empty() == is_empty, "{filter:?}: {left:?}");
        assert!(left.iter().all(|id| claims(&all).contains(id)), "{filter:?}: ids stay those of the whole report");
        with(&[&["batch", "-o", "out"], filter].concat());
        assert_eq!(claims(&fs::read(folder.join("out")).expect("the output")), left, "{filter:?}");
        let rows = with(&[&["extract", "--to", "csv"], filter].concat());
        assert_eq!(String::from_utf8_lossy(&rows).matches("\r\n").count(), left.len() + 1, "{filter:?}");
        let summed = [
            with(&[&["summary", "--to", "json"], filter].concat()),
            whosaid(&folder, &[&["summary", "--to", "json"], filter, &["all.jsonl"]].concat()),
        ];
        for summary in summed {
            let summary: Value = serde_json::from_slice(&summary).expect("JSON");
            assert_eq!(summary["all"]["claims"], left.len(), "{filter:?}");
        }
    }
}
