import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

type RunningProcess = {
  pid: number;
  /** Everything it has written to stdout and stderr so far. */
  output: () => string;
  /**
   * Ends it gracefully.
   * @returns its exit code; null when a signal killed it
   */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

const START_LIMIT_MS = 60_000;

/**
 * Starts a Node script of this project and waits for a line on its stdout.
 * @param args the script and its arguments
 * @param env all it inherits besides PATH and HOME, so that the settings of whoever runs the tests cannot affect it
 * @param cwd its working directory; absent: the current one
 * @returns the process, and the first match of `said`
 * @throws when it exits, or prints no such line within a minute
 */
export async function runProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  said: RegExp,
  cwd?: string,
): Promise<[RunningProcess, RegExpExecArray]> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, HOME, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  // However the tests end, nothing they started may outlive them.
  process.once("exit", kill);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    process.off("exit", kill);
    const exited = child.exitCode === null ? once(child, "exit") : null;
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  const running = { pid: child.pid ?? 0, output: () => output, stop };
  return [running, await lineOf(child, running, said)];
}

function lineOf(child: ChildProcess, running: RunningProcess, said: RegExp) {
  return new Promise<RegExpExecArray>((resolve, reject) => {
    const fail = (why: string) => {
      settle();
      void running.stop("SIGKILL");
      reject(new Error(`${child.spawnargs.join(" ")} ${why}:\n${running.output()}`));
    };
    const look = () => {
      const match = said.exec(running.output());
      if (match === null) return;
      settle();
      resolve(match);
    };
    const exited = () => fail("ended too early");
    const timer = setTimeout(() => fail("did not start"), START_LIMIT_MS);
    const settle = () => {
      clearTimeout(timer);
      child.off("exit", exited);
      child.stdout?.off("data", look);
    };
    child.once("exit", exited);
    child.stdout?.on("data", look);
  });
}
