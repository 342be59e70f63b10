/** A sample configuration for serving the exported folder with nginx, below a path of an existing site. */

import { EVIDENCE_FOLDERS } from "@/domain/publication/evidence";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { EVIDENCE_KIND_FACTS } from "@/domain/reports/entry/evidence";
import {
  CACHE_PUBLIC,
  SHARED,
  SHARED_PATHS,
  securityHeaders,
} from "@/server/publication/serve/security-headers";

const BASE = "/dx/";
const FOLDER = "/var/www/dx/";

function headers(embeddable: boolean, indent: string, more: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ "Cache-Control": CACHE_PUBLIC, ...securityHeaders(embeddable), ...more })
    .map(([name, value]) => `${indent}add_header ${name} "${value}" always;`)
    .join("\n");
}

/** Types that the ending of the name does not tell. All of them are for other sites' programs as well. */
function typed(path: string, type: string): string {
  return `    location = ${BASE}${path} {
        alias ${FOLDER}${path};
        types { }
        default_type ${type};
${headers(false, "        ", SHARED)}
    }`;
}

/** The feed has its own place, with its type. */
function sharedFolders(): string {
  return SHARED_PATHS.filter((path) => path.endsWith("/"))
    .map(
      (path) => `    location ${BASE}${path} {
        alias ${FOLDER}${path};
${headers(path === "embed/", "        ", SHARED)}
    }`,
    )
    .join("\n");
}

function evidenceTypes(indent: string): string {
  return Object.values(EVIDENCE_KIND_FACTS)
    .map(({ contentType, extensions }) => `${indent}${contentType} ${extensions.join(" ")};`)
    .join("\n");
}

export function nginxSample(snapshot: PublicationSnapshot): string {
  return `# 公表第${snapshot.no}号を配信する nginx の設定例です。server { } の中に入れてください。
# ${BASE} は公開する場所、${FOLDER} はこのフォルダーを置いた場所です。実際のものに直してください。
# 置き換えるときは、新しいフォルダーを隣に置いてから名前を変えると、途中の状態は見えません。
location = ${BASE.slice(0, -1)} {
    absolute_redirect off;
    return 301 ${BASE};
}
location ${BASE} {
    alias ${FOLDER};
    index index.html;
    # 末尾に / のないアドレスを、サーバー名を含まない形で / 付きへ導きます。
    absolute_redirect off;
    # あらかじめ圧縮したファイル（.gz）をそのまま返します。
    gzip_static on;
    # .br を返すには ngx_brotli モジュールが要ります。入っているときは、次の行の # を外してください。
    # brotli_static on;
    etag on;
    charset utf-8;
    charset_types text/csv text/plain application/json application/ld+json application/schema+json application/atom+xml application/xml text/javascript;
    types {
        text/html html;
        text/csv csv;
        application/json json;
        application/ld+json jsonld;
        application/xml xml;
        text/javascript mjs;
        image/png png;
        text/plain txt;
    }
    error_page 404 ${BASE}404.html;
${headers(false, "    ")}

    # ほかのサイトのプログラムからも読めるもの（CORS）です。ほかのページの枠（iframe）に置けるのは、embed/ だけです。
${sharedFolders()}
    # 根拠資料は、画面に表示せず、保存するファイルとして返します。
    location ~ ^${BASE}((?:${EVIDENCE_FOLDERS.join("|")})/[^/]+/evidence/[^/]+)$ {
        alias ${FOLDER}$1;
        # 文字コードは資料によって違います。
        charset off;
        types {
${evidenceTypes("            ")}
        }
${headers(false, "        ", { "Content-Disposition": "attachment" })}
    }
    location = ${BASE}nginx.conf.sample {
        return 404;
    }
${typed("feed.xml", "application/atom+xml")}
${typed("data/kpis.schema.json", "application/schema+json")}
${typed("data/initiatives.schema.json", "application/schema+json")}
${typed("data/metrics.schema.json", "application/schema+json")}
${typed("data/assessments.schema.json", "application/schema+json")}
}
`;
}
