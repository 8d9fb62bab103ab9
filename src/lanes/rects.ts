/** Rectangles that will be painted with one brush: kept as numbers, and emptied rather than thrown away. */
export class Rects {
  #size = 0;
  #numbers = new Int32Array(256);

  get size(): number {
    return this.#size;
  }

  add(x: number, y: number, width: number, height: number): void {
    const at = this.#size * 4;
    if (at + 4 > this.#numbers.length) {
      const longer = new Int32Array(this.#numbers.length * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[at] = x;
    this.#numbers[at + 1] = y;
    this.#numbers[at + 2] = width;
    this.#numbers[at + 3] = height;
    this.#size += 1;
  }

  /** Hands each rectangle over. */
  each(take: (x: number, y: number, width: number, height: number) => void): void {
    const numbers = this.#numbers;
    for (let at = 0; at < this.#size * 4; at += 4) {
      take(numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0, numbers[at + 3] ?? 0);
    }
  }

  /** Hands each rectangle over, and forgets them all. */
  flush(take: (x: number, y: number, width: number, height: number) => void): void {
    this.each(take);
    this.#size = 0;
  }
}
