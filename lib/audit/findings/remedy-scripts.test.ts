import { describe, expect, it } from "vitest";
import type { Remedy } from "./remedy";
import { remediationScripts, shellComment } from "./remedy-scripts";

const TARGET = { account: "self", api_key_id: "k1", name: "web", region: "global" } as const;
const RENAMED = "A NAME OF ITS OWN";
const rescope = (rename = false): Remedy => ({
  action: "re-scope",
  keep: ["mail.send", "stats.read"],
  drop: ["api_keys.create"],
  rename,
});
const scriptsOf = (remedy: Remedy, target: Parameters<typeof remediationScripts>[0] = TARGET) => {
  const scripts = remediationScripts(target, remedy);
  if (scripts === null) throw new Error("No scripts.");
  return scripts;
};
/** The lines before a call that replaces the old list with a new one. */
const replaces = (mark: "#" | "//") => [
  `${mark} Replaces the key's whole scope list: a change made since it was read, or by another script, is undone.`,
  `${mark} To fix several findings of one key, choose them together and run the one script.`,
];
const lines = (...text: string[]) => text.join("\n");

describe("curl", () => {
  it("replaces the scopes by those that stay", () => {
    expect(scriptsOf(rescope()).curl).toBe(
      lines(
        ...replaces("#"),
        "curl --fail-with-body --request PUT 'https://api.sendgrid.com/v3/api_keys/k1' \\",
        '  --header "Authorization: Bearer $SENDGRID_API_KEY" \\',
        "  --header 'Accept: application/json' \\",
        "  --header 'Content-Type: application/json' \\",
        "  --data '{",
        '  "name": "web",',
        '  "scopes": [',
        '    "mail.send",',
        '    "stats.read"',
        "  ]",
        "}'",
      ),
    );
  });

  it("deletes for an account on its own host, with no body", () => {
    const target = { ...TARGET, account: "account-id:c1", region: "eu" } as const;
    expect(scriptsOf({ action: "revoke" }, target).curl).toBe(
      lines(
        "curl --fail-with-body --request DELETE 'https://api.eu.sendgrid.com/v3/api_keys/k1' \\",
        '  --header "Authorization: Bearer $SENDGRID_API_KEY" \\',
        "  --header 'Accept: application/json' \\",
        "  --header 'on-behalf-of: account-id c1'",
      ),
    );
  });

  it("renames, alone or along with the scopes", () => {
    const alone = scriptsOf({ action: "rename" }).curl;
    expect(alone).toContain("--request PATCH ");
    expect(alone).toContain(`"name": "${RENAMED}"\n}'`);
    expect(alone).not.toContain("scopes");
    expect(scriptsOf(rescope(true)).curl).toContain(`"name": "${RENAMED}",\n  "scopes": [`);
  });
});

describe("Node", () => {
  it("makes the same calls with the official client", () => {
    expect(scriptsOf(rescope()).node).toBe(
      lines(
        ...replaces("//"),
        'import client from "@sendgrid/client";',
        "",
        "client.setApiKey(process.env.SENDGRID_API_KEY);",
        "const [response] = await client.request({",
        '  "method": "PUT",',
        '  "url": "/v3/api_keys/k1",',
        '  "body": {',
        '    "name": "web",',
        '    "scopes": [',
        '      "mail.send",',
        '      "stats.read"',
        "    ]",
        "  }",
        "});",
        "console.log(response.statusCode);",
      ),
    );
    const eu = { ...TARGET, account: "subuser:globex", region: "eu" } as const;
    expect(scriptsOf({ action: "revoke" }, eu).node).toBe(
      lines(
        'import client from "@sendgrid/client";',
        "",
        "client.setApiKey(process.env.SENDGRID_API_KEY);",
        'client.setDataResidency("eu");',
        "const [response] = await client.request({",
        '  "method": "DELETE",',
        '  "url": "/v3/api_keys/k1",',
        '  "headers": {',
        '    "on-behalf-of": "globex"',
        "  }",
        "});",
        "console.log(response.statusCode);",
      ),
    );
  });
});

describe("Terraform", () => {
  const HEAD = [
    "terraform {",
    "  required_providers {",
    '    sendgrid = { source = "kenzo0107/sendgrid" }',
    "  }",
    "}",
    "",
    'provider "sendgrid" {',
  ];
  const IMPORT = ["", "import {", "  to = sendgrid_api_key.this", '  id = "k1"', "}", ""];
  const NOTE = "  # Add its scopes as they are, or plan shows what would change.";

  it("imports the key and gives it the scopes that stay", () => {
    expect(scriptsOf(rescope()).terraform).toContain(
      lines(
        ...replaces("#"),
        ...HEAD,
        "}",
        ...IMPORT,
        'resource "sendgrid_api_key" "this" {',
        '  name = "web"',
        "  scopes = [",
        '    "mail.send",',
        '    "stats.read",',
        "  ]",
        "}",
        "",
      ),
    );
    expect(scriptsOf(rescope()).terraform).not.toContain(NOTE);
    expect(scriptsOf(rescope(true)).terraform).toContain(`  name = "${RENAMED}"\n  scopes = [`);
  });

  it("renames in a subuser, and asks for the scopes as they are", () => {
    const target = { ...TARGET, account: "subuser:globex" };
    expect(scriptsOf({ action: "rename" }, target).terraform).toBe(
      lines(
        ...HEAD,
        '  subuser = "globex"',
        "}",
        ...IMPORT,
        'resource "sendgrid_api_key" "this" {',
        `  name = "${RENAMED}"`,
        NOTE,
        "}",
        "",
      ),
    );
  });

  it("deletes by an import that is then taken away", () => {
    const { terraform } = scriptsOf({ action: "revoke" });
    expect(terraform).toContain(`  name = "web"\n${NOTE}\n}\n`);
    expect(terraform).toMatch(/\n# Apply once to import it, .* that deletes the key\.\n$/);
    expect(scriptsOf({ action: "rename" }).terraform).not.toContain("that deletes the key");
  });

  it("says where the provider cannot go", () => {
    const customer = { ...TARGET, account: "account-id:c1" };
    expect(scriptsOf(rescope(), customer).terraform).toMatch(/\n# The provider cannot act/);
    const eu = { ...TARGET, region: "eu" } as const;
    expect(scriptsOf(rescope(), eu).terraform).toMatch(/\n# The provider talks to the global host/);
  });

  it("writes what JSON writes otherwise as its own language does", () => {
    const name = `a\b\f\n"\\b$\{x}%{y}\u200b`;
    expect(scriptsOf({ action: "revoke" }, { ...TARGET, name }).terraform).toContain(
      '  name = "a\\u0008\\u000c\\n\\"\\\\b$${x}%%{y}\\u200b"\n',
    );
  });
});

it("a comment is one line with nothing hidden in it", () => {
  expect(shellComment("a\nb\tc\u007f\u202e")).toBe("# a b c \\u202e");
  expect(shellComment("\u{e0041}\u2028")).toBe("# \\udb40\\udc41\\u2028");
});
