import type { ComponentProps } from "react";

/** A file chooser in the frame of the other fields, its button one that can be seen as one. */
export function FileInput(props: Omit<ComponentProps<"input">, "type" | "className">) {
  return (
    <input
      {...props}
      type="file"
      className="w-full max-w-full rounded-8 border border-solid-gray-600 bg-white p-2 text-std-16N-170 file:mr-4 file:rounded-8 file:border file:border-solid file:border-blue-900 file:bg-white file:px-4 file:py-1 file:font-bold file:text-blue-900"
    />
  );
}
