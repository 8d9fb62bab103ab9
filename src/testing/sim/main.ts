import { drawPlan } from "./draw.ts";
import { Premises } from "./premises.ts";
import { run } from "./run.ts";
import { shrink } from "./shrink.ts";
import { clock, inWords } from "./words.ts";

const premises = new Premises();
const from = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 1);
const isShrinking = process.argv[4] === "shrink";
const laws = new Map<string, number>();
for (let seed = from; seed < from + count; seed++) {
  const t = performance.now();
  const v = await run(drawPlan(seed), premises);
  const law = v.complaint?.law;
  laws.set(law ?? "ok", (laws.get(law ?? "ok") ?? 0) + 1);
  if (process.argv[4] === "tail") {
    console.log(
      v.story
        .slice(-Number(process.argv[5] ?? 150))
        .map(([ms, what]) => `${clock(ms)}    ${what}`)
        .join("\n"),
    );
    console.log(v.complaint);
    continue;
  }
  if (!isShrinking) {
    if (law)
      console.log(
        seed,
        `${Math.round(performance.now() - t)}ms`,
        v.work,
        v.effects,
        law,
        v.complaint?.what.slice(0, 400),
      );
    continue;
  }
  if (law === undefined) continue;
  const small = await shrink(drawPlan(seed), law, premises, 60_000);
  console.log(inWords(small));
  const again = await run(small, premises);
  console.log(
    again.story
      .slice(-Number(process.argv[5] ?? 150))
      .map(([ms, what]) => `${clock(ms)}    ${what}`)
      .join("\n"),
  );
  console.log(again.complaint);
}
console.log(laws);
premises.close();
