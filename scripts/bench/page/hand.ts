/** The stretch of time in view, epoch seconds. */
export interface View {
  readonly from: number;
  readonly span: number;
}

const SHORTEST = 60;

/**
 * The least that turns fingers and wheels into a view: one finger pans, two pinch, the wheel zooms about the
 * pointer. Paints once a frame, and only when something moved.
 */
export function attachHand(
  target: HTMLElement,
  start: View,
  longest: number,
  paint: (view: View) => void,
): void {
  let view = start;
  let asked = false;
  const fingers = new Map<number, number>();
  const change = (next: View): void => {
    view = next;
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      paint(view);
    });
  };
  const zoom = (x: number, factor: number): void => {
    const span = Math.min(Math.max(view.span / factor, SHORTEST), longest);
    const share = x / innerWidth;
    change({ from: view.from + share * (view.span - span), span });
  };
  target.addEventListener("pointerdown", (event) => {
    target.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event.clientX);
  });
  const lift = (event: PointerEvent): void => void fingers.delete(event.pointerId);
  target.addEventListener("pointerup", lift);
  target.addEventListener("pointercancel", lift);
  target.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    fingers.set(event.pointerId, event.clientX);
    const others = [...fingers].flatMap(([id, x]) => (id === event.pointerId ? [] : [x]));
    const [other] = others;
    if (other === undefined) {
      const moved = ((event.clientX - before) / innerWidth) * view.span;
      change({ ...view, from: view.from - moved });
    } else {
      const apart = Math.max(Math.abs(before - other), 1);
      zoom((other + event.clientX) / 2, Math.max(Math.abs(event.clientX - other), 1) / apart);
    }
  });
  target.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoom(event.clientX, Math.exp(-event.deltaY * 0.002));
    },
    { passive: false },
  );
  change(start);
}
