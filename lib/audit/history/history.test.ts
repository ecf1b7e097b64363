import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../interval";
import { type PlainFacts, type PlainReading, pastOf } from "../testing/pasts";
import { eventsOf } from "./events";
import { livesOf } from "./lives";
import { keysIn, stateAt } from "./past";

/** A scan that takes no time. */
const at = (ms: number, facts: PlainFacts): PlainReading => ({ afterMs: ms, beforeMs: ms, facts });
const key = (shape: string | null = "x", name = "n") => ({ name, shape });

const IDS = ["a", "b", "c"];
const fact = fc.option(
  fc.record({ name: fc.constantFrom("n", "m"), shape: fc.constantFrom("x", "y", null) }),
);
/** What an account really was at each moment, and when it was scanned. */
const worlds = fc
  .array(fc.record({ truth: fc.tuple(fact, fact, fact), isRead: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((moments) =>
    moments.map(({ truth, isRead }) => ({
      isRead,
      facts: Object.fromEntries(
        truth.flatMap((each, index) => (each === null ? [] : [[IDS[index] ?? "", each]])),
      ),
    })),
  );
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

const readingsOf = (world: World) =>
  world.flatMap(({ facts, isRead }, ms) => (isRead ? [at(ms, facts)] : []));
const within = ({ afterMs, byMs }: Interval, ms: number) =>
  ms <= byMs && (afterMs === null || ms > afterMs);

describe("the record of an account", () => {
  it("gives back what each reading found", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const readings = readingsOf(world);
        const past = pastOf(readings);
        for (const { beforeMs, facts } of readings) {
          const state = stateAt(past, beforeMs);
          const keys = keysIn(past, state?.number ?? 0);
          const found = keys.map(({ api_key_id, name, shape }) => [api_key_id, { name, shape }]);
          expect(Object.fromEntries(found)).toEqual(facts);
        }
      }),
    );
  });

  it("never says wrongly when a key that was always there since was created", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const [id, { created }] of livesOf(pastOf(readingsOf(world)))) {
          const last = world.findLastIndex(({ isRead }) => isRead);
          const gone = world.slice(0, last).findLastIndex(({ facts }) => facts[id] === undefined);
          const back = world.findIndex(({ facts }) => facts[id] !== undefined);
          // A key is created once: worlds in which one returns are not SendGrid's.
          if (gone < back) expect(within(created, back), id).toBe(true);
        }
      }),
    );
  });

  it("has no life of a key that is gone, and none that begins after its first sight", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const readings = readingsOf(world);
        const lives = livesOf(pastOf(readings));
        expect([...lives.keys()].sort()).toEqual(Object.keys(readings.at(-1)?.facts ?? {}).sort());
        for (const [id, { created }] of lives) {
          expect(created.byMs).toBe(readings.find(({ facts }) => facts[id])?.beforeMs);
        }
      }),
    );
  });

  it("tells every key that came or went between two readings, and nothing that did not", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const readings = readingsOf(world);
        const events = eventsOf(pastOf(readings));
        const told = (kind: string, byMs: number) =>
          events.flatMap((one) =>
            one.kind === kind && one.byMs === byMs && "key" in one ? one.key.api_key_id : [],
          );
        for (const [n, { beforeMs, facts }] of readings.entries()) {
          const before = readings[n - 1]?.facts ?? facts;
          const added = Object.keys(facts).filter((id) => before[id] === undefined);
          const removed = Object.keys(before).filter((id) => facts[id] === undefined);
          expect(told("added", beforeMs).sort()).toEqual(added.sort());
          expect(told("removed", beforeMs).sort()).toEqual(removed.sort());
        }
      }),
    );
  });
});

describe("a life", () => {
  const lifeOf = (...readings: PlainReading[]) => livesOf(pastOf(readings)).get("a");

  it("has when the key was last renamed and last given other scopes, and null for what it never was", () => {
    const changed = lifeOf(
      at(1, { a: key("x", "n") }),
      at(4, { a: key("y", "m") }),
      at(9, { a: key(null, "o") }),
      at(12, { a: key("z", "o") }),
    );
    expect(changed).toEqual({
      created: { afterMs: null, byMs: 1 },
      renamed: { afterMs: 4, byMs: 9 },
      rescoped: { afterMs: 4, byMs: 12 },
    });
    const added = lifeOf(at(1, {}), at(4, { a: key() }), at(9, { a: key(), b: key() }));
    expect(added).toEqual({ created: { afterMs: 1, byMs: 4 }, renamed: null, rescoped: null });
  });

  it("proves nothing by what a key was before it was gone for a while", () => {
    const back = lifeOf(
      at(1, { a: key("x", "n") }),
      at(2, {}),
      at(3, { a: key(null, "m") }),
      at(4, { a: key("y", "m") }),
    );
    expect(back).toMatchObject({ renamed: null, rescoped: null });
  });

  it("of a record whose beginning is gone says nothing of before that", () => {
    const { states, ...rest } = pastOf([at(1, { a: key("x") }), at(4, { a: key("y"), b: key() })]);
    const late = { ...rest, states: states.slice(1) };
    const lives = livesOf(late);
    expect(lives.get("a")).toMatchObject({
      created: { afterMs: null, byMs: 4 },
      rescoped: { afterMs: null, byMs: 4 },
    });
    expect(lives.get("b")?.created).toEqual({ afterMs: null, byMs: 4 });
    expect(eventsOf(late).map(({ kind, byMs }) => [kind, byMs])).toEqual([
      ["first", 4],
      ["rescoped", 4],
    ]);
  });
});

