import { type NextRequest, NextResponse } from "next/server";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { isLoadedElsewhere } from "@/lib/contract/loaded-elsewhere";
import { PATH_HEADER } from "@/lib/contract/path-header";

function policy(nonce: string, isDev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    // Makes "nothing is sent" true of the leaked-key panel: the page can reach this server and no other.
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Gives each page its own nonce, which Next reads from the request's policy and puts on its scripts and styles. */
export function proxy(request: NextRequest) {
  if (isLoadedElsewhere(request.headers, "page")) {
    return new NextResponse(null, { status: 403, headers: { "cache-control": "no-store" } });
  }
  const nonce = btoa(crypto.randomUUID());
  const csp = policy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", csp);
  headers.set("x-nonce", nonce);
  const path = request.nextUrl.pathname + request.nextUrl.search;
  // Where a signed-out reader wanted to go. Overwrites anything the browser sent under this name.
  headers.set(PATH_HEADER, addressWithoutKeys(path));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", csp);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

// A page has a nonce; the API, the assets and the files of `public` have none. Next needs this as one literal.
export const config = {
  matcher:
    "/((?!api/|_next/static/|healthz$|readyz$|robots\\.txt$|openapi\\.json$|policy\\.schema\\.json$|icon\\.svg$|apple-touch-icon\\.png$).*)",
};
