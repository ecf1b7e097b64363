// Generates lib/audit/catalogue/table.ts from scopes.csv, the reviewed list: run it whenever the list changes. Node
// built-ins only.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../lib/audit/catalogue");

/** The rows of scopes.csv, each by the names of its columns. No cell has a comma or a quote. */
export function readList(csv) {
  const [head = "", ...lines] = csv.trim().split("\n");
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
  });
}

function prefixAndVerb({ scope, kind }) {
  const dot = scope.lastIndexOf(".");
  return kind === "pseudo" ? [scope, ""] : [scope.slice(0, dot), scope.slice(dot + 1)];
}

function tableOf(csv) {
  const groups = [];
  for (const row of readList(csv)) {
    const [prefix, verb] = prefixAndVerb(row);
    const subgroup = row.subgroup || null;
    let group = groups.at(-1);
    if (group?.group !== row.shown_in || group.subgroup !== subgroup) {
      group = { group: row.shown_in, subgroup, scopes: [] };
      groups.push(group);
    }
    let scopes = group.scopes.at(-1);
    if (scopes?.prefix !== prefix || scopes.kind !== row.kind) {
      scopes = { prefix, kind: row.kind, verbs: {} };
      group.scopes.push(scopes);
    }
    const marks = [row.full_access_core === "yes" && "core", row.twin === "yes" && "twin"];
    scopes.verbs[verb] = [row.access, ...marks.filter(Boolean)];
  }
  return groups;
}

/** The text of table.ts. @param date the day the list last changed, UTC */
export function tableModule(csv, date) {
  const rows = tableOf(csv).flatMap(({ group, subgroup, scopes }) => [
    `  { group: ${JSON.stringify(group)}, subgroup: ${JSON.stringify(subgroup)}, scopes: [`,
    ...scopes.map(({ prefix, kind, verbs }) => {
      const entries = Object.entries(verbs).map(
        ([verb, marks]) => `${verb || '""'}: ${JSON.stringify(marks).replaceAll(",", ", ")}`,
      );
      return `    { prefix: "${prefix}", kind: "${kind}", verbs: { ${entries.join(", ")} } },`;
    }),
    "  ] },",
  ]);
  return `// Generated from scopes.csv by \`npm run catalogue\`: edit the list, not this file.

/** The source list: the UTC day it last changed, and its SHA-256. */
export const LIST = {
  date: "${date}",
  sha256: "${createHash("sha256").update(csv).digest("hex")}",
} as const;

/** Every scope as its prefix and verb, in the console's order; catalogue.ts makes the entries. A flag has no verb. */
export const CATALOGUE_TABLE = [
${rows.join("\n")}
] as const;
`;
}

if (process.argv[1] === import.meta.filename) {
  const csv = readFileSync(join(FOLDER, "scopes.csv"), "utf8");
  const path = join(FOLDER, "table.ts");
  const old = readFileSync(path, "utf8");
  const date = /date: "([\d-]+)"/.exec(old)?.[1];
  const isSame = old === tableModule(csv, date);
  if (!isSame) writeFileSync(path, tableModule(csv, new Date().toISOString().slice(0, 10)));
  console.log(`${path} ${isSame ? "is up to date" : "written"}`);
}
