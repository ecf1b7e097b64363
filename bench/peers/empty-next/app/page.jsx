export const dynamic = "force-dynamic";

/** The least a page of Next's can be: what it loads is what every page pays. */
export default function Page() {
  return <h1>Bare</h1>;
}
