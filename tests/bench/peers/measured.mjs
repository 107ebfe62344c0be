// A case as engines without dates take it: what lies between two moments is a number. The time that it takes is theirs.

const DAY = 86_400_000;
const MINUTE = 60_000;

export function measured(facts) {
  const { problem, stage, value, deliveredBy, claimant, delayCause } = facts;
  const reported =
    problem === "lost"
      ? Date.parse(facts.missingReportedAt) - Date.parse(facts.vehicleArrivedAt)
      : Date.parse(facts.damageReportedAt) - Date.parse(facts.scannedAt);
  return {
    problem,
    stage,
    value,
    deliveredBy,
    claimant,
    delayCause,
    listed: facts.listed ?? false,
    stationChange: facts.stationChange ?? false,
    forceMajeure: facts.forceMajeure ?? false,
    reportedAfter: reported / MINUTE,
    filedAfter: (Date.parse(facts.claimedOn) - Date.parse(facts.sentOn)) / DAY,
    daysLate: Math.max(0, (Date.parse(facts.signedAt) - Date.parse(facts.dueAt)) / DAY),
  };
}
