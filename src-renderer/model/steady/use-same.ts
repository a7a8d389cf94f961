/** An object that stays the same one while its members do, so that nobody is drawn anew for it. */
import { useState } from 'react';

/** The object given before, unless a member is another now. */
export function useSame<Value extends object>(value: Value): Value {
  const [held, hold] = useState(value);
  if (held === value || isSame(held, value)) return held;
  hold(value);
  return value;
}

function isSame(left: object, right: object): boolean {
  return Object.entries(right).every(([name, member]) =>
    Object.is(Reflect.get(left, name), member),
  );
}
