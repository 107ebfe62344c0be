//! Lists of waybills, as they are scanned, typed or copied from a spreadsheet.

use super::waybills::{Number, Standing, numbers};
use crate::case::typed::waybill::{LABELS, clean};
use crate::scan::narrow;

/// What a list of waybills says, as it is scanned, typed or pasted from a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The waybills, each as often as it stands there.
    pub waybills: Vec<String>,
    /// What may be a waybill and is not clear.
    pub unclear: Vec<String>,
}

/// Reads a list of waybills: headings, numbering, names, telephones, days and remarks are passed over.
///
/// ```
/// use parcel_claims::pasted::listed;
/// let list = listed("缺件:\n1) 210359000001（破损） 张三 13812345678\n2) 210359000002\n合计: 2票");
/// assert_eq!(list.waybills, ["210359000001", "210359000002"]);
/// ```
#[must_use]
pub fn listed(text: &str) -> Listed {
    let mut list = Listed::default();
    // One entry alone is taken at its word: a scanner sends nothing else.
    let text = narrow(text);
    let whole = clean(&text);
    if text.trim().bytes().all(|byte| byte.is_ascii_graphic() && !b",;|/:()".contains(&byte)) {
        list.waybills.extend(Some(whole).filter(|whole| !whole.is_empty()));
        return list;
    }
    let columns = columns(&text);
    // Where nothing else stands there, numbers are what they are listed as.
    let plain = !text.contains(|letter: char| letter.is_alphabetic() && !letter.is_ascii_alphanumeric());
    for line in text.lines() {
        for number in numbers(line) {
            let tail = line.get(number.to..).unwrap_or_default();
            let cut = tail.starts_with(".0") || !tail.starts_with('.');
            let column = line.get(..number.from).unwrap_or_default().matches(['\t', ',']).count();
            let elsewhere = columns.is_some_and(|known| known != column);
            match number.standing {
                Standing::Called | Standing::Alike if cut && !elsewhere => list.waybills.push(number.text),
                Standing::Perhaps if plain || columns == Some(column) || alone(line, &number) => {
                    list.waybills.push(number.text)
                }
                Standing::Perhaps if columns.is_none() => list.unclear.push(number.text),
                _ => {}
            }
        }
        let mangled = line.split([' ', '\t', ',', ';', '、']).filter(|cell| is_mangled(cell));
        list.unclear.extend(mangled.map(str::to_owned));
    }
    list
}

/// Which column is headed as the waybill's.
fn columns(text: &str) -> Option<usize> {
    let head = text.lines().next()?;
    let cells: Vec<&str> = head.split(['\t', ',']).collect();
    let is_head = cells.len() > 1 && !head.bytes().any(|byte| byte.is_ascii_digit());
    let named = |cell: &&str| LABELS.iter().any(|label| cell.trim().eq_ignore_ascii_case(label));
    is_head.then(|| cells.iter().position(named))?
}

/// Whether nothing else than a number stands in a line.
fn alone(line: &str, number: &Number) -> bool {
    line.trim().len() == number.text.len()
}

/// `7.83E+13`: a spreadsheet has cut it.
fn is_mangled(cell: &str) -> bool {
    let cell = cell.trim().to_ascii_uppercase();
    cell.split_once("E+").is_some_and(|(head, tail)| {
        head.parse::<f64>().is_ok() && !tail.is_empty() && tail.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Returns whether a text is a list of waybills: one number is looked at where it was put, a list is taken.
///
/// ```
/// # use parcel_claims::pasted::is_list;
/// assert!(is_list("210359000001 210359000002"));
/// assert!(!is_list("210359000001"));
/// ```
#[must_use]
pub fn is_list(text: &str) -> bool {
    listed(text).waybills.len() > 1 || text.trim().contains(['\n', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_told_from_what_stands_beside_it() {
        for (text, waybills, unclear) in [
            ("A1", &["A1"][..], &[][..]),
            ("'210359000001", &["210359000001"], &[]),
            ("2103590001 2103590002", &["2103590001", "2103590002"], &[]),
            ("210359000001|210359000002/210359000003", &["210359000001", "210359000002", "210359000003"], &[]),
            ("序号\t运单号\t电话\n1\t210359000001\t13812345678", &["210359000001"], &[]),
            ("集包号\t运单号\n900123456789\t210359000001", &["210359000001"], &[]),
            ("210359000001 张三\n2.1E+11 李四", &["210359000001"], &["2.1E+11"]),
            ("缺 2103590001 一件", &[], &["2103590001"]),
            ("没有缺件", &[], &[]),
            ("", &[], &[]),
        ] {
            let list = listed(text);
            assert_eq!((list.waybills, list.unclear), (owned(waybills), owned(unclear)), "{text}");
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
