// Penalties, service clocks, targets and decision tables, and all that the package itself has: the numbers of the
// element's module, which needs no page.

import { numbers } from "./element.js";

export default numbers.init;
export const { clocks, decisionTable, differences, Estimator, estimate, penalties, rulebook, targets } = numbers;
