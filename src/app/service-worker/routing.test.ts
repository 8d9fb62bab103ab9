import { describe, expect, test } from "vitest";
import type { Build } from "./build.ts";
import { answerFor } from "./routing.ts";

const origin = "https://board.plant.example";
const build: Build = {
  version: "a",
  files: ["/", "/assets/main-x1.js", "/icon.svg"].map((path) => ({ path, sha256: "" })),
};

function get(path: string, mode = "same-origin", method = "GET") {
  return answerFor({ method, mode, url: new URL(path, origin).href }, build, origin);
}

const network = { kind: "network" };

describe("opening the page", () => {
  test.each(["/", "/?machine=M1", "/index.html", "/handover", "/shift/2026-11-20/"])(
    "%s is the kept page",
    (path) => expect(get(path, "navigate")).toEqual({ kind: "kept", path: "/" }),
  );

  test("a file of the build that is opened by itself is that file", () => {
    expect(get("/icon.svg", "navigate")).toEqual({ kind: "kept", path: "/icon.svg" });
  });

  test.each(["/robots.txt", "/service-worker.js", "/assets/main-old.js"])(
    "%s is not the page",
    (path) => expect(get(path, "navigate")).toEqual(network),
  );
});

describe("the server's own words never come from the tablet", () => {
  test.each([
    "/api",
    "/api/live?since=7",
    "/api/v1/machineClassification",
    "/API/V3/UtilHistory",
    "/api/docs",
    "/mesmw",
    "/mesmw/secure/rest/v1/x",
  ])("%s goes over the network, opened or fetched", (path) => {
    expect(get(path, "navigate")).toEqual(network);
    expect(get(path, "cors")).toEqual(network);
  });

  test("an address that only begins alike is a page", () => {
    expect(get("/apiary", "navigate")).toEqual({ kind: "kept", path: "/" });
  });
});

test("a file of the build comes from the tablet, whatever asks for it", () => {
  expect(get("/assets/main-x1.js", "cors")).toEqual({ kind: "kept", path: "/assets/main-x1.js" });
  expect(get("/icon.svg", "no-cors")).toEqual({ kind: "kept", path: "/icon.svg" });
});

test("whatever is fetched and not listed is the network's", () => {
  expect(get("/handover", "cors")).toEqual(network);
  expect(get("/assets/other.js", "cors")).toEqual(network);
});

test.each(["POST", "HEAD", "PUT", "DELETE"])("%s goes over the network", (method) => {
  expect(get("/", "navigate", method)).toEqual(network);
});

test("another host is none of our business", () => {
  expect(get("https://elsewhere.example/icon.svg", "no-cors")).toEqual(network);
  expect(get("http://board.plant.example/icon.svg", "no-cors")).toEqual(network);
});
