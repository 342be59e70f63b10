/** The faces that documents and pictures are set in, wherever they are made: those of the machine would make others. */
import { createRequire } from "node:module";
import path from "node:path";

/** Folders of the packages that hold them: the offices' own first, then one for what that lacks. */
const FONT_FOLDERS = [
  ["@expo-google-fonts/biz-udpgothic", "400Regular"],
  ["@expo-google-fonts/biz-udpgothic", "700Bold"],
  ["@expo-google-fonts/noto-sans-jp", "400Regular"],
] as const;

/** Absolute paths. */
export function fontFolders(): string[] {
  const require = createRequire(path.join(process.cwd(), "package.json"));
  return FONT_FOLDERS.map(([name, folder]) =>
    path.join(path.dirname(require.resolve(`${name}/package.json`)), folder),
  );
}
