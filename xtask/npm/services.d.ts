/** Penalties, service clocks, targets and decision tables: an entry of its own, as it is larger than the claims alone. */

import type {
  ClauseId, ClockOptions, Counts, DelayOutcome, Difference, Estimate, Filing, Happened, InvalidCase, InvalidCounts, InvalidEvents, InvalidRulebook, InvalidSheet,
  Lang, Measured, Options, Outcome, Party, Penalties, PenaltyOptions, PenaltySheet, Rulebook, Running, TargetOptions,
} from "./index.js";

export { Estimator, estimate, rulebook } from "./index.js";
export type * from "./index.js";

/** Starts the module, once. Before, every function throws an `Error` that says so. */
export default function init(): Promise<void>;

/** Every service clock that events start, the most urgent first. Throws {@link InvalidEvents}, {@link InvalidRulebook}. */
export function clocks(events: Happened[], options?: ClockOptions): Running[];
/** Every target of a rulebook with a month's counts. Throws {@link InvalidCounts}, {@link InvalidRulebook}. */
export function targets(counts: Record<string, Counts>, options?: TargetOptions): Measured[];
/**
 * What a month's sheet of penalties comes to, per person and item. Throws {@link InvalidSheet}, and
 * {@link InvalidRulebook} for a rulebook of one's own.
 */
export function penalties(sheet: PenaltySheet, options?: PenaltyOptions): Penalties;

/**
 * Everything that the parcel rules of a rulebook can come to, in three parts; of several versions, the first. Throws
 * {@link InvalidRulebook}.
 */
export function decisionTable(rulebook?: Rulebook | string | null, options?: Pick<Options, "lang">): DecisionTable;

/**
 * Where two rulebooks differ, place by place. Throws {@link InvalidRulebook} where one is not sound, and
 * {@link InvalidCase} for a language that there is not.
 */
export function differences(before: Rulebook | string, after: Rulebook | string, lang?: Lang | null): Difference[];

/** A decision table in one language. */
export interface DecisionTable {
  title: string;
  rulebook: Estimate["rulebook"];
  /** What identifies it: regulation, id, day, status, digest, number of rows. */
  head: TableEntry[];
  /** What stands above the readings. */
  readSo: string;
  /** The passages that can be read in more than one way, and how they are read here. */
  readings: TableEntry[];
  /** How to read it, and how its parts are put together. */
  notes: string[];
  /** The head of the column of numbers. */
  number: string;
  /** The head of the column of parts. */
  part: string;
  /** What stands on the line where somebody signs it. */
  sign: string[];
  /** Each a partition: a parcel that is fully known falls into exactly one row. */
  parts: TablePart[];
}
/** A name and what stands under it. */
export interface TableEntry {
  name: string;
  text: string;
}
/** A part: may the claim be filed; who bears it, and how much; is it late, and who is fined. */
export interface TablePart {
  part: TablePartId;
  title: string;
  /** The parcels it speaks of. */
  about: string;
  /** Its rows, by what happened. */
  groups: TableGroup[];
}
/** A part of a table. */
export type TablePartId ={{PartId}};
/** Rows that stand together. */
export interface TableGroup {
  /** What they have in common. */
  title?: string;
  /** The circumstances that matter to any of them. */
  asks: { circumstance: Circumstance; name: string }[];
  /** What each of them says. */
  says: { says: TableSays; name: string }[];
  rows: TableRow[];
}
/** A circumstance of a parcel. */
export type Circumstance ={{Circumstance}};
/** What a row says. */
export type TableSays ={{Says}};
/** A row. */
export interface TableRow {
  number: string;
  /** What it asks; a circumstance that does not matter is left out. */
  conditions: { circumstance: Circumstance; name: string; answers: string[]; text: string }[];
  /** What it says, in the order of `says`. */
  texts: string[];
  /** The same in codes: of filing, of settlement, of a delay. */
  result: RowOfFiling | RowOfSettlement | RowOfDelay;
}
/** Whether a claim may be filed, and the first clause against it. */
export interface RowOfFiling {
  filing: Filing;
  by: ClauseId | null;
}
/** Who bears a loss, and how much, as if the claim may be filed. */
export interface RowOfSettlement {
  outcome: Outcome;
  liable: Party[];
  /** How the sum follows from the value; with `ruling`, anything from nothing up to it. */
  sum: {
    award:
      | { kind: "nothing" | "not-regulated" }
      | { kind: "flat" | "charge"; figure: TableFigure }
      | { kind: "value" | "discretion"; figure: TableFigure | null };
    ruling: boolean;
  };
  /** The sending station bears its own parcel's loss, by this clause. */
  ownLoss: ClauseId | null;
  /** The sending station bears what other parcels lost, by this clause. */
  othersLoss: ClauseId | null;
  clauses: ClauseId[];
}
/** What becomes of a delay. */
export interface RowOfDelay {
  outcome: DelayOutcome;
  liable: Party[];
  fine:
    | { kind: "nothing" | "not-regulated" }
    | { kind: "per-day" | "up-to-per-day"; perDay: { rate: TableFigure; cap: TableFigure } };
  clauses: ClauseId[];
}
/** A figure of the rulebook, in yuan. */
export interface TableFigure {
  clause: ClauseId;
  key: string;
  sum: number;
}
