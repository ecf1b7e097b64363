// Reads the scopes of every key with SendGrid's own client, as its documentation describes: prints how long it took.
import { Client } from "@sendgrid/client";

const { SENDGRID_BASE_URL, API_KEY, MODE } = process.env;
const client = new Client();
client.setApiKey(API_KEY);
client.setDefaultRequest("baseUrl", SENDGRID_BASE_URL);

const get = (url) => client.request({ method: "GET", url }).then(([, body]) => body);

// The first call loads what the client needs, which this doesn't measure.
await get("/v3/scopes");
const startedAt = performance.now();
const { result } = await get("/v3/api_keys");
const ids = result.map((key) => key.api_key_id);
if (MODE === "loop") for (const id of ids) await get(`/v3/api_keys/${id}`);
else await Promise.all(ids.map((id) => get(`/v3/api_keys/${id}`)));
console.log(JSON.stringify({ ms: performance.now() - startedAt, keys: ids.length }));
