// The sums by hand in JavaScript, and nothing else: no checks, no reasons, no words. The yardstick of the API.
import { CAPS, FILING_DAYS, FINE, REFUSED_CLAIMANTS, REPLACED, REPORT_MINUTES } from "./figures.mjs";
import { measured } from "./measured.mjs";

export const name = "by hand";

export function sums(facts) {
  const is = measured(facts);
  const isLost = is.problem === "lost";
  const isReportedLate =
    is.reportedAfter > REPORT_MINUTES[is.problem] && (!isLost || (is.listed && is.stage === "transit"));
  const cap = CAPS[isReportedLate || is.stage === "delivery" ? is.deliveredBy : "transit"];
  const isRefused =
    REFUSED_CLAIMANTS.includes(is.claimant) || (isLost && is.forceMajeure) || is.filedAfter > FILING_DAYS;
  const isFined = is.deliveredBy === "station" && is.delayCause === "none";
  return {
    compensation: isRefused ? 0 : isLost && is.stationChange ? REPLACED : Math.min(is.value, cap),
    fine: isFined ? Math.min(FINE.perDay * is.daysLate, FINE.cap) : 0,
  };
}
