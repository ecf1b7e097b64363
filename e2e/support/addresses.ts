import { z } from "zod";

const Addresses = z.object({
  /** The app, reading the sandbox as if it were SendGrid. */
  appUrl: z.url(),
  /** Another process of it, on the same store and for the same origin. */
  replicaUrl: z.url(),
  /** The app as a fresh `npm start` runs it: nothing set, its own sandbox offered. */
  demoUrl: z.url(),
  /** The hosts of the sandbox behind `appUrl`, and the control of its clones, faults and calls. */
  globalUrl: z.url(),
  euUrl: z.url(),
  controlUrl: z.url(),
});

/** Where the servers of this run listen. */
type Addresses = z.infer<typeof Addresses>;

const VARIABLE = "KEY_AUDIT_E2E";

/** Tells the workers, which inherit the environment. */
export function announceAddresses(addresses: Addresses) {
  process.env[VARIABLE] = JSON.stringify(addresses);
}

/** @throws when global-setup.ts has not run */
export function addresses(): Addresses {
  return Addresses.parse(JSON.parse(process.env[VARIABLE] ?? "null"));
}

/** The settings of an app that reads this run's sandbox as if it were SendGrid. */
export function sandboxHosts() {
  const { globalUrl, euUrl } = addresses();
  return { SENDGRID_BASE_URL: globalUrl, SENDGRID_EU_BASE_URL: euUrl };
}
