//! School: the timetable, results and attendance of a student, and what the student's parents see of it. The parts are shared with the pages
//! of a guardian about a child (`features/children`).

mod api;
mod attendance;
mod attendance_months;
mod chart;
mod parents;
mod pupil;
mod result;
mod results;
mod results_by_subject;
mod schools;
mod score;
mod timetable;
mod timetable_days;
mod week;
mod whose;

pub use api::{show_attendance, show_parents, show_result, show_results, show_timetable};
pub use attendance::{Attendance, AttendanceMonth, AttendanceRow, Count, attendance_page};
pub use chart::{Progress, ProgressPoint};
pub use parents::{Parents, parents_page};
pub use result::{OneResult, result_page};
pub use results::{ResultRow, Results, SubjectCard, results_page};
pub use timetable::{Change, Lesson, Timetable, TimetableDay, timetable_page};
pub use week::IsoWeek;
pub use whose::{ChildFrame, Place, Whose};

pub(crate) use api::{PlaceAsked, WeekAsked};
pub(crate) use attendance::counts;
pub(crate) use attendance_months::month_of;
pub(crate) use parents::PARENTS_PATH;
pub(crate) use pupil::{Part, Pupil, stamps, with_states};
pub(crate) use results::result_line;
pub(crate) use results_by_subject::row;
pub(crate) use schools::Schools;
pub(crate) use timetable::lessons;
pub(crate) use timetable_days::written_day;
pub(crate) use whose::{child_path, school_page};
