import { UnauthorizedMessage } from "@/components/staff-shell/error-messages";

export default function Unauthorized() {
  return (
    <main id="main" className="px-4">
      <UnauthorizedMessage />
    </main>
  );
}
