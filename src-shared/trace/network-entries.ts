/**
 * What the network did to a message: a rule that applied, and what became of the message by a rule
 * or by a person's hand. Each names the message by the id under which it was sent, or by `in-` and
 * its exchange where it came in from outside.
 */
import { z } from 'zod';
import { wire } from '../protocol/encoding/wire.ts';
import { common } from './entry-stamp.ts';

const faultApplied = z.strictObject({
  kind: z.literal('fault.applied'),
  ...common,
  rule: z.string(),
  title: z.string(),
  message: z.string(),
  act: z.string(),
  /** The latency that was drawn, or when it comes again. */
  ms: z.int().optional(),
  times: z.int().optional(),
  status: z.int().optional(),
  error: z.string().optional(),
  /** Whether the rule tables of that endpoint know this error with this status. */
  legal: z.boolean().optional(),
});

export const losses = [
  'dropped',
  'reset',
  'answered on the way',
  'offline',
  'given up',
  'hung up',
] as const;

const messageLost = z.strictObject({
  kind: z.literal('message.lost'),
  ...common,
  message: z.string(),
  how: z.enum(losses),
});
const messageHeld = z.strictObject({
  kind: z.literal('message.held'),
  ...common,
  message: z.string(),
  why: z.enum(['hand', 'rule', 'breakpoint', 'offline', 'signature', 'frozen']),
  /** When it goes on by itself; null while a device is offline, or while it is frozen. */
  until: z.int().nullable(),
  /** What a frozen one has left. */
  remaining: z.int().optional(),
});
const messageReleased = z.strictObject({
  kind: z.literal('message.released'),
  ...common,
  message: z.string(),
  why: z.enum(['hand', 'limit', 'online', 'signature']),
  arrivesAt: z.int(),
});
const messageEdited = z.strictObject({
  kind: z.literal('message.edited'),
  ...common,
  message: z.string(),
  wire,
});
/** Another time of arrival: later, or in front of another one. */
const messageMoved = z.strictObject({
  kind: z.literal('message.moved'),
  ...common,
  message: z.string(),
  arrivesAt: z.int(),
  before: z.string().optional(),
});
/** It reached somebody who did not wait for it. */
const messageIgnored = z.strictObject({
  kind: z.literal('message.ignored'),
  ...common,
  message: z.string(),
  reason: z.string(),
});

export const networkEntries = [
  faultApplied,
  messageLost,
  messageHeld,
  messageReleased,
  messageEdited,
  messageMoved,
  messageIgnored,
] as const;

export type Loss = (typeof losses)[number];
