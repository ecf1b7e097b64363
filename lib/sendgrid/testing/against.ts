import "server-only";
import { randomBytes } from "node:crypto";
import { ownerOf } from "../credential";
import type { SendGrid } from "../sendgrid";
import { optionsOf } from "./sandboxed";
import { serve } from "./serve";

type Asked = { url: URL; onBehalfOf: string };
type Answered = { body: unknown; status?: number; link?: string };

/** A reader of a host that answers each path as `answer` says, for faults that the sandbox doesn't have. */
export async function against(
  answer: (asked: Asked) => Answered,
): Promise<{ sg: SendGrid; asked: string[] }> {
  const asked: string[] = [];
  const origin = await serve((request, response) => {
    const url = new URL(request.url ?? "", "http://host");
    asked.push(url.pathname + url.search);
    const onBehalfOf = String(request.headers["on-behalf-of"] ?? "");
    const { body, status = 200, link } = answer({ url, onBehalfOf });
    response.statusCode = status;
    response.setHeader("Content-Type", "application/json");
    if (link !== undefined) response.setHeader("Link", link);
    response.end(JSON.stringify(body));
  });
  const apiKey = `SG.${randomBytes(11).toString("hex")}.${"s".repeat(43)}`;
  const origins = { global: origin, eu: origin };
  const credential = { apiKey, owner: ownerOf(apiKey, origin), origins, home: "global" } as const;
  return { sg: { credential, options: optionsOf() }, asked };
}
