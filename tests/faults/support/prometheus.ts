/** Prometheus' text form, read line by line: https://prometheus.io/docs/instrumenting/exposition_formats */

// Readers take NaN in any case; the library writes "Nan" where nothing was measured yet.
const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{([^}]*)\})? ([Nn]a[Nn]|[+-]?Inf|[-+0-9.e]+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/g;

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** @throws for a line of another form */
export function samplesOf(text: string): Sample[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name = "", labels = "", value] = SAMPLE.exec(line) ?? [];
      if (name === "") throw new Error(`no sample: ${line}`);
      const pairs = [...labels.matchAll(LABEL)].map(([, label = "", said = ""]) => [label, said]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value?.replace("Inf", "Infinity")) };
    });
}
