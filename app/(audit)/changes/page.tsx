import type { Metadata } from "next";
import { ChangesPage } from "@/components/changes/changes-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: "Changes" };

export default function Page({ searchParams }: PageProps<"/changes">) {
  return (
    <FleetPage title="Changes" searchParams={searchParams}>
      <ChangesPage />
    </FleetPage>
  );
}
