/** While the database does not answer, the staff side says so at once instead of failing one page after the other. */
import type { Answer } from "./answer";
import { isInnerPath, pathOf } from "./paths";
import { refuse } from "./refusal";

const SENTENCE =
  "データベースに接続できないため、職員用の画面はいま使えません。公開ページはご覧いただけます。つながり次第、自動で元に戻ります。しばらくしてからもう一度お試しください。";
/** Next's own files need no database; whether the process lives does not depend on one. */
const WITHOUT_DATABASE = /^\/(?:_next\/|api\/health\/live$)/;

/** @param isAway whether the staff side cannot work now */
export function whileDatabaseIsAway(isAway: () => boolean): Answer {
  return (request, response) => {
    if (!isAway()) return false;
    const path = pathOf(request);
    if (!isInnerPath(path) || WITHOUT_DATABASE.test(path)) return false;
    if (path === "/api/health/ready") {
      response.writeHead(503, { "Content-Type": "application/json", "Cache-Control": "no-store" });
      response.end('{"status":"unavailable"}');
    } else {
      refuse(response, 503, SENTENCE, { "Retry-After": "5" });
    }
    return true;
  };
}
