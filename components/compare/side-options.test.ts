import { expect, it } from "vitest";
import { SHOWN_OPTIONS, sideOptions } from "./side-options";

const keys = Array.from({ length: 20_000 }, (_, at) => ({
  account: "self",
  api_key_id: `id-${at}`,
  name: at % 2 === 0 ? `Web ${at}` : `worker ${at}`,
  shape: null,
  readAtMs: null,
}));
const found = (typed: string) => sideOptions(typed, keys, "key");

it("finds keys by name and by id, whatever the case, and purposes by label", () => {
  expect(found("web 19998").options).toMatchObject([{ value: "self/id-19998" }]);
  expect(found("ID-19999").options).toMatchObject([{ value: "self/id-19999" }]);
  expect(found("read invoices").options).toMatchObject([{ value: "purpose:billing" }]);
});

it("counts what it does not show", () => {
  const { options, more } = found("web");
  expect(options.filter(({ kind }) => kind === "key")).toHaveLength(SHOWN_OPTIONS);
  expect(more).toBe(10_000 - SHOWN_OPTIONS);
});

it("leads with what is asked for first", () => {
  expect(sideOptions("", keys, "purpose").options[0]?.kind).toBe("purpose");
  expect(sideOptions("", keys, "key").options[0]?.kind).toBe("key");
});
