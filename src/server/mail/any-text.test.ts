/** A mail of before, whatever its texts hold, is a message and a calendar file that other programs can read. */

import { anyText } from "@tests/fixtures/any-text";
import { day } from "@tests/fixtures/brands";
import { parseMail } from "@tests/fixtures/mail-sink";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { deadlineCalendar } from "./calendar";
import { emlBytes } from "./eml";
import { toStoredMail } from "./sending";

const AT = new Date("2026-05-15T00:00:00Z");

it("as an .eml file", async () => {
  await fc.assert(
    fc.asyncProperty(anyText(), anyText(), async (typed, other) => {
      const mail = toStoredMail({
        id: "0c1f7b0e-7a1c-4d57-9f5e-0f8f6f6f0a01",
        linkId: null,
        address: "taro@example.lg.jp",
        subject: `照会${typed}`,
        body: `本文${other}`,
        dueOn: new Date("2026-05-31"),
        createdAt: AT,
        occasionKind: "opening",
        suggestion: null,
        publicationNo: null,
        round: { id: "6f0d5cf4-3a93-43c8-bb5d-1a2b3c4d5e6f", fy: 2025, attachesSheets: false },
        recipient: { name: `飛騨${typed}`, role: "contributor", departmentId: null },
      });
      const bytes = await emlBytes(mail, { from: null, host: "dx.example.lg.jp", url: null }, true);
      const read = parseMail(Buffer.from(bytes).toString("utf8"));
      expect(read.raw).toMatch(/^[\x20-\x7e\t\r\n]*$/);
      expect(read.raw.split("\r\n\r\n")[0]).toMatch(
        /^(?:[A-Za-z-]+:.*|[ \t].*)(?:\r\n(?:[A-Za-z-]+:.*|[ \t].*))*$/,
      );
      expect(read.headers["x-unsent"]).toBe("1");
      expect(read.text).not.toMatch(/(?![\t\r\n])\p{Cc}|\u202E/u);
      expect(read.calendar).toContain("END:VCALENDAR");
    }),
    { numRuns: 60 },
  );
});

it("as a calendar file", () => {
  fc.assert(
    fc.property(anyText(), anyText(), (items, sender) => {
      const file = deadlineCalendar({
        roundId: "r1",
        fy: fiscalYear(2025),
        dueOn: day("2026-05-31"),
        items,
        madeAt: AT,
        host: "dx.example.lg.jp",
        from: `${sender} <dx@example.lg.jp>`,
      });
      const lines = file
        .replace(/\r\n[ \t]/g, "")
        .trimEnd()
        .split("\r\n");
      expect(lines.filter((line) => !/^[A-Z-]+[:;](?:(?!\p{Cc}).|\t)*$/u.test(line.toWellFormed()))).toEqual(
        [],
      );
    }),
  );
});
