/** Some moment after the one and not after the other, epoch ms. Nothing tells which. `afterMs` null: any time before. */
export type Interval = { afterMs: number | null; byMs: number };
