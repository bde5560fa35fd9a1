//! XML news formats, each read from one small tree.

mod newsml1;
mod newsml_g2;
mod nitf;
pub mod tree;

pub use newsml_g2::read as read_newsml_g2;
pub use newsml1::read as read_newsml1;
pub use nitf::read as read_nitf;

use super::paragraphs::{Flow, Paragraphs, flow};
use tree::Element;

/// The paragraphs of an element that holds marked-up text.
pub fn paragraphs(element: Element<'_>) -> String {
    let mut paragraphs = Paragraphs::default();
    element.walk(|step| match step {
        tree::Step::Text(text) => {
            paragraphs.text(text);
            true
        }
        tree::Step::Open(element) => {
            let flow = flow(element.local());
            paragraphs.open(flow);
            flow != Flow::Skip
        }
        tree::Step::Close(element) => {
            paragraphs.close(flow(element.local()));
            true
        }
    });
    paragraphs.finish()
}
