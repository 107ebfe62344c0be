//! The report that stops a one-hour clock, complete, to be copied into the problem-parcel system.

use super::dates;
use super::fill::fill;
use crate::case::{Case, Field};
use crate::estimate::LeverId;
use crate::lang::{Lang, text};
use crate::moment::Moment;

/// What is not known is a line to fill in.
const BLANK: &str = "________";

/// Who reports, as it shall stand in a report and in the claim form; empty where it was not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Station {
    /// The name of the station.
    pub name: String,
    /// Who answers for it.
    pub contact: String,
    /// Holds the telephone number of the station.
    pub phone: String,
}

/// The report of listed-but-missing or damaged parcels that share all but their waybills; none for any other act.
///
/// ```
/// # use parcel_claims::{case::Case, estimate::LeverId, words::{Lang, Station, report}};
/// let ours = Station { name: "中牟一站".to_owned(), ..Station::default() };
/// let at = parcel_claims::case::Moment::parse("2012-03-04T08:30").unwrap();
/// let text = report(LeverId::ReportMissing, &Case::default(), &[], &ours, at, Lang::Zh).unwrap();
/// assert!(text.contains("上报站点：中牟一站\n上报人、电话：________"));
/// ```
#[must_use]
pub fn report(
    id: LeverId,
    case: &Case,
    waybills: &[String],
    station: &Station,
    as_of: Moment,
    lang: Lang,
) -> Option<String> {
    let (title, start, found) = match id {
        LeverId::ReportMissing => (
            text("有单无货上报", "Listed but missing"),
            (text("网络班车到达", "Vehicle arrived"), Field::VehicleArrivedAt),
            text("交接清单有此单，实物未到", "On the hand-over list, the parcel itself did not arrive"),
        ),
        LeverId::ReportDamage => (
            text("破损问题件上报", "Damaged parcel"),
            (text("到件扫描", "Arrival scan"), Field::ScannedAt),
            text(
                "到件时已破损，照片另附；愿配合发件站点处理",
                "Damaged on arrival, photos attached; we cooperate with the sending station",
            ),
        ),
        _ => return None,
    };
    let moment =
        |field| case.moment(field).known().map_or_else(|| BLANK.to_owned(), |moment| dates::in_full(moment, lang));
    let waybill = match waybills {
        [] => BLANK.to_owned(),
        [one] => one.clone(),
        many => format!(
            "{}\n{}",
            fill(text("共 {n} 件", "{n} parcels").get(lang), &[("n", &many.len().to_string())]),
            many.join("\n")
        ),
    };
    let or_blank = |said: &str| if said.trim().is_empty() { BLANK.to_owned() } else { said.trim().to_owned() };
    let who = match (station.contact.trim(), station.phone.trim()) {
        ("", "") => BLANK.to_owned(),
        (contact, phone) => [contact, phone].map(or_blank).join(text("，", ", ").get(lang)),
    };
    let colon = *text("：", ": ").get(lang);
    let rows = [
        (text("运单号", "Waybill"), waybill),
        (text("发件日期", "Sent on"), moment(Field::SentOn)),
        (start.0, moment(start.1)),
        (text("情况", "Found"), (*found.get(lang)).to_owned()),
        (text("上报时间", "Reported at"), dates::in_full(as_of, lang)),
        (text("上报站点", "Reporting station"), or_blank(&station.name)),
        (text("上报人、电话", "Name, telephone"), who),
    ];
    let rows = rows.map(|(label, said)| format!("{}{colon}{said}", label.get(lang)));
    Some(format!("【{}】\n{}", title.get(lang), rows.join("\n")))
}
