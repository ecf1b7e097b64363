import { expect, it } from "vitest";
import { openSink } from "./open-sink";
import { tar } from "./testing/archives";

const KEY = `SG.${"a".repeat(22)}.${"b".repeat(43)}`;
const LONG = `${"folder/".repeat(20)}é.env`;
const record = (key: string, value: string) => {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  const length = rest + String(rest + String(rest).length).length;
  return `${length} ${key}=${value}\n`;
};

/** Where the keys are in a tar that comes a few bytes at a time. */
function placesIn(packed: Uint8Array): string[] {
  const places: string[] = [];
  const sink = openSink("a.tar", {
    found: (_id, { name, line }) => places.push(`${name}:${line}`),
    unread: () => {},
    mayUnpack: () => true,
  });
  for (let at = 0; at < packed.length; at += 7) sink.write(packed.subarray(at, at + 7));
  sink.end();
  return places;
}

it.each([
  ["GNU's", { note: `${LONG}\0` }, "L"],
  ["a pax header's", { note: `${record("mtime", "1.5")}${record("path", LONG)}` }, "x"],
])("a long name is %s, of the next file and of no other", (_what, files, type) => {
  const link = { [`${LONG}.link`]: "x" };
  const types = { note: type, [`${LONG}.link`]: "K" };
  const packed = tar({ ...files, ...link, [LONG]: `\n${KEY}\n`, short: KEY }, { types });
  expect(placesIn(packed)).toEqual([`a.tar › ${LONG}:2`, "a.tar › short:1"]);
});

it.each(["", "x", "999 path=", "0 path=a\n", "-5 path=a\n", " path=a\n", "12 path"])(
  "a note that says nothing (%j) leaves the name that the header has",
  (note) => {
    const packed = tar({ note, [LONG]: KEY }, { types: { note: "x" } });
    expect(placesIn(packed)).toEqual([`a.tar › ${LONG.slice(0, 100)}:1`]);
  },
);
