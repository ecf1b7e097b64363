import { describe, expect, it } from "vitest";
import { addressWithoutKeys } from "./address";

const ID = "abcdefghijklmnopqrst-_";
const SECRET = "Zk9Qw3Vt".repeat(6).slice(0, 43);
const KEY = `SG.${ID}.${SECRET}`;
const split = `${KEY.slice(0, 40)} ${KEY.slice(40)}`;

describe("an address", () => {
  it.each([
    `/keys?q=${KEY}`,
    `/keys?q=${encodeURIComponent(`key ${KEY} x`)}`,
    `/keys?q=${KEY.replaceAll(".", "%2e")}`,
    `/keys?q=${KEY.replaceAll(".", "%252E")}&sort=name`,
    `/keys?${new URLSearchParams({ q: split })}`,
    `/keys?q=${ID}.${SECRET}`,
    `/keys?${KEY}`,
    `/keys?key=self~${KEY}`,
    `/keys/${KEY}`,
    `/keys/${KEY.replaceAll(".", "%2E")}?on-behalf-of=globex`,
    `/?on-behalf-of=${KEY}`,
    `/who-can?pick=a,${KEY}&pick=b`,
    `/sign-in?reason=signed_out&next=${encodeURIComponent(`/keys?q=${KEY}`)}`,
    `/sign-in?next=${encodeURIComponent(`/keys?${new URLSearchParams({ q: split })}`)}`,
    `/sign-in?next=${encodeURIComponent(encodeURIComponent(`/keys?q=${KEY}`))}`,
  ])("has the id alone of a key: %s", (address) => {
    const cut = addressWithoutKeys(address);
    expect(cut).toContain(ID);
    expect(cut).not.toMatch(/Zk9|Qw3|Vt/);
    expect(addressWithoutKeys(cut)).toBe(cut);
  });

  it("keeps no secret that is still being typed", () => {
    for (let end = 27; end < KEY.length; end += 1) {
      expect(addressWithoutKeys(`/keys?q=${KEY.slice(0, end)}`)).not.toContain(".Z");
    }
  });

  it.each([
    `/keys/SG.${ID}.Z`,
    `/keys/SG.${ID}.Z?q=x`,
    `/keys?SG.${ID}.Zk9`,
    `/keys/${encodeURIComponent(`"SG.${ID}.${SECRET.slice(0, 9)}" + "`)}`,
  ])("is one that a header can carry, though a secret was cut off: %s", (address) => {
    const cut = addressWithoutKeys(address);
    expect(cut).toMatch(/^[!-~]+$/);
    expect(cut).toContain(`SG.${ID}.%E2%80%A2`);
    expect(addressWithoutKeys(cut)).toBe(cut);
  });

  it.each([
    "/",
    "/keys?q=a+b%20c&type=Full%20access&view=x,y",
    `/keys/${ID}?on-behalf-of=account-id+17`,
    "/who-can?can=mail.send+and+not+%22x.y%22",
    "/keys?q=%E0%A4%A",
  ])("stays as it is without a key: %s", (address) =>
    expect(addressWithoutKeys(address)).toBe(address),
  );
});
