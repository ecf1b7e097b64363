// Writes what is generated from our schemas into public/: `npm run openapi`, after a change of lib/contract or
// lib/audit/policy.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importSource } from "./import-source.mjs";

const root = join(import.meta.dirname, "..");

async function write(file, source, made) {
  const exported = await importSource(source);
  writeFileSync(join(root, file), `${JSON.stringify(exported[made](), null, 2)}\n`);
}

await write("public/openapi.json", "lib/contract/openapi.ts", "openApi");
await write("public/policy.schema.json", "lib/audit/policy/json-schema.ts", "policySchema");
