//! The program itself.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU16, Ordering},
    },
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

/// How many addresses this process has for itself; a hundred that run at once have room.
const ADDRESSES: u16 = 120;

/// An address that is free now and was given to no other test. It lies below those that the system gives to whoever
/// asks for any, and is this process's own, so that nobody is given it before a server takes it.
pub(crate) fn free_address() -> SocketAddr {
    static GIVEN: AtomicU16 = AtomicU16::new(1);
    // Who holds the first has the rest.
    static HELD: OnceLock<(u16, TcpListener)> = OnceLock::new();
    let (first, _) = HELD.get_or_init(|| {
        let own = u16::try_from(std::process::id() % 100).unwrap();
        let mut firsts = (own..own + 100).map(|n| 20_000 + ADDRESSES * (n % 100));
        let hold = |first: u16| Some((first, TcpListener::bind((Ipv4Addr::LOCALHOST, first)).ok()?));
        firsts.find_map(hold).unwrap()
    });
    let mut addresses = std::iter::repeat_with(|| first + GIVEN.fetch_add(1, Ordering::Relaxed))
        .map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    addresses.find(|address| TcpListener::bind(address).is_ok()).unwrap()
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
