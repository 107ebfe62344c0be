// Many parcels: rows or columns in, columns out.

/** What a column holds: a field of the case, and what the words in it mean. */
export interface BatchColumn {
  /** The key of the field, such as `dueAt`. */
  field: string;
  /** The key by which rows or columns name it; the field itself when left out. */
  name?: string;
  /** What words in it mean: the word, and the value as a record writes it; an empty value says nothing. */
  words?: Record<string, string>;
}

/** A value of a cell: what a person writes is read as well as what a record holds. */
export type Cell = string | number | boolean | null | undefined;
/** Rows, as records or as lists in the order of `columns`; or columns by their names. */
export type Table = readonly (Readonly<Record<string, Cell>> | readonly Cell[])[] | Readonly<Record<string, readonly Cell[]>>;

/** How rows are answered. */
export interface BatchOptions {
  /** What each column holds, in their order: a field, what it is in full, or `null` where it means nothing. */
  columns: readonly (string | BatchColumn | null)[];
  /** What holds for every row: fields and their values. */
  constants?: Readonly<Record<string, Cell>>;
  /** A rulebook, or versions of one regulation: the sending date of each row chooses. The built-in one when left out. */
  rulebook?: object | string | readonly (object | string)[] | null;
  /** The moment of the estimates in China, such as `2012-03-20T12:00`; now when left out. */
  asOf?: string;
  /** `false` answers on this thread, in slices; so does a place where no worker may be had. */
  worker?: boolean;
  /** Ends the run: it throws an `AbortError`. */
  signal?: AbortSignal;
  /** Is told after each part how many rows are done. */
  onProgress?: (progress: { rows: number }) => void;
}

/** A sum over many rows, in fen. */
export interface BatchSum {
  min: number;
  /** Without the rows that have no upper limit. */
  max: number;
  /** Rows without an upper limit. */
  unlimited: number;
  /** Rows for which the regulation does not say: they are in no sum. */
  unregulated: number;
}

/** A part of the totals. */
export interface BatchShare {
  code: string;
  name: string;
  rows: number;
  perhaps: number;
  sums: BatchSum[];
}

/** The totals of all rows so far: every kind of money apart. */
export interface BatchTotals {
  rows: number;
  unsound: number;
  compensation: BatchSum;
  fine: BatchSum;
  ownLoss: BatchSum;
  othersLoss: BatchSum;
  /** What we get, pay, are fined and bear, where rows say who we are. */
  ours: [BatchSum, BatchSum, BatchSum, BatchSum];
  byOutcome: BatchShare[];
  byParty: BatchShare[];
}

/** What a row comes to. Several codes have a blank between them; sums are in yuan, and `null` where there is none. */
export interface RowOutcome {
  /** `unsound` rows have problems and no answer, and are in no sum. */
  state: "answered" | "unsound" | "blank" | "total";
  filing: string | null;
  outcome: string | null;
  liable: string | null;
  delay: string | null;
  fined: string | null;
  applies: string | null;
  open: string | null;
  doubts: string | null;
  /** `null` where the regulation does not say. */
  compensationMin: number | null;
  /** `null` where there is no upper limit, or the regulation does not say. */
  compensationMax: number | null;
  fineMin: number | null;
  fineMax: number | null;
  ownLossMin: number | null;
  ownLossMax: number | null;
  othersLossMin: number | null;
  othersLossMax: number | null;
  receivesMin: number | null;
  receivesMax: number | null;
  paysMin: number | null;
  paysMax: number | null;
  finedMin: number | null;
  finedMax: number | null;
  bearsMin: number | null;
  bearsMax: number | null;
  /** The time limit that runs out next. */
  next: string | null;
  /** Its last minute, or the beginning of its last day, China time. */
  nextAt: string | null;
  /** The field that is worth asking for first. */
  ask: string | null;
  /** `column:field:code` for each problem, with a blank between them; the column from 0. */
  problems: string | null;
}

/** What came of some rows: exactly one for each row that came in, in their order. */
export interface Outcomes {
  /** How many rows there are. */
  rows: number;
  /** The columns by their names. */
  columns: { [Name in keyof RowOutcome]: RowOutcome[Name][] };
  /** One row. */
  row(place: number): RowOutcome;
  /** The totals of all rows so far. */
  totals: BatchTotals;
  /** The digest of each version of the rulebook. */
  digests: string[];
}

/** Thrown where rows cannot be answered so: a field that there is not, a word with a value that its field does not have. */
export interface InvalidBatch extends Error {
  name: "InvalidBatch";
  /** `column`, `constant`, `rules` or `as-of`. */
  code: string;
  /** The field that it is about. */
  about: string;
}

/** Answers all rows of a table. Throws {@link InvalidBatch}. */
export function batch(table: Table, options: BatchOptions): Promise<Outcomes>;
/** Answers tables one after the other, as they come. Throws {@link InvalidBatch}. */
export function batches(
  tables: Iterable<Table> | AsyncIterable<Table>,
  options: BatchOptions,
): AsyncGenerator<Outcomes, void, void>;
