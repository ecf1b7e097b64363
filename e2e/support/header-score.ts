import type { IncomingHttpHeaders } from "node:http";

/** What Mozilla's HTTP Observatory deducts and adds, and why; like it, `score` counts bonuses only from 90 up. */
type HeaderScore = { score: number; penalties: string[] };

type Judged = [points: number, why: string];

const text = (headers: IncomingHttpHeaders, name: string) => String(headers[name] ?? "");

function directivesOf(policy: string): Map<string, string[]> {
  const parts = policy.split(";").map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = "", ...sources]) => [name.toLowerCase(), sources]));
}

const BROAD = new Set(["*", "http:", "https:", "data:", "blob:", "http://*", "https://*"]);

function judgePolicy(policy: string): Judged {
  if (policy === "") return [-25, "no content security policy"];
  const directives = directivesOf(policy);
  const fallback = directives.get("default-src");
  const scripts = directives.get("script-src") ?? fallback;
  const styles = ["style-src", "style-src-attr", "style-src-elem"].flatMap(
    (name) => directives.get(name) ?? fallback ?? ["*"],
  );
  const isGuarded = scripts?.some((source) => /^'(?:nonce|sha\d+)-/.test(source));
  if (scripts === undefined) return [-20, "scripts from anywhere"];
  if (scripts.includes("'strict-dynamic'") && !isGuarded) return [-25, "strict-dynamic alone"];
  if (scripts.some((source) => BROAD.has(source))) return [-20, "scripts from a broad source"];
  if (scripts.includes("'unsafe-inline'") && !isGuarded) return [-20, "unsafe inline scripts"];
  if ((directives.get("object-src") ?? fallback ?? ["*"]).some((source) => BROAD.has(source))) {
    return [-20, "objects from a broad source"];
  }
  if (scripts.includes("'unsafe-eval'")) return [-10, "unsafe-eval"];
  if (styles.includes("'unsafe-inline'")) return [0, "unsafe inline styles"];
  return fallback?.join() === "'none'" ? [10, "nothing by default"] : [5, "nothing unsafe"];
}

function judgeCookies(cookies: readonly string[]): Judged {
  const lacks = (flag: RegExp) => cookies.some((cookie) => !flag.test(cookie));
  if (lacks(/;\s*Secure/i)) return [-40, "a cookie without Secure"];
  if (lacks(/;\s*HttpOnly/i)) return [-30, "a session cookie without HttpOnly"];
  if (lacks(/;\s*SameSite=(?:Strict|Lax)/i)) return [-20, "a cookie without SameSite"];
  return [cookies.length > 0 ? 5 : 0, "cookies"];
}

function judgeTransport(value: string): Judged {
  const seconds = Number(/max-age=(\d+)/i.exec(value)?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) return [-20, "no Strict-Transport-Security"];
  return [seconds >= 15_768_000 ? 0 : -10, "a short Strict-Transport-Security"];
}

/** Scores an answer's headers by the table of Mozilla's HTTP Observatory (August 2026). */
export function scoreHeaders(headers: IncomingHttpHeaders): HeaderScore {
  const policy = text(headers, "content-security-policy");
  const isFramed = directivesOf(policy).get("frame-ancestors")?.join() === "'none'";
  const frames = isFramed || /^(?:deny|sameorigin)$/i.test(text(headers, "x-frame-options"));
  const isPrivate = /^(?:no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/;
  const isOwn = (name: string, value: string) => text(headers, `cross-origin-${name}`) === value;
  const judged: Judged[] = [
    judgePolicy(policy),
    judgeCookies(headers["set-cookie"] ?? []),
    judgeTransport(text(headers, "strict-transport-security")),
    frames ? [5, "framed by nobody"] : [-20, "framed by anybody"],
    [text(headers, "x-content-type-options") === "nosniff" ? 0 : -5, "no nosniff"],
    [isPrivate.test(text(headers, "referrer-policy")) ? 5 : -5, "no private Referrer-Policy"],
    [isOwn("opener-policy", "same-origin") ? 10 : 0, "opener"],
    [isOwn("embedder-policy", "require-corp") ? 10 : 0, "embedder"],
    [isOwn("resource-policy", "same-origin") ? 10 : 0, "resource"],
    ["access-control-allow-origin" in headers ? -50 : 0, "read by other sites"],
  ];
  const penalties = judged.filter(([points]) => points < 0);
  const sum = (all: readonly Judged[]) => all.reduce((total, [points]) => total + points, 0);
  const base = 100 + sum(penalties);
  const score = base >= 90 ? 100 + sum(judged) : base;
  return { score, penalties: penalties.map(([points, why]) => `${points} ${why}`) };
}
