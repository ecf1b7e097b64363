import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json as readJson } from "node:stream/consumers";
import { z } from "zod";
import type { SandboxControl } from "./control";
import { CloneOptions } from "./credentials";
import { Fault } from "./faults/fault";
import { TENANT_NAMES } from "./keys";
import { json } from "./reply";
import { send } from "./send";

const Clone = CloneOptions.extend({ tenant: z.enum(TENANT_NAMES) });
const Faults = z.strictObject({ api_key: z.string(), faults: z.array(Fault) });
const ApiKey = z.strictObject({
  api_key_id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
});
const Edits = z.strictObject({
  api_key: z.string(),
  removed: z.array(z.string()),
  put: z.array(ApiKey),
});
const Reset = z.strictObject({ api_key: z.string().optional() });

async function run(control: SandboxControl, request: IncomingMessage): Promise<unknown> {
  const [path, query] = (request.url ?? "").split("?", 2);
  const call = `${request.method} ${path}`;
  if (call === "GET /calls") {
    const apiKey = new URLSearchParams(query).get("api_key");
    if (apiKey === null) return { total: control.totalCalls() };
    return { total: control.totalCalls(), calls: control.calls(apiKey) };
  }
  const body: unknown = await readJson(request);
  if (call === "POST /clone") {
    const { tenant, ...options } = Clone.parse(body);
    return { api_key: control.clone(tenant, options) };
  }
  if (call === "POST /faults") {
    const { api_key, faults } = Faults.parse(body);
    return control.setFaults(api_key, faults);
  }
  if (call === "POST /keys") {
    const { api_key, ...edits } = Edits.parse(body);
    return control.editKeys(api_key, edits);
  }
  if (call === "POST /reset") return control.reset(Reset.parse(body).api_key);
  throw new Error(`There is no ${call}.`);
}

/** A sandbox's control over HTTP, for tests in another process: GET /calls, POST /clone, /faults, /keys and /reset. */
export function controlServer(control: SandboxControl): Server {
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      send(response, json(200, (await run(control, request)) ?? {}));
    } catch (error) {
      send(
        response,
        json(400, { message: error instanceof Error ? error.message : String(error) }),
      );
    }
  }
  return createServer((request, response) => void respond(request, response));
}
