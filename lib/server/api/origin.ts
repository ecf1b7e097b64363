import "server-only";
import { isLoadedElsewhere } from "@/lib/contract/loaded-elsewhere";
import { env } from "../config/env";
import { ApiFailure } from "../failure/api-failure";

const refused = () =>
  new ApiFailure("cross_origin", "This request did not come from this site.", {
    help: "A script must send the Origin header of this site.",
  });

/**
 * Passes a state-changing request only if the browser, or the script, says that it comes from here. A page can't forge
 * `Sec-Fetch-Site`; without it, the Origin must be ours; without both, nothing vouches for the request.
 * @throws ApiFailure `cross_origin`
 */
export function assertOwnOrigin(headers: Headers) {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isOwnOrigin = origin !== null && env().allowedOrigins.has(origin);
  const passes =
    site === null ? isOwnOrigin : site === "same-origin" && (origin === null || isOwnOrigin);
  if (!passes) throw refused();
}

/**
 * A page elsewhere must not even make a browser load our answers (timing, caches). Scripts send neither header, and
 * pass.
 * @throws ApiFailure `cross_origin`
 */
export function assertNotEmbedded(headers: Headers) {
  if (isLoadedElsewhere(headers, "answer")) throw refused();
}
