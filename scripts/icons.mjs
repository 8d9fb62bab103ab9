// Draws the PNG icons from public/icon.svg: `node scripts/icons.mjs` after the drawing has changed. The
// results are committed, so that building the page needs no browser.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright";
import { findBrowser } from "./browser.mjs";
import { root } from "./process.mjs";

/** The corners are the system's to cut where the icon is `maskable`, and on an iPad. */
const icons = [
  { file: "icon-192.png", size: 192, corners: true },
  { file: "icon-512.png", size: 512, corners: true },
  { file: "icon-maskable-512.png", size: 512, corners: false },
  { file: "apple-touch-icon.png", size: 180, corners: false },
];

const drawing = readFileSync(resolve(root, "public/icon.svg"), "utf8");
const { args, executablePath } = await findBrowser();
const browser = await chromium.launch({
  args: [...args],
  ...(executablePath === undefined ? {} : { executablePath }),
});
for (const { file, size, corners } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = corners ? drawing : drawing.replace(/ rx="\d+" data-corners=""/, "");
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  writeFileSync(resolve(root, "public", file), png);
  console.log(`public/${file}  ${png.length} bytes`);
  await page.close();
}
await browser.close();
