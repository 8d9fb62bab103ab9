/*
 * Work that takes long is done in stints, between which frames are drawn and fingers are heard. Why not in a
 * worker: decision 0013.
 */

/** Of the 16 ms of a frame, milliseconds: what is left is the painter's. */
const LONGEST_MS = 4;

/** A stretch of work, from its making on. */
export class Stint {
  private readonly began = performance.now();

  /** Whether it is time to let others have their turn. */
  isOver(): boolean {
    return performance.now() - this.began > LONGEST_MS;
  }
}

/** Resolves once the browser has had its turn. Unlike a timer it is not held up where timers nest or tabs hide. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
