import { defineConfig } from "vitest/config";

// `react-server` makes `import "server-only"` resolve to its empty module, as it does in Next's server.
export default defineConfig({
  resolve: { tsconfigPaths: true, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    include: ["lib/**/*.test.ts", "scripts/**/*.test.ts", "components/**/*.test.ts"],
    testTimeout: 30_000,
    // By default Vitest leaves one processor to the person who watches.
    maxWorkers: "100%",
  },
});
