/**
 * Saves the lines of a table as they are typed, all that changed in one request. One request at a time; what was typed
 * meanwhile goes with the next. Each line is answered by itself. Plain state outside React; components listen.
 */
import type { SaveStatus } from "@/components/forms/save-status";
import type { ReportState } from "@/domain/reports/report";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { cleanTexts } from "@/domain/shared/typed-text";
import type { ActionState } from "@/lib/action-state";
import { type FieldErrors, REFUSAL_WORDS } from "@/lib/result";
import type { NewerLine, WrittenLine } from "../schema";
import { isSameDraft, type LineDraft } from "./line-draft";

export interface LineState {
  readonly draft: LineDraft;
  readonly version: number;
  /** Sentences by field; "" for the line as a whole. */
  readonly errors: FieldErrors;
  /** Somebody else's answer: nothing of the line is sent until the person has chosen. */
  readonly newer: NewerLine | null;
  /** Handed in from this page. */
  readonly isSent: boolean;
}

export interface SaverState {
  readonly lines: ReadonlyMap<InitiativeId, LineState>;
  readonly status: SaveStatus;
}

export interface LineStart {
  readonly id: InitiativeId;
  readonly draft: LineDraft;
  readonly version: number;
}

export type LineEvent = "save_draft" | "submit";
export type SentLine = LineStart;
/** What the browser keeps of the lines that are not saved. */
export type KeptLines = Readonly<Record<string, { readonly draft: LineDraft; readonly version: number }>>;

export interface SaverEnvironment {
  readonly send: (event: LineEvent, lines: readonly SentLine[]) => Promise<ActionState<WrittenLine[]>>;
  /** {}: nothing is left to keep. */
  readonly keep: (lines: KeptLines) => void;
  /** @returns ISO instant */
  readonly now: () => string;
  readonly delayMs: number;
  readonly retryMs: number;
}

/** Whether an answer that stands so may still be written over. */
export function isOpen(state: ReportState): boolean {
  return state !== "submitted" && state !== "approved";
}

/** A line as the saver knows it, beside what is shown of it. */
interface Saved {
  draft: LineDraft;
  /** Sent last upon this version, whatever became of it: the answer may be what was lost. */
  sent: LineDraft | null;
  /** Refused as it is: not sent again until it is changed. */
  refused: LineDraft | null;
}

export class LineSaver {
  #state: SaverState;
  readonly #saved = new Map<InitiativeId, Saved>();
  readonly #listeners = new Set<() => void>();
  readonly #environment: SaverEnvironment;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #isSubmitting = false;

  constructor(start: readonly LineStart[], environment: SaverEnvironment) {
    this.#environment = environment;
    this.#state = { lines: new Map(), status: { kind: "idle" } };
    this.renew(start);
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): SaverState => this.#state;

