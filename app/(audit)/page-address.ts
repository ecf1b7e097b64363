import { headers } from "next/headers";
import { PATH_HEADER } from "@/lib/contract/path-header";

/** The path and query of the requested page, where Next provides neither. */
export async function pageAddress(): Promise<{ path: string; params: URLSearchParams }> {
  const [path = "", query] = ((await headers()).get(PATH_HEADER) ?? "").split("?");
  return { path, params: new URLSearchParams(query) };
}
