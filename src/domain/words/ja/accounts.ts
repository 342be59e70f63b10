/** Told whoever changes an account, or invites, while another administrator did. */

/** @param last who did something last with it, in brackets; "" where nobody did */
export function accountChangedMeanwhile(last: string): string {
  return `画面を開いたあとに、このアカウントが変わりました${last}。画面を読み込み直して、いまの内容を確かめてください。`;
}

/** The page then shows the newer link: pressed again, it is replaced. */
export function invitedMeanwhile(last: string): string {
  return `画面を開いたあとに、別の招待リンクが発行されました${last}。ここで発行すると、そのリンクは使えなくなります。それでも発行するときは、もう一度「招待リンクを発行する」を押してください。`;
}
