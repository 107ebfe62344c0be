// The figures of the rules that every peer expresses, out of the built-in rulebook: nobody has numbers of its own.
import { rulebook } from "../../package.mjs";

const clauses = new Map(rulebook().clauses.map(({ id, figures }) => [id, figures]));
const of = (clause) => clauses.get(clause);

export const CAPS = { station: of("loss-3").capYuan, agency: of("loss-7").capYuan, transit: of("loss-4").capYuan };
export const REPLACED = of("loss-6").yuan;
export const FILING_DAYS = of("loss-2").days;
/** By what is reported late, the minutes that there are for it. */
export const REPORT_MINUTES = { lost: of("loss-8").minutes, damaged: of("loss-9").minutes };
export const FINE = { perDay: of("delay-2").yuanPerDay, cap: of("delay-2").capYuan };
/** Who may not claim at all (loss-15a). */
export const REFUSED_CLAIMANTS = ["indirect", "agency-unsupplied"];
