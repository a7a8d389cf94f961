/**
 * One kept-alive HTTP/1.1 connection on a plain socket, one request at a time: the least that a
 * client can do, so that the load program stays out of the way of the server it loads.
 * It reads answers with a Content-Length and refuses every other framing.
 */
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

const none = Buffer.alloc(0);
// All connections read into the same room, one after another; a fresh one for each read costs more
// than all else that is done with an answer.
const room = Buffer.alloc(64 * 1024);

export class KeepAliveConnection {
  readonly #port: number;
  #socket: Socket;
  #waiting: Waiting | undefined;
  #held: Buffer = none;

  constructor(port: number) {
    this.#port = port;
    this.#socket = this.#open();
  }

  #open(): Socket {
    const callback = (count: number): boolean => {
      this.#read(room.subarray(0, count));
      return true;
    };
    const onread = { buffer: room, callback };
    const socket = connect({ port: this.#port, host: '127.0.0.1', onread }).setNoDelay(true);
    socket.on('error', (fault) => this.#fail(fault));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
    return socket;
  }

  send(bytes: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      // The server may have closed a connection that nobody used for a while.
      if (this.#socket.destroyed || this.#socket.readableEnded) this.#socket = this.#open();
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const headEnd = bytes.indexOf('\r\n\r\n');
    if (headEnd < 0) return this.#hold(bytes);
    const head = bytes.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(length)) return this.#fail(new Error('an answer without Content-Length'));
    const end = headEnd + 4 + length;
    if (bytes.length < end) return this.#hold(bytes);
    const body = bytes.toString('utf8', headEnd + 4, end);
    this.#held = none;
    const { resolve } = this.#waiting ?? {};
    this.#waiting = undefined;
    resolve?.({ status: Number(head.slice(9, 12)), body });
  }

  /** More is to come, and the room is everybody's. */
  #hold(bytes: Buffer): void {
    this.#held = Buffer.from(bytes);
  }

  #fail(reason: Error): void {
    this.#waiting?.reject(reason);
    this.#waiting = undefined;
  }
}
