// A second, independent reading of the contract, by brute force: every completion is written out,
// decided by the procedure, and joined. Slow and plain on purpose; nothing here is shared with src/.
//
//   reference(facts, asOf) -> { issues, claim, delay, lines, parties, ours, doubts, questions, deadlines }
//   check(facts, asOf)     -> [[field, code], …] sorted; reference() returns it as `issues`, the rest then absent
//   randomCase(random)     -> { case, asOf }, always valid; `random` returns numbers in [0, 1)
//   node tests/reference.mjs   holds all of tests/cases and tests/inputs against it

// --- figures of the rulebook, money in fen -------------------------------------------------------
const FINE_PER_DAY = 20_00;
const FINE_CAP = 100_00;
const CAP = { delivery: 1000_00, agency: 500_00, transit: 300_00 };
const SHORT_CAP = 200_00;
const STATION_CHANGE = 200_00;
const WINDOW_DAYS = 30;
const CLOSING_DAYS = 7;
const REPORT_MINUTES = 60;
const CLAUSE_BY_WHO = { delivery: "loss-3", agency: "loss-7", transit: "loss-4" };

// --- the table of fields -------------------------------------------------------------------------
const list = (...values) => ({ kind: "list", values });
const yesNo = { kind: "yesNo", values: [true, false] };
const date = { kind: "date" },
  dateTime = { kind: "dateTime" },
  either = { kind: "either" },
  sum = { kind: "sum" };
const report = { kind: "dateTime", no: true };
const q = (field) => ({ ...field, unknown: true });
const FIELDS = {
  waybill: { kind: "text" },
  we: list("origin", "delivery", "agency", "transit"),
  sentOn: q(date),
  problem: list("none", "missing", "lost", "damaged", "short", "contaminated", "other"),
  stage: q(list("origin", "transit", "delivery")),
  leg: list("sorting", "linehaul", "airport", "freight"),
  extent: q(list("partial", "total")),
  cause: q(list("handling", "own-prohibited", "other-prohibited")),
  stationChange: q(yesNo),
  value: q(sum),
  othersLoss: q(sum),
  cash: q(yesNo),
  addressFault: q(yesNo),
  proxySigned: q(yesNo),
  listed: q(yesNo),
  vehicleArrivedAt: q(dateTime),
  missingReportedAt: q(report),
  scannedAt: q(dateTime),
  damageReportedAt: q(report),
  cooperated: q(yesNo),
  forceMajeure: q(yesNo),
  dueAt: either,
  signedAt: q(either),
  delayCause: q(list("none", "waybill-misuse", "wrong-mark", "recipient-details", "recipient-request", "packaging")),
  deliveredBy: q(list("station", "agency")),
  inNetwork: q(yesNo),
  claimant: q(list("direct", "indirect", "agency-supplied", "agency-unsupplied", "customer")),
  claimedOn: q(date),
  closedOn: q(date),
  claimForm: yesNo,
  waybillCopy: yesNo,
  valueProof: yesNo,
};
const DEFAULTS = {
  problem: "none",
  stationChange: false,
  othersLoss: 0,
  cash: false,
  addressFault: false,
  proxySigned: false,
  cooperated: true,
  forceMajeure: false,
  delayCause: "none",
  inNetwork: true,
  waybill: undefined,
  we: undefined,
  leg: undefined,
  dueAt: undefined,
  signedAt: undefined,
  closedOn: undefined,
  claimForm: false,
  waybillCopy: false,
  valueProof: false,
};

function withDefaults(facts, asOf) {
  const full = {};
  for (const key of Object.keys(FIELDS)) {
    full[key] = facts[key] ?? (key in DEFAULTS ? DEFAULTS[key] : "unknown");
  }
  full.cause = facts.cause ?? (full.problem === "contaminated" ? "unknown" : "handling");
  full.claimedOn = facts.claimedOn ?? asOf.slice(0, 10);
  return full;
}

// --- moments: { day, minute }, minute null where there is no clock -------------------------------
function parseMoment(text) {
  const m = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?$/.exec(text);
  if (!m) return null;
  const [year, month, day, hour, minute] = m.slice(1).map((part) => (part === undefined ? null : Number(part)));
  const utc = new Date(Date.UTC(2000, month - 1, day));
  utc.setUTCFullYear(year, month - 1, day);
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  return { day: Math.round(utc.getTime() / 86_400_000), minute: hour === null ? null : hour * 60 + minute };
}
const dayText = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const momentText = (total) => new Date(total * 60_000).toISOString().slice(0, 16);
const total = (moment) => moment.day * 1440 + moment.minute;
const known = (value) => value !== undefined && value !== "unknown" && value !== "no";
const momentOf = (value) => (known(value) ? parseMoment(value) : null);

