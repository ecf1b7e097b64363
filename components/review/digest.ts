import { sha256 } from "@/components/export/digest";

/**
 * SHA-256 as a review needs it.
 * @throws Error where the browser has none, which the page says before a review is begun
 */
export async function digest(text: string): Promise<string> {
  const hash = await sha256(text);
  if (hash === null) throw new Error("No SHA-256 on a page that is not served over HTTPS.");
  return hash;
}
