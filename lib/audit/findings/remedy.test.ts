import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { tasksOf } from "../effects/sole-holders";
import { adviceFor } from "./advice";
import { shapeFacts, shapeFindings } from "./by-shape";
import type { Finding } from "./finding";
import { remedyOf, remedyWarnings } from "./remedy";
import { remediationScripts, shellQuote } from "./remedy-scripts";
import type { RuleId } from "./rules";

const REAL = ["api_keys.create", "mail.send", "stats.read"];
const finding = (rule: RuleId, scopes: string[]): Finding => ({
  rule,
  severity: "high",
  account: "self",
  api_key_id: "k",
  scopes,
  detail: "",
});
const target = {
  account: "self",
  api_key_id: "abcdefghijklmnopqrst-_",
  name: "web",
  region: "global" as const,
};
const remedy = remedyOf([finding("mints-keys", ["api_keys.create"])], REAL);
const loss = { tasks: [], scopes: [], isCertain: true, others: { read: 1, total: 1 } };

describe("a remedy", () => {
  it("drops what shows the finding, and revokes what would be left with nothing", () => {
    expect(remedy).toEqual({
      action: "re-scope",
      keep: ["mail.send", "stats.read"],
      drop: ["api_keys.create"],
      rename: false,
    });
    expect(remedyOf([finding("mints-keys", ["api_keys.create"])], ["api_keys.create"]).action).toBe(
      "revoke",
    );
    expect(remedyOf([finding("bootstrap-key", [])], REAL).action).toBe("revoke");
    expect(remedyOf([finding("same-name", [])], REAL).action).toBe("rename");
    expect(remedyOf([finding("full-access", REAL)], REAL).action).toBe("none");
  });

  it("fixes several findings at once, whatever their order", () => {
    const mint = finding("mints-keys", ["api_keys.create"]);
    const named = finding("no-name", []);
    const reads = finding("reads-recipients", ["stats.read", "api_keys.create"]);
    const both = {
      action: "re-scope",
      keep: ["mail.send"],
      drop: ["api_keys.create", "stats.read"],
      rename: true,
    };
    expect(remedyOf([mint, named, reads], REAL)).toEqual(both);
    expect(remedyOf([reads, mint, named], REAL)).toEqual(both);
    expect(remedyOf([mint, finding("bootstrap-key", [])], REAL)).toEqual({ action: "revoke" });
    expect(remedyOf([], REAL)).toEqual({ action: "none" });
    // A flag that SendGrid sets by itself is not a real scope, so there is nothing to remove.
    expect(remedyOf([finding("mints-keys", ["2fa_required"])], REAL).action).toBe("none");
  });

  it("warns of what stops, and says when that is not sure", () => {
    const revoke = remedyOf([finding("bootstrap-key", [])], REAL);
    const warnings = remedyWarnings(revoke, REAL, loss).join(" ");
    expect(warnings).toMatch(/no longer be able to: send mail, create API keys/);
    expect(warnings).toMatch(/cannot be restored.*ask its owner/);
    expect(remedyWarnings(remedy, REAL, loss).join(" ")).not.toMatch(/no longer: [^.]*send mail/);
    const strange = [...REAL, "new.thing.create"];
    expect(remedyWarnings(revoke, strange, loss).join(" ")).toMatch(
      /1 unrecognized scope is unknown/,
    );
    expect(remedyWarnings(remedy, REAL, loss).join(" ")).not.toMatch(/catalogue/);
  });
});

describe("what a change stops", () => {
  const task = (id: string) => {
    const found = tasksOf(["mail.send", "api_keys.create"]).find((each) => each.id === id);
    if (found === undefined) throw new Error(`No ${id}.`);
    return found;
  };
  const USAGE = "SendGrid doesn’t say what a key was used for, so ask its owner first.";
  const kept = (...keep: string[]) =>
    ({ action: "re-scope", keep, drop: [], rename: false }) as const;

  it("is said from what goes to what stays, and what it takes", () => {
    expect(remedyWarnings(kept("mail.send", "stats.read"), REAL, loss)).toEqual([
      "Anything using this key will no longer be able to: create API keys.",
      "It can still: send mail, read statistics.",
      "The call replaces the key’s whole scope list, so it undoes any change that isn’t part of it.",
      "Run it with a key that has api_keys.update and every scope you keep.",
      USAGE,
    ]);
  });

  it("is all of it once the key goes, and for good", () => {
    expect(remedyWarnings({ action: "revoke" }, ["mail.send", "x.a", "x.b"], loss)).toEqual([
      "Anything using this key will no longer be able to: send mail.",
      "What stops with 2 unrecognized scopes is unknown.",
      "A deleted key cannot be restored.",
      USAGE,
    ]);
    expect(remedyWarnings({ action: "revoke" }, [], loss)).toEqual([
      "A deleted key cannot be restored.",
      USAGE,
    ]);
  });

  it("is nothing where only the name changes, or nothing does", () => {
    for (const action of ["rename", "none"] as const) {
      expect(remedyWarnings({ action }, REAL, loss)).toEqual([
        "Nothing stops: neither the key nor its scopes change.",
      ]);
    }
  });

  it("names what no other key of the account does, and how sure that is", () => {
    const sole = { ...loss, tasks: [task("send-mail"), task("create-keys")] };
    const said = (isCertain: boolean) =>
      remedyWarnings(kept("mail.send"), REAL, { ...sole, isCertain });
    // The account doesn't lose what stays, whoever else has it.
    expect(said(true)).toContain("No other key in the account can: create API keys.");
    expect(said(false)).toContain(
      "No other key in the account (as far as its keys have been read) can: create API keys.",
    );
    expect(remedyWarnings(kept("mail.send"), REAL, loss).join(" ")).not.toMatch(/No other key/);
  });

  it("leaves six tasks by name and the count of the others", () => {
    const many = CATALOGUE.map(({ scope }) => scope);
    const [, stays = ""] = remedyWarnings(kept(...many), [...many, "x.new"], loss);
    const tasks = tasksOf(many).map(({ verb }) => verb);
    expect(stays).toBe(
      `It can still: ${tasks.slice(0, 6).join(", ")} and ${tasks.length - 6} more.`,
    );
    expect(remedyWarnings(kept("x.new"), REAL, loss)).toContain(
      "After that, it can do nothing that we know of.",
    );
    const six = ["mail.send", "api_keys.read", "api_keys.create", "api_keys.delete"];
    const [, exact = ""] = remedyWarnings(kept(...six, "stats.read", "billing.read"), REAL, loss);
    expect(exact).not.toContain("more");
  });
});

