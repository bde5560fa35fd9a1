//! Tables: Parquet in parts and Arrow as a stream hold the very rows of the reports, the same bytes on any run.
#![cfg(feature = "parquet")]

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use whosaid::report::columns;
use whosaid::report::{Day, ErrorBody, ErrorRecord, Report, read_report, rows};

fn whosaid(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.current_dir(folder).args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    whosaid(folder, args).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder of stories of all kinds, some of them broken, in files and in lines.
fn fill(name: &str, lines: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("in")).expect("a folder");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for from in [fixtures.clone(), fixtures.join("formats")] {
        for path in fs::read_dir(from).expect("fixtures").map(|entry| entry.expect("one").path()) {
            if path.is_file() && path.extension().is_some_and(|end| end != "marked") {
                fs::copy(&path, folder.join("in").join(path.file_name().expect("a name"))).expect("copied");
            }
        }
    }
    let story = |n: usize| {
        format!("The port of town {n} fell in 300 B.C., 5 miles off, Ann Lee said. “It did,” Zoë Dahl told her.")
    };
    let line = |n: usize| serde_json::json!({"id": n, "date": "2024-03-05", "text": story(n)}).to_string() + "\n";
    fs::write(folder.join("in/lines.jsonl"), "{broken\n".to_owned() + &(0..50).map(line).collect::<String>())
        .expect("lines");
    // Some thirty of these are a job.
    for number in 0..lines {
        fs::write(folder.join(format!("in/one-{number:03}.jsonl")), line(number)).expect("a line");
    }
    folder
}

/// The files of a folder of tables.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut tree = BTreeMap::new();
    for (table, _) in columns::ALL {
        for path in fs::read_dir(folder.join(table)).expect("a table").map(|entry| entry.expect("one").path()) {
            let name = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            tree.insert(name, fs::read(path).expect("a part"));
        }
    }
    tree
}

/// The rows of batches, as their columns are called.
fn rows_of(batches: impl IntoIterator<Item = RecordBatch>) -> Vec<Value> {
    batches.into_iter().flat_map(|batch| serde_arrow::from_record_batch::<Vec<Value>>(&batch).expect("rows")).collect()
}

/// A number is a number, however it is written.
fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, plain(value))).collect(),
        other => other,
    }
}

