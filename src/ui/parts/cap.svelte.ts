/** How many rows of a long list are drawn at first, and with each "more". */
export const STEP = 50;

/** The part of a long list that is drawn: thousands of rows would freeze the page. */
export class Cap<T> {
  readonly #all: () => readonly T[];
  readonly #step: number;
  #limit: number;

  constructor(all: () => readonly T[], step = STEP) {
    this.#all = all;
    this.#step = step;
    this.#limit = $state(step);
  }

  get shown(): readonly T[] {
    const all = this.#all();
    return all.length <= this.#limit ? all : all.slice(0, this.#limit);
  }

  get left(): number {
    return Math.max(0, this.#all().length - this.#limit);
  }

  more(): void {
    this.#limit += Math.max(this.#step, STEP);
  }
}
