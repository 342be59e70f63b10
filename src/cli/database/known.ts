/**
 * Which database a data folder belongs to, and whether the one that is found is that one. A start that lost DATABASE_URL,
 * or was given another one, would else publish an empty second system in the place of the real one. Pure.
 */

/** A database as it says of itself. */
export type FoundDatabase = EmbeddedDatabase | ExternalDatabase;

/** The system's own PostgreSQL, in the data folder itself. */
interface EmbeddedDatabase {
  readonly kind: "embedded";
  /** Of its one row of `installation`; null: it has none yet. */
  readonly id: string | null;
}

/** The city's own server. */
export interface ExternalDatabase {
  readonly kind: "external";
  readonly id: string | null;
  readonly host: string;
  readonly port: number;
  /** The database's name. */
  readonly name: string;
  /** PostgreSQL's own, made with the server's files; null where the login may not read it. */
  readonly systemIdentifier: string | null;
}

/** What `database.json` holds. */
export type KnownDatabase = FoundDatabase & {
  /** Invented figures: a demonstration's folder is no city's, and the other way round. */
  readonly demo: boolean;
  /** After `database:adopt`, until the next start has written it into the audit trail: what stood here before. */
  readonly adoptedFrom?: string | undefined;
};

/** What is in a data folder, before anything is asked of a database. */
export interface FolderState {
  readonly folder: string;
  readonly known: KnownDatabase | null;
  /** The files of a database of the folder's own. */
  readonly hasCluster: boolean;
  /** A copy of a publication: some database was served from here. */
  readonly hasCopy: boolean;
}

const ADOPT = "npm run database:adopt";
const MOVE = "npm run move-database -- external";

/** For a sentence: no password, and what tells two copies apart. */
export function databaseLabel(database: FoundDatabase): string {
  if (database.kind === "embedded") return `内蔵のデータベース（識別番号 ${database.id ?? "なし"}）`;
  const { host, port, name, id } = database;
  return `${host.includes(":") ? `[${host}]` : host}:${port}/${name}（識別番号 ${id ?? "なし"}）`;
}

/**
 * Before anything is created: whether the environment names the kind of database that the folder belongs to.
 * @param wanted "external" where DATABASE_URL is set
 * @returns a sentence that says what was expected, what was found and what to do; null where it fits
 */
export function wrongKind(
  { folder, known, hasCluster, hasCopy }: FolderState,
  wanted: FoundDatabase["kind"],
): string | null {
  if (wanted === "embedded") {
    if (known?.kind === "external") {
      return `データフォルダー ${folder} は、データベース ${databaseLabel(known)} のものですが、環境変数 DATABASE_URL が設定されていません。DATABASE_URL を設定して、もう一度実行してください。データベースを替えるときは、${ADOPT} を実行してください。`;
    }
    if (known !== null && !hasCluster) {
      return `データフォルダー ${folder} にあるはずの${databaseLabel(known)}が、見つかりません（${folder}/postgres）。バックアップから戻すか、AYUMI_DATA_DIR を確かめてください。新しく始めるときは、別のフォルダーを AYUMI_DATA_DIR に指定してください。`;
    }
    if (known === null && hasCopy && !hasCluster) {
      return `データフォルダー ${folder} には、別のデータベースから公開した内容の控えがありますが、環境変数 DATABASE_URL が設定されていません。DATABASE_URL を設定して、もう一度実行してください。新しく始めるときは、別のフォルダーを AYUMI_DATA_DIR に指定してください。`;
    }
    return null;
  }
  if (known?.kind === "embedded" || (known === null && hasCluster)) {
    return `データフォルダー ${folder} には内蔵のデータベースがありますが、環境変数 DATABASE_URL に別のデータベースが設定されています。DATABASE_URL を外すか、AYUMI_DATA_DIR を確かめてください。いまのデータをそのデータベースに移すときは、${MOVE} を実行してください。データを移さずに替えるときは、${ADOPT} を実行してください。`;
  }
  return null;
}

/**
 * Before anything is migrated or written: whether the database is the folder's own.
 * @returns a sentence; null where it is, and where the folder does not belong to any yet
 */
export function wrongDatabase(
  folder: string,
  known: KnownDatabase | null,
  found: FoundDatabase,
): string | null {
  if (known === null || (isSamePlace(known, found) && (known.id === null || known.id === found.id)))
    return null;
  const what =
    found.id === null
      ? `${databaseLabel(found)} には、あゆみのデータがないか、古い版のものです`
      : found.id === known.id
        ? `${databaseLabel(found)} は、その複製です（別のサーバーか、別の名前のデータベースです）`
        : `${databaseLabel(found)} は、それとは別のデータベースです`;
  return `データフォルダー ${folder} は、データベース ${databaseLabel(known)} のものですが、接続先の ${what}。環境変数 DATABASE_URL と AYUMI_DATA_DIR を確かめてください。データベースを替えるときは、${ADOPT} を実行してください。`;
}

/** The same files of the same server. Under which address it is reached may change; a copy elsewhere is another one. */
function isSamePlace(known: FoundDatabase, found: FoundDatabase): boolean {
  if (known.kind === "embedded" || found.kind === "embedded") return known.kind === found.kind;
  const one = known.systemIdentifier;
  const other = found.systemIdentifier;
  return known.name === found.name && (one === null || other === null || one === other);
}
