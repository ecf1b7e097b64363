import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { recentAccounts, rememberAccount } from "./recent-accounts";

const texts = new Map<string, string>();

beforeEach(() => {
  texts.clear();
  vi.stubGlobal("sessionStorage", {
    getItem: (place: string) => texts.get(place) ?? null,
    setItem: (place: string, text: string) => void texts.set(place, text),
  });
});
afterEach(() => vi.unstubAllGlobals());

it.each(["not json", "7", "[7, null]"])("are none in %j", (stored) => {
  texts.set("recent-accounts", stored);
  expect(recentAccounts()).toEqual([]);
});

it("are five, the newest first", () => {
  for (const each of ["a", "b", "c", "d", "e", "f", "b"]) rememberAccount(each);
  expect(recentAccounts()).toEqual(["b", "f", "e", "d", "c"]);
});
