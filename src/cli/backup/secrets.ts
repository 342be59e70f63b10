/** The signing key in a backup: under a passphrase, or not at all. */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { OperatorError } from "@/lib/operator-error";

/** A guess costs 64 MB and some tenths of a second. */
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 };
const CIPHER = "aes-256-gcm";
const SHORTEST_PASSPHRASE = 12;

const base64 = z.base64().transform((text) => Buffer.from(text, "base64"));
const sealedSchema = z.strictObject({
  method: z.literal("scrypt-65536-8-1, aes-256-gcm"),
  salt: base64,
  iv: base64,
  tag: base64,
  sealed: base64,
});
const contentSchema = z.strictObject({ auth: z.string().min(32) });

/** @throws OperatorError when the file cannot be read, or what is in it is too short */
export function readPassphrase(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new OperatorError(
      `合言葉のファイル ${file} を読めません（${(error as NodeJS.ErrnoException).code}）。--passphrase-file を確かめてください。`,
      { cause: error },
    );
  }
  if (text.length < SHORTEST_PASSPHRASE) {
    throw new OperatorError(
      `合言葉のファイル ${file} の内容が短すぎます。${SHORTEST_PASSPHRASE}文字以上を1行で書いてください。`,
    );
  }
  return text;
}

export function sealSecrets(authSecret: string, passphrase: string): Buffer {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(CIPHER, scryptSync(passphrase, salt, 32, SCRYPT), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify({ auth: authSecret }), "utf8"), cipher.final()]);
  const text = Object.entries({ salt, iv, tag: cipher.getAuthTag(), sealed }).map(([name, bytes]) => [
    name,
    bytes.toString("base64"),
  ]);
  return Buffer.from(
    `${JSON.stringify({ method: "scrypt-65536-8-1, aes-256-gcm", ...Object.fromEntries(text) }, null, 1)}\n`,
  );
}

/**
 * @returns the signing key
 * @throws OperatorError when the passphrase is another one
 */
export function openSecrets(entry: Buffer, passphrase: string): string {
  const { salt, iv, tag, sealed } = sealedSchema.parse(JSON.parse(entry.toString("utf8")));
  const decipher = createDecipheriv(CIPHER, scryptSync(passphrase, salt, 32, SCRYPT), iv);
  decipher.setAuthTag(tag);
  let text: string;
  try {
    text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new OperatorError("合言葉が、バックアップを作ったときのものと違います。", { cause: error });
  }
  return contentSchema.parse(JSON.parse(text)).auth;
}
