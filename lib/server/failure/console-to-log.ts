import "server-only";
import { log } from "../process/log";
import { noteFailure } from "./note-failure";

const LEVELS = { debug: "info", log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * Makes the log this process's only output: what Next, React or a package prints becomes a line of it. It logs an
 * error's class and place, and only the fact that text was printed: either may contain user data.
 */
export function sendConsoleToLog() {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...printed: unknown[]) => {
      const errors = printed.filter((each) => each instanceof Error);
      for (const error of errors) noteFailure(error);
      if (errors.length === 0) log(level, "printed", { at: callerOf(new Error().stack) });
    };
  }
  // Node prints its warnings without using the console.
  process.removeAllListeners("warning");
  process.on("warning", ({ name }) => log("warn", "printed", { name }));
}

/** The printing code: the third line of a stack, after its title and this file's own line. */
const callerOf = (stack = "") => stack.split("\n")[2]?.trim();
