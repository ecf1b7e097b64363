import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Alive } from "@/components/ui/early/alive";
import { keepEarlyEvents } from "@/components/ui/early/early-events";
import { SHORTCUTS_COOKIE, SHORTCUTS_OFF } from "@/components/ui/hotkeys/shortcuts-preference";
import { asTheme, THEME_COOKIE } from "@/components/ui/theme/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Key Audit", template: "%s · Key Audit" },
  description: "Audit every API key of a Twilio SendGrid account.",
  robots: { index: false, follow: false },
  icons: { icon: "/icon.svg", apple: "/apple-touch-icon.png" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

const EARLY_SCRIPT = `(${String(keepEarlyEvents)})()`;

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A prerendered page cannot carry the nonce of its response, and would stay blank under the CSP.
  await connection();
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const nonce = sent.get("x-nonce") ?? undefined;
  // The theme is in the first byte of HTML, so it cannot flash and needs no inline script.
  const theme = asTheme(jar.get(THEME_COOKIE)?.value);
  const shortcuts = jar.get(SHORTCUTS_COOKIE)?.value;
  return (
    <html
      lang="en"
      data-theme={theme === "system" ? undefined : theme}
      data-shortcuts={shortcuts === SHORTCUTS_OFF ? SHORTCUTS_OFF : undefined}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        {/* Runs before anything can be clicked. It contains only our own code: nothing from a request or from
            SendGrid. */}
        <script nonce={nonce} suppressHydrationWarning>
          {EARLY_SCRIPT}
        </script>
        {children}
        <Announcer />
        <Alive />
      </body>
    </html>
  );
}
