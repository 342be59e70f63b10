/**
 * Saves what is typed, by itself. One request at a time; what was typed meanwhile goes with the next. Plain state
 * outside React, so that leaving the page or typing fast cannot lose a step; components listen.
 */
import type { SaveStatus } from "@/components/forms/save-status";
import { cleanTexts } from "@/domain/shared/typed-text";
import type { ChangeAnswer, ChangeDone, RevisionView } from "../schema";
import {
  contentOf,
  draftOf,
  type EntryDraft,
  type FieldErrors,
  isSameDraft,
  submittedContentOf,
  toFormErrors,
} from "./entry-draft";
import type { ChangeRequest } from "./report-api";

/** Somebody else's version beside one's own; one's own is the draft itself, which may still be typed in. */
export interface Conflict {
  /** What the draft was typed upon. */
  readonly base: EntryDraft;
  readonly current: RevisionView;
}

export interface SaverState {
  readonly draft: EntryDraft;
  readonly status: SaveStatus;
  readonly conflict: Conflict | null;
  readonly errors: FieldErrors;
}

export interface SaverEnvironment {
  readonly send: (request: ChangeRequest, keepalive?: boolean) => Promise<ChangeAnswer>;
  readonly keep: (kept: { draft: EntryDraft; version: number }) => void;
  readonly drop: () => void;
  readonly delayMs: number;
  readonly retryMs: number;
}

export class DraftSaver {
  #state: SaverState;
  #saved: EntryDraft;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #ended = false;
  #isSubmitting = false;
  /** Drafts sent upon this version whose answer never came: the server may have stored one of them. */
  #unanswered: EntryDraft[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #environment: SaverEnvironment;

  constructor(start: { draft: EntryDraft; version: number }, environment: SaverEnvironment) {
    this.#saved = start.draft;
    this.#version = start.version;
    this.#environment = environment;
    this.#state = { draft: start.draft, status: { kind: "idle" }, conflict: null, errors: {} };
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): SaverState => this.#state;

  get version(): number {
    return this.#version;
  }

