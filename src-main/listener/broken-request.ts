/**
 * What a client hears whose bytes are no HTTP, or do not come to an end. Calls that came whole before
 * them on the same connection get their answers first: a client must not take our no for theirs.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

interface Call {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
}

interface BrokenRequests {
  /** To be told of every call, as soon as it begins to come in. */
  readonly note: (call: Call) => void;
  /**
   * Says no and closes, when it is this connection's turn. False for more of what was refused before:
   * whoever sends on and on is not listened to again.
   */
  readonly refuse: (fault: NodeJS.ErrnoException, socket: Duplex) => boolean;
}

const reasons: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Content Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
const patienceMs = 1000;

/** For one listener. */
export function createBrokenRequests(): BrokenRequests {
  const calls = new WeakMap<Duplex, readonly Call[]>();
  const refused = new WeakSet<Duplex>();
  const openOn = (socket: Duplex): readonly Call[] =>
    (calls.get(socket) ?? []).filter(({ response }) => !response.writableFinished);

  return {
    note: (call) => void calls.set(call.incoming.socket, [...openOn(call.incoming.socket), call]),
    refuse: (fault, socket) => {
      if (refused.has(socket)) return false;
      refused.add(socket);
      const open = openOn(socket);
      // Answers leave in the order of their calls, so the last one is the one to wait for.
      const last = open.findLast(({ incoming }) => incoming.complete);
      if (last !== undefined) last.response.once('finish', () => sayNo(fault, socket));
      // Its answer went out before the call was whole: it was a no, and is not said twice.
      else if (open.some(({ response }) => response.headersSent)) socket.destroy();
      else sayNo(fault, socket);
      return true;
    },
  };
}

function sayNo({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return;
  const reason = reasons[code] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${reason}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  const timer = setTimeout(() => socket.destroy(), patienceMs);
  socket.once('close', () => clearTimeout(timer));
}
