import type { Metadata } from "next";
import { ChangesPage } from "@/components/changes/changes-page";
import { PAGES } from "@/components/links/pages";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: PAGES.changes.title };

export default function Page({ searchParams }: PageProps<"/changes">) {
  return (
    <FleetPage title={PAGES.changes.title} searchParams={searchParams}>
      <ChangesPage />
    </FleetPage>
  );
}
