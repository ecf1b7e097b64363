import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPastedApiKey } from "./pasted-api-key";

const ID = "abcdefghijklmnopqrst-_";
const SECRET = "S3cretS3cretS3cretS3cretS3cretS3cretS3cretS";
const KEY = `SG.${ID}.${SECRET}`;

describe("what is pasted at sign-in", () => {
  it.each([
    KEY,
    `  ${KEY}\n`,
    `"${KEY}"`,
    `'${KEY}';`,
    `Bearer ${KEY}`,
    `Authorization: Bearer ${KEY}`,
    `"Authorization": "Bearer ${KEY}",`,
    `export SENDGRID_API_KEY='${KEY}'`,
    `SENDGRID_API_KEY=${KEY};`,
    `SENDGRID_API_KEY: "${KEY}",`,
    `$env:SENDGRID_API_KEY = "${KEY}"`,
    `const apiKey = "${KEY}";`,
  ])("finds the key in %s", (pasted) => {
    expect(readPastedApiKey(pasted)).toEqual({ ok: true, api_key: KEY, api_key_id: ID });
  });

  it.each([
    ["", /Paste a SendGrid API key/],
    ["''", /Paste a SendGrid API key/],
    [KEY.slice(0, -3), /too short: 66 of 69/],
    [`${KEY}ab`, /too long: 71 characters/],
    ["x".repeat(10_000), /too long: 10000/],
    [KEY.slice(3), /SG\. is missing/],
    [KEY.toLowerCase(), /capitals/],
    [`SG.${ID} .${SECRET}`, /space or a line break/],
    [`${KEY}\n${KEY}`, /space or a line break/],
    [ID, /only the API key's id/],
    [`SG.${ID}`, /only the API key's id/],
    [`SG.${ID}.•••••••`, /masked/],
    [`SG.${ID}.${"*".repeat(43)}`, /masked/],
    [`SG.${ID}...`, /masked/],
    [`SG.\u200b${ID}.${SECRET}`, /invisible/],
    [KEY.replace("S3", "Ѕ3"), /non-ASCII/],
    [`key-${"0".repeat(32)}`, /Mailgun/],
    [`sk_live_${"a".repeat(24)}`, /Stripe/],
    [`xkeysib-${"a".repeat(60)}`, /Brevo/],
    [`AC${"0".repeat(32)}`, /Twilio/],
    [`SG.${ID.slice(1)}.a${SECRET}`, /dots are not where/],
    [`SG.${ID}.+${SECRET.slice(1)}`, /character that no SendGrid/],
    ["hello", /starts with SG/],
  ])("says what is wrong with %j", (pasted, problem) => {
    const answer = readPastedApiKey(pasted);
    expect(answer.ok ? "" : answer.problem).toMatch(problem);
  });

  it("never repeats what was pasted", () => {
    const alphabet = fc.constantFrom(..."SG.abcXYZ09-_+*• \n'\u200b".split(""));
    fc.assert(
      fc.property(fc.string({ unit: alphabet, minLength: 8, maxLength: 80 }), (pasted) => {
        const answer = readPastedApiKey(pasted);
        if (!answer.ok) expect(answer.problem).not.toContain(pasted.trim());
      }),
    );
  });

  // Where a pattern begins anew at each character of a run, one of these takes a server's one thread 6 to 16 seconds, and
  // all of them several times what a test may take.
  it("is read at once, whatever is repeated", () => {
    for (const first of ["'", '"', "`"]) {
      for (const second of ["'", " ", ",", ";", "\t", "\u00a0"]) {
        const pasted = `${first.repeat(2_000)}a${second.repeat(2_000)}b`;
        expect(readPastedApiKey(pasted)).toMatchObject({ ok: false });
      }
    }
  });
});
