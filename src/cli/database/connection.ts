/**
 * A connection to the database, or why the login does not get in and what to do about it: in the same words from the start,
 * the doctor and every command.
 */
import pg from "pg";
import { CERTIFICATE_CODES } from "@/cli/runtime/certificate";
import { OperatorError } from "@/lib/operator-error";

/** @throws OperatorError with the driver's error as its cause (`isUnreachable` tells a silent server from a refusal) */
export async function connect(options: pg.ClientConfig & { connectionString: string }): Promise<pg.Client> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client(options);
    // A connection that breaks while idle is reported by the next query; without a listener it would end the process.
    client.on("error", () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    await client?.end().catch(() => undefined);
    throw failedConnection(options.connectionString, error);
  }
}

/** Whole sentences. */
interface ConnectionFailure {
  readonly what: string;
  readonly remedy: string;
}

/** @param variable the one that the address came from */
export function connectionFailure(variable: string, error: unknown): ConnectionFailure {
  const { code, message, syscall, path } = readError(error);
  // The driver reads certificates while it reads the address.
  if (syscall === "open") {
    return {
      what: `データベースに接続できません（${variable}：ファイル ${path} を読めません（${code}））。`,
      remedy: `${variable} の sslrootcert などに書いたファイルの名前と、そのファイルがサーバーの利用者に読めることを確かめてください。`,
    };
  }
  return {
    what: `データベースに接続できません（${variable}：${message}）。`,
    remedy: remedy(variable, code),
  };
}

/** For whoever tried an address of this process's environment. */
export function failedConnection(url: string, error: unknown): OperatorError {
  const variable = variableOf(url);
  if (variable === undefined) {
    return new OperatorError(`データベースに接続できません（${readError(error).message}）。`, {
      cause: error,
    });
  }
  const failure = connectionFailure(variable, error);
  return new OperatorError(`${failure.what}${failure.remedy}`, { cause: error });
}

/** undefined: none of them, as for the system's own database. */
function variableOf(url: string): string | undefined {
  return ["DATABASE_URL", "DATABASE_OWNER_URL"].find((name) => process.env[name]?.trim() === url);
}

function readError(error: unknown) {
  const { code, message, name, syscall, path } = error as Readonly<Record<string, unknown>>;
  return { code: String(code ?? ""), message: String(message || name || error), syscall, path };
}

function remedy(variable: string, code: string): string {
  if (CERTIFICATE_CODES.test(code)) {
    return `データベースのサーバー証明書を確かめられません。${variable} のホスト名を証明書の名前と同じにし、証明書を発行した認証局の証明書を sslrootcert に指定してください。`;
  }
  switch (code) {
    case "28P01":
    case "28000":
      return `${variable} の利用者名とパスワードを確かめてください。合っているときは、データベースの pg_hba.conf がこのサーバーからの接続を許しているか確かめてください。`;
    case "3D000":
      return `${variable} のデータベースの名前を確かめ、なければ作成してください。`;
    case "42501":
      return `${variable} の利用者に、このデータベースに接続する権限（CONNECT）を与えてください。`;
    case "53300":
      return "データベースの接続が埋まっています。max_connections を増やすか、ほかの接続を減らしてください。";
    case "08P01":
      return "接続プール（pgbouncer など）を通さず、データベースに直接つないでください。";
    default:
      return `${variable} のアドレスとポートを確かめ、データベースが動いていて、このサーバーからつながることを確かめてください。`;
  }
}
