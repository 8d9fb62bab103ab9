import { Button, IconButton } from "#ui/button.tsx";
import { NARROW, useMedia } from "#ui/media.ts";
import { Notice } from "#ui/notice.tsx";
import {
  type ReactElement,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import styles from "./classify-panel.module.css";
import { Editor } from "./editor.tsx";
import { IdlePartsContext } from "./idle-parts.ts";
import { Legend } from "./legend.tsx";
import { OnlyLook } from "./only-look.tsx";
import type { ClassifyPanelProps } from "./panel-props.ts";
import { usePanel } from "./use-panel.ts";
import { words } from "./words.ts";

/** Long enough to read a line twice. */
const PASSING_MS = 8_000;

/**
 * The panel: it reads from top to bottom as the sentence that it sends. Beside a wide board it is
 * always there, so that opening it moves nothing; over a narrow one it appears with a selection.
 */
export function ClassifyPanel(props: ClassifyPanelProps): ReactElement | undefined {
  const { chosen, changing, permission, ref } = props;
  const panel = usePanel(props);
  const { state, dispatch } = panel;
  const isNarrow = useMedia(NARROW);
  const [isTall, setTall] = useState(false);
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
  const isPassing = isNarrow && chosen === undefined && state.kind === "done" && !state.isKept;
  useEffect(() => {
    if (!isPassing) return;
    const timer = setTimeout(() => dispatch({ kind: "outcomeRead" }), PASSING_MS);
    return () => clearTimeout(timer);
  }, [isPassing, dispatch]);

  const outcome =
    state.kind === "done" ? (
      <Notice tone={state.isKept ? "info" : "good"} title={state.words} />
    ) : changing === undefined ? undefined : (
      <Notice
        tone="info"
        title={words.changing(changing.words)}
        actions={<Button onPress={props.onClose}>{words.leaveIt}</Button>}
      >
        {words.changingWhat}
      </Notice>
    );

  if (chosen !== undefined && permission.kind !== "mayWrite") {
    return <OnlyLook {...props} chosen={chosen} why={permission} titleRef={keepTitle} />;
  }
  if (chosen !== undefined) {
    return (
      <Editor
        {...props}
        chosen={chosen}
        panel={panel}
        outcome={outcome}
        titleRef={keepTitle}
        height={{
          isTall,
          tallerLabel: words.taller,
          lowerLabel: words.lower,
          onChange: setTall,
        }}
      />
    );
  }
  const legend = <Legend reasons={props.plant.reasons} />;
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
