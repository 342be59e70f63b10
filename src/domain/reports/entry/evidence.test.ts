import { describe, expect, it } from "vitest";
import { fileFaultSentence, sizeWords, URL_FAULT_WORDS } from "@/domain/words/ja/reports/evidence";
import {
  cleanFileName,
  cleanTitle,
  EVIDENCE_KIND_FACTS,
  EVIDENCE_KINDS,
  EVIDENCE_MAX_BYTES,
  EVIDENCE_TITLE_MAX,
  EVIDENCE_URL_MAX,
  fileFault,
  kindOfContentType,
  matchContent,
  readUrl,
  textContent,
} from "./evidence";

const faultOf = (file: { readonly name: string; readonly size: number }) => {
  const fault = fileFault(file);
  return fault && fileFaultSentence(fault);
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a file before it is sent", () => {
  it.each([
    "集計.pdf",
    "集計.XLSX",
    "会議.docx",
    "写真.JPG",
    "写真.jpeg",
    "図.png",
    "図.webp",
    "図.gif",
    "表.csv",
  ])("%s may be chosen", (name) => expect(fileFault({ name, size: 1 })).toBeNull());

  it.each([
    ["図.svg", /HTML、SVG/],
    ["頁.html", /HTML、SVG/],
    ["集計.xlsm", /マクロ/],
    ["会議.docm", /マクロ/],
    ["集計.xls", /古い形式/],
    ["道具.exe", /この種類のファイルは登録できません。登録できるのは、PDF/],
    ["名前だけ", /この種類/],
    ["pdf", /この種類/],
  ])("%s is refused with its reason", (name, reason) => {
    expect(faultOf({ name, size: 1 })).toMatch(reason);
  });

  it("may have 20 MB and not one byte more; the sentence tells both sizes", () => {
    expect(fileFault({ name: "a.pdf", size: EVIDENCE_MAX_BYTES })).toBeNull();
    expect(faultOf({ name: "a.pdf", size: EVIDENCE_MAX_BYTES + 1 })).toBe(
      "ファイルが大きすぎます（20.01MB）。登録できるのは20MBまでです。",
    );
    expect(faultOf({ name: "a.pdf", size: 0 })).toMatch(/空のファイル/);
  });
});

describe("name and content", () => {
  it("of one kind: taken", () => {
    expect(matchContent("写真.JPEG", "jpeg")).toEqual({ ok: true, kind: "jpeg" });
    for (const kind of EVIDENCE_KINDS) {
      for (const extension of EVIDENCE_KIND_FACTS[kind].extensions) {
        expect(matchContent(`a.${extension}`, kind)).toEqual({ ok: true, kind });
      }
    }
  });

  it.each([
    ["資料.pdf", "png", /内容は画像（PNG）ですが、名前の末尾が合っていません。末尾を「\.png」/],
    ["資料.pdf", "unknown", /内容がPDFではない/],
    ["表.csv", "unknown", /UTF-8かShift_JIS/],
    ["表.csv", "active", /HTML、SVG/],
    ["表.xlsx", "macro", /マクロを含む/],
    ["表.xlsx", "old_office", /パスワード/],
  ] as const)("%s with %s inside: refused", (name, content, reason) => {
    const answer = matchContent(name, content);
    expect(answer.ok ? "taken" : fileFaultSentence(answer.fault)).toMatch(reason);
  });
});

describe("the name that is kept", () => {
  it.each([
    ["C:\\Users\\花子\\集計.pdf", "集計.pdf"],
    ["../../etc/集計.pdf", "集計.pdf"],
    ["..pdf", "pdf"],
    ["集計\u0000\r\n.pdf", "集計 .pdf"],
    ["集計\u202efdp.exe", "集計fdp.exe"],
    ["か\u3099.pdf", "が.pdf"],
    ["a/", ""],
  ])("of %j is %j", (raw, kept) => expect(cleanFileName(raw)).toBe(kept));

  it("is shortened before its extension", () => {
    const name = cleanFileName(`${"長".repeat(300)}.xlsx`);
    expect([...name]).toHaveLength(EVIDENCE_TITLE_MAX);
    expect(name.endsWith("長.xlsx")).toBe(true);
    const whole = `${"長".repeat(EVIDENCE_TITLE_MAX - 4)}.pdf`;
    expect(cleanFileName(whole)).toBe(whole);
    expect(cleanFileName("長".repeat(300))).toBe("長".repeat(EVIDENCE_TITLE_MAX));
    expect(cleanFileName(`${"長".repeat(200)}.${"末".repeat(200)}`)).toBe(
      `${"長".repeat(EVIDENCE_TITLE_MAX - 10)}.${"末".repeat(9)}`,
    );
  });

  it("of an address is its title on one line", () => {
    expect(cleanTitle(" 統計書\n（第3表） ")).toBe("統計書 （第3表）");
    expect([...cleanTitle("字".repeat(500))]).toHaveLength(EVIDENCE_TITLE_MAX);
    const cut = "字".repeat(EVIDENCE_TITLE_MAX - 1);
    expect(cleanTitle(`${cut} （第3表）`)).toBe(cut);
  });
});

