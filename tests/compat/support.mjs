// Whether the oldest browsers that the page is for know something, by MDN's tables.
import tables from "@mdn/browser-compat-data/forLegacyNode";

export { tables };

/** The oldest browsers, by the names of the tables. */
export const OLDEST = { chrome: 109, firefox: 115, safari: 16.4, safari_ios: 16.4 };

/** "≤79" is 79; "preview" and `false` are never. */
const version = (added) => (typeof added === "string" ? Number.parseFloat(added.replace("≤", "")) : Number.NaN);

/** Statements about a browser, the newest first. */
const statements = (entry, browser) => [entry.__compat.support[browser] ?? []].flat();

/** As it is named, without a setting, and not taken out again; or under a prefix or another name that `beside` has. */
const plain = (statement, beside, name) =>
  !statement.flags &&
  !statement.version_removed &&
  (statement.prefix === undefined || beside.has(statement.prefix + name)) &&
  (statement.alternative_name === undefined || beside.has(statement.alternative_name));

const knows = (entry, browser, beside, name) =>
  statements(entry, browser).some((one) => plain(one, beside, name) && version(one.version_added) <= OLDEST[browser]);

const since = (entry, browser) => {
  const known = statements(entry, browser).find((one) => plain(one, new Set(), ""));
  return `${browser} ${known?.version_added || "never"}`;
};

/**
 * What is wrong with a use, or nothing. Several features may have the name in use: then one that all know is enough.
 * `beside`: other names that stand beside it for browsers that know it under those.
 */
export function fault({ name, entries, beside = new Set() }) {
  const features = entries.filter((entry) => entry?.__compat);
  if (features.length === 0) return "not in the tables";
  const browsers = Object.keys(OLDEST);
  if (features.some((entry) => browsers.every((browser) => knows(entry, browser, beside, name)))) return undefined;
  return browsers.map((browser) => since(features[0], browser)).join(", ");
}
