/**
 * The control listener's doors: who may come in, what is asked of the service, and how its answers
 * are said in HTTP. A web page is never let in, whatever it knows.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isLoopbackAuthority } from '../../listener/loopback.ts';
import { logFault } from '../../log.ts';
import {
  type ControlRefusal,
  type DecisionBody,
  decisionBody,
  type RotatedKeys,
} from './control-messages.ts';
import type { ControlTarget } from './control-target.ts';
import { diagramOf } from './diagram-of.ts';
import { lettersOf } from './sent-letters.ts';
import { traceLines } from './trace-lines.ts';

const longestBody = 64 * 1024;

/** The listener's application; `token` opens all of it. */
export function createControlApp(target: ControlTarget, token: string): Hono {
  const app = new Hono();
  const isToken = compareWith(token);
  app.use(async (context, next) => {
    const { host, origin } = context.req.header();
    if (origin !== undefined || !isLoopbackAuthority(host))
      return refuse(context, 403, 'forbidden', 'This listener answers programs on loopback only.');
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    const given = context.req.path === '/approve' ? context.req.query('token') : bearer(context);
    if (isToken(given ?? '')) return next();
    context.header('WWW-Authenticate', 'Bearer');
    return refuse(context, 401, 'unauthorized', 'The token is missing or wrong.');
  });
  app.use(
    bodyLimit({
      maxSize: longestBody,
      onError: (context) => refuse(context, 400, 'malformed', 'The body is too large.'),
    }),
  );
  app.onError((thrown, context) => {
    logFault('The control listener could not answer.', thrown);
    return context.json({ message: 'Something broke; the log says what.' }, 500);
  });
  app.notFound((context) => refuse(context, 404, 'unknown', 'There is nothing at this address.'));
  addDecisions(app, target);
  addKeys(app, target);
  addReadings(app, target);
  return app;
}

function addDecisions(app: Hono, target: ControlTarget): void {
  app.post('/requests/:authReqId/decision', async (context) => {
    const asked = decisionBody.safeParse(await context.req.json().catch(() => undefined));
    if (!asked.success) {
      const sentence = 'The body is no decision; «cli -- schema control» describes one.';
      return refuse(context, 400, 'malformed', sentence);
    }
    return decide(context, target, context.req.param('authReqId'), asked.data);
  });
  app.on(['GET', 'POST'], '/approve', async (context) => {
    const { auth_req_id: authReqId, action } = context.req.query();
    if (authReqId === undefined || (action !== 'allow' && action !== 'deny')) {
      const sentence = 'Give auth_req_id, and action=allow or action=deny.';
      return refuse(context, 400, 'malformed', sentence);
    }
    const decision = action === 'allow' ? 'approve' : 'deny';
    return decide(context, target, authReqId, { decision });
  });
}

async function decide(
  context: Context,
  target: ControlTarget,
  authReqId: string,
  decision: DecisionBody,
): Promise<Response> {
  const outcome = await target.decide(authReqId, decision);
  switch (outcome.kind) {
    case 'done':
      return context.json({ auth_req_id: authReqId, state: outcome.state });
    case 'unknown':
      return refuse(context, 404, 'unknown', 'There is no request of that auth_req_id.');
    case 'settled':
      return refuse(context, 409, 'already_settled', `This request is ${outcome.state} already.`);
    default:
      return refuse(context, 400, 'malformed', outcome.sentence);
  }
}

function addKeys(app: Hono, target: ControlTarget): void {
  app.post('/keys/rotate', async (context) => {
    const keys = await target.rotateKeys();
    return typeof keys === 'string'
      ? refuse(context, 409, 'refused', keys)
      : context.json({ keys } satisfies RotatedKeys);
  });
}

function addReadings(app: Hono, target: ControlTarget): void {
  app.get('/requests', (context) => context.json({ requests: target.requests() }));
  app.get('/letters', (context) => {
    const authReqId = context.req.query('auth_req_id');
    if (authReqId === undefined || authReqId === '')
      return refuse(context, 400, 'malformed', 'Give auth_req_id.');
    return context.json({ letters: lettersOf(target, authReqId) });
  });
  app.get('/runs', (context) => context.json({ runs: target.runs() }));
  app.get('/trace', (context) => {
    const { run = target.current(), from = '0' } = context.req.query();
    if (!/^\d{1,15}$/.test(from))
      return refuse(context, 400, 'malformed', 'from is the number of an entry.');
    const lines = traceLines(target, run, Number(from));
    if (lines === undefined)
      return refuse(context, 404, 'unknown', `There is no run «${run}» any more, or never was.`);
    return context.body(lines, 200, { 'Content-Type': 'application/x-ndjson' });
  });
  app.get('/diagram', async (context) => {
    const authReqId = context.req.query('auth_req_id');
    if (authReqId === undefined || authReqId === '')
      return refuse(context, 400, 'malformed', 'Give auth_req_id.');
    const text = await diagramOf(target, authReqId);
    return text === undefined
      ? refuse(context, 404, 'unknown', 'There is no record of that auth_req_id.')
      : context.text(text);
  });
}

function refuse(
  context: Context,
  status: 400 | 401 | 403 | 404 | 409,
  error: ControlRefusal['error'],
  message: string,
): Response {
  return context.json({ error, message } satisfies ControlRefusal, status);
}

function bearer(context: Context): string | undefined {
  return /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

/** Compares hashes, so that neither the time nor the length tells anything. */
function compareWith(token: string): (given: string) => boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = hash(token);
  return (given) => timingSafeEqual(hash(given), wanted);
}
