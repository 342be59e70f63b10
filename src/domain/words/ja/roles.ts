/** What the roles are called. */
import type { Role } from "@/domain/shared/access";

export const ROLE_WORDS: Record<Role, string> = {
  admin: "システム管理者",
  office: "計画の担当課",
  contributor: "所管課",
  manager: "管理職",
};
