//! Many parcels: each row is answered as it would be alone, and the totals are the sum of the rows.

mod alike;
