/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // A page comes with its title for everybody, not after it: it is what a screen reader says first.
  htmlLimitedBots: /.*/,
  // A click that does not reach the server waits for it, on the page as it is: else the browser leaves for its own error
  // page, and takes along what is held in memory alone.
  experimental: { useOffline: true },
  // `.next/standalone` is all that a container needs (Dockerfile). server.mjs serves the build in either place.
  output: "standalone",
  // Else Next looks for lock files above this folder, and may put the server somewhere else.
  outputFileTracingRoot: import.meta.dirname,
  // `npm test` looks at the types by itself: whoever only starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["libsql", "pg", "undici"],
};

export default config;
