/** Reads the data access layer with the TypeScript compiler: who takes a Viewer, and who touches the database. */
import path from "node:path";
import ts from "typescript";

/** The folders in which people's data is read and written. */
export const FOLDERS = [
  "src/server/accounts",
  "src/server/answer-sheets",
  "src/server/audit",
  "src/server/mail",
  "src/server/metrics",
  "src/server/plan",
  "src/server/proposals",
  "src/server/publication",
  "src/server/reports",
  "src/server/rounds",
] as const;
const VIEWER_FILE = "src/server/access/viewer.ts";
/** What gives the database to whoever calls it. */
const GIVES_DATABASE = [
  { name: "db", file: "src/server/db/client.ts" },
  { name: "createDb", file: "src/server/db/client.ts" },
  { name: "transaction", file: "src/server/db/transaction.ts" },
  { name: "writing", file: "src/server/db/transaction.ts" },
] as const;
/** Types whose value reaches the database. */
const CLIENT_TYPES = new Set(["Tx", "Db", "TransactionClient", "PrismaClient"]);

export interface ExportedCode {
  /** `file#name`, where it is declared, whoever exports it again. */
  readonly key: string;
  /** Its first parameter is a Viewer. */
  readonly takesViewer: boolean;
  /** It takes a Viewer and answers later; what answers at once cannot have asked the database. */
  readonly isAsync: boolean;
  /** It uses `db()` or a transaction, takes a client, or calls something of these folders that does. */
  readonly touchesDatabase: boolean;
}

/**
 * Every exported function, class and constant of the folders.
 * @param planted further files by path below the project, as if they stood there
 */
export function scanDataAccess(planted: Readonly<Record<string, string>> = {}): ExportedCode[] {
  const { program, root } = openProgram(planted);
  const checker = program.getTypeChecker();
  const place = (file: ts.SourceFile) => path.relative(root, file.fileName).split(path.sep).join("/");
  const isOurs = (file: ts.SourceFile) => FOLDERS.some((folder) => place(file).startsWith(`${folder}/`));
  const resolve = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const isFrom = (symbol: ts.Symbol | undefined, name: string, file: string) =>
    symbol?.name === name &&
    symbol.declarations?.some((each) => place(each.getSourceFile()) === file) === true;

  const touching = new Map<ts.Symbol, boolean>();
  function touches(symbol: ts.Symbol): boolean {
    const known = touching.get(symbol);
    if (known !== undefined) return known;
    // Something that calls itself touches what the rest of it touches.
    touching.set(symbol, false);
    const found = (symbol.declarations ?? []).some(declarationTouches);
    touching.set(symbol, found);
    return found;
  }
  function declarationTouches(declaration: ts.Declaration): boolean {
    const own = ts.getNameOfDeclaration(declaration);
    const visit = (node: ts.Node): boolean => {
      if (node === own) return false;
      if (ts.isTypeReferenceNode(node)) return isClientType(node);
      if (ts.isTypeNode(node)) return false;
      // What is behind a dot belongs to what is before it; to ask its type would check all of Prisma's.
      if (ts.isPropertyAccessExpression(node)) return visit(node.expression) || memberTouches(node);
      if (ts.isPropertyAssignment(node)) return visit(node.initializer);
      if (ts.isIdentifier(node)) return symbolTouches(meaningOf(node));
      return ts.forEachChild(node, visit) ?? false;
    };
    return visit(declaration);
  }
  function meaningOf(node: ts.Identifier): ts.Symbol | undefined {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    return symbol && resolve(symbol);
  }
  /** `plans.readPlans` of `import * as plans`. */
  function memberTouches({ expression, name }: ts.PropertyAccessExpression): boolean {
    const before = ts.isIdentifier(expression) ? meaningOf(expression) : undefined;
    if (!before || !(before.flags & ts.SymbolFlags.Module)) return false;
    const member = checker.getExportsOfModule(before).find((each) => each.name === name.text);
    return symbolTouches(member && resolve(member));
  }
  function isClientType(node: ts.TypeReferenceNode): boolean {
    const name = ts.isQualifiedName(node.typeName) ? node.typeName.right.text : node.typeName.text;
    return CLIENT_TYPES.has(name);
  }
  function symbolTouches(symbol: ts.Symbol | undefined): boolean {
    if (!symbol || symbol.flags & ts.SymbolFlags.Module) return false;
    if (GIVES_DATABASE.some(({ name, file }) => isFrom(symbol, name, file))) return true;
    const isCode = (symbol.flags & (ts.SymbolFlags.Value & ~ts.SymbolFlags.Property)) !== 0;
    const isTopLevel = symbol.declarations?.some((each) => isOurs(each.getSourceFile()) && isAtTop(each));
    return isCode && isTopLevel === true && touches(symbol);
  }

  function takesViewerFirst(signature: ts.Signature, at: ts.Node): boolean {
    const [first] = signature.getParameters();
    const type = first && checker.getTypeOfSymbolAtLocation(first, at);
    return type !== undefined && isFrom(type.aliasSymbol ?? type.getSymbol(), "Viewer", VIEWER_FILE);
  }
  function answersLater(signature: ts.Signature): boolean {
    return signature.getReturnType().getProperty("then") !== undefined;
  }

  const exported = new Map<string, ExportedCode>();
  for (const file of program.getSourceFiles().filter(isOurs)) {
    const module = checker.getSymbolAtLocation(file);
    if (!module) continue;
    for (const symbol of checker.getExportsOfModule(module).map(resolve)) {
      const declaration = symbol.valueDeclaration;
      if (!declaration || !isOurs(declaration.getSourceFile())) continue;
      const key = `${place(declaration.getSourceFile())}#${symbol.name}`;
      const signatures = checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures();
      const takesViewer = signatures.some((signature) => takesViewerFirst(signature, declaration));
      exported.set(key, {
        key,
        takesViewer,
        isAsync: takesViewer && signatures.some(answersLater),
        touchesDatabase: touches(symbol),
      });
    }
  }
  return [...exported.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function isAtTop(declaration: ts.Declaration): boolean {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return ts.isSourceFile(statement.parent);
}

function openProgram(planted: Readonly<Record<string, string>>): { program: ts.Program; root: string } {
  const root = process.cwd();
  const { config, error } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const compilerOptions = { ...options, incremental: false, types: ["node"] };
  const files = FOLDERS.flatMap((folder) =>
    ts.sys.readDirectory(path.join(root, folder), [".ts", ".tsx"]),
  ).filter((file) => !/\.test\.tsx?$/.test(file));
  const extra = new Map(Object.entries(planted).map(([file, text]) => [path.join(root, file), text]));
  const host = ts.createCompilerHost(compilerOptions);
  const { readFile, fileExists } = host;
  host.readFile = (file) => extra.get(path.normalize(file)) ?? readFile.call(host, file);
  host.fileExists = (file) => extra.has(path.normalize(file)) || fileExists.call(host, file);
  const program = ts.createProgram([...files, ...extra.keys()], compilerOptions, host);
  return { program, root };
}
