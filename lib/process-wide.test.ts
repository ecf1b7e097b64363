import { expect, test, vi } from "vitest";
import { processWide } from "./process-wide";

const apart = async <T>(load: () => Promise<T>): Promise<[T, T]> => {
  const one = await load();
  vi.resetModules();
  return [one, await load()];
};

test("a value is made once, by whichever copy of its module asks first", () => {
  const [made, again] = [{}, {}];
  expect(processWide("a test's own", () => made)).toBe(made);
  expect(processWide("a test's own", () => again)).toBe(made);
});

test("pages and routes, which load a module of their own each, share what a credential may spend", async () => {
  const [lanes, otherLanes] = await apart(() => import("./sendgrid/lane"));
  expect(otherLanes.laneOf).not.toBe(lanes.laneOf);
  expect(otherLanes.laneOf("owner", "eu")).toBe(lanes.laneOf("owner", "eu"));
  const [breakers, otherBreakers] = await apart(() => import("./sendgrid/breaker"));
  expect(otherBreakers.breakerOf("https://host")).toBe(breakers.breakerOf("https://host"));
});

test("pages and routes join each other's calls", async () => {
  const [one, other] = await apart(() => import("./sendgrid/coalesce"));
  const waiter = { signal: new AbortController().signal, deadlineMs: Date.now() + 25_000 };
  const start = vi.fn(async () => "answer");
  const answers = [one.coalesce("key", waiter, start), other.coalesce("key", waiter, start)];
  expect(await Promise.all(answers)).toEqual(["answer", "answer"]);
  expect(start).toHaveBeenCalledTimes(1);
});

test("a call that failed is SendGrid's failure to all who joined it", async () => {
  const [one, other] = await apart(() => import("./sendgrid/error"));
  const error = new one.SendGridError("timeout", "/v3/scopes");
  expect(other.SendGridError).not.toBe(one.SendGridError);
  expect(other.isFailure(error, "timeout")).toBe(true);
});

test("pages and routes stand in one queue for the thread", async () => {
  const [one, other] = await apart(() => import("./server/scan/turns"));
  let before = 0;
  for (let n = 0; n < 3; n += 1) void one.turn().then(() => (before += 1));
  await other.turn();
  expect(before).toBe(3);
});
