/** Forgets the most memory a process has held so far (Linux). */
export function forgetPeak(pid: number): void;
/** What a process holds now, and the most it held since {@link forgetPeak}, in MB (Linux). */
export function memoryOf(pid: number): { nowMb: number; peakMb: number };
