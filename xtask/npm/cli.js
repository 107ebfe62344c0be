#!/usr/bin/env node
// `npx parcel-claims table.xlsx -o out.xlsx`: a table in, the same table with its answers out.

import { openAsBlob } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { compiled } from "./framing.js";
import { serveTable } from "./serve-table.js";

const USAGE = `parcel-claims TABLE -o OUT.xlsx|OUT.csv

Reads a table of parcels (XLSX, XLS, ODS, CSV, HTML), answers every row, and writes the table with its answers.

  -o, --output FILE          where to write; .xlsx or .csv
  -c, --column HEADING=FIELD what a column means; FIELD may be empty for nothing (repeatable)
  -s, --set FIELD=VALUE      what holds for every row (repeatable)
      --as-of MOMENT         the moment of the estimates in China, such as 2012-03-20T12:00; now when left out
      --rulebook FILE        a rulebook, or versions of one regulation (repeatable)
      --sheet NAME|NUMBER    the sheet, from 1
      --heading ROW          the row with the headings, from 1; 0 where there is none
      --encoding NAME        utf-8, gb18030, big5, utf-16le, utf-16be
      --gb18030              writes a CSV in GB18030 instead of UTF-8
      --lang zh-CN|en        the language of what is written
      --yes                  answers although some columns are not certain: those are left out

What a column means is shown. Where one is not certain nothing is written: say it by --column, or leave it out by --yes.`;

const nowInChina = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);

class Wrong extends Error {}

function pair(text) {
  const at = text.lastIndexOf("=");
  if (at < 0) throw new Wrong(`“${text}”: write it as NAME=VALUE`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Asks the table, and tells what came. */
async function tableOf(path, lang) {
  let hear;
  const serve = serveTable((told) => hear(told), () => {});
  await serve({ module: await compiled() });
  const file = await Promise.resolve().then(() => openAsBlob(path)).catch(() => {
    throw new Wrong(`cannot read ${path}`);
  });
  await serve({ given: file });
  let next = 0;
  return {
    size: file.size,
    async ask(request) {
      next += 1;
      let last;
      hear = (told) => { last = told; };
      await serve({ asked: JSON.stringify({ id: next, lang, request }) });
      if (last.failed !== undefined) throw new Error(last.failed);
      const { reply } = JSON.parse(last.told);
      if (reply.refused) throw new Wrong(reply.refused.said);
      return { reply, blob: last.blob };
    },
  };
}

/** Which columns mean what, as far as it is certain or was said. */
function chosen(columns, told, takesRest) {
  const said = new Map(told.map(pair));
  const asked = [];
  const fields = columns.map((column) => {
    const { heading, field, certain, alternatives } = column;
    if (said.has(heading)) {
      const means = said.get(heading);
      said.delete(heading);
      return means && { field: means, words: [] };
    }
    if (field && certain) return { field, words: [] };
    if (alternatives.length > 0) asked.push(column);
    return null;
  });
  if (said.size > 0) throw new Wrong(`no column is called ${[...said.keys()].join(", ")}`);
  const shown = columns.map(({ heading }, place) => `  ${heading || `#${place + 1}`} → ${fields[place]?.field ?? "—"}`);
  console.error(shown.join("\n"));
  if (asked.length > 0 && !takesRest) {
    const lines = asked.map(({ heading, alternatives }) => `  --column "${heading}=${alternatives.join("|")}"`);
    throw new Wrong(`not certain, say which (nothing behind the = leaves it out):\n${lines.join("\n")}`);
  }
  return fields.map((field) => field || null);
}

async function run() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      output: { type: "string", short: "o" },
      column: { type: "string", short: "c", multiple: true, default: [] },
      set: { type: "string", short: "s", multiple: true, default: [] },
      "as-of": { type: "string" },
      rulebook: { type: "string", multiple: true, default: [] },
      sheet: { type: "string" },
      heading: { type: "string" },
      encoding: { type: "string" },
      gb18030: { type: "boolean", default: false },
      lang: { type: "string", default: "zh-CN" },
      yes: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [path, ...more] = positionals;
  if (values.help || !path || more.length > 0 || !values.output) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const format = /\.(xlsx|csv)$/i.exec(values.output)?.[1].toLowerCase();
  if (!format) throw new Wrong(`${values.output}: what is written ends in .xlsx or .csv`);
  const asOf = values["as-of"] ?? nowInChina();
  const rules = await Promise.all(values.rulebook.map(async (file) => JSON.parse(await readFile(file, "utf8"))));
  const table = await tableOf(path, values.lang);
  const open = { size: table.size, asOf, encoding: values.encoding };
  if (values.heading !== undefined) open.heading = Number(values.heading) - 1;
  let opened = (await table.ask({ open })).reply.opened;
  if (values.sheet !== undefined) {
    const named = opened.sheets.findIndex(([name]) => name === values.sheet);
    const sheet = named >= 0 ? named : Number(values.sheet) - 1;
    if (!opened.sheets[sheet]) throw new Wrong(`no sheet ${values.sheet}: ${opened.sheets.map(([name]) => name).join(", ")}`);
    opened = (await table.ask({ open: { ...open, sheet } })).reply.opened;
  }
  const columns = chosen(opened.columns, values.column, values.yes);
  const answer = { columns, constants: values.set.map(pair), rules, asOf };
  const { answered } = (await table.ask({ answer })).reply;
  const source = basename(path);
  const rulebook = rules.map(({ id }) => id).join(", ");
  const encoding = values.gb18030 ? "gb18030" : "utf-8";
  const { blob } = await table.ask({ export: { format, encoding, viewed: false, source, rulebook } });
  await writeFile(values.output, Buffer.from(await blob.arrayBuffer()));
  const { rows, unsound } = answered.totals;
  console.error(`${values.output}: ${rows + unsound} rows, ${unsound} with problems`);
  for (const { said, rows } of answered.problems) console.error(`  ${rows} × ${said}`);
  if (answered.ended) console.error(answered.ended);
  return answered.whole ? 0 : 1;
}

run().then(
  (code) => { process.exitCode = code; },
  (error) => {
    console.error(error instanceof Wrong ? error.message : error);
    process.exitCode = 2;
  },
);
