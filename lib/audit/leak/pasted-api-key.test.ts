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
    JSON.stringify({ mail: { provider: "sendgrid", key: KEY, from: "a@b.test" } }, null, 2),
    JSON.stringify(JSON.stringify({ key: KEY })),
    `      - SENDGRID_API_KEY=${KEY}`,
    `docker run -e SENDGRID_API_KEY=${KEY} mailer`,
    `curl -H "Authorization: Bearer ${KEY}" https://api.sendgrid.com/v3/scopes`,
    `sgMail.setApiKey('${KEY}')`,
    `SENDGRID_API_KEY=${KEY} # of production, ask Ann`,
    `“${KEY}”`,
    `«${KEY}».`,
    `\ufeff${KEY}\u200b`,
    KEY.replace(".", ".\u200b").replace("S3c", "S3\u00adc"),
    `${KEY.slice(0, 40)}\n    ${KEY.slice(40)}`,
    `${KEY.slice(0, 40)}\\\r\n${KEY.slice(40)} # wrapped`,
    `${KEY.slice(0, 60)}=\n${KEY.slice(60)}\nThe next line.`,
    `?key=${KEY.replaceAll(".", "%2E")}&x=1`,
    KEY.replaceAll(".", "%252e"),
    `"${KEY.replaceAll(".", "\\u002e").replaceAll("-", "\\x2d")}"`,
    KEY.replaceAll(".", "&#46"),
    KEY.replaceAll(".", "[.]"),
    `"${KEY.slice(0, 40)}" +\n  "${KEY.slice(40)}"`,
    `'${KEY.slice(0, 40)}' . '${KEY.slice(40)}'`,
    `> key:\n> ${KEY.slice(0, 40)}\n> ${KEY.slice(40)}\n> and more`,
    KEY.replaceAll(".", "\\U0000002E"),
    `\x1b[32m${KEY.slice(0, 30)}\x1b[0m${KEY.slice(30)}`,
    KEY.replaceAll(".", "&#46;").replaceAll("_", "&lowbar;"),
    `${"# a comment\n".repeat(1_000)}KEY=${KEY}\n`,
    `KEY=${KEY}\nSENDGRID_API_KEY=${KEY}\n`,
    `${KEY}${KEY}`,
  ])("finds the key in %s", (pasted) => {
    expect(readPastedApiKey(pasted)).toEqual({ ok: true, api_key: KEY, api_key_id: ID });
  });

  it.each([
    ["", /Paste a SendGrid API key/],
    ["''", /Paste a SendGrid API key/],
    [KEY.slice(0, -3), /too short: 66 of 69/],
    [`${KEY}ab`, /too long: 71 characters/],
    ["x".repeat(10_000), /too long: 10000/],
    [`${" ".repeat(70_000)}${KEY}`, /too long: 70069/],
    [KEY.slice(3), /SG\. is missing/],
    [KEY.toLowerCase(), /capitals/],
    [`SG.${ID} .${SECRET}`, /space or a line break/],
    [`${KEY}\n${KEY.replace("S3", "s3")}`, /There are 2 keys/],
    [`${KEY}${KEY.replace("S3", "s3")}`, /There are 2 keys/],
    [`old=${KEY} new=${KEY.replace(ID, ID.toUpperCase())}`, /There are 2 keys/],
    [ID, /only the API key’s ID/],
    [`SG.${ID}`, /only the API key’s ID/],
    [`SG.${ID}.•••••••`, /masked/],
    [`SG.${ID}.${"*".repeat(43)}`, /masked/],
    [`SG.${ID}...`, /masked/],
    [`SG.\u200b${ID}.${SECRET.slice(1)}`, /invisible/],
    [KEY.replace("S3", "Ѕ3"), /non-ASCII/],
    [`key-${"0".repeat(32)}`, /Mailgun/],
    [`sk_live_${"a".repeat(24)}`, /Stripe/],
    [`xkeysib-${"a".repeat(60)}`, /Brevo/],
    [`AC${"0".repeat(32)}`, /Twilio/],
    [`SG.${ID.slice(1)}.a${SECRET}`, /dots are in the wrong place/],
    [`SG.${ID}.+${SECRET.slice(1)}`, /character that SendGrid API keys don’t/],
    ["hello", /starts with SG/],
    [`export KEY='${KEY.slice(0, -3)}';`, /too short: 66 of 69/],
    [`$env:KEY = "${KEY.slice(0, -3)}"`, /too short: 66 of 69/],
    [`"Authorization": 'Bearer ${KEY.slice(0, -3)}',`, /too short: 66 of 69/],
    [`SG.${ID}.x`, /too short: 27 of 69/],
    [`${ID}.`, /only the API key’s ID/],
    [`hello!${ID}`, /this doesn’t/],
    [`hello!${ID}.${SECRET}`, /this doesn’t/],
    [`${ID}.${SECRET}x`, /this doesn’t/],
    ["hello.sg.x", /this doesn’t/],
    [`rk_test_${"a".repeat(24)}`, /Stripe/],
    [`whsec_${"a".repeat(24)}`, /Stripe/],
    [`${"0".repeat(32)}-us12`, /Mailchimp/],
    [`re_${"a".repeat(24)}`, /Resend/],
    [`ASIA${"A".repeat(16)}`, /AWS/],
    [`re_${"a".repeat(9)}`, /this doesn’t/],
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
});