describe("what happened", () => {
  const kinds = (...readings: PlainReading[]) =>
    eventsOf(pastOf(readings)).map(({ kind, afterMs, byMs }) => [kind, afterMs, byMs]);

  it("is told between the last reading that did not have it and the first that did", () => {
    expect(
      kinds(
        at(1, { a: key() }),
        at(2, { a: key() }),
        at(5, { a: key("y"), b: key() }),
        at(9, { b: key("x", "renamed") }),
      ),
    ).toEqual([
      ["first", null, 1],
      ["rescoped", 2, 5],
      ["added", 2, 5],
      ["removed", 5, 9],
      ["renamed", 5, 9],
    ]);
  });

  it("to scopes that could not be read for a while may have been at any time of it", () => {
    expect(kinds(at(1, { a: key("x") }), at(2, { a: key(null) }), at(3, { a: key("y") }))).toEqual([
      ["first", null, 1],
      ["unread", 1, 2],
      ["read", 2, 3],
      ["rescoped", 1, 3],
    ]);
    const same = kinds(at(1, { a: key("x") }), at(2, { a: key(null) }), at(3, { a: key("x") }));
    expect(same.map(([kind]) => kind)).toEqual(["first", "unread", "read"]);
    const named = kinds(at(1, { a: key(null) }), at(2, { a: key(null, "other") }));
    expect(named.map(([kind]) => kind)).toEqual(["first", "renamed"]);
  });

  it("is the same in whatever order the store gives what keys were", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const past = pastOf(readingsOf(world));
        const turned = { ...past, versions: past.versions.toReversed() };
        const inOrder = (events: ReturnType<typeof eventsOf>) =>
          events.map((one) => JSON.stringify(one)).sort();
        expect(inOrder(eventsOf(turned))).toEqual(inOrder(eventsOf(past)));
      }),
    );
  });

  it("names what the key is now, and what it was when that was last known", () => {
    const past = pastOf([
      at(1, { a: key("x", "n") }),
      at(2, { a: key(null, "m") }),
      at(3, { a: key("y", "m") }),
    ]);
    const told = eventsOf(past).flatMap((one) =>
      "previous" in one ? [[one.kind, one.previous.name, one.key.name, one.previous.shape]] : [],
    );
    expect(told).toEqual([
      ["renamed", "n", "m", "x"],
      ["rescoped", "n", "m", "x"],
    ]);
  });

  it("to the list alone is all there is where no reading worked", () => {
    const failure = { afterMs: 1, firstAtMs: 3, lastAtMs: 4, code: "timeout", status: null };
    const eventsWith = (...readable: (number | null)[]) =>
      eventsOf({
        ...pastOf([]),
        failures: readable.map((readableByMs) => ({ ...failure, readableByMs })),
      }).map(({ kind, byMs }) => [kind, byMs]);
    expect(eventsWith(null)).toEqual([["unreadable", 3]]);
    expect(eventsWith(5, 9)).toEqual([
      ["unreadable", 3],
      ["unreadable", 3],
      ["readable", 5],
      ["readable", 9],
    ]);
  });

  it("that made an account readable again is no key that was added", () => {
    const past = pastOf([at(1, { a: key() }), at(9, { a: key() })]);
    const failure = { afterMs: 1, code: "access_forbidden", status: 403 };
    const events = eventsOf({
      ...past,
      failures: [
        { ...failure, firstAtMs: 3, lastAtMs: 4, readableByMs: 9 },
        { ...failure, status: 500, firstAtMs: 5, lastAtMs: 6, readableByMs: 9 },
      ],
    });
    expect(events.map(({ kind, afterMs, byMs }) => [kind, afterMs, byMs])).toEqual([
      ["first", null, 1],
      ["unreadable", 1, 3],
      ["unreadable", 1, 5],
      ["readable", 6, 9],
    ]);
  });
});
