/** A person's hands, counted: what somebody does besides typing text. */
import type { Locator, Page } from "playwright/test";

export class Hands {
  /** Links opened, keys pressed that write nothing, and clicks. */
  interactions = 0;

  constructor(readonly page: Page) {}

  async openLink(address: string): Promise<void> {
    this.interactions += 1;
    await this.page.goto(address);
  }

  /** @param key with its modifiers held: one press */
  async press(key: string): Promise<void> {
    this.interactions += 1;
    await this.page.keyboard.press(key);
  }

  async click(target: Locator): Promise<void> {
    this.interactions += 1;
    await target.click();
  }

  /** One choice of a list. @param label of the option, or a part of it */
  async choose(list: Locator, label: string | RegExp): Promise<void> {
    this.interactions += 1;
    const option = list.locator("option").filter({ hasText: label }).first();
    await list.selectOption(await option.getAttribute("value"));
  }

  /** Into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
