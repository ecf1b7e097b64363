"use client";
import { SignOut } from "@/components/frame/sign-out";

/** The way out of every page. What is under way in a review is looked up only when somebody leaves. */
export function Leave({ signedInWith }: { signedInWith: string }) {
  return (
    <SignOut
      unsavedWork={() =>
        import("@/components/review/unsaved-review").then(({ unsavedReview }) =>
          unsavedReview(signedInWith),
        )
      }
    />
  );
}