/** Negative when a is before b; by day where one side has no clock. */
const compare = (a, b) => (a.minute === null || b.minute === null ? a.day - b.day : total(a) - total(b));

/** The month of loss-15e: the same day number of the next month, or that month's last day. */
function monthAfter(day) {
  const from = new Date(day * 86_400_000);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 2, 0));
  return last.getTime() / 86_400_000 - Math.max(0, last.getUTCDate() - from.getUTCDate());
}

// --- checking ------------------------------------------------------------------------------------
const FIRST = parseMoment("2000-01-01").day,
  LAST = parseMoment("2099-12-31").day;

function faultOf(field, value) {
  if (field.kind === "sum") {
    if (value === "unknown") return null;
    if (typeof value !== "number") return "type";
    const plain = /^[0-9]+(\.[0-9]{1,2})?$/.test(String(Math.abs(value))) && !(value < 0);
    return plain && value <= 10_000_000 ? null : "range";
  }
  if (field.kind === "yesNo") {
    if (typeof value === "boolean") return null;
    if (value === "unknown") return field.unknown ? null : "format";
    return "type";
  }
  if (typeof value !== "string") return "type";
  if (field.kind === "text") {
    if (value === "unknown" || /\p{Cc}/u.test(value) || /^[0-9]+(\.[0-9]+)?E\+[0-9]+$/i.test(value)) return "format";
    return [...value].length > 40 ? "range" : null;
  }
  if (value === "unknown") return field.unknown ? null : "format";
  if (field.kind === "list") return field.values.includes(value) ? null : "format";
  if (value === "no" && field.no) return null;
  const moment = parseMoment(value);
  if (!moment) return "format";
  if (field.kind !== "either" && (moment.minute === null) !== (field.kind === "date")) return "format";
  return moment.day < FIRST || moment.day > LAST ? "range" : null;
}

