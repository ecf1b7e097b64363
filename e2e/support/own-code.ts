import type { Request } from "@playwright/test";
import { addresses } from "./addresses";

/** Whether a request is for the app's own code, which may load late on a busy machine. Its address contains no data. */
export function isOwnCode(request: Request): boolean {
  const path = request.url().replace(addresses().appUrl, "");
  return request.method() === "GET" && /^\/_next\/static\/[\w./-]+$/.test(path);
}
