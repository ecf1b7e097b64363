import { readFile, writeFile } from "node:fs/promises";

/** Forgets the most memory a process has held so far (Linux). */
export async function forgetPeak(pid: number) {
  await writeFile(`/proc/${pid}/clear_refs`, "5");
}

/** What a process holds now, and the most it held since {@link forgetPeak}, in MB. */
export async function memoryOf(pid: number): Promise<{ nowMb: number; peakMb: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const mb = (name: string) => {
    const kb = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1];
    if (kb === undefined) throw new Error(`No ${name} in the process's status.`);
    return Number(kb) / 1_024;
  };
  return { nowMb: mb("VmRSS"), peakMb: mb("VmHWM") };
}
