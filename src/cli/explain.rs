//! `whosaid explain FILE`: the story with what was found beneath it, and the rules that found it.

use super::args::Explain;
use super::exit::Exit;
use super::input::Inputs;
use super::messages::{Trouble, write_styled};
use crate::Pipeline;
use crate::emit::explain;
use crate::lexicon::Lexicon;

pub fn run(args: &Explain, lexicon: &Lexicon) -> anyhow::Result<Exit> {
    let (mut exit, mut pipeline) = (Exit::Fine, Pipeline::with(lexicon.clone()));
    let mut troubled = |trouble: &Trouble| {
        trouble.print();
        exit = Exit::Trouble;
    };
    let inputs = Inputs::new(std::iter::once(Ok(args.path.clone())), args.stories.from.kind(), args.max_bytes);
    for job in inputs {
        for found in job.articles() {
            match found {
                Ok(mut article) => {
                    args.stories.dated(&mut article);
                    match explain(&article, &mut pipeline, &args.stories.options())? {
                        Ok(page) => write_styled(&page)?,
                        Err(bound) => troubled(&Trouble::bound(&*article.id, bound)),
                    }
                }
                Err(trouble) => troubled(&trouble),
            }
        }
    }
    Ok(exit)
}
