/** What the forms of this feature send. */
import { z } from "zod";
import { ROLES } from "@/domain/shared/access";
import { cleanName } from "@/domain/shared/typed-text";
import { EMAIL_MAX_LENGTH, emailSchema } from "@/lib/email";

const NAME_MAX_LENGTH = 100;
/** Far above what is taken, so that the rule's own sentence speaks; below what would be a burden. */
const TYPED_PASSWORD_MAX_LENGTH = 1_000;

/** Nothing unseen, no replacement character of a broken encoding. */
const name = z
  .string()
  .transform(cleanName)
  .pipe(
    z
      .string()
      .max(NAME_MAX_LENGTH, { error: `${NAME_MAX_LENGTH}文字以内で入力してください。` })
      .refine((text) => text.isWellFormed() && !text.includes("\uFFFD"), {
        error: "使えない文字が含まれています。",
      }),
  );

const personName = name.pipe(z.string().min(1, { error: "氏名を入力してください。" }));

const newPassword = z
  .string()
  .min(1, { error: "パスワードを入力してください。" })
  .max(TYPED_PASSWORD_MAX_LENGTH, { error: "パスワードが長すぎます。" });

const token = z.string().max(200);

/** Any address and any password: which of them is wrong is never told. */
export const signInFormSchema = z.strictObject({
  email: z
    .string()
    .trim()
    .min(1, { error: "メールアドレスを入力してください。" })
    .max(EMAIL_MAX_LENGTH, { error: "メールアドレスが長すぎます。" }),
  password: newPassword,
  callbackUrl: z.string().max(2_000).optional(),
});

export const setUpFormSchema = z.strictObject({
  token,
  name: personName,
  email: emailSchema,
  password: newPassword,
});

export const invitationFormSchema = z.strictObject({ token, password: newPassword });

export const passwordFormSchema = z.strictObject({
  current: z
    .string()
    .min(1, { error: "今のパスワードを入力してください。" })
    .max(TYPED_PASSWORD_MAX_LENGTH, { error: "今のパスワードが違います。" }),
  password: newPassword,
});

export const signOutFormSchema = z.strictObject({});

const role = z.enum(ROLES, { error: "役割を選んでください。" });
const version = z
  .string()
  .regex(/^\d{1,9}$/, { error: "画面を読み込み直してください。" })
  .transform(Number);

const accountFields = {
  name: personName,
  role,
  /** One of the list, or "". */
  departmentId: z.union([z.literal(""), z.uuid({ error: "所属を選び直してください。" })]),
  /** A department that is not on the list yet; goes before the choice. */
  departmentName: name,
};

/** The two fields of a department as one choice. */
function departmentOf<T extends { departmentId: string; departmentName: string }>(fields: T) {
  const { departmentId, departmentName, ...rest } = fields;
  const department =
    departmentName !== "" ? { name: departmentName } : departmentId !== "" ? { id: departmentId } : null;
  return { ...rest, department };
}

export const createAccountFormSchema = z
  .strictObject({ email: emailSchema, ...accountFields })
  .transform(departmentOf);

export const updateAccountFormSchema = z
  .strictObject({ accountId: z.uuid(), version, ...accountFields })
  .transform(departmentOf);

export const accountStandingFormSchema = z.strictObject({
  accountId: z.uuid(),
  version,
  active: z.enum(["true", "false"]).transform((value) => value === "true"),
});

export const issueInvitationFormSchema = z.strictObject({
  accountId: z.uuid(),
  seen: z.string().max(40).optional(),
});

export const secondFactorRolesFormSchema = z.strictObject({
  roles: z.array(role).default([]),
  /** Those that the form showed as bound. */
  seen: z.array(role).default([]),
});

export const resetSecondFactorFormSchema = z.strictObject({ accountId: z.uuid() });
