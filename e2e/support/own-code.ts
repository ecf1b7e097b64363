import type { Request } from "@playwright/test";
import { addresses } from "./addresses";

/** Whether a page fetches the app's own code, which may come late on a busy machine: nothing of anybody is in its address. */
export function isOwnCode(request: Request): boolean {
  const path = request.url().replace(addresses().appUrl, "");
  return request.method() === "GET" && /^\/_next\/static\/[\w./-]+$/.test(path);
}
