/** What the roles are called. */
import type { Role } from "@/domain/shared/access";

export const ROLE_WORDS: Record<Role, string> = {
  admin: "システム管理者",
  office: "計画の担当課",
  contributor: "所管課",
  manager: "管理職",
};

/** Told whoever decided on the roles with a second factor while another person did. */
export function secondFactorRolesChangedMeanwhile({
  by,
  to,
}: {
  /** null: the audit trail names nobody. */
  readonly by: string | null;
  readonly to: readonly Role[];
}): string {
  const now = to.length === 0 ? "なし" : `「${to.map((role) => ROLE_WORDS[role]).join("、")}」`;
  const what =
    by === null
      ? `2段階認証を必須にする役割が${now}に変わりました。`
      : `${by}さんが、2段階認証を必須にする役割を${now}に変更しました。`;
  return `画面を開いたあとに、${what}画面を読み込み直して、もう一度選んでください。`;
}
