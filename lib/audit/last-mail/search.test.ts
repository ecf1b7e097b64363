import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answered, learn } from "./learn";
import { narrow } from "./refused";
import { beginSearch, nextQuestion, type Settled, unsettled } from "./search";

/** The time of each key's newest message, epoch ms; null: unreadable. Absent: the key has sent none. */
type Truth = ReadonlyMap<string, number | null>;

const idsOf = (count: number) => Array.from({ length: count }, (_, at) => `k${at}`);

/** What SendGrid says about a group: its newest message, but not whose it is. */
function answerOf(asked: readonly string[], truth: Truth, askedAtMs: number): Answered {
  const times = asked.filter((id) => truth.has(id)).map((id) => truth.get(id) ?? null);
  if (times.length === 0) return { state: "silent", askedAtMs };
  const known = times.filter((time) => time !== null);
  return { state: "sent", lastEventMs: known.length === 0 ? null : Math.max(...known), askedAtMs };
}

const REFUSED = { state: "cannot_ask", reason: "No.", askedAtMs: 0 } as const;

/** @param isRefused whether SendGrid answers a question for these with a 400 */
function searched(
  ids: readonly string[],
  truth: Truth,
  isRefused: (asked: readonly string[]) => boolean = () => false,
) {
  const settled: Settled[] = [];
  const asked: (readonly string[])[] = [];
  let search = beginSearch(ids);
  for (let next = nextQuestion(search); next !== null; next = nextQuestion(search)) {
    asked.push(next);
    // In the form that the store keeps between two calls.
    const kept = JSON.parse(JSON.stringify(search));
    const learned = isRefused(next)
      ? narrow(kept, REFUSED)
      : learn(kept, answerOf(next, truth, asked.length));
    search = learned.search;
    settled.push(...learned.settled);
    const left = [...unsettled(search), ...settled.map(({ api_key_id }) => api_key_id)];
    expect(left.length).toBe(ids.length);
  }
  return { settled, calls: asked.length, asked };
}

const time = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  // Few distinct times, so that keys share one, and some that are unreadable.
  fc.integer({ min: 0, max: 2 }),
  fc.constant(null),
);

/** An account with this many keys, this many of which have sent. */
const account = (keys: fc.Arbitrary<number>, senders: fc.Arbitrary<number>) =>
  fc.tuple(keys, senders).chain(([count, sent]) =>
    fc
      .tuple(
        fc.shuffledSubarray(idsOf(count), {
          minLength: Math.min(sent, count),
          maxLength: Math.min(sent, count),
        }),
        fc.array(time, { minLength: sent, maxLength: sent }),
      )
      .map(([ids, times]) => ({
        ids: idsOf(count),
        truth: new Map(ids.map((id, at) => [id, times[at] ?? null])),
      })),
  );

const any = account(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 130 }));

describe("a search for senders whose questions are refused", () => {
  it("settles each key as it is where so many together are too many", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 60 }), ({ ids, truth }, most) => {
        const { settled } = searched(ids, truth, (asked) => asked.length > most);
        expect(settled.map(({ api_key_id }) => api_key_id).sort()).toEqual([...ids].sort());
        for (const { api_key_id: id, mail } of settled) {
          expect(mail.state).toBe(truth.has(id) ? "sent" : "silent");
        }
      }),
    );
  });

  it("holds against an odd key nothing of the others", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 129 }), ({ ids, truth }, place) => {
        fc.pre(place < ids.length);
        const odd = `k${place}`;
        const { settled } = searched(ids, truth, (asked) => asked.includes(odd));
        expect(settled).toHaveLength(ids.length);
        for (const { api_key_id: id, mail } of settled) {
          const state = truth.has(id) ? "sent" : "silent";
          expect(mail.state).toBe(id === odd ? "cannot_ask" : state);
        }
      }),
    );
  });

  it("asks for one alone before it gives all up", () => {
    const { settled, asked } = searched(idsOf(100), new Map(), () => true);
    expect(asked.map(({ length }) => length)).toEqual([50, 1]);
    expect(settled).toHaveLength(100);
    for (const { mail } of settled) expect(mail).toEqual(REFUSED);
  });
});

it("proves nothing of a group by an answer of another time: what was kept then may have gone", () => {
  const HOUR = 3_600_000;
  const group = learn(beginSearch(["a", "b"]), { state: "sent", lastEventMs: 1, askedAtMs: 0 });
  // It was a's message, and SendGrid no longer keeps it.
  const soon = learn(group.search, { state: "silent", askedAtMs: HOUR / 6 });
  const late = learn(group.search, { state: "silent", askedAtMs: HOUR });
  expect(soon.settled.map(({ api_key_id, mail }) => [api_key_id, mail.state])).toEqual([
    ["a", "silent"],
    ["b", "sent"],
  ]);
  expect(late.settled.map(({ api_key_id }) => api_key_id)).toEqual(["a"]);
  expect(nextQuestion(late.search)).toEqual(["b"]);
});

describe("a search for senders", () => {
  it("settles each key once, as it is, whoever sent and when", () => {
    fc.assert(
      fc.property(any, ({ ids, truth }) => {
        const { settled } = searched(ids, truth);
        expect(settled.map(({ api_key_id }) => api_key_id).sort()).toEqual([...ids].sort());
        for (const { api_key_id: id, mail } of settled) {
          expect(mail.state).toBe(truth.has(id) ? "sent" : "silent");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("tells of each sender the time of its own newest message, where times can be read", () => {
    const readable = any.filter(({ truth }) => ![...truth.values()].includes(null));
    fc.assert(
      fc.property(readable, ({ ids, truth }) => {
        for (const { api_key_id: id, mail } of searched(ids, truth).settled) {
          if (mail.state === "sent") expect(mail.lastEventMs).toBe(truth.get(id));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("asks for no more than fifty at once, and for none twice in one question", () => {
    fc.assert(
      fc.property(any, ({ ids, truth }) => {
        for (const asked of searched(ids, truth).asked) {
          expect(asked.length).toBeGreaterThan(0);
          expect(asked.length).toBeLessThanOrEqual(50);
          expect(new Set(asked).size).toBe(asked.length);
        }
      }),
    );
  });

  it("proves 100 keys silent with 2 calls, and none with none", () => {
    expect(searched(idsOf(100), new Map()).calls).toBe(2);
    expect(searched([], new Map()).calls).toBe(0);
  });

  it("finds 5 senders among 100 keys with at most 40 calls, wherever and whenever they sent", () => {
    fc.assert(
      fc.property(account(fc.constant(100), fc.constant(5)), ({ ids, truth }) => {
        expect(searched(ids, truth).calls).toBeLessThanOrEqual(40);
      }),
      { numRuns: 3_000 },
    );
  });

  it("costs at most 170 calls for 100 keys, however many have sent", () => {
    const anyOfHundred = account(fc.constant(100), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(anyOfHundred, ({ ids, truth }) => {
        expect(searched(ids, truth).calls).toBeLessThanOrEqual(170);
      }),
      { numRuns: 300 },
    );
  });
});
