import { AXIS_HEIGHT } from "#lanes/paint-axis.ts";
import { reveal } from "#lanes/scale.ts";
import type { Instant } from "#time/instant.ts";
import { type RefObject, useEffect, useEffectEvent } from "react";
import type { Selected } from "../selection.ts";
import { type BoardLayout, scrollFor, type Stuck } from "./layout.ts";
import type { Picture } from "./picture.ts";
import { extentOf, leading } from "./spans.ts";

export interface KeepInView {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: BoardLayout;
  readonly stuck: Stuck;
  readonly picture: Picture | undefined;
  readonly selection: Selected | undefined;
  readonly now: Instant;
  readonly isHeld: () => boolean;
}

/**
 * What is selected stays in view when it was selected elsewhere (typed times, the next unexplained stop)
 * and when the room shrinks because the panel came: by as little movement as will do.
 */
export function useKeepInView(use: KeepInView): void {
  const { scroller } = use;
  const selection = leading(use.selection);
  const show = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null || selection === undefined || use.isHeld()) return;
    const { from, to } = extentOf(selection, use.now);
    use.picture?.move((scale, bounds) => reveal(scale, from, to, bounds));
    const item = use.layout.machines.find(({ machine }) => machine.id === selection.machine);
    if (item === undefined) return;
    const height = element.clientHeight - AXIS_HEIGHT;
    const top = scrollFor(item, use.stuck, { top: element.scrollTop, height });
    if (top !== undefined) element.scrollTo({ top });
  });
  useEffect(() => show(), [selection?.machine, selection?.startsAt]);

  const isSelected = selection !== undefined;
  useEffect(() => {
    if (!isSelected || scroller.current === null) return undefined;
    const observer = new ResizeObserver(() => show());
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [isSelected, scroller]);
}
