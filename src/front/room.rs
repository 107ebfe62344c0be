//! The rooms of the page.

use crate::choice::choices;

choices! {
    /// A room: the part of the page that is on the screen.
    Room {
        /// The room for one parcel: the form and its result.
        Parcel = "parcel",
        /// The room for many parcels: those of one vehicle, or of a table.
        Vehicle = "vehicle",
        /// The room for service clocks and targets.
        Clocks = "clocks",
        /// The room for the cases that are kept on this machine.
        Book = "book",
        /// The room for the penalties of a month.
        Penalties = "penalties",
        /// The room for rulebooks: which one is in use, and how to change one.
        Rulebooks = "rulebooks",
        /// The room for the decision table of the rulebook in use.
        Table = "table",
    }
    /// A part of the room for many parcels.
    Many {
        /// The part for the parcels of one vehicle.
        Vehicle = "vehicle",
        /// The part for the parcels of a table.
        Table = "table",
    }
}
