//! Putting short lists in order.

/// Sorts by a key; equals keep their order.
///
/// The standard library's sort brings some 8 KB of WebAssembly for every type it sorts. Our lists are short: an
/// insertion sort is a hundredth of that, and as fast.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let Some((last, sorted)) = items.get(..=end).and_then(|head| head.split_last()) else { return };
        let key_of_last = key(last);
        let place = sorted.partition_point(|item| key(item) <= key_of_last);
        if let Some(moved) = items.get_mut(place..=end) {
            moved.rotate_right(1);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn equals_keep_their_order() {
        let mut items = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        super::sort_by_key(&mut items, |item| item.0);
        assert_eq!(items, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
        super::sort_by_key::<u8, u8>(&mut [], |item| *item);
    }
}
