//! Our own icons: strokes of one width on a grid of 24, in the colour of the text around them.

use leptos::prelude::*;

/// What an icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A sheet with a tick: agreed.
    Agreed,
    /// Something went wrong.
    Alert,
    /// A speech bubble: what is written to somebody.
    Bubble,
    /// A lifebuoy: getting back in.
    Buoy,
    /// An eye: who looked.
    Eye,
    /// Two persons: a family.
    Family,
    /// Forward, in reading direction.
    Forward,
    /// Done, chosen.
    Check,
    /// A clock: wait.
    Clock,
    /// Two sheets: copy.
    Copy,
    /// A sheet with a cross: declined.
    Declined,
    /// One device.
    Device,
    /// Down into a tray: a file.
    Download,
    /// Languages.
    Globe,
    /// A building: an organisation.
    House,
    /// Good to know.
    Info,
    /// A passkey.
    Key,
    /// The way out, in reading direction.
    Leave,
    /// A mail.
    Mail,
    /// A person.
    Person,
    /// On paper.
    Print,
    /// A shield: what is one's own.
    Shield,
    /// On several devices.
    Synced,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Agreed => {
                "M7 3.5h7l4.5 4.5v10.5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2Zm6.5 0V8.5h5M8.5 14.2l2.3 2.3 4.2-4.6"
            }
            Self::Bubble => {
                "M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5h-6.5L7 20.5v-4H6A2.5 2.5 0 0 1 3.5 14V7A2.5 2.5 0 0 1 6 4.5ZM8 9h8m-8 3.2h5"
            }
            Self::Alert => {
                "M12 8v5m0 3.2v.1M10.3 4.2 2.9 17.3A2 2 0 0 0 4.6 20.3h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z"
            }
            Self::Buoy => {
                "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Zm-5.5 0a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM5.6 5.6l3.9 3.9m5 5 3.9 3.9m0-12.8-3.9 3.9m-5 5-3.9 3.9"
            }
            Self::Eye => {
                "M2.5 12C4.7 7.8 8 5.6 12 5.6s7.3 2.2 9.5 6.4c-2.2 4.2-5.5 6.4-9.5 6.4S4.7 16.2 2.5 12Zm12.5 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z"
            }
            Self::Family => {
                "M12.5 7.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 20a6.5 6.5 0 0 1 13 0M20 11.2a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Zm-2.3 5a4.6 4.6 0 0 1 4 3.8"
            }
            Self::Forward => "m9.5 5.5 6.5 6.5-6.5 6.5",
            Self::Check => "m5 12.5 4.7 4.7L19 7.5",
            Self::Clock => "M12 7.5V12l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
            Self::Copy => {
                "M9.5 8.5h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM4.5 15.5v-10a2 2 0 0 1 2-2h10"
            }
            Self::Declined => {
                "M7 3.5h7l4.5 4.5v10.5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2Zm6.5 0V8.5h5M9.4 12.4l4.6 4.6m0-4.6-4.6 4.6"
            }
            Self::Device => {
                "M8.5 3h7A1.5 1.5 0 0 1 17 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.5v-15A1.5 1.5 0 0 1 8.5 3ZM11 18h2"
            }
            Self::Download => "M12 4v11m-4.5-4.5L12 15l4.5-4.5M4 16.5V18a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-1.5",
            Self::Globe => {
                "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3.5 12h17M12 3c2.5 2.6 3.7 5.6 3.7 9s-1.2 6.4-3.7 9c-2.5-2.6-3.7-5.6-3.7-9S9.5 5.6 12 3Z"
            }
            Self::House => {
                "M5 20.5v-15a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v15M3 20.5h18M10 20.5v-4a2 2 0 0 1 4 0v4M9 7.5h.1M15 7.5h.1M9 11.5h.1M15 11.5h.1M12 7.5h.1M12 11.5h.1"
            }
            Self::Info => "M12 11v5m0-8.2v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
            Self::Key => {
                "M11.7 12.3 20 4m-3.4 3.4 2.9 2.9M13.6 10.4l2.1 2.1M13 15.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z"
            }
            Self::Leave => "M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4m5-12.5 4.5 4.5-4.5 4.5M19.5 12H10",
            Self::Mail => {
                "M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2Zm-1.5 1.7L12 13l8.5-5.8"
            }
            Self::Print => {
                "M7 8.5V4h10v4.5M7 17H5a2 2 0 0 1-2-2v-4.5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2h-2M7 14h10v6H7Z"
            }
            Self::Person => "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
            Self::Shield => {
                "M12 3.2 19 5.7v5.6c0 4.3-2.8 7.7-7 9.5-4.2-1.8-7-5.2-7-9.5V5.7Zm1.6 7a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0ZM12 11.8v3.2"
            }
            Self::Synced => {
                "M7 18.5a4 4 0 0 1-.7-7.9 5.8 5.8 0 0 1 11.3.5A3.8 3.8 0 0 1 17 18.5Zm2.5-4 1.9 1.9 3.3-3.7"
            }
        }
    }

    /// Arrows turn round where people read from right to left.
    fn is_directed(self) -> bool {
        matches!(self, Self::Forward | Self::Leave)
    }
}

/// An icon beside a word; screen readers skip it.
pub fn icon(icon: Icon) -> impl IntoView + use<> {
    let class = if icon.is_directed() { "icon directed" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=icon.path() /></svg>
    }
}
