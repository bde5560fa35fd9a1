//! NITF (IPTC News Industry Text Format, 2.x to 3.6): a document of its own, or the body inside another format.

use super::paragraphs;
use super::tree::Element;
use crate::article::ReadError;
use crate::article::story::{Story, check_status};
use crate::article::{Format, fields};

/// Reads a document.
pub fn read(nitf: Element<'_>) -> Result<Story, ReadError> {
    let mut story = body(nitf);
    story.format = Format::Nitf;
    let docdata = nitf.find("head/docdata");
    let status = docdata.and_then(|data| data.attribute("management-status"));
    check_status(status)?;
    if status.is_some_and(|status| status.eq_ignore_ascii_case("embargoed")) {
        let release = docdata.and_then(|data| data.find("date.release")?.attribute("norm"));
        story.embargo = Some(release.unwrap_or_default().to_owned());
    }
    story.id = docdata
        .and_then(|data| Some(data.find("doc-id")?.attribute("id-string")?.to_owned()))
        .or_else(|| Some(docdata?.find("du-key")?.attribute("key")?.to_owned()));
    story.title = story.title.or_else(|| Some(nitf.find("head/title")?.line()));
    story.language = story.language.or_else(|| language(nitf));
    let dates = [
        docdata.and_then(|data| data.find("date.issue")),
        docdata.and_then(|data| data.find("date.release")),
        nitf.find("body/body.head/dateline/story.date"),
        nitf.find("head/revision-history"),
        nitf.find("head/pubdata"),
    ];
    story.date = dates
        .into_iter()
        .flatten()
        .find_map(|element| fields::day(element.attribute("norm").or_else(|| element.attribute("date.publication"))?));
    story.url = nitf.find("head/pubdata").and_then(|data| Some(data.attribute("ex-ref")?.to_owned()));
    Ok(story)
}

/// Reads `nitf/body`, wherever the `nitf` element stands.
pub fn body(nitf: Element<'_>) -> Story {
    let head = nitf.find("body/body.head");
    let at = |path: &str| head.and_then(|head| head.find(path)).map(Element::line).filter(|line| !line.is_empty());
    let content = nitf.find("body/body.content");
    let text = content.map(paragraphs).filter(|text| !text.is_empty());
    Story {
        title: at("hedline/hl1").or_else(|| at("headline/hl1")).or_else(|| at("hedline")).or_else(|| at("headline")),
        bylines: head.map(bylines).unwrap_or_default(),
        dateline: head.and_then(|head| head.find("dateline")).map(dateline).filter(|line| !line.is_empty()),
        language: content.or_else(|| nitf.find("body")).and_then(language),
        // A flash has no more than its abstract.
        text: text.or_else(|| Some(paragraphs(head?.find("abstract")?))).unwrap_or_default(),
        ..Story::default()
    }
}

fn language(element: Element<'_>) -> Option<String> {
    element.attribute("xml:lang").or_else(|| element.attribute("lang")).map(str::to_owned)
}

/// The names of a head's bylines: its persons if they are marked, else what stands before the job title.
fn bylines(head: Element<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for byline in head.children().filter(|child| child.local() == "byline") {
        let persons = byline.all("person");
        if persons.is_empty() {
            names.extend(fields::authors(&without(byline, "byttl")));
        }
        for person in persons {
            names.extend(fields::people(&person.line()));
        }
    }
    fields::dedup(&mut names);
    names
}

/// "Oslo, Norway": its places one after the other, without the date, which has its own field.
fn dateline(element: Element<'_>) -> String {
    let location = element.find("location").unwrap_or(element);
    let parts: Vec<String> =
        location.children().filter(|child| child.local() != "story.date").map(Element::line).collect();
    if parts.is_empty() { without(location, "story.date") } else { parts.join(", ") }
}

/// The text of an element but for those inside of one name.
fn without(element: Element<'_>, name: &str) -> String {
    let mut text = String::new();
    element.walk(|step| match step {
        super::tree::Step::Text(part) => {
            text.push_str(part);
            true
        }
        super::tree::Step::Open(inner) => {
            text.push(' ');
            inner.local() != name
        }
        super::tree::Step::Close(_) => true,
    });
    crate::article::paragraphs::squeeze(&text)
}
