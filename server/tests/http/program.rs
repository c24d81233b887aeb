//! The program itself.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
};

/// The program with these settings and none of those with which the tests were built.
pub(crate) fn program(settings: &[(&str, &str)]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_juara"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("JUARA_")) {
        program.env_remove(name);
    }
    program.envs(settings.iter().copied());
    program
}

/// An address that is free now; nobody else on this machine is told of it.
pub(crate) fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

/// The program while it answers browsers. Whoever drops this ends it at once, whatever it is doing.
pub(crate) struct Serving(Child);

impl Serving {
    /// Starts it; returns once it answers.
    pub(crate) fn start(mut program: Command) -> Self {
        let mut child = program.arg("serve").stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let serving = Self(child);
        // What it does before its door is open, such as making the database, is in the log too.
        let before: Vec<String> =
            log.by_ref().take_while(|line| !line.starts_with("Juara answers at")).collect();
        let open = before.iter().all(|line| line.starts_with('{'));
        assert!(open, "{before:#?}");
        // The rest of what it says is shown if the test fails.
        std::thread::spawn(move || log.for_each(|line| eprintln!("{line}")));
        serving
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // A process that has ended by itself needs no end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
