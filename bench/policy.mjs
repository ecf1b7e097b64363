import { importSource } from "../scripts/import-source.mjs";
import { median } from "./statistics.mjs";
import { ms, within } from "./table.mjs";

const KEYS = 20_341;
const ACCOUNTS = 400;
const SHAPES = 40;
const RULES = 50;
const ROUNDS = 9;
const GOAL_MS = 150;
const TEAMS = ["checkout", "marketing", "ops", "billing", "search", "crm", "web", "batch"];

/** 9. A policy of 50 rules on the largest fleet, as the browser's worker evaluates it. */
export async function policy() {
  const { readPolicy } = await importSource("lib/audit/policy/read.ts");
  const { evaluatePolicy } = await importSource("lib/audit/policy/evaluate.ts");
  const { CATALOGUE } = await importSource("lib/audit/catalogue/catalogue.ts");
  const read = readPolicy(policyText());
  if (!read.ok) throw new Error(`The bench's policy is none: ${JSON.stringify(read.problems)}`);
  const scopes = CATALOGUE.map(({ scope }) => scope);
  const took = Array.from({ length: ROUNDS }, () => {
    // A new fleet each time, so that no cached result of the last one helps.
    const fleet = fleetOf(scopes);
    const context = { nowMs: Date.UTC(2026, 0, 1) };
    const startedAtMs = performance.now();
    evaluatePolicy(read.policy, fleet, { file: "", context, hashes: new Map() });
    return performance.now() - startedAtMs;
  });
  const what = `policy: ${KEYS} keys, ${RULES} rules`;
  return [
    { what: `${what}, the first time`, figure: ms(took[0]) },
    within({ what, figure: ms(median(took)) }, median(took), GOAL_MS, " ms"),
  ];
}

function fleetOf(scopes) {
  const shapes = Array.from({ length: SHAPES }, (_, at) => [
    at,
    scopes.filter((_scope, place) => (place * 7 + at) % (at + 2) === 0),
  ]);
  const keys = Array.from({ length: KEYS }, (_, at) => ({
    account: at % ACCOUNTS === 0 ? "self" : `subuser:s${at % ACCOUNTS}`,
    api_key_id: `k${at}`,
    name: `${TEAMS[at % TEAMS.length]}-service-${at}`,
    shape: at % 60 === 0 ? null : at % SHAPES,
    readAtMs: 0,
  }));
  return { target: "all", accounts: new Map(), keys, shapes: new Map(shapes), holes: [] };
}

/** A policy as people write them: most rules cover a team or the subusers, a few every key. */
function policyText() {
  const where = (at) => {
    if (at % 10 === 0) return "";
    if (at % 10 === 1) return `where: { account: "subuser:s${at}*" }, `;
    return `where: { name: "${TEAMS[at % TEAMS.length]}-*" }, `;
  };
  const conditions = [
    'deny: "api_keys.create OR teammates.*"',
    'only: [send, "templates.*", "stats.*"]',
    "max_scopes: 60",
    'require_name: "^[a-z]+-service-[0-9]+$"',
    "max_age_days: 90",
  ];
  const rules = Array.from(
    { length: RULES },
    (_, at) => `  - { id: r${at}, ${where(at)}${conditions[at % conditions.length]} }`,
  );
  const owners = TEAMS.map((team) => `  - { where: { name: "${team}-*" }, owner: ${team} }`);
  return `version: 1\nowners:\n${owners.join("\n")}\nrules:\n${rules.join("\n")}\n`;
}
