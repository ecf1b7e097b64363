// Run by `npm pack`, whose file is the command alone: removes the dashboard's packages and scripts from package.json
// while packing, and restores it afterward. Node built-ins only.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = join(import.meta.dirname, "../package.json");
const whole = join(import.meta.dirname, "../dist/package.json.whole");

if (process.argv[2] === "restore") {
  if (existsSync(whole)) renameSync(whole, file);
} else {
  const text = readFileSync(file, "utf8");
  const alone = JSON.parse(text);
  for (const field of ["scripts", "dependencies", "devDependencies"]) delete alone[field];
  writeFileSync(whole, text);
  // npm looks for the restore script in the file as it was at the start.
  writeFileSync(file, `${JSON.stringify(alone, null, 2)}\n`);
}
