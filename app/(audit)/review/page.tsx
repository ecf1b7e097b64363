import { PAGES } from "@/components/links/pages";
import { ReviewPage } from "@/components/review/review-page";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.review.title);

export default function Page({ searchParams }: PageProps<"/review">) {
  return (
    <FleetPage title={PAGES.review.title} searchParams={searchParams}>
      <ReviewPage />
    </FleetPage>
  );
}
