// json-rules-engine: one engine made once; what is given are runtime facts, constants that are kept and not computed
// anew. It has no arithmetic: its rules say what holds, their events carry the figures, sums are the caller's.
import { Engine } from "json-rules-engine";
import { CAPS, FILING_DAYS, FINE, REFUSED_CLAIMANTS, REPLACED, REPORT_MINUTES } from "./figures.mjs";
import { measured } from "./measured.mjs";

export const name = "json-rules-engine";

const is = (fact, value) => ({ fact, operator: "equal", value });
const over = (fact, value) => ({ fact, operator: "greaterThan", value });

const isReportedLate = {
  any: [
    {
      all: [
        is("problem", "lost"),
        is("stage", "transit"),
        is("listed", true),
        over("reportedAfter", REPORT_MINUTES.lost),
      ],
    },
    { all: [is("problem", "damaged"), over("reportedAfter", REPORT_MINUTES.damaged)] },
  ],
};
const isOfDelivery = { any: [is("stage", "delivery"), isReportedLate] };
const awards = (conditions, params) => ({ conditions, event: { type: "award", params } });

const engine = new Engine([
  {
    conditions: {
      any: [
        { fact: "claimant", operator: "in", value: REFUSED_CLAIMANTS },
        { all: [is("problem", "lost"), is("forceMajeure", true)] },
        over("filedAfter", FILING_DAYS),
      ],
    },
    event: { type: "refused" },
  },
  awards({ all: [is("deliveredBy", "station"), isOfDelivery] }, { cap: CAPS.station }),
  awards({ all: [is("deliveredBy", "agency"), isOfDelivery] }, { cap: CAPS.agency }),
  awards({ all: [is("stage", "transit"), { not: isReportedLate }] }, { cap: CAPS.transit }),
  { conditions: { all: [is("problem", "lost"), is("stationChange", true)] }, event: { type: "replaced" } },
  {
    conditions: { all: [is("deliveredBy", "station"), is("delayCause", "none"), over("daysLate", 0)] },
    event: { type: "fined", params: FINE },
  },
]);

export async function sums(facts) {
  const given = measured(facts);
  const { events } = await engine.run(given);
  const found = Object.fromEntries(events.map(({ type, params }) => [type, params ?? true]));
  const award = found.replaced ? REPLACED : Math.min(given.value, found.award.cap);
  return {
    compensation: found.refused ? 0 : award,
    fine: found.fined ? Math.min(found.fined.perDay * given.daysLate, found.fined.cap) : 0,
  };
}
