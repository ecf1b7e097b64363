import { EXIT } from "./exit-code";

/** More than the slowest disk takes for what was read, and less than the 90 s that systemd waits. */
const PATIENCE_MS = 60_000;

/**
 * Fires at the first Ctrl-C, or when the process is told to end: what was read is still written. A second one ends at
 * once, and so does the time for that, where work does not stop.
 * @returns the signal, and the exit code that the end then has
 */
export function interruptible(): { signal: AbortSignal; exitCode: () => number } {
  const controller = new AbortController();
  let code: number = EXIT.interrupted;
  const on = (name: "SIGINT" | "SIGTERM", exitCode: number) => {
    // By the signal itself: `exit` would wait for whoever opens a pipe that nobody writes to.
    const end = () => {
      process.removeAllListeners(name);
      process.kill(process.pid, name);
    };
    process.on(name, () => {
      if (controller.signal.aborted) end();
      code = exitCode;
      controller.abort();
      setTimeout(end, PATIENCE_MS).unref();
    });
  };
  on("SIGINT", EXIT.interrupted);
  on("SIGTERM", EXIT.terminated);
  return { signal: controller.signal, exitCode: () => code };
}
