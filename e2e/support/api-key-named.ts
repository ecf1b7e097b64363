import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";

const List = z.object({ result: z.array(z.object({ api_key_id: z.string(), name: z.string() })) });

/**
 * The ID of the signed-in account's key with that name.
 * @throws when there is none
 */
export async function apiKeyNamed(request: APIRequestContext, name: string): Promise<string> {
  const { result } = List.parse(await (await request.get("/api/v3/api_keys")).json());
  const found = result.find((each) => each.name === name);
  if (found === undefined) throw new Error(`No key is called ${name}.`);
  return found.api_key_id;
}
