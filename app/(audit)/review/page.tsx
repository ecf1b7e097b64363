import type { Metadata } from "next";
import { ReviewPage } from "@/components/review/review-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: "Access review" };

export default function Page({ searchParams }: PageProps<"/review">) {
  return (
    <FleetPage title="Access review" searchParams={searchParams}>
      <ReviewPage />
    </FleetPage>
  );
}
