//! The description of all that can be asked (OpenAPI 3.1): paths by hand, options from those of the command line, schemas
//! from the types.

use super::problem::Problem;
use super::{Service, Version, ask};
use crate::lexicon::look_up::Known;
use crate::report::{ErrorRecord, Report};
use crate::revisions::{Chain, Diff};
use crate::rules::Card;
use clap::{ArgAction, Command, CommandFactory};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// What there is a schema of.
pub const SCHEMAS: [&str; 5] = ["report", "error", "diff", "diff-chain", "summary"];

const PROBLEM: &str = "application/problem+json";

/// The whole document.
pub fn document(service: &Service) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
    });
    let mut schemas = settings.into_generator();
    let paths = paths(&mut schemas, service);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "whosaid",
            "summary": "Who said what, to whom, when, about whom and where: from English news text, by rules",
            "description": "Every story is read, answered and forgotten. What is longer than the server allows is \
                answered with 413, what comes too slowly with 408, what finds too many waiting with 503.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas.take_definitions(true)},
    })
}

fn paths(schemas: &mut SchemaGenerator, service: &Service) -> Value {
    let report = schemas.subschema_for::<Report<'_>>();
    let record = schemas.subschema_for::<ErrorRecord<'_>>();
    let [diff, chain] = [schemas.subschema_for::<Diff<'_>>(), schemas.subschema_for::<Chain<'_>>()];
    let [card, known] = [schemas.subschema_for::<Card>(), schemas.subschema_for::<Known>()];
    let version = schemas.subschema_for::<Version>();
    let problem = json!({PROBLEM: {"schema": schemas.subschema_for::<Problem>()}});
    let text = json!({"schema": {"type": "string"}});
    let most = service.bounds.most;
    let story = json!({"required": true, "content": {
        "text/plain": {"schema": {"type": "string", "maxLength": most}},
        "text/html": {"schema": {"type": "string", "maxLength": most}},
        "application/xml": {"schema": {"type": "string", "maxLength": most}},
        "application/json": {"schema": line()},
    }});
    let mut stream = story.clone();
    stream["content"]["application/x-ndjson"] =
        json!({"schema": {"type": "string", "description": "One {\"id\", \"text\", \"date\"} a line"}});
    stream["content"]["multipart/form-data"] = json!({"schema": {
        "type": "object", "properties": {"story": {"type": "string"}}, "required": ["story"],
    }});
    let version_of = json!({"anyOf": [{"type": "string"}, line(), report]});
    let two = json!({"type": "object", "additionalProperties": false, "required": ["old", "new"],
        "properties": {"old": version_of, "new": version_of}});
    let all = json!({"type": "object", "additionalProperties": false, "required": ["chain"],
        "properties": {"chain": {"type": "array", "minItems": 2, "items": version_of}}});
    let form = json!({"type": "object", "required": ["old", "new"],
        "properties": {"old": {"type": "string"}, "new": {"type": "string"}}});
    let versions = json!({"required": true, "content": {
        "application/json": {"schema": {"anyOf": [two, all]}},
        "multipart/form-data": {"schema": form},
    }});
    let get = |id: &str, summary: &str, parameters: Value, content: Value, statuses: &[u16]| {
        json!({"get": {"operationId": id, "summary": summary, "parameters": parameters,
            "responses": responses(content, statuses, &problem)}})
    };
    let post = |id: &str, summary: &str, command: &Command, body: &Value, content: Value| {
        json!({"post": {"operationId": id, "summary": summary, "parameters": options(command), "requestBody": body,
            "responses": responses(content, &[400, 403, 406, 408, 413, 415, 421, 422, 500, 503], &problem)}})
    };
    let mut of = in_path("of", "Of what");
    of[0]["schema"]["enum"] = json!(SCHEMAS);
    let reports = json!({
        "application/json": {"schema": report},
        "application/x-ndjson": {"schema": {"description": "A report or an error record a line, or what other formats have for them", "anyOf": [report, record]}},
        "text/csv": text, "text/tab-separated-values": text, "text/html": text, "text/plain": text,
    });
    let one = |schema: Value| json!({"application/json": {"schema": schema}});
    json!({
        "/": get("page", "A page to use all this by", json!([]), json!({"text/html": text}), &[421]),
        "/extract": post("extract", "What a story claims", &ask::Extract::command(), &stream, reports),
        "/explain": post("explain", "A story with what was found in it and by which rule", &ask::Explain::command(), &story,
            json!({"text/plain": text})),
        "/diff": post("diff", "What changed between versions of a story", &ask::Diff::command(), &versions,
            json!({"application/json": {"schema": {"anyOf": [diff, chain]}}, "text/html": text, "text/csv": text, "text/plain": text})),
        "/rules": get("rules", "All rules", json!([]), one(json!({"type": "array", "items": card})), &[421]),
        "/rules/{id}": get("rule", "A rule", in_path("id", "Such as PER002"), one(card.into()), &[400, 404, 421]),
        "/lookup/{word}": get("lookup", "What the word lists know of a word or a phrase", in_path("word", "Such as Paris"),
            one(known.into()), &[400, 404, 421]),
        "/schema/{of}": get("schema", "The JSON Schema of what is answered",
            of, one(json!({"type": "object"})), &[400, 404, 421]),
        "/openapi.json": get("openapi", "This", json!([]), one(json!({"type": "object"})), &[421]),
        "/healthz": get("health", "Whether it answers", json!([]), json!({"text/plain": text}), &[421]),
        "/version": get("version", "What answers", json!([]), one(version.into()), &[421]),
    })
}