/// The rows of all tables, by way of the reports as lines of JSON.
fn wanted(folder: &Path) -> [Vec<Value>; 5] {
    let output = run(folder, &["batch", "in", "-o", "out.jsonl"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let value = |row: &dyn erased::Row| plain(row.value());
    let mut tables: [Vec<Value>; 5] = Default::default();
    for line in fs::read_to_string(folder.join("out.jsonl")).expect("reports").lines() {
        let record: Value = serde_json::from_str(line).expect("JSON");
        if let Some(error) = record.get("error") {
            let text = |value: &Value| value.as_str().map(|text| text.to_owned().into());
            let body = ErrorBody {
                code: text(&error["code"]).expect("a code"),
                message: text(&error["message"]).expect("one"),
            };
            let failed = ErrorRecord {
                id: text(&record["id"]),
                path: text(&record["path"]),
                line: record["line"].as_u64(),
                error: body,
            };
            tables[0].push(value(&rows::failed(&failed)));
            continue;
        }
        let reports: Vec<Report<'_>> = read_report(line.as_bytes()).expect("a report").expect("whole");
        let report = &reports[0];
        tables[0].push(value(&rows::document(report)));
        tables[1].extend(rows::claims(report).map(|row| value(&row)));
        tables[2].extend(rows::mentions(report).map(|row| value(&row)));
        tables[3].extend(rows::dates(report).map(|row| value(&row)));
        tables[4].extend(rows::distances(report).map(|row| value(&row)));
    }
    // Arrow's days are counted from 1970.
    let epoch = jiff::civil::date(1970, 1, 1);
    for ((_, columns), rows) in columns::ALL.iter().zip(&mut tables) {
        for column in columns.iter().filter(|column| column.cell == columns::Cell::Day) {
            for cell in rows.iter_mut().map(|row| &mut row[column.name]).filter(|cell| cell.is_string()) {
                let day: Day = serde_json::from_value(cell.take()).expect("a day");
                *cell = f64::from((day.0 - epoch).get_days()).into();
            }
        }
    }
    tables
}

mod erased {
    pub trait Row {
        fn value(&self) -> serde_json::Value;
    }
    impl<T: serde::Serialize> Row for T {
        fn value(&self) -> serde_json::Value {
            serde_json::to_value(self).expect("plain data")
        }
    }
}

#[test]
fn parts_hold_the_rows_of_the_reports_whatever_the_jobs() {
    let folder = fill("tables-jobs", 100);
    let trees = ["1", "2", "5"].map(|jobs| {
        let args = ["batch", "in", "--to", "parquet", "--part-rows", "700", "--jobs", jobs, "-o", "tables", "--force"];
        let output = run(&folder, &args);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        tree(&folder.join("tables"))
    });
    assert!(
        trees[0].len() >= 3 * columns::ALL.len() && trees.iter().all(|tree| *tree == trees[0]),
        "{:?}",
        trees[0].keys()
    );
    for ((table, columns), wanted) in columns::ALL.iter().zip(wanted(&folder)) {
        let parts = trees[0].keys().filter(|name| name.starts_with(table));
        let batches = parts.flat_map(|name| {
            let file = File::open(folder.join("tables").join(name)).expect("a part");
            let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
            let names: Vec<String> = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
            assert_eq!(names, columns.iter().map(|column| column.name).collect::<Vec<_>>());
            let about = reader.metadata().file_metadata().key_value_metadata().expect("who made it").clone();
            assert!(about.iter().any(|pair| pair.key == "whosaid.rules" && pair.value.is_some()));
            reader.build().expect("rows").map(|batch| batch.expect("a batch"))
        });
        let found: Vec<Value> = rows_of(batches).into_iter().map(plain).collect();
        assert_eq!(found.len(), wanted.len(), "{table}");
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found, wanted, "{table}");
        }
    }
}

#[test]
fn a_killed_run_ends_in_the_same_parts() {
    let folder = fill("tables-kill", 240);
    let args = |to: &'static str, jobs: &'static str| {
        ["batch", "in", "--to", "parquet", "--part-rows", "150", "--jobs", jobs, "-o", to, "--resume"]
    };
    assert_eq!(run(&folder, &args("whole", "2")).status.code(), Some(2));
    let whole = tree(&folder.join("whole"));
    let (mut seed, mut killed, mut resumed) = (0x9e37_79b9_u64, 0, 0);
    for round in 0..8 {
        let args = args("out", ["1", "2", "3"][round % 3]);
        for _ in 0..2 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let wanted = (seed >> 20) as usize % whole.len() / 5;
            let mut child = whosaid(&folder, &args).spawn().expect("the program starts");
            let written = || fs::read_dir(folder.join("out/distances")).map_or(0, |parts| parts.count());
            while written() < wanted && child.try_wait().expect("it runs").is_none() {
                std::thread::sleep(std::time::Duration::from_micros(200));
            }
            child.kill().expect("killed, or done");
            killed += usize::from(child.wait().expect("it ended").code().is_none());
        }
        let last = run(&folder, &args);
        assert_eq!(last.status.code(), Some(2), "round {round}: {}", said(&last));
        resumed += usize::from(said(&last).contains("were done before"));
        assert!(tree(&folder.join("out")) == whole, "round {round}");
        fs::remove_dir_all(folder.join("out")).expect("removed");
        fs::remove_file(folder.join("out.manifest")).expect("removed");
    }
    assert!(killed >= 8 && resumed >= 4, "killed {killed} times, gone on with {resumed} times: the test tests nothing");
}

