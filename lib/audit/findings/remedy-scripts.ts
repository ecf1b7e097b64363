import { onBehalfOf, parseAccountId } from "../account";
import { isApiKeyId } from "../api-key-id";
import type { FleetKey, Region } from "../fleet/fleet";
import { pathSegment } from "../path-segment";
import type { Remedy } from "./remedy";

/**
 * The same calls in three forms. They are text: this tool never changes anything, and never holds the key they need.
 */
export type RemediationScripts = { curl: string; node: string; terraform: string };

/** The key to change: its id, its current name (a PUT must send it), and its account. */
export type ScriptTarget = Pick<FleetKey, "account" | "api_key_id" | "name"> & { region: Region };

const HOSTS: Record<Region, string> = {
  global: "https://api.sendgrid.com",
  eu: "https://api.eu.sendgrid.com",
};

/** Quotes a word for a POSIX shell. Other people write key names: inside single quotes, nothing in them runs. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Characters that a name could use to hide something in a script: written as escapes. */
const HIDDEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");

/** The same literal, with every invisible character escaped. */
function visible(text: string): string {
  return text.replace(HIDDEN, (char) => {
    const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
    return units.map((unit) => `\\u${hex(unit, 4)}`).join("");
  });
}

/** A comment line for a POSIX shell: no name in it can start a new line or hide. */
export function shellComment(text: string): string {
  return `# ${visible(text.replaceAll(/\p{Cc}/gu, " "))}`;
}

function literal(value: unknown): string {
  return visible(JSON.stringify(value, null, 2));
}

/**
 * A string literal in Terraform's language: ${ and %{ would start a template, \b and \f are not escapes, and a
 * character beyond four hex digits takes one eight-digit escape, not two of four.
 */
function terraformString(text: string): string {
  return JSON.stringify(text)
    .replace(/\\(.)/g, (pair, char) => {
      return char === "b" || char === "f" ? `\\u000${char === "b" ? "8" : "c"}` : pair;
    })
    .replace(HIDDEN, (char) => {
      const code = char.codePointAt(0) ?? 0;
      return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
    })
    .replaceAll("${", () => "$${")
    .replaceAll("%{", "%%{");
}

type Call = { method: "PUT" | "PATCH" | "DELETE"; body: unknown };

const NEW_NAME = "A NAME OF ITS OWN";

/** Each script says this, since people copy it without the page. */
const REPLACES = [
  "Replaces the key's whole scope list: a change made since it was read, or by another script, is undone.",
  "To fix several findings of one key, choose them together and run the one script.",
];

function noted(remedy: Remedy, mark: "#" | "//", script: string): string {
  const notes = remedy.action === "re-scope" ? REPLACES.map((line) => `${mark} ${line}`) : [];
  return [...notes, script].join("\n");
}

function nameAfter(remedy: Remedy, name: string): string {
  const isRenamed = remedy.action === "re-scope" ? remedy.rename : remedy.action === "rename";
  return isRenamed ? NEW_NAME : name;
}

function callOf(remedy: Remedy, name: string): Call | null {
  if (remedy.action === "revoke") return { method: "DELETE", body: null };
  const after = { name: nameAfter(remedy, name) };
  if (remedy.action === "rename") return { method: "PATCH", body: after };
  return remedy.action === "re-scope"
    ? { method: "PUT", body: { ...after, scopes: remedy.keep } }
    : null;
}

function curl(target: ScriptTarget, { method, body }: Call, behalf: string | null): string {
  const url = `${HOSTS[target.region]}/v3/api_keys/${pathSegment(target.api_key_id)}`;
  return [
    `curl --fail-with-body --request ${method} ${shellQuote(url)}`,
    `  --header "Authorization: Bearer $SENDGRID_API_KEY"`,
    `  --header 'Accept: application/json'`,
    ...(behalf === null ? [] : [`  --header ${shellQuote(`on-behalf-of: ${behalf}`)}`]),
    ...(body === null
      ? []
      : [`  --header 'Content-Type: application/json'`, `  --data ${shellQuote(literal(body))}`]),
  ].join(" \\\n");
}

function node(target: ScriptTarget, { method, body }: Call, behalf: string | null): string {
  const url = `/v3/api_keys/${pathSegment(target.api_key_id)}`;
  const request = {
    method,
    url,
    ...(behalf === null ? {} : { headers: { "on-behalf-of": behalf } }),
    ...(body === null ? {} : { body }),
  };
  return [
    `import client from "@sendgrid/client";`,
    "",
    "client.setApiKey(process.env.SENDGRID_API_KEY);",
    ...(target.region === "eu" ? [`client.setDataResidency("eu");`] : []),
    `const [response] = await client.request(${literal(request)});`,
    "console.log(response.statusCode);",
  ].join("\n");
}

function terraform(target: ScriptTarget, remedy: Remedy, behalf: string | null): string {
  // The provider identifies subusers by name only, and supports one host.
  if (behalf?.startsWith("account-id "))
    return "# The provider cannot act on behalf of a customer account.";
  if (target.region === "eu")
    return "# The provider talks to the global host only; this key is on the EU host.";
  const name = nameAfter(remedy, target.name);
  const provider = behalf === null ? "" : `  subuser = ${terraformString(behalf)}\n`;
  const head = `terraform {
  required_providers {
    sendgrid = { source = "kenzo0107/sendgrid" }
  }
}

provider "sendgrid" {
${provider}}
`;
  const importing = `import {
  to = sendgrid_api_key.this
  id = ${terraformString(target.api_key_id)}
}
`;
  const scopes = remedy.action === "re-scope" ? remedy.keep : null;
  const list = scopes?.map((scope) => `    ${terraformString(scope)},\n`).join("") ?? "";
  const body = scopes ? `  scopes = [\n${list}  ]\n` : "";
  // Without its scopes, a plan couldn't tell a rename from removing them.
  const note = scopes ? "" : "  # Add its scopes as they are, or plan shows what would change.\n";
  const resource = `resource "sendgrid_api_key" "this" {\n  name = ${terraformString(name)}\n${body}${note}}\n`;
  const end =
    remedy.action === "revoke"
      ? "\n# Apply once to import it, then delete the import and resource blocks and apply again: that deletes the key.\n"
      : "";
  return `${head}\n${importing}\n${resource}${end}`;
}

/**
 * The calls that carry out a remedy; an admin runs them with their own key in SENDGRID_API_KEY.
 * @returns null if the remedy changes nothing, or if the account's or key's id is not valid.
 */
export function remediationScripts(
  target: ScriptTarget,
  remedy: Remedy,
): RemediationScripts | null {
  const call = callOf(remedy, target.name);
  const account = parseAccountId(target.account);
  // A key may come from a file that someone else wrote: an id such as ".." would turn it into another call.
  if (!call || !account || !isApiKeyId(target.api_key_id)) return null;
  const behalf = onBehalfOf(account);
  return {
    curl: noted(remedy, "#", curl(target, call, behalf)),
    node: noted(remedy, "//", node(target, call, behalf)),
    terraform: noted(remedy, "#", terraform(target, remedy, behalf)),
  };
}
