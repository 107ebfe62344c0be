//! Where a clause stands.

use crate::lang::Lang;
use crate::rulebook::Clause;
use crate::words::labels::department;

/// Returns where a clause stands in the regulation, and the department that it names.
#[must_use]
pub fn cite(clause: &Clause, lang: Lang) -> String {
    let department = clause.department.map(|of| format!(" · {}", department(of).get(lang)));
    format!("{}{}", clause.place.get(lang), department.unwrap_or_default())
}
