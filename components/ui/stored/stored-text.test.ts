import { afterEach, describe, expect, it, vi } from "vitest";
import { storedText, storedValue, storeText } from "./stored-text";

const STORES = ["localStorage", "sessionStorage"] as const;

function storeOf(texts: Map<string, string>) {
  return {
    getItem: (place: string) => texts.get(place) ?? null,
    setItem: (place: string, text: string) => void texts.set(place, text),
    removeItem: (place: string) => void texts.delete(place),
  };
}

afterEach(() => vi.unstubAllGlobals());

describe.each(STORES)("in %s", (store) => {
  it("a text is there until it is taken away", () => {
    vi.stubGlobal(store, storeOf(new Map()));
    storeText(store, "a", "one");
    expect([storedText(store, "a"), storedText(store, "b")]).toEqual(["one", null]);
    storeText(store, "a", null);
    expect(storedText(store, "a")).toBeNull();
  });

  it("a browser that refuses the store is told nothing of, and the page knows what it kept", () => {
    const refuse = () => {
      throw new DOMException("Denied", "SecurityError");
    };
    vi.stubGlobal(store, { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(storedText(store, "a")).toBeNull();
    storeText(store, "a", "one");
    expect(storedText(store, "a")).toBe("one");
    storeText(store, "a", null);
    expect(storedText(store, "a")).toBeNull();
  });

  it("a full store keeps what it has, and the page what is newer", () => {
    const full = storeOf(new Map([["a", "old"]]));
    const setItem = () => {
      throw new DOMException("Full", "QuotaExceededError");
    };
    vi.stubGlobal(store, { ...full, setItem });
    storeText(store, "a", "new");
    expect(storedText(store, "a")).toBe("new");
    storeText(store, "a", null);
    expect(storedText(store, "a")).toBeNull();
  });
});

it.each([null, "", "not json", "null"])("%j says nothing", (text) => {
  expect(storedValue(text)).toBeNull();
});
