/** Penalties, service clocks, targets and decision tables: an entry of its own, as it is larger than the claims alone. */

import type {
  ClockOptions, Counts, DecisionTable, Difference, Happened, InvalidCounts, InvalidEvents, InvalidRulebook, InvalidSheet,
  Lang, Measured, Options, Penalties, PenaltyOptions, PenaltySheet, Rulebook, Running, TargetOptions,
} from "./index.js";

export { Estimator, estimate, rulebook } from "./index.js";
export type * from "./index.js";

/** Starts the module, once. */
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

/** Where two rulebooks differ, place by place. Throws {@link InvalidRulebook} where one is not sound. */
export function differences(before: Rulebook | string, after: Rulebook | string, lang?: Lang): Difference[];
