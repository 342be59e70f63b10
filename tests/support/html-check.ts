/** The Nu Html Checker (vnu.jar of npm's vnu-jar) over many files in one run. Needs Java 11 or later. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { z } from "zod";

const JAR = String(createRequire(import.meta.url)("vnu-jar"));
const messagesSchema = z.object({
  messages: z.array(
    z.looseObject({
      type: z.string(),
      url: z.string().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
});

/** `npm test` finds a Java, or gets one; a run by hand takes the one of the path. */
const java = () => process.env.AYUMI_JAVA ?? "java";

/**
 * @param paths files, or folders whose HTML files are checked
 * @returns one line per error, with its file; warnings are not errors
 * @throws Error when the checker could not do its work
 */
export async function htmlErrors(paths: readonly string[]): Promise<string[]> {
  const output = await run([
    "-Xss8m",
    "-jar",
    JAR,
    "--skip-non-html",
    "--exit-zero-always",
    "--format",
    "json",
    ...paths,
  ]);
  const { messages } = messagesSchema.parse(JSON.parse(output));
  return messages
    .filter(({ type }) => type !== "info")
    .map(({ url = "", message, extract = "" }) => `${url}: ${message} ${extract.replace(/\s+/g, " ")}`);
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(java(), args, { stdio: ["ignore", "ignore", "pipe"] });
    const chunks: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", (error) =>
      reject(new Error(`the HTML checker needs Java 11 or later: ${error.message}`, { cause: error })),
    );
    child.once("close", (code) => {
      const output = Buffer.concat(chunks).toString("utf8");
      if (code === 0) resolve(output);
      else reject(new Error(`the HTML checker ended with ${code}: ${output.slice(0, 2_000)}`));
    });
  });
}
