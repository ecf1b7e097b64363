import "server-only";
import { type Dispatcher, errors } from "undici";
import type { ZodType } from "zod";
import { type Account, onBehalfOf } from "@/lib/audit/account";
import type { Region } from "@/lib/audit/fleet/fleet";
import { agent } from "./agent";
import { dropBody, readBody, readErrorId, UnreadableBody } from "./body";
import { type Connection, connectionOf } from "./connection";
import type { Credential } from "./credential";
import { SendGridError } from "./error";
import type { OwnLane } from "./lane";
import type { RateHeaders } from "./rate-window";

/** All that is ever asked of SendGrid; the one part that varies is a key's id. */
type Path =
  | "/v3/scopes"
  | "/v3/user/username"
  | "/v3/api_keys"
  | `/v3/api_keys/${string}`
  | "/v3/subusers"
  | "/v3/partners/accounts"
  | "/v3/messages";

/** One read of SendGrid. There is no method: everything here is a GET. */
export type Read<T> = {
  path: Path;
  query?: Readonly<Record<string, string | number>>;
  account: Account;
  region: Region;
  schema: ZodType<T>;
  /** Whether to read the number of a refusal; otherwise we don't wait for a failure's body. */
  readsErrorId?: boolean;
  /** Set if the path has a rate limit of its own. */
  lane?: OwnLane;
};

/** A parsed answer. `nextOffset` is where its `Link` header says the next page begins; null if it names none. */
export type Answer<T> = { data: T; nextOffset: number | null };

/** A failure that may be retried: 5xx, a cut or refused connection. */
export class Transient extends Error {
  override readonly name = "Transient";
  constructor(
    readonly status: number | null,
    readonly reason: string,
    readonly connection: Connection | null = null,
  ) {
    super(reason);
  }
}

/** Builds the URL and proves that it is the intended one: `encodeURIComponent("..")` is still `..`. */
function urlOf(credential: Credential, { path, query = {}, region }: Read<unknown>): URL {
  const base = new URL(credential.origins[region]);
  const meant = base.pathname.replace(/\/$/, "") + path;
  const url = new URL(base.origin + meant);
  if (url.origin !== base.origin || url.pathname !== meant) {
    throw new SendGridError("not_found", path, { reason: "a path that is not its own" });
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  // Encodes a space as SendGrid's documentation does; a plus sign in a value is already %2B.
  url.search = url.search.replaceAll("+", "%20");
  return url;
}

function headersOf(credential: Credential, account: Account): Record<string, string> {
  const behalf = onBehalfOf(account);
  return {
    authorization: `Bearer ${credential.apiKey}`,
    // SendGrid answers 406 without it.
    accept: "application/json",
    "accept-encoding": "gzip",
    "user-agent": "sendgrid-key-audit",
    ...(behalf === null ? {} : { "on-behalf-of": behalf }),
  };
}

type Attempt = {
  signal: AbortSignal;
  /** Receives the rate-limit headers of every answer, whatever its status. */
  onHeaders: (status: number, headers: RateHeaders) => void;
  /** Defaults to the one that all calls share. */
  dispatcher?: Dispatcher;
};

/**
 * Makes one GET, once.
 * @throws SendGridError for what must not be retried, Transient for what may be
 */
export async function attempt<T>(
  credential: Credential,
  read: Read<T>,
  { signal, onHeaders, dispatcher = agent() }: Attempt,
): Promise<Answer<T>> {
  const url = urlOf(credential, read);
  const { path, region } = read;
  try {
    const asked = dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      headers: headersOf(credential, read.account),
      signal,
    });
    const answer = await Promise.race([asked, abortOf(signal)]);
    const status = answer.statusCode;
    onHeaders(status, answer.headers);
    if (status === 200) {
      const data = await readBody(answer, read.schema);
      return { data, nextOffset: nextOffsetOf(answer.headers.link, url) };
    }
    const errorId = read.readsErrorId && status === 403 ? await readErrorId(answer) : null;
    // The error text is SendGrid's own and may contain anything: we drop it, since the status says enough.
    dropBody(answer);
    throw errorOfStatus(status, path, { region, errorId });
  } catch (error) {
    if (error instanceof UnreadableBody) {
      throw new SendGridError("unreadable", path, { status: 200, region, reason: error.message });
    }
    if (error instanceof SendGridError || error instanceof Transient || signal.aborted) throw error;
    throw connectionFailure(error, read, url.host);
  }
}

/**
 * Rejects when the signal fires. undici checks it only once a request has its connection, and may make it wait for one.
 */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/**
 * Uses only the offset of a `Link`, never its host: behind a gateway it names SendGrid's, and pages never lead
 * elsewhere.
 */
function nextOffsetOf(link: string | string[] | undefined, url: URL): number | null {
  const target = /<([^<>]{1,2000})>\s*;\s*rel="?next"?/i.exec(String(link ?? ""))?.[1];
  if (target === undefined || !URL.canParse(target, url)) return null;
  const offset = new URL(target, url).searchParams.get("offset") ?? "";
  return /^\d{1,9}$/.test(offset) ? Number(offset) : null;
}

function errorOfStatus(
  status: number,
  path: string,
  { region, errorId }: { region: Region; errorId: string | null },
): Error {
  if (status === 401) return new SendGridError("rejected", path, { status, region });
  if (status === 403) return new SendGridError("forbidden", path, { status, region, errorId });
  if (status === 404) return new SendGridError("not_found", path, { status, region });
  if (status === 429) return new SendGridError("rate_limited", path, { status, region });
  if ([500, 502, 503, 504].includes(status)) return new Transient(status, `status ${status}`);
  // Redirects also end here: following one would carry on-behalf-of to another host.
  return new SendGridError("unreadable", path, { status, region, reason: `status ${status}` });
}

const TLS_FAULT = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/;

function connectionFailure(error: unknown, { path, region }: Read<unknown>, host: string): Error {
  // undici's messages can contain a whole header, and so the key: only its code leaves this function.
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return new SendGridError("timeout", path, { region, reason: code });
  }
  const connection = connectionOf(code, host);
  // After waiting in vain for a proxy, don't try it three times.
  if (connection?.cause === "proxy not answering") {
    return new SendGridError("timeout", path, { region, reason: code, connection });
  }
  // undici leaves the code of a parser's error undefined.
  if (error instanceof errors.HTTPParserError)
    return new SendGridError("unreadable", path, { region, reason: "not HTTP" });
  if (code.startsWith("Z_") || code === "UND_ERR_HEADERS_OVERFLOW" || code === "ERR_ASSERTION")
    return new SendGridError("unreadable", path, { region, reason: code });
  // undici uses one code for a lost connection and for an answer out of turn, which did arrive.
  const isAnswered = error instanceof errors.SocketError && error.message === "bad response";
  // A retry doesn't make a certificate trusted.
  if (TLS_FAULT.test(code)) {
    return new SendGridError("failed", path, { region, reason: code, connection });
  }
  return new Transient(null, code, isAnswered ? null : connection);
}
