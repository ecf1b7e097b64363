import type { Metadata } from "next";
import { ownPath } from "@/components/sign-in/own-path";
import { reasonFor } from "@/components/sign-in/reasons";
import { SignIn } from "@/components/sign-in/sign-in";
import { SANDBOX_KEYS } from "@/lib/sandbox/keys";
import { env } from "@/lib/server/config/env";
import { LeakedDoor } from "./leaked-door";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: PageProps<"/sign-in">) {
  const { next, reason } = await searchParams;
  return (
    <SignIn
      next={ownPath(only(next))}
      reason={reasonFor(only(reason))}
      tenants={env().sandbox ? SANDBOX_KEYS : []}
      leaked={<LeakedDoor />}
    />
  );
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
