// Many parcels: rows or columns in, columns out; in a worker where there is one, else in slices.

import { compiled, framing } from "./framing.js";

/** So many rows are answered at once. */
const AT_ONCE = 10_000;
/** How long a worker may take to say that it is there, in milliseconds. */
const WORKER_STARTS = 5000;

/** Answers rows (records, or lists with `columns`) or columns of a table; all at once. */
export async function batch(table, options = {}) {
  const parts = [];
  let last;
  for await (const part of batches(partsOf(table), options)) {
    parts.push(part.columns);
    last = part;
  }
  const names = Object.keys(parts[0] ?? {});
  const columns = Object.fromEntries(names.map((name) => [name, parts.flatMap((part) => part[name])]));
  return outcome(columns, last);
}

/** Answers tables of rows or columns one after the other, as they come; each part in its order. */
export async function* batches(tables, options = {}) {
  const { signal, onProgress } = options;
  const goOn = () => {
    if (signal?.aborted) throw new DOMException("parcel-claims: the run was ended", "AbortError");
  };
  goOn();
  const run = await begin(options);
  let rows = 0;
  try {
    for await (const table of tables) {
      goOn();
      const { count, rows: laid } = laidOut(table, run.fields);
      const out = await run.rows(laid);
      goOn();
      rows += count;
      const columns = read(out, run.columns);
      onProgress?.({ rows });
      yield outcome(columns, { totals: await run.totals(), digests: run.digests });
    }
    if (rows === 0) yield outcome({}, { totals: await run.totals(), digests: run.digests });
  } finally {
    run.end();
  }
}

function outcome(columns, { totals, digests }) {
  const rows = columns.state?.length ?? 0;
  return {
    rows,
    columns,
    totals,
    digests,
    row: (place) => Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[place]])),
  };
}

/** A table in parts of so many rows. */
function* partsOf(table) {
  if (Array.isArray(table)) {
    for (let at = 0; at < table.length; at += AT_ONCE) yield table.slice(at, at + AT_ONCE);
    return;
  }
  const length = lengthOf(table);
  for (let at = 0; at < length; at += AT_ONCE) {
    yield Object.fromEntries(Object.entries(table).map(([field, values]) => [field, values.slice(at, at + AT_ONCE)]));
  }
}

function lengthOf(columns) {
  const lengths = new Set(Object.values(columns).map(({ length }) => length));
  if (lengths.size > 1) throw new TypeError("parcel-claims: the columns of a table must be equally long");
  return lengths.values().next().value ?? 0;
}

/** The fields of the columns: those that are named, or those that the option says. */
function fieldsOf(columns) {
  if (columns === undefined) return undefined;
  return columns.map((column) => (column === null || typeof column === "object" ? column : { field: String(column) }));
}

const encoder = new TextEncoder();

/** What a value says in a cell. */
const text = (value) => (value === undefined || value === null ? "" : String(value));

/** Rows or columns as bytes: for each field the ends of its texts, and the texts. */
function laidOut(table, fields) {
  const isList = Array.isArray(table);
  const count = isList ? table.length : lengthOf(table);
  const cell = (place, key) => {
    if (!isList) return (row) => table[key]?.[row];
    return (row) => (Array.isArray(table[row]) ? table[row][place] : table[row][key]);
  };
  const columns = fields.map(({ key }, place) => {
    const of = cell(place, key);
    const texts = Array.from({ length: count }, (_, row) => text(of(row)));
    const whole = encoder.encode(texts.join(""));
    const ends = new Uint32Array(count + 1);
    let end = 0;
    texts.forEach((one, row) => {
      end += sizeOf(one);
      ends[row + 1] = end;
    });
    return { whole, ends };
  });
  const padded = (length) => (length + 7) & ~7;
  const size = columns.reduce((size, { whole, ends }) => size + 8 + padded(ends.byteLength) + padded(whole.length), 8);
  const bytes = new Uint8Array(size);
  const numbers = new DataView(bytes.buffer);
  numbers.setUint32(0, count, true);
  numbers.setUint32(4, columns.length, true);
  let at = 8;
  for (const { whole, ends } of columns) {
    numbers.setUint32(at, whole.length, true);
    bytes.set(new Uint8Array(ends.buffer), at + 8);
    at += 8 + padded(ends.byteLength);
    bytes.set(whole, at);
    at += padded(whole.length);
  }
  return { count, rows: bytes };
}

/** The length of a text in UTF-8; a half of a letter becomes the mark that stands for it. */
function sizeOf(text) {
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) size += 1;
    else if (code < 0x800) size += 2;
    else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      size += 4;
      at += 1;
    } else size += 3;
  }
  return size;
}

