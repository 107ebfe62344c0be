// Those that ours is measured beside: each takes a case and gives the sums of it, at once or later.
import * as hand from "./hand.mjs";
import * as logic from "./json-logic-engine.mjs";
import * as rules from "./json-rules-engine.mjs";
import * as publicodes from "./publicodes.mjs";
import * as zen from "./zen-engine.mjs";

export const PEERS = [hand, logic, rules, zen, publicodes];
