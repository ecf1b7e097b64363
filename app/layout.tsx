import { connection } from "next/server";
import type { ReactNode } from "react";
import "./globals.css";

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A prerendered page cannot carry the nonce of its own answer, and would stay blank under the CSP.
  await connection();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
