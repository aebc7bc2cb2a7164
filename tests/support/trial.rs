//! A board without a session: the smallest loop on the terminal layer, to try the layer alone.
//!
//! It shows what it hears and obeys a few capitals: `P` panics, `D` does so a little later, `W` in a
//! worker, `Z` stops itself as a shell would, `S` sleeps and `F` floods for ever (both deaf
//! meanwhile), `q` quits.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use ratatui::backend::CrosstermBackend;
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Text};
use ratatui::{Frame, Terminal};
use sidang::command::key::Key;
use sidang::shell::frame::FrameCap;
use sidang::shell::incoming::Incoming;
use sidang::shell::sink::Sink;
use sidang::shell::{input, terminal, watch};
use sidang::text::language::Language;

/// What the board has heard.
#[derive(Default)]
struct Heard {
    keys: Vec<String>,
    paste: String,
    first_frame: Option<u64>,
    floods: u64,
}

/// Runs the board and returns its exit code.
pub fn board(count_writes: bool) -> i32 {
    if !count_writes {
        // Without the right to be dumped a process may not read its own counters.
        watch::prepare_process();
    }
    if let Err(error) = terminal::enter(Language::Indonesian) {
        terminal::say_last(&error.spoken(Language::Indonesian));
        return terminal::EXIT_NO_TERMINAL;
    }
    let code = show(count_writes);
    terminal::leave();
    terminal::leave();
    code
}

fn show(count_writes: bool) -> i32 {
    let sink = Sink::default();
    let mut screen = Terminal::new(CrosstermBackend::new(sink.clone())).unwrap();
    let mut heard = Heard::default();
    if count_writes {
        screen.draw(|frame| draw(&heard, frame)).unwrap();
        let before = writes();
        sink.commit(None).unwrap();
        heard.first_frame = Some(writes() - before);
    }
    let (sender, receiver) = mpsc::channel::<Incoming>();
    watch::start(&sender).unwrap();
    input::listen(sender).unwrap();
    let mut cap = FrameCap::of_this_line();
    loop {
        thread::sleep(cap.wait(Instant::now()));
        screen.draw(|frame| draw(&heard, frame)).unwrap();
        if sink.commit(Some((2, 1))).is_err() {
            return watch::EXIT_HANG_UP;
        }
        cap.drawn(Instant::now(), 0);
        let Ok(first) = receiver.recv() else { return 1 };
        for incoming in std::iter::once(first).chain(receiver.try_iter()) {
            match incoming {
                Incoming::Gone(code) => return code,
                Incoming::Key(Key::Char('q')) => return 0,
                Incoming::Key(Key::Char('P')) => panic!("rahasia"),
                Incoming::Key(Key::Char('D')) => {
                    thread::sleep(Duration::from_millis(250));
                    panic!("rahasia");
                }
                Incoming::Key(Key::Char('W')) => drop(thread::spawn(|| panic!("rahasia")).join()),
                Incoming::Key(Key::Char('S')) => thread::sleep(Duration::from_secs(60)),
                Incoming::Key(Key::Char('F')) => flood(&mut heard, &mut screen, &sink),
                Incoming::Key(Key::Char('Z')) => signal_hook::low_level::raise(signal_hook::consts::SIGTSTP).unwrap(),
                Incoming::Key(key) => heard.keys.push(key.to_string()),
                Incoming::Paste(text) => heard.paste = text,
                // Drawing asks for the size itself.
                Incoming::Resized(..) | Incoming::Woken => {}
            }
        }
    }
}

/// Draws frame after frame until the line takes no more.
fn flood(heard: &mut Heard, screen: &mut Terminal<CrosstermBackend<Sink>>, sink: &Sink) {
    while sink.commit(None).is_ok() {
        heard.floods += 1;
        screen.draw(|frame| draw(heard, frame)).unwrap();
    }
}

fn draw(heard: &Heard, frame: &mut Frame) {
    let area = frame.area();
    let lines = vec![
        Line::from(format!("papan percobaan {}x{}", area.width, area.height)),
        Line::from(format!("> tombol: {}", heard.keys.join(" "))),
        Line::from(format!("tempel: {:?}", heard.paste)),
        Line::from(format!("tulisan: {:?}", heard.first_frame)),
        Line::styled("tebal", Style::new().bold().fg(Color::Reset).bg(Color::Reset)),
        Line::styled("berwarna", Style::new().black().on_yellow()),
    ];
    let flood = Line::from(heard.floods.to_string().repeat(60));
    let lines = lines.into_iter().chain(std::iter::repeat_n(flood, usize::from(area.height)));
    frame.render_widget(Text::from_iter(lines), area);
}

/// How many writes this process has asked the system for.
fn writes() -> u64 {
    let counters = std::fs::read_to_string("/proc/self/io").unwrap();
    counters.lines().find_map(|line| line.strip_prefix("syscw: ")).unwrap().parse().unwrap()
}
