/** Every kind of audit event, with the words a person reads. A key once used is never given another meaning. */
export const AUDIT_ACTIONS = {
  "plan.import": "計画を読み込みました",
  "kpi.assign": "所管課を変更しました",
  "report.save_draft": "下書きを保存しました",
  "report.submit": "提出しました",
  "report.return": "差し戻しました",
  "report.approve": "承認しました",
  "round.create": "照会を登録しました",
  "round.update": "照会を変更しました",
  "publication.publish": "公表しました",
  "publication.withdraw": "公表を取り下げました",
  "account.set_up": "最初の管理者を登録しました",
  "account.create": "アカウントを作成しました",
  "account.update": "アカウントを変更しました",
  "account.invite": "招待リンクを発行しました",
  "account.accept": "招待を受けてパスワードを設定しました",
  "account.password": "パスワードを変更しました",
  "account.sign_in": "サインインしました",
  "department.create": "所管課を登録しました",
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;
