import { TextField } from "@/components/forms/field";
import { DepartmentNames } from "./department-names";

/** The name of a field, what stands in it, and what is wrong with it. */
type FieldOf = (name: string) => {
  name: string;
  defaultValue: string | undefined;
  error: string | undefined;
};

/** Who answers for a KPI or a metric, as the plan says it. */
export function DepartmentField({ of, names }: { of: FieldOf; names: readonly string[] }) {
  return (
    <>
      <TextField
        label="計画に書く所管課"
        required={false}
        list="departments"
        support="担当する課は計画のページで決めています。ここを変えて確定すると、担当もその課に変わります。"
        {...of("department")}
      />
      <DepartmentNames names={names} />
    </>
  );
}

/** In what a figure is counted and printed. */
export function UnitFields({ of }: { of: FieldOf }) {
  return (
    <div className="grid items-end gap-4 sm:grid-cols-3">
      <TextField label="単位" required {...of("unit")} />
      <TextField label="単位の倍率" required inputMode="numeric" support="千枚なら 1000" {...of("scale")} />
      <TextField label="小数の桁数" required inputMode="numeric" support="0から6まで" {...of("decimals")} />
    </div>
  );
}
