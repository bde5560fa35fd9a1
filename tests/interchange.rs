//! What is written in the formats of others, read back by strict readers of these: nothing is lost or moved on the way.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use whosaid::article::{Document, read};
use whosaid::emit::{Brat, ClaimReview, Conllu, Emit, Ninjs, WebAnnotation};
use whosaid::report::{ErrorBody, ErrorRecord, OffsetUnit, Report, TextSpan};
use whosaid::{Article, Options, Pipeline};

/// Every story of the fixtures, of any format, and one with all that is awkward.
fn stories() -> Vec<Article<'static>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut stories = vec![Article {
        id: "odd\tone\n2".to_owned(),
        text: "“Zażółć 😀\tgęślą,” said Zoë\nDahl in Tripoli on May 5, 2024. “It was\n\n  5 miles away.”\r\n\r\nLee denied it."
            .into(),
        title: Some("A \"title\"\u{2028}".to_owned()),
        url: Some("https://news.example/a b".to_owned()),
        ..Article::default()
    }];
    for folder in [fixtures.clone(), fixtures.join("formats")] {
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("one").path()).collect();
        paths.retain(|path| path.is_file() && path.extension().is_some_and(|end| end != "marked"));
        paths.sort();
        for path in paths {
            let bytes = std::fs::read(&path).expect("a story");
            let id = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
            let found = read(&Document { id, ..Document::default() }, &bytes);
            stories.extend(found.into_iter().filter_map(|found| Some(found.article.ok()?.into_owned())));
        }
    }
    assert!(stories.len() > 30, "only {} stories", stories.len());
    stories
}

