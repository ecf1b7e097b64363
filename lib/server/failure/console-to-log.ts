import "server-only";
import { log } from "../process/log";
import { noteFailure } from "./note-failure";

const LEVELS = { debug: "info", log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * Makes the log the one thing this process writes: what Next, React or a package would print becomes a line of it. Of an
 * error its class and place, of a text nothing but that there was one: either may hold what somebody sent.
 */
export function sendConsoleToLog() {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...printed: unknown[]) => {
      const errors = printed.filter((each) => each instanceof Error);
      for (const error of errors) noteFailure(error);
      if (errors.length === 0) log(level, "printed", { at: callerOf(new Error().stack) });
    };
  }
  // Node prints its warnings past the console.
  process.removeAllListeners("warning");
  process.on("warning", ({ name }) => log("warn", "printed", { name }));
}

/** Who printed: the third line of a stack, after its title and this file's own. */
const callerOf = (stack = "") => stack.split("\n")[2]?.trim();
