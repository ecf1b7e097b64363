/** Runs once before the first request: a wrong setting stops the process here, not at somebody's sign-in. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("@/lib/server/boot");
  await boot();
}
