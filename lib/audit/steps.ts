/** Work in steps, so that whoever has it done can do something else between two of them. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all of it at once. */
export function toTheEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