/// An article as a line of JSON Lines has it.
fn line() -> Value {
    json!({"type": "object", "required": ["text"], "properties": {
        "id": {"type": ["string", "integer", "null"]},
        "text": {"type": "string"},
        "date": {"type": ["string", "null"], "description": "Such as 2011-09-06"},
    }})
}

fn responses(content: Value, statuses: &[u16], problem: &Value) -> Value {
    let mut all = Map::new();
    all.insert("200".to_owned(), json!({"description": "What was asked for", "content": content}));
    for status in statuses {
        let name = axum::http::StatusCode::from_u16(*status).ok().and_then(|status| status.canonical_reason());
        let description = name.unwrap_or_default();
        all.insert(status.to_string(), json!({"description": description, "content": problem}));
    }
    all.into()
}

fn in_path(name: &str, description: &str) -> Value {
    json!([{"name": name, "in": "path", "required": true, "description": description, "schema": {"type": "string"}}])
}

/// The options of a command, as parameters of a query.
fn options(command: &Command) -> Value {
    let parameter = |arg: &clap::Arg| {
        let values: Vec<Value> = arg.get_possible_values().iter().map(|value| value.get_name().into()).collect();
        let mut schema = match arg.get_action() {
            ArgAction::SetTrue => json!({"type": "boolean"}),
            _ if values.is_empty() => json!({"type": "string"}),
            _ => json!({"type": "string", "enum": values}),
        };
        if let [default] = arg.get_default_values()
            && let Some(default) = default.to_str()
            && !matches!(arg.get_action(), ArgAction::SetTrue)
        {
            schema["default"] = default.into();
        }
        json!({
            "name": arg.get_long()?.replace('-', "_"),
            "in": "query",
            "description": arg.get_help().map(ToString::to_string),
            "schema": schema,
        })
        .into()
    };
    command.get_arguments().filter_map(|arg| -> Option<Value> { parameter(arg) }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, routes};
    use super::*;
    use crate::lexicon::Lexicon;
    use std::collections::BTreeSet;
    use std::time::Duration;

    fn service() -> Service {
        let listen = "127.0.0.1:0".parse().expect("an address");
        let wait = Duration::from_secs(1);
        let lexicon = Lexicon::default();
        let settings = Settings {
            listen,
            hosts: vec![],
            origins: vec![],
            most_bytes: 9,
            jobs: 1,
            queue: 1,
            wait,
            log: false,
            lexicon,
        };
        Service::new(settings, listen)
    }

    #[test]
    fn every_route_is_told_of_and_no_other() {
        let document = document(&service());
        let told: BTreeSet<(String, String)> = document["paths"]
            .as_object()
            .expect("paths")
            .iter()
            .flat_map(|(path, how)| {
                how.as_object().expect("methods").keys().map(move |method| (method.clone(), path.clone()))
            })
            .collect();
        let there = routes::all().into_iter().map(|(method, path, _)| (method.to_owned(), path.to_owned())).collect();
        assert_eq!(told, there);
    }

    #[test]
    fn all_that_is_referred_to_is_there() {
        fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
            match value {
                Value::Object(map) => {
                    found.extend(map.get("$ref").and_then(Value::as_str));
                    map.values().for_each(|value| references(value, found));
                }
                Value::Array(list) => list.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let document = document(&service());
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 20);
        for reference in found {
            let pointer = reference.strip_prefix('#').expect("a place in the document");
            assert!(document.pointer(pointer).is_some(), "{reference}");
        }
    }
}