export function check(facts, asOf) {
  const issues = [];
  const good = {};
  for (const [key, value] of Object.entries(facts)) {
    if (!Object.hasOwn(FIELDS, key)) {
      issues.push([key, "unknown-field"]);
      continue;
    }
    if (value === null || value === undefined) continue;
    const fault = faultOf(FIELDS[key], value);
    if (fault) issues.push([key, fault]);
    else if (/date|either/.test(FIELDS[key].kind)) good[key] = momentOf(value);
  }
  const now = parseMoment(asOf);
  const before = (a, b) => a && b && compare(a, b) < 0;
  const out = new Set();
  for (const key of [
    "claimedOn",
    "dueAt",
    "signedAt",
    "vehicleArrivedAt",
    "scannedAt",
    "missingReportedAt",
    "damageReportedAt",
  ]) {
    if (before(good[key], good.sentOn)) out.add(key);
  }
  if (before(good.missingReportedAt, good.vehicleArrivedAt)) out.add("missingReportedAt");
  if (before(good.damageReportedAt, good.scannedAt)) out.add("damageReportedAt");
  for (const key of ["sentOn", "signedAt", "vehicleArrivedAt", "scannedAt", "missingReportedAt", "damageReportedAt"]) {
    if (before(now, good[key])) out.add(key);
  }
  for (const key of out) issues.push([key, "order"]);
  return issues.sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

// --- ranges --------------------------------------------------------------------------------------
const range = (min, max = min) => ({ min, max });
const ZERO = range(0);
const capped = (value, cap) => range(Math.min(value.min, cap), value.max === null ? cap : Math.min(value.max, cap));
const fromZero = (amount) => range(0, amount.max);
function hull(ranges) {
  const some = ranges.filter((r) => r !== null);
  if (some.length === 0) return null;
  let { min, max } = some[0];
  for (const r of some) {
    if (r.min < min) min = r.min;
    if (max !== null && (r.max === null || r.max > max)) max = r.max;
  }
  return { min, max };
}
const plus = (ranges) =>
  ranges.reduce((a, b) => range(a.min + b.min, a.max === null || b.max === null ? null : a.max + b.max), ZERO);
const yuan = (r) => r && { min: r.min / 100, max: r.max === null ? null : r.max / 100 };
const sumOf = (value) => (value === "unknown" ? range(0, null) : range(Math.round(value * 100)));
const sorted = (items) => [...new Set(items)].sort();

// --- facts and completions -----------------------------------------------------------------------
// A fact: { name, values: what it may be, fields: the open fields to ask for }.
const fieldFact = (full, name) =>
  full[name] === "unknown"
    ? { name, values: FIELDS[name].values, fields: [name] }
    : { name, values: [full[name]], fields: [] };

/** Every combination of the facts' values, run through `decide`. Fact k changes every stride[k] places. */
function complete(facts, decide) {
  const strides = [];
  let count = 1;
  for (const fact of facts) {
    strides.push(count);
    count *= fact.values.length;
  }
  const results = [];
  for (let i = 0; i < count; i++) {
    const chosen = {};
    facts.forEach((fact, k) => {
      chosen[fact.name] = fact.values[Math.floor(i / strides[k]) % fact.values.length];
    });
    results.push(decide(chosen));
  }
  return { facts, strides, results };
}

/** The fields of every fact for which two completions that differ only in it have another signature. */
function asked({ facts, strides, results }, signature) {
  const marks = results.map(signature);
  const fields = [];
  facts.forEach((fact, k) => {
    const matters = marks.some((mark, i) => {
      const digit = Math.floor(i / strides[k]) % fact.values.length;
      return mark !== marks[i - digit * strides[k]];
    });
    if (matters) fields.push(...fact.fields);
  });
  return fields;
}

// --- the claim -----------------------------------------------------------------------------------
function filedFact(full) {
  const fields = ["sentOn", "claimedOn"].filter((key) => full[key] === "unknown");
  const sent = momentOf(full.sentOn),
    claimed = momentOf(full.claimedOn);
  let values = ["in-time", "late"];
  if (sent && claimed) {
    const days = claimed.day - sent.day;
    values = [days > WINDOW_DAYS ? "late" : claimed.day > monthAfter(sent.day) ? "after-month" : "in-time"];
  } else if (!sent && claimed) {
    const steps = ["dueAt", "signedAt", "vehicleArrivedAt", "scannedAt", "missingReportedAt", "damageReportedAt"];
    const days = steps
      .map((key) => momentOf(full[key]))
      .filter(Boolean)
      .map((moment) => moment.day);
    if (days.some((day) => claimed.day - day > WINDOW_DAYS)) values = ["late"];
  }
  return { name: "filed", values, fields };
}

function closingFact(full) {
  if (full.closedOn === undefined) return { name: "afterClosing", values: ["in-time"], fields: [] };
  const closed = momentOf(full.closedOn),
    claimed = momentOf(full.claimedOn);
  const values =
    closed && claimed ? [claimed.day - closed.day > CLOSING_DAYS ? "late" : "in-time"] : ["in-time", "late"];
  return { name: "afterClosing", values, fields: ["closedOn", "claimedOn"].filter((key) => full[key] === "unknown") };
}

function reportFact(full, now, name, startKey, reportKey) {
  const start = momentOf(full[startKey]),
    told = momentOf(full[reportKey]);
  let values = [true, false];
  if (start && told) values = [total(told) - total(start) <= REPORT_MINUTES];
  else if (start && full[reportKey] === "no" && total(now) - total(start) > REPORT_MINUTES) values = [false];
  return { name, values, fields: [startKey, reportKey].filter((key) => !known(full[key])) };
}

const LOOKED_AT = {
  lost: ["stationChange", "cash", "addressFault", "proxySigned", "stage", "listed", "deliveredBy"],
  damaged: ["cash", "cause", "proxySigned", "stage", "extent", "cooperated", "deliveredBy"],
  short: ["cash", "proxySigned", "stage", "deliveredBy"],
  contaminated: ["cash", "cause", "proxySigned", "stage", "extent", "deliveredBy"],
  other: [],
};

function claimFacts(full, now) {
  const kind = full.problem === "missing" ? "lost" : full.problem;
  const facts = ["claimant", "forceMajeure", ...LOOKED_AT[kind]].map((name) => fieldFact(full, name));
  facts.push(filedFact(full), closingFact(full));
  if (kind === "lost") {
    facts.push(reportFact(full, now, "missingInTime", "vehicleArrivedAt", "missingReportedAt"));
    facts.push({ name: "isLost", values: full.problem === "missing" ? [true, false] : [true], fields: [] });
  }
  if (kind === "damaged") facts.push(reportFact(full, now, "damageInTime", "scannedAt", "damageReportedAt"));
  return facts;
}

/** Step 4: { amount, clause, liable, row } or null where the regulation does not say. */
function amountAndParty(problem, f, value, deliverySide) {
  const deliverer = f.deliveredBy === "agency" ? "agency" : "delivery";
  const place = deliverySide ? "delivery" : f.stage;
  const who = place === "delivery" ? deliverer : "transit";
  if (problem === "other") return null;
  if (problem === "lost" && f.stationChange)
    return { amount: range(STATION_CHANGE), clause: "loss-6", liable: "network", row: "change" };
  if (f.cause === "other-prohibited") return { amount: value, clause: "loss-14", liable: "other-origin", row: "other" };
  if (place === "origin") return null;
  if (problem === "short")
    return { amount: fromZero(capped(value, SHORT_CAP)), clause: "loss-10", liable: who, row: "short" };
  const whole = capped(value, CAP[who]);
  if (problem === "lost") return { amount: whole, clause: CLAUSE_BY_WHO[who], liable: who, row: "lost" };
  const liable = problem === "contaminated" ? who : deliverySide ? deliverer : "undetermined";
  return f.extent === "partial"
    ? { amount: fromZero(whole), clause: "loss-10", liable, row: "partial" }
    : { amount: whole, clause: CLAUSE_BY_WHO[who], liable, row: "total" };
}

function decideClaim(full, f) {
  const problem = full.problem === "missing" ? "lost" : full.problem;
  const value = sumOf(full.value);
  const harmed = problem === "damaged" || problem === "contaminated";
  const own = harmed && f.cause === "own-prohibited";

  const refusals = [];
  if (f.claimant === "indirect" || f.claimant === "agency-unsupplied") refusals.push("loss-15a");
  if (f.claimant === "customer") refusals.push("loss-15b");
  if (f.afterClosing === "late") refusals.push("loss-15c");
  if (f.forceMajeure && (problem === "lost" || problem === "short")) refusals.push("loss-15d");
  if (f.filed === "late") refusals.push("loss-5");
  const afterMonth = f.filed === "after-month",
    forceMajeureDamage = f.forceMajeure && harmed;
  const filing = refusals.length ? "refused" : afterMonth || forceMajeureDamage ? "contested" : "accepted";

  const doubts = [];
  if (filing === "contested" && afterMonth) doubts.push("month-or-days");
  if (filing === "contested" && forceMajeureDamage) doubts.push("force-majeure-damage");
  const base = { filing, refusals, doubts, lines: [], stakes: [], asksValue: false };
  if (f.isLost === false) return { ...base, outcome: "nothing", liable: [], compensation: ZERO };

  let sender = null,
    deliverySide = null;
  if (problem !== "other") {
    if (f.cash) sender = "loss-11";
    else if (own) sender = "loss-14";
    else if (problem === "lost" && f.addressFault) sender = "loss-12";
    const skipped = (problem === "lost" && f.stationChange) || (harmed && f.cause === "other-prohibited");
    if (!skipped) {
      if (f.proxySigned) deliverySide = "loss-13";
      else if (problem === "lost" && f.stage === "transit" && f.listed && !f.missingInTime) deliverySide = "loss-8";
      else if (problem === "damaged" && (!f.damageInTime || !f.cooperated)) deliverySide = "loss-9";
    }
  }
  const both = sender !== null && deliverySide !== null;
  const selfBorne = sender !== null && !both;
  const step4 = selfBorne ? null : amountAndParty(problem, f, value, deliverySide);

  const outcome = refusals.length
    ? "refused"
    : both
      ? "ruling"
      : selfBorne
        ? "self-borne"
        : step4 === null
          ? "unregulated"
          : step4.clause === "loss-10"
            ? "discretionary"
            : "payable";
  const counted = outcome === "ruling" || outcome === "discretionary" || outcome === "payable";
  const compensation =
    outcome === "unregulated" ? null : !counted ? ZERO : outcome === "ruling" ? fromZero(step4.amount) : step4.amount;
  const liable = selfBorne ? ["origin"] : both ? ["origin", step4.liable] : step4 ? [step4.liable] : [];

  const lines = [];
  if (counted && compensation.max !== 0) {
    const from = outcome === "ruling" ? "undetermined" : step4.liable;
    lines.push({ kind: "compensation", clause: step4.clause, from, to: "claimant", amount: compensation });
    if (step4.clause !== "loss-6" && full.value !== "unknown" && full.valueProof !== true)
      doubts.push("unproven-value");
  }
  if (selfBorne) lines.push({ kind: "own-loss", clause: sender, from: "origin", to: null, amount: value });
  if (own && full.othersLoss !== 0) {
    lines.push({
      kind: "others-loss",
      clause: "loss-14",
      from: "origin",
      to: "other-claimants",
      amount: sumOf(full.othersLoss),
    });
  }

  // A ruling may put it on either side: each may bear all of it, or nothing.
  const stakes = lines.flatMap(({ kind, from, amount }) =>
    from === "undetermined" && both
      ? [
          { party: step4.liable, column: "pays", amount },
          { party: "origin", column: "bears", amount: fromZero(value) },
        ]
      : [{ party: from, column: kind === "compensation" ? "pays" : "bears", amount }],
  );

  if (both) doubts.push("both-sides");
  if (own) doubts.push("prohibited-goods-fine");
  if (deliverySide === "loss-8" && f.deliveredBy === "agency") doubts.push("agency-and-report");
  if (deliverySide === "loss-9" && full.stage === "transit") doubts.push("scanning-station");
  if (counted) {
    if (step4.clause === "loss-7") doubts.push("agency-penalty-word");
    if (step4.row === "change") doubts.push("flat-sum");
    if (step4.row === "partial") doubts.push("damage-bound");
    if (step4.row === "total") doubts.push("total-damage");
    if (problem === "contaminated" && step4.row !== "other") doubts.push("contaminated-by-handling");
    if (problem === "damaged" && step4.row === "other") doubts.push("other-damage");
  }
  const asksValue = full.value === "unknown" && counted && step4.clause !== "loss-6";
  return { ...base, outcome, liable: liable.sort(), compensation, lines, stakes, asksValue };
}

// --- the delay -----------------------------------------------------------------------------------
/** What the record may turn out to say: { late, days, sameDay }, over all that is possible. */
function signedFact(full, now) {
  const due = momentOf(full.dueAt),
    signed = momentOf(full.signedAt);
  const onTime = { late: false, days: 0, sameDay: false };
  const lateAt = (day) => ({ late: true, days: Math.max(1, day - due.day), sameDay: day === due.day });
  const past = (moment) => compare(moment, due) > 0;
  const fact = (values, fields = []) => ({ name: "signed", values, fields });
  if (full.signedAt === undefined) return fact([past(now) ? lateAt(now.day) : onTime]);
  if (full.signedAt === "unknown") {
    if (!past(now)) return fact([onTime], ["signedAt"]);
    const values = [onTime];
    if (due.minute !== null) values.push(lateAt(due.day));
    for (let day = due.day + 1; day <= now.day; day++) values.push(lateAt(day));
    return fact(values, ["signedAt"]);
  }
  if (signed.minute === null && due.minute !== null && signed.day === due.day) {
    return past(now) ? fact([onTime, lateAt(due.day)], ["signedAt"]) : fact([onTime]);
  }
  return fact([past(signed) ? lateAt(signed.day) : onTime]);
}

function delayFacts(full, now) {
  const facts = ["inNetwork", "deliveredBy", "delayCause", "forceMajeure"].map((name) => fieldFact(full, name));
  const isLost = full.problem === "missing" ? [true, false] : [full.problem === "lost"];
  facts.push(signedFact(full, now), { name: "isLost", values: isLost, fields: [] });
  return facts;
}

function decideDelay(full, f) {
  const { late, days, sameDay } = f.signed;
  const unsigned = full.signedAt === undefined;
  const outcome = !late
    ? unsigned
      ? "not-due"
      : "on-time"
    : !f.inNetwork
      ? "late-outside"
      : f.deliveredBy === "agency"
        ? "late-agency"
        : f.delayCause !== "none"
          ? "late-exempt"
          : "late";
  const sum = Math.min(FINE_PER_DAY * days, FINE_CAP);
  const fine = outcome === "late" ? range(f.isLost ? 0 : sum, sum) : outcome === "late-outside" ? null : ZERO;
  const doubts = [];
  if (sameDay) doubts.push("same-day-late");
  if (outcome === "late" && f.isLost) doubts.push("delay-and-loss");
  if (outcome === "late" && f.forceMajeure) doubts.push("force-majeure-delay");
  const lines =
    outcome === "late" ? [{ kind: "fine", clause: "delay-2", from: "delivery", to: null, amount: fine }] : [];
  const stakes = lines.map(({ from, amount }) => ({ party: from, column: "fined", amount }));
  return {
    outcome,
    days: range(days),
    fine,
    liable: outcome === "late" ? ["delivery"] : [],
    running: unsigned && late,
    doubts,
    lines,
    stakes,
  };
}

// --- deadlines -----------------------------------------------------------------------------------
function deadlinesOf(full, given, now, capOn) {
  const out = {};
  const state = (due, act, asOf, never = false) =>
    act !== null ? (act <= due ? "met" : "missed") : asOf > due ? (never ? "missed" : "passed") : "ahead";
  const claimed = momentOf(given.claimedOn ?? undefined)?.day ?? null;
  const byDay = (id, day) => {
    out[id] = { due: dayText(day), state: state(day, claimed, now.day) };
  };
  const byMinute = (id, start, reported) => {
    const due = total(start) + REPORT_MINUTES,
      told = momentOf(reported);
    out[id] = { due: momentText(due), state: state(due, told && total(told), total(now), reported === "no") };
  };
  const sent = momentOf(full.sentOn),
    closed = momentOf(full.closedOn);
  if (full.problem !== "none" && sent) {
    byDay("file", sent.day + WINDOW_DAYS);
    byDay("file-safe", Math.min(sent.day + WINDOW_DAYS - 1, monthAfter(sent.day)));
  }
  if (full.problem !== "none" && closed) byDay("file-after-closing", closed.day + CLOSING_DAYS);
  const arrived = momentOf(full.vehicleArrivedAt),
    scanned = momentOf(full.scannedAt);
  if (
    (full.problem === "missing" || full.problem === "lost") &&
    arrived &&
    full.stationChange !== true &&
    (full.stage === "transit" || full.stage === "unknown") &&
    full.listed !== false
  ) {
    byMinute("report-missing", arrived, full.missingReportedAt);
  }
  if (full.problem === "damaged" && scanned && full.cause !== "other-prohibited") {
    byMinute("report-damage", scanned, full.damageReportedAt);
  }
  if (capOn !== null) out["delay-cap"] = { due: dayText(capOn), state: now.day >= capOn ? "passed" : "ahead" };
  return out;
}

// --- the whole -----------------------------------------------------------------------------------
const keyOf = ({ kind, clause, from, to }) => [kind, clause, from, to].join();

function joinLines(results) {
  const joined = new Map();
  for (const { lines } of results) {
    for (const line of lines) {
      const key = keyOf(line);
      if (!joined.has(key)) joined.set(key, { ...line, amounts: [] });
      joined.get(key).amounts.push(line.amount);
    }
  }
  return [...joined.values()].map(({ kind, clause, from, to, amounts }) => ({
    kind,
    clause,
    from,
    to,
    amount: yuan(hull(amounts)),
    certain: amounts.length === results.length,
  }));
}

/** What each party pays, is fined and bears, over all completions: 0 on those where nothing falls to him. */
function partiesOf(...explorations) {
  const all = explorations.flat().flatMap(({ stakes }) => stakes);
  const cell = (party, column) => {
    const total = ({ stakes }) =>
      plus(stakes.filter((stake) => stake.party === party && stake.column === column).map(({ amount }) => amount));
    return yuan(plus(explorations.map((results) => hull(results.map(total)))));
  };
  return sorted(all.map(({ party }) => party)).map((party) => ({
    party,
    pays: cell(party, "pays"),
    fined: cell(party, "fined"),
    bears: cell(party, "bears"),
  }));
}

function oursOf(we, claim, parties) {
  if (we === undefined) return null;
  const { party, ...row } = parties.find((one) => one.party === we) ?? {
    party: we,
    pays: ZERO,
    fined: ZERO,
    bears: ZERO,
  };
  const receives = (we === "origin" && claim?.compensation) || ZERO;
  // Where the regulation may not say, there may be nothing to get.
  return { receives: claim?.outcome.includes("unregulated") ? { ...receives, min: 0 } : receives, ...row };
}

export function reference(facts, asOf) {
  const issues = check(facts, asOf);
  if (issues.length) return { issues };
  const now = parseMoment(asOf);
  const full = withDefaults(facts, asOf);
  const doubts = ["draft"],
    questions = [],
    lines = [],
    explorations = [];
  let claim = null,
    delay = null,
    capOn = null;

  if (full.problem !== "none") {
    const all = complete(claimFacts(full, now), (f) => decideClaim(full, f));
    const { results } = all;
    claim = {
      filing: sorted(results.map((r) => r.filing)),
      refusals: sorted(results.flatMap((r) => r.refusals)),
      outcome: sorted(results.map((r) => r.outcome)),
      liable: sorted(results.flatMap((r) => r.liable)),
      compensation: yuan(hull(results.map((r) => r.compensation))),
    };
    explorations.push(results);
    lines.push(...joinLines(results));
    doubts.push(...results.flatMap((r) => r.doubts));
    if (full.closedOn !== undefined) doubts.push("closing-reading");
    if (full.inNetwork !== true) doubts.push("loss-scope");
    questions.push(
      ...asked(all, (r) => `${r.filing} ${r.outcome} ${r.liable} ${r.compensation?.min} ${r.compensation?.max}`),
    );
    if (results.some((r) => r.asksValue)) questions.push("value");
  }
  if (full.dueAt !== undefined) {
    const all = complete(delayFacts(full, now), (f) => decideDelay(full, f));
    const { results } = all;
    const running = results.some((r) => r.running);
    if (running && results.some((r) => r.outcome === "late"))
      capOn = momentOf(full.dueAt).day + FINE_CAP / FINE_PER_DAY;
    delay = {
      outcome: sorted(results.map((r) => r.outcome)),
      days: hull(results.map((r) => r.days)),
      fine: yuan(hull(results.map((r) => r.fine))),
      liable: sorted(results.flatMap((r) => r.liable)),
      running,
      capOn: capOn === null ? null : dayText(capOn),
    };
    explorations.push(results);
    lines.push(...joinLines(results));
    doubts.push(...results.flatMap((r) => r.doubts));
    questions.push(
      ...asked(all, (r) => `${r.outcome} ${r.days.min} ${r.fine?.min} ${r.fine?.max} ${r.liable} ${r.running}`),
    );
  }
  const parties = partiesOf(...explorations);
  lines.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return {
    issues,
    claim,
    delay,
    lines,
    parties,
    ours: oursOf(facts.we ?? undefined, claim, parties),
    doubts: sorted(doubts),
    questions: sorted(questions),
    deadlines: deadlinesOf(full, facts, now, capOn),
  };
}

// --- random cases --------------------------------------------------------------------------------
export function randomCase(random) {
  const chance = (p) => random() < p;
  const pick = (items) => items[Math.floor(random() * items.length)];
  // How much is unknown: mostly little, sometimes half, seldom nearly everything.
  const unknown = pick([0, 0, 0.04, 0.04, 0.1, 0.1, 0.1, 0.2, 0.35, 0.6, chance(0.2) ? 1 : 0.1]);
  const near = (day, ...offsets) => day + pick(offsets);
  const clock = (day) =>
    dayText(day) +
    "T" +
    pick(["00:00", "00:01", "07:30", "08:00", "08:59", "17:59", "18:00", "18:01", "23:00", "23:59"]);
  const sums = [
    0, 0.01, 1.1, 19.99, 80, 199.99, 200, 200.01, 299.99, 300, 300.01, 499.99, 500, 500.01, 700, 999.99, 1000, 1000.01,
    5000, 10_000_000,
  ];

  const monthStarts = [
    "2012-02-01",
    "2011-02-01",
    "2012-01-30",
    "2012-01-31",
    "2013-01-29",
    "2013-01-30",
    "2013-01-31",
    "2012-03-01",
    "2012-03-31",
    "2012-04-30",
    "2012-08-31",
    "2012-12-01",
    "2011-12-31",
    "2000-02-29",
    "2096-02-28",
    "2100-01-01",
  ];
  const sent = near(parseMoment(pick(monthStarts)).day, 0, 0, 0, 0, -60, 11);
  const claimed = near(sent, 0, 3, 10, 20, 27, 28, 29, 29, 30, 30, 30, 31, 31, 32, 45, 400);
  const now = Math.min(LAST, Math.max(FIRST, sent, near(claimed, 0, 0, 0, 1, -1, -5, 10, 61)));
  const within = () => sent + Math.floor(random() * Math.min(10, now - sent + 1));
  const asOf = clock(now);

  const facts = {};
  const put = (key, p, make) => {
    if (chance(p)) facts[key] = chance(unknown) && FIELDS[key].unknown ? "unknown" : make();
  };
  const flag = (key, present, yes) => put(key, present, () => chance(yes));
  const value = (key, present) => put(key, present, () => pick(FIELDS[key].values));
  const careful = 1 - unknown * 0.8; // fields whose default is unknown are mostly entered, unless much is to be open

  facts.problem = pick([
    "none",
    "missing",
    "lost",
    "lost",
    "lost",
    "damaged",
    "damaged",
    "damaged",
    "short",
    "contaminated",
    "contaminated",
    "other",
  ]);
  if (chance(0.02)) delete facts.problem;
  put("waybill", 0.1, () => pick(["7700123456789", "单号 12", ""]));
  value("we", 0.4);
  value("leg", 0.1);
  put("sentOn", careful * 0.97, () => dayText(sent));
  put("stage", careful * 0.97, () => pick(["origin", "transit", "transit", "transit", "delivery", "delivery"]));
  value("extent", careful * 0.97);
  put("cause", 0.6, () => pick(["handling", "handling", "own-prohibited", "other-prohibited"]));
  flag("stationChange", 0.3, 0.5);
  put("value", careful * 0.95, () => pick(sums));
  put("othersLoss", 0.3, () => pick(sums));
  flag("cash", 0.15, 0.5);
  flag("addressFault", 0.25, 0.5);
  flag("proxySigned", 0.25, 0.5);
  flag("listed", careful * 0.97, 0.85);
  for (const [start, told] of [
    ["vehicleArrivedAt", "missingReportedAt"],
    ["scannedAt", "damageReportedAt"],
  ]) {
    const day = chance(0.3) ? now : within();
    const moment = chance(0.3) ? total(parseMoment(asOf)) - pick([0, 30, 59, 60, 61]) : total(parseMoment(clock(day)));
    put(start, careful * 0.97, () => momentText(moment));
    put(told, careful * 0.97, () =>
      chance(0.35) ? "no" : momentText(moment + pick([0, 1, 30, 59, 60, 60, 61, 61, 1440])),
    );
  }
  flag("cooperated", 0.3, 0.6);
  flag("forceMajeure", 0.2, 0.6);
  if (chance(0.6)) {
    const due = chance(0.6) ? near(now, 1, 0, 0, -1, -3, -5, -6) : within();
    facts.dueAt = chance(0.5) ? dayText(due) : clock(due);
    put("signedAt", 0.6, () => {
      const day = near(due, -1, 0, 0, 0, 1, 1, 4, 5, 6);
      return chance(0.5) ? dayText(day) : chance(0.3) && facts.dueAt.length > 10 ? facts.dueAt : clock(day);
    });
  }
  put("delayCause", 0.4, () => (chance(0.5) ? "none" : pick(FIELDS.delayCause.values)));
  value("deliveredBy", careful * 0.97);
  flag("inNetwork", 0.25, 0.5);
  put("claimant", careful * 0.97, () =>
    chance(0.75) ? pick(["direct", "agency-supplied"]) : pick(FIELDS.claimant.values),
  );
  put("claimedOn", 0.6, () => dayText(claimed));
  put("closedOn", 0.25, () => dayText(near(claimed, 2, 0, -6, -7, -7, -8, -8, -9)));
  for (const key of ["claimForm", "waybillCopy", "valueProof"]) flag(key, 0.5, 0.7);
  for (const key of Object.keys(FIELDS)) if (chance(0.005)) facts[key] = null;

  // Where a draw broke an order rule or left the calendar, the field is left out.
  for (let issues; (issues = check(facts, asOf)).length;) for (const [key] of issues) delete facts[key];
  return { case: facts, asOf };
}

// --- run by itself: hold the data files against the reference ------------------------------------
/** What a case file expects, in its form: doubts without `draft`, the lines of the claim as [kind, clause]. */
export function expectation(result) {
  const pairs = result.lines.filter((line) => line.kind !== "fine").map((line) => `${line.kind} ${line.clause}`);
  return {
    claim: result.claim,
    delay: result.delay,
    lines: sorted(pairs).map((pair) => pair.split(" ")),
    doubts: result.doubts.filter((id) => id !== "draft"),
    questions: result.questions,
    deadlines: Object.fromEntries(Object.entries(result.deadlines).map(([id, { due }]) => [id, due])),
  };
}

async function main() {
  const { readFileSync, readdirSync } = await import("node:fs");
  const { isDeepStrictEqual } = await import("node:util");
  const here = new URL(".", import.meta.url);
  const read = (path) => JSON.parse(readFileSync(new URL(path, here), "utf8"));
  let count = 0,
    wrong = 0;
  const hold = (where, name, got, want) => {
    count += 1;
    if (isDeepStrictEqual(got, want)) return;
    wrong += 1;
    console.error(`${where}: ${name}\n  got  ${JSON.stringify(got)}\n  want ${JSON.stringify(want)}`);
  };
  for (const file of readdirSync(new URL("cases/", here)).filter((file) => file.endsWith(".json"))) {
    for (const { clause, name, asOf, case: facts, expect } of read(`cases/${file}`)) {
      const result = reference(facts, asOf);
      if (result.issues.length) {
        hold(file, name, result.issues, []);
        continue;
      }
      const got = expectation(result),
        want = { ...expect };
      if (expect.states)
        got.states = Object.fromEntries(Object.keys(expect.states).map((id) => [id, result.deadlines[id]?.state]));
      if (expect.fullLines) got.fullLines = result.lines;
      if (expect.ours) got.ours = result.ours;
      hold(file, `${clause} ${name}`, got, want);
    }
  }
  for (const { name, asOf, case: facts } of read("inputs/accepted.json"))
    hold("accepted", name, check(facts, asOf), []);
  for (const { name, asOf, case: facts, issues } of read("inputs/refused.json"))
    hold("refused", name, check(facts, asOf), issues);
  console.log(`${count} held against the reference, ${wrong} differ`);
  if (wrong) process.exitCode = 1;
}
if (process.argv[1] && import.meta.url === (await import("node:url")).pathToFileURL(process.argv[1]).href) await main();
