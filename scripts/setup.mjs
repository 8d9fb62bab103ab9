// The way in: `npm start`, `npm test` and the rest all begin here, because a hook such as prestart
// is skipped where `ignore-scripts` is set. Nothing but Node itself is imported until the packages
// are known to be installed.
import { benchLanes } from "./bench-lanes.mjs";
import { buildIfStale } from "./build.mjs";
import { develop } from "./dev.mjs";
import { bench, laws, zones } from "./engine.mjs";
import { installIfStale } from "./install.mjs";
import { mutate } from "./mutate.mjs";
import { fail, forwardSignals, handOver } from "./process.mjs";
import { sabotage } from "./sabotage.mjs";
import { sim } from "./sim.mjs";
import { size } from "./size.mjs";
import { suite } from "./suite.mjs";
import { webkit } from "./webkit.mjs";

const [command = "", ...args] = process.argv.slice(2);

/** A command-line tool owns stdout, so that what it prints can be piped; it hears no progress. */
const cli = command === "user" || command === "import";

forwardSignals();
try {
  await installIfStale({ quiet: cli });
  switch (command) {
    case "install":
      break;
    case "start":
      await buildIfStale();
      await handOver(["dist/server/main.js", ...args]);
      break;
    case "user":
    case "import":
      await buildIfStale({ quiet: true });
      await handOver([`dist/server/${command}.js`, ...args]);
      break;
    case "build":
      await buildIfStale({ always: true });
      break;
    case "dev":
      await develop(args);
      break;
    case "laws":
      process.exitCode = await laws(args);
      break;
    case "zones":
      process.exitCode = await zones(args);
      break;
    case "bench":
      await bench();
      break;
    case "bench:lanes":
      await benchLanes(args);
      break;
    case "load": {
      await buildIfStale();
      const { load } = await import("./load.mjs");
      process.exitCode = await load(args);
      break;
    }
    case "postgres": {
      const { postgres } = await import("./postgres.mjs");
      process.exitCode = await postgres(args);
      break;
    }
    case "size":
      process.exitCode = await size();
      break;
    case "sim":
      process.exitCode = await sim(args);
      break;
    case "sabotage":
      process.exitCode = await sabotage(args);
      break;
    case "mutate":
      process.exitCode = await mutate(args);
      break;
    case "test":
    case "check":
    case "e2e":
      process.exitCode = await suite(command, args);
      break;
    case "webkit":
      process.exitCode = await webkit(args);
      break;
    default:
      throw new Error(
        `scripts/setup.mjs does not know "${command}". It knows: install, start, user, import, build, dev, test, check, e2e, laws, zones, sim, sabotage, mutate, size, bench, bench:lanes, load, postgres, webkit.`,
      );
  }
} catch (error) {
  fail(error);
}