describe("the remedy for taking over the account", () => {
  const held = ["teammates.create", "teammates.delete", "user.email.update", "mail.send"];
  const shown = shapeFindings(shapeFacts(held)).find(({ rule }) => rule === "takes-over-account");
  const taken = remedyOf([finding("takes-over-account", [...(shown?.scopes ?? [])])], held);

  it("does what its words say, and says what stays", () => {
    expect(taken).toMatchObject({ action: "re-scope", keep: ["teammates.delete", "mail.send"] });
    expect(adviceFor("takes-over-account").fix).toMatch(/So can teammates\.delete/);
    expect(remedyWarnings(taken, held, loss)).toContain(
      "It can still: send mail, remove teammates.",
    );
  });
});

describe("the scripts", () => {
  it("send the name and the scopes that are kept, to the region's host, on behalf of the account", () => {
    const eu = { ...target, account: "subuser:globex", region: "eu" as const };
    const scripts = remediationScripts(eu, remedy);
    expect(scripts?.curl).toContain(
      "https://api.eu.sendgrid.com/v3/api_keys/abcdefghijklmnopqrst-_",
    );
    expect(scripts?.curl).toContain("'on-behalf-of: globex'");
    expect(scripts?.node).toContain('setDataResidency("eu")');
    expect(scripts?.node).toContain('"on-behalf-of": "globex"');
    expect(scripts?.node).not.toContain("api_keys.create");
    const terraform = remediationScripts(target, remedy)?.terraform;
    expect(terraform).toContain('source = "kenzo0107/sendgrid"');
    expect(terraform).toContain('id = "abcdefghijklmnopqrst-_"');
    expect(terraform).toMatch(/scopes = \[\s+"mail.send",\s+"stats.read",\s+\]/);
  });

  it("are none where nothing is changed", () => {
    expect(remediationScripts(target, { action: "none" })).toBeNull();
    expect(remediationScripts({ ...target, account: "nonsense" }, remedy)).toBeNull();
  });

  it("pass any name through a real shell unchanged", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '"', "$(id)", "`id`", "\\", "\n", "!", " ", "é", "a"),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        expect(execFileSync("sh", ["-c", `printf %s ${shellQuote(text)}`]).toString()).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it("say one command and no more, whatever the name and the account are", () => {
    const nasty = fc.string({
      minLength: 1,
      maxLength: 60,
      unit: fc.constantFrom(
        ..."'\"$()`\\\n!{}[]#;&|<>*~@- a".split(""),
        "\u0000",
        "\ud800",
        "$(id)",
        "é",
      ),
    });
    const names = fc.tuple(nasty, nasty);
    fc.assert(
      fc.property(names, ([name, username]) => {
        const account = `subuser:${username}`;
        const scripts = remediationScripts({ ...target, account, name }, remedy);
        if (scripts === null) return;
        const script = `curl() { printf '%s\\0' "$@"; }\n${scripts.curl}`;
        const env = { ...process.env, SENDGRID_API_KEY: "KEY" };
        const said = execFileSync("sh", ["-c", script], { env });
        const [, , method, url, , bearer, , accept, , behalf, , type, , body, end] = said
          .toString()
          .split("\0");
        expect([method, url, end]).toEqual(["PUT", expect.stringMatching(/^https:/), ""]);
        expect([bearer, behalf]).toEqual([
          "Authorization: Bearer KEY",
          `on-behalf-of: ${username}`,
        ]);
        expect([accept, type]).toEqual([
          "Accept: application/json",
          "Content-Type: application/json",
        ]);
        expect(JSON.parse(body ?? "").name).toBe(name);
      }),
      { numRuns: 60 },
    );
  });

  it("hide nothing that a name brings along", () => {
    const name = `a\u202Eb\u2028\`$\{process.exit()}\`%{if true}\b`;
    const scripts = remediationScripts({ ...target, name }, remedy);
    for (const text of [scripts?.curl, scripts?.node, scripts?.terraform]) {
      expect(text).not.toMatch(/[\p{Cf}\p{Zl}]|[\b]/u);
    }
    expect(scripts?.terraform).toContain("$${process.exit()}");
    expect(scripts?.terraform).toContain("%%{if true}");
    expect(scripts?.terraform).toContain("\\u0008");
    // In Terraform's language, two four-digit escapes would be two broken characters, and so a different name.
    const tagged = remediationScripts({ ...target, name: "a\u{e0041}" }, remedy);
    expect(tagged?.terraform).toContain('name = "a\\U000e0041"');
    expect(tagged?.curl).toContain("a\\udb40\\udc41");
    const [, body = ""] = /request\((.*)\);\nconsole/s.exec(scripts?.node ?? "") ?? [];
    expect(JSON.parse(body).body.name).toBe(name);
  });
});
