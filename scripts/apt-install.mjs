import { spawnSync } from "node:child_process";

const LIMIT_MS = 240_000;

/**
 * Installs a Debian package, if we are root and apt-get is available. Reports that on stderr; takes minutes at most.
 * @returns {boolean} false if it could not
 */
export function aptInstall(name) {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  console.error(`Installing Debian's ${name} for the tests …`);
  const apt = (...args) =>
    spawnSync("apt-get", ["-qq", ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: LIMIT_MS,
      stdio: ["ignore", "ignore", "inherit"],
    });
  apt("update");
  return apt("install", "-y", "--no-install-recommends", name).status === 0;
}