  isDirty(): boolean {
    return !isSameDraft(this.#state.draft, this.#saved);
  }

  /** Takes what was typed; saves it once the typing pauses. The errors of the fields touched go. */
  update(patch: Partial<EntryDraft>): void {
    const draft = { ...this.#state.draft, ...patch };
    const errors = Object.fromEntries(
      Object.entries(this.#state.errors).filter(([name]) => !(name in patch)),
    );
    this.#set({ draft, errors });
    if (!this.isDirty()) {
      this.#environment.drop();
      return;
    }
    this.#environment.keep({ draft, version: this.#version });
    if (this.#state.status.kind === "saved" || this.#state.status.kind === "idle") {
      this.#set({ status: { kind: "waiting" } });
    }
    this.#schedule(this.#environment.delayMs);
  }

  setErrors(errors: FieldErrors): void {
    this.#set({ errors });
  }

  /** Saves now what is not saved yet: a field was left, the line is back, the page is being left. */
  async flush(keepalive = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#ended || this.#isSubmitting || !this.isDirty() || this.#state.conflict) return;
    if (this.#running) {
      // A page that is being left cannot wait; the kept text covers what this request does not carry.
      if (keepalive) return;
      await this.#running;
      return this.flush();
    }
    this.#running = this.#save(keepalive).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** @returns how the report stands, or null when it was not submitted (the state then says why) */
  async submit(): Promise<ChangeDone | null> {
    clearTimeout(this.#timer);
    // No draft may start between the one under way and the submitting: it would take the next number.
    this.#isSubmitting = true;
    let done: ChangeDone | null = null;
    try {
      await this.#running;
      if (!this.#ended && !this.#state.conflict) done = await this.#sendSubmit();
    } finally {
      this.#isSubmitting = false;
    }
    // What was refused for submitting is kept as a draft.
    if (done === null) void this.flush();
    return done;
  }

  async #sendSubmit(): Promise<ChangeDone | null> {
    const { draft } = this.#state;
    const answer = await this.#environment.send({
      event: "submit",
      version: this.#version,
      content: submittedContentOf(draft),
      correctionReason: draft.correctionReason,
    });
    if (answer.ok) {
      this.#ended = true;
      this.#saved = this.#state.draft;
      this.#environment.drop();
      return answer;
    }
    if (this.#goesOnFromOwn(answer)) return this.#sendSubmit();
    this.#take(answer, draft);
    if (answer.reason !== "conflict" && answer.reason !== "invalid") {
      this.#set({ errors: { "": `提出できませんでした。${answer.message}` } });
    }
    return null;
  }

  /** The person has chosen, field by field; it goes on from the revision that was newest. */
  resolve(draft: EntryDraft, saved: EntryDraft, version: number): void {
    this.#saved = saved;
    this.#version = version;
    this.#set({ draft, conflict: null, status: { kind: "waiting" }, errors: {} });
    if (this.isDirty()) {
      this.#environment.keep({ draft, version });
      this.#schedule(0);
    } else {
      this.#environment.drop();
      this.#set({ status: { kind: "idle" } });
    }
  }

  /** Text kept in this browser upon an older revision meets a newer one. */
  raise(mine: EntryDraft, current: RevisionView): void {
    clearTimeout(this.#timer);
    // What it was typed upon is gone: every difference counts as one's own.
    const base = draftOf(current.content, current.correctionReason, "");
    this.#set({ draft: mine, conflict: { base, current }, status: { kind: "held" } });
  }

  /** Lets go of what is typed here: the report can no longer be changed. */
  discard(): void {
    this.#ended = true;
    this.end();
    this.#environment.drop();
  }

  /** Stops the clock. What is not saved is kept in the browser. */
  end(): void {
    clearTimeout(this.#timer);
  }

  async #save(keepalive: boolean): Promise<void> {
    const { draft } = this.#state;
    const answer = await this.#environment.send(
      {
        event: "save_draft",
        version: this.#version,
        content: contentOf(draft),
        correctionReason: draft.correctionReason,
      },
      keepalive,
    );
    if (this.#goesOnFromOwn(answer)) return this.#save(keepalive);
    if (!answer.ok) {
      this.#take(answer, draft);
      return;
    }
    this.#version = answer.version;
    this.#saved = draft;
    this.#unanswered = [];
    // What was typed while the request was under way is not saved yet: the line must not say so.
    this.#set({ status: this.isDirty() ? { kind: "waiting" } : { kind: "saved", at: answer.at } });
    if (this.isDirty()) {
      this.#environment.keep({ draft: this.#state.draft, version: this.#version });
      this.#schedule(this.#environment.delayMs);
    } else {
      this.#environment.drop();
    }
  }

  #take(answer: Extract<ChangeAnswer, { ok: false }>, draft: EntryDraft): void {
    // Typing went on meanwhile: what is kept is the newest text.
    this.#environment.keep({ draft: this.#state.draft, version: this.#version });
    switch (answer.reason) {
      case "conflict":
        if (answer.current) {
          this.#set({ conflict: { base: this.#saved, current: answer.current }, status: { kind: "held" } });
        } else {
          this.#set({ status: { kind: "refused", message: answer.message } });
        }
        return;
      case "invalid": {
        const errors = toFormErrors(answer.errors);
        this.#set({ errors, status: { kind: "refused", message: "入力内容をご確認ください。" } });
        return;
      }
      case "unauthenticated":
        this.#set({ status: { kind: "signed_out" } });
        return;
      case "offline":
      case "busy":
      case "full":
      case "unexpected":
        // It may have been taken all the same: the answer to its last word is what was lost.
        this.#unanswered.push(draft);
        this.#set({ status: { kind: "retrying", reason: answer.reason, message: answer.message } });
        if (!isSameDraft(draft, this.#saved)) this.#schedule(this.#environment.retryMs);
        return;
      default:
        this.#set({ status: { kind: "refused", message: answer.message } });
    }
  }

  /** Whether the newer version is one's own draft, of which only the answer was lost: what was typed since goes upon it. */
  #goesOnFromOwn(answer: ChangeAnswer): boolean {
    if (answer.ok || answer.reason !== "conflict" || !answer.current) return false;
    const { version, state, content, correctionReason } = answer.current;
    const draft = draftOf(content, correctionReason, "");
    const stored = JSON.stringify(contentOf(draft));
    const isOwn = this.#unanswered.some((sent) => JSON.stringify(cleanTexts(contentOf(sent))) === stored);
    if (version !== this.#version + 1 || state !== "draft" || !isOwn) return false;
    this.#version = version;
    this.#saved = draft;
    this.#unanswered = [];
    return true;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#ended || this.#state.conflict) return;
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #set(patch: Partial<SaverState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}
