import { readFileSync, writeFileSync } from "node:fs";

export function forgetPeak(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mbOf = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)[1]) / 1_024;
  return { nowMb: mbOf("VmRSS"), peakMb: mbOf("VmHWM") };
}
