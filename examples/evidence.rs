//! Prints the claims of JSON Lines ({"id", "text", "date"}) from standard input, each with the letters of its evidence:
//! what `rebuild/confidence.py` counts.

use std::io::{self, BufRead, Write};
use whosaid::{Article, Options, Pipeline, report};

fn main() -> io::Result<()> {
    let (mut pipeline, mut out) = (Pipeline::new(), io::stdout().lock());
    let options = Options { min_confidence: 0.0, ..Options::default() };
    for line in io::stdin().lock().lines() {
        let line: serde_json::Value = serde_json::from_str(&line?)?;
        let date = line["date"].as_str().and_then(|date| date.parse().ok());
        let text = line["text"].as_str().unwrap_or_default();
        let article = Article { text: text.into(), date, ..Article::default() };
        let found = pipeline.analyse(&article, &options);
        let evidence: Vec<String> = found.claims.iter().map(|claim| claim.evidence.to_string()).collect();
        let mut report = serde_json::to_value(report::build(&article, found, &options))?;
        for (claim, evidence) in report["claims"].as_array_mut().into_iter().flatten().zip(evidence) {
            claim["evidence"] = evidence.into();
        }
        writeln!(out, "{}", serde_json::json!({"id": line["id"], "claims": report["claims"]}))?;
    }
    Ok(())
}
