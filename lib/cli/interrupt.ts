import { EXIT } from "./exit-code";

/** More than the slowest disk takes for what was read, and less than the 90 s that systemd waits. */
const PATIENCE_MS = 60_000;

/**
 * Fires at the first Ctrl-C, or when the process is told to end: the command still writes what it has read. A second
 * one ends it at once, and so does the time limit if work doesn't stop.
 * @returns the signal, and the exit code to end with
 */
export function interruptible(): { signal: AbortSignal; exitCode: () => number } {
  const controller = new AbortController();
  let code: number = EXIT.interrupted;
  const on = (name: "SIGINT" | "SIGTERM", exitCode: number) => {
    // Uses the signal itself: `exit` would wait for a pending open of a pipe that nobody writes to.
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
