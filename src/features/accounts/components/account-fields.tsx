"use client";

import { RadioGroup, SelectField, TextField } from "@/components/forms/field";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { ROLE_ORDER, ROLE_SUPPORT } from "../view-model";

export interface DepartmentChoiceItem {
  readonly id: string;
  readonly name: string;
}

/** Name, role and department: the same in the form for a new account and for a change. */
export function AccountFields({
  values,
  departments,
  errors,
}: {
  /** What was typed, or what the account has. */
  values: Readonly<Record<string, string>>;
  departments: readonly DepartmentChoiceItem[];
  errors: Readonly<Record<string, string>> | undefined;
}) {
  return (
    <>
      <TextField
        label="氏名"
        name="name"
        required
        support="報告や承認の記録に、この名前で残ります。例：山田 花子"
        defaultValue={values.name}
        error={errors?.name}
      />
      <RadioGroup
        label="役割"
        name="role"
        required
        options={ROLE_ORDER.map((role) => ({
          value: role,
          label: ROLE_WORDS[role],
          support: ROLE_SUPPORT[role],
        }))}
        defaultValue={values.role}
        error={errors?.role}
      />
      <SelectField
        label="所属"
        name="departmentId"
        // React puts a select back to its first choice after an action; a new one starts from the value given.
        key={values.departmentId ?? ""}
        defaultValue={values.departmentId ?? ""}
        emptyLabel="所属なし"
        options={departments.map((department) => ({ value: department.id, label: department.name }))}
        support="役割が「所管課」のときは必須です。"
        error={errors?.department ?? errors?.departmentId}
      />
      <TextField
        label="一覧にない所属の名称"
        name="departmentName"
        required={false}
        defaultValue={values.departmentName}
        support="上の一覧にないときだけ入力してください。入力すると、上の選択より優先されます。例：農政課"
        error={errors?.departmentName}
      />
    </>
  );
}

/** The department has two fields; the sentence about it leads to the first. */
export function summaryErrors(
  errors: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | undefined {
  if (!errors?.department) return errors;
  const { department, ...rest } = errors;
  return { ...rest, departmentId: department };
}
