/**
 * A map for what comes and goes all the time, as calls do that wait for their answers. When a `Map`
 * makes itself new room, V8 lets the room that it left point to the next one. A left one that grew
 * old is only freed by a full collection, and until then keeps alive every later one with all that
 * stood in them: four in five calls were carried along so. A fresh map now and then breaks the chain.
 */

const leastTaken = 1024;

/** Keys and values as in a `Map`. */
export class PassingMap<Key, Value> {
  #held = new Map<Key, Value>();
  /** How many were taken in since the map was fresh. */
  #taken = 0;

  get size(): number {
    return this.#held.size;
  }

  get(key: Key): Value | undefined {
    return this.#held.get(key);
  }

  set(key: Key, value: Value): void {
    this.#taken += 1;
    // Copying many costs no more a call than copying few, as it is then done less often.
    if (this.#taken > Math.max(leastTaken, 2 * this.#held.size)) {
      this.#held = new Map(this.#held);
      this.#taken = this.#held.size;
    }
    this.#held.set(key, value);
  }

  delete(key: Key): boolean {
    return this.#held.delete(key);
  }

  clear(): void {
    this.#held = new Map();
    this.#taken = 0;
  }

  keys(): Iterable<Key> {
    return this.#held.keys();
  }
}