/// After every checkpoint, by hand: also in the middle of what one job gave.
#[test]
fn a_run_goes_on_behind_any_part() {
    let folder = fill("tables-parts", 240);
    let args = ["batch", "in", "--to", "parquet", "--part-rows", "150", "-o", "out", "--resume"];
    assert_eq!(run(&folder, &args).status.code(), Some(2));
    let whole = tree(&folder.join("out"));
    let manifest = fs::read_to_string(folder.join("out.manifest")).expect("a manifest");
    let lines: Vec<&str> = manifest.lines().collect();
    assert!(lines.len() > 6, "{manifest}");
    for kept in 1..lines.len() {
        fs::write(folder.join("out.manifest"), lines[..kept].join("\n") + "\n").expect("written");
        assert_eq!(run(&folder, &args).status.code(), Some(2));
        assert!(tree(&folder.join("out")) == whole, "after {kept} lines");
    }
    // A part that is not what was written is written again, with all after it.
    let part = folder.join("out/claims/part-00002.parquet");
    fs::write(&part, b"PAR1").expect("broken");
    fs::write(folder.join("out.manifest"), lines[..lines.len() - 1].join("\n") + "\n").expect("written");
    assert_eq!(run(&folder, &args).status.code(), Some(2));
    assert!(tree(&folder.join("out")) == whole);
    // One that is gone from a run that is done is told.
    fs::remove_file(&part).expect("removed");
    let lost = run(&folder, &args);
    assert!(lost.status.code() == Some(2) && said(&lost).contains("start anew"), "{}", said(&lost));
    let other = run(&folder, &["batch", "in", "--to", "parquet", "-o", "out", "--resume"]);
    assert!(said(&other).contains("other inputs or options"), "{}", said(&other));
}

#[test]
fn a_stream_has_the_rows_of_its_table() {
    let folder = fill("tables-stream", 100);
    let wanted = wanted(&folder);
    let mut paths: Vec<String> = fs::read_dir(folder.join("in"))
        .expect("stories")
        .map(|entry| format!("in/{}", entry.expect("one").file_name().to_string_lossy()))
        .collect();
    paths.sort();
    for ((table, _), wanted) in columns::ALL.iter().zip(wanted) {
        let streams = ["1", "3"].map(|jobs| {
            let mut args = vec!["extract", "--to", "arrow", "--table", table, "--jobs", jobs];
            args.extend(paths.iter().map(String::as_str));
            run(&folder, &args).stdout
        });
        assert_eq!(streams[0], streams[1]);
        let reader = StreamReader::try_new(&streams[0][..], None).expect("a stream");
        assert_eq!(reader.schema().metadata()["whosaid.schema"], columns::TABLES);
        let found: Vec<Value> = rows_of(reader.map(|batch| batch.expect("a batch"))).into_iter().map(plain).collect();
        assert_eq!(found, wanted, "{table}");
    }
}

/// The schema of all tables, as users rely on it: a change of it is a new version, or an added column.
#[test]
fn the_columns_are_those_that_were_promised() {
    let mut told = String::new();
    for (number, (table, _)) in columns::ALL.iter().enumerate() {
        for field in whosaid::emit::arrow::schema(number).fields() {
            told += &format!(
                "{table}.{}: {}{}\n",
                field.name(),
                field.data_type(),
                if field.is_nullable() { "?" } else { "" }
            );
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_can_not_be_is_told() {
    let folder = fill("tables-told", 1);
    let told = |args: &[&str]| {
        let output = run(&folder, args);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        said(&output)
    };
    assert!(told(&["extract", "--to", "parquet", "in/bank.txt"]).contains("is written by batch"));
    assert!(told(&["batch", "--to", "arrow", "-o", "out", "in"]).contains("is written by extract"));
    assert!(told(&["batch", "--to", "parquet", "-o", "in", "in"]).contains("has files in it already"));
}
