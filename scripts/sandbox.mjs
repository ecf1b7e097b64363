// Runs the sandbox in a separate process, for the end-to-end tests and the bench: prints its addresses as one line of
// JSON and runs until it is told to stop. Ports: PORT, EU_PORT, CONTROL_PORT; absent: any free ones.
import { importSource } from "./import-source.mjs";

const { startSandbox } = await importSource("lib/sandbox/start-sandbox.ts");
const { PORT = "0", EU_PORT = "0", CONTROL_PORT } = process.env;
const sandbox = await startSandbox({
  port: Number(PORT),
  euPort: Number(EU_PORT),
  control: CONTROL_PORT === undefined ? true : Number(CONTROL_PORT),
});
const { globalUrl, euUrl, controlUrl } = sandbox;
console.log(JSON.stringify({ globalUrl, euUrl, controlUrl }));

function stop() {
  void sandbox.close().then(() => process.exit(0));
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
