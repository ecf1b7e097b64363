import { expose, wrap } from "comlink";
import { afterEach, describe, expect, it } from "vitest";
import { workerAnswer } from "./worker-answer";

const api = {
  twice: (of: ReadonlyMap<string, number>) => [...of.values()].map((each) => each * 2),
  fail: () => {
    throw new Error("No room.");
  },
};
const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/**
 * Both ends of a channel, as between a page and its worker.
 * @param answers null: the worker never loaded
 */
function begin(answers: typeof api | null) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  if (answers !== null) expose(answers, port2);
  return { worker: new EventTarget(), remote: wrap<typeof api>(port1) };
}

describe("what a worker answers", () => {
  it("comes back, of whatever can be cloned", async () => {
    const { worker, remote } = begin(api);
    expect(await workerAnswer(worker, remote.twice(new Map([["a", 2]])))).toEqual([4]);
  });

  it("is a rejection when its code fails", async () => {
    const { worker, remote } = begin(api);
    await expect(workerAnswer(worker, remote.fail())).rejects.toThrow("No room.");
  });

  it("is a rejection when the worker could not be loaded", async () => {
    const { worker, remote } = begin(null);
    const answer = workerAnswer(worker, remote.twice(new Map()));
    worker.dispatchEvent(new Event("error"));
    await expect(answer).rejects.toHaveProperty("type", "error");
  });
});
