import type * as Language from "#time/language.ts";
import { expect, test, vi } from "vitest";

const { reads, loading } = vi.hoisted(() => ({ reads: [] as string[], loading: { now: true } }));

vi.mock("#time/language.ts", async (original) => ({
  ...(await original<typeof Language>()),
  spoken: <Messages extends object>(_name: string, messages: Messages): Messages =>
    new Proxy(messages, {
      get(target, name, self): unknown {
        if (loading.now) reads.push(String(name));
        return Reflect.get(target, name, self);
      },
    }),
}));

test("no message is looked up while the page loads: it would stay in the language of then", async () => {
  await import("./app.tsx");
  await import("./workplace.tsx");
  loading.now = false;
  expect(reads).toEqual([]);
});
