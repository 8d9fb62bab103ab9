/**
 * Why a request was refused (P7, C7). An expected failure is a value; nothing changed. `status` is the
 * HTTP status that the contracts give the case.
 */
export type Refusal =
  | { readonly kind: "unknownReason"; readonly status: 422 }
  | { readonly kind: "noReadings"; readonly status: 422 }
  | { readonly kind: "beforeFirstReading"; readonly status: 422 }
  | { readonly kind: "futureStart"; readonly status: 422 }
  | { readonly kind: "startAfterEnd"; readonly status: 422 }
  | { readonly kind: "emptySpan"; readonly status: 422 }
  | { readonly kind: "eventExists"; readonly status: 409 }
  /** An undo that came too late: another request set some of the seconds since. */
  | { readonly kind: "changedSince"; readonly status: 409; readonly by: string | undefined };
