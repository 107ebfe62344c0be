// Cases of the rules that every peer expresses: the compensation of a parcel that is lost or wholly damaged, with its
// caps, the conditions for filing, and the fine for delay. Generated, always the same ones.

const CLAIMANTS = ["direct", "indirect", "agency-supplied", "agency-unsupplied"];
const CAUSES = ["none", "none", "none", "wrong-mark", "packaging"];

/** Numbers in [0, 1), the same in every run (Lehmer's generator). */
function numbers(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const day = (number) => new Date(Date.UTC(2012, 2, number)).toISOString().slice(0, 10);
const minute = (number) => new Date(Date.UTC(2012, 2, 4, 8, number)).toISOString().slice(0, 16);

/** So many cases, fully known, all due and filed before `AS_OF`. */
export function generated(count, seed = 13) {
  const random = numbers(seed);
  const any = (list) => list[Math.floor(random() * list.length)];
  const upTo = (most) => Math.floor(random() * (most + 1));
  return Array.from({ length: count }, () => {
    const problem = any(["lost", "damaged"]);
    const report = minute(any([10, 30, 60, 61, 90]));
    const own =
      problem === "lost"
        ? {
            listed: random() < 0.7,
            vehicleArrivedAt: minute(0),
            missingReportedAt: report,
            stationChange: random() < 0.1,
            forceMajeure: random() < 0.1,
          }
        : { extent: "total", cause: "handling", scannedAt: minute(0), damageReportedAt: report };
    return {
      waybill: "768012345678",
      we: "origin",
      problem,
      stage: any(["transit", "delivery"]),
      value: upTo(120_000) / 100,
      deliveredBy: any(["station", "agency"]),
      claimant: random() < 0.6 ? "direct" : any(CLAIMANTS),
      sentOn: day(1),
      claimedOn: day(1 + any([5, 19, 28, 30, 31, 45])),
      dueAt: day(5),
      signedAt: day(5 + upTo(8)),
      delayCause: any(CAUSES),
      claimForm: true,
      waybillCopy: true,
      valueProof: true,
      ...own,
    };
  });
}

/** The moment of their estimates. */
export const AS_OF = "2012-05-01T12:00";
