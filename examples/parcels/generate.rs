//! Tables of parcels as an export writes them, always the same for one mix and number of rows: for the benchmarks and
//! the tests.

use std::fmt::Write;

/// What kind of parcels a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// Nearly all were signed in time and nothing happened to them.
    Signed,
    /// Every one is a claim of which everything is known.
    Claims,
    /// Every one has a problem, and a third of its facts is unknown.
    Trouble,
}

/// Every mix with its name.
pub const MIXES: [(&str, Mix); 3] = [("signed", Mix::Signed), ("claims", Mix::Claims), ("trouble", Mix::Trouble)];

/// The moment for which the tables are made.
pub const AS_OF: &str = "2012-03-20T12:00";

/// The headings, and the field of each; one column means nothing to the rules.
pub const COLUMNS: [(&str, &str); 12] = [
    ("运单号", "waybill"),
    ("发件日期", "sentOn"),
    ("问题类型", "problem"),
    ("发生环节", "stage"),
    ("申报金额", "value"),
    ("班车到达时间", "vehicleArrivedAt"),
    ("有单无货上报时间", "missingReportedAt"),
    ("应签收时间", "dueAt"),
    ("签收时间", "signedAt"),
    ("派件网点类型", "deliveredBy"),
    ("申报方", "claimant"),
    ("派件网点", ""),
];

/// The words in the cells, and what each means in its field.
pub const WORDS: [(&str, &str, &str); 17] = [
    ("problem", "正常", "none"),
    ("problem", "丢失", "lost"),
    ("problem", "破损", "damaged"),
    ("problem", "短少", "short"),
    ("problem", "污染", "contaminated"),
    ("problem", "查找中", "missing"),
    ("stage", "发件网点", "origin"),
    ("stage", "中转", "transit"),
    ("stage", "派件网点", "delivery"),
    ("missingReportedAt", "未上报", "no"),
    ("deliveredBy", "普通站点", "station"),
    ("deliveredBy", "代理站点", "agency"),
    ("claimant", "直营", "direct"),
    ("claimant", "加盟", "indirect"),
    ("claimant", "代理点", "agency-supplied"),
    ("claimant", "未购料代理点", "agency-unsupplied"),
    ("claimant", "客户", "customer"),
];

/// The rows of a table, one after the other.
pub struct Rows {
    mix: Mix,
    number: u64,
    chance: Chance,
}

impl Rows {
    pub fn new(mix: Mix) -> Self {
        Self { mix, number: 0, chance: Chance(0x5eed + mix as u64) }
    }

    /// The heading as a line.
    pub fn heading() -> String {
        COLUMNS.map(|(heading, _)| heading).join(",") + "\r\n"
    }

    /// Writes the next row as a line of CSV.
    pub fn write(&mut self, line: &mut String) {
        let chance = &mut self.chance;
        let trouble = match self.mix {
            Mix::Signed => chance.below(100) == 0,
            Mix::Claims | Mix::Trouble => true,
        };
        self.number += 1;
        let sent = 1 + chance.below(40);
        let due = sent + 4;
        let mut cells = [const { String::new() }; COLUMNS.len()];
        let [waybill, sent_on, problem, stage, value, arrived, reported, due_at, signed, by, claimant, place] =
            &mut cells;
        *waybill = format!("7300{:010}", self.number * 7 % 10_000_000_000);
        *sent_on = day(sent);
        *due_at = format!("{} 18:00", day(due));
        *by = if chance.below(8) == 0 { "代理站点" } else { "普通站点" }.into();
        let late = match chance.below(100) {
            0..=96 => 0,
            other => other - 96,
        };
        let district = chance.one_of(&[("郑州金水", 1), ("洛阳涧西", 1), ("新乡红旗", 1), ("开封鼓楼", 1)]);
        *place = format!("河南{district}区第{}网点", 1 + chance.below(90));
        *signed =
            format!("{} {:02}:{:02}:{:02}", day(due + late), 8 + chance.below(9), chance.below(60), chance.below(60));
        *problem = "正常".into();
        if trouble {
            let kinds = [("丢失", 4), ("破损", 3), ("短少", 2), ("污染", 1), ("查找中", 2)];
            *problem = chance.one_of(&kinds).into();
            *stage = chance.one_of(&[("发件网点", 1), ("中转", 5), ("派件网点", 4)]).into();
            *value = format!("{}.{:02}", 20 + chance.below(1500), chance.below(100));
            *arrived = format!("{} {:02}:{:02}", day(due - 1), 6 + chance.below(4), chance.below(60));
            *reported = match chance.below(6) {
                0 => "未上报".into(),
                _ => format!("{} {:02}:{:02}", day(due - 1), 10 + chance.below(4), chance.below(60)),
            };
            *claimant =
                chance.one_of(&[("直营", 6), ("加盟", 1), ("代理点", 2), ("未购料代理点", 1), ("客户", 1)]).into();
            if matches!(problem.as_str(), "丢失" | "查找中") {
                signed.clear();
            }
        }
        if self.mix == Mix::Trouble {
            for cell in [sent_on, stage, value, arrived, reported, due_at, by, claimant] {
                if chance.below(3) == 0 {
                    cell.clear();
                }
            }
        }
        let _ = write!(line, "{}\r\n", cells.join(","));
    }
}

/// A table of so many rows with its heading.
pub fn table(mix: Mix, rows: usize) -> String {
    let mut text = Rows::heading();
    let mut next = Rows::new(mix);
    (0..rows).for_each(|_| next.write(&mut text));
    text
}

/// A day of January to March 2012, by its number.
fn day(number: u64) -> String {
    let (month, day) = match number {
        ..=31 => (1, number),
        32..=60 => (2, number - 31),
        _ => (3, number - 60),
    };
    format!("2012-{month:02}-{day:02}")
}

/// Numbers that look like chance, and are the same in every run: splitmix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// One of several, each as often as its weight says.
    fn one_of(&mut self, list: &[(&'static str, u64)]) -> &'static str {
        let mut left = self.below(list.iter().map(|(_, weight)| weight).sum());
        for (item, weight) in list {
            if left < *weight {
                return item;
            }
            left -= weight;
        }
        ""
    }
}
