//! `whosaid completions` and `whosaid man`: the command line as shells and man(1) read it.

use super::args::{Args, Completions, Man};
use super::exit::Exit;
use super::messages::{Trouble, write_out};
use clap::CommandFactory;

pub fn completions(args: &Completions) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "whosaid", &mut script);
    write_out(&script)?;
    Ok(Exit::Fine)
}

pub fn page(args: &Man) -> anyhow::Result<Exit> {
    let mut program = Args::command();
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let message = "no such command; whosaid --help lists them".to_owned();
                Trouble::new(name, "no_command", message).print();
                return Ok(Exit::Trouble);
            }
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).source(concat!("whosaid ", env!("CARGO_PKG_VERSION"))).render(&mut page)?;
    write_out(&page)?;
    Ok(Exit::Fine)
}
