/** Loads the module, once; from its own file unless `bytes` are given. A failed start can be repeated. */
export default function init(bytes?: BufferSource): Promise<void>;

export class Estimator {
  /** Throws `InvalidRulebook`. */
  constructor(rulebook?: Rulebook);
  /** Throws `InvalidCase`. */
  estimate(facts: Case, options?: Options): Estimate;
}
/** The estimate by the built-in rulebook. Throws `InvalidCase`. */
export function estimate(facts: Case, options?: Options): Estimate;
export function rulebook(id?: string): Rulebook;

export interface Options {
  /** Now in China when left out. */
  asOf?: string;
  lang?: "zh-CN" | "en";
  /** `false` leaves every text out. */
  words?: boolean;
}
/** What `InvalidCase` and `InvalidRulebook` carry. */
export interface Issue {
  field: string;
  code: string;
  message: string;
}
export interface InvalidCase extends Error {
  name: "InvalidCase";
  issues: Issue[];
}
export interface InvalidRulebook extends Error {
  name: "InvalidRulebook";
  issues: Issue[];
}
export interface Rulebook {
  id: string;
  issued: string;
  status: "draft" | "in-force";
  [part: string]: unknown;
}

type Unknown = "unknown";
type YesNo = boolean | Unknown | null;
type Text = string | null;

export interface Case {
  waybill?: Text;
  we?: "origin" | "delivery" | "agency" | "transit" | null;
  sentOn?: Text;
  problem?: "none" | "missing" | "lost" | "damaged" | "short" | "contaminated" | "other" | null;
  stage?: "origin" | "transit" | "delivery" | Unknown | null;
  leg?: "sorting" | "linehaul" | "airport" | "freight" | null;
  extent?: "partial" | "total" | Unknown | null;
  cause?: "handling" | "own-prohibited" | "other-prohibited" | Unknown | null;
  stationChange?: YesNo;
  value?: number | Unknown | null;
  othersLoss?: number | Unknown | null;
  cash?: YesNo;
  addressFault?: YesNo;
  proxySigned?: YesNo;
  listed?: YesNo;
  vehicleArrivedAt?: Text;
  missingReportedAt?: Text;
  scannedAt?: Text;
  damageReportedAt?: Text;
  cooperated?: YesNo;
  forceMajeure?: YesNo;
  dueAt?: Text;
  signedAt?: Text;
  delayCause?: "none" | "waybill-misuse" | "wrong-mark" | "recipient-details" | "recipient-request" | "packaging" | Unknown | null;
  deliveredBy?: "station" | "agency" | Unknown | null;
  inNetwork?: YesNo;
  claimant?: "direct" | "indirect" | "agency-supplied" | "agency-unsupplied" | "customer" | Unknown | null;
  claimedOn?: Text;
  closedOn?: Text;
  claimForm?: boolean | null;
  waybillCopy?: boolean | null;
  valueProof?: boolean | null;
}

export type ClauseId = string;
export type Party =
  | "origin" | "delivery" | "agency" | "transit" | "other-origin" | "network"
  | "claimant" | "other-claimants" | "undetermined";
/** `max: null`: no upper limit is stated. */
export interface Range {
  min: number;
  max: number | null;
}
export interface Line {
  kind: "compensation" | "fine" | "own-loss" | "others-loss";
  clause: ClauseId;
  from: Party;
  to: Party | null;
  amount: Range;
  certain: boolean;
  text?: string;
}
export interface Estimate {
  rulebook: { id: string; issued: string; status: "draft" | "in-force"; digest: string };
  asOf: string;
  summary?: string;
  claim: null | {
    filing: ("accepted" | "contested" | "refused")[];
    refusals: ClauseId[];
    outcome: ("payable" | "discretionary" | "self-borne" | "ruling" | "unregulated" | "refused" | "nothing")[];
    liable: Party[];
    compensation: Range | null;
  };
  delay: null | {
    outcome: ("on-time" | "not-due" | "late" | "late-agency" | "late-exempt" | "late-outside")[];
    days: Range;
    fine: Range | null;
    liable: Party[];
    running: boolean;
    capOn: string | null;
  };
  lines: Line[];
  parties: { party: Party; pays: Range; fined: Range; bears: Range }[];
  ours: null | { receives: Range; pays: Range; fined: Range; bears: Range };
  findings: { clause: ClauseId; state: "applies" | "excluded" | "open"; reason: string; text?: string }[];
  deadlines: { id: string; clause: ClauseId; due: string; state: "ahead" | "passed" | "met" | "missed"; text?: string }[];
  documents: { field: string; have: boolean; text?: string }[];
  questions: { field: string; clauses: ClauseId[]; text?: string }[];
  assumptions: { field: string; value: unknown; text?: string }[];
  doubts: { id: string; clause: ClauseId; text?: string }[];
}