/// Hands on each report, what a format makes of it, and the text by code points.
fn each(emit: &dyn Emit, mut check: impl FnMut(&Report<'_>, &str, &[char])) {
    let mut pipeline = Pipeline::new();
    for article in &stories() {
        let report = pipeline.run(article, &Options { with_text: true, ..Options::default() });
        let mut out = Vec::new();
        emit.report(&report, &mut out).expect("plain data");
        let text: Vec<char> = article.text.chars().collect();
        check(&report, std::str::from_utf8(&out).expect("UTF-8"), &text);
    }
}

/// The objects on the lines.
fn lines(out: &str) -> Vec<Value> {
    assert!(out.ends_with('\n'));
    out.lines().map(|line| serde_json::from_str(line).expect("an object on each line")).collect()
}

fn joined(spans: &[TextSpan<'_>]) -> String {
    spans.iter().map(|span| &*span.text).collect::<Vec<_>>().join(" ... ")
}

#[test]
fn brat_has_every_annotation_where_it_stands() {
    let mut events = 0;
    each(&Brat, |report, out, text| {
        let mut spans: BTreeMap<&str, (&str, String)> = BTreeMap::new();
        let (mut ids, mut referred) = (BTreeSet::new(), Vec::new());
        for line in out.lines() {
            let mut cells = line.split('\t');
            let (id, told) = (cells.next().expect("an id"), cells.next().expect("what it tells"));
            assert!(id == "*" || ids.insert(id), "{id} twice");
            match &id[..1] {
                "T" => {
                    let (kind, places) = told.split_once(' ').expect("a type and places");
                    let words = places.split(';').map(|place| {
                        let (start, end) = place.split_once(' ').expect("two ends");
                        let words = &text[start.parse().expect("a number")..end.parse().expect("a number")];
                        words.iter().collect::<String>()
                    });
                    let words = words.collect::<Vec<_>>().join(" ");
                    assert_eq!(cells.next(), Some(&*words), "{line}");
                    assert!(!words.is_empty() && !words.contains(['\n', '\r']), "{line}");
                    spans.insert(id, (kind, words));
                }
                "E" => {
                    events += 1;
                    referred.extend(told.split(' ').map(|part| part.split_once(':').expect("a role").1.to_owned()));
                }
                "A" | "N" | "#" => referred.push(told.split(' ').nth(1).expect("of what").to_owned()),
                "*" => referred.extend(told.split(' ').skip(1).map(str::to_owned)),
                _ => panic!("{line}"),
            }
        }
        assert!(referred.iter().all(|id| ids.contains(&**id)), "{referred:?}\n{out}");
        let named = |kind: &str| spans.values().filter(|(is, _)| *is == kind).count();
        let mentions: usize = report.entities.iter().map(|entity| entity.mentions.len()).sum();
        assert_eq!(named("Person") + named("Place") + named("Organization"), mentions);
        assert_eq!((named("Date"), named("Distance")), (report.dates.len(), report.distances.len()));
        assert_eq!((named("Claim"), named("Content")), (report.claims.len(), report.claims.len()));
    });
    assert!(events > 100, "only {events} claims");
}

#[test]
fn annotations_of_the_web_are_found_by_quote_and_by_place() {
    let mut found = 0;
    each(&WebAnnotation, |report, out, text| {
        let whole: String = text.iter().collect();
        let pages = lines(out);
        let [page] = &pages[..] else { panic!("one page") };
        assert_eq!(
            (&page["@context"], &page["type"]),
            (&json!("http://www.w3.org/ns/anno.jsonld"), &json!("AnnotationPage"))
        );
        let mut ids = BTreeSet::from([page["id"].as_str().expect("an IRI").to_owned()]);
        for item in page["items"].as_array().expect("annotations") {
            assert!(ids.insert(item["id"].as_str().expect("an IRI").to_owned()), "{} twice", item["id"]);
            assert_eq!(item["type"], "Annotation");
            let targets = item["target"].as_array().expect("targets");
            assert!(!targets.is_empty());
            for target in targets {
                let source = target["source"].as_str().expect("an IRI");
                assert!(!source.contains(' ') && source.contains(':'), "{source}");
                let (quote, place) = (&target["selector"][0], &target["selector"][1]);
                assert_eq!(
                    (&quote["type"], &place["type"]),
                    (&json!("TextQuoteSelector"), &json!("TextPositionSelector"))
                );
                let at = |name: &str| place[name].as_u64().expect("a number") as usize;
                let exact = quote["exact"].as_str().expect("words");
                assert_eq!(text[at("start")..at("end")].iter().collect::<String>(), exact);
                let (prefix, suffix) =
                    (quote["prefix"].as_str().expect("words"), quote["suffix"].as_str().expect("words"));
                let wanted = format!("{prefix}{exact}{suffix}");
                let before: usize = text[..at("start")].iter().map(|c| c.len_utf8()).sum();
                assert!(whole[before - prefix.len()..].starts_with(&wanted), "{wanted}");
                found += 1;
            }
        }
        for claim in &report.claims {
            let id = format!("#{}", claim.id);
            let item = page["items"].as_array().expect("annotations").iter();
            let item = item.clone().find(|item| item["id"].as_str().is_some_and(|name| name.ends_with(&id)));
            let body = item.expect("each claim")["body"].as_array().expect("bodies").clone();
            let source = body.iter().find(|body| body["purpose"] == "identifying").map(|body| &body["value"]);
            assert_eq!(source.and_then(Value::as_str), claim.source.name.as_deref());
        }
    });
    assert!(found > 500, "only {found} targets");
}

/// What of ninjs 3.1 is written, as the standard has it: closed, so that nothing else is.
fn ninjs_schema() -> Value {
    let text = json!({"type": "string"});
    let uri = json!({"type": "string", "format": "uri"});
    let closed = |properties: Value, required: &[&str]| json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false});
    let list = |items: Value| json!({"type": "array", "items": items});
    let written = list(closed(
        json!({"role": text, "contentType": text, "charCount": {"type": "integer"}, "value": text}),
        &["value"],
    ));
    let named = |more: &[(&str, Value)]| {
        let mut fields = json!({"name": text, "rel": text, "uri": uri, "literal": text});
        more.iter().for_each(|(name, schema)| fields[name] = schema.clone());
        list(closed(fields, &[]))
    };
    let point = closed(
        json!({"type": {"const": "Point"}, "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}}),
        &["type", "coordinates"],
    );
    let mut item = json!({
        "uri": uri, "type": {"enum": ["text", "component"]}, "language": text, "by": text, "located": text,
        "headlines": written, "bodies": written,
        "standard": closed(json!({"name": text, "version": text, "schema": uri}), &[]),
        "people": named(&[]), "organisations": named(&[]), "places": named(&[("geoJSON", point)]), "subjects": named(&[]),
        "infoSources": list(closed(json!({"name": text, "role": text, "uri": uri, "literal": text}), &[])),
        "altIds": list(closed(json!({"role": text, "value": text}), &[])),
    });
    let mut claim = item.clone();
    (claim["name"], claim["rel"]) = (text.clone(), text.clone());
    item["associations"] = list(closed(claim, &["name", "uri"]));
    closed(item, &["uri"])
}

#[test]
fn an_item_of_ninjs_is_valid_and_is_read_again() {
    let schema = ninjs_schema();
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).expect("a schema");
    each(&Ninjs, |report, out, text| {
        let items = lines(out);
        let [item] = &items[..] else { panic!("one item") };
        let errors: Vec<String> = validator.iter_errors(item).map(|e| format!("{e} at {}", e.instance_path)).collect();
        assert_eq!(errors, Vec::<String>::new(), "{item}");
        assert_eq!(item["bodies"][0]["value"].as_str(), Some(&*text.iter().collect::<String>()));
        let claims = item["associations"].as_array().map_or(&[][..], |all| all);
        assert_eq!(claims.len(), report.claims.len());
        for (said, claim) in claims.iter().zip(&report.claims) {
            assert_eq!(said["bodies"][0]["value"], joined(&claim.content));
            let words = joined(&claim.source.spans);
            let name = claim.source.name.as_deref().unwrap_or(&words);
            assert_eq!(said["infoSources"][0]["name"].as_str().unwrap_or_default(), name);
        }
        // By the reader that has been tried on what agencies send.
        let mut again = read(&Document { id: "again", ..Document::default() }, out.as_bytes());
        let again = again.pop().expect("an article").article.expect("an item");
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        // A headline that is told twice is read once.
        let (read, given) = (letters(&again.text), letters(&text.iter().collect::<String>()));
        assert!(given.ends_with(&read) && given.len() - read.len() < 100, "{read}\n{given}");
        assert_eq!(again.format, whosaid::article::Format::Ninjs);
    });
}

#[test]
fn drafts_of_reviews_have_no_rating() {
    each(&ClaimReview, |report, out, _| {
        assert!(!out.contains("ating\"") && !out.contains("reviewBody"));
        let graphs = lines(out);
        let [graph] = &graphs[..] else { panic!("one graph") };
        assert_eq!(graph["@context"], "https://schema.org");
        let drafts = graph["@graph"].as_array().expect("drafts");
        assert_eq!(drafts.len(), report.claims.len());
        for (draft, claim) in drafts.iter().zip(&report.claims) {
            assert_eq!((&draft["@type"], &draft["creativeWorkStatus"]), (&json!("ClaimReview"), &json!("Draft")));
            assert_eq!(draft["claimReviewed"], joined(&claim.content));
            let item = &draft["itemReviewed"];
            assert_eq!((&item["@type"], &item["text"]), (&json!("Claim"), &draft["claimReviewed"]));
            if let Some(name) = &claim.source.name {
                assert_eq!(item["author"]["name"], **name);
            }
            assert_eq!(item["appearance"]["datePublished"], json!(report.doc.date));
        }
    });
}

#[test]
fn conllu_spells_the_text_and_marks_names_and_claims() {
    each(&Conllu, |report, out, text| {
        let mut claimed: BTreeMap<String, String> = BTreeMap::new();
        let (mut words, mut names, mut sentences) = (0, 0, 0);
        assert!(out.is_empty() || report.sentences.is_empty() || out.ends_with("\n\n"));
        for block in out.split("\n\n").filter(|block| block.contains("\n1\t")) {
            sentences += 1;
            let (comments, rows): (Vec<&str>, Vec<&str>) = block.lines().partition(|line| line.starts_with('#'));
            let comment = |name: &str| comments.iter().find_map(|line| line.strip_prefix(&format!("# {name} = ")));
            let (mut spelled, mut open) = (String::new(), Vec::new());
            for (number, row) in rows.iter().enumerate() {
                let cells: Vec<&str> = row.split('\t').collect();
                assert_eq!((cells.len(), cells[0].parse()), (10, Ok(number + 1)), "{row}");
                let misc: BTreeMap<&str, &str> =
                    cells[9].split('|').map(|item| item.split_once('=').expect("a pair")).collect();
                assert!(misc.keys().map(|key| key.to_lowercase()).is_sorted());
                let (start, end) = misc["TokenRange"].split_once(':').expect("two ends");
                let word: String = text[start.parse().expect("one")..end.parse().expect("one")].iter().collect();
                assert_eq!(word.replace(|c: char| c.is_whitespace() || c.is_control(), " "), cells[1]);
                spelled.push_str(cells[1]);
                if number + 1 < rows.len() && misc.get("SpaceAfter") != Some(&"No") {
                    spelled.push(' ');
                }
                for part in misc.get("Entity").unwrap_or(&"").split_inclusive(')') {
                    for (place, part) in part.split('(').enumerate() {
                        let id = part.split(['-', ')']).next().unwrap_or_default();
                        if place > 0 {
                            open.push(id);
                            names += 1;
                        }
                        if part.ends_with(')') {
                            assert_eq!(open.pop(), Some(id), "{row}");
                        }
                    }
                }
                for role in misc.get("Claim").into_iter().flat_map(|roles| roles.split(',')) {
                    claimed.entry(role.to_owned()).or_default().push_str(&word);
                }
                words += 1;
            }
            assert_eq!(comment("text"), Some(&*spelled));
            assert!(open.is_empty(), "{open:?} at the end of {spelled}");
            assert!(comment("sent_id").is_some());
        }
        assert!(words > 0 && sentences <= report.sentences.len());
        let mentions: usize = report.entities.iter().map(|entity| entity.mentions.len()).sum();
        assert_eq!(names, mentions, "{out}");
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for claim in &report.claims {
            for (part, spans) in
                [("source", &claim.source.spans), ("cue", &claim.cue.spans), ("content", &claim.content)]
            {
                let wanted: String = spans.iter().map(|span| plain(&span.text)).collect();
                let found = claimed.remove(&format!("{}:{part}", claim.id)).unwrap_or_default();
                assert_eq!(plain(&found), wanted, "{} {part}", claim.id);
            }
        }
        assert!(claimed.is_empty());
    });
}

/// One line an article, whatever it is, so that lines in and out stay together.
#[test]
fn what_could_not_be_read_leaves_a_record() {
    let error = ErrorBody { code: "bad_json".into(), message: "is no\nJSON".into() };
    let record = ErrorRecord { id: Some("a".into()), path: None, line: Some(3), error };
    for emit in [&Brat as &dyn Emit, &WebAnnotation, &Ninjs, &ClaimReview, &Conllu] {
        let mut out = Vec::new();
        emit.error(&record, &mut out).expect("plain data");
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(out.contains("bad_json") && out.lines().count() == 1 && out.ends_with('\n'), "{out:?}");
    }
}

/// The places of words count as the rest of the report does.
#[test]
fn words_of_conllu_stand_where_the_report_counts() {
    let article = Article { text: "“Zażółć 😀,” said Zoë.".into(), ..Article::default() };
    let options = Options { with_text: true, offsets: OffsetUnit::Utf16, ..Options::default() };
    let mut out = Vec::new();
    Conllu.report(&Pipeline::new().run(&article, &options), &mut out).expect("plain data");
    let out = String::from_utf8(out).expect("UTF-8");
    assert!(out.contains("\tsaid\t") && out.contains("TokenRange=13:17"), "{out}");
}

/// brat wants the text beside the annotations of each article; whatever could not be read has a note, and no text.
#[test]
fn a_corpus_for_brat_has_pairs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("brat");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("in")).expect("a folder");
    let input = "{\"id\":\"a\",\"text\":\"“It holds,” said Zoë.\"}\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"Lee denied it.\"}\n";
    std::fs::write(folder.join("in/some.jsonl"), input).expect("written");
    let corpus = |name: &str, more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_whosaid"));
        command.args(["batch", "in", "--to", "brat", "-o", name]).args(more).current_dir(&folder);
        assert_eq!(command.output().expect("it runs").status.code(), Some(2));
        let files = std::fs::read_dir(folder.join(name)).expect("a corpus").map(|entry| entry.expect("one").path());
        let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
        files.map(|path| (name(&path), std::fs::read_to_string(&path).expect("text"))).collect::<BTreeMap<_, _>>()
    };
    let one = corpus("one", &["--jobs", "1"]);
    assert_eq!(one, corpus("two", &["--jobs", "2"]));
    assert_eq!(one, corpus("two", &["--resume"]));
    let names: Vec<&str> = one.keys().map(String::as_str).collect();
    assert_eq!(names, ["0000001-a.ann", "0000001-a.txt", "0000002-b.ann", "0000003-c.ann", "0000003-c.txt"]);
    assert_eq!(one["0000001-a.txt"], "“It holds,” said Zoë.");
    assert!(one["0000001-a.ann"].contains("\tSource 17 20\tZoë\n") && one["0000002-b.ann"].starts_with("#1\t"));
}
