import { describe, expect, it } from "vitest";
import { type CommandHelp, helpText, readArguments } from "./arguments";

const help: CommandHelp = {
  call: "npm run export",
  does: "書き出します。",
  positionals: { name: "フォルダー", does: "書き出し先", min: 1, max: 1 },
  options: { no: { value: "番号", does: "公表の番号" } },
  example: "npm run export -- ../dx --no 3",
  fails: "書き出せませんでした。",
};
const read = (...args: string[]) => readArguments(help, args);

describe("the arguments of a command", () => {
  it("are what follows by place and by name", () => {
    expect(read("dx")).toEqual({ positionals: ["dx"], options: {} });
    expect(read("--no", "3", "dx")).toEqual({ positionals: ["dx"], options: { no: "3" } });
    expect(read("dx", "--no=3")).toEqual({ positionals: ["dx"], options: { no: "3" } });
    expect(read("--", "--dx")).toEqual({ positionals: ["--dx"], options: {} });
  });

  it("are two values where an option names two", () => {
    const pair = {
      ...help,
      positionals: { name: "ほか", does: "", min: 0, max: 1 },
      options: { last: { value: "番号 ハッシュ値", does: "" } },
    };
    expect(readArguments(pair, ["--last", "3", "9f", "x"])).toEqual({
      positionals: ["x"],
      options: { last: "3 9f" },
    });
    expect(readArguments(pair, ["--last=3", "9f"])).toEqual({ positionals: [], options: { last: "3 9f" } });
    for (const args of [["--last", "3"], ["--last", "3", "--last", "9f"], ["--last"]]) {
      expect(() => readArguments(pair, args)).toThrow(/^--last の後に番号 ハッシュ値を指定してください。/);
    }
  });

  it("are a wish for help wherever it stands", () => {
    expect(read("--help")).toBeNull();
    expect(read("dx", "-h")).toBeNull();
  });

  it.each([
    [["dx", "--nr", "3"], "「--nr」という指定はありません。"],
    [["dx", "-x"], "「-x」という指定はありません。"],
    [["dx", "--constructor"], "「--constructor」という指定はありません。"],
    [["dx", "--no"], "--no の後に番号を指定してください。"],
    [["--no", "--force", "dx"], "--no の後に番号を指定してください。"],
    [[], "フォルダーを指定してください。"],
    [["dx", "dy"], "「dy」は余分な指定です。"],
  ])("are refused with a sentence and an example: %j", (args, sentence) => {
    expect(() => read(...args)).toThrow(
      `${sentence}使い方: npm run export -- --help（例: npm run export -- ../dx --no 3）`,
    );
  });

  it("are explained", () => {
    expect(helpText(help)).toContain("使い方: npm run export -- フォルダー [--no 番号]\n");
    expect(helpText({ ...help, options: { confirm: { does: "確定します。" } } })).toContain(
      "使い方: npm run export -- フォルダー [--confirm]\n",
    );
    expect(helpText({ ...help, positionals: undefined, options: undefined })).toContain(
      "使い方: npm run export\n",
    );
  });
});
