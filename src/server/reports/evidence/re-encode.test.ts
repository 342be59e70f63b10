import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { reEncode } from "./re-encode";

/** A photograph as a camera makes it: turned by a word of its metadata, with the place where it was taken. */
function photograph(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: "#a55" } })
    .withExif({
      IFD0: { Copyright: "撮影者", Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "36/1 8/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

async function madeOf(bytes: Uint8Array) {
  const picture = await reEncode(bytes);
  if (typeof picture === "string") throw new Error(picture);
  return picture;
}

describe("a picture made anew", () => {
  it("says nothing of place, time and person, and stands upright", async () => {
    const sent = await photograph(300, 200);
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { bytes, width, height } = await madeOf(sent);
    expect([width, height]).toEqual([200, 300]);
    const { format, exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect({ format, exif, icc, xmp, iptc, orientation }).toEqual({ format: "webp" });
    expect(Buffer.from(bytes).includes("GPS")).toBe(false);
  });

  it("is at most 1,600 pixels wide and high, and never larger than it was", async () => {
    expect(await madeOf(await photograph(1_000, 3_200))).toMatchObject({ width: 1_600, height: 500 });
    expect(await madeOf(await photograph(40, 30))).toMatchObject({ width: 30, height: 40 });
  });

  it("takes PNG and WebP", async () => {
    const image = sharp({ create: { width: 9, height: 9, channels: 4, background: "#0000" } });
    expect(await madeOf(await image.clone().png().toBuffer())).toMatchObject({ width: 9 });
    expect(await madeOf(await image.clone().webp().toBuffer())).toMatchObject({ width: 9 });
  });
});

describe("what is refused", () => {
  it.each([
    ["a text", Buffer.from("課,件数\r\n")],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")],
    ["nothing", Buffer.alloc(0)],
  ])("%s", async (_, bytes) => {
    expect(await reEncode(bytes)).toBe("not_a_picture");
  });

  it("one that is cut off", async () => {
    const sent = await photograph(600, 400);
    expect(await reEncode(sent.subarray(0, sent.length - 400))).toBe("broken");
    expect(await reEncode(sent.subarray(0, 40))).toBe("broken");
  });

  it("one that would fill the memory, by its head alone", async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    // The size stands in the first chunk, behind its length and name.
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    expect(["too_many_pixels", "broken"]).toContain(await reEncode(png));
    const wide = await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(await reEncode(wide)).toBe("too_many_pixels");
  });
});
