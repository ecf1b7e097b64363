export default function Page() {
  return <main>SendGrid Key Audit</main>;
}
