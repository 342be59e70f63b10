import { ForbiddenMessage } from "@/components/staff-shell/error-messages";

export default function Forbidden() {
  return (
    <main id="main" className="px-4">
      <ForbiddenMessage />
    </main>
  );
}
