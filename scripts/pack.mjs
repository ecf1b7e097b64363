// Run by `npm pack`: its file is the command alone, so package.json is without the dashboard's packages and scripts while it is
// packed, and as it was again afterwards. Node built-ins only.
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
  // npm looks for the script that restores it in the file as it was when it began.
  writeFileSync(file, `${JSON.stringify(alone, null, 2)}\n`);
}
