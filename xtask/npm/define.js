// Taken in, it defines <parcel-claims>.

import { ParcelClaimsElement, define } from "./element.js";

define();

export { ParcelClaimsElement, define };
