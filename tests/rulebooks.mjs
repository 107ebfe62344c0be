// The rulebooks of `tests/rulebooks`: a small sound one, and the broken ones, each made from a sound one.
import { readdirSync } from "node:fs";
import { read } from "./package.mjs";

const files = readdirSync(new URL("../src/rulebook", import.meta.url)).filter((file) => file.endsWith(".json"));
/** The ids of those that are built in, each in a file of its name. */
export const builtIn = files.map((file) => file.slice(0, -".json".length));

/** A sound rulebook by its name: built in, or of `tests/rulebooks`. */
export const sound = (name) => read(builtIn.includes(name) ? `../src/rulebook/${name}.json` : `rulebooks/${name}.json`);

/** Every broken one with its `file`, or with its `text` where that is what is broken. */
export const broken = read("rulebooks/broken.json").map((fixture) => ({ ...fixture, ...made(fixture) }));

function made(fixture) {
  if (fixture.text !== undefined) return {};
  if (fixture.nested !== undefined) return { text: "[".repeat(fixture.nested) + "]".repeat(fixture.nested) };
  const file = "whole" in fixture ? fixture.whole : changed(fixture);
  const text = JSON.stringify(file);
  if (fixture.padTo !== undefined)
    return { text: text + " ".repeat(fixture.padTo - new TextEncoder().encode(text).length) };
  return fixture.before === undefined ? { file } : { text: fixture.before + text };
}

/** The same changes as `tests/core/rulebook.rs` makes. */
function changed({ of = "small", add = {}, again = [], many = {}, figures = {}, long = {}, remove = [], set = {} }) {
  const file = sound(of);
  const above = (place) => place.slice(0, place.lastIndexOf("."));
  for (const [place, item] of Object.entries(add)) get(file, place).push(item);
  for (const place of again) get(file, above(place)).push(structuredClone(get(file, place)));
  for (const [place, count] of Object.entries(many)) {
    const [list, item] = [above(place), get(file, place)];
    put(
      file,
      list,
      Array.from({ length: count }, (_, number) => ({ ...item, id: `${list.replaceAll(".", "-")}-${number}` })),
    );
  }
  for (const [place, count] of Object.entries(figures)) {
    put(file, place, Object.fromEntries(Array.from({ length: count }, (_, number) => [`x${number}`, 1])));
  }
  for (const [place, count] of Object.entries(long)) put(file, place, "x".repeat(count));
  for (const place of remove) {
    const [holder, key] = end(file, place);
    if (Array.isArray(holder)) holder.splice(key, 1);
    else delete holder[key];
  }
  for (const [place, value] of Object.entries(set)) put(file, place, value);
  return file;
}

/** The object or list at the end of a place, and the key there: an item of a list by its id, or by its number. */
function end(file, place) {
  const keys = place.split(".");
  const keyOf = (holder, key) => {
    const number = Array.isArray(holder) ? holder.findIndex((item) => item.id === key) : key;
    return number === -1 ? Number(key) : number;
  };
  const holder = keys.slice(0, -1).reduce((at, key) => (at[keyOf(at, key)] ??= {}), file);
  return [holder, keyOf(holder, keys.at(-1))];
}

function get(file, place) {
  const [holder, key] = end(file, place);
  return holder[key];
}

function put(file, place, value) {
  const [holder, key] = end(file, place);
  holder[key] = value;
}
