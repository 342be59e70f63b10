/** 訂正: what is said where one would change nothing. */

/** At the field of the reason. */
export const NOTHING_CORRECTED =
  "承認された内容と同じです。訂正するところを直してから提出してください。訂正しないときは、提出する必要はありません。";
