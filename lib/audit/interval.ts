/**
 * Some moment after the first time and not after the second, epoch ms; nobody knows which. `afterMs` null: any time
 * before.
 */
export type Interval = { afterMs: number | null; byMs: number };
