/**
 * How often a service's functions run before V8 compiles them in earnest. It would wait for 3,000
 * runs, and most functions of a flow run once or twice in it: the first ten thousand flows then pay
 * for slow code, and for compiling it beside them. What is compiled too soon is compiled again.
 */
import { setFlagsFromString } from 'node:v8';

const runsBefore = 500;

/** Holds for the whole process, its other threads among them. */
export function optimiseEarly(): void {
  setFlagsFromString(`--invocation-count-for-turbofan=${runsBefore}`);
}
