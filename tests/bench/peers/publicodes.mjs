// publicodes: the rules parsed once; a case is a situation of plain numbers and constants, which it need not parse.
// What it evaluates carries its own explanation: every rule that was used, with its value.
import Engine from "publicodes";
import { CAPS, FILING_DAYS, FINE, REFUSED_CLAIMANTS, REPLACED, REPORT_MINUTES } from "./figures.mjs";
import { measured } from "./measured.mjs";

export const name = "publicodes";

const first = (...cases) => ({ variations: cases });
const when = (si, alors) => ({ si, alors });
const otherwise = (sinon) => ({ sinon });
const all = (...conditions) => ({ "toutes ces conditions": conditions });
const any = (...conditions) => ({ "une de ces conditions": conditions });
const choice = (...values) => ({ "une possibilité": values.map((value) => `'${value}'`) });

const engine = new Engine({
  problem: { titre: "what happened", ...choice("lost", "damaged") },
  stage: { titre: "where", ...choice("transit", "delivery") },
  deliverer: { titre: "who delivers", ...choice("station", "agency") },
  claimant: choice("direct", "indirect", "agency-supplied", "agency-unsupplied"),
  cause: { titre: "cause of the delay", ...choice("none", "wrong-mark", "packaging") },
  value: { titre: "value lost", unité: "yuan" },
  listed: null,
  replaced: { titre: "the station was replaced" },
  force: { titre: "force majeure" },
  reported: { titre: "reported after", unité: "minute" },
  filed: { titre: "filed after", unité: "jour" },
  days: { titre: "days late", unité: "jour" },
  lost: { valeur: "problem = 'lost'" },
  "reported late": first(
    when("lost", all("stage = 'transit'", "listed", `reported > ${REPORT_MINUTES.lost} minute`)),
    otherwise(`reported > ${REPORT_MINUTES.damaged} minute`),
  ),
  cap: first(
    when(
      any("stage = 'delivery'", "reported late"),
      first(when("deliverer = 'agency'", `${CAPS.agency} yuan`), otherwise(`${CAPS.station} yuan`)),
    ),
    otherwise(`${CAPS.transit} yuan`),
  ),
  refused: any(
    ...REFUSED_CLAIMANTS.map((who) => `claimant = '${who}'`),
    all("lost", "force"),
    `filed > ${FILING_DAYS} jour`,
  ),
  compensation: first(
    when("refused", "0 yuan"),
    when(all("lost", "replaced"), `${REPLACED} yuan`),
    otherwise({ valeur: "value", plafond: "cap" }),
  ),
  fine: first(
    when(all("deliverer = 'station'", "cause = 'none'"), {
      valeur: `days * ${FINE.perDay} yuan/jour`,
      plafond: `${FINE.cap} yuan`,
    }),
    otherwise("0 yuan"),
  ),
});

export function sums(facts) {
  const given = measured(facts);
  engine.setSituation({
    problem: `'${given.problem}'`,
    stage: `'${given.stage}'`,
    deliverer: `'${given.deliveredBy}'`,
    claimant: `'${given.claimant}'`,
    cause: `'${given.delayCause}'`,
    value: given.value,
    listed: given.listed ? "oui" : "non",
    replaced: given.stationChange ? "oui" : "non",
    force: given.forceMajeure ? "oui" : "non",
    reported: given.reportedAfter,
    filed: given.filedAfter,
    days: given.daysLate,
  });
  return { compensation: engine.evaluate("compensation").nodeValue, fine: engine.evaluate("fine").nodeValue };
}
