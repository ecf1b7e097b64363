import type { NextConfig } from "next";
import { securityHeaders } from "./lib/contract/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  output: process.env.BUILD_STANDALONE === "1" ? "standalone" : undefined,
  serverExternalPackages: ["libsql", "pg", "undici"],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
