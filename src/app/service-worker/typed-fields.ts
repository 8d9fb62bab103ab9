/** What is used of an input or a text area. */
export interface Field {
  readonly isConnected: boolean;
  readonly value: string;
}

/** How soon a field that was sent, cleared or taken away is noticed. */
const LOOK_MS = 1_000;

/** The fields into which a person has typed and which still hold something. */
export class TypedFields {
  private readonly fields = new Set<Field>();
  private readonly hold: () => () => void;
  private release: (() => void) | undefined;

  /** @param hold called when the first field fills; what it returns, when the last one is done with. */
  constructor(hold: () => () => void) {
    this.hold = hold;
  }

  typed(field: Field): void {
    this.fields.add(field);
    this.look();
  }

  /** To be called from time to time while {@link isHeld}: a field that goes away says nothing. */
  look(): void {
    for (const field of this.fields) {
      if (!field.isConnected || field.value === "") this.fields.delete(field);
    }
    if (this.fields.size > 0) this.release ??= this.hold();
    else {
      this.release?.();
      this.release = undefined;
    }
  }

  get isHeld(): boolean {
    return this.release !== undefined;
  }
}

/** Holds while something typed on this page is neither sent nor cleared, whichever view it is in. */
export function holdWhileTyping(page: Document, hold: () => () => void): void {
  const fields = new TypedFields(hold);
  let timer: ReturnType<typeof setInterval> | undefined;
  page.addEventListener("input", (event) => {
    const { target } = event;
    // A password manager types nothing that would be missed.
    if (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") return;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    fields.typed(target);
    if (!fields.isHeld) return;
    timer ??= setInterval(() => {
      fields.look();
      if (fields.isHeld) return;
      clearInterval(timer);
      timer = undefined;
    }, LOOK_MS);
  });
}
