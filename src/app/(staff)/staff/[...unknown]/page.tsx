import { notFound } from "next/navigation";

/** Without it, an unknown staff address would fall through to the public site's route and its 404. */
export default function UnknownStaffPage(): never {
  notFound();
}
