import { Button, IconButton } from "#ui/button.tsx";
import { NARROW, useMedia } from "#ui/media.ts";
import { Notice } from "#ui/notice.tsx";
import {
  type ReactElement,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import styles from "./classify-panel.module.css";
import { Editor } from "./editor.tsx";
import { useFavourites } from "./favourites.ts";
import { IdlePartsContext } from "./idle-parts.ts";
import { Legend } from "./legend.tsx";
import { ManyEditor } from "./many/many-editor.tsx";
import { OnlyLook } from "./only-look.tsx";
import { Outcome } from "./outcome.tsx";
import type { Chosen, ClassifyPanelProps } from "./panel-props.ts";
import { SplitEditor } from "./split/split-editor.tsx";
import { isSameStretch, type Selection } from "../selection.ts";
import { usePanel } from "./use-panel.ts";
import { words } from "./words.ts";

/** Long enough to read a line twice. */
const PASSING_MS = 8_000;

/**
 * The panel: it reads from top to bottom as the sentence that it sends. Beside a wide board it is
 * always there, so that opening it moves nothing; over a narrow one it appears with a selection.
 */
export function ClassifyPanel(props: ClassifyPanelProps): ReactElement | undefined {
  const { chosen, many, changing, permission, ref, onSelectionChange } = props;
  const panel = usePanel(props);
  const { state, dispatch } = panel;
  const isNarrow = useMedia(NARROW);
  const [isTall, setTall] = useState(false);
  const [split, setSplit] = useState<Selection>();
  // Splitting ends with the stretch that it was about.
  if (split !== undefined && !isToSplit(split, chosen)) setSplit(undefined);
  const title = useRef<HTMLHeadingElement>(null);
  const keepTitle = useCallback((heading: HTMLHeadingElement | null) => {
    title.current = heading;
  }, []);
  // Asked for in the same breath as the selection: the title that is meant is only there after both.
  const [calls, setCalls] = useState(0);
  useImperativeHandle(ref, () => ({ focus: () => setCalls((count) => count + 1) }), []);
  useEffect(() => {
    if (calls > 0) title.current?.focus();
  }, [calls]);

  // On narrow screens it covers part of the lanes, which show what came of it as well.
  const isIdle = chosen === undefined && many === undefined;
  const isPassing = isNarrow && isIdle && state.kind === "done" && !state.isKept;
  useEffect(() => {
    if (!isPassing) return;
    const timer = setTimeout(() => dispatch({ kind: "outcomeRead" }), PASSING_MS);
    return () => clearTimeout(timer);
  }, [isPassing, dispatch]);

  const { reasons } = props.plant;
  const legend = useMemo(() => <Legend reasons={reasons} />, [reasons]);
  const starred = useFavourites(props.favourites);
  const done = state.kind === "done" ? state : panel.behind;
  const outcome =
    done !== undefined ? (
      <Outcome
        plant={props.plant}
        done={done}
        likes={done.explained === undefined ? undefined : props.likesOf(done.explained)}
        onLikes={({ of }, { reason }) => {
          dispatch({ kind: "reasonChosen", reason });
          onSelectionChange({ kind: "events", of });
        }}
      />
    ) : changing === undefined ? undefined : (
      <Notice
        tone="info"
        title={words.changing(changing.words)}
        actions={<Button onPress={props.onClose}>{words.leaveIt}</Button>}
      >
        {words.changingWhat}
      </Notice>
    );

  const height = {
    isTall,
    tallerLabel: words.taller,
    lowerLabel: words.lower,
    onChange: setTall,
  };
  if (many !== undefined) {
    return (
      <ManyEditor
        // What is gathered anew has its own list, and its own folds.
        key={many.selected.kind}
        {...props}
        many={many}
        panel={panel}
        starred={starred}
        outcome={outcome}
        titleRef={keepTitle}
        height={height}
      />
    );
  }
  if (chosen !== undefined && permission.kind !== "mayWrite") {
    return <OnlyLook {...props} chosen={chosen} why={permission} titleRef={keepTitle} />;
  }
  if (chosen !== undefined && isToSplit(split, chosen)) {
    return (
      <SplitEditor
        {...props}
        chosen={chosen}
        panel={panel}
        starred={starred}
        outcome={outcome}
        titleRef={keepTitle}
        height={height}
        onBack={() => setSplit(undefined)}
      />
    );
  }
  if (chosen !== undefined) {
    return (
      <Editor
        {...props}
        chosen={chosen}
        panel={panel}
        starred={starred}
        outcome={outcome}
        titleRef={keepTitle}
        height={height}
        onSplit={() => setSplit(chosen.selection)}
      />
    );
  }
  if (props.idle !== undefined) {
    return (
      <IdlePartsContext value={{ outcome, legend, onTitle: keepTitle }}>
        {props.idle}
      </IdlePartsContext>
    );
  }
  if (outcome === undefined) return undefined;
  return (
    <div className={styles["outcome"]}>
      {outcome}
      <IconButton
        icon="close"
        label={words.outcomeRead}
        onPress={() => dispatch({ kind: "outcomeRead" })}
      />
    </div>
  );
}

/** Whether that stretch is still the one that is chosen; its edges may have been moved on the lane. */
function isToSplit(split: Selection | undefined, chosen: Chosen | undefined): boolean {
  if (split === undefined || chosen === undefined) return false;
  const { selection } = chosen;
  if (isSameStretch(split, selection)) return true;
  const isMoved = selection.kind === "span" && selection.machine === split.machine;
  return isMoved && (selection.startsAt === split.startsAt || selection.endsAt === split.endsAt);
}