/** What came out, as columns of values; sums in yuan. */
function read(bytes, columns) {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const take = (length) => {
    const from = at;
    at = (at + length + 7) & ~7;
    return from;
  };
  const integers = (count) => {
    const from = take(4 * count);
    return Array.from({ length: count }, (_, place) => numbers.getInt32(from + 4 * place, true));
  };
  const known = (count) => {
    const from = take(Math.ceil(count / 8));
    return (place) => (bytes[from + (place >> 3)] >> (place & 7)) & 1;
  };
  const texts = (count) => {
    const length = numbers.getUint32(take(8), true);
    const ends = integers(count + 1);
    const from = take(length);
    return Array.from({ length: count }, (_, place) =>
      decoder.decode(bytes.subarray(from + ends[place], from + ends[place + 1])));
  };
  const [rows, answers] = integers(2);
  const places = integers(rows);
  const ways = {
    "text-by-answer": () => {
      const found = texts(answers);
      return places.map((place) => found[place] ?? null);
    },
    index: ({ values }) => integers(rows).map((place) => values[place] ?? null),
    number: () => {
      const is = known(rows);
      const from = take(8 * rows);
      const value = (place) => Number(numbers.getBigInt64(from + 8 * place, true)) / 100;
      return places.map((_, place) => (is(place) ? value(place) : null));
    },
    moment: () => {
      const is = known(rows);
      const from = take(8 * rows);
      const value = (place) => Number(numbers.getBigInt64(from + 8 * place, true)) / 1000;
      return places.map((_, place) => (is(place) ? new Date(value(place)).toISOString().slice(0, 16) : null));
    },
    text: () => {
      const is = known(rows);
      return texts(rows).map((text, place) => (is(place) ? text : null));
    },
  };
  return Object.fromEntries(columns.map((column) => [column.name, ways[column.kind](column)]));
}

/** A run: begun in a worker, or here. */
async function begin({ columns, constants = {}, rulebook, asOf, worker = true }) {
  const fields = fieldsOf(columns);
  if (!fields) throw new TypeError("parcel-claims: say which fields the columns hold: `columns: [\"waybill\", …]`");
  const list = rulebook === undefined || rulebook === null ? [] : Array.isArray(rulebook) ? rulebook : [rulebook];
  const how = JSON.stringify({
    columns: fields.map((column) => column && { field: column.field, words: Object.entries(column.words ?? {}) }),
    constants: Object.entries(constants).map(([field, value]) => [field, text(value)]),
    rules: list.map((file) => (typeof file === "string" ? JSON.parse(file) : file)),
    asOf: asOf ?? nowInChina(),
  });
  const module = await compiled();
  const apart = worker ? await inWorker(module) : undefined;
  const at = apart ?? (await here(module));
  const said = JSON.parse(await at.begin(how));
  if (said.refused) {
    at.end();
    throw Object.assign(new Error(`parcel-claims: ${said.refused.said}`), { name: "InvalidBatch", ...said.refused });
  }
  return {
    ...said,
    fields: fields.map((column) => ({ key: column?.name ?? column?.field ?? "" })),
    rows: async (bytes) => {
      const out = await at.rows(bytes);
      if (!out) throw new Error("parcel-claims: the rows were not laid out as they should be");
      return out;
    },
    totals: async () => JSON.parse(await at.totals()),
    end: () => at.end(),
  };
}

/** The minute that it is in China. */
const nowInChina = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);

/** On this thread, which is heard between two parts. */
async function here(module) {
  const at = await framing(module);
  const breath = () => new Promise((resolve) => { setTimeout(resolve); });
  return {
    begin: async (how) => at.begin(how),
    rows: async (bytes) => {
      await breath();
      return at.rows(bytes);
    },
    totals: async () => at.totals(),
    end: () => {},
  };
}

/** In a worker; nothing where none may be had. */
async function inWorker(module) {
  const worker = await workerOf();
  if (!worker) return undefined;
  let next = 0;
  const waiting = new Map();
  worker.hear(({ id, value, failed }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (failed === undefined) resolve?.(value);
    else reject?.(new Error(`parcel-claims: ${failed}`));
  }, (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  const call = (what, value, moved = []) => new Promise((resolve, reject) => {
    next += 1;
    waiting.set(next, { resolve, reject });
    worker.post({ id: next, what, value }, moved);
  });
  await call("start", module);
  return {
    begin: (how) => call("begin", how),
    rows: (bytes) => call("rows", bytes, [bytes.buffer]),
    totals: () => call("totals"),
    end: () => worker.end(),
  };
}

/** A worker that has said that it is there. */
async function workerOf() {
  const file = new URL("./batch-worker.js", import.meta.url);
  try {
    if (typeof process === "object" && file.protocol === "file:") {
      // Named by a variable, so that bundlers for browsers leave it alone.
      const node = "node:worker_threads";
      const { Worker } = await import(/* webpackIgnore: true */ /* @vite-ignore */ node);
      const worker = new Worker(file);
      return await thereIn({
        hear: (told, lost) => {
          worker.removeAllListeners();
          worker.on("message", told).on("error", lost);
        },
        post: (what, moved) => worker.postMessage(what, moved),
        end: () => worker.terminate(),
      });
    }
    const worker = new Worker(new URL("./batch-worker.js", import.meta.url), { type: "module" });
    return await thereIn({
      hear: (told, lost) => {
        worker.onmessage = ({ data }) => told(data);
        worker.onerror = (event) => {
          event.preventDefault();
          lost(new Error(`parcel-claims: ${event.message}`));
        };
      },
      post: (what, moved) => worker.postMessage(what, moved),
      end: () => worker.terminate(),
    });
  } catch {
    return undefined;
  }
}

function thereIn(worker) {
  return new Promise((resolve) => {
    const done = (found) => {
      clearTimeout(timer);
      if (!found) worker.end();
      resolve(found);
    };
    const timer = setTimeout(done, WORKER_STARTS);
    worker.hear(() => done(worker), () => done());
  });
}
