import "server-only";
import { describe, expect, test } from "vitest";
import type { AccountId } from "@/lib/audit/account";
import { learn } from "@/lib/audit/last-mail/learn";
import { putLastMail, readLastMails } from "../last-mails";
import { spendMailCall } from "../mail-calls";
import { releaseMailLease, takeMailLease } from "../mail-lease";
import {
  cancelIdleMailTasks,
  keepMailAnswer,
  readMailTask,
  setMailTaskStatus,
  startMailTask,
} from "../mail-tasks";
import type { Store } from "../open-store";
import { deleteUnusedOwners } from "../owners";
import { putKeyLists } from "../scan-keys";
import { anOwner, NOW } from "./scan-fixtures";

const TTL = 15_000;
const KEYS = ["a", "b", "c", "d"];

/** What every database guarantees about last mails and their task, seen from two replicas. */
export function lastMailContract(store: () => Store, replica: () => Store): void {
  const start = (owner: string, nowMs = NOW) => {
    return startMailTask(store(), owner, { apiKeyIds: KEYS, nowMs });
  };
  /** One answer, as the holder saves it. */
  async function keep(owner: string, holder: string, sent: number | null) {
    const task = await readMailTask(replica(), owner);
    if (task === null) throw new Error("There is no task.");
    const answer =
      sent === null
        ? ({ state: "silent", askedAtMs: NOW } as const)
        : ({ state: "sent", lastEventMs: sent, askedAtMs: NOW } as const);
    return keepMailAnswer(
      store(),
      { owner, startedAtMs: task.started_at, holder },
      { ...learn(task.search, answer), nowMs: NOW },
    );
  }

  describe("the last mail of a key", () => {
    test("is kept as it was told, the newest answer alone, and each owner's for itself", async () => {
      const [owner, other] = [anOwner(), anOwner()];
      const put = (api_key_id: string, mail: Parameters<typeof putLastMail>[2]["mail"]) =>
        putLastMail(store(), owner, { api_key_id, mail });
      await put("a", { state: "silent", askedAtMs: NOW });
      await put("a", { state: "sent", lastEventMs: NOW - 5, askedAtMs: NOW + 1 });
      await put("b", { state: "sent", lastEventMs: null, askedAtMs: NOW });
      await put("c", { state: "cannot_ask", reason: "No add-on.", askedAtMs: NOW });
      await put("d", { state: "sent", lastEventMs: 1, askedAtMs: NOW });
      await put("d", { state: "silent", askedAtMs: NOW + 2 });
      await put("d", { state: "cannot_ask", reason: "No add-on.", askedAtMs: NOW + 3 });
      expect(await readLastMails(replica(), owner)).toEqual([
        { api_key_id: "a", mail: { state: "sent", lastEventMs: NOW - 5, askedAtMs: NOW + 1 } },
        { api_key_id: "b", mail: { state: "sent", lastEventMs: null, askedAtMs: NOW } },
        { api_key_id: "c", mail: { state: "cannot_ask", reason: "No add-on.", askedAtMs: NOW } },
        { api_key_id: "d", mail: { state: "silent", askedAtMs: NOW + 2 } },
      ]);
      expect(await readLastMails(replica(), other)).toEqual([]);
    });

    test("is no longer told of a key that its account's list names no more", async () => {
      const owner = anOwner();
      const list = (account: AccountId, ...ids: string[]) => {
        const keys = ids.map((api_key_id) => ({ api_key_id, name: api_key_id }));
        return putKeyLists(store(), owner, new Map([[account, keys]]), NOW);
      };
      const told = async () =>
        (await readLastMails(replica(), owner)).map(({ api_key_id }) => api_key_id);
      for (const api_key_id of ["a", "b"]) {
        await putLastMail(store(), owner, {
          api_key_id,
          mail: { state: "silent", askedAtMs: NOW },
        });
      }
      await list("subuser:x", "a");
      expect(await told()).toEqual(["a", "b"]);
      await list("self", "a", "b");
      expect(await told()).toEqual(["a", "b"]);
      await list("self", "b", "c");
      expect(await told()).toEqual(["b"]);
      await list("self", "a", "b");
      expect(await told()).toEqual(["a", "b"]);
    });

    test("goes with all else of an owner who does not come back, and so does the task", async () => {
      const owner = anOwner();
      await putLastMail(store(), owner, {
        api_key_id: "a",
        mail: { state: "silent", askedAtMs: 1 },
      });
      await start(owner, 2);
      await deleteUnusedOwners(replica(), 1_000, NOW);
      expect(await readLastMails(store(), owner)).toEqual([]);
      expect(await readMailTask(store(), owner)).toBeNull();
    });
  });

  describe("the calls of a minute", () => {
    const spend = (owner: string, nowMs: number, most = 5, at = store()) =>
      spendMailCall(at, owner, { most, nowMs });

    test("are counted over all replicas, and free again a minute later", async () => {
      const owner = anOwner();
      const waits = [];
      for (const n of [0, 1, 2, 3, 4]) {
        waits.push(await spend(owner, NOW + n * 1_000, 5, n % 2 === 0 ? store() : replica()));
      }
      expect(waits).toEqual([0, 0, 0, 0, 0]);
      expect(await spend(owner, NOW + 10_000, 5, replica())).toBe(50_000);
      // A person may make one more.
      expect(await spend(owner, NOW + 10_000, 6)).toBe(0);
      expect(await spend(owner, NOW + 10_000, 6, replica())).toBe(50_000);
      expect(await spend(owner, NOW + 60_000, 6, replica())).toBe(0);
      expect(await spend(anOwner(), NOW + 10_000)).toBe(0);
    });

    test("are no more than may be, though two replicas ask at once", async () => {
      const owner = anOwner();
      const waits = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          spend(owner, NOW, 6, n % 2 === 0 ? store() : replica()),
        ),
      );
      expect(waits.filter((wait) => wait === 0)).toHaveLength(6);
    });
  });

  describe("the task that asks for all", () => {
    test("is started once however many ask, and anew only when it is over", async () => {
      const owner = anOwner();
      await Promise.all([0, 1, 2].map((n) => start(owner, NOW + n)));
      const begun = await readMailTask(replica(), owner);
      expect(begun).toMatchObject({ status: "running", total: 4, calls: 0, failure: null });
      await setMailTaskStatus(store(), owner, { status: "paused", nowMs: NOW, failure: "Away." });
      await start(owner, NOW + 9);
      const paused = { status: "paused", failure: "Away.", started_at: begun?.started_at };
      expect(await readMailTask(replica(), owner)).toMatchObject(paused);
      await setMailTaskStatus(store(), owner, { status: "running", nowMs: NOW });
      await setMailTaskStatus(store(), owner, { status: "done", nowMs: NOW + 10 });
      await setMailTaskStatus(store(), owner, { status: "running", nowMs: NOW + 11 });
      const done = { status: "done", finished_at: NOW + 10, failure: null };
      expect(await readMailTask(replica(), owner)).toMatchObject(done);
      await start(owner, NOW + 12);
      const anew = { status: "running", started_at: NOW + 12, finished_at: null };
      expect(await readMailTask(replica(), owner)).toMatchObject(anew);
    });

    test("is one replica's at a time, until its lease ends or is given back", async () => {
      const owner = anOwner();
      await start(owner);
      const take = (holder: string, nowMs: number) =>
        takeMailLease(
          holder === "one" ? store() : replica(),
          { owner, startedAtMs: NOW, holder },
          nowMs,
          TTL,
        );
      const taken = await Promise.all([take("one", NOW), take("two", NOW)]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      const [first, second] = (await take("one", NOW)) ? ["one", "two"] : ["two", "one"];
      expect(await take(second, NOW + TTL - 1)).toBe(false);
      expect(await take(second, NOW + TTL)).toBe(true);
      await releaseMailLease(store(), { owner, startedAtMs: NOW, holder: first });
      expect(await take(first, NOW + TTL)).toBe(false);
      await releaseMailLease(store(), { owner, startedAtMs: NOW, holder: second });
      expect(await take(first, NOW + TTL)).toBe(true);
      await setMailTaskStatus(store(), owner, { status: "paused", nowMs: NOW });
      expect(await take(first, NOW + TTL)).toBe(false);
    });

    test("goes on with another replica where the first had come to, and loses no answer", async () => {
      const owner = anOwner();
      await start(owner);
      await takeMailLease(store(), { owner, startedAtMs: NOW, holder: "one" }, NOW, TTL);
      expect(await keep(owner, "one", 7)).toBe(true);
      expect(await keep(owner, "one", null)).toBe(true);
      expect((await readLastMails(replica(), owner)).map(({ api_key_id }) => api_key_id)).toEqual([
        "a",
        "b",
      ]);
      await takeMailLease(replica(), { owner, startedAtMs: NOW, holder: "two" }, NOW + TTL, TTL);
      // The first holder can no longer save a late answer.
      expect(await keep(owner, "one", null)).toBe(false);
      expect(await keep(owner, "two", null)).toBe(true);
      expect(await readMailTask(store(), owner)).toMatchObject({
        calls: 3,
        search: { open: [], groups: [] },
      });
      expect(await readLastMails(store(), owner)).toEqual([
        { api_key_id: "a", mail: { state: "silent", askedAtMs: NOW } },
        { api_key_id: "b", mail: { state: "silent", askedAtMs: NOW } },
        { api_key_id: "c", mail: { state: "silent", askedAtMs: NOW } },
        { api_key_id: "d", mail: { state: "sent", lastEventMs: 7, askedAtMs: NOW } },
      ]);
    });

    test("is cancelled once nobody has gone on with it for long, and not while it is worked on", async () => {
      const owner = anOwner();
      await start(owner);
      await takeMailLease(store(), { owner, startedAtMs: NOW, holder: "one" }, NOW, TTL);
      await releaseMailLease(store(), { owner, startedAtMs: NOW, holder: "one" });
      const idle = (beforeMs: number, status: "running" | "paused" = "running") =>
        cancelIdleMailTasks(replica(), status, { beforeMs, nowMs: NOW + 9 });
      await idle(NOW + TTL);
      await idle(NOW + TTL + 1, "paused");
      expect(await readMailTask(store(), owner)).toMatchObject({ status: "running" });
      await idle(NOW + TTL + 1);
      const over = { status: "cancelled", finished_at: NOW + 9 };
      expect(await readMailTask(store(), owner)).toMatchObject(over);
    });

    test("takes no answer, and no end, of the one before it", async () => {
      const owner = anOwner();
      await start(owner);
      const old = { owner, startedAtMs: NOW, holder: "one" };
      await takeMailLease(store(), old, NOW, TTL);
      const task = await readMailTask(store(), owner);
      if (task === null) throw new Error("There is no task.");
      await setMailTaskStatus(replica(), owner, { status: "cancelled", nowMs: NOW });
      await start(owner, NOW + 1);
      expect(await takeMailLease(store(), old, NOW + 2, TTL)).toBe(false);
      const answer = learn(task.search, { state: "silent", askedAtMs: NOW });
      expect(await keepMailAnswer(store(), old, { ...answer, nowMs: NOW + 2 })).toBe(false);
      await setMailTaskStatus(store(), old, { status: "paused", nowMs: NOW, failure: "Late." });
      expect(await readMailTask(store(), owner)).toMatchObject({ status: "running", calls: 0 });
    });

    test("keeps nothing more once it is paused", async () => {
      const owner = anOwner();
      await start(owner);
      await takeMailLease(store(), { owner, startedAtMs: NOW, holder: "one" }, NOW, TTL);
      await setMailTaskStatus(replica(), owner, { status: "paused", nowMs: NOW });
      expect(await keep(owner, "one", null)).toBe(false);
      expect(await readLastMails(store(), owner)).toEqual([]);
    });
  });
}
