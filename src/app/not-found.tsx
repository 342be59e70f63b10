import { NotFoundMessage } from "@/components/staff-shell/error-messages";

export default function NotFound() {
  return (
    <main id="main" className="px-4">
      <NotFoundMessage />
    </main>
  );
}
