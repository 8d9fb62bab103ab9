import { Board } from "../support/board.ts";
import { doneOn } from "../support/done.ts";
import { expect, test } from "../support/floor.ts";
import { people } from "../support/people.ts";
import { Unsent } from "../support/unsent.ts";

/**
 * A tablet without room: the browser refuses every row. Filling one up for real takes gigabytes, and the
 * browser's own override of its quota does not reach the profiles that stories run in.
 */
function refuseRows(): void {
  // oxlint-disable-next-line typescript/unbound-method -- each call names its store again
  const { add, put } = IDBObjectStore.prototype;
  const refusing = { isFull: true };
  const orRefuse = (write: typeof add): typeof add =>
    function (this: IDBObjectStore, ...row) {
      if (refusing.isFull) throw new DOMException("No room", "QuotaExceededError");
      return write.apply(this, row);
    };
  IDBObjectStore.prototype.add = orRefuse(add);
  IDBObjectStore.prototype.put = orRefuse(put);
  addEventListener("room-made", () => {
    refusing.isFull = false;
  });
}

test("the tablet's storage is full: that is said plainly, closing asks first, and room that is made is used", async ({
  page,
  context,
  floor,
}) => {
  test.setTimeout(90_000);
  const board = new Board(page, floor);
  const unsent = new Unsent(page);
  await board.signIn(people.ana);
  await page.evaluate(refuseRows);
  await context.setOffline(true);

  await board.tapLane("Mazak 1", 182);
  await board.choose("Machine jam");
  await board.press(board.confirm);
  await expect(
    page.getByText(/^Not saved on this tablet, only until this page is closed/).first(),
  ).toBeVisible();
  await unsent.says("1 not yet sent");
  await unsent.says("not saved");
  await unsent.open();
  await expect(unsent.under("On the way")).toContainText(
    "Not saved: it is lost when this page is closed",
  );
  await expect(unsent.list).toContainText("This tablet's storage is full");

  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await closing;

  await page.evaluate(() => dispatchEvent(new Event("room-made")));
  await expect(unsent.under("On the way")).toContainText("Saved on this tablet", {
    timeout: 40_000,
  });
  await context.setOffline(false);
  await unsent.isAllSent();
  expect(await doneOn(page, "M1")).toEqual(["JAM by Ana Weber"]);
});
