/**
 * The storm once more over real sockets, against the listener, the verifier and the signer of the
 * shell, with everything on disk: the core never sees what breaks on the way. FULL=1 sends all of it.
 */
import { createServer } from 'node:http';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyRun } from '#main/run/derived/verify-run.ts';
import { listenOnLoopback } from '#test/support/network/endpoint.ts';
import { keyDocuments } from '#test/support/storm/cast.ts';
import { letFall, tallyText } from '#test/support/storm/harm.ts';
import { heapInUse, inMegabytes } from '#test/support/storm/heap.ts';
import { hostileRequest } from '#test/support/storm/requests/hostile-request.ts';
import { openHostileWall } from '#test/support/storm/wall/hostile-wall.ts';
import { createWallStorm } from '#test/support/storm/wall/wall-storm.ts';

const requests = process.env['FULL'] === undefined ? 1500 : 10_000;
/** So many at once, each on a connection of its own. */
const crowd = 60;
const seed = Number(process.env['SEED'] ?? 2026);

it(`${requests} hostile requests over sockets: no answer but what rules and the listener choose`, async () => {
  const elsewhere = createServer((request, response) => {
    const document = keyDocuments.get(`http://127.0.0.1:9${request.url}`);
    response.writeHead(document === undefined ? 204 : 200).end(document);
  });
  const standIn = await listenOnLoopback(elsewhere);
  const wall = await openHostileWall({ standIns: { '127.0.0.1': standIn } });
  const storm = createWallStorm(wall);
  const heap: number[] = [];
  const began = performance.now();
  let done = 0;
  await letFall({
    seed,
    requests,
    send: async (...draw) => {
      await storm.send(...draw);
      done += 1;
      if (done % (requests / 4) === 0) heap.push(heapInUse());
    },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `Over sockets: ${requests} requests, seed ${seed}, ${seconds} s, heap ${inMegabytes(heap)}\n`,
    `${tallyText(storm.statuses)}; ${storm.refusals.size} different verdicts;`,
    `${wall.attempts.length} calls out, all to loopback`,
  );
  const makes = fc.sample(hostileRequest, { seed, numRuns: 300 });
  for (let at = 0; at < makes.length; at += crowd) await storm.crowd(makes.slice(at, at + crowd));
  await storm.signIn('till');
  await storm.signIn('quiet bank');
  const [, middle = 0, , end = 0] = heap;
  expect(end / middle).toBeLessThan(1.2);
  // Whoever hung up left nothing behind.
  const { exchanges, signatures } = wall.open.world();
  expect([exchanges.size, signatures.size]).toEqual([0, 0]);
  expect(wall.attempts.filter((attempt) => !attempt.startsWith('127.0.0.1 '))).toEqual([]);
  expect(verifyRun(wall.store, wall.run).firstDifference).toBeUndefined();
  await wall.close();
}, 900_000);
