import { describe, expect, it } from "vitest";
import { normalizePassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, passwordProblem } from "./rules";

const PERSON = { email: "hanako.yamada@example.lg.jp", name: "山田 花子" };
const problem = (password: string) => passwordProblem(password, PERSON);

/** Different characters that are no run and no word. */
function text(length: number): string {
  return "kv7xqm2zrt9w".repeat(20).slice(0, length);
}

describe("length", () => {
  it("asks for 12 characters", () => {
    expect(problem(text(PASSWORD_MIN_LENGTH - 1))).toMatch(/12文字以上/);
    expect(problem(text(PASSWORD_MIN_LENGTH))).toBeNull();
  });

  it("takes 128 and no more", () => {
    expect(problem(`${text(PASSWORD_MAX_LENGTH - 8)}abX-あい雪月`)).toBeNull();
    expect(problem(`${text(PASSWORD_MAX_LENGTH - 7)}abX-あい雪月`)).toMatch(/128文字以内/);
  });

  it("counts characters, not UTF-16 units", () => {
    expect(problem("🍎🍊🍋🍌🍉🍇")).toMatch(/12文字以上/);
    expect(problem("🍎🍊🍋🍌🍉🍇🍓🍒🍑🍍🥝🥥")).toBeNull();
  });

  it("does not take one sign for many because NFKC spells it out", () => {
    expect(problem("㌔㌢㍍㍑㌫㌃")).toMatch(/12文字以上/);
  });

  it("counts what NFKC puts together as one", () => {
    expect(problem("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞ")).toMatch(/12文字以上/);
  });
});

describe("no rule about kinds of characters", () => {
  it.each([
    "しずかな湖畔の森のかげから",
    "correct horse battery staples",
    "kumonoueniwakasaharu",
    "842067351946",
  ])("%s is taken", (password) => expect(problem(password)).toBeNull());

  it("keeps spaces at the ends", () => {
    expect(normalizePassword(" kv7xqm2zrt9 ")).toBe(" kv7xqm2zrt9 ");
  });

  it("reads full width as half width", () => {
    expect(normalizePassword("ｋｖ７ｘｑｍ２ｚｒｔ９ｗ")).toBe("kv7xqm2zrt9w");
  });
});

describe("what is guessed first", () => {
  it.each(["aaaaaaaaaaaa", "121212121212", "abcabcabcabc", "ayumi2ayumi2", "ああああああああああああ"])(
    "%s repeats itself",
    (password) => expect(problem(password)).toMatch(/繰り返し/),
  );

  it.each([
    "abcdefghijkl",
    "123456789012",
    "lkjhgfdsapoi",
    "qwertyuiop123",
    "987654321abc",
    "あいうえおかきくけこさし",
  ])("%s is a row of neighbours", (password) => expect(problem(password)).toMatch(/並び順/));

  it.each([
    "hanako.yamada2026",
    "x-HANAKO.YAMADA-x",
    "わたしは山田花子です十二",
    "ｈａｎａｋｏ．ｙａｍａｄａ！！",
  ])("%s holds the person's address or name", (password) => {
    expect(problem(password)).toMatch(/氏名/);
  });

  it.each([
    "password1234",
    "Password2025!",
    "p@ssw0rd2025",
    "ayumi20252026",
    "1qaz2wsx3edc",
    "passwordpassword",
    "welcome-2026-2027",
    "飛騨高山市役所-2026-09",
  ])("%s is common", (password) => expect(problem(password)).toMatch(/よく使われている/));

  it.each(["AYUMI-takayama", "takayama2026!!", "t@kayama-city-2026"])(
    "%s is the town of the person's address",
    (password) => {
      const at = (email: string) => passwordProblem(password, { email, name: "森" });
      expect(at("hanako@city.takayama.lg.jp")).toMatch(/よく使われている/);
      expect(at("hanako@example.lg.jp")).toBeNull();
    },
  );

  it.each(["松本市2026-2027-28", "白川村役場2026-0401"])("%s is a town", (password) =>
    expect(problem(password)).toMatch(/よく使われている/),
  );

  it("takes a phrase that only begins with a common word", () => {
    expect(problem("飛騨高山の雪がとける音")).not.toBeNull(); // 11 characters
    expect(problem("飛騨高山の雪がとける音よ")).toBeNull();
  });

  it("leaves a short local part alone: it stands in many words by chance", () => {
    expect(passwordProblem("ondokukai-no-asa", { email: "dok@example.lg.jp", name: "森" })).toBeNull();
  });
});