describe("an address", () => {
  it("of the web is taken in its normal form", () => {
    expect(readUrl(" HTTPS://Example.jp/統計?a=1 ")).toEqual({
      ok: true,
      url: "https://example.jp/%E7%B5%B1%E8%A8%88?a=1",
    });
    expect(readUrl("http://intra/").ok).toBe(true);
  });

  it.each([
    ["", "blank"],
    [" ", "blank"],
    ["example.jp", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["javascript:alert('https://example.jp')", "scheme"],
    ["data:text/html,x", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["https://", "scheme"],
    ["//a", "scheme"],
  ])("%j is none: %s", (text, fault) => expect(readUrl(text)).toEqual({ ok: false, fault }));

  it("with a password in it is refused: everybody who reads the report would see it", () => {
    for (const who of ["user:secret", "user", ":secret"]) {
      expect(readUrl(`https://${who}@example.jp/`)).toEqual({ ok: false, fault: "credentials" });
    }
    expect(URL_FAULT_WORDS.credentials).toMatch(/パスワード/);
  });

  it("has its length", () => {
    const address = (length: number) => "https://example.jp/".padEnd(length, "a");
    expect(readUrl(address(EVIDENCE_URL_MAX)).ok).toBe(true);
    expect(readUrl(address(EVIDENCE_URL_MAX + 1))).toEqual({ ok: false, fault: "too_long" });
  });
});

describe("text", () => {
  const shiftJis = Uint8Array.of(0x93, 0xfa, 0x2c, 0x31, 0x0d, 0x0a);

  it.each([
    ["UTF-8", bytes("課,件数\r\n市民課,3\r\n")],
    ["UTF-8 with its mark", bytes("\ufeff課,件数\r\n")],
    ["Shift_JIS", shiftJis],
    ["an address of a person inside", bytes("名前,<taro@example.jp>\n")],
  ])("in %s is a table", (_, content) => expect(textContent(content)).toBe("csv"));

  it.each([
    "<!DOCTYPE html><p>a</p>",
    "\ufeff \n<html>",
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "<svg onload=alert(1)>",
    "a,b\n<script>alert(1)</script>",
    "#!/bin/sh\nrm -rf /",
  ])("that a browser or a shell would run is none: %j", (text) => {
    expect(textContent(bytes(text))).toBe("active");
  });

  it("is a table where no browser looks for anything else: further down", () => {
    expect(textContent(bytes(`${"課,件数\n".repeat(300)}<script>`))).toBe("csv");
  });

  it("with NUL, with control characters, or in neither encoding is no text", () => {
    expect(textContent(bytes("a,b\u0000"))).toBe("unknown");
    expect(textContent(bytes("MZ\u0003"))).toBe("unknown");
    expect(textContent(Uint8Array.of(0xff, 0xfe, 0x41, 0x00))).toBe("unknown");
    expect(textContent(Uint8Array.of(0x81, 0x20, 0xff))).toBe("unknown");
  });
});

describe("words", () => {
  it("of a size never round down", () => {
    expect(sizeWords(1)).toBe("1バイト");
    expect(sizeWords(1024)).toBe("1KB");
    expect(sizeWords(1025)).toBe("2KB");
    expect(sizeWords(1_572_864)).toBe("1.5MB");
    expect(sizeWords(EVIDENCE_MAX_BYTES)).toBe("20MB");
  });

  it("find a stored media type again", () => {
    for (const kind of EVIDENCE_KINDS) {
      expect(kindOfContentType(EVIDENCE_KIND_FACTS[kind].contentType)).toBe(kind);
    }
    expect(kindOfContentType("text/html")).toBeNull();
  });
});
