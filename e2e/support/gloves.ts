// Targets as a hand with a glove on has them: what can be pressed, and is smaller than such a finger.
import type { Locator } from "playwright/test";

/** CSS pixels. */
const GLOVE = 64;
/** CSS pixels: side by side in the head of a narrow sheet they are as high, but not as wide. */
const NARROWEST = 48;

/** One line for each target in a view that is too small: its name and its size. */
export async function tooSmall(view: Locator): Promise<readonly string[]> {
  return view.evaluate(
    (root, [high, wide]) => {
      const targets = root.querySelectorAll<HTMLElement>(
        "button, a[href], label:has(input), textarea, input:not([type=radio], [type=checkbox]), [role=slider], [role=option], [role=menuitem]",
      );
      return [...targets].flatMap((target) => {
        // A field within its own label, or hidden behind what stands for it, is not what is pressed.
        const isSeen = target.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        const box = target.getBoundingClientRect();
        if (!isSeen || box.width <= 1 || target.closest("label, [aria-hidden=true]") !== null) {
          if (!target.matches("label") || !isSeen || box.width <= 1) return [];
        }
        // Half a pixel is a matter of rounding.
        if (box.height >= high - 0.5 && box.width >= wide - 0.5) return [];
        const name = target.getAttribute("aria-label") ?? target.textContent;
        return [`${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`];
      });
    },
    [GLOVE, NARROWEST] as const,
  );
}
