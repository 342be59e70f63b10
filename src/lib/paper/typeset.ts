/** A document on paper as a tagged PDF (PDF/UA-1), set by Typst: without a browser and without a file. */
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFolders } from "../fonts";
import type { Paper } from "./document";
import { PAPER_TEMPLATE } from "./template";

export const PDF_TYPE = "application/pdf";

/** What Japanese printers set where a type is missing. */
const MISSING_TYPE = "〓";

/** Each try tells of the characters that it met; a document that needs more than this has another fault. */
const TRIES = 5;
const UNDISPLAYABLE = /the text `\\"(.*?)\\"` could not be displayed/g;

/** Parts of a document that this many later ones did not have are forgotten: else each would stay in memory. */
const KEPT_FOR = 3;

let compiler: Promise<NodeCompiler> | undefined;

/**
 * Sets a document. A character that no face has becomes 〓.
 * @throws Error with Typst's own message where the template does not hold
 */
export async function typeset({ made, ...paper }: Paper): Promise<Uint8Array<ArrayBuffer>> {
  compiler ??= open();
  const typst = await compiler;
  let data = JSON.stringify(paper);
  for (let tries = 1; ; tries += 1) {
    try {
      return new Uint8Array(
        typst.pdf(
          { mainFileContent: PAPER_TEMPLATE, inputs: { data } },
          { pdfStandard: UA_1, creationTimestamp: Math.floor(made.getTime() / 1000) },
        ),
      );
    } catch (error) {
      const said = messageOf(error);
      const missing = [...said.matchAll(UNDISPLAYABLE)].map(([, quoted = ""]) => unquoted(quoted));
      if (missing.length === 0 || tries === TRIES) throw new Error(`Typst: ${said}`, { cause: error });
      for (const each of missing) data = data.replaceAll(JSON.stringify(each).slice(1, -1), MISSING_TYPE);
    } finally {
      typst.evictCache(KEPT_FOR);
    }
  }
}

/** `PdfStandard.UA_1`, which the package declares as a constant that is not there at run time. */
const UA_1 = "ua-1" as never;

async function open(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  return NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] });
}

/** The compiler puts its message into `code`, and leaves `message` empty. */
function messageOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === "string" && code !== "" ? code : String(message);
}

/** As Rust writes a string for people, and that within another one: `\\u{f8ff}`. */
function unquoted(quoted: string): string {
  return quoted
    .replace(/\\(.)/g, "$1")
    .replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/\\(.)/g, "$1");
}
