import { describe, expect, it } from "vitest";
import { groupHotkeys, keyNames } from "./group-hotkeys";

const hotkey = (keys: string, words: string) => ({ keys, words, run: () => {} });

describe("the sheet of shortcuts", () => {
  it("keeps the ways to pages apart", () => {
    const groups = groupHotkeys([hotkey("l", "Leak"), hotkey("g k", "Keys")]);
    expect(groups.map((group) => group.hotkeys.map(({ keys }) => keys))).toEqual([["l"], ["g k"]]);
  });

  it("has no empty group", () => expect(groupHotkeys([])).toEqual([]));

  it("names keys as they are labelled", () => {
    expect(keyNames("g k", "Ctrl")).toEqual(["G", "K"]);
    expect(keyNames("mod+k", "⌘")).toEqual(["⌘", "K"]);
    expect(keyNames("?", "Ctrl")).toEqual(["?"]);
  });
});
