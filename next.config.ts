import type { NextConfig } from "next";
import { assetHeaders, securityHeaders } from "./lib/contract/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  output: process.env.BUILD_STANDALONE === "1" ? "standalone" : undefined,
  serverExternalPackages: ["libsql", "pg", "undici"],
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/_next/static/:path*", headers: assetHeaders },
  ],
};

export default config;
