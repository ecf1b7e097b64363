import { readFileSync, writeFileSync } from "node:fs";

/** Starts the peak of a process anew, at what it holds now. Linux only, and of the own user's processes. */
export function forgetPeak(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

/**
 * What a process holds in memory, and the most it has held, in MB. Linux only.
 * @returns {{ nowMb: number, peakMb: number }}
 */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mbOf = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)[1]) / 1_024;
  return { nowMb: mbOf("VmRSS"), peakMb: mbOf("VmHWM") };
}
