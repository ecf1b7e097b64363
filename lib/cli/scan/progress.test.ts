import { expect, it, onTestFinished, vi } from "vitest";
import { FleetWriter } from "./fleet-writer";
import { progressWords, showProgress } from "./progress";

const account = {
  label: "x",
  region: "global",
  disabled: false,
  listed_at: null,
  proven: true,
  failure: null,
} as const;

it("says how much is read of what, what is not readable, and how long it waits", () => {
  const writer = new FleetWriter("all");
  writer.saveAccount({ ...account, account: "self", status: "reading", key_count: 1_200 });
  writer.saveAccount({ ...account, account: "subuser:a", status: "waiting", key_count: null });
  expect(progressWords(writer, null, 0)).toBe("Read 0 of 1,200 keys so far, 0 of 2 accounts");
  writer.saveScopes({ account: "self", api_key_id: "k", name: "k", scopes: ["stats.read"] });
  const failure = { code: "access_forbidden", status: 403, message: "no" };
  writer.saveFailure({ account: "self", api_key_id: "l", name: "l", failure });
  writer.saveAccount({
    ...account,
    account: "subuser:a",
    status: "failed",
    key_count: null,
    failure,
  });
  expect(progressWords(writer, 23_400, 0)).toBe(
    "Read 1 of 1,200 keys so far, 0 of 2 accounts, 2 not readable, waiting 24 s for SendGrid’s rate limit",
  );
  writer.saveAccount({ ...account, account: "self", status: "read", key_count: 1_200 });
  expect(progressWords(writer, null, 0)).toBe(
    "Read 1 of 1,200 keys, 1 of 2 accounts, 2 not readable",
  );
});

it("is a line each 15 seconds in a log, until it has ended", () => {
  vi.useFakeTimers();
  const lines: string[] = [];
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  onTestFinished(() => {
    stderr.mockRestore();
    vi.useRealTimers();
  });
  const origins = { global: "http://127.0.0.1:1", eu: "http://127.0.0.1:1" };
  const credential = { owner: "o", apiKey: "k", home: "global", origins } as const;
  const end = showProgress(new FleetWriter("self"), credential);
  vi.advanceTimersByTime(14_999);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(lines).toEqual(["Read 0 of 0 keys, 0 of 0 accounts\n"]);
  vi.advanceTimersByTime(30_000);
  expect(lines).toHaveLength(3);
  end();
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(3);
});
