import { Board } from "./support/board.ts";
import { expect, test } from "./support/floor.ts";
import { people } from "./support/people.ts";

test.use({ locale: "de-DE" });

test("a German browser gets German, and another language takes nothing away that was typed", async ({
  page,
  floor,
  hasTouch,
}) => {
  const board = new Board(page, floor, hasTouch);
  await page.goto("/");
  const html = page.locator("html");
  await expect(page.getByRole("heading", { name: "Anmelden" })).toBeVisible();
  await expect(html).toHaveAttribute("lang", "de");
  await page.getByLabel("E-Mail").fill(people.ana.email);
  await page.getByLabel("Passwort").fill("falsch");
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(
    page.getByText("E-Mail-Adresse oder Passwort ist falsch.", { exact: true }),
  ).toBeVisible();
  await page.getByLabel("Passwort").fill(people.ana.password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();

  await expect(page.getByText(/^\d+ ungeklärt/).first()).toBeVisible();
  await board.tapLane("Mazak 1", 182);
  await board.choose("Tool breakage");
  const comment = page.getByRole("textbox", { name: /Kommentar/ });
  await comment.fill("Spindel steht, halb getippt");
  await expect(
    page.getByRole("button", { name: /^Bestätigen: Tool breakage, 35 min/ }),
  ).toBeVisible();
  await expect(page.getByText(/wird zu Tool breakage/)).toBeVisible();

  // Into English and back, by the menu; the comment stays, and so does where it stands.
  await page.getByRole("button", { name: /Darstellung, Sprache und Abmelden/ }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("button", { name: /^Confirm: Tool breakage, 35 min/ })).toBeVisible();
  await expect(html).toHaveAttribute("lang", "en");
  await expect(page.getByRole("textbox", { name: /Comment/ })).toHaveValue(
    "Spindel steht, halb getippt",
  );
  await expect(page.getByText(/^\d+ ungeklärt/)).toHaveCount(0);

  // Kept on this device, over a reload, whatever the browser prefers.
  await page.reload();
  await expect(page.getByText(/^\d+ unexplained/).first()).toBeVisible();
  await page.getByRole("button", { name: /appearance, language and sign-out/ }).click();
  await page.getByRole("menuitemradio", { name: "As this browser" }).click();
  await expect(page.getByText(/^\d+ ungeklärt/).first()).toBeVisible();
});
