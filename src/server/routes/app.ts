import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { Live } from "../live/live.ts";
import { Transactions } from "../transactions/transactions.ts";
import { canonicalPath } from "./canonical-path.ts";
import type { Deps } from "./deps.ts";
import { mountChanges } from "./changes.ts";
import { mountEvents } from "./events.ts";
import { mountFallbacks } from "./fallbacks.ts";
import { mountHistory } from "./history.ts";
import { heardOut } from "./hear-out.ts";
import type { Host } from "./host.ts";
import { logWrites } from "./log-writes.ts";
import { mountLive } from "./live.ts";
import { mountOpenApi } from "./openapi.ts";
import { hardened, mountPages } from "./pages.ts";
import { mountPlant } from "./plant.ts";
import { mountReadings } from "./readings.ts";
import { Remembering } from "./remembering.ts";
import { mountClassification } from "./s0-classification.ts";
import { mountMachines } from "./s0-machines.ts";
import { mountSecurity } from "./s0-security.ts";
import { mountState } from "./s0-state.ts";
import { mountTransaction } from "./s3-transaction.ts";
import { mountUtilHistory } from "./s3-util-history.ts";
import { mountSession } from "./session.ts";
import { mountShiftClosing } from "./shift-closing.ts";
import { mountSuggestions } from "./suggestions.ts";
import { mountTimelines } from "./timelines.ts";
import { mountUndo } from "./undo.ts";

/** The whole of what the server answers. */
export interface App {
  readonly fetch: OpenAPIHono["fetch"];
  /** For tests: a request without a socket. */
  readonly request: OpenAPIHono["request"];
  /** Where each call is routed to: for the test that none is missing from the OpenAPI document. */
  readonly routes: OpenAPIHono["routes"];
  /** Ends the open streams; call it before the sockets are closed. */
  close(): void;
}

export function createApp(deps: Deps): App {
  const app = new OpenAPIHono({ getPath: canonicalPath });
  const { record, clock, log, transactionSeconds } = deps;
  const host: Host = {
    app,
    deps,
    remembering: new Remembering(record, clock),
    transactions: new Transactions(transactionSeconds),
    live: new Live(record, clock, (error) =>
      log.error("A live stream's right to read could not be checked", error),
    ),
  };
  app.use("*", hardened);
  app.use("/api/*", logWrites(deps));
  app.use("*", heardOut);
  // Reading alone: a write's ETag must reach its sender as it is, and a squeezed answer's may not.
  app.get("*", compress());
  mountSecurity(host);
  mountMachines(host);
  mountClassification(host);
  mountState(host);
  mountUtilHistory(host);
  mountTransaction(host);
  mountSession(host);
  mountPlant(host);
  mountTimelines(host);
  mountLive(host);
  mountChanges(host);
  mountEvents(host);
  mountHistory(host);
  mountSuggestions(host);
  mountUndo(host);
  mountShiftClosing(host);
  mountReadings(host);
  mountOpenApi(host);
  mountFallbacks(host);
  mountPages(host);
  return {
    fetch: app.fetch,
    request: app.request.bind(app),
    routes: app.routes,
    close: () => host.live.close(),
  };
}
