// The numbers alone, without the page: the same in Node.js, in a browser and in a bundle.
import init, { estimate } from "parcel-claims";

await init();
const { claim, summary } = estimate(
  { problem: "lost", stage: "delivery", deliveredBy: "station", value: 800, sentOn: "2012-03-01", claimedOn: "2012-03-10" },
  { asOf: "2012-03-12T09:00", lang: "zh-CN" },
);
console.log(`${claim.compensation.min}～${claim.compensation.max}`, summary);
