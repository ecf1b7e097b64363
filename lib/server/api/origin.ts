import "server-only";
import { isLoadedElsewhere } from "@/lib/contract/loaded-elsewhere";
import { env } from "../config/env";
import { ApiFailure } from "../failure/api-failure";

const refused = () =>
  new ApiFailure("cross_origin", "This request did not come from this site.", {
    help: "A script must send the Origin header of this site.",
  });

/**
 * Lets a state-changing request pass only when the browser, or the script, says it comes from here.
 * `Sec-Fetch-Site` cannot be forged by a page; where it is absent the Origin must be ours; where both are, nothing vouches.
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
 * A page elsewhere must not even make a browser load our answers (timing, caches). Scripts send neither header and pass.
 * @throws ApiFailure `cross_origin`
 */
export function assertNotEmbedded(headers: Headers) {
  if (isLoadedElsewhere(headers, "answer")) throw refused();
}
