import { useNow } from "#query/use-now.ts";
import { NARROW, useMedia } from "#ui/media.ts";
import { useStill } from "#ui/still.ts";
import { useHandler } from "#ui/use-handler.ts";
import type { Instant } from "#time/instant.ts";
import { type IdleParts, useIdleParts } from "#views/classify/idle-parts.ts";
import { Review, type ReviewProps } from "#views/review/review.tsx";
import { type ReactElement, useDeferredValue, useMemo } from "react";

export interface ReviewSideProps extends Omit<ReviewProps, "now" | "onClose" | keyof IdleParts> {
  readonly onClose: () => void;
}

/** The list in the panel's place: always there beside a wide board, closed again over a narrow one. */
export function ReviewSide({ onClose, ...props }: ReviewSideProps): ReactElement {
  const parts = useIdleParts();
  // While the picture is moved the list stays as it was: drawing its lines costs more than a frame. Afterwards
  // it gives way to whatever is more urgent.
  const still = useDeferredValue(useStill(useBoth(props.review, useNow(10))));
  const onTogether = useHandler(props.onTogether);
  const isNarrow = useMedia(NARROW);
  return (
    <Review
      {...props}
      {...parts}
      {...still}
      onTogether={onTogether}
      onClose={isNarrow ? onClose : undefined}
    />
  );
}

function useBoth(review: ReviewProps["review"], now: Instant): Pick<ReviewProps, "review" | "now"> {
  return useMemo(() => ({ review, now }), [review, now]);
}
