import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** Sample values for dynamic segments of routes. */
const SEGMENTS: Record<string, (apiKeyId: string) => string> = {
  "[api_key_id]": (apiKeyId) => apiKeyId,
  "[state]": () => "0".repeat(64),
  "[id]": () => "A".repeat(22),
  "[...path]": () => "no/such/address",
};

function addressOf(file: string, apiKeyId: string): string {
  const parts = dirname(file)
    .split("/")
    .filter((part) => part !== "." && !/^\(.*\)$/.test(part));
  return `/${parts.map((part) => SEGMENTS[part]?.(apiKeyId) ?? part).join("/")}`;
}

/**
 * The addresses of every page and route of the app, taken from its folders, so that a new one is included
 * automatically.
 */
export function everyRoute(apiKeyId: string): { pages: string[]; routes: string[] } {
  const files = readdirSync(join(import.meta.dirname, "../../app"), {
    recursive: true,
    encoding: "utf8",
  });
  const of = (name: RegExp) =>
    files.filter((file) => name.test(file)).map((file) => addressOf(file, apiKeyId));
  return { pages: of(/(?:^|\/)page\.tsx$/), routes: of(/(?:^|\/)route\.ts$/) };
}
