// What a table of many parcels costs in JavaScript: read and answered whole, with what runs out when and by which
// clause, beside PapaParse with sums by hand; and a workbook beside the same rows as CSV.
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openAsBlob, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { compiled } from "../../dist/npm/framing.js";
import { serveTable } from "../../dist/npm/serve-table.js";
import { sums } from "./peers/hand.mjs";
import { heading, median, row } from "./table.mjs";

const Papa = createRequire(new URL("peers/", import.meta.url))("papaparse");
const AS_OF = "2012-03-20T12:00";
const ROWS = 300_000;
const ROUNDS = 5;
/** The fields of the columns that a generated table has, and what the words in them mean: as in `examples/parcels`. */
const FIELDS = [
  "waybill",
  "sentOn",
  "problem",
  "stage",
  "value",
  "vehicleArrivedAt",
  "missingReportedAt",
  "dueAt",
  "signedAt",
  "deliveredBy",
  "claimant",
  null,
];
const WORDS = {
  problem: { 正常: "none", 丢失: "lost", 破损: "damaged", 短少: "short", 污染: "contaminated", 查找中: "missing" },
  stage: { 发件网点: "origin", 中转: "transit", 派件网点: "delivery" },
  missingReportedAt: { 未上报: "no" },
  deliveredBy: { 普通站点: "station", 代理站点: "agency" },
  claimant: {
    直营: "direct",
    加盟: "indirect",
    代理点: "agency-supplied",
    未购料代理点: "agency-unsupplied",
    客户: "customer",
  },
};

function generated(mix, rows) {
  const folder = fileURLToPath(new URL("../../target/bench/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = `${folder}${mix}-${rows}.csv`;
  const file = openSync(path, "w");
  execFileSync("cargo", ["run", "--quiet", "--locked", "--example", "parcels", "--", mix, String(rows)], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)), stdio: ["ignore", file, "ignore"],
  });
  closeSync(file);
  return path;
}

/** Only the sums, by hand. */
function byHand(path) {
  const total = { compensation: 0, fine: 0 };
  const { data } = Papa.parse(readFileSync(path, "utf8"), { skipEmptyLines: true });
  for (let at = 1; at < data.length; at += 1) {
    const facts = { claimedOn: "2012-03-20", delayCause: "none", listed: true };
    FIELDS.forEach((field, place) => {
      const cell = data[at][place];
      if (field && cell) facts[field] = field === "value" ? Number(cell) : WORDS[field]?.[cell] ?? cell;
    });
    const { compensation, fine } = sums(facts);
    total.compensation += compensation || 0;
    total.fine += fine || 0;
  }
  return total;
}

/** A worklist, as a worker has it. */
async function worklist(path) {
  let last;
  const serve = serveTable((told) => { last = told; }, () => {});
  await serve({ module: await compiled() });
  const given = path instanceof Blob ? path : await openAsBlob(path);
  await serve({ given });
  let id = 0;
  return async (request) => {
    id += 1;
    await serve({ asked: JSON.stringify({ id, lang: "zh-CN", request }) });
    const { reply } = JSON.parse(last.told);
    if (reply.refused) throw new Error(reply.refused.said);
    return { reply, blob: last.blob, size: given.size };
  };
}

async function answered(path) {
  const ask = await worklist(path);
  const { size } = path instanceof Blob ? path : await openAsBlob(path);
  await ask({ open: { size, asOf: AS_OF } });
  const columns = FIELDS.map((field) => field && { field, words: Object.entries(WORDS[field] ?? {}) });
  await ask({ answer: { columns, asOf: AS_OF } });
  return ask;
}

/** The medians of one run of each in µs, in turn. */
async function inTurn(calls) {
  const times = calls.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, call] of calls.entries()) {
      const start = performance.now();
      await call();
      times[place].push((performance.now() - start) * 1000);
    }
  }
  return times.map(median);
}

heading(
  "Tables of many parcels, in JavaScript",
  `${ROWS.toLocaleString("en")} rows of twelve columns. The yardstick gives only the sums.`,
);
for (const mix of ["signed", "claims", "trouble"]) {
  const path = generated(mix, ROWS);
  const [ours, its] = await inTurn([() => answered(path), () => byHand(path)]);
  row([`${mix}: read and answered`, ours], ["PapaParse and sums by hand", its], 1 / 2.5);
}
const path = generated("claims", 100_000);
const ask = await answered(path);
const written = async (format) => {
  const { blob } = await ask({ export: { format, encoding: "utf-8", source: "claims.csv" } });
  return blob;
};
// Both with what was answered behind the twelve columns.
const files = [await written("xlsx"), await written("csv")];
const [book, csv] = await inTurn(files.map((file) => () => answered(file)));
row(["claims: 100,000 rows of a workbook", book], ["the same rows and columns as CSV", csv], 6);
