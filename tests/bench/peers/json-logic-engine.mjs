// json-logic-engine: one rule for both sums, compiled once by `build`, as its documentation advises for hot paths.
import { LogicEngine } from "json-logic-engine";
import { CAPS, FILING_DAYS, FINE, REFUSED_CLAIMANTS, REPLACED, REPORT_MINUTES } from "./figures.mjs";
import { measured } from "./measured.mjs";

export const name = "json-logic-engine";

const it = (key) => ({ var: key });
const is = (key, value) => ({ "===": [it(key), value] });

const isReportedLate = {
  if: [
    is("problem", "lost"),
    { and: [is("stage", "transit"), it("listed"), { ">": [it("reportedAfter"), REPORT_MINUTES.lost] }] },
    { ">": [it("reportedAfter"), REPORT_MINUTES.damaged] },
  ],
};
const cap = {
  if: [
    { or: [is("stage", "delivery"), isReportedLate] },
    { if: [is("deliveredBy", "agency"), CAPS.agency, CAPS.station] },
    CAPS.transit,
  ],
};
const isRefused = {
  or: [
    { in: [it("claimant"), REFUSED_CLAIMANTS] },
    { and: [is("problem", "lost"), it("forceMajeure")] },
    { ">": [it("filedAfter"), FILING_DAYS] },
  ],
};
const isReplaced = { and: [is("problem", "lost"), it("stationChange")] };
const isFined = { and: [is("deliveredBy", "station"), is("delayCause", "none")] };

const rule = new LogicEngine().build({
  eachKey: {
    compensation: { if: [isRefused, 0, isReplaced, REPLACED, { min: [it("value"), cap] }] },
    fine: { if: [isFined, { min: [{ "*": [FINE.perDay, it("daysLate")] }, FINE.cap] }, 0] },
  },
});

export const sums = (facts) => rule(measured(facts));
