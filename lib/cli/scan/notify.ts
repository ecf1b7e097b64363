import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { findingId, ruleTitle } from "@/lib/audit/findings/finding";
import { keyRef } from "@/lib/audit/key-ref";
import { coverageSentence, type Report } from "@/lib/audit/report/report";
import { TOOL } from "@/lib/audit/report/tool";
import { countChanges } from "@/lib/audit/snapshot/changes-words";
import { agent } from "@/lib/sendgrid/agent";
import { isSafe } from "@/lib/server/config/safe-url";
import { Misuse } from "../exit-code";
import { short } from "../text-table";
import { type News, newsLines } from "./news";

const TRIES = 3;
const TIMEOUT_MS = 5_000;
const PAUSE_MS = 500;
/** Findings that a message names: a chat shows a few lines, and the JSON beside them has all. */
const NAMED = 10;
const NAME = 60;

/** @throws Misuse for an address that would get the news in the clear. Never repeats it: it may be a secret */
export function notifyUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null) throw new Misuse("--notify must be a URL.");
  if (!isSafe(url)) throw new Misuse("--notify must be https (http only for a loopback host).");
  return url;
}

/** Formats foreign text as code, in which chats see no mention, link or formatting. */
function code(text: string): string {
  const shown = short(text, NAME).replaceAll("`", "'");
  return `\`${shown.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}\``;
}

/** The posted message: Slack, Teams and Mattermost show `text`; the rest is for programs. Contains only what is new. */
export function notice(news: News, report: Report) {
  const names = new Map(report.rows.map(({ key }) => [keyRef(key), key.name]));
  const named = news.findings.slice(0, NAMED).map((finding) => {
    const name = names.get(keyRef(finding)) ?? finding.account;
    // Somebody wrote the title of a policy's rule into a file.
    const rule = finding.title === undefined ? ruleTitle(finding) : code(finding.title);
    return `• ${finding.severity}: ${code(name)}: ${rule}`;
  });
  const rest = news.findings.length - named.length;
  const more = rest > 0 ? [`• and ${rest} more`] : [];
  const { added, removed, rescoped, renamed } = countChanges(news.changes);
  return {
    text: [
      "*SendGrid API keys*",
      ...newsLines(news),
      ...named,
      ...more,
      coverageSentence(report),
    ].join("\n"),
    tool: TOOL,
    new_findings: news.findings.map((finding) => ({ id: findingId(finding), ...finding })),
    changes: { added, removed, rescoped, renamed },
  };
}

/** Posts what is new, in at most three attempts. @returns why it failed; null if it didn't */
export async function notify(url: URL, body: unknown): Promise<string | null> {
  let why = "";
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (tried > 0) await sleep(PAUSE_MS * 2 ** tried);
    const answer = await post(url, JSON.stringify(body));
    if (answer === null) return null;
    why = answer;
  }
  return why;
}

/** One attempt. It doesn't follow a redirect, which would lead to an address that nobody chose. */
async function post(url: URL, body: string): Promise<string | null> {
  try {
    const { statusCode, body: answer } = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      dispatcher: agent(),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // A server that answered has the message: don't send it again because the rest is slow.
    await answer.dump().catch(() => {});
    return statusCode >= 200 && statusCode < 300 ? null : `it answered ${statusCode}`;
  } catch {
    return "there was no answer";
  }
}
