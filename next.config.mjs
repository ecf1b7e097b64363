/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // Sends every page with its title, not before it: a screen reader reads that first.
  htmlLimitedBots: /.*/,
  // A click that doesn't reach the server waits on the current page: otherwise the browser would show its own error
  // page, and lose everything held only in memory.
  experimental: { useOffline: true },
  // `.next/standalone` is all that a container needs (Dockerfile). server.mjs serves the build in either place.
  output: "standalone",
  // Without this, Next looks for lock files above this folder, and may put the server somewhere else.
  outputFileTracingRoot: import.meta.dirname,
  // `npm test` checks the types, so starting the app need not wait for that.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["libsql", "pg", "undici"],
};

export default config;
