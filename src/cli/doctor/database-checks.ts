/** From what the two logins found to what is wrong with it. */
import { connectionFailure } from "@/cli/database/connection";
import {
  APP_ROLE,
  type AppFacts,
  type DatabaseFacts,
  hasFailed,
  type LoginFailure,
  type OwnerFacts,
} from "./database-facts";
import { type Finding, right, wrong } from "./finding";

const OLDEST_MAJOR = 15;
/** Ten of the application, a few for the mail queue and for news of publications. */
const CONNECTIONS_PER_SERVER = 16;
/** A code of an authenticator app holds for half a minute; sessions and deadlines go by the database's clock. */
const CLOCK_OFF_MS = 5_000;

const OWNER_VARIABLE = "DATABASE_OWNER_URL";
const APP_VARIABLE = "DATABASE_URL";

/** What has to be right before anything is migrated: cheap enough for every start. In the order in which it is mended. */
export function startFindings({ hasOwnerUrl, owner, app }: DatabaseFacts): Finding[] {
  const ownerVariable = hasOwnerUrl ? OWNER_VARIABLE : APP_VARIABLE;
  if (hasFailed(owner)) return [loginFailure(ownerVariable, owner)];
  return [
    version(owner),
    encoding(owner),
    ownerRight(owner, hasOwnerUrl),
    hasFailed(app) ? loginFailure(APP_VARIABLE, app) : appLogin(app),
  ];
}

/** What a running system needs beside it. */
export function detailFindings({ owner }: DatabaseFacts): Finding[] {
  if (hasFailed(owner)) return [];
  return [...(owner.isMigrated ? [rights(owner)] : []), connections(owner), clock(owner)];
}

/** What the database knows of mails: told beside the mail server. */
export function mailFindings({ owner }: DatabaseFacts): Finding[] {
  if (hasFailed(owner) || !owner.mailsHeld) return [];
  return [
    wrong(
      "バックアップから復元した後なので、メールの送信を止めています。",
      "待っているメールを /staff/mails で確かめ、送信を再開してください。",
    ),
  ];
}

function loginFailure(variable: string, { cause }: LoginFailure): Finding {
  const { what, remedy } = connectionFailure(variable, cause);
  return wrong(what, remedy);
}

function version({ version: number, versionText }: OwnerFacts): Finding {
  if (Math.floor(number / 10_000) >= OLDEST_MAJOR) return right(`PostgreSQL ${versionText} です。`);
  return wrong(
    `データベースが PostgreSQL ${versionText} です。`,
    `PostgreSQL ${OLDEST_MAJOR} 以上のデータベースを使ってください。`,
  );
}

function encoding({ encoding: name, locale, database }: OwnerFacts): Finding {
  if (name === "UTF8") return right(`文字コードは UTF-8 です（ロケール ${locale}）。`);
  return wrong(
    `データベース ${database} の文字コードが ${name} です。`,
    "文字コードが UTF-8 のデータベースを作り直してください（CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0）。",
  );
}

function ownerRight({ user, database, mayMigrate, isMigrated }: OwnerFacts, hasOwnerUrl: boolean): Finding {
  if (mayMigrate) {
    return right(
      isMigrated ? `${user} は表の所有者です。` : `${user} は表を作れます（表は最初の起動で作ります）。`,
    );
  }
  const what = `${user} は、データベース ${database} の${isMigrated ? "表の所有者ではありません" : "表を作れません"}。`;
  if (!hasOwnerUrl) {
    return wrong(what, `表の所有者のログインを、環境変数 ${OWNER_VARIABLE} に設定してください。`);
  }
  return wrong(
    what,
    isMigrated
      ? `${OWNER_VARIABLE} に、表の所有者のログインを設定してください。`
      : `データベースの所有者にしてください（ALTER DATABASE ${database} OWNER TO ${user}）。`,
  );
}

function appLogin({ user, mayTakeRole }: AppFacts): Finding {
  if (mayTakeRole === "yes") {
    return right(user === APP_ROLE ? `${user} で接続できます。` : `${user} は ${APP_ROLE} として働けます。`);
  }
  if (mayTakeRole === "no_role") {
    return wrong(
      `データベースに ${APP_ROLE} というロールがありません。`,
      `ロールを作り（CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '…'）、${APP_VARIABLE} をそのログインにしてください。`,
    );
  }
  return wrong(
    `${APP_VARIABLE} の利用者 ${user} は、${APP_ROLE} として働けません。`,
    `${APP_VARIABLE} を ${APP_ROLE} のログインにするか、権限を与えてください（GRANT ${APP_ROLE} TO ${user}）。`,
  );
}

function rights({ excess: { attributes, owned, unguarded }, unreadable }: OwnerFacts): Finding {
  if (attributes.length > 0) {
    return wrong(
      `${APP_ROLE} に余分な権限（${attributes.join("、")}）があります。`,
      `取り除いてください（ALTER ROLE ${APP_ROLE} ${attributes.map((each) => `NO${each}`).join(" ")}）。`,
    );
  }
  if (owned.length > 0) {
    return wrong(
      `${APP_ROLE} が表（${owned.join("、")}）の所有者です。公表と監査の記録を書き換えられます。`,
      "表の所有者を、DATABASE_OWNER_URL の利用者に変えてください（ALTER TABLE … OWNER TO …）。",
    );
  }
  if (unguarded.length > 0) {
    return wrong(
      `${APP_ROLE} が、変えてはならない表（${unguarded.join("、")}）を変えられます。`,
      `権限を取り除いてください（REVOKE UPDATE, DELETE, TRUNCATE ON ${unguarded.join(", ")} FROM ${APP_ROLE}）。`,
    );
  }
  if (unreadable.length > 0) {
    return wrong(
      `${APP_ROLE} が表（${unreadable.join("、")}）を読めません。`,
      "復元のときに権限が抜けています。pg_restore を --no-privileges を付けずにやり直してください。",
    );
  }
  return right(`${APP_ROLE} の権限は、必要なものだけです。`);
}

function connections({ maxConnections, reservedConnections, otherConnections }: OwnerFacts): Finding {
  const free = maxConnections - reservedConnections - otherConnections;
  const servers = Math.floor(free / CONNECTIONS_PER_SERVER);
  const known = `max_connections ${maxConnections}、うち予約 ${reservedConnections}、ほかのデータベース ${otherConnections}`;
  if (servers >= 1) return right(`接続は、サーバー${servers}台分あります（${known}）。`);
  return wrong(
    `接続が足りません（${known}）。サーバー1台に${CONNECTIONS_PER_SERVER}本要ります。`,
    "データベースの max_connections を増やすか、ほかの接続を減らしてください。",
  );
}

function clock({ clockAheadMs }: OwnerFacts): Finding {
  if (Math.abs(clockAheadMs) <= CLOCK_OFF_MS) return right("時計は、データベースと合っています。");
  const seconds = Math.round(Math.abs(clockAheadMs) / 1000);
  return wrong(
    `データベースの時計が、このサーバーより${seconds}秒${clockAheadMs > 0 ? "進んで" : "遅れて"}います。`,
    "両方のサーバーの時刻合わせ（chrony、systemd-timesyncd など）を確かめてください。",
  );
}
