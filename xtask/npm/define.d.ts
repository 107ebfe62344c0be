// Taken in, it defines `<parcel-claims>`.

export * from "./element.js";
