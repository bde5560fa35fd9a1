//! What a date counts from: the year that a passage tells of, the day that a quotation was said on, a verb in the present.

use crate::article::Article;
use crate::pipeline::Pipeline;
use crate::report::Options;
use jiff::civil::date;

/// Checks the values of the expressions of texts written on Tuesday, 5 March 2024.
fn check(cases: &[(&str, &[(&str, &str)])]) {
    let mut pipeline = Pipeline::new();
    for (text, expected) in cases {
        let article = Article { text: (*text).into(), date: Some(date(2024, 3, 5)), ..Article::default() };
        let analysis = pipeline.analyse(&article, &Options::default());
        let found = analysis.dates.iter().map(|f| (analysis.text.span(f.tokens).of(text), f.value.value.as_str()));
        assert_eq!(found.collect::<Vec<_>>(), *expected, "{text}");
    }
}

#[test]
fn told() {
    check(&[
        (
            "He moved to Leeds in 2019. In March he found work, and in December he married.",
            &[("2019", "2019"), ("March", "2019-03"), ("December", "2019-12")],
        ),
        (
            "It was sold on Dec. 30, 2021. On Jan. 2 the buyer sued.",
            &[("Dec. 30, 2021", "2021-12-30"), ("Jan. 2", "2022-01-02")],
        ),
        (
            "In October 2017 the roof leaked. It was mended in February.",
            &[("October 2017", "2017-10"), ("February", "2018-02")],
        ),
        (
            "The mill closed in May 2015. The next year it burned.",
            &[("May 2015", "2015-05"), ("The next year", "2016")],
        ),
        (
            "It opened in 2019. On Jan. 14 of that year a fire broke out.",
            &[("2019", "2019"), ("Jan. 14 of that year", "2019-01-14")],
        ),
        (
            "She came on 3 June 2019. Three days later she fell ill.",
            &[("3 June 2019", "2019-06-03"), ("Three days later", "2019-06-06")],
        ),
        // In passing, and in another paragraph, it is not told of.
        ("Ann Lee, who was jailed in 2015, left. In March she won.", &[("2015", "2015"), ("March", "2024-03")]),
        ("The mill closed in May 2015.\n\nIn January it was sold.", &[("May 2015", "2015-05"), ("January", "2024-01")]),
        // What is to come is not of then.
        ("The mill closed in May 2015. It will open in June.", &[("May 2015", "2015-05"), ("June", "2024-06")]),
    ]);
}

#[test]
fn quoted() {
    check(&[
        ("\"We will meet tomorrow,\" Ann Lee said on Monday.", &[("tomorrow", "2024-03-05"), ("Monday", "2024-03-04")]),
        ("On Sunday he told the paper: \"I am leaving today.\"", &[("Sunday", "2024-03-03"), ("today", "2024-03-03")]),
        ("\"We start next week,\" Bo Lund said on Feb. 20.", &[("next week", "2024-W09"), ("Feb. 20", "2024-02-20")]),
        (
            "\"It is over,\" he said on Sunday. \"We go home tomorrow.\"",
            &[("Sunday", "2024-03-03"), ("tomorrow", "2024-03-04")],
        ),
        // Nothing says when it was said, or what is said is not of then.
        ("\"He died last night,\" she said.", &[("last night", "2024-03-04TNI")]),
        ("Ann Lee said on Monday she would leave tomorrow.", &[("Monday", "2024-03-04"), ("tomorrow", "2024-03-06")]),
    ]);
}

#[test]
fn present() {
    check(&[
        ("She is leaving on Saturday.", &[("Saturday", "2024-03-09")]),
        ("Voters go to the polls on Sunday.", &[("Sunday", "2024-03-10")]),
        ("The court hears the appeal on 20 March.", &[("20 March", "2024-03-20")]),
        ("The talks, which begin on Sunday, may fail.", &[("Sunday", "2024-03-10")]),
        ("The talks, which began on Sunday, may fail.", &[("Sunday", "2024-03-03")]),
        ("The fair runs from the 13th to the 15th of July.", &[("the 13th to the 15th of July", "2024-07-13")]),
        // Behind what turns back, and with verbs of saying, it is not to come.
        ("She is recovering after a fall on Sunday.", &[("Sunday", "2024-03-03")]),
        ("Police say he left on Sunday.", &[("Sunday", "2024-03-03")]),
    ]);
}
