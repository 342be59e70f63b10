/** What to do about a certificate that Node.js does not take, by the code that its TLS gives. */

/** SELF_SIGNED_CERT_IN_CHAIN, ERR_TLS_CERT_ALTNAME_INVALID … */
export const CERTIFICATE_CODES = /CERT|_SIGNATURE$/;

export const OWN_AUTHORITY =
  "証明書を庁内の認証局が発行しているときは、その認証局の証明書のファイル（PEM）を環境変数 NODE_EXTRA_CA_CERTS に設定してください。";

/** @returns a whole sentence; null where it is about no certificate */
export function certificateRemedy(code: string): string | null {
  if (!CERTIFICATE_CODES.test(code)) return null;
  if (code === "CERT_HAS_EXPIRED") return "証明書の期限が切れています。新しい証明書に替えてください。";
  if (code === "CERT_NOT_YET_VALID")
    return "証明書の有効期間がまだ始まっていません。時計を確かめてください。";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return "アドレスのホスト名を、証明書に書かれた名前と同じにしてください。";
  }
  return OWN_AUTHORITY;
}
