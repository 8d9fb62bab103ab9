import { useNow } from "#query/use-now.ts";
import { NARROW, useMedia } from "#ui/media.ts";
import { type IdleParts, useIdleParts } from "#views/classify/idle-parts.ts";
import { Review, type ReviewProps } from "#views/review/review.tsx";
import type { ReactElement } from "react";

export interface ReviewSideProps extends Omit<ReviewProps, "now" | "onClose" | keyof IdleParts> {
  readonly onClose: () => void;
}

/** The list in the panel's place: always there beside a wide board, closed again over a narrow one. */
export function ReviewSide({ onClose, ...props }: ReviewSideProps): ReactElement {
  const parts = useIdleParts();
  const now = useNow(10);
  const isNarrow = useMedia(NARROW);
  return <Review {...props} {...parts} now={now} onClose={isNarrow ? onClose : undefined} />;
}