  /** The page was read anew: what is new to it, or was handed in here and came back, is taken; the rest may be typed in. */
  renew(start: readonly LineStart[]): void {
    const lines = new Map(this.#state.lines);
    for (const { id, draft, version } of start) {
      const line = lines.get(id);
      if (line && !(line.isSent && version > line.version)) continue;
      this.#saved.set(id, { draft, sent: null, refused: null });
      lines.set(id, { draft, version, errors: {}, newer: null, isSent: false });
    }
    this.#set({ lines });
  }

  /** Takes what was typed; saves it once the typing pauses. The errors of the fields touched go. */
  update(patches: ReadonlyMap<InitiativeId, Partial<LineDraft>>): void {
    if (patches.size === 0) return;
    const lines = new Map(this.#state.lines);
    for (const [id, patch] of patches) {
      const line = lines.get(id);
      if (!line || line.isSent) continue;
      const errors = Object.fromEntries(
        Object.entries(line.errors).filter(([name]) => name !== "" && !(name in patch)),
      );
      lines.set(id, { ...line, draft: { ...line.draft, ...patch }, errors });
    }
    this.#set({ lines });
    this.#keep();
    if (this.#unsaved().length === 0) return;
    const { kind } = this.#state.status;
    if (kind === "saved" || kind === "idle" || kind === "held") this.#set({ status: { kind: "waiting" } });
    this.#schedule(this.#environment.delayMs);
  }

  setErrors(errors: ReadonlyMap<InitiativeId, FieldErrors>): void {
    for (const [id, sentences] of errors) this.#line(id, { errors: sentences });
  }

  /** Saves now what is not saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSubmitting) return;
    if (this.#running) {
      await this.#running;
      return this.flush();
    }
    const lines = this.#unsaved();
    if (lines.length === 0) return;
    this.#running = this.#send("save_draft", lines).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** @returns how many of the lines were handed in; the state says why the others were not */
  async submit(ids: readonly InitiativeId[]): Promise<number> {
    clearTimeout(this.#timer);
    // No draft may start between the one under way and the submitting: it would take the next number.
    this.#isSubmitting = true;
    const sent = () => ids.filter((id) => this.#state.lines.get(id)?.isSent).length;
    const before = sent();
    try {
      await this.#running;
      const lines = ids.flatMap((id) => this.#sendable(id));
      if (lines.length > 0) await this.#send("submit", lines);
    } finally {
      this.#isSubmitting = false;
    }
    // What was refused for submitting is kept as a draft.
    void this.flush();
    return sent() - before;
  }

  /** Two answers to one line: the person keeps the one here, or takes the newer one. */
  choose(id: InitiativeId, choice: "mine" | "newer"): void {
    const line = this.#state.lines.get(id);
    if (!line?.newer) return;
    const { version, draft, state } = line.newer;
    this.#saved.set(id, { draft, sent: null, refused: null });
    const isMine = choice === "mine" && isOpen(state);
    this.#line(id, {
      draft: isMine ? line.draft : draft,
      version,
      newer: null,
      errors: {},
      isSent: !isOpen(state),
    });
    this.#keep();
    const status = this.#standing();
    // Taking over what is in the record saves nothing.
    this.#set({ status: status.kind === "saved" ? { kind: "idle" } : status });
    this.#schedule(0);
  }

  /** Text kept in this browser meets what the page shows. @returns whether any of it was put back */
  restore(kept: KeptLines, newest: ReadonlyMap<InitiativeId, NewerLine>): boolean {
    const same = new Map<InitiativeId, LineDraft>();
    let isRestored = false;
    for (const [id, line] of this.#state.lines) {
      const mine = kept[id];
      if (!mine || isSameDraft(mine.draft, line.draft)) continue;
      isRestored = true;
      const newer = newest.get(id);
      if (mine.version === line.version) same.set(id, mine.draft);
      else if (newer) this.#line(id, { draft: mine.draft, newer });
    }
    this.update(same);
    this.#keep();
    return isRestored;
  }

  /** Stops the clock. What is not saved is kept in the browser. */
  end(): void {
    clearTimeout(this.#timer);
  }

  async #send(event: LineEvent, lines: readonly SentLine[], isAgain = false): Promise<void> {
    for (const { id, draft } of lines) this.#savedOf(id).sent = draft;
    const answer = await this.#environment.send(event, lines);
    if (!answer.ok) {
      this.#refuse(answer);
      return;
    }
    const sentOf = new Map(lines.map(({ id, draft }) => [id, draft]));
    // Of some lines only the answer to an earlier sending was lost: it goes on from there.
    const own = answer.value.filter((written) => {
      const draft = sentOf.get(written.initiativeId);
      return draft !== undefined && this.#take(event, written, draft);
    });
    const again = own.flatMap(({ initiativeId }) => this.#sendable(initiativeId));
    if (event === "submit" && again.length > 0 && !isAgain) return this.#send(event, again, true);
    this.#keep();
    const status = this.#standing();
    this.#set({ status });
    if (status.kind === "waiting") this.#schedule(this.#environment.delayMs);
  }

  /** Nothing is called saved beside a line that is not: two answers wait for the person's choice, or it was refused. */
  #standing(): SaveStatus {
    if (this.#unsaved().length > 0) return { kind: "waiting" };
    const lines = [...this.#state.lines];
    if (lines.some(([, { newer }]) => newer !== null)) return { kind: "held" };
    const isRefused = lines.some(
      ([id, { draft, isSent }]) => !isSent && !isSameDraft(draft, this.#savedOf(id).draft),
    );
    if (isRefused) return { kind: "refused", message: "印のついた取組をご確認ください。" };
    return { kind: "saved", at: this.#environment.now() };
  }

  /** @returns whether the newer version is one's own draft, so that the line can be sent once more */
  #take(event: LineEvent, written: WrittenLine, draft: LineDraft): boolean {
    const { initiativeId: id, outcome, version, errors, newer } = written;
    const saved = this.#savedOf(id);
    switch (outcome) {
      case "done":
        this.#saved.set(id, { draft, sent: null, refused: null });
        this.#line(id, { version, isSent: event === "submit" });
        return false;
      case "conflict":
        if (newer === null) {
          saved.refused = draft;
          this.#line(id, { errors: { "": REFUSAL_WORDS.conflict } });
          return false;
        }
        if (this.#isOwn(saved, newer)) {
          this.#saved.set(id, { draft: newer.draft, sent: null, refused: null });
          this.#line(id, { version: newer.version });
          return true;
        }
        this.#line(id, { newer });
        return false;
      case "busy":
      case "full":
        // Tried again by itself, as everything that is not saved yet.
        return false;
      default:
        saved.refused = draft;
        this.#line(id, { errors: Object.keys(errors).length > 0 ? errors : { "": REFUSAL_WORDS[outcome] } });
        return false;
    }
  }

  #isOwn({ sent }: Saved, { state, draft }: NewerLine): boolean {
    if (sent === null || state !== "draft") return false;
    const { correctionReason } = draft;
    return isSameDraft({ ...(cleanTexts(sent) as LineDraft), correctionReason }, draft);
  }

  #refuse(answer: Extract<ActionState<WrittenLine[]>, { ok: false }>): void {
    const message = answer.errors[""] ?? Object.values(answer.errors)[0] ?? "";
    switch (answer.reason) {
      case "unauthenticated":
        this.#set({ status: { kind: "signed_out" } });
        return;
      case "offline":
      case "busy":
      case "full":
      case "unexpected":
        this.#set({ status: { kind: "retrying", reason: answer.reason, message } });
        this.#schedule(this.#environment.retryMs);
        return;
      default:
        this.#set({ status: { kind: "refused", message } });
    }
  }

  #unsaved(): SentLine[] {
    return [...this.#state.lines].flatMap(([id, { draft }]) => {
      const saved = this.#savedOf(id);
      const isSettled = isSameDraft(draft, saved.draft);
      return isSettled || (saved.refused && isSameDraft(draft, saved.refused)) ? [] : this.#sendable(id);
    });
  }

  #sendable(id: InitiativeId): SentLine[] {
    const line = this.#state.lines.get(id);
    return !line || line.isSent || line.newer ? [] : [{ id, draft: line.draft, version: line.version }];
  }

  #savedOf(id: InitiativeId): Saved {
    const saved = this.#saved.get(id);
    if (!saved) throw new Error(`No line of this table: ${id}`);
    return saved;
  }

  #keep(): void {
    const kept = [...this.#state.lines].filter(
      ([id, { draft, isSent }]) => !isSent && !isSameDraft(draft, this.#savedOf(id).draft),
    );
    this.#environment.keep(
      Object.fromEntries(kept.map(([id, { draft, version }]) => [id, { draft, version }])),
    );
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #line(id: InitiativeId, patch: Partial<LineState>): void {
    const line = this.#state.lines.get(id);
    if (!line) return;
    this.#set({ lines: new Map(this.#state.lines).set(id, { ...line, ...patch }) });
  }

  #set(patch: Partial<SaverState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}
