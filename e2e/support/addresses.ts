import { z } from "zod";

const Addresses = z.object({
  /** The app, with the sandbox in place of SendGrid. */
  appUrl: z.url(),
  /** Another process of the same app, with the same store and origin. */
  replicaUrl: z.url(),
  /** The app as a fresh `npm start` runs it: no settings, its own sandbox offered. */
  demoUrl: z.url(),
  /** The hosts of the sandbox behind `appUrl`, and the control of its clones, faults and calls. */
  globalUrl: z.url(),
  euUrl: z.url(),
  controlUrl: z.url(),
});

/** The addresses of this run's servers. */
type Addresses = z.infer<typeof Addresses>;

const VARIABLE = "KEY_AUDIT_E2E";

/** Passes the addresses to the test workers, which inherit the environment. */
export function announceAddresses(addresses: Addresses) {
  process.env[VARIABLE] = JSON.stringify(addresses);
}

/** @throws when global-setup.ts has not run */
export function addresses(): Addresses {
  return Addresses.parse(JSON.parse(process.env[VARIABLE] ?? "null"));
}

/** Settings for an app that uses this run's sandbox as SendGrid. */
export function sandboxHosts() {
  const { globalUrl, euUrl } = addresses();
  return { SENDGRID_BASE_URL: globalUrl, SENDGRID_EU_BASE_URL: euUrl };
}
