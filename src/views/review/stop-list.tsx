import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { Button } from "#ui/button.tsx";
import { PickList } from "#ui/pick-list.tsx";
import { useSpeech } from "#ui/speech.tsx";
import { memo, type ReactElement, useState } from "react";
import type { Entry } from "./entries.ts";
import { Rows } from "./row.tsx";
import { words } from "./words.ts";

export interface StopListProps {
  readonly plant: Plant;
  readonly entries: readonly Entry[];
  readonly now: Instant;
  readonly onOpen: (entry: Entry) => void;
  /** Keys of those that are chosen to be explained together; `undefined`: this person may explain none. */
  readonly ticked: ReadonlySet<string> | undefined;
  readonly onTick: (keys: ReadonlySet<string>) => void;
}

/** Lines at a time: a thousand stops are no slower than these. */
const PAGE = 50;

/** The lines themselves, drawn anew only when they say something else. */
export const StopList = memo(function StopList(props: StopListProps): ReactElement {
  const { plant, entries, now, onOpen, ticked, onTick } = props;
  useSpeech();
  const [pages, setPages] = useState(1);
  const shown = entries.slice(0, pages * PAGE);
  const [first] = entries;
  const longest = first?.kind === "stop" ? first.stop.seconds : 0;
  const [kept] = useState(() => new Rows());
  const rows = kept.of(shown, { plant, now, longest });
  const left = entries.length - shown.length;
  return (
    <>
      <PickList
        label={words.list}
        rows={rows}
        onOpen={(key) => {
          const entry = shown[rows.findIndex((row) => row.key === key)];
          if (entry !== undefined) onOpen(entry);
        }}
        {...(ticked === undefined ? {} : { ticked, onTick })}
        tickLabel={words.tick}
      />
      {left > 0 ? (
        <Button onPress={() => setPages(pages + 1)}>
          {words.more(Math.min(left, PAGE), left)}
        </Button>
      ) : undefined}
    </>
  );
});
