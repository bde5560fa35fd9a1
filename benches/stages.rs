//! Speed of the stages, in bytes of article a second: `cargo bench`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use whosaid::article::Article;
use whosaid::emit::{Emit, Jsonl};
use whosaid::lexicon::Vocabulary;
use whosaid::text::{Text, paragraphs, quotes, sentences, tokenizer};
use whosaid::{Options, Pipeline, article, report};

const STORIES: [&str; 9] = [
    include_str!("../fixtures/asteroid.txt"),
    include_str!("../fixtures/budget.txt"),
    include_str!("../fixtures/ceasefire.txt"),
    include_str!("../fixtures/court.txt"),
    include_str!("../fixtures/earnings.txt"),
    include_str!("../fixtures/ferry.txt"),
    include_str!("../fixtures/inquiry.txt"),
    include_str!("../fixtures/match.txt"),
    include_str!("../fixtures/quake.txt"),
];

fn stages(criterion: &mut Criterion) {
    let articles: Vec<Article<'_>> = STORIES.iter().map(|text| text_article(text)).collect();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(STORIES.iter().map(|text| text.len() as u64).sum()));

    group.bench_function("article", |bench| {
        bench.iter(|| STORIES.iter().for_each(|text| drop(black_box(text_article(text)))));
    });
    let mut vocabulary = Vocabulary::new();
    group.bench_function("text", |bench| {
        bench.iter(|| {
            for text in STORIES {
                let mut found = Text::default();
                vocabulary.begin();
                tokenizer::tokenize(text, &mut vocabulary, &mut found);
                paragraphs::split(text, &[], &mut found);
                quotes::pair(text, &mut vocabulary, &mut found);
                sentences::split(text, &vocabulary, &mut found);
                black_box(found);
            }
        });
    });
    let mut pipeline = Pipeline::new();
    group.bench_function("analysis", |bench| {
        bench.iter(|| {
            articles.iter().for_each(|article| drop(black_box(pipeline.analyse(article, &Options::default()))))
        });
    });
    group.bench_function("analysis and report", |bench| {
        bench.iter(|| {
            for article in &articles {
                black_box(report::build(article, pipeline.analyse(article, &Options::default()), &Options::default()));
            }
        });
    });
    let mut out = Vec::new();
    group.bench_function("all, with JSON", |bench| {
        bench.iter(|| {
            out.clear();
            for article in &articles {
                Jsonl.report(&pipeline.run(article, &Options::default()), &mut out).expect("plain data");
            }
            black_box(&out);
        });
    });
    group.finish();
}

fn text_article(text: &str) -> Article<'_> {
    article::text::read("story", None, text.as_bytes()).expect("a story")
}

criterion_group!(benches, stages);
criterion_main!(benches);
