// Whether the oldest browsers that the page is for know something, by MDN's tables.
import tables from "@mdn/browser-compat-data/forLegacyNode";

export { tables };

/** The oldest browsers, by the names of the tables. */
export const OLDEST = { chrome: 109, firefox: 115, safari: 16.4, safari_ios: 16.4 };
/** Kernels of the browsers that are bundled with others: it runs there, whatever it looks like. */
export const KERNELS = { ...OLDEST, chrome: 97 };

/** "≤79" is 79; "preview" and `false` are never. */
const version = (added) => (typeof added === "string" ? Number.parseFloat(added.replace("≤", "")) : Number.NaN);

/** Statements about a browser, the newest first. */
const statements = (entry, browser) => [entry.__compat.support[browser] ?? []].flat();

/** As it is named, without a setting; or under a prefix or another name that `beside` has. */
const plain = (statement, beside, name) =>
  !statement.flags &&
  (statement.prefix === undefined || beside.has(statement.prefix + name)) &&
  (statement.alternative_name === undefined || beside.has(statement.alternative_name));

/** At its age it was there, perhaps in part, and it was never taken out: what is better by now is a
 * statement of its own. */
const knows = (entry, browser, oldest, beside, name) => {
  const said = statements(entry, browser).filter((one) => plain(one, beside, name));
  const there = ({ version_added, version_removed }) =>
    version(version_added) <= oldest[browser] && !(version(version_removed) <= oldest[browser]);
  return said.some(there) && said.some(({ version_removed }) => !version_removed);
};

const since = (entry, browser) => {
  const known = statements(entry, browser).find((one) => plain(one, new Set(), "") && !one.version_removed);
  return `${browser} ${known?.version_added || "never"}`;
};

/**
 * What is wrong with a use, or nothing. Several features may have the name in use: then one that all know is enough.
 * `beside`: other names that stand beside it for browsers that know it under those.
 */
export function fault({ name, entries, beside = new Set() }, oldest = OLDEST) {
  const features = entries.filter((entry) => entry?.__compat);
  if (features.length === 0) return "not in the tables";
  const browsers = Object.keys(oldest);
  if (features.some((entry) => browsers.every((browser) => knows(entry, browser, oldest, beside, name))))
    return undefined;
  return browsers.map((browser) => since(features[0], browser)).join(", ");
}
