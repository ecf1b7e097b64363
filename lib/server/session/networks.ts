import "server-only";
import type { Region } from "@/lib/audit/fleet/fleet";
import type { SessionRegion } from "@/lib/contract/answers";
import { processWide } from "@/lib/process-wide";
import { isSandboxKey } from "@/lib/sandbox/keys";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start-sandbox";
import { env } from "../config/env";
import { ApiFailure } from "../failure/api-failure";
import type { Network } from "../store/sessions";

const started = processWide<{ sandbox?: Promise<Sandbox> }>("sandbox", () => ({}));

/** The built-in SendGrid account, started on loopback at first use. */
function sandbox(): Promise<Sandbox> {
  started.sandbox ??= startSandbox();
  return started.sandbox;
}

/**
 * Which SendGrid a key is sent to. The browser never sends a URL: a word chooses between constants.
 * @throws ApiFailure if the sandbox is requested and not available
 */
export function networkOf(apiKey: string, wanted: SessionRegion | undefined): Network {
  const { sandbox: isOffered } = env();
  if (wanted === "sandbox" && !isOffered) {
    throw new ApiFailure("invalid_input", "The sandbox is not offered here.", { field: "region" });
  }
  // A published sandbox key means nothing to SendGrid, so it is never sent there.
  const isSandbox =
    wanted === "sandbox" || (wanted === undefined && isOffered && isSandboxKey(apiKey));
  return isSandbox ? "sandbox" : "sendgrid";
}

/** The base URLs of a network, by region. */
export async function originsOf(network: Network): Promise<Readonly<Record<Region, string>>> {
  if (network === "sendgrid") return env().sendgridOrigins;
  const { globalUrl, euUrl } = await sandbox();
  return { global: globalUrl, eu: euUrl };
}
