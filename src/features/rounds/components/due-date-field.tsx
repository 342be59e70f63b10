"use client";

import { type ComponentProps, useState } from "react";
import { DateField } from "@/components/forms/field";
import { type Holiday, offDay } from "@/domain/rounds/off-days";
import { isIsoDate } from "@/domain/shared/iso-date";
import { offDayQuestion } from "@/domain/words/ja/rounds/rounds";

/** A deadline. One on which nobody is at work is asked about; it may be meant. */
export function DueDateField({
  holidays,
  defaultValue,
  ...field
}: Omit<ComponentProps<typeof DateField>, "defaultValue"> & {
  readonly holidays: readonly Holiday[];
  readonly defaultValue: string;
}) {
  const [chosen, setChosen] = useState(defaultValue);
  const off = isIsoDate(chosen) ? offDay(chosen, holidays) : null;
  return (
    <div className="flex flex-col gap-2">
      <DateField
        {...field}
        defaultValue={defaultValue}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <p role="status" className="max-w-96 text-std-16N-170">
        {off !== null && isIsoDate(chosen) ? offDayQuestion(chosen, off) : ""}
      </p>
    </div>
  );
}
